"""Requests as AWS Query forms: one ``name=value`` for each value, nested members by dotted names."""

from __future__ import annotations

from datetime import datetime
from typing import cast
from urllib.parse import quote_plus

from sts_sdk.internal._dates import iso_date
from sts_sdk.internal._shape import LIST, MAP, STRUCTURE, Member, Shape


def encode(action: str, version: str, request: Shape) -> bytes:
    """The body of the request. Names are the model's with dots and numbers, which stand in a form as they are."""
    return "&".join(
        [f"{name}={form_text(value)}" for name, value in form_parameters(action, version, request)]
    ).encode()


def form_parameters(action: str, version: str, request: Shape) -> list[tuple[str, str]]:
    """Names and values of the form: Action and Version, then the members in the model's order."""
    found = [("Action", action), ("Version", version)]
    _add_members("", request, found)
    return found


def _add_members(prefix: str, shape: Shape, found: list[tuple[str, str]]) -> None:
    for member in shape.__shape__:
        value = getattr(shape, member.attribute)
        if value is not None:
            _add_value(prefix + member.name, member, value, found)


def _add_value(name: str, member: Member, value: object, found: list[tuple[str, str]]) -> None:
    if member.kind == STRUCTURE:
        _add_members(f"{name}.", cast("Shape", value), found)
    elif member.kind == LIST:
        _elements(name, member, cast("list[object]", value), found)
    elif member.kind == MAP:
        _entries(name, cast("dict[str, str]", value), found)
    else:
        found.append((name, _wire_text(value)))


def _elements(name: str, member: Member, values: list[object], found: list[tuple[str, str]]) -> None:
    if not values:
        found.append((name, ""))  # as in Java, an empty list is sent as an empty value
    for index, value in enumerate(values, 1):
        if value is not None and member.element is not None:  # a None in a list is not sent, but counts in the numbers
            _add_value(f"{name}.member.{index}", member.element, value, found)


def _entries(name: str, entries: dict[str, str], found: list[tuple[str, str]]) -> None:
    for index, (key, value) in enumerate(entries.items(), 1):
        found += [(f"{name}.entry.{index}.key", key), (f"{name}.entry.{index}.value", value)]


def _wire_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return iso_date(value) if isinstance(value, datetime) else str(value)


def form_text(text: str) -> str:
    """One name or value of a form, as Java's URLEncoder writes it.

    ``*`` stays, ``~`` does not; half a surrogate pair becomes a question mark.
    """
    if text.isascii() and (text.isalnum() or text.replace("-", "").isalnum()):
        return text  # most names and values, in a tenth of the time
    return quote_plus(text, safe="*", errors="replace").replace("~", "%7E")
