"""The check of a request before it is sent: everything that is wrong is told at once.

Maximum lengths and the longest duration of a role are left to the service, which has raised such limits before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._shape import BOOLEAN, INTEGER, LIST, REDACTED, STRING, STRUCTURE, TIMESTAMP, Member, Shape

_TYPES: Final[Mapping[str, type]] = {
    STRING: str, INTEGER: int, BOOLEAN: bool, TIMESTAMP: datetime, LIST: list, STRUCTURE: Shape,
}  # fmt: skip
_LONGEST: Final = 60  # characters of a value in a message
_READABLE_PATTERN: Final = 60  # characters; a longer one tells less than what it does not allow
_CONTROL: Final = r"[\x00-\x1f\x7f]"


def check(request: Shape) -> None:
    """Raise an IllegalArgumentException that names all problems if the service would refuse the request."""
    problems = list(_problems("", request))
    if problems:
        name = type(request).__name__
        raise IllegalArgumentException(f"{name} cannot be sent: {'; '.join(problems)}.")


def _problems(path: str, shape: Shape) -> Iterator[str]:
    for member in shape.__shape__:
        value = getattr(shape, member.attribute)
        if value is not None:
            yield from _complaints(f"{path}{member.name}", member, value)
        elif member.required:
            yield f"{path}{member.name} is required"


def _complaints(name: str, member: Member, value: Any) -> Iterable[str]:
    if not _has_type(member, value):
        return (
            f"{name} is {_shown_value(member, value)} of type {type(value).__name__}, must be {_type_name(member)}",
        )
    if member.kind == INTEGER:
        return _integer_complaints(name, member, value)
    if member.kind == STRING:
        return _string(name, member, value)
    if member.kind == LIST:
        return _list_problems(name, member, value)
    return _problems(f"{name}.", value) if member.kind == STRUCTURE else ()


def _has_type(member: Member, value: object) -> bool:
    expected: type = member.of or _TYPES.get(member.kind, object)
    return isinstance(value, expected) and not (member.kind == INTEGER and isinstance(value, bool))


def _type_name(member: Member) -> str:
    if member.kind == LIST and member.element is not None:
        return f"a list of {_type_name(member.element)}"
    return (member.of or _TYPES[member.kind]).__name__


def _integer_complaints(name: str, member: Member, value: int) -> Iterable[str]:
    low, high = member.minimum, member.maximum if member.bounded else None
    if (low is None or value >= low) and (high is None or value <= high):
        return ()
    allowed = f"at least {low}" if high is None else f"{low} to {high}"
    return (f"{name} is {_shown_value(member, value)}, must be {allowed}",)


def _string(name: str, member: Member, value: str) -> Iterator[str]:
    if len(value) < _least_length(member):
        yield f"{name} is {_shown_value(member, value)}, must have at least {_least_length(member)} characters"
    if member.pattern is not None and value and not re.fullmatch(member.pattern, value):
        yield f"{name} is {_shown_value(member, value)}, {_mismatch(member.pattern, value)}"


def _mismatch(pattern: str, value: str) -> str:
    """Why a text does not match: the pattern or, where that is long, the characters that it does not allow."""
    control = re.search(_CONTROL, value)
    wrong = control[0] if control else next((each for each in value if not re.fullmatch(pattern, each)), None)
    kind = f"a control character ({wrong!r})" if control else repr(wrong)
    if len(pattern) > _READABLE_PATTERN and wrong is not None:
        return f"holds {kind}, which is not allowed"
    return f"holds {kind} and must match {pattern}" if control else f"must match {pattern}"


def _list_problems(name: str, member: Member, values: list[object]) -> Iterator[str]:
    if len(values) < _least_length(member):
        yield f"{name} has {len(values)} elements, must have at least {_least_length(member)}"
    for index, value in enumerate(values, 1):
        if value is not None and member.element is not None:
            yield from _complaints(f"{name}.member.{index}", member.element, value)
    yield from _duplicates(name, values)


def _duplicates(name: str, values: list[object]) -> Iterator[str]:
    """Keys of tags are told apart without regard to case."""
    keys = [key for key in (getattr(value, "_key", None) for value in values) if isinstance(key, str)]
    counted = Counter(key.lower() for key in keys)
    twice = [key for key in dict.fromkeys(keys) if counted[key.lower()] > 1]
    if twice:
        yield f"{name} has keys more than once: {', '.join(map(repr, twice))}"


def _least_length(member: Member) -> int:
    return (member.length[0] if member.length else None) or 0


def _shown_value(member: Member, value: object) -> str:
    if member.sensitive:
        return REDACTED
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
