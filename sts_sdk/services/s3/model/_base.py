"""What the model stands on: equality, text and copies of its values, the canned access lists, the exception."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, Self, TypeVar

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.internal._checks import refused
from sts_sdk.internal._face import SaysWhatIsLeftOut


class S3Value(SaysWhatIsLeftOut):
    """A value of the S3 hand-off. Equal if it is of the same class and holds the same."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(
            getattr(self, slot) == getattr(other, slot) for slot in _slots(type(self))
        )

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # a value can change, so it cannot be a key of a dict

    def toString(self) -> str:
        """The class and what it holds."""
        held = ((slot.lstrip("_"), getattr(self, slot)) for slot in _slots(type(self)))
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in held if value is not None)})"

    def clone(self) -> Self:
        """A copy that shares what it holds."""
        return self.__copy__()

    def __copy__(self) -> Self:
        copy = type(self).__new__(type(self))
        for slot in _slots(type(self)):
            setattr(copy, slot, getattr(self, slot))
        return copy

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return self.toString()


def _slots(cls: type) -> list[str]:
    return [slot for base in cls.__mro__ for slot in getattr(base, "__slots__", ())]


T = TypeVar("T")
V = TypeVar("V", bound=S3Value)


def list_of(member: str, given: Iterable[T] | None) -> list[T]:
    """A member's list, empty if None was given; an IllegalArgumentException that names it if that is none."""
    if given is None:
        return []
    # A text is an iterable, too: of its letters.
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise refused(member, given, "a list")
    return list(given)


def each_of(member: str, given: Iterable[V | Iterable[V]]) -> list[V]:
    """What a method was given that Java has twice: with one list, and with elements each as an argument."""
    return [each for part in given for each in ((part,) if isinstance(part, S3Value) else list_of(member, part))]


class CannedAccessControlList(Enum):
    """Who may use a bucket or an object (com.amazonaws.services.s3.model.CannedAccessControlList)."""

    Private = "private"
    PublicRead = "public-read"
    PublicReadWrite = "public-read-write"
    AuthenticatedRead = "authenticated-read"
    LogDeliveryWrite = "log-delivery-write"
    BucketOwnerRead = "bucket-owner-read"
    BucketOwnerFullControl = "bucket-owner-full-control"
    AwsExecRead = "aws-exec-read"

    def toString(self) -> str:
        """The word as S3 has it."""
        return self.value

    def __str__(self) -> str:
        return self.value


class AmazonS3Exception(AmazonServiceException):
    """S3 refused a request or failed (com.amazonaws.services.s3.model.AmazonS3Exception)."""

    def __init__(self, errorMessage: str | None = None, cause: BaseException | None = None) -> None:
        super().__init__(errorMessage, cause)
        self._extended_request_id: str | None = None
        self._additional_details: dict[str, str] | None = None

    def getExtendedRequestId(self) -> str | None:
        """The second id that AWS support asks for, or None."""
        return self._extended_request_id

    def setExtendedRequestId(self, extendedRequestId: str | None) -> None:
        """The second id that AWS support asks for, or None."""
        self._extended_request_id = extendedRequestId

    def getAdditionalDetails(self) -> dict[str, str] | None:
        """What else the error document said, by element, or None."""
        return self._additional_details

    def setAdditionalDetails(self, additionalDetails: dict[str, str] | None) -> None:
        """What else the error document said, by element, or None."""
        self._additional_details = additionalDetails

    def getMessage(self) -> str:
        """The service's sentence with service, status, code, both request ids and proxy, as Java writes it."""
        head, proxy, tail = super().getMessage().rpartition("; Proxy: ")
        extended = "null" if self._extended_request_id is None else self._extended_request_id
        return f"{head}; S3 Extended Request ID: {extended}{proxy}{tail}"
