"""Reads the service model that botocore ships into the few facts that the generated code needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from keyword import iskeyword
from typing import Any, Final

from botocore.loaders import Loader

from codegen import _refused

Json = dict[str, Any]

# What the model's authors did not mark, but nobody wants in a log: the token and the MFA code open an account.
SENSITIVE: Final = {"tokenType", "tokenCodeType", "contextAssertionType"}

# A token read from a file often ends in a newline, which the service answers with a puzzle. The model has no pattern.
PATTERNS: Final[dict[str, str]] = dict.fromkeys(
    ("clientTokenType", "tradeInTokenType", "contextAssertionType"), r"[^\x00-\x20\x7F]*"
)

# Limits of the model that have not moved for years and are the same for everybody; all other maxima are the service's.
CHECKED_MAXIMUM: Final = {("GetSessionTokenRequest", "DurationSeconds")}

# What every answer of the service holds, though its model does not say so: nobody who reads one must ask for None.
ALWAYS_ANSWERED: Final = {
    "AssumeRoleResult": {"Credentials", "AssumedRoleUser"},
    "AssumeRoleWithSAMLResult": {"Credentials", "AssumedRoleUser"},
    "AssumeRoleWithWebIdentityResult": {"Credentials", "AssumedRoleUser"},
    "AssumeRootResult": {"Credentials"},
    "DecodeAuthorizationMessageResult": {"DecodedMessage"},
    "GetAccessKeyInfoResult": {"Account"},
    "GetCallerIdentityResult": {"UserId", "Account", "Arn"},
    "GetDelegatedAccessTokenResult": {"Credentials"},
    "GetFederationTokenResult": {"Credentials", "FederatedUser"},
    "GetScopedCredentialsResult": {"Credentials"},
    "GetSessionTokenResult": {"Credentials"},
    "GetWebIdentityTokenResult": {"WebIdentityToken", "Expiration"},
}

# Structures that only answers hold.
ANSWERED: Final = {"AssumedRoleUser", "Credentials", "FederatedUser"}

KINDS: Final = {
    "string": "STRING", "integer": "INTEGER", "boolean": "BOOLEAN", "timestamp": "TIMESTAMP",
    "structure": "STRUCTURE", "list": "LIST", "map": "MAP",
}  # fmt: skip

# What a list or a map refers to.
_PARTS: Final = ("member", "key", "value")

# What the setters of the generated classes call (sts_sdk/internal/_accepted.py): no parameter may hide it.
ACCEPTED: Final = (
    "copied", "enum_text", "instance", "instant", "replaced", "secret_text", "text", "truth", "whole_number",
    "with_entry", "with_list",
)  # fmt: skip

TYPES: Final = {"STRING": "str", "INTEGER": "int", "BOOLEAN": "bool", "TIMESTAMP": "datetime", "MAP": "dict[str, str]"}


@dataclass(frozen=True)
class Limits:
    """What values a string, number or list may have."""

    minimum: int | None = None
    maximum: int | None = None
    length: tuple[int | None, int | None] | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class Field:
    """One member of a structure."""

    owner: str
    name: str
    kind: str
    limits: Limits
    of: str | None = None
    elements: Limits | None = None
    element_kind: str = "STRING"
    choices: str | None = None
    required: bool = False
    sensitive: bool = False
    bounded: bool = False
    deprecated: bool = False

    @property
    def answered(self) -> bool:
        """Whether every answer that has the structure has this member."""
        return self.name in ALWAYS_ANSWERED.get(self.owner, ()) or (self.required and self.owner in ANSWERED)

    @property
    def java(self) -> str:
        """As in the names of getters: ``Arn`` for ``arn``."""
        return self.name[0].upper() + self.name[1:]

    @property
    def parameter(self) -> str:
        """As Java names the setter's parameter: ``sAMLAssertion`` for ``SAMLAssertion``; ``from_`` for ``From``."""
        return _free(self.name[0].lower() + self.name[1:], "self", *ACCEPTED)

    @property
    def attribute(self) -> str:
        """The slot: ``_saml_assertion``."""
        return "_" + snake(self.name)

    @property
    def type(self) -> str:
        """What the getter gives, None apart."""
        if self.kind == "LIST":
            return f"list[{self.element}]"
        return TYPES.get(self.kind) or self.of or "str"

    @property
    def element(self) -> str:
        """The type of a list's elements."""
        return self.of or TYPES[self.element_kind]

    @property
    def accepted(self) -> str:
        """What the setter takes, None apart."""
        if self.kind == "LIST":
            return f"Iterable[{self.element}]"
        if self.kind == "MAP":
            return "Mapping[str, str]"
        return f"{self.type} | {self.choices}" if self.choices else self.type


