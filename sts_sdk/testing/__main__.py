"""``python -m sts_sdk.testing``: a local AWS to try by hand, until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sts_sdk.internal._text import never_break_on_a_letter


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the settings that point a program here, and serve."""
    try:
        from sts_sdk.testing._command import add_arguments, run  # noqa: PLC0415 -- a missing extra is told in one line
    except ModuleNotFoundError as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    never_break_on_a_letter()
    parser = argparse.ArgumentParser(prog="python -m sts_sdk.testing", description=__doc__)
    add_arguments(parser)
    return run(parser.parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main())
