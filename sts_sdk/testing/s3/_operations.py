"""The operations of S3, and which of them a request is: by its method, path and query, as the service model has it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from botocore.loaders import Loader

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3 import _refusals

Level = Literal["service", "bucket", "object"]

_LEVELS: dict[str, Level] = {"": "service", "{Bucket}": "bucket", "{Bucket}/{Key+}": "object"}
_SOURCE = "x-amz-copy-source"
_DISCRIMINATING = frozenset(("uploadId", "partNumber", "versionId"))
"""Parameters that no operation may ignore: it would do something else than what was asked for."""
_OF_DIRECTORY_BUCKETS = ("ListDirectoryBuckets",)
"""It has the same form as ListBuckets, at a host of its own."""


class S3Operation:
    """An operation: its name, the subresource in its query, the parameters that it needs and those that it takes."""

    __slots__ = ("copies", "fixed", "has_body", "level", "method", "name", "needs", "takes")

    def __init__(self, name: str, body: Mapping[str, object], members: Mapping[str, Mapping[str, str]]) -> None:
        http = cast("dict[str, str]", body["http"])
        path, _, query = http["requestUri"].removeprefix("/").partition("?")
        shape = cast("Mapping[str, object]", members)
        required = cast("list[str]", shape.get("required", []))
        found = cast("dict[str, dict[str, str]]", shape.get("members", {}))
        self.name = name
        self.method = http["method"]
        self.level: Level | None = _LEVELS.get(path)
        pairs = (part.partition("=") for part in query.split("&") if part)
        self.fixed = {key: value for key, _, value in pairs if key != "x-id"}
        self.takes = {each["locationName"] for each in found.values() if each.get("location") == "querystring"}
        self.needs = {found[key]["locationName"] for key in required if found[key].get("location") == "querystring"}
        self.copies = any(each.get("locationName") == _SOURCE for each in found.values())
        self.has_body = "payload" in shape or any(not each.get("location") for each in found.values())

    def __repr__(self) -> str:
        return f"S3Operation({self.name})"


def operation_of(method: str, level: Level, query: Mapping[str, str], *, copies: bool) -> S3Operation:
    """The operation that a request asks for; a Refusal if there is none, or more than one.

    ``query`` has each parameter once; ``copies`` says whether the request names a source to copy from.
    """
    asked = query.keys() & _subresources()
    if len(asked - {"list-type", "select-type"}) > 1:
        raise _refusals.invalid_argument(
            f"Conflicting query string parameters: {', '.join(sorted(asked))}", "ResourceType", min(asked)
        )
    copied = copies and method == "PUT" and level == "object" and not asked
    fitting = [
        operation
        for operation in _operations().get((method, level), ())
        if operation.fixed.keys() == asked
        and all(not value or query[name] == value for name, value in operation.fixed.items())
        and all(query.get(name) for name in operation.needs)
        and operation.copies == copied
    ]
    if not fitting:
        raise method_not_allowed(method, level)
    chosen = max(fitting, key=lambda operation: len(operation.needs))
    for name in sorted(query.keys() & _DISCRIMINATING - chosen.takes):
        raise _refusals.invalid_argument(f"This operation does not accept a {name}.", name, query[name])
    return chosen


def method_not_allowed(method: str, level: Level) -> Refusal:
    """MethodNotAllowed: the request is no operation of S3."""
    kinds = {"service": "SERVICE", "bucket": "BUCKET", "object": "OBJECT"}
    return Refusal(
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        405,
        extra=[("Method", method), ("ResourceType", kinds[level])],
    )


def all_operations() -> list[S3Operation]:
    """Every operation of S3."""
    return [operation for group in _operations().values() for operation in group]


@cache
def _operations() -> Mapping[tuple[str, Level], list[S3Operation]]:
    model = Loader().load_service_model("s3", "service-2")
    shapes = cast("dict[str, dict[str, dict[str, str]]]", model["shapes"])
    found: dict[tuple[str, Level], list[S3Operation]] = {}
    for name, body in cast("dict[str, dict[str, dict[str, str]]]", model["operations"]).items():
        operation = S3Operation(name, body, shapes[body["input"]["shape"]] if "input" in body else {})
        if operation.level is not None and "deprecated" not in body and name not in _OF_DIRECTORY_BUCKETS:
            found.setdefault((operation.method, operation.level), []).append(operation)
    return found


@cache
def _subresources() -> frozenset[str]:
    """Every name that makes a request an operation of its own."""
    return frozenset(name for group in _operations().values() for operation in group for name in operation.fixed)
