"""The refresh engine over a source that counts its fetches, and a clock that the test moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sts_sdk import AmazonServiceException
from sts_sdk.auth import AWSCredentials, BasicSessionCredentials
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.clock import Clock

HOUR = timedelta(hours=1)
START = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Source:
    """Counts its fetches. Each calls ``wait``, then raises ``failing`` if that is set."""

    def __init__(self, clock: Clock, lifetime: timedelta | None = HOUR) -> None:
        self.clock = clock
        self.lifetime = lifetime
        self.calls = 0
        self.failing: BaseException | None = None
        self.wait: Callable[[], object] = lambda: None

    def __call__(self) -> Fetched:
        self.calls += 1
        number = self.calls
        self.wait()
        if self.failing is not None:
            raise self.failing
        expiration = None if self.lifetime is None else self.clock.now() + self.lifetime
        return Fetched(BasicSessionCredentials(f"ASIA{number:016}", "secret", "token"), expiration)


def lowest(a: float, b: float) -> float:
    return a


def engine(source: Source, **options: object) -> RefreshingCredentials:
    return RefreshingCredentials(source, clock=source.clock.seconds, **{"uniform": lowest, **options})


def key(credentials: AWSCredentials) -> int:
    return int((credentials.getAWSAccessKeyId() or "")[4:])


def refused(code: str = "AccessDenied", status: int = 403) -> AmazonServiceException:
    error = AmazonServiceException("no")
    error.setErrorCode(code)
    error.setStatusCode(status)
    return error


def hiccup() -> AmazonServiceException:
    """What STS says now and then although the token is good."""
    error = AmazonServiceException("Couldn't retrieve verification key from your identity provider,  please reference")
    error.setErrorCode("InvalidIdentityToken")
    error.setStatusCode(400)
    return error
