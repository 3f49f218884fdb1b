"""botocore's S3 client as this package uses it, and its errors as Java's exceptions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from traceback import walk_tb
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, IncompleteReadError, ParamValidationError
from botocore.exceptions import ConnectionError as NoConnection

from sts_sdk._exceptions import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk.bridge._wire import mask_what_was_sent
from sts_sdk.internal._shape import REDACTED
from sts_sdk.services.s3.model._base import AmazonS3Exception

Answer = dict[str, Any]


class BotocoreS3(Protocol):
    """The client that botocore makes at run time: the operations in use here, and whatever else it has."""

    def close(self) -> None: ...
    def list_buckets(self) -> Answer: ...
    def create_bucket(self, **parameters: object) -> Answer: ...
    def delete_bucket(self, **parameters: object) -> Answer: ...
    def get_bucket_acl(self, **parameters: object) -> Answer: ...
    def list_objects(self, **parameters: object) -> Answer: ...
    def list_objects_v2(self, **parameters: object) -> Answer: ...
    def put_object(self, **parameters: object) -> Answer: ...
    def get_object(self, **parameters: object) -> Answer: ...
    def head_object(self, **parameters: object) -> Answer: ...
    def copy_object(self, **parameters: object) -> Answer: ...
    def delete_object(self, **parameters: object) -> Answer: ...
    def generate_presigned_url(
        self, ClientMethod: str, Params: Mapping[str, object], ExpiresIn: int, HttpMethod: str
    ) -> str: ...

    def __getattr__(self, name: str, /) -> Any: ...


class translated_errors:
    """Turns what botocore raises into what Java's S3 client raises, the cause kept."""

    __slots__ = ()

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        if not isinstance(error, Exception) or isinstance(error, SdkClientException):
            return
        if isinstance(error, (BotoCoreError, ClientError)) or _came_from_the_parser(error):
            mask_what_was_sent(error)
            raise _translated(error) from error
        if isinstance(error, UnicodeEncodeError):
            raise IllegalArgumentException(str(error)) from error


def _translated(error: Exception) -> SdkClientException:
    if isinstance(error, ClientError):
        return service_exception(error)
    if isinstance(error, ParamValidationError):
        return IllegalArgumentException(str(error))
    if isinstance(error, (HTTPClientError, NoConnection, IncompleteReadError)):
        return SdkClientException(f"Unable to execute HTTP request: {error}")
    if isinstance(error, BotoCoreError):
        return SdkClientException(str(error))
    return SdkClientException(f"Unable to unmarshall response: {error}")


def _came_from_the_parser(error: Exception) -> bool:
    """Whether an answer could not be read: botocore raises whatever its numbers and dates do then."""
    return any(frame.f_globals.get("__name__") == "botocore.parsers" for frame, _ in walk_tb(error.__traceback__))


class Body:
    """An object's content as botocore hands it over; what breaks while it is read is Java's exception.

    ``md5`` is what the whole content must have, in hexadecimal; None if S3 did not say.
    """

    def __init__(self, content: StreamingBody, md5: str | None = None) -> None:
        self._content = content
        self._expected = md5
        self._digest = hashlib.md5(usedforsecurity=False)

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; the rest without; empty at the end."""
        with translated_errors():
            piece = self._content.read(None if size < 0 else size)
        if self._expected is not None:
            self._digest.update(piece)
            if size < 0 or (size > 0 and not piece):
                self._check()
        return piece

    def _check(self) -> None:
        if self._digest.hexdigest() != self._expected:
            raise SdkClientException(
                "Unable to verify integrity of data download. Client calculated content hash didn't match hash "
                "calculated by Amazon S3. The data may be corrupt."
            )

    def close(self) -> None:
        """Give the connection up."""
        self._content.close()


class StreamingBody(Protocol):
    """botocore's StreamingBody, as far as it is used."""

    def read(self, amt: int | None = None) -> bytes: ...
    def close(self) -> None: ...


def service_exception(error: ClientError) -> AmazonS3Exception:
    """The exception for an answer of S3's that says no."""
    details = _without_tokens(error.response.get("Error", {}))
    error.response["Error"] = details  # this error is kept as the cause, so it is masked too
    metadata: Mapping[str, Any] = error.response.get("ResponseMetadata", {})
    status: int = metadata.get("HTTPStatusCode", 0)
    code, message = details.get("Code"), details.get("Message")
    exception = AmazonS3Exception(message)
    # botocore takes the status for the code of an answer without a body (to HEAD); Java adds the reason.
    exception.setErrorCode(f"{code} {message}" if code == str(status) else code)
    exception.setStatusCode(status)
    exception.setErrorType(_error_type_of(status))
    exception.setServiceName("Amazon S3")
    exception.setRequestId(metadata.get("RequestId") or None)
    exception.setExtendedRequestId(metadata.get("HostId") or None)
    exception.setHttpHeaders(metadata.get("HTTPHeaders"))
    exception.setAdditionalDetails({name: text for name, text in details.items() if name not in _SAID_ALREADY})
    return exception


_SAID_ALREADY = frozenset({"Code", "Message", "RequestId", "HostId"})


_TOKEN = re.compile(r"(x-amz-security-token[:=])[^\s&]+", re.IGNORECASE)


def _without_tokens(details: Mapping[str, object]) -> dict[str, str]:
    """What S3 says of a refusal, the session token masked: it repeats it, or the request that it should have got."""
    return {name: _without_token(name, str(value)) for name, value in details.items()}


def _without_token(name: str, text: str) -> str:
    if name.startswith("Token-") or (name.endswith("Bytes") and _TOKEN.search(_from_hex(text))):
        return REDACTED
    return _TOKEN.sub(rf"\1{REDACTED}", text)


def _from_hex(text: str) -> str:
    try:
        return bytes.fromhex(text).decode("latin-1")
    except ValueError:
        return ""


def _error_type_of(status: int) -> AmazonServiceException.ErrorType:
    kinds = AmazonServiceException.ErrorType
    return kinds.Client if 400 <= status < 500 else kinds.Service
