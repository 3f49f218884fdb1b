"""What an asynchronous call tells its caller when it ends."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk._requests._result import AmazonWebServiceResult

RequestT_contra = TypeVar("RequestT_contra", bound="AmazonWebServiceRequest", contravariant=True)
ResultT_contra = TypeVar("ResultT_contra", bound="AmazonWebServiceResult", contravariant=True)


class AsyncHandler(ABC, Generic[RequestT_contra, ResultT_contra]):
    """Called once when an asynchronous call ends, in the thread that made it (com.amazonaws.handlers.AsyncHandler)."""

    @abstractmethod
    def onError(self, exception: Exception) -> None:
        """The call failed; the future holds the same exception."""

    @abstractmethod
    def onSuccess(self, request: RequestT_contra, result: ResultT_contra) -> None:
        """The call succeeded; the future holds the same result."""
