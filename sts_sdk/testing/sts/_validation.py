"""The parameters of a call to STS, read and validated by the service model that botocore ships."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias, cast

from botocore.loaders import Loader

from sts_sdk.testing._refusals import Refusal

Shape = dict[str, object]
Value: TypeAlias = "str | int | list[Value] | Parameters"

_SPECIAL = re.compile(r"\\p\{L\}\\p\{Z\}\\p\{N\}")


class Parameters:
    """Valid parameters, by name. A parameter that was not sent is None, or an empty list or structure."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def text(self, name: str) -> str | None:
        """A string, or None."""
        value = self._values.get(name)
        return value if isinstance(value, str) else None

    def required(self, name: str) -> str:
        """A string that the service model requires, so that it is always there."""
        return cast("str", self._values[name])

    def integer(self, name: str) -> int | None:
        """A number, or None."""
        value = self._values.get(name)
        return value if isinstance(value, int) else None

    def texts(self, name: str) -> list[str]:
        """A list of strings."""
        return cast("list[str]", self._values.get(name, []))

    def structures(self, name: str) -> list[Parameters]:
        """A list of structures."""
        return cast("list[Parameters]", self._values.get(name, []))

    def structure(self, name: str) -> Parameters:
        """A structure; an empty one if it was not sent."""
        return cast("Parameters", self._values.get(name, Parameters({})))


class Operation:
    """An operation as the service model describes it."""

    __slots__ = ("_input", "_service", "errors", "name", "signed")

    def __init__(self, name: str, body: Shape, service: str = "sts") -> None:
        self.name = name
        self._service = service
        self.signed = body.get("authtype") != "none"
        self.errors = frozenset(error["shape"] for error in cast("list[dict[str, str]]", body.get("errors", [])))
        self._input = cast("dict[str, str]", body.get("input", {})).get("shape")

    def parameters(self, form: Mapping[str, str]) -> Parameters:
        """The parameters of a form; ValidationError with everything that is wrong with them."""
        if self._input is None:
            return Parameters({})
        shapes = _shapes(self._service)
        reading = _Reading(form, shapes, hides_values=self._service == "iam")
        values = reading.structure(shapes[self._input], "", "")
        if problems := reading.problems:
            errors = "error" if len(problems) == 1 else "errors"
            raise Refusal("ValidationError", f"{len(problems)} validation {errors} detected: {'; '.join(problems)}")
        return values


@cache
def operations(service: str = "sts") -> Mapping[str, Operation]:
    """The operations of a service, STS or IAM, by name."""
    found = cast("dict[str, Shape]", _model(service)["operations"])
    return {name: Operation(name, body, service) for name, body in found.items()}


@cache
def _model(service: str) -> dict[str, object]:
    return Loader().load_service_model(service, "service-2")


@cache
def _shapes(service: str) -> dict[str, Shape]:
    return cast("dict[str, Shape]", _model(service)["shapes"])


class _Reading:
    """Reads one form by the service model, and collects what is wrong with it. IAM does not repeat wrong values."""

    def __init__(self, form: Mapping[str, str], shapes: Mapping[str, Shape], *, hides_values: bool) -> None:
        self._form = form
        self._shapes = shapes
        self._hides_values = hides_values
        self.problems: list[str] = []

    def structure(self, shape: Shape, prefix: str, field: str) -> Parameters:
        values: dict[str, Value] = {}
        required = cast("list[str]", shape.get("required", []))
        for name, reference in cast("dict[str, dict[str, str]]", shape["members"]).items():
            inner = f"{field}{name[0].lower()}{name[1:]}"
            value = self._value(self._shapes[reference["shape"]], f"{prefix}{name}", inner)
            if value is not None:
                values[name] = value
            elif name in required:
                self._problem("null", inner, "Member must not be null")
        return Parameters(values)

    def _value(self, shape: Shape, key: str, field: str) -> Value | None:
        if shape["type"] == "structure":
            return self.structure(shape, f"{key}.", f"{field}.") if self._has(key) else None
        if shape["type"] == "list":
            return self._list(shape, key, field)
        text = self._form.get(key)
        if text is None:
            return None
        return self._integer(shape, text, field) if shape["type"] == "integer" else self._text(shape, text, field)

    def _has(self, key: str) -> bool:
        return any(name.startswith(f"{key}.") for name in self._form)

    def _list(self, shape: Shape, key: str, field: str) -> list[Value] | None:
        element = self._shapes[cast("dict[str, str]", shape["member"])["shape"]]
        found: list[Value] = []
        while True:
            position = len(found) + 1
            value = self._value(element, f"{key}.member.{position}", f"{field}.{position}.member")
            if value is None:
                break
            found.append(value)
        if found:
            self._length(shape, len(found), f"'[{len(found)} members]'", field)
        return found or None

    def _integer(self, shape: Shape, text: str, field: str) -> int:
        if not text:
            raise Refusal("MalformedInput", "missing value for decimal type")
        if not re.fullmatch(r"[+-]?[0-9]{1,99}", text) or not -(2**31) <= int(text) < 2**31:
            raise Refusal("MalformedInput", None)
        minimum, maximum = cast("int | None", shape.get("min")), cast("int | None", shape.get("max"))
        if minimum is not None and int(text) < minimum:
            self._problem(f"'{text}'", field, f"Member must have value greater than or equal to {minimum}")
        if maximum is not None and int(text) > maximum:
            self._problem(f"'{text}'", field, f"Member must have value less than or equal to {maximum}")
        return int(text)

    def _text(self, shape: Shape, text: str, field: str) -> str:
        shown = None if shape.get("sensitive") else f"'{text}'"
        pattern = cast("str | None", shape.get("pattern"))
        if pattern and not _fits_pattern(pattern, text):
            self._problem(shown, field, f"Member must satisfy regular expression pattern: {pattern}")
        values = cast("list[str] | None", shape.get("enum"))
        if values and text not in values:
            self._problem(shown, field, f"Member must satisfy enum value set: [{', '.join(values)}]")
        self._length(shape, len(text), shown, field)
        return text

    def _length(self, shape: Shape, length: int, shown: str | None, field: str) -> None:
        minimum, maximum = cast("int", shape.get("min", 0)), cast("int | None", shape.get("max"))
        if length < minimum:
            self._problem(shown, field, f"Member must have length greater than or equal to {minimum}")
        if maximum is not None and length > maximum:
            self._problem(shown, field, f"Member must have length less than or equal to {maximum}")

    def _problem(self, shown: str | None, field: str, constraint: str) -> None:
        value = f"Value {shown}" if shown is not None and (shown == "null" or not self._hides_values) else "Value"
        self.problems.append(f"{value} at '{field}' failed to satisfy constraint: {constraint}")


def _fits_pattern(pattern: str, text: str) -> bool:
    return _compiled_pattern(pattern).fullmatch(_letters_as_a(text) if _SPECIAL.search(pattern) else text) is not None


@cache
def _compiled_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(_SPECIAL.sub("a", pattern), re.ASCII)


def _letters_as_a(text: str) -> str:
    """The text with each letter, number and separator (which ``re`` cannot name) replaced by an ``a``."""
    return "".join("a" if unicodedata.category(c)[0] in "LNZ" else c for c in text)
