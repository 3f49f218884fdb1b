"""What every result carries besides its members: the service's request id and the HTTP answer's head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk.internal._transport import WireResponse


class ResponseMetadata:
    """What the service says about its answer; above all the request id (com.amazonaws.ResponseMetadata)."""

    AWS_REQUEST_ID: ClassVar[str] = "AWS_REQUEST_ID"
    AWS_EXTENDED_REQUEST_ID: ClassVar[str] = "AWS_EXTENDED_REQUEST_ID"

    __slots__ = ("metadata",)

    def __init__(self, metadata: Mapping[str, str] | ResponseMetadata | None) -> None:
        values = metadata.metadata if isinstance(metadata, ResponseMetadata) else metadata
        self.metadata: dict[str, str] = dict(values or {})

    def getRequestId(self) -> str | None:
        """The id that AWS support asks for, or None if the answer had none."""
        return self.metadata.get(self.AWS_REQUEST_ID)

    def toString(self) -> str:
        """``{AWS_REQUEST_ID=...}``."""
        return "{" + ", ".join(f"{key}={value}" for key, value in self.metadata.items()) + "}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ResponseMetadata) and self.metadata == other.metadata

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.metadata.items())))

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return f"ResponseMetadata({self.toString()})"


def response_metadata(request_id: str | None) -> ResponseMetadata:
    """The metadata of an answer with this request id."""
    return ResponseMetadata({} if request_id is None else {ResponseMetadata.AWS_REQUEST_ID: request_id})


class MetadataCache:
    """Remembers the last ``size`` answers by the identity of their request, as Java does; 0 remembers none."""

    __slots__ = ("_entries", "_lock", "_size")

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = ForkLock()
        # The request is kept beside its metadata, so that its id cannot be given to another meanwhile.
        self._entries: dict[int, tuple[AmazonWebServiceRequest, ResponseMetadata]] = {}

    def add(self, request: AmazonWebServiceRequest, metadata: ResponseMetadata) -> None:
        """Remember an answer's metadata; the oldest goes when there are too many."""
        if not self._size:
            return
        with self._lock.current():
            self._entries.pop(id(request), None)
            self._entries[id(request)] = request, metadata
            while len(self._entries) > self._size:  # more than one too many only after an interrupt
                del self._entries[next(iter(self._entries))]

    def get(self, request: AmazonWebServiceRequest) -> ResponseMetadata | None:
        """The metadata of the answer to this very request object, or None if it is no longer known."""
        found = self._entries.get(id(request))
        return None if found is None else found[1]


class SdkHttpMetadata:
    """Status and headers of an answer (com.amazonaws.http.SdkHttpMetadata)."""

    __slots__ = ("_headers", "_status")

    def __init__(self, response: WireResponse) -> None:
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


def request_id(response: WireResponse) -> str | None:
    """The request id in an answer's headers: AWS's own, or the one that servers after S3's fashion send."""
    headers = response.headers
    return headers.get("x-amzn-RequestId") or headers.get("x-amz-request-id")


class AmazonWebServiceResult(Shape):
    """The base of every result (com.amazonaws.AmazonWebServiceResult).

    The metadata of an answer is not part of its value: two results with the same members are equal.
    """

    __slots__ = ("_http_metadata", "_response_metadata")

    def __init__(self) -> None:
        self._response_metadata: ResponseMetadata | None = None
        self._http_metadata: SdkHttpMetadata | None = None

    def getSdkResponseMetadata(self) -> ResponseMetadata:
        """The service's request id; None on a result that was made by hand."""
        return self._response_metadata  # type: ignore[return-value]  # None only where nobody filled it

    def setSdkResponseMetadata(self, metadata: ResponseMetadata | None) -> Self:
        """Set the service's request id; gives the result back."""
        self._response_metadata = metadata
        return self

    def getSdkHttpMetadata(self) -> SdkHttpMetadata:
        """Status and headers of the answer; None on a result that was made by hand."""
        return self._http_metadata  # type: ignore[return-value]  # None only where nobody filled it

    def setSdkHttpMetadata(self, sdkHttpMetadata: SdkHttpMetadata | None) -> Self:
        """Set status and headers of the answer; gives the result back."""
        self._http_metadata = sdkHttpMetadata
        return self

    def __copy__(self) -> Self:
        copy = super().__copy__()
        copy.setSdkResponseMetadata(self._response_metadata).setSdkHttpMetadata(self._http_metadata)
        return copy
