"""What botocore raises, as Java's exceptions; and an answer's stream, which may break while it is read."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from http.client import responses
from traceback import walk_tb
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, IncompleteReadError, ParamValidationError
from botocore.exceptions import ConnectionError as NoConnection

from sts_sdk._exceptions import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk.bridge._wire import mask_what_was_sent
from sts_sdk.internal._shape import REDACTED


class Translation(ABC):
    """A ``with`` that turns what botocore raises into what Java's clients raise, the cause kept."""

    __slots__ = ()

    @abstractmethod
    def exception(self, error: ClientError) -> AmazonServiceException:
        """The exception for an answer of the service's that says no."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        if not isinstance(error, Exception) or isinstance(error, SdkClientException):
            return
        if isinstance(error, (BotoCoreError, ClientError)) or _came_from_the_parser(error):
            mask_what_was_sent(error)
            raise self._translated(error) from error
        if isinstance(error, UnicodeEncodeError):
            raise IllegalArgumentException(str(error)) from error

    def _translated(self, error: Exception) -> SdkClientException:
        if isinstance(error, ClientError):
            return self.exception(error)
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


class StreamingBody(Protocol):
    """botocore's StreamingBody, as far as it is used."""

    def read(self, amt: int | None = None) -> bytes: ...
    def close(self) -> None: ...


class Body:
    """An answer's content as botocore hands it over; what breaks while it is read is Java's exception."""

    def __init__(self, content: StreamingBody, translated: Translation) -> None:
        self._content = content
        self._translated = translated

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; the rest without; empty at the end."""
        with self._translated:
            return self._content.read(None if size < 0 else size)

    def close(self) -> None:
        """Give the connection up."""
        self._content.close()


def details_of(error: ClientError) -> dict[str, str]:
    """What the service says of a refusal, the session token masked; so it stays in ``error``, which is kept."""
    said = error.response.get("Error", {})
    details = {str(name): _without_token(str(name), str(value)) for name, value in said.items()}
    metadata: Mapping[str, Any] = error.response.get("ResponseMetadata", {})
    named = metadata.get("HTTPHeaders", {}).get("x-amzn-errortype")
    if named and details.get("Code") == str(metadata.get("HTTPStatusCode")):
        details["Code"] = named.partition(":")[0]  # which botocore reads only for some protocols
    error.response["Error"] = details
    return details


def fill_exception(exception: AmazonServiceException, error: ClientError) -> None:
    """Code, status, type, request id and headers of the answer."""
    details: Mapping[str, Any] = error.response.get("Error", {})
    metadata: Mapping[str, Any] = error.response.get("ResponseMetadata", {})
    status: int = metadata.get("HTTPStatusCode", 0)
    code = details.get("Code")
    # botocore takes the status for the code of an answer without a body (to HEAD); Java adds the reason. Of a body
    # that names no code botocore has an empty one.
    reason = details.get("Message") if code else responses.get(status, "")
    exception.setErrorCode(f"{status} {reason}" if code in {"", str(status)} else code)
    exception.setStatusCode(status)
    exception.setErrorType(_error_type_of(status))
    exception.setRequestId(metadata.get("RequestId") or None)
    exception.setHttpHeaders(metadata.get("HTTPHeaders"))


_TOKEN = re.compile(r"(x-amz-security-token[:=])[^\s&]+", re.IGNORECASE)


def _without_token(name: str, text: str) -> str:
    """A service repeats the token in the body of a refusal, or the request that it should have got."""
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
