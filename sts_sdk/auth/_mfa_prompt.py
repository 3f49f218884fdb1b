"""Asks a person for the code that an MFA device shows."""

from __future__ import annotations

import getpass
import sys

from sts_sdk._exceptions import SdkClientException


def ask_on_terminal(serial_number: str) -> str:
    """The code, typed at the terminal without showing; a SdkClientException if there is no terminal to ask on."""
    if sys.stdin is None or not sys.stdin.isatty():  # pyright: ignore[reportUnnecessaryComparison] -- None without a console
        raise SdkClientException(
            f"An MFA code of {serial_number} is needed, but there is no terminal to ask on. "
            "Give ProfileCredentialsProvider a function as mfaPrompt that returns the code."
        )
    return getpass.getpass(f"MFA code of {serial_number}: ")
