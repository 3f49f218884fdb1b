"""The classes of a package ``model``, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk._requests._result import AmazonWebServiceResult
from sts_sdk.internal._shape import ServiceEnum
from sts_sdk.services._rules._added import added_methods
from sts_sdk.services._rules._codec import Codec
from sts_sdk.services._rules._ec2 import ATTRIBUTE as DRY_RUN
from sts_sdk.services._rules._ec2 import DryRunResult, DryRunSupportedRequest, views_of
from sts_sdk.services._rules._members import members_of
from sts_sdk.services._rules._model import (
    BASE_EXCEPTION,
    BY_HAND,
    ENUM,
    EXCEPTION,
    REQUEST,
    RESULT,
    SHAPE,
    Entry,
    Model,
    Service,
)  # fmt: skip
from sts_sdk.services._rules._names import attribute_name, constant_name, is_taken
from sts_sdk.services._rules._table import Fact, Package
from sts_sdk.services._rules._values import Ruled, methods_of

_BASES: Final[dict[str, tuple[type, ...]]] = {
    REQUEST: (Ruled, AmazonWebServiceRequest),
    RESULT: (Ruled, AmazonWebServiceResult),
    SHAPE: (Ruled,),
}
_SENTENCES: Final = {
    REQUEST: "Parameters of an operation",
    RESULT: "Result of an operation",
    SHAPE: "A structure",
    EXCEPTION: "An error of the service",
}


class RuledEnum(ServiceEnum):
    """An enumeration of a service model, with Java's static methods."""

    @classmethod
    def valueOf(cls, name: str) -> RuledEnum:
        """The constant of this name."""
        return cls[name]

    @classmethod
    def values(cls) -> list[RuledEnum]:
        """All constants."""
        return list(cls)


class Classes:
    """The classes of one package, by name, and the converters of its services."""

    def __init__(self, package: Package, module: str, spelled: Callable[[str], str]) -> None:
        self.model = Model(package)
        self.module = module
        self._spelled = spelled  # the name that is meant by another spelling of it
        self._made: dict[str, Any] = {}
        self._codecs: dict[str, Codec] = {}

    def names(self) -> list[str]:
        """The names of all classes."""
        return sorted(self.model.entries)

    def get(self, name: str) -> Any:
        """The class of that name; AttributeError if the service has none."""
        made = self._made.get(name)
        if made is None:
            entry = self.model.entry(name)
            if entry is None and (meant := self._spelled(name)) != name:
                return self.get(meant)
            if entry is None:
                raise AttributeError(f"module {self.module!r} has no attribute {name!r}")
            # Of two threads that make it at the same time one wins, for all.
            made = self._made.setdefault(name, self._class(name, entry))
        return made

    def codec(self, service: Service) -> Codec:
        """The converters of a service."""
        return self._codecs.setdefault(service.row.interface, Codec(service, self.get))

    def result(self, service: Service, operation: str) -> Any:
        """The class of what an operation's method returns; None: nothing."""
        name = service.result_name(operation)
        return None if name is None else self.get(name)

    def _class(self, name: str, entry: Entry) -> type:
        if entry.kind == ENUM:
            return self._enum(name, entry)
        common: dict[str, Any] = {"__module__": self.module, "__qualname__": name}
        common.update(added_methods(self.model.package, name))
        if entry.kind == BY_HAND:
            by_hand = {each.__name__: each for each in (DryRunResult, DryRunSupportedRequest)}[name]
            return type(name, (by_hand,), {**common, "__doc__": by_hand.__doc__, "__slots__": ()})
        if entry.kind == BASE_EXCEPTION:
            sentence = f"The service refused or failed; the base of what {entry.service.row.interface} raises."
            return type(name, (AmazonServiceException,), {**common, "__doc__": sentence})
        members = members_of(name, entry)
        for member in members:
            common.update(methods_of(member, name, self.module))
        words = ", ".join(member.keyword for member in members)
        common["__doc__"] = f"{_SENTENCES[entry.kind]}; members: {words}." if words else f"{_SENTENCES[entry.kind]}."
        if entry.kind == EXCEPTION:
            common.update({member.attribute: None for member in members})
            return type(name, (self.get(entry.service.row.base_exception),), common)
        views = views_of(entry.service, name, self.get)
        common.update(views, __views__=tuple(member for member in members if member.attribute in views))
        common["__shape__"] = members = tuple(member for member in members if member.attribute not in views)
        common["__slots__"] = tuple(member.attribute for member in members)
        common["__forms__"] = self.model.package.constructors.get(name, ())
        if entry.kind == REQUEST and entry.service.dry_runs:
            common["__slots__"] += (DRY_RUN,)
            return type(name, (self.get("DryRunSupportedRequest"), AmazonWebServiceRequest), common)
        return type(name, _BASES[entry.kind], common)

    def _enum(self, name: str, entry: Entry) -> type:
        values: list[str] = entry.service.shapes[entry.shape or ""]["enum"]
        facts = [fact for fact in self.model.package.facts if fact.get("java_class") == name]
        make: Any = RuledEnum
        made: type = make(name, _with_aliases(_constants(values, facts)), module=self.module, qualname=name)
        return made


def _constants(values: list[str], facts: list[Fact]) -> dict[str, str]:
    """Names and values: the model's, those that Java has besides, and those that AWS has removed since."""
    renamed = {fact["value"]: fact["java"] for fact in facts if fact["cause"] == "enum_constant_renamed"}
    gone = [value for fact in facts for value in fact.get("enum_values", ())]
    constants: dict[str, str] = {}
    for value in (*values, *gone):
        constants.setdefault(renamed.get(value) or constant_name(value), value)
    added = {fact["java"]: fact["value"] for fact in facts if fact["cause"] == "enum_value_added"}
    return {**added, **constants} if added else constants


def _with_aliases(constants: dict[str, str]) -> list[tuple[str, str]]:
    """Names and values; what cannot be written after a dot has a second name that can."""
    rows = [(name, value) for name, value in constants.items() if not is_taken(name)]
    second = [(attribute_name(name), value) for name, value in constants.items()]
    return [*rows, *((name, value) for name, value in second if name is not None and name not in constants)]
