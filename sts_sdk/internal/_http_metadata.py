"""The head of an HTTP answer, as results show it (com.amazonaws.http.SdkHttpMetadata)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.internal._transport import HttpResponse


def request_id(response: HttpResponse) -> str | None:
    """The request id in an answer's headers: AWS's own, or the one that servers after S3's fashion send."""
    headers = response.headers
    return headers.get("x-amzn-RequestId") or headers.get("x-amz-request-id")


class SdkHttpMetadata:
    """Status and headers of an answer; what its body said is in the result."""

    __slots__ = ("_headers", "_status")

    def __init__(self, response: HttpResponse) -> None:
        self._status = response.status
        self._headers = response.headers

    def getHttpStatusCode(self) -> int:
        """The HTTP status, such as 200."""
        return self._status

    def getHttpHeaders(self) -> dict[str, str]:
        """The headers as they were sent; a copy."""
        return dict(self._headers.items())

    def getAllHttpHeaders(self) -> dict[str, list[str]]:
        """The headers with their values as lists; a copy."""
        return {name: [value] for name, value in self._headers.items()}

    def __repr__(self) -> str:
        return f"<SdkHttpMetadata {self._status}>"
