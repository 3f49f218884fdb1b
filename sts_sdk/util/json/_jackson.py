"""JSON, as Java's SDK reads and writes it for programs (com.amazonaws.util.json.Jackson)."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import TypeVar, overload

from sts_sdk._exceptions import IllegalStateException, SdkClientException
from sts_sdk.internal._face import SaysWhatIsLeftOutOfTheClass

T = TypeVar("T")


class Jackson(metaclass=SaysWhatIsLeftOutOfTheClass):
    """The two everyday calls of com.amazonaws.util.json.Jackson: values are dicts, lists, texts, numbers and None."""

    @staticmethod
    def toJsonString(value: object) -> str:
        """The value as JSON without blanks: times as milliseconds since 1970, bytes in base64.

        IllegalStateException if it holds anything else than values of JSON.
        """
        try:
            return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain)
        except (TypeError, ValueError) as impossible:
            raise IllegalStateException(f"The value cannot be written as JSON: {impossible}") from impossible

    @staticmethod
    def toJsonPrettyString(value: object) -> str:
        """The same on many lines, two blanks a level and `` : `` after names, as Jackson's pretty printer has it."""
        try:
            return json.dumps(
                value, indent=2, separators=(",", " : "), ensure_ascii=False, allow_nan=False, default=_plain
            )
        except (TypeError, ValueError) as impossible:
            raise IllegalStateException(f"The value cannot be written as JSON: {impossible}") from impossible

    @staticmethod
    @overload
    def fromJsonString(json: None, clazz: type[T]) -> None: ...  # pyright: ignore[reportOverlappingOverload] -- object is None, too
    @staticmethod
    @overload
    def fromJsonString(json: str, clazz: type[T]) -> T: ...
    @staticmethod
    def fromJsonString(json: str | None, clazz: type[T]) -> T | None:
        """The value that a JSON text has, which must be of the class: ``dict``, ``list``, ``str``, ``int``, ``object``.

        None stays None. SdkClientException if the text is no JSON or has another value.
        """
        return None if json is None else _read(json, clazz)


def _read(text: str, wanted: type[T]) -> T:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as unreadable:
        raise SdkClientException("Unable to parse Json String.", unreadable) from unreadable
    if not isinstance(value, wanted):
        raise SdkClientException(f"The JSON has a {type(value).__name__}, not a {wanted.__name__}.")
    return value


def _plain(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return round(value.timestamp() * 1000)
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"a {type(value).__name__} is no value of JSON")
