"""Recorded values as model classes, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sts_sdk.internal._shape import LIST, STRUCTURE, Shape
from sts_sdk.services.securitytoken import model

if TYPE_CHECKING:
    from sts_sdk.internal._shape import Member

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def capital(name: str) -> str:
    """``getSessionToken`` -> ``GetSessionToken``."""
    return name[0].upper() + name[1:]


def request_of(operation: str, values: dict[str, Any] | None) -> Any:
    """The request of a recorded call, its members set by Java's setters."""
    return shape_of(getattr(model, f"{capital(operation)}Request"), values or {})


def shape_of(cls: type[Shape], values: dict[str, Any]) -> Any:
    """A value of a model class from its recorded members."""
    shape = cls()
    members = {member.java_name: member for member in cls.__shape__}
    for name, value in values.items():
        getattr(shape, f"set{capital(name)}")(_value(members[capital(name)], value))
    return shape


def _value(member: Member, value: Any) -> Any:
    if isinstance(value, dict) and "$repeat" in value:
        text, times = value["$repeat"]
        return text * times
    if value is not None and member.kind == LIST:
        assert member.element is not None
        return [_value(member.element, element) for element in value]
    if value is not None and member.kind == STRUCTURE:
        assert member.of is not None
        return shape_of(member.of, value)
    return value


def members_of(shape: Shape) -> dict[str, Any]:
    """The members of a result as they were recorded, those that Java v1 did not have left out while unset."""
    return {
        member.java_name[0].lower() + member.java_name[1:]: _plain(getattr(shape, member.attribute))
        for member in shape.__shape__
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Shape):
        return members_of(value)
    if isinstance(value, datetime):
        return {"$epochMillis": (value - EPOCH) // timedelta(milliseconds=1)}
    return value


def body_of(response: dict[str, Any]) -> bytes:
    """The body of a recorded answer, as bytes."""
    if "body_latin1" in response:
        return response["body_latin1"].encode("latin-1")
    return (response.get("body") or "").encode()


def forced(request: Any, **members: object) -> Any:
    """A request with members that its setters refuse, as a subclass or a handler could leave them."""
    attributes = {member.name[0].lower() + member.name[1:]: member.attribute for member in request.__shape__}
    for name, value in members.items():
        setattr(request, attributes[name], value)
    return request
