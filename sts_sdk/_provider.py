"""Where credentials come from: one method that gives them, one that asks for new ones; and who asks with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol, runtime_checkable

from sts_sdk._credentials import AWSCredentials, AWSSessionCredentials


@runtime_checkable
class AWSCredentialsProvider(Protocol):
    """Gives credentials when they are needed (com.amazonaws.auth.AWSCredentialsProvider).

    A caller's own class need not inherit from this one; it needs ``getCredentials``. ``refresh`` is called if
    it is there.
    """

    def getCredentials(self) -> AWSCredentials:
        """The credentials to use now; an SdkClientException says why there are none."""
        ...

    def refresh(self) -> None:
        """Forget what is cached, so that the next ``getCredentials`` fetches anew."""
        ...


class AWSSessionCredentialsProvider(AWSCredentialsProvider, Protocol):
    """A provider of session credentials (com.amazonaws.auth.AWSSessionCredentialsProvider)."""

    def getCredentials(self) -> AWSSessionCredentials:
        """The session credentials to use now."""
        ...


def expiration_of(provider: object) -> datetime | None:
    """When what a provider holds ends; None if it does not tell, holds nothing, or that never ends. Makes no call."""
    ask: Callable[[], datetime | None] | None = getattr(provider, "getExpiration", None)
    ends = None if ask is None else ask()
    # A time without a zone, which only a caller's own class gives, counts as UTC.
    return ends.replace(tzinfo=UTC) if ends is not None and ends.tzinfo is None else ends


class Origin:
    """Who asks a service, and where: what tells two equal requests apart."""

    # No NamedTuple: typing compiles each annotation of one, which is a fifteenth of what a client costs without a call.
    __slots__ = ("access_key", "endpoint", "signing_region")

    def __init__(self, access_key: str | None, endpoint: str, signing_region: str) -> None:
        self.access_key: str | None = access_key
        self.endpoint: str = endpoint
        self.signing_region: str = signing_region

    def _parts(self) -> tuple[str | None, str, str]:
        return self.access_key, self.endpoint, self.signing_region

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())
