"""By how much this computer's clock is off, learnt from services that refuse a signature for its time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sts_sdk._configuration._global import SDKGlobalConfiguration
from sts_sdk.internal._dates import clock_time, http_date

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Final

    from sts_sdk._exceptions import AmazonServiceException
    from sts_sdk.http._settings import HttpSettings
    from sts_sdk.internal._transport import WireResponse

# How far off a clock must be to explain a refused signature, in seconds; services allow 5 to 15 minutes.
_NOTICEABLE: Final = 240


class ClockSkew:
    """The correction of one client. A service that lies about the time misleads no other client.

    What was set for it, else ``SDKGlobalConfiguration.setGlobalTimeOffset``, serves until it has learnt its own.
    """

    __slots__ = ("_offset", "_settings")

    def __init__(self, settings: HttpSettings) -> None:
        self._settings = settings
        self._offset: int | None = None

    def corrected(self, now: datetime) -> datetime:
        """The service's time when the local clock says ``now``."""
        offset = self._offset
        if offset is None:
            offset = self._settings.time_offset
        if offset is None:
            offset = SDKGlobalConfiguration.getGlobalTimeOffset()
        return now - timedelta(seconds=offset) if offset else now

    def later(self, now: datetime, seconds: float) -> datetime:
        """The service's time in so many seconds, when the local clock says ``now``."""
        return self.corrected(now) + timedelta(seconds=seconds)

    def learn(
        self, response: WireResponse, refusal: AmazonServiceException, now: datetime, signed: datetime | None
    ) -> bool:
        """Correct the clock after a refusal that skew can explain; whether it does explain it.

        ``signed`` is the time in the signature, for another call may have corrected the clock since. The service's time
        is the ``Date`` header, else the one in the message (``... (20300102T030405Z - 15 min.)``).
        """
        from sts_sdk.retry._conditions import is_wrong_time  # noqa: PLC0415 -- only a refusal is learnt from

        served = server_time(response, refusal.getErrorMessage() or "")
        definite = is_wrong_time(refusal)
        if served is None:
            return definite
        believed = signed or self.corrected(now)
        self._offset = int((now - served).total_seconds())
        return definite or abs((believed - served).total_seconds()) > _NOTICEABLE


def server_time(response: WireResponse, message: str) -> datetime | None:
    """The service's time, from the ``Date`` header or else from the error's message; None if neither has one."""
    header = response.headers.get("Date")
    return http_date(header) if header else _message_date(message)


def _message_date(message: str) -> datetime | None:
    text = message.partition("(")[2][:16]
    if len(text) != 16 or text[8] != "T" or text[15] != "Z":
        return None
    return clock_time(text[:4], text[4:6], text[6:8], text[9:11], text[11:13], text[13:15])
