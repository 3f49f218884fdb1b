"""How long a call and each of its attempts may take, and the exceptions when they take longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._transport import ConnectTimeout, ReadTimeout, Timeouts, TotalTimeout

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._requests._request import RequestConfig
    from sts_sdk.internal._transport import TransportError


class ClientExecutionTimeoutException(SdkClientException):
    """The whole call, retries and pauses included, took longer than it may.

    com.amazonaws.http.timers.client.ClientExecutionTimeoutException; the limit is
    ``ClientConfiguration.setClientExecutionTimeout`` or the request's ``setSdkClientExecutionTimeout``. Its cause
    is why the last attempt failed.
    """

    __module__ = f"{__package__}.timers.client"

    MESSAGE: Final = "Client execution did not complete before the specified timeout configuration."

    def __init__(self, message: str | BaseException | None = MESSAGE, cause: BaseException | None = None) -> None:
        super().__init__(message, cause)


class HttpRequestTimeoutException(TimeoutError):
    """One attempt took longer than ``setRequestTimeout`` allows; the cause of the SdkClientException that says so."""

    __module__ = f"{__package__}.exception"


_REQUEST_TIMEOUT: Final = "Request did not complete before the request timeout configuration."


class TimeLimits:
    """The limits of one client's calls: of each attempt, and in seconds of all together. Never changed once made."""

    __slots__ = ("call", "timeouts")

    def __init__(self, timeouts: Timeouts, call: float | None) -> None:
        self.timeouts: Timeouts = timeouts
        self.call: float | None = call

    @staticmethod
    def of(configuration: ClientConfiguration) -> TimeLimits:
        """The limits that a configuration sets: milliseconds there, 0 for none."""
        timeouts = Timeouts(
            _seconds_of_milliseconds(configuration.getConnectionTimeout()),
            _seconds_of_milliseconds(configuration.getSocketTimeout()),
            _seconds_of_milliseconds(configuration.getRequestTimeout()),
        )
        return TimeLimits(timeouts, _seconds_of_milliseconds(configuration.getClientExecutionTimeout()))

    def overridden(self, config: RequestConfig) -> TimeLimits:
        """The limits of one call whose request sets its own; the same object if it sets none."""
        attempt, call = config.request_timeout, config.client_execution_timeout
        if attempt is None and call is None:
            return self
        return TimeLimits(
            self.timeouts if attempt is None else self.timeouts.within(_seconds_of_milliseconds(attempt)),
            self.call if call is None else _seconds_of_milliseconds(call),
        )


class Deadline:
    """When one call must have ended, by a clock that never goes back."""

    __slots__ = ("_at", "_monotonic")

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._at = monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain; 0 or less once it is over."""
        return self._at - self._monotonic()

    def timeouts(self, limits: TimeLimits) -> Timeouts:
        """The limits of an attempt that begins now; a ClientExecutionTimeoutException if there is no time for one."""
        left = self.left()
        if left <= 0:
            raise ClientExecutionTimeoutException
        attempt = limits.timeouts.total
        return limits.timeouts.within(left if attempt is None else min(left, attempt))

    def ended(self, error: TransportError) -> bool:
        """Whether it is this deadline that ended an exchange."""
        # A socket's timer may fire a moment before this clock gets there.
        return isinstance(error, (ReadTimeout, ConnectTimeout)) and self.left() <= 0.005


def no_answer(error: TransportError, deadline: Deadline | None) -> SdkClientException:
    """What the caller is told when there is no answer; the transport's error is its cause, or its cause's cause."""
    if deadline is not None and deadline.ended(error):
        return ClientExecutionTimeoutException(cause=error)
    if isinstance(error, TotalTimeout):
        timeout = HttpRequestTimeoutException(_REQUEST_TIMEOUT)
        timeout.__cause__ = error
        return SdkClientException(f"Unable to execute HTTP request: {_REQUEST_TIMEOUT}", timeout)
    failure = SdkClientException(f"Unable to execute HTTP request: {error}", error)
    for note in getattr(error, "__notes__", ()):
        failure.add_note(note)
    return failure


def _seconds_of_milliseconds(milliseconds: int) -> float | None:
    return milliseconds / 1000 if milliseconds > 0 else None
