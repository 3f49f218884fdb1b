"""What a person is told of an error: at most four lines, what to do next among them, and no traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from typing import Final

from sts_sdk._exceptions import AmazonServiceException, IllegalArgumentException, SdkBaseException

FAILED: Final = 1
USAGE: Final = 2
NOT_RUNNABLE: Final = 126
NOT_FOUND: Final = 127
INTERRUPTED: Final = 130

_MOST_LINES: Final = 4
_LONGEST_LINE: Final = 300
# Behind it each provider has a sentence of its own, as in Java, which no line can hold.
_NOTHING: Final = " from any provider in the chain: ["


class UsageError(Exception):
    """The command line, or what it names, is wrong; nothing was done."""


class CommandError(Exception):
    """It cannot be done; the message says what to do instead. ``status`` is the exit status."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def failed(error: BaseException, *, debug: bool) -> int:
    """Tell an error on standard error; the exit status for it."""
    if isinstance(error, BrokenPipeError):
        _leave_the_pipe()
        return FAILED
    if debug:
        traceback.print_exception(error)
    lines = [line[:_LONGEST_LINE] for line in _lines_of_error(error) if line.strip()]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "(--debug shows the rest)"]
    print("\n".join(["", *lines]) if isinstance(error, KeyboardInterrupt) else "\n".join(lines), file=sys.stderr)
    return _status(error)


def _status(error: BaseException) -> int:
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, CommandError):
        return error.status
    # What the package itself refuses before anything is sent came from the command line, or from what it names.
    return USAGE if isinstance(error, (UsageError, IllegalArgumentException)) else FAILED


def _lines_of_error(error: BaseException) -> Iterator[str]:
    if isinstance(error, KeyboardInterrupt):
        yield "sts-sdk: interrupted"
        return
    text = _told_text(error)
    name = f"{error.getErrorCode()}: " if isinstance(error, AmazonServiceException) else ""
    first, *more = (text or type(error).__name__).splitlines() or [type(error).__name__]
    if not isinstance(error, (SdkBaseException, UsageError, CommandError, ImportError, OSError)):
        name = f"{type(error).__name__}: "
    chain, nothing, _ = first.partition(_NOTHING)
    yield f"sts-sdk: {name}{chain}{nothing.rstrip(': [')}"
    yield from more
    yield from _next_step(error)
    notes: list[str] = getattr(error, "__notes__", [])
    # What the chain found at each provider is what explain says; what is broken cannot wait for that.
    yield from (note for note in notes if not nothing or ": broken: " in note)


def _told_text(error: BaseException) -> str | None:
    if isinstance(error, AmazonServiceException):
        return error.getErrorMessage()
    return _file_and_reason(error) if isinstance(error, OSError) else str(error)


def _file_and_reason(error: OSError) -> str:
    """What the system says of a file, without its number for it."""
    return f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)


def _next_step(error: BaseException) -> Iterator[str]:
    if isinstance(error, AmazonServiceException):
        if error.getErrorCode() in {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"}:
            yield "Pipe this message into: sts-sdk why"
    elif isinstance(error, SdkBaseException) and " credentials" in str(error):  # no path of that name
        yield "Where they are looked for: sts-sdk explain"
        if _NOTHING in str(error):
            yield "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of ~/.aws with --profile."


def _leave_the_pipe() -> None:
    """Whoever read has gone: nothing more is written there, not even at the exit of the interpreter."""
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError):
        return
