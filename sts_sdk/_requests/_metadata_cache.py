"""The metadata of the latest answers, found again by the request that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.internal._fork import ForkLock

if TYPE_CHECKING:
    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk._requests._result import ResponseMetadata


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
