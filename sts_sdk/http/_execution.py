"""One call: as the client of a service hands it over, and under way, with what each attempt sends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from sts_sdk._exceptions import causes
from sts_sdk.http._settings import merged
from sts_sdk.http._timeouts import Deadline
from sts_sdk.internal._query import form_text
from sts_sdk.internal._transport import HttpRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._exceptions import AmazonClientException, AmazonServiceException
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk._requests._request import AmazonWebServiceRequest, RequestConfig
    from sts_sdk.http._settings import TimeLimits
    from sts_sdk.internal._shape import Shape
    from sts_sdk.internal._transport import WireResponse
    from sts_sdk.internal._transport_settings import Timeouts

R_co = TypeVar("R_co", covariant=True)


class Call:
    """What to send, and how to sign it. Never changed after it is made.

    ``http`` is not signed yet. Without ``credentials`` it is sent unsigned and no provider is asked. ``sensitive``
    is for calls that carry a one-time code: they are never sent again once the service may have seen them.
    """

    __slots__ = ("credentials", "http", "operation", "request", "sensitive", "signing_name", "signing_region")

    def __init__(
        self,
        operation: str,
        request: AmazonWebServiceRequest,
        http: HttpRequest,
        credentials: AWSCredentialsProvider | None,
        signing_region: str,
        signing_name: str,
        sensitive: bool = False,
    ) -> None:
        self.operation: str = operation
        self.request: AmazonWebServiceRequest = request
        self.http: HttpRequest = http
        self.credentials: AWSCredentialsProvider | None = credentials
        self.signing_region: str = signing_region
        self.signing_name: str = signing_name
        self.sensitive: bool = sensitive

    def __repr__(self) -> str:
        return f"<Call {self.operation}>"


class Answers(Protocol[R_co]):
    """Reads what comes back from a call; each service has its own."""

    @property
    def result_class(self) -> type[Shape] | None:
        """The class of the results, which tells whether they hold secrets; None if it is no modelled one."""
        ...

    def result(self, response: WireResponse) -> R_co:
        """What an answer of status 2xx holds; an exception if it holds none, or says that the service refuses."""
        ...

    def refusal(self, response: WireResponse) -> AmazonServiceException:
        """The exception for an answer of any other status."""
        ...

    def prepare_for_refusals(self) -> None:
        """Load what ``refusal`` needs."""
        ...


class Execution:
    """The state of one call, used by its thread only.

    ``attempt`` counts from 1; ``delay`` is the pause before the current attempt in milliseconds, ``cost`` what it
    took from the retry quota; ``credentials`` are those of the latest attempt, ``answer`` its response if there was
    one, ``signed_at`` the time in its signature; ``ttl`` is when the client will have given up by the service's clock,
    known after a corrected one.
    """

    __slots__ = (
        "answer", "attempt", "base", "call", "config", "cost", "credentials", "deadline", "delay", "invocation_id",
        "limits", "own_headers", "provider", "renewed", "signed_at", "ttl", "user_agent",
    )  # fmt: skip

    def __init__(
        self,
        call: Call,
        user_agent: str,
        own_headers: Mapping[str, str],
        limits: TimeLimits,
        monotonic: Callable[[], float],
    ) -> None:
        self.call = call
        self.base = call.http
        self.user_agent = user_agent
        self.own_headers = own_headers
        self.provider = call.credentials
        self.config = config = settings_of(call.request)
        if config is not None:
            limits = limits.overridden(config)
            self._use(config)
        self.limits = limits
        self.deadline = None if limits.call is None else Deadline(limits.call, monotonic)
        self.invocation_id = invocation_id()
        self.attempt = 0
        self.delay = 0
        self.cost = 0
        self.renewed = False
        self.credentials: AWSCredentials | None = None
        self.answer: WireResponse | None = None
        self.ttl = ""
        self.signed_at: datetime | None = None

    def _use(self, config: RequestConfig) -> None:
        """Take over what this request sets for itself."""
        if self.provider is not None and config.credentials_provider is not None:
            self.provider = config.credentials_provider
        marker = config.client_options.getClientMarker("USER_AGENT")
        if marker:
            self.user_agent = f"{self.user_agent} {marker.strip()}"
        if config.headers:
            self.own_headers = merged(self.own_headers, config.headers)
        if config.query_parameters:
            self.base = with_parameters(self.base, config.query_parameters)

    def request(self, maximum: int, capacity: int | str) -> HttpRequest:
        """What the current attempt sends, not signed yet; ``maximum`` is how many attempts there may be."""
        base = self.base
        headers = {
            "amz-sdk-invocation-id": self.invocation_id,
            "amz-sdk-request": f"{self.ttl}attempt={self.attempt};max={maximum}",
            "amz-sdk-retry": f"{self.attempt - 1}/{self.delay}/{capacity}",
            "User-Agent": self.user_agent,
            **base.headers,
        }
        if self.own_headers:
            headers = merged(headers, self.own_headers)
        return HttpRequest(base.method, base.url, headers, base.body)

    def timeouts(self) -> Timeouts:
        """How long the current attempt may take; a ClientExecutionTimeoutException if there is no time for one."""
        return self.limits.timeouts if self.deadline is None else self.deadline.timeouts(self.limits)

    def seen(self, failure: AmazonClientException) -> bool:
        """Whether the service may have seen the attempt that failed so."""
        for cause in causes(failure):
            sent = getattr(cause, "sent", None)
            if sent is not None:
                return bool(sent)
        return True

    def rejected_key(self) -> str | None:
        """The access key that the latest attempt was signed with."""
        return None if self.credentials is None else self.credentials.getAWSAccessKeyId()

    def invalidation(self) -> Callable[[str], None] | None:
        """The provider's ``invalidate``, if it has one."""
        return getattr(self.provider, "invalidate", None)


def settings_of(request: AmazonWebServiceRequest) -> RequestConfig | None:
    """The settings that the request has for itself; None, which is usual, if it has none."""
    return request._config  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 -- its property would make one


def with_parameters(http: HttpRequest, own: Mapping[str, list[str]]) -> HttpRequest:
    """The form with the caller's own fields: after those of the same name, else at the end."""
    fields: dict[str, list[str]] = {}
    for field in http.body.decode().split("&"):
        fields.setdefault(field.partition("=")[0], []).append(field)
    for name, values in own.items():
        key = form_text(name)
        fields.setdefault(key, []).extend(f"{key}={form_text(value)}" for value in values)
    body = "&".join([field for same in fields.values() for field in same])
    return HttpRequest(http.method, http.url, http.headers, body.encode())


_AT_ONCE: Final = 64
_drawn: Final[list[str]] = []  # random digits that no call has had yet


def invocation_id() -> str:
    """A random id in the form of a UUID; without the module of that name, which a cold start need not load."""
    try:
        digits = _drawn.pop()
    except IndexError:
        digits = _draw()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _draw() -> str:
    """Digits for one id and more for later: to ask the system lets other threads go first, which takes its time."""
    digits = os.urandom(16 * _AT_ONCE).hex()
    _drawn.extend(digits[start : start + 32] for start in range(32, len(digits), 32))
    return digits[:32]


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(after_in_child=_drawn.clear)  # they are the parent's
