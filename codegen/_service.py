"""Reads the service model that botocore ships into the few facts that the generated code needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from botocore.loaders import Loader

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
    choices: str | None = None
    required: bool = False
    sensitive: bool = False
    bounded: bool = False

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
        """As Java names the setter's parameter: ``sAMLAssertion`` for ``SAMLAssertion``."""
        return self.name[0].lower() + self.name[1:]

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
        return self.of or "str"

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
    enums: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    exceptions: dict[str, str] = field(default_factory=dict[str, str])


def snake(name: str) -> str:
    """``AssumeRoleWithSAML`` -> ``assume_role_with_saml``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def capital(name: str) -> str:
    """A shape's name as a class name."""
    return name[0].upper() + name[1:]


@cache
def load() -> Service:
    """The STS model of the installed botocore."""
    model = Loader().load_service_model("sts", "service-2", api_version="2011-06-15")
    shapes: dict[str, Json] = model["shapes"]
    operations = tuple(_operation(shapes, operation) for operation in model["operations"].values())
    return Service(
        operations,
        tuple(_shared(shapes, operations)),
        {capital(name): tuple(shape["enum"]) for name, shape in shapes.items() if "enum" in shape},
        {shape["error"]["code"]: name for name, shape in sorted(shapes.items()) if shape.get("exception")},
    )


def _operation(shapes: dict[str, Json], operation: Json) -> Operation:
    name = operation["name"]
    return Operation(
        name,
        _structure(shapes, operation["input"]["shape"], f"{name}Request"),
        _structure(shapes, operation["output"]["shape"], f"{name}Result"),
        operation.get("authtype") != "none",
        tuple(error["shape"] for error in operation.get("errors", ())),
    )


def _structure(shapes: dict[str, Json], shape: str, name: str) -> Structure:
    facts = shapes[shape]
    required = set(facts.get("required", ()))
    return Structure(
        name, tuple(_field(shapes, name, m, t["shape"], m in required) for m, t in facts["members"].items())
    )


def _field(shapes: dict[str, Json], owner: str, name: str, shape: str, required: bool) -> Field:
    facts = shapes[shape]
    kind = KINDS[facts["type"]]
    element = facts["member"]["shape"] if kind == "LIST" else None
    of = element if element and shapes[element]["type"] == "structure" else shape if kind == "STRUCTURE" else None
    return Field(
        owner=owner,
        name=name,
        kind=kind,
        limits=_limits(shape, facts),
        of=of,
        elements=_limits(element, shapes[element]) if element and not of else None,
        choices=capital(shape) if "enum" in facts else None,
        required=required,
        sensitive=_sensitive(shapes, shape),
        bounded=(owner, name) in CHECKED_MAXIMUM,
    )


def _sensitive(shapes: dict[str, Json], shape: str) -> bool:
    facts = shapes[shape]
    inner = facts["value"]["shape"] if facts["type"] == "map" else shape
    return shape in SENSITIVE or bool(facts.get("sensitive") or shapes[inner].get("sensitive"))


def _limits(name: str, facts: Json) -> Limits:
    low, high = facts.get("min"), facts.get("max")
    pattern = PATTERNS.get(name) or _pattern(facts.get("pattern"))
    if facts["type"] == "integer":
        return Limits(minimum=low, maximum=high)
    return Limits(length=None if low is None and high is None else (low, high), pattern=pattern)


def _pattern(pattern: str | None) -> str | None:
    """A pattern of the model, which is Java's, in the words of Python's ``re``."""
    if pattern is None:
        return None
    separators = r" \xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
    if r"\p{" in pattern:  # the Unicode letters and numbers are Python's \w
        return pattern.replace(r"\p{L}\p{Z}\p{N}", rf"\w{separators}")
    for java, python in ((r"\u10000-\u10FFFF", r"\U00010000-\U0010FFFF"), (r"\w", "A-Za-z0-9_"), (r"\d", "0-9")):
        pattern = pattern.replace(java, python)
    return pattern


def _shared(shapes: dict[str, Json], operations: tuple[Operation, ...]) -> list[Structure]:
    """The structures that requests and results hold, each after those that it holds itself."""
    found: dict[str, Structure] = {}

    def visit(structure: Structure) -> None:
        for member in structure.fields:
            if member.of and member.of not in found:
                inner = _structure(shapes, member.of, member.of)
                visit(inner)
                found[member.of] = inner

    for operation in operations:
        visit(operation.request)
        visit(operation.result)
    return list(found.values())
