"""``python -m sts_sdk.porting``."""

from __future__ import annotations

import sys

from sts_sdk.porting._command import main

sys.exit(main())
