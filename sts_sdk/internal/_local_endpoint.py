"""Calls to endpoints on the machine itself (instance metadata, container credentials): no proxy, no redirect.

Failures are told in the words of the Java SDK, which people search for.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sts_sdk._exceptions import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk._version import __version__
from sts_sdk.internal._asking_again import MOST, ask
from sts_sdk.internal._clear_text import goes_in_clear, warn_of_clear_text
from sts_sdk.internal._excerpt import not_json
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._settings import ca_bundle, setting
from sts_sdk.internal._transport import HttpRequest, TransportError, shown_url, without_path
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Final, Self

    from sts_sdk.internal._settings import Setting
    from sts_sdk.internal._transport import Transport, WireResponse

# Credentials and identity documents have some two thousand bytes.
_LARGEST: Final = 256 * 1024
# Addresses that lead to the host of this machine and no further: containers' agents and instance metadata.
_AGENTS: Final = frozenset({"169.254.170.2", "169.254.170.23", "fd00:ec2::23", "169.254.169.254", "fd00:ec2::254"})
_HEADERS: Final = {"Accept": "*/*", "User-Agent": f"sts_sdk/{__version__}"}


class LocalEndpoint:
    """Sends requests to one endpoint; ``with`` closes its connections.

    ``busy`` is how often an answer of 429 or 5xx is asked for again, ``unanswered`` how often a broken connection is
    tried again; no new try begins once ``budget`` seconds have passed. ``secret_paths`` keeps paths out of messages.
    """

    def __init__(
        self,
        timeouts: Timeouts,
        *,
        busy: int = MOST,
        unanswered: int = 0,
        budget: float = 2.0,
        secret_paths: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._timeouts = timeouts
        self._busy = busy
        self._unanswered = unanswered
        self._budget = budget
        self._secret_paths = secret_paths
        self._sleep = sleep
        self._monotonic = monotonic
        self._transport: Transport | None = None
        self.tries = 0  # of the latest request

    def send(self, method: str, url: str, headers: Mapping[str, str]) -> WireResponse:
        """The answer, whatever its status; a TransportError when there is none."""
        if goes_in_clear(url) and urlsplit(url).hostname not in _AGENTS:
            warn_of_clear_text(url, "Credentials come from")
        request, transport = HttpRequest(method, url, {**_HEADERS, **headers}), self._opened()
        self.tries = 0

        def once() -> WireResponse:
            self.tries += 1
            return transport.send(request, self._timeouts)

        return ask(
            once,
            busy=self._busy,
            unanswered=self._unanswered,
            budget=self._budget,
            sleep=self._sleep,
            monotonic=self._monotonic,
        )

    def read(self, url: str, headers: Mapping[str, str], missing: str | None = None) -> str:
        """The text at a URL; 404 is a SdkClientException, any other bad status an AmazonServiceException.

        ``missing`` becomes the cause of the former, for its message is Java's.
        """
        shown = without_path(url) if self._secret_paths else url
        try:
            secrets = [*headers.values(), urlsplit(url).path.strip("/") if self._secret_paths else ""]
            return text_of(self.send("GET", url, headers), shown, missing, secrets)
        except TransportError as e:
            raise unreachable(shown, e) from e

    def _opened(self) -> Transport:
        if self._transport is None:
            bundle = ca_bundle(of_programs=False)
            path = None if bundle is None else bundle.value
            settings = TransportSettings(
                ca_bundle=path, max_body=_LARGEST, trust_environment=False, paths_are_known=False
            )
            # A chain has providers that ask such an endpoint, which most of the time nobody asks.
            from sts_sdk.internal._requests_transport import open_transport  # noqa: PLC0415 -- as said above

            self._transport = open_transport(settings)
        return self._transport

    def close(self) -> None:
        """Close the connections."""
        if self._transport is not None:
            self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def unreachable(url: str, error: TransportError) -> SdkClientException:
    """No answer came."""
    return SdkClientException(f"Failed to connect to service endpoint: {shown_url(url)}: {error}", error)


def text_of(response: WireResponse, url: str, missing: str | None = None, secrets: Iterable[str] = ()) -> str:
    """The body of a good answer as text; what the answer says against it is raised, without the ``secrets``."""
    if response.status == 200:
        return response.body.decode("utf-8", "replace")
    if response.status == 404:
        cause = None if missing is None else SdkClientException(missing)
        raise SdkClientException(f"The requested metadata is not found at {shown_url(url)}", cause)
    raise refusal(response, url, secrets)


def refusal(response: WireResponse, url: str, secrets: Iterable[str] = ()) -> AmazonServiceException:
    """A bad status: the code and message of a JSON body, else the reason phrase and, as the cause, how it begins."""
    document = parse_object(response.body)
    code, message = (_member(document or {}, name) for name in ("code", "message"))
    cause = None
    if code is None or message is None:
        code, message = None, response.reason
        page = not_json(shown_url(url), response.status, response.body, secrets)
        cause = SdkClientException(page) if document is None else None
    error = AmazonServiceException(message[:1000], cause)
    error.setErrorCode(code)
    error.setStatusCode(response.status)
    return error


def _member(document: Mapping[str, object], name: str) -> str | None:
    """A text in an agent's document, whose names begin with a capital or not."""
    value = document.get(name, document.get(name.capitalize()))
    return value if isinstance(value, str) else None


def timeout_setting() -> float | None:
    """Seconds for connecting and for reading, by AWS_METADATA_SERVICE_TIMEOUT or the profile; None if not set."""
    found = setting(environment="AWS_METADATA_SERVICE_TIMEOUT", profile_key="metadata_service_timeout")
    return None if found is None else _seconds_setting(found)


def _seconds_setting(found: Setting) -> float:
    try:
        seconds = float(found.value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise IllegalArgumentException(f"{found.source} must be seconds from more than 0 to 3600, not {found.value!r}")
    return seconds
