"""What every class that is made by rule can do, and the functions that its members get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, ClassVar, Final, cast

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._accepted import with_entry, with_list
from sts_sdk.internal._shape import Member, Shape
from sts_sdk.services._rules._names import is_name
from sts_sdk.services._rules._overloads import chosen
from sts_sdk.services._rules._table import Form

TEXT: Final = "text"
BLOB: Final = "blob"
STREAM: Final = "stream"
BOOLEAN: Final = "boolean"
TIMESTAMP: Final = "timestamp"
NUMBER: Final = "number"
LIST: Final = "list"
MAP: Final = "map"
STRUCTURE: Final = "structure"
DOCUMENT: Final = "document"


class AutoList(list[Any]):
    """The empty list that stands for one that is absent, where Java makes one; it is not sent until it is filled."""

    __slots__ = ()

    def copy(self) -> list[Any]:
        return AutoList(self)


class AutoMap(dict[str, Any]):
    """The empty map that stands for one that is absent, where Java makes one; it is not sent until it is filled."""

    __slots__ = ()

    def copy(self) -> dict[str, Any]:
        return AutoMap(self)


def is_absent(value: object) -> bool:
    """Whether a member has no value that would be sent."""
    return value is None or (isinstance(value, (AutoList, AutoMap)) and not value)


class RuledMember(Member):
    """A member of a class made by rule: Java's name (``name``), botocore's (``wire``), what stands for None."""

    __slots__ = ("absent", "keyword", "wire")

    def __init__(
        self, name: str, kind: str, wire: str, keyword: str, absent: Callable[[], Any] | None, sensitive: bool
    ) -> None:
        super().__init__(name, f"_{name}", kind, sensitive=sensitive)
        self.wire = wire
        self.keyword = keyword
        self.absent = absent

    def kept(self, value: object) -> object:
        """What a setter keeps of a value."""
        if value is None:
            return None if self.absent is None else self.absent()
        keep = _KEEP.get(self.kind)
        return value if keep is None else keep(value)


class Ruled(Shape):
    """A request, result or structure made by rule."""

    __slots__ = ()
    __shape__: ClassVar[tuple[RuledMember, ...]] = ()  # pyright: ignore[reportIncompatibleVariableOverride] -- never set anew
    __views__: ClassVar[tuple[RuledMember, ...]] = ()  # other names of what members hold
    __forms__: ClassVar[tuple[Form, ...]] = ()

    def __init__(self, *values: object, **members: object) -> None:
        super().__init__()
        for member in self.__shape__:
            setattr(self, member.attribute, None if member.absent is None else member.absent())
        if values:
            members = {**chosen(type(self).__name__, self.__forms__, values), **members}
        if members:
            self._fill(members)

    def _fill(self, members: Mapping[str, object]) -> None:
        by_keyword = {member.keyword: member for member in (*self.__shape__, *self.__views__)}
        for keyword, value in members.items():
            member = by_keyword.get(keyword) or by_keyword.get(keyword.rstrip("_"))
            if member is None:
                allowed = ", ".join(by_keyword) or "none"
                raise TypeError(f"{type(self).__name__} has no member {keyword!r}; its members are: {allowed}")
            setattr(self, member.attribute, member.kept(value))


# What setters keep


def _enum_text(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _blob(value: object) -> object:
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, memoryview):
        return value.tobytes()
    return value.encode() if isinstance(value, str) else value


def _list_value(value: object) -> object:
    """A copy. What is no collection is kept as it is, for the check before sending to name it."""
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping)):
        return [_enum_text(each) for each in cast("Iterable[object]", value)]
    return cast("object", value)  # type: ignore[redundant-cast]  # pyright sees a type that is half known


def _map(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    return {_enum_text(key): _enum_text(each) for key, each in cast("Mapping[object, object]", value).items()}


_KEEP: Final[dict[str, Callable[[object], object]]] = {
    TEXT: _enum_text, BLOB: _blob, STREAM: _blob, LIST: _list_value, MAP: _map,
}  # fmt: skip


# The methods of members


def methods_of(member: RuledMember, home: str, module: str) -> dict[str, Callable[..., Any]]:
    """Java's methods for a member of the class ``home``."""
    name = member.name
    made = {f"get{name}": (_getter(member), f"{name}, or None."), f"set{name}": (_setter(member), f"Set {name}.")}
    with_ = _with_list(member) if member.kind == LIST else _with_map(member) if member.kind == MAP else _with(member)
    made[f"with{name}"] = with_, f"``set{name}``, returning the object."
    if member.kind == BOOLEAN:
        made[is_name(name)] = made[f"get{name}"]
    if member.kind == MAP:
        made[f"add{name}Entry"] = _add_entry(member), f"Add an entry to {name}; a key that is there is refused."
        made[f"clear{name}Entries"] = _clear_entries(member), f"Remove all entries of {name}."
    return {key: named(function, key, home, module, doc) for key, (function, doc) in made.items()}


def named(function: Callable[..., Any], name: str, home: str, module: str, doc: str) -> Callable[..., Any]:
    """The function as if it had been written in the class ``home``."""
    function.__name__ = name
    function.__qualname__ = f"{home}.{name}"
    function.__module__ = module
    function.__doc__ = doc
    return function


def _getter(member: RuledMember) -> Callable[..., Any]:
    attribute = member.attribute

    def get(self: Ruled) -> object:
        return getattr(self, attribute)

    return get


def _setter(member: RuledMember) -> Callable[..., None]:
    def set_(self: Ruled, *value: object) -> None:
        setattr(self, member.attribute, member.kept(_one(member, value)))

    return set_


def _with(member: RuledMember) -> Callable[..., Ruled]:
    def with_(self: Ruled, value: object) -> Ruled:
        setattr(self, member.attribute, member.kept(value))
        return self

    return with_


def _with_map(member: RuledMember) -> Callable[..., Ruled]:
    def with_(self: Ruled, *value: object) -> Ruled:
        setattr(self, member.attribute, member.kept(_one(member, value)))
        return self

    return with_


def _with_list(member: RuledMember) -> Callable[..., Ruled]:
    def with_(self: Ruled, *values: Any) -> Ruled:
        current = getattr(self, member.attribute)
        setattr(self, member.attribute, member.kept(with_list(member.name, object, current, values)))
        return self

    return with_


def _add_entry(member: RuledMember) -> Callable[..., Ruled]:
    def add(self: Ruled, key: Any, value: Any) -> Ruled:
        entry: Any = _enum_text(value)
        setattr(
            self,
            member.attribute,
            with_entry(member.name, getattr(self, member.attribute), str(_enum_text(key)), entry),
        )
        return self

    return add


def _clear_entries(member: RuledMember) -> Callable[..., Ruled]:
    def clear(self: Ruled) -> Ruled:
        setattr(self, member.attribute, member.kept(None))
        return self

    return clear


def _one(member: RuledMember, values: tuple[object, ...]) -> object:
    """The one argument of a setter. A map takes entries, too, each a pair of key and value."""
    if len(values) == 1 and (member.kind != MAP or not isinstance(values[0], tuple)):
        return values[0]
    if member.kind == MAP and values:
        return dict(cast("tuple[tuple[str, object], ...]", values))
    raise IllegalArgumentException(f"{member.name} takes one value, not {len(values)}.")
