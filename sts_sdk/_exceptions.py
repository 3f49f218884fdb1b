"""The exception tree; each level adds one fact to the one above it.

SdkBaseException
└── AmazonClientException                    the old name that Java code still catches
    └── SdkClientException                   nothing came back: bad input, no credentials, no connection
        ├── IllegalArgumentException         bad input; also a ValueError
        ├── IllegalStateException            too late or too early for this call; also a RuntimeError
        ├── UnsupportedOperationException    not offered by this object; also a RuntimeError
        ├── AbortedException                 the caller gave up
        ├── ClientExecutionTimeoutException  (sts_sdk.http.timers.client)
        └── AmazonServiceException           the service said no: code, message, status, request id
            ├── AWSSecurityTokenServiceException   (sts_sdk.services.securitytoken.model)
            │   └── ExpiredTokenException ...      one class per error of the service model
            └── AmazonS3Exception                  (sts_sdk.services.s3.model)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

_JAVA_LANG = ("IllegalArgumentException", "IllegalStateException", "UnsupportedOperationException")


_PACKAGE = __name__.partition(".")[0]


class SdkBaseException(Exception):
    """The root of everything that sts_sdk raises on purpose (com.amazonaws.SdkBaseException).

    Takes a message, a message and its cause, or a cause alone, as Java's constructors do. The cause
    becomes ``__cause__``, so a traceback shows it.
    """

    __module__ = _PACKAGE

    def __init_subclass__(cls) -> None:
        # Tracebacks name the package that people import an exception from, not the private module that defines it.
        package, _, module = cls.__module__.rpartition(".")
        if module.startswith("_") and f"{package}.".startswith(f"{_PACKAGE}."):
            cls.__module__ = package

    def __init__(self, message: str | BaseException | None = None, cause: BaseException | None = None) -> None:
        if isinstance(message, BaseException):
            cause = message
            message = cause.toString() if isinstance(cause, SdkBaseException) else f"{type(cause).__name__}: {cause}"
        super().__init__(message)
        self._message = message
        if cause is not None:
            object.__setattr__(self, "__cause__", cause)  # as ``raise from`` does

    def getMessage(self) -> str | None:
        """The message; None if there is none."""
        return self._message

    def getLocalizedMessage(self) -> str | None:
        """The same as ``getMessage()``: messages are in English."""
        return self.getMessage()

    def getCause(self) -> BaseException | None:
        """The exception that led to this one, or None."""
        return self.__cause__

    def printStackTrace(self) -> None:
        """Print the traceback and its causes to standard error, as Java code does in a catch block."""
        import traceback  # noqa: PLC0415 -- few programs print it

        traceback.print_exception(self, file=sys.stderr)

    def toString(self) -> str:
        """Java's name of the class, a colon and the message: ``com.amazonaws.SdkClientException: ...``."""
        message = self.getMessage()
        return _java_name(type(self)) if message is None else f"{_java_name(type(self))}: {message}"

    def __str__(self) -> str:
        return self.getMessage() or ""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]:
        # Exceptions pickle by their arguments, which subclasses may not take: rebuild from the state.
        # A cause goes along if it is ours; what other libraries raise may hold sockets and locks.
        cause = {"__cause__": self.__cause__} if isinstance(self.__cause__, SdkBaseException) else {}
        return _rebuild, (type(self), self.args), {**self.__dict__, **cause}


def causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and those that it was raised from, outermost first; each once, for one may lead to itself."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__


def without_frames(error: BaseException) -> None:
    """Drop the tracebacks of our exceptions in a chain: their frames hold the secrets that a fetch sends and reads."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, SdkBaseException):
            one.__traceback__ = None
        waiting += one.__cause__, one.__context__


def frameless(read: Callable[_P, _R]) -> Callable[_P, _R]:
    """For what reads secrets: an exception of ours begins at its caller, without the frames that hold what was read.

    Not for what gets a secret as an argument.
    """

    @wraps(read)
    def reading(*arguments: _P.args, **options: _P.kwargs) -> _R:
        try:
            return read(*arguments, **options)
        except SdkBaseException as error:
            without_frames(error)
            raise error.with_traceback(None) from error.__cause__

    return reading


def _rebuild(cls: type[SdkBaseException], args: tuple[object, ...]) -> SdkBaseException:
    exception = cls.__new__(cls, *args)
    exception.args = args
    return exception


def _java_name(cls: type) -> str:
    if cls.__module__ == _PACKAGE and cls.__name__ in _JAVA_LANG:
        return f"java.lang.{cls.__name__}"
    # A package that Java calls by a keyword of Python's has an underscore behind its name here.
    packages = [part.rstrip("_") for part in cls.__module__.split(".") if not part.startswith("_")]
    if packages[0] == _PACKAGE:
        packages[0] = "com.amazonaws"
    return ".".join([*packages, cls.__name__])


class AmazonClientException(SdkBaseException):
    """The older name of SdkClientException, kept as its ancestor so that old ``catch`` blocks work."""

    def isRetryable(self) -> bool:
        """Whether trying again may help; subclasses that know better say False."""
        return True


class SdkClientException(AmazonClientException):
    """The client could not get an answer: bad input, no credentials, or no connection."""


class IllegalArgumentException(SdkClientException, ValueError):
    """An argument cannot be used; raised before anything is sent. Also a ``ValueError``."""

    def isRetryable(self) -> bool:
        """False: the same input fails the same way."""
        return False


class IllegalStateException(SdkClientException, RuntimeError):
    """A call that does not fit the object's state, such as one after ``shutdown()``. Also a ``RuntimeError``."""

    def isRetryable(self) -> bool:
        """False: the state stays as it is."""
        return False


