"""Text that may be missing (com.amazonaws.util.StringUtils)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import overload

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._face import SaysWhatIsLeftOutOfTheClass

# What Java's String.trim takes off: the space and all control characters before it.
_BLANK = "".join(map(chr, range(0x21)))


class StringUtils(metaclass=SaysWhatIsLeftOutOfTheClass):
    """What Java programs ask of text that may be null (com.amazonaws.util.StringUtils)."""

    UTF8 = "utf-8"
    COMMA_SEPARATOR = ","

    @staticmethod
    def isNullOrEmpty(value: str | None) -> bool:
        """Whether there is no text, or an empty one."""
        return not value

    @staticmethod
    def hasValue(value: str | None) -> bool:
        """Whether there is a text that is not empty."""
        return bool(value)

    @staticmethod
    @overload
    def trim(value: None) -> None: ...
    @staticmethod
    @overload
    def trim(value: str) -> str: ...
    @staticmethod
    def trim(value: str | None) -> str | None:
        """The text without blanks and control characters at its ends; None stays None."""
        return None if value is None else value.strip(_BLANK)

    @staticmethod
    @overload
    def lowerCase(value: None) -> None: ...
    @staticmethod
    @overload
    def lowerCase(value: str) -> str: ...
    @staticmethod
    def lowerCase(value: str | None) -> str | None:
        """The text in lower case, whatever the machine's language; None stays None."""
        return None if value is None else value.lower()

    @staticmethod
    @overload
    def upperCase(value: None) -> None: ...
    @staticmethod
    @overload
    def upperCase(value: str) -> str: ...
    @staticmethod
    def upperCase(value: str | None) -> str | None:
        """The text in upper case, whatever the machine's language; None stays None."""
        return None if value is None else value.upper()

    @staticmethod
    def beginsWithIgnoreCase(data: str, seq: str) -> bool:
        """Whether the text begins with the other one, in upper or lower case."""
        return data.lower().startswith(seq.lower())

    @staticmethod
    def join(joiner: str, *parts: str | Iterable[str]) -> str:
        """The parts, one by one or in one collection, with ``joiner`` between them."""
        texts: list[str] = []
        for part in parts:
            texts += [part] if isinstance(part, str) else part
        return joiner.join(texts)

    @staticmethod
    def replace(originalString: str, partToMatch: str, replacement: str) -> str:
        """The text with each ``partToMatch``, which must not be empty, replaced."""
        if not partToMatch:
            raise IllegalArgumentException("The part to match must not be empty.")
        return originalString.replace(partToMatch, replacement)
