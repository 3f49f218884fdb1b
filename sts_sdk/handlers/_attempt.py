"""What a handler is told about one attempt of a call."""

from __future__ import annotations

from typing import Self, TypeAlias

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._requests._request import AnyResponse, Request


class HandlerBeforeAttemptContextBuilder:
    """Builds a HandlerBeforeAttemptContext."""

    def __init__(self) -> None:
        self._request: Request | None = None

    def withRequest(self, request: Request) -> Self:
        """The request about to be sent."""
        self._request = request
        return self

    def build(self) -> HandlerBeforeAttemptContext:
        """The context; an IllegalArgumentException without a request."""
        return HandlerBeforeAttemptContext(_given_request(self._request))

    def __repr__(self) -> str:
        return f"<HandlerBeforeAttemptContextBuilder {self._request!r}>"


class HandlerBeforeAttemptContext:
    """An attempt about to be made (com.amazonaws.handlers.HandlerBeforeAttemptContext)."""

    HandlerBeforeAttemptContextBuilder: TypeAlias = HandlerBeforeAttemptContextBuilder

    __slots__ = ("_request",)

    def __init__(self, request: Request) -> None:
        self._request = request

    @staticmethod
    def builder() -> _BeforeBuilder:
        """A new builder."""
        return HandlerBeforeAttemptContextBuilder()

    def getRequest(self) -> Request:
        """The request, not signed yet: what a handler changes is signed and sent."""
        return self._request

    def __repr__(self) -> str:
        return f"<HandlerBeforeAttemptContext {self._request!r}>"


class HandlerAfterAttemptContextBuilder:
    """Builds a HandlerAfterAttemptContext."""

    def __init__(self) -> None:
        self._request: Request | None = None
        self._response: AnyResponse | None = None
        self._exception: Exception | None = None

    def withRequest(self, request: Request) -> Self:
        """The request that was sent."""
        self._request = request
        return self

    def withResponse(self, response: AnyResponse | None) -> Self:
        """The result, if the attempt succeeded."""
        self._response = response
        return self

    def withException(self, exception: Exception | None) -> Self:
        """Why the attempt failed."""
        self._exception = exception
        return self

    def build(self) -> HandlerAfterAttemptContext:
        """The context; an IllegalArgumentException without a request."""
        return HandlerAfterAttemptContext(_given_request(self._request), self._response, self._exception)

    def __repr__(self) -> str:
        return f"<HandlerAfterAttemptContextBuilder {self._request!r}>"


class HandlerAfterAttemptContext:
    """An attempt that ended, well or not (com.amazonaws.handlers.HandlerAfterAttemptContext)."""

    HandlerAfterAttemptContextBuilder: TypeAlias = HandlerAfterAttemptContextBuilder

    __slots__ = ("_exception", "_request", "_response")

    def __init__(self, request: Request, response: AnyResponse | None, exception: Exception | None) -> None:
        self._request = request
        self._response = response
        self._exception = exception

    @staticmethod
    def builder() -> _AfterBuilder:
        """A new builder."""
        return HandlerAfterAttemptContextBuilder()

    def getRequest(self) -> Request:
        """The request that was sent."""
        return self._request

    def getResponse(self) -> AnyResponse | None:
        """The result, or None if the attempt failed."""
        return self._response

    def getException(self) -> Exception | None:
        """Why the attempt failed, or None; the call may go on with another attempt."""
        return self._exception

    def __repr__(self) -> str:
        outcome = self._response if self._exception is None else self._exception
        return f"<HandlerAfterAttemptContext {self._request!r}: {outcome!r}>"


def _given_request(request: Request | None) -> Request:
    if request is None:
        raise IllegalArgumentException("An attempt's context needs its request.")
    return request


# Inside a context its builder's name is an attribute, which type checkers do not take for a type.
_BeforeBuilder: TypeAlias = HandlerBeforeAttemptContextBuilder
_AfterBuilder: TypeAlias = HandlerAfterAttemptContextBuilder
