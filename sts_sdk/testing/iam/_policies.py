"""Policy documents: read as strictly as AWS reads them, and evaluated."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from ipaddress import ip_address, ip_network
from typing import Literal, cast

from sts_sdk.internal._dates import parse_date
from sts_sdk.testing._refusals import Refusal

Verdict = Literal["allow", "deny", "none"]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_VERSIONS = ("2012-10-17", "2008-10-17")
_ELEMENTS = {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"}


@lru_cache(maxsize=512)
def _pattern(text: str, fold: bool) -> re.Pattern[str]:
    parts = re.split(r"([*?])", text)
    joined = "".join({"*": ".*", "?": "."}.get(part, re.escape(part)) for part in parts)
    return re.compile(joined, re.DOTALL | (re.IGNORECASE if fold else 0))


def matches(pattern: str, value: str, *, fold: bool = False) -> bool:
    """Whether a value matches a pattern; ``*`` and ``?`` are wildcards, ``fold`` ignores case."""
    return _pattern(pattern, fold).fullmatch(value) is not None


def _comparable_number(text: str) -> float:
    """A text as a number; NaN if it is not one, so that every comparison with it is false."""
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _comparable_seconds(text: str) -> float:
    """A date as seconds since 1970; NaN if the text is no date, so that every comparison with it is false."""
    try:
        return parse_date(text).timestamp()
    except (ValueError, OverflowError):
        return float("nan")


def _is_within(network: str, address: str) -> bool:
    """Whether an IP address belongs to a network in CIDR notation, or is the address that is given."""
    try:
        return ip_address(address) in ip_network(network, strict=False)
    except ValueError:
        return False


_CONDITIONS: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda wanted, value: wanted == value,
    "StringEqualsIgnoreCase": lambda wanted, value: wanted.lower() == value.lower(),
    "StringLike": matches,
    "ArnEquals": matches,
    "ArnLike": matches,
    "Bool": lambda wanted, value: wanted.lower() == value.lower(),
    "NumericEquals": lambda wanted, value: _comparable_number(value) == _comparable_number(wanted),
    "NumericLessThan": lambda wanted, value: _comparable_number(value) < _comparable_number(wanted),
    "NumericLessThanEquals": lambda wanted, value: _comparable_number(value) <= _comparable_number(wanted),
    "NumericGreaterThan": lambda wanted, value: _comparable_number(value) > _comparable_number(wanted),
    "NumericGreaterThanEquals": lambda wanted, value: _comparable_number(value) >= _comparable_number(wanted),
    "DateEquals": lambda wanted, value: _comparable_seconds(value) == _comparable_seconds(wanted),
    "DateLessThan": lambda wanted, value: _comparable_seconds(value) < _comparable_seconds(wanted),
    "DateLessThanEquals": lambda wanted, value: _comparable_seconds(value) <= _comparable_seconds(wanted),
    "DateGreaterThan": lambda wanted, value: _comparable_seconds(value) > _comparable_seconds(wanted),
    "DateGreaterThanEquals": lambda wanted, value: _comparable_seconds(value) >= _comparable_seconds(wanted),
    "IpAddress": _is_within,
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
}


class _Condition:
    """One condition of a statement: an operator, a condition key and the values to compare with."""

    __slots__ = ("if_exists", "key", "negated", "operator", "values")

    def __init__(self, operator: str, key: str, values: Sequence[str]) -> None:
        self.if_exists = operator.endswith("IfExists")
        name = operator.removesuffix("IfExists")
        self.negated = name in _NEGATED
        self.operator = _NEGATED.get(name, name)
        if self.operator != "Null" and self.operator not in _CONDITIONS:
            raise malformed(f"The local AWS does not know the condition operator {operator}.")
        self.key = key.lower()
        self.values = values

    def holds(self, context: Mapping[str, str]) -> bool:
        value = context.get(self.key)
        if self.operator == "Null":
            return any((wanted.lower() == "true") == (value is None) for wanted in self.values)
        if value is None:
            return self.if_exists or self.negated
        test = _CONDITIONS[self.operator]
        return any(test(_filled(wanted, context), value) for wanted in self.values) != self.negated


class _Statement:
    __slots__ = ("actions", "conditions", "effect", "not_actions", "not_resources", "resources")

    def __init__(self, body: Mapping[str, Json]) -> None:
        self.effect = body.get("Effect")
        if body.keys() - _ELEMENTS or self.effect not in ["Allow", "Deny"]:
            raise malformed("Syntax errors in policy.")
        self.actions, self.not_actions = _either(body, "Action")
        if any(action != "*" and ":" not in action for action in self.actions):
            raise malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
        self.resources, self.not_resources = _either(body, "Resource")
        self.conditions = _read_conditions(body.get("Condition") or {})

    def covers(self, action: str, resource: str, context: Mapping[str, str]) -> bool:
        named = any(matches(wanted, action, fold=True) for wanted in self.actions)
        placed = any(matches(_filled(wanted, context), resource) for wanted in self.resources)
        return (
            named != self.not_actions
            and placed != self.not_resources
            and all(condition.holds(context) for condition in self.conditions)
        )


class PolicyDocument:
    """A policy: attached to a principal, or sent along as a session policy."""

    __slots__ = ("_statements",)

    def __init__(self, document: Json) -> None:
        if not isinstance(document, dict) or document.keys() - {"Version", "Id", "Statement"}:
            raise malformed("Syntax errors in policy.")
        statements = document.get("Statement")
        bodies = statements if isinstance(statements, list) else [statements]
        if (
            document.get("Version", _VERSIONS[0]) not in _VERSIONS
            or not bodies
            or not all(isinstance(body, dict) for body in bodies)
        ):
            raise malformed("Syntax errors in policy.")
        self._statements = [_Statement(cast("dict[str, Json]", body)) for body in bodies]

    @classmethod
    def parse(cls, text: str) -> PolicyDocument:
        """Read the JSON of a policy; MalformedPolicyDocument, in AWS's words, if it is not one."""
        try:
            document = cast("Json", json.loads(text, parse_constant=_refuse_constant))
        except (ValueError, RecursionError) as error:
            raise malformed(_unexpected(text, getattr(error, "pos", 0))) from error
        return cls(document)

    def verdict(self, action: str, resource: str, context: Mapping[str, str]) -> Verdict:
        """Whether this policy allows an action on a resource, denies it or does neither. A deny wins."""
        effects = [s.effect for s in self._statements if s.covers(action, resource, context)]
        return "deny" if "Deny" in effects else "allow" if effects else "none"


