"""All ways in which a value can be printed, and a search of the text for secrets in any encoding."""

from __future__ import annotations

import copy
import io
import json
import logging
import pickle
import pprint
import traceback
from base64 import b64encode, urlsafe_b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

import pytest
from _pytest._io.saferepr import saferepr
from rich.pretty import pretty_repr
from rich.traceback import Traceback

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

_TESTS = str(Path(__file__).parents[1])
_PIECE = 16


def spellings(secret: str) -> set[str]:
    """The secret as it is, and as it looks in a URL, in JSON, in hexadecimal and inside of something in base64.

    A long secret is looked for in pieces, so that one that is cut off is found too.
    """
    size = len(secret) if len(secret) < 2 * _PIECE else _PIECE
    pieces = [secret[at : at + size] for at in {0, (len(secret) - size) // 2, len(secret) - size}]
    found: set[str] = set()
    for piece in pieces:
        found |= {piece, quote(piece, safe=""), quote_plus(piece), json.dumps(piece)[1:-1], piece.encode().hex()}
        # The first and the last characters of base64 depend on what stands beside the secret.
        for before in range(3):
            padded = b"\0" * before + piece.encode()
            inner = slice(4 if before else 0, -4 if len(padded) % 3 else None)
            found |= {b64encode(padded).decode()[inner], urlsafe_b64encode(padded).decode()[inner]}
    return {spelling for spelling in found if len(spelling) >= 6}


def shown(text: str, secrets: Iterable[str]) -> list[str]:
    """The encoded secrets that the text holds."""
    return [spelling for secret in secrets for spelling in spellings(secret) if spelling in text]


class Search:
    """Looks for the same secrets in many texts."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._spellings = [spelling for secret in secrets for spelling in spellings(secret)]

    def __call__(self, text: str) -> list[str]:
        """The encoded secrets that the text holds."""
        return [spelling for spelling in self._spellings if spelling in text]


def texts(value: Any) -> Iterator[tuple[str, str]]:
    """The texts that a value can be printed as, by the name of the way."""
    yield "repr", repr(value)
    yield "str", str(value)
    yield "format", format(value)
    yield "f-string", f"{value} {value!s} {value!r} {value!a}"
    yield "percent", "%s %r" % (value, value)  # noqa: UP031 -- as logging does it
    yield "container", str([value, (value,), {"key": value}])
    yield "copy", _copied(value)
    yield "pprint", pprint.pformat([value])
    yield "json", json.dumps(value, default=str)
    yield "rich", pretty_repr([value])
    yield "pytest", saferepr(value)
    yield "as a local", _as_a_local(value)
    if hasattr(value, "toString"):
        yield "toString", value.toString()
    if hasattr(value, "__dict__"):
        yield "vars", repr(vars(value))


def _copied(value: Any) -> str:
    try:
        return repr(copy.copy(value))
    except TypeError as refused:
        return repr(refused)


def _as_a_local(value: Any) -> str:
    def fails(argument: Any) -> None:
        raise ValueError(type(argument).__name__)

    try:
        fails(value)
    except ValueError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    raise AssertionError


def pickled(value: Any) -> str:
    """The pickle as text, one character a byte; empty if the value refuses to be pickled."""
    try:
        return pickle.dumps(value).decode("latin-1")
    except (TypeError, AttributeError, pickle.PicklingError):
        return ""


def failure_texts(error: BaseException) -> Iterator[tuple[str, str]]:
    """How people see an exception: with notes and causes, and with locals as talkative tracebacks print them.

    Frames of tests are left out at the top: they hold the secrets that they look for.
    """
    _strip(error, set())
    yield "repr and str", f"{error!r} {error} {error.args!r}"
    yield "traceback", "".join(traceback.format_exception(error))
    yield "locals", "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    yield "rich", _by_rich(error)
    if error.__traceback__ is not None:
        info = pytest.ExceptionInfo.from_exception(error)
        yield "pytest", str(info.getrepr(showlocals=True, style="long"))
    yield "pickle", pickled(error)
    yield "vars", repr(vars(error))
    yield "log", _logged(error)
    if hasattr(error, "toString"):
        yield "toString", error.toString()


def _strip(error: BaseException | None, seen: set[int]) -> None:
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        trace = error.__traceback__
        while trace is not None and _is_of_a_test(trace):
            trace = trace.tb_next
        error.__traceback__ = trace
        _strip(error.__context__, seen)
        error = error.__cause__


def _is_of_a_test(trace: TracebackType) -> bool:
    return trace.tb_frame.f_code.co_filename.startswith(_TESTS)


def _by_rich(error: BaseException) -> str:
    """The text that rich prints, without its layout, which takes long."""
    trace = Traceback.extract(type(error), error, error.__traceback__, show_locals=True, locals_max_string=10_000)
    lines: list[str] = []
    for stack in trace.stacks:
        lines.append(f"{stack.exc_type}: {stack.exc_value} {getattr(stack, 'notes', '')}")
        lines += [f"{name} = {node}" for frame in stack.frames for name, node in (frame.locals or {}).items()]
    return "\n".join(lines)


def _logged(error: BaseException) -> str:
    stream = io.StringIO()
    found = (type(error), error, error.__traceback__)
    record = logging.makeLogRecord({"msg": "failed: %r", "args": (error,), "exc_info": found})
    logging.StreamHandler(stream).handle(record)
    return stream.getvalue()
