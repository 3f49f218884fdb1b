"""Answers as handlers see them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from typing import BinaryIO

    from sts_sdk._requests._default_request import Request
    from sts_sdk.internal._transport import HttpResponse as WireResponse

T = TypeVar("T")


class HttpResponse:
    """An HTTP answer that a handler may look at and change (com.amazonaws.http.HttpResponse)."""

    def __init__(self, request: Request, wire: WireResponse) -> None:
        self._request = request
        self._status = wire.status
        self._reason: str | None = wire.reason
        self._headers = dict(wire.headers.items())
        self._body = wire.body

    def getRequest(self) -> Request:
        """The request that this answers."""
        return self._request

    def getStatusCode(self) -> int:
        """The HTTP status."""
        return self._status

    def setStatusCode(self, statusCode: int) -> None:
        self._status = statusCode

    def getStatusText(self) -> str | None:
        """The reason that came with the status."""
        return self._reason

    def setStatusText(self, statusText: str | None) -> None:
        self._reason = statusText

    def getHeaders(self) -> dict[str, str]:
        """The headers as they were sent; changes to the dict change the answer."""
        return self._headers

    def getHeader(self, name: str) -> str | None:
        """One header, whatever the case of its name; None if it is not there."""
        lower = name.lower()
        return next((value for known, value in self._headers.items() if known.lower() == lower), None)

    def addHeader(self, name: str, value: str) -> None:
        self._headers[name] = value

    def getContent(self) -> BinaryIO:
        """The body as a new stream, from its beginning."""
        return BytesIO(self._body)

    def setContent(self, content: bytes | BinaryIO) -> None:
        """Replace the body, by bytes or by what is left in a stream."""
        self._body = content if isinstance(content, bytes) else content.read()

    def __repr__(self) -> str:
        # The body of an STS answer is full of secrets.
        return f"<HttpResponse {self._status} {self._reason}, {len(self._body)} bytes>"


class Response(Generic[T]):
    """A result and the HTTP answer that it came in (com.amazonaws.Response). Never changed after it is made."""

    __slots__ = ("_http", "_value")

    def __init__(self, response: T, httpResponse: HttpResponse) -> None:
        self._value = response
        self._http = httpResponse

    def getAwsResponse(self) -> T:
        """The result; None after an error."""
        return self._value

    def getHttpResponse(self) -> HttpResponse:
        """The HTTP answer."""
        return self._http

    def __repr__(self) -> str:
        return f"<Response {self._http!r}>"


AnyResponse = Response[Any]
