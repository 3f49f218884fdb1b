"""Enums of the service model: text on the wire, a class here, and either accepted from callers."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException

if TYPE_CHECKING:
    from typing import Self


class ServiceEnum(Enum):
    """An enum of the service model. The service may know values that this release does not: members hold text."""

    def toString(self) -> str:
        """The text on the wire."""
        return str(self.value)

    def __str__(self) -> str:
        return self.toString()

    @classmethod
    def fromValue(cls, value: str | None) -> Self:
        """The constant with this text."""
        if not value:
            raise IllegalArgumentException("Value cannot be null or empty!")
        for constant in cls:
            if constant.value == value:
                return constant
        raise IllegalArgumentException(f"Cannot create enum from {value} value!")


def text_of(value: str | ServiceEnum | None) -> str | None:
    """What a setter keeps of a constant or its text: the text."""
    return str(value.value) if isinstance(value, ServiceEnum) else value