@dataclass(frozen=True)
class Structure:
    """A class with members."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Operation:
    """One operation with its request and result."""

    name: str
    request: Structure
    result: Structure
    signed: bool
    errors: tuple[str, ...]

    @property
    def method(self) -> str:
        """The client's method: ``getSessionToken``."""
        return self.name[0].lower() + self.name[1:]

    @property
    def module(self) -> str:
        """The file of the request and the result: ``_get_session_token``."""
        return "_" + snake(self.name)

    @property
    def bare(self) -> bool:
        """Whether it can be called without a request: nothing in it is required."""
        return not any(member.required for member in self.request.fields)


@dataclass(frozen=True)
class Service:
    """The model."""

    operations: tuple[Operation, ...]
    structures: tuple[Structure, ...]
    enums: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    exceptions: dict[str, str] = field(default_factory=dict[str, str])


def snake(name: str) -> str:
    """``AssumeRoleWithSAML`` -> ``assume_role_with_saml``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def capital(name: str) -> str:
    """A shape's name as a class name."""
    return name[0].upper() + name[1:]


def constant(value: str) -> str:
    """A value of an enum as Java names it: ``T1Micro`` for ``t1.micro``."""
    name = value if value.isidentifier() else "".join(map(capital, re.findall(r"\w+", value)))
    return _free(name if name.isidentifier() else f"_{name}", "mro", "name", "value", "toString", "fromValue")


def _free(name: str, *taken: str) -> str:
    """A name with an underscore at its end if Python, or the class, has it for something else."""
    return f"{name}_" if iskeyword(name) or name in taken else name


