"""Between Java's values and the dicts that botocore takes and gives: one function a shape, made when it is needed."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, cast

from sts_sdk.internal._shape import Shape
from sts_sdk.services._rules._ec2 import ATTRIBUTE as DRY_RUN
from sts_sdk.services._rules._ec2 import SPOT, names_beside, spot_groups
from sts_sdk.services._rules._members import java_kind, java_members
from sts_sdk.services._rules._model import REQUEST, RESULT, SHAPE, Entry, Service
from sts_sdk.services._rules._values import BLOB, LIST, MAP, STRUCTURE, TIMESTAMP, is_absent

Convert = Callable[[Any], Any]
# Attribute, botocore's name, and what turns one value into the other; None: nothing needs to be done.
Line = tuple[str, str, "Convert | None"]
# Texts that Java encodes itself before they are sent.
_PLAIN_TEXTS: Final = frozenset({("ImportKeyPairRequest", "PublicKeyMaterial")})


class Codec:
    """The converters of one service. ``class_of`` gives the class of a name in the service's package ``model``."""

    def __init__(self, service: Service, class_of: Callable[[str], Any]) -> None:
        self._service = service
        self._class_of = class_of
        self._readers: dict[str, Convert | None] = {}
        self._writers: dict[str, Convert | None] = {}
        # As forms Java sends no empty list or map of such a service, though the program itself set it.
        form = service.description["metadata"]["protocol"] in {"query", "ec2"}
        self._write = _written_filled if form and service.row.auto_lists else _written

    def parameters(self, request: Shape, name: str, shape: str | None) -> dict[str, Any]:
        """What botocore is to send for a request of the class ``name``."""
        if shape is None:
            return {}
        lines = self._lines(name, Entry(REQUEST, self._service, shape), self.writer)
        if self._service.dry_runs:
            lines.append((DRY_RUN, "DryRun", None))
        return self._write(request, lines)

    def fill(self, target: Any, name: str, kind: str, shape: str | None, answer: Mapping[str, Any]) -> None:
        """Set the members of a result or an exception from an answer."""
        if shape is not None:
            _read_into(target, self._lines(name, Entry(kind, self._service, shape), self.reader), answer)

    def result(self, target: Any, operation: str, answer: Mapping[str, Any]) -> None:
        """Set the members of an operation's result from its answer."""
        name = type(target).__name__
        whole = {"": answer} if operation in self._service.wrapped_results else answer
        self.fill(target, name, RESULT, self._service.output_of(operation), whole)

    def reader(self, shape: str) -> Convert | None:
        """What turns botocore's value of a shape into Java's."""
        return self._made(shape, self._readers, self._reader)

    def writer(self, shape: str) -> Convert | None:
        """What turns Java's value of a shape into botocore's."""
        return self._made(shape, self._writers, self._writer)

    def _made(
        self, shape: str, made: dict[str, Convert | None], make: Callable[[str], Convert | None]
    ) -> Convert | None:
        if shape not in made:
            made[shape] = lambda value: cast("Convert", made[shape])(value)  # noqa: PLW0108 -- later: a shape may hold itself
            made[shape] = make(shape)
        return made[shape]

    def _lines(self, name: str, entry: Entry, convert: Callable[[str], Convert | None]) -> list[Line]:
        lines: list[Line] = []
        for java, wire, spec in java_members(name, entry):
            line = convert(spec["shape"])
            if spec.get("jsonvalue"):
                line = json.loads if convert == self.writer else _compact
            else:
                line = self._of_fact(name, java, convert == self.writer) or line
            lines.append((f"_{java}", wire, line))
        names = None if convert == self.writer else names_beside(self._service, name)
        return lines if names is None else [*lines, names]

    def _of_fact(self, name: str, java: str, writing: bool) -> Convert | None:
        """What to do with a member that has another type in Java."""
        for fact in self._service.package.facts_of("member_type"):
            if (fact["java_class"], fact["member"]) == (name, java):
                if fact["java"] == "BigDecimal":
                    return str if writing else Decimal
                if not writing:
                    return _base64_text
                return _text_bytes if (name, java) in _PLAIN_TEXTS else _bytes_of_base64
        return None

    def _reader(self, shape: str) -> Convert | None:
        replaced = self._service.replaced.get(shape, {})
        spec = self._service.shapes[shape]
        if "from_member" in replaced:
            member = replaced["from_member"]
            inner = self._inside(spec["members"][member]["shape"], self.reader, _base64_text)
            return lambda value: _applied(inner, value.get(member))
        kind = java_kind(self._service, shape)
        if kind == STRUCTURE:
            return self._structure_reader(shape)
        if kind == LIST:
            return _each(self.reader(spec["member"]["shape"]))
        if kind == MAP:
            return _converted_values(self.reader(spec["value"]["shape"]))
        if kind == TIMESTAMP:
            return _java_moment
        return _base64_text if spec["type"] == BLOB and kind != BLOB else None

    def _inside(self, shape: str, convert: Callable[[str], Convert | None], text: Convert) -> Convert | None:
        """What converts the one member of a structure that Java has unpacked: bytes are text there."""
        return text if self._service.shapes[shape]["type"] == BLOB else convert(shape)

    def _structure_reader(self, shape: str) -> Convert:
        name = self._service.structure_name(shape)
        cls = self._class_of(name)
        lines: list[list[Line]] = []

        def read(value: Mapping[str, Any]) -> object:
            if not lines:  # only now: a structure may hold itself
                lines.append(self._lines(name, Entry(SHAPE, self._service, shape), self.reader))
            made = cls()
            _read_into(made, lines[0], value)
            return made

        return read

    def _writer(self, shape: str) -> Convert | None:
        replaced = self._service.replaced.get(shape, {})
        spec = self._service.shapes[shape]
        if "from_member" in replaced:
            member = replaced["from_member"]
            inner = self._inside(spec["members"][member]["shape"], self.writer, _bytes_of_base64)
            return lambda value: {member: _applied(inner, value)}
        kind = java_kind(self._service, shape)
        if kind == STRUCTURE:
            return self._structure_writer(shape)
        if kind == LIST:
            return _each(self.writer(spec["member"]["shape"]))
        if kind == MAP:
            return _converted_values(self.writer(spec["value"]["shape"]))
        return _bytes_of_base64 if spec["type"] == BLOB and kind != BLOB else None

    def _structure_writer(self, shape: str) -> Convert:
        name = self._service.structure_name(shape)
        lines: list[list[Line]] = []

        def write(value: object) -> object:
            if not isinstance(value, Shape):
                return value  # botocore takes its own dicts, and says what is wrong with all else
            if not lines:
                lines.append(self._lines(name, Entry(SHAPE, self._service, shape), self.writer))
            written = self._write(value, lines[0])
            return spot_groups(value, written) if shape == SPOT else written

        return write