def verdict(policies: Iterable[PolicyDocument], action: str, resource: str, context: Mapping[str, str]) -> Verdict:
    """What several policies of one kind say together. A deny in any of them wins."""
    said = {policy.verdict(action, resource, context) for policy in policies}
    return "deny" if "deny" in said else "allow" if "allow" in said else "none"


def malformed(message: str) -> Refusal:
    """MalformedPolicyDocument: a document is not a policy."""
    return Refusal("MalformedPolicyDocument", message)


def _either(body: Mapping[str, Json], name: str) -> tuple[list[str], bool]:
    if (name in body) == (f"Not{name}" in body):
        raise malformed("Syntax errors in policy.")
    negated = name not in body
    return _strings(body[f"Not{name}" if negated else name]), negated


def _strings(value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, str) for item in values):
        raise malformed("Syntax errors in policy.")
    return cast("list[str]", values)


def _read_conditions(block: Json) -> list[_Condition]:
    if not isinstance(block, dict) or not all(isinstance(keys, dict) for keys in block.values()):
        raise malformed("Syntax errors in policy.")
    return [
        _Condition(
            operator, key, [_condition_value(value) for value in (values if isinstance(values, list) else [values])]
        )
        for operator, keys in block.items()
        for key, values in cast("dict[str, Json]", keys).items()
    ]


def _condition_value(value: Json) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return str(value)
    raise malformed("Syntax errors in policy.")


def _filled(text: str, context: Mapping[str, str]) -> str:
    if "${" not in text:
        return text
    return re.sub(r"\$\{([^}]*)\}", lambda found: context.get(found[1].lower(), found[0]), text)


def _refuse_constant(name: str) -> Json:
    raise ValueError(f"{name} is no JSON")


def _unexpected(text: str, position: int) -> str:
    character = text[position : position + 1]
    if not character:
        return "Unexpected end-of-input"
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position) + 1
    return (
        f"Unexpected character ('{character}' (code {ord(character)})): expected a valid value (number, String, array, "
        "object, 'true', 'false' or 'null')\n"
        f" at [Source: java.io.StringReader@5f2a8c1e; line: {line}, column: {column}]"
    )


EVERYTHING = PolicyDocument({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})
_READ_S3: Json = ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"]

MANAGED: dict[str, PolicyDocument] = {
    "AdministratorAccess": EVERYTHING,
    "PowerUserAccess": PolicyDocument({"Statement": {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}}),
    "AmazonS3FullAccess": PolicyDocument({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}),
    "AmazonS3ReadOnlyAccess": PolicyDocument({"Statement": {"Effect": "Allow", "Action": _READ_S3, "Resource": "*"}}),
}
