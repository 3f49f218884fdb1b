"""Asks for the code that an MFA device shows: a function of the caller's, else the person at the terminal.

The roles of Builders and those of profiles ask here.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable

from sts_sdk._exceptions import SdkBaseException, SdkClientException


def mfa_code(serial_number: str, ask: Callable[[str], str] | None = None) -> str:
    """The code from ``ask``, else from the person at the terminal; of an error of ``ask`` only the class is told."""
    try:
        code = str((ask or ask_on_terminal)(serial_number) or "").strip()
    except SdkBaseException:
        raise
    except Exception as e:
        raise SdkClientException(
            f"No MFA code of {serial_number}: asking for it failed with {type(e).__name__}", e
        ) from e
    if not code:
        raise SdkClientException(f"No MFA code of {serial_number}: who was asked for it gave none")
    return code


def ask_on_terminal(serial_number: str) -> str:
    """The code, typed without showing, at the terminal or in a notebook; a SdkClientException if neither is there."""
    if sys.stdin is None or not (sys.stdin.isatty() or _in_notebook()):  # pyright: ignore[reportUnnecessaryComparison] -- None without a console
        git_bash = os.name == "nt" and bool(os.environ.get("MSYSTEM"))
        raise SdkClientException(
            f"An MFA code of {serial_number} is needed, but there is no terminal to ask on. "
            + ("Git Bash hides it from Windows programs: run this one by `winpty python ...`. " if git_bash else "")
            + "Give a function that returns the code: to a ProfileCredentialsProvider as mfaPrompt, "
            "to a Builder by withTokenCodeProvider."
        )
    return getpass.getpass(f"MFA code of {serial_number}: ")


def _in_notebook() -> bool:
    """Whether a notebook runs this: its kernel has no terminal, but puts a getpass of its own in place, which asks."""
    return str(getattr(getpass.getpass, "__module__", "")).partition(".")[0] == "ipykernel"