def _written(source: Shape, lines: list[Line]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for attribute, wire, convert in lines:
        value = getattr(source, attribute, None)
        if not is_absent(value):
            made[wire] = value if convert is None else convert(value)
    return made


def _written_filled(source: Shape, lines: list[Line]) -> dict[str, Any]:
    made = _written(source, lines)
    return {wire: value for wire, value in made.items() if not isinstance(value, (list, dict)) or value}


def _read_into(target: object, lines: list[Line], answer: Mapping[str, Any]) -> None:
    for attribute, wire, convert in lines:
        value = answer.get(wire)
        if value is not None:
            setattr(target, attribute, value if convert is None else convert(value))


def _applied(convert: Convert | None, value: object) -> object:
    return value if convert is None or value is None else convert(value)


def _each(convert: Convert | None) -> Convert | None:
    if convert is None:
        return None

    def each(value: Any) -> Any:
        elements: Any = value
        return [convert(element) for element in elements] if isinstance(value, (list, tuple)) else value

    return each


def _converted_values(convert: Convert | None) -> Convert | None:
    if convert is None:
        return None

    def values(value: Any) -> Any:
        entries: Any = value
        return {key: convert(entry) for key, entry in entries.items()} if isinstance(value, dict) else value

    return values


def _java_moment(value: object) -> object:
    """A time in UTC, to the millisecond, as Java has it; botocore has it in this machine's time zone."""
    if not isinstance(value, datetime):
        return value
    time = value.astimezone(UTC)
    return datetime.fromtimestamp(round(time.timestamp(), 3), UTC) if time.microsecond % 1000 else time


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _base64_text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes_of_base64(value: object) -> object:
    return base64.b64decode(value) if isinstance(value, str) else value


def _text_bytes(value: object) -> object:
    return value.encode() if isinstance(value, str) else value
