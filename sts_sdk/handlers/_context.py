"""Typed keys under which handlers keep values for one another."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException

T = TypeVar("T")


class HandlerContextKey(Generic[T]):
    """A key for ``Request.addHandlerContext``, typed by its value (com.amazonaws.handlers.HandlerContextKey).

    Keys of the same name are equal. The client itself sets AWS_CREDENTIALS, CLIENT_ENDPOINT, OPERATION_NAME,
    SERVICE_ID, SIGNING_NAME and SIGNING_REGION; CLIENT_ENDPOINT is text.
    """

    ADVANCED_CONFIG: ClassVar[HandlerContextKey[object]]
    AWS_CREDENTIALS: ClassVar[HandlerContextKey[AWSCredentials]]
    CLIENT_ENDPOINT: ClassVar[HandlerContextKey[str]]
    ENDPOINT_OVERRIDDEN: ClassVar[HandlerContextKey[bool]]
    HAS_STREAMING_INPUT: ClassVar[HandlerContextKey[bool]]
    HAS_STREAMING_OUTPUT: ClassVar[HandlerContextKey[bool]]
    OPERATION_NAME: ClassVar[HandlerContextKey[str]]
    REQUIRES_LENGTH: ClassVar[HandlerContextKey[bool]]
    SERVICE_ID: ClassVar[HandlerContextKey[str]]
    SIGNING_NAME: ClassVar[HandlerContextKey[str]]
    SIGNING_REGION: ClassVar[HandlerContextKey[str]]

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        if name is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
            raise IllegalArgumentException("Name cannot be null")
        self._name = name

    def getName(self) -> str:
        """The name, which is all that makes a key."""
        return self._name

    def equals(self, o: object) -> bool:
        """The same as ``==``."""
        return self == o

    def hashCode(self) -> int:
        """The same as ``hash()``: Python's number, not Java's."""
        return hash(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HandlerContextKey) and self._name == other.getName()

    def __hash__(self) -> int:
        return hash(self._name)

    def __repr__(self) -> str:
        return f"HandlerContextKey({self._name!r})"


HandlerContextKey.ADVANCED_CONFIG = HandlerContextKey("AdvancedConfig")
HandlerContextKey.AWS_CREDENTIALS = HandlerContextKey("AWSCredentials")
HandlerContextKey.CLIENT_ENDPOINT = HandlerContextKey("ClientEndpoint")
HandlerContextKey.ENDPOINT_OVERRIDDEN = HandlerContextKey("EndpointOverridden")
HandlerContextKey.HAS_STREAMING_INPUT = HandlerContextKey("HasStreamingInput")
HandlerContextKey.HAS_STREAMING_OUTPUT = HandlerContextKey("HasStreamingOutput")
HandlerContextKey.OPERATION_NAME = HandlerContextKey("OperationName")
HandlerContextKey.REQUIRES_LENGTH = HandlerContextKey("RequiresLength")
HandlerContextKey.SERVICE_ID = HandlerContextKey("ServiceId")
HandlerContextKey.SIGNING_NAME = HandlerContextKey("SIGNING_NAME")
HandlerContextKey.SIGNING_REGION = HandlerContextKey("SigningRegion")
