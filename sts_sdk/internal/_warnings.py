"""Warnings that point at the line of the caller's program, not at one of ours.

A module of its own, so that only who warns loads ``warnings``.
"""

from __future__ import annotations

import os
import sys
import warnings
from typing import Final

# With a separator, because sts_sdk_more would be the caller's.
_PACKAGE: Final = os.path.dirname(os.path.dirname(__file__)) + os.sep  # noqa: PTH120 -- as frames name files


class PreflightWarning(UserWarning):
    """A service will refuse this call, or what it gives will be refused later, for a reason that it will not tell.

    Silenced by ``warnings.simplefilter("ignore", PreflightWarning)``.
    """

    __module__ = f"{str(__package__).rpartition('.')[0]}.services.securitytoken"  # where people import it from


def hint(text: str) -> None:
    """Say to the caller's line what is bound to be refused, and why. ``text`` is a sentence."""
    warn_caller(f"Hint: {text}", PreflightWarning)


def warn_caller(message: str, category: type[Warning]) -> None:
    """Warn about the first frame outside of this package."""
    if sys.version_info >= (3, 12):
        warnings.warn(message, category, stacklevel=2, skip_file_prefixes=(_PACKAGE,))
    else:
        warnings.warn(message, category, stacklevel=_frames_of_ours())


def _frames_of_ours() -> int:
    """What ``stacklevel`` must be in a function that calls this one."""
    level, frame = 1, sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- warnings does the same
    while frame.f_code.co_filename.startswith(_PACKAGE) and frame.f_back is not None:
        level, frame = level + 1, frame.f_back
    return level
