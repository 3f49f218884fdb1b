"""A stand-in for an STS client, and a provider over it on a clock that tests move."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sts_sdk.auth import STSAssumeRoleSessionCredentialsProvider
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, AssumeRoleResult, Credentials
from support.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.auth._assume_role_builder import AssumeRoleBuilder

Provider = STSAssumeRoleSessionCredentialsProvider
ROLE = "arn:aws:iam::123456789012:role/reader"


class Sts:
    """Stands in for an STS client, as a caller's own class might; each session has the next key."""

    def __init__(self, clock: Clock | None = None, life: int | None = None) -> None:
        self.clock = clock or Clock()
        self.life = life
        self.requests: list[AssumeRoleRequest] = []
        self.endpoint: str | None = None
        self.closed = 0
        self.fail: Callable[[], Exception | None] = lambda: None
        self.before: Callable[[], object] = lambda: None

    def assumeRole(self, request: AssumeRoleRequest) -> AssumeRoleResult:
        self.requests.append(request)
        self.before()
        if (error := self.fail()) is not None:
            raise error
        seconds = self.life or request.getDurationSeconds() or 3600
        ends = self.clock.now() + timedelta(seconds=seconds)
        number = len(self.requests)
        return AssumeRoleResult(
            credentials=Credentials(
                accessKeyId=f"ASIAEXAMPLE{number:05}",
                secretAccessKey="secret",
                sessionToken=f"token{number}",
                expiration=ends,
            )
        )

    def setEndpoint(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def shutdown(self) -> None:
        self.closed += 1


def built(sts: Any, clock: Clock, change: Callable[[AssumeRoleBuilder], object] = lambda b: None) -> Provider:
    """A provider over a client, on the test's clock."""
    builder = Provider.Builder(ROLE, "session").withStsClient(sts)
    change(builder)
    provider = builder.build()
    provider._engine._clock = clock.seconds
    return provider


def key_of(provider: Provider) -> str:
    return str(provider.getCredentials().getAWSAccessKeyId())
