"""The Python types of Java's values, for stubs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from sts_sdk.services._rules._members import java_kind
from sts_sdk.services._rules._model import Service
from sts_sdk.services._rules._values import BLOB, BOOLEAN, LIST, MAP, STREAM, STRUCTURE, TEXT, TIMESTAMP

_MARKED: Final = re.compile(r"~(\w+)")
_WORD: Final = re.compile(r"(?<![~\w])\w+")
_CONSTANT: Final = re.compile(r"^    \w+ = .*$", re.MULTILINE)
_LINES: Final = ",\n    "
_PLAIN: Final = {BLOB: "bytes", BOOLEAN: "bool", TIMESTAMP: "~datetime", TEXT: "str", STREAM: "~IO[bytes]"}
_GIVEN: Final = {BLOB: "bytes | bytearray | memoryview | str", STREAM: "bytes | ~IO[bytes]"}
_FRACTIONS: Final = frozenset({"float", "double"})
_OF_JAVA: Final = {
    "String": "str", "Integer": "int", "Long": "int", "Boolean": "bool", "Date": "~datetime", "Double": "float",
    "Float": "float", "ByteBuffer": "bytes", "InputStream": "bytes | ~IO[bytes]", "T": "~Any",
}  # fmt: skip


# Where the names come from that a stub marks with "~": a service may have a class of that name. {0}: this package.
_OWN: Final = __name__.partition(".")[0]
_HOMES: Final = {
    "collections.abc": "Iterable Mapping Sequence",
    "concurrent.futures": "Executor Future",
    "datetime": "datetime",
    "typing": "IO Any Self overload",
    "{0}": "AmazonServiceException AmazonWebServiceRequest AmazonWebServiceResult AWSCredentials"
    " AWSCredentialsProvider ClientConfiguration ResponseMetadata",
    "{0}.client.builder": "AwsAsyncClientBuilder AwsSyncClientBuilder",
    "{0}.handlers": "AsyncHandler",
    "{0}.regions": "Region Regions",
    "{0}.services._rules._classes": "RuledEnum",
    "{0}.services._rules._ec2": "DryRunResult DryRunSupportedRequest",
    "{0}.services._rules._maybe_none": "MaybeNone",
    "{0}.services._rules._values": "Ruled",
}  # fmt: skip


def with_imports(service: str, text: str, classes: Collection[str], homes: Mapping[str, Collection[str]]) -> str:
    """The whole of a stub: its first line, the imports of what ``text`` uses, ``text``.

    ``classes`` are the names of the service, ``homes`` the modules that those come from which ``text`` does not define.
    """
    lines = [f"# Written by `sts-sdk stubs {service}` from botocore's model. Write it anew when botocore is raised.\n"]
    marked = set(_MARKED.findall(text))
    for home, names in _HOMES.items():
        needed = [f"{name} as _{name}" if name in classes else name for name in names.split() if name in marked]
        lines += [f"from {home.format(_OWN)} import {', '.join(needed)}\n"] if needed else []
    words = set(_WORD.findall(_CONSTANT.sub("", text)))
    for home, own in homes.items():
        needed = sorted(words.intersection(own))
        lines += [f"from {home} import (\n    {_LINES.join(needed)},\n)\n"] if needed else []
    return "".join([*lines, _MARKED.sub(lambda found: f"_{found[1]}" if found[1] in classes else found[1], text)])


class Types:
    """The types of one service's shapes."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def got(self, shape: str, kind: str | None = None) -> str:
        """What a getter gives, if it is there."""
        kind = kind or java_kind(self._service, shape)
        spec = self._service.shapes[shape]
        if kind == LIST:
            return f"list[{self.got(spec['member']['shape'])}]"
        if kind == MAP:
            return f"dict[str, {self.got(spec['value']['shape'])}]"
        if kind == STRUCTURE:
            return self._service.structure_name(shape)
        if kind in _PLAIN:
            return _PLAIN[kind]
        if spec.get("document") or spec.get("eventstream"):
            return "~Any"
        return "float" if spec["type"] in _FRACTIONS else "int"

    def given(self, shape: str, kind: str | None = None) -> str:
        """What a setter takes, besides None."""
        kind = kind or java_kind(self._service, shape)
        spec = self._service.shapes[shape]
        if kind == LIST:
            return f"~Iterable[{self.given(spec['member']['shape'])}]"
        if kind == MAP:
            value = self.given(spec["value"]["shape"])
            keys = ["str", *self._enum(spec["key"]["shape"])]
            return " | ".join(f"~Mapping[{key}, {value}]" for key in keys)
        if kind == TEXT:
            return " | ".join(["str", *self._enum(shape)])
        return _GIVEN.get(kind) or self.got(shape, kind)

    def _enum(self, shape: str) -> list[str]:
        if "enum" not in self._service.shapes[shape] or shape in self._service.replaced:
            return []
        return [self._service.structure_name(shape)]

    def element(self, shape: str) -> str:
        """What a setter takes of a list's elements."""
        return self.given(self._service.shapes[shape]["member"]["shape"])

    def entry(self, shape: str) -> tuple[str, str]:
        """Key and value of a map's entry."""
        spec = self._service.shapes[shape]
        return self.given(spec["key"]["shape"]), self.given(spec["value"]["shape"])

    def of_java(self, kind: str) -> str:
        """The type of a parameter of a convenience form or constructor, or None."""
        return f"{self._of_java(kind)} | None"

    def _of_java(self, kind: str) -> str:
        outer, _, rest = kind.partition("<")
        inner = rest.removesuffix(">")
        if outer == "List":
            return f"~Sequence[{self._of_java(inner)}]"
        if outer == "Map":
            key, _, value = inner.partition(", ")
            return f"~Mapping[{self._of_java(key)}, {self._of_java(value)}]"
        return "~AmazonWebServiceRequest" if outer == "DryRunSupportedRequest" else _OF_JAVA.get(kind, kind)
