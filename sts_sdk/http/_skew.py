"""By how much this computer's clock is off, learnt from services that refuse a signature for its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk._global_configuration import SDKGlobalConfiguration
from sts_sdk._lazy import late

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sts_sdk._exceptions import AmazonServiceException
    from sts_sdk.internal._dates import utc_time
    from sts_sdk.internal._transport import HttpResponse
else:
    (timedelta,) = late(globals(), "datetime", "timedelta")
    (utc_time,) = late(globals(), "sts_sdk.internal._dates", "utc_time")

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DEFINITE: Final = frozenset({"RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"})
# How far off a clock must be to explain a refused signature, in seconds; services allow 5 to 15 minutes.
_NOTICEABLE: Final = 240


class ClockSkew:
    """The correction of one client. A service that lies about the time misleads no other client.

    ``SDKGlobalConfiguration.setGlobalTimeOffset`` serves until the client has learnt its own.
    """

    __slots__ = ("_offset",)

    def __init__(self) -> None:
        self._offset: int | None = None

    def corrected(self, now: datetime) -> datetime:
        """The service's time when the local clock says ``now``."""
        offset = self._offset
        if offset is None:
            offset = SDKGlobalConfiguration.getGlobalTimeOffset()
        return now - timedelta(seconds=offset) if offset else now

    def later(self, now: datetime, seconds: float) -> datetime:
        """The service's time in so many seconds, when the local clock says ``now``."""
        return self.corrected(now) + timedelta(seconds=seconds)

    def learn(self, response: HttpResponse, refusal: AmazonServiceException, now: datetime) -> bool:
        """Correct the clock after a refusal that skew can explain; whether it does explain it.

        The service's time is the ``Date`` header, else the one in the message
        (``... (20300102T030405Z - 15 min.)``).
        """
        served = server_time(response, refusal.getErrorMessage() or "")
        definite = refusal.getErrorCode() in _DEFINITE
        if served is None:
            return definite
        signed = self.corrected(now)
        self._offset = int((now - served).total_seconds())
        return definite or abs((signed - served).total_seconds()) > _NOTICEABLE


def server_time(response: HttpResponse, message: str) -> datetime | None:
    """The service's time, from the ``Date`` header or else from the error's message; None if neither has one."""
    header = response.headers.get("Date")
    return http_date(header) if header else _message_date(message)


def http_date(text: str) -> datetime | None:
    """``Tue, 24 Nov 2026 11:21:19 GMT`` (RFC 9110); None for anything else."""
    parts = text.split()
    if len(parts) != 6 or parts[5] not in {"GMT", "UTC", "+0000"} or parts[2] not in _MONTHS:
        return None
    return _time(parts[3], str(_MONTHS.index(parts[2]) + 1), parts[1], *parts[4].split(":"))


def _message_date(message: str) -> datetime | None:
    text = message.partition("(")[2][:16]
    if len(text) != 16 or text[8] != "T" or text[15] != "Z":
        return None
    return _time(text[:4], text[4:6], text[6:8], text[9:11], text[11:13], text[13:15])


def _time(*digits: str) -> datetime | None:
    if len(digits) != 6 or not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in digits):
        return None
    year, month, day, hour, minute, second = map(int, digits)
    # A time outside of these years is no clock's; it also keeps the arithmetic within what datetime can hold.
    if not 1970 <= year <= 2200:
        return None
    try:
        return utc_time(year, month, day, hour, minute, second)
    except ValueError:
        return None
