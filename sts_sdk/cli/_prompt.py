"""Asks a person at the terminal, which is not standard input: that may be a pipe."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Final

from sts_sdk._exceptions import SdkClientException

_DIGITS: Final = 6


def typed_mfa_code(serial_number: str) -> str:
    """The code of an MFA device, typed without showing. It is never an argument: other processes could read it."""
    if not _can_ask():
        raise SdkClientException(f"An MFA code of {serial_number} is needed, but there is no terminal to ask on.")
    code = getpass.getpass(f"MFA code of {serial_number}: ").strip()
    if len(code) != _DIGITS or not (code.isascii() and code.isdigit()):
        raise SdkClientException(f"An MFA code is {_DIGITS} digits; what was typed is something else.")
    return code


def _can_ask() -> bool:
    if os.name == "nt":
        return sys.stdin is not None and sys.stdin.isatty()  # pyright: ignore[reportUnnecessaryComparison] -- pythonw has none
    try:
        with Path("/dev/tty").open(encoding="utf-8"):
            return True
    except OSError:
        return False
