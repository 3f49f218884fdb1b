"""The conditions of a policy's statement: operators, what they compare, and the keys that they ask for."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address, ip_network
from typing import Literal, cast

from sts_sdk.internal._dates import parse_date
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._condition_keys import is_condition_key
from sts_sdk.testing.iam._json import Json
from sts_sdk.testing.iam._patterns import Context, Pattern

_SETS: tuple[Literal["ForAllValues:", "ForAnyValue:"], ...] = ("ForAllValues:", "ForAnyValue:")


def _number_or_nan(text: str) -> float:
    """A text as a number; NaN if it is not one, so that every comparison with it is false."""
    return float(text) if re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", text) else math.nan


def _seconds_or_nan(text: str) -> float:
    """A date as seconds since 1970; NaN if the text is no date, so that every comparison with it is false."""
    try:
        return parse_date(text).timestamp()
    except (ValueError, OverflowError):
        return math.nan


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _is_within(network: str, address: str) -> bool:
    """Whether an IP address belongs to a network in CIDR notation, or is the address that is given."""
    try:
        return ip_address(address) in ip_network(network, strict=False)
    except ValueError:
        return False


_TEXTS: dict[str, Callable[[Pattern, str, Context], bool]] = {
    "StringEquals": Pattern.matches,
    "StringEqualsIgnoreCase": Pattern.matches,
    "StringLike": Pattern.matches,
    "ArnEquals": Pattern.matches_arn,
    "ArnLike": Pattern.matches_arn,
}
"""Operators whose values may have policy variables."""
_WILDCARDS = ("StringLike", "ArnEquals", "ArnLike")
_PLAIN: dict[str, Callable[[str, str], bool]] = {
    "BinaryEquals": lambda wanted, value: wanted == value,
    "Bool": lambda wanted, value: wanted.lower() == value.lower(),
    "NumericEquals": lambda wanted, value: _number_or_nan(value) == _number_or_nan(wanted),
    "NumericLessThan": lambda wanted, value: _number_or_nan(value) < _number_or_nan(wanted),
    "NumericLessThanEquals": lambda wanted, value: _number_or_nan(value) <= _number_or_nan(wanted),
    "NumericGreaterThan": lambda wanted, value: _number_or_nan(value) > _number_or_nan(wanted),
    "NumericGreaterThanEquals": lambda wanted, value: _number_or_nan(value) >= _number_or_nan(wanted),
    "DateEquals": lambda wanted, value: _seconds_or_nan(value) == _seconds_or_nan(wanted),
    "DateLessThan": lambda wanted, value: _seconds_or_nan(value) < _seconds_or_nan(wanted),
    "DateLessThanEquals": lambda wanted, value: _seconds_or_nan(value) <= _seconds_or_nan(wanted),
    "DateGreaterThan": lambda wanted, value: _seconds_or_nan(value) > _seconds_or_nan(wanted),
    "DateGreaterThanEquals": lambda wanted, value: _seconds_or_nan(value) >= _seconds_or_nan(wanted),
    "IpAddress": _is_within,
}
_VALUES: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("Binary", "no base64", _is_base64),
    ("Bool", "neither true nor false", lambda value: value.lower() in ("true", "false")),
    ("Date", "no date", lambda value: not math.isnan(_seconds_or_nan(value))),
    ("IpAddress", "no IP address or range", _is_network),
    ("Null", "neither true nor false", lambda value: value.lower() in ("true", "false")),
    ("Numeric", "no number", lambda value: not math.isnan(_number_or_nan(value))),
)
"""What the values of an operator are, by the first letters of its name."""
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


class PolicyCondition:
    """One condition of a statement: an operator, a condition key and the values to compare with."""

    __slots__ = ("_if_exists", "_key", "_negated", "_operator", "_patterns", "_set", "key", "operator", "values")

    def __init__(self, operator: str, key: str, values: Sequence[str], *, variables: bool) -> None:
        self.operator: str = operator
        self.key: str = key
        self.values: Sequence[str] = values
        self._key = key.lower()
        self._set = next((each for each in _SETS if operator.startswith(each)), None)
        name = operator.removeprefix(self._set or "")
        self._if_exists = name.endswith("IfExists") and not name.startswith("Null")
        name = name.removesuffix("IfExists") if self._if_exists else name
        self._negated = name in _NEGATED
        self._operator = _NEGATED.get(name, name)
        known = self._operator in _TEXTS or self._operator in _PLAIN or (name == "Null" and self._set is None)
        if not known:
            raise malformed(f"The local AWS does not know the condition operator {operator}.")
        if not is_condition_key(key):
            raise malformed(f"The local AWS does not know the condition key {key}.")
        self._patterns = [
            Pattern(
                value,
                variables=variables,
                wildcards=self._operator in _WILDCARDS,
                fold=self._operator == "StringEqualsIgnoreCase",
            )
            for value in (values if self._operator in _TEXTS else ())
        ]
        check_variables(self._patterns)

    def holds(self, context: Context) -> bool:
        """Whether the condition holds for a request with these condition keys."""
        found = context.get(self._key)
        if self._operator == "Null":
            return ("true" if found is None else "false") in (wanted.lower() for wanted in self.values)
        if found is None:
            return self._if_exists or (self._set == "ForAllValues:" if self._set else self._negated)
        values = [found] if isinstance(found, str) else found
        if self._set:
            values = [value for value in values if value]  # to these two an empty text is as good as none
        if self._set == "ForAllValues:":
            return all(self._test(value, context) != self._negated for value in values)
        if self._set == "ForAnyValue:":
            return any(self._test(value, context) != self._negated for value in values)
        return any(self._test(value, context) for value in values) != self._negated

    def check_values(self) -> None:
        """MalformedPolicyDocument if a value can never be compared, such as a variable with a number."""
        for name, what, fits in _VALUES:
            for value in self.values if self._operator.startswith(name) else ():
                if not fits(value):
                    raise malformed(f"The value {value} of the condition {self.operator} {self.key} is {what}.")

    def _test(self, value: str, context: Context) -> bool:
        if self._operator in _TEXTS:
            test = _TEXTS[self._operator]
            return any(test(pattern, value, context) for pattern in self._patterns)
        return any(_PLAIN[self._operator](wanted, value) for wanted in self.values)


def malformed(message: str) -> Refusal:
    """MalformedPolicyDocument: a document is not a policy."""
    return Refusal("MalformedPolicyDocument", message)


def check_variables(patterns: Sequence[Pattern]) -> None:
    """MalformedPolicyDocument if a policy variable is no condition key, for nothing could ever stand for it."""
    for variable in (variable for pattern in patterns for variable in pattern.variables):
        if not is_condition_key(variable.key):
            raise malformed(f"The local AWS does not know the policy variable ${{{variable.key}}}.")


def read_conditions(block: Json, *, variables: bool) -> list[PolicyCondition]:
    """The conditions of a Condition element; MalformedPolicyDocument if it is none."""
    if not isinstance(block, dict) or not all(isinstance(keys, dict) and keys for keys in block.values()):
        raise malformed("Syntax errors in policy.")
    return [
        PolicyCondition(operator, key, _condition_values(values), variables=variables)
        for operator, keys in block.items()
        for key, values in cast("Mapping[str, Json]", keys).items()
    ]


def _condition_values(values: Json) -> list[str]:
    found = values if isinstance(values, list) else [values]
    if not found:
        raise malformed("Syntax errors in policy.")
    return [_value(value) for value in found]


def _value(value: Json) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return str(value)
    raise malformed("Syntax errors in policy.")
