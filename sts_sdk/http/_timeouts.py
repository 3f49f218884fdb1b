"""When a call must have ended, and the exceptions when it or one of its attempts takes longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._transport import ConnectTimeout, ReadTimeout, TotalTimeout

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from sts_sdk.http._settings import TimeLimits
    from sts_sdk.internal._transport import TransportError
    from sts_sdk.internal._transport_settings import Timeouts


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