@cache
def load() -> Service:
    """The STS model of the installed botocore; a model of the user's own under ``~/.aws/models`` does not count."""
    loader = Loader(extra_search_paths=[Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)
    return read(loader.load_service_model("sts", "service-2", api_version="2011-06-15"))


def read(model: Json) -> Service:
    """What the generated code needs of a model; SystemExit if it has something that nobody here knows."""
    shapes: dict[str, Json] = model["shapes"]
    operations = tuple(_operation(shapes, operation) for operation in model["operations"].values())
    return Service(
        operations,
        tuple(_shared(shapes, operations)),
        {capital(name): {constant(v): v for v in shape["enum"]} for name, shape in shapes.items() if "enum" in shape},
        {_code(name, shape): name for name, shape in sorted(shapes.items()) if shape.get("exception")},
    )


def _code(name: str, shape: Json) -> str:
    return str(shape.get("error", {}).get("code", name))


def _operation(shapes: dict[str, Json], operation: Json) -> Operation:
    name = operation["name"]
    if "output" not in operation:  # then the answer has no result, which _xml.py takes for an answer of somebody else
        _refused.stop(f"{name} has no output")
    return Operation(
        name,
        _structure(shapes, operation["input"]["shape"], f"{name}Request")
        if "input" in operation
        else Structure(f"{name}Request", ()),
        _structure(shapes, operation["output"]["shape"], f"{name}Result"),
        operation.get("authtype") != "none" and operation.get("auth") != ["smithy.api#noAuth"],
        tuple(error["shape"] for error in operation.get("errors", ())),
    )


def _structure(shapes: dict[str, Json], shape: str, name: str) -> Structure:
    facts = shapes[shape]
    required = set(facts.get("required", ()))
    return Structure(name, tuple(_field(shapes, name, m, t, m in required) for m, t in facts["members"].items()))


def _field(shapes: dict[str, Json], owner: str, name: str, reference: Json, required: bool) -> Field:
    shape = reference["shape"]
    facts = shapes[shape]
    _refused.traits(f"{owner}.{name}", reference)
    kind = _kind(shapes, shape)
    element = facts["member"]["shape"] if kind == "LIST" else None
    of = element if element and shapes[element]["type"] == "structure" else shape if kind == "STRUCTURE" else None
    return Field(
        owner=owner,
        name=name,
        kind=kind,
        limits=_limits(shape, facts),
        of=of and capital(of),
        elements=_limits(element, shapes[element]) if element and not of else None,
        element_kind=_kind(shapes, element) if element else "STRING",
        choices=capital(shape) if "enum" in facts else None,
        required=required,
        sensitive=_sensitive(shapes, shape),
        bounded=(owner, name) in CHECKED_MAXIMUM,
        deprecated=bool(reference.get("deprecated")),
    )


def _kind(shapes: dict[str, Json], shape: str) -> str:
    facts = shapes[shape]
    kind = KINDS.get(facts["type"]) or _refused.stop(f"{shape} is a {facts['type']}")
    inner = {part: facts[part] for part in _PARTS if part in facts}
    _refused.traits(shape, facts)
    for part, reference in inner.items():
        _refused.traits(f"{shape} {part}", reference)
    _refused.elements(shape, kind, {part: shapes[reference["shape"]]["type"] for part, reference in inner.items()})
    return kind


def _sensitive(shapes: dict[str, Json], shape: str) -> bool:
    facts = shapes[shape]
    inner = [facts[part]["shape"] for part in _PARTS if part in facts]
    return shape in SENSITIVE or bool(facts.get("sensitive")) or any(_sensitive(shapes, part) for part in inner)


def _limits(name: str, facts: Json) -> Limits:
    low, high = facts.get("min"), facts.get("max")
    if facts["type"] == "integer":
        return Limits(minimum=low, maximum=high)
    pattern = PATTERNS.get(name) or _pattern(facts.get("pattern"))
    _refused.pattern(name, pattern)
    return Limits(length=None if low is None and high is None else (low, high), pattern=pattern)


def _pattern(pattern: str | None) -> str | None:
    """A pattern of the model, which is Java's, in the words of Python's ``re``."""
    if pattern is None:
        return None
    for java, python in ((r"\u10000-\u10FFFF", r"\U00010000-\U0010FFFF"), (r"\w", "A-Za-z0-9_"), (r"\d", "0-9")):
        pattern = pattern.replace(java, python)
    separators = r" \xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
    return pattern.replace(r"\p{L}\p{Z}\p{N}", rf"\w{separators}")  # Unicode's letters and numbers are Python's \w


def _shared(shapes: dict[str, Json], operations: tuple[Operation, ...]) -> list[Structure]:
    """The structures that requests and results hold, each after those that it holds itself."""
    found: dict[str, Structure] = {}
    names = {capital(name): name for name, shape in shapes.items() if shape["type"] == "structure"}

    def visit(structure: Structure, *outer: str) -> None:
        for member in structure.fields:
            if member.of in outer:
                _refused.stop(f"{names[member.of]} holds itself")
            if member.of and member.of not in found:
                inner = _structure(shapes, names[member.of], member.of)
                visit(inner, *outer, member.of)
                found[member.of] = inner

    for operation in operations:
        visit(operation.request)
        visit(operation.result)
    return list(found.values())
