"""The HTTP methods, as Java's two enums have them."""

from __future__ import annotations

from enum import Enum

from sts_sdk._exceptions import IllegalArgumentException


class HttpMethodName(Enum):
    """The method of a request that is signed or sent (com.amazonaws.http.HttpMethodName)."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"
    HEAD = "HEAD"
    PATCH = "PATCH"
    OPTIONS = "OPTIONS"

    @classmethod
    def fromValue(cls, value: str | None) -> HttpMethodName:
        """The member of that name, in any case; an IllegalArgumentException for any other text."""
        if not value:
            raise IllegalArgumentException("The HTTP method cannot be null or empty.")
        member = cls.__members__.get(value.upper())
        if member is None:
            raise IllegalArgumentException(f"No HTTP method {value!r}; there are {', '.join(cls.__members__)}.")
        return member

    def toString(self) -> str:
        """The method's name."""
        return self.name

    def __str__(self) -> str:
        return self.name


class HttpMethod(Enum):
    """The method that a presigned URL is for (com.amazonaws.HttpMethod)."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"
    HEAD = "HEAD"
    PATCH = "PATCH"

    def toString(self) -> str:
        """The method's name."""
        return self.name

    def __str__(self) -> str:
        return self.name
