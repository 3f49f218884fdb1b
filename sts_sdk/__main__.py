"""``python -m sts_sdk`` is the command ``sts-sdk``."""

from __future__ import annotations

import sys

from sts_sdk.cli._main import main

if __name__ == "__main__":
    sys.exit(main())