class UnsupportedOperationException(SdkClientException, RuntimeError):
    """An operation that this object does not offer. Also a ``RuntimeError``."""

    def isRetryable(self) -> bool:
        """False: it is not offered the next time either."""
        return False


class AbortedException(SdkClientException):
    """The call was given up by its caller before it ended (com.amazonaws.AbortedException)."""

    def __init__(self, message: str | BaseException | None = "", cause: BaseException | None = None) -> None:
        if isinstance(message, BaseException):  # as in Java its text does not become the message
            cause, message = message, ""
        super().__init__(message, cause)

    def isRetryable(self) -> bool:
        """False: the caller asked for an end."""
        return False


class AmazonServiceException(SdkClientException):
    """The service received the request and refused it or failed (com.amazonaws.AmazonServiceException)."""

    class ErrorType(Enum):
        """Who is at fault, by the service's own word."""

        Client = "Client"
        Service = "Service"
        Unknown = "Unknown"

        def __str__(self) -> str:
            return self.name

    def __init__(self, errorMessage: str | None = None, cause: BaseException | None = None) -> None:
        super().__init__(errorMessage, cause)
        self._error_code: str | None = None
        self._error_type = self.ErrorType.Unknown
        self._status_code = 0
        self._service_name: str | None = None
        self._request_id: str | None = None
        self._proxy_host: str | None = None
        self._http_headers: dict[str, str] | None = None
        self._raw_response: bytes | None = None

    def getErrorCode(self) -> str | None:
        """The service's code, such as ``ExpiredToken``; status and reason when the answer had none."""
        return self._error_code

    def setErrorCode(self, errorCode: str | None) -> None:
        """The service's code, such as ``ExpiredToken``; status and reason when the answer had none."""
        self._error_code = errorCode

    def getErrorMessage(self) -> str | None:
        """The service's own sentence, without what ``getMessage()`` adds."""
        return self._message

    def setErrorMessage(self, value: str | None) -> None:
        """The service's own sentence, without what ``getMessage()`` adds."""
        self._message = value

    def getErrorType(self) -> AmazonServiceException.ErrorType:
        """Client (the request was at fault), Service, or Unknown."""
        return self._error_type

    def setErrorType(self, errorType: AmazonServiceException.ErrorType) -> None:
        """Client (the request was at fault), Service, or Unknown."""
        self._error_type = errorType

    def getStatusCode(self) -> int:
        """The HTTP status; 0 if there was none."""
        return self._status_code

    def setStatusCode(self, statusCode: int) -> None:
        """The HTTP status; 0 if there was none."""
        self._status_code = statusCode

    def getServiceName(self) -> str | None:
        """The service that answered, such as ``AWSSecurityTokenService``."""
        return self._service_name

    def setServiceName(self, serviceName: str | None) -> None:
        """The service that answered, such as ``AWSSecurityTokenService``."""
        self._service_name = serviceName

    def getRequestId(self) -> str | None:
        """The id that AWS support asks for."""
        return self._request_id

    def setRequestId(self, requestId: str | None) -> None:
        """The id that AWS support asks for."""
        self._request_id = requestId

    def getProxyHost(self) -> str | None:
        """The proxy the request went through, or None."""
        return self._proxy_host

    def setProxyHost(self, proxyHost: str | None) -> None:
        """The proxy the request went through, or None."""
        self._proxy_host = proxyHost

    def getHttpHeaders(self) -> dict[str, str] | None:
        """The headers of the answer, or None."""
        return self._http_headers

    def setHttpHeaders(self, httpHeaders: Mapping[str, str] | None) -> None:
        """The headers of the answer, or None."""
        self._http_headers = None if httpHeaders is None else dict(httpHeaders)

    def getRawResponse(self) -> bytes | None:
        """The body of the answer as it came, or None."""
        return self._raw_response

    def setRawResponse(self, rawResponse: bytes | None) -> None:
        """The body of the answer as it came, or None."""
        self._raw_response = rawResponse

    def getRawResponseContent(self) -> str | None:
        """The body of the answer as text (UTF-8, what is not is replaced), or None."""
        raw = self._raw_response
        return None if raw is None else raw.decode("utf-8", "replace")

    def setRawResponseContent(self, rawResponseContent: str | None) -> None:
        """The body of the answer, given as text; None: there was none."""
        self._raw_response = None if rawResponseContent is None else rawResponseContent.encode()

    def getMessage(self) -> str:
        """The service's sentence with service, status, code, request id and proxy, as Java writes it."""
        return (
            f"{_java(self._message)} (Service: {_java(self._service_name)}; "
            f"Status Code: {self._status_code}; Error Code: {_java(self._error_code)}; "
            f"Request ID: {_java(self._request_id)}; Proxy: {_java(self._proxy_host)})"
        )


def _java(value: str | None) -> str:
    return "null" if value is None else value
