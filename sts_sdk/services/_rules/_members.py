"""The members of a class: those of its shape, with what Java has otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from sts_sdk.services._rules._model import EXCEPTION, REQUEST, RESULT, Entry, Service
from sts_sdk.services._rules._names import cap, small
from sts_sdk.services._rules._table import Fact, Package
from sts_sdk.services._rules._values import (
    BLOB,
    BOOLEAN,
    DOCUMENT,
    LIST,
    MAP,
    NUMBER,
    STREAM,
    STRUCTURE,
    TEXT,
    TIMESTAMP,
    AutoList,
    AutoMap,
    RuledMember,
)  # fmt: skip

_KINDS: Final = {
    "string": TEXT, "character": TEXT, "blob": BLOB, "boolean": BOOLEAN, "timestamp": TIMESTAMP, "list": LIST,
    "map": MAP, "structure": STRUCTURE, "integer": NUMBER, "long": NUMBER, "float": NUMBER, "double": NUMBER,
    "bigdecimal": NUMBER, "biginteger": NUMBER, "short": NUMBER, "byte": NUMBER,
}  # fmt: skip
# Never shown, whatever the model says of them.
_SECRET: Final = frozenset({
    "secretkey", "secretaccesskey", "sessiontoken", "samlassertion", "webidentitytoken", "clientsecret", "accesstoken",
    "refreshtoken", "idtoken", "authenticationcode1", "authenticationcode2", "onetimepassword",
})  # fmt: skip
_JAVA_WORDS: Final = frozenset({
    "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default",
    "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if", "implements",
    "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected",
    "public", "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws",
    "transient", "true", "try", "void", "volatile", "while",
})  # fmt: skip


def members_of(name: str, entry: Entry) -> tuple[RuledMember, ...]:
    """The members of the class ``name``, in the order of the model."""
    return tuple(_ruled_members(name, entry))


def java_kind(service: Service, shape: str) -> str:
    """What sort of value a shape is in Java."""
    replaced = service.replaced.get(shape)
    spec = service.shapes[shape]
    if replaced is not None:
        return {"String": TEXT, "Boolean": BOOLEAN}.get(replaced["java"], STRUCTURE)
    if spec.get("document") or spec.get("eventstream"):
        return DOCUMENT
    return _KINDS[spec["type"]]


def parameter(name: str) -> str:
    """The keyword of a member: its name with a small first letter, and more where Java could not have that."""
    word = small(name)
    return f"{word}Value" if word.lower() in _JAVA_WORDS else word


def java_members(name: str, entry: Entry) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Java's name, botocore's name and the model's words of each member."""
    package = entry.service.package
    wrapped = [fact for fact in package.facts_of("result_wrapped") if fact["java_class"] == name]
    if wrapped and entry.kind == RESULT:
        yield wrapped[0]["member"], "", {"shape": entry.shape}
        return
    renamed = {(fact["java_class"], fact["member"]): fact for fact in package.facts_of("member_renamed")}
    absent = {(fact["java_class"], fact["member"]) for fact in package.facts_of("member_absent")}
    for wire, spec in _members_of_shapes(name, entry).items():
        if _is_left_out(entry, wire) or (name, cap(wire)) in absent:
            continue
        fact = renamed.get((name, cap(wire)))
        yield (cap(wire) if fact is None else fact["java"]), wire, spec


def _members_of_shapes(name: str, entry: Entry) -> dict[str, dict[str, Any]]:
    """The members of the entry's shape, and of a structure that has the same name as an operation's result."""
    service = entry.service
    members: dict[str, dict[str, Any]] = service.shapes[entry.shape].get("members", {}) if entry.shape else {}
    if entry.kind == RESULT and name != entry.shape and service.is_structure(name):
        return {**service.shapes[name]["members"], **members}
    return members


def _is_left_out(entry: Entry, wire: str) -> bool:
    if entry.kind == EXCEPTION:
        return wire.lower() == "message"
    return wire == "DryRun" and entry.kind == REQUEST and entry.service.dry_runs


def _ruled_members(name: str, entry: Entry) -> Iterator[RuledMember]:
    seen: set[str] = set()
    texts = {fact["member"] for fact in entry.service.package.facts_of("member_type") if _is_text_of(name, fact)}
    for java, wire, spec in java_members(name, entry):
        seen.add(java)
        yield _ruled_member(entry.service, java, wire, spec, TEXT if java in texts else None)
    for added, kind in _beside_the_model(name, entry.service.package):
        if added not in seen:
            yield RuledMember(added, kind, "", parameter(added), _absent(entry.service, kind), sensitive=False)


def _beside_the_model(name: str, package: Package) -> Iterator[tuple[str, str]]:
    """Members that Java alone has, or that AWS has removed since: no more is sent of those, and nothing comes."""
    for fact in package.facts:
        if fact.get("java_class") != name:
            continue
        if fact["cause"] == "gone_from_botocore":
            yield from ((member, _gone_kind(member)) for member in fact.get("members", ()))
        elif fact["cause"] == "member_renamed" and "note" in fact:
            yield fact["member"], LIST
        elif fact["cause"] == "member_added" and "methods" not in fact:
            yield fact["java"], LIST if fact["type"].startswith("List") else TEXT


def _gone_kind(member: str) -> str:
    """Of members that are gone the names alone are recorded."""
    if member.startswith("Enable") or member.endswith("Enabled"):
        return BOOLEAN
    return MAP if member == "Tags" else TEXT


def _is_text_of(name: str, fact: Fact) -> bool:
    return bool(fact["java_class"] == name and fact["java"] == "String")


def _ruled_member(service: Service, java: str, wire: str, spec: dict[str, Any], other: str | None) -> RuledMember:
    kind = other or java_kind(service, spec["shape"])
    if kind == BLOB and (spec.get("streaming") or service.shapes[spec["shape"]].get("streaming")):
        kind = STREAM
    sensitive = java.lower() in _SECRET or _is_sensitive(service, spec["shape"])
    return RuledMember(java, kind, wire, parameter(java), _absent(service, kind), sensitive)


def _absent(service: Service, kind: str) -> Callable[[], Any] | None:
    if kind == LIST and service.row.auto_lists:
        return AutoList
    return AutoMap if kind == MAP and service.row.auto_maps else None


def _is_sensitive(service: Service, shape: str) -> bool:
    """Whether a value, or what a list or map of them holds, is not to be shown. Structures mask their own."""
    spec = service.shapes[shape]
    if spec.get("sensitive"):
        return True
    if spec["type"] == "list":
        return _is_sensitive(service, spec["member"]["shape"])
    return spec["type"] == "map" and _is_sensitive(service, spec["value"]["shape"])
