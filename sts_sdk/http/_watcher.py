"""The steps of an attempt that handlers and collectors may watch; here nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.auth._sigv4 import sign

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._exceptions import SdkClientException
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.http._execution import Call
    from sts_sdk.internal._transport import HttpRequest, Transport, WireResponse
    from sts_sdk.internal._transport_settings import Timeouts


class Watcher:
    """Takes each step and tells nobody: what most calls have. ``Watch`` tells handlers and a collector."""

    __slots__ = ()

    def credentials(self, provider: AWSCredentialsProvider) -> AWSCredentials:
        """The provider's credentials for this attempt."""
        return provider.getCredentials()

    def attempt_begins(self, prepared: HttpRequest) -> HttpRequest:
        """The request of this attempt, before it is signed."""
        return prepared

    def sign(self, request: HttpRequest, credentials: AWSCredentials, call: Call, at: datetime) -> HttpRequest:
        """The request, signed."""
        return sign(request, credentials, call.signing_region, call.signing_name, at)

    def send(self, transport: Transport, request: HttpRequest, timeouts: Timeouts) -> WireResponse:
        """The answer; a TransportError if there is none."""
        return transport.send(request, timeouts)

    def pause(self, sleep: Callable[[float], None], seconds: float) -> None:
        """Wait before the next attempt."""
        sleep(seconds)

    def unmarshalling(self, response: WireResponse) -> WireResponse:
        """The good answer that is about to be read."""
        return response

    def attempt_succeeded(self, result: object) -> None:
        """The answer was read: it holds the result of the call."""

    def attempt_failed(self, failure: SdkClientException) -> None:
        """An attempt has failed; there may be another."""
