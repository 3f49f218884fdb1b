"""The EC2 instance metadata service (IMDS): version 2 with a session token first, version 1 where it is allowed.

See "Use the Instance Metadata Service to access instance metadata" in the EC2 user guide. A token is asked for
before each read, as the Java SDK does: reads come some times an hour, and no token is kept. Only a service that was
too busy to give the token at once is not asked for another by the same ``MetadataService``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Self

from sts_sdk._exceptions import AmazonClientException, IllegalArgumentException, SdkClientException
from sts_sdk._system_properties import switched_on
from sts_sdk.internal._asking_again import MOST, is_busy
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._local_endpoint import LocalEndpoint, refusal, text_of, timeout_setting, unreachable
from sts_sdk.internal._log import logger
from sts_sdk.internal._settings import boolean, integer, setting
from sts_sdk.internal._transport import ConnectError, TransportError, WireResponse
from sts_sdk.internal._transport_settings import Timeouts

_IPV4: Final = "http://169.254.169.254"
_IPV6: Final = "http://[fd00:ec2::254]"
_TOKEN_PATH: Final = "/latest/api/token"  # noqa: S105 -- a path
_TOKEN_HEADER: Final = "X-aws-ec2-metadata-token"  # noqa: S105 -- the name of a header
_TOKEN_TTL: Final = {"X-aws-ec2-metadata-token-ttl-seconds": "21600"}
_SECONDS: Final = 1.0


def get(path: str) -> str:
    """The metadata at a path such as ``/latest/meta-data/placement/region``.

    SdkClientException if nothing answers or there is nothing at the path, AmazonServiceException if the service
    refuses, AmazonClientException if AWS_EC2_METADATA_DISABLED forbids to ask.
    """
    with MetadataService() as service:
        return service.get(path)


def disabled() -> bool:
    """Whether com.amazonaws.sdk.disableEc2Metadata, or AWS_EC2_METADATA_DISABLED, is ``true`` in any case."""
    return switched_on("com.amazonaws.sdk.disableEc2Metadata", "AWS_EC2_METADATA_DISABLED")


def endpoint_url() -> str:
    """Where the service is, without a slash at the end.

    com.amazonaws.sdk.ec2MetadataServiceEndpointOverride, AWS_EC2_METADATA_SERVICE_ENDPOINT or the profile's
    ec2_metadata_service_endpoint; else by AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE (IPv4 or IPv6).
    """
    # Unlike most settings the property comes first, as in Java.
    found = setting(system_property="com.amazonaws.sdk.ec2MetadataServiceEndpointOverride") or setting(
        environment="AWS_EC2_METADATA_SERVICE_ENDPOINT", profile_key="ec2_metadata_service_endpoint"
    )
    if found is not None:
        return parse_endpoint(found.value, "http").url.rstrip("/")
    mode = setting(
        environment="AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", profile_key="ec2_metadata_service_endpoint_mode"
    )
    if mode is None or mode.value.lower() == "ipv4":
        return _IPV4
    if mode.value.lower() == "ipv6":
        return _IPV6
    raise IllegalArgumentException(f"{mode.source} must be IPv4 or IPv6, not {mode.value!r}")


def version_1_allowed() -> bool:
    """Whether metadata may be read without a token: unless AWS_EC2_METADATA_V1_DISABLED or the profile forbids it."""
    found = setting(
        environment="AWS_EC2_METADATA_V1_DISABLED",
        system_property="com.amazonaws.sdk.disableEc2MetadataV1",
        profile_key="ec2_metadata_v1_disabled",
    )
    return not boolean(found)


class MetadataService:
    """Reads metadata with the settings as they are now; ``with`` closes its connections.

    An attempt may take AWS_METADATA_SERVICE_TIMEOUT seconds (1 if not set) to connect and as long to answer, even if
    the answer drips.
    AWS_METADATA_SERVICE_NUM_ATTEMPTS is how often token and read are tried. If it is not set, what does not answer is
    asked once, and an answer of 429 or 5xx is asked for again five times at most. Whatever it says, no new try begins
    after two such timeouts, so that a machine without the service says so within about two seconds.
    """

    def __init__(
        self, *, sleep: Callable[[float], None] = time.sleep, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        if disabled():
            raise AmazonClientException(
                "AWS_EC2_METADATA_DISABLED is set to true, not loading credentials from EC2 Instance Metadata service"
            )
        named = setting(environment="AWS_METADATA_SERVICE_NUM_ATTEMPTS", profile_key="metadata_service_num_attempts")
        attempts = integer(named, 1)
        seconds = timeout_setting() or _SECONDS
        self._url = endpoint_url()
        self._endpoint = LocalEndpoint(
            Timeouts(seconds, seconds, 2 * seconds),
            busy=MOST if attempts is None else attempts - 1,
            unanswered=(attempts or 1) - 1,
            budget=2 * seconds,
            sleep=sleep,
            monotonic=monotonic,
        )
        self._kept: str | None = None

    def get(self, path: str, missing: str | None = None) -> str:
        """As the function ``get``; ``missing`` says, as its cause, what it means that there is nothing at the path."""
        token = self._kept or self._token()
        return self._endpoint.read(self._url + path, {} if token is None else {_TOKEN_HEADER: token}, missing)

    def _token(self) -> str | None:
        """A session token; None if the service is to be read without."""
        url = self._url + _TOKEN_PATH
        try:
            response = self._endpoint.send("PUT", url, _TOKEN_TTL)
        except ConnectError as e:
            raise unreachable(url, e) from e  # nothing listens there, so version 1 cannot answer either
        except TransportError as e:
            # An answer to the PUT may die on its way into a container, where version 1 still works.
            _do_without(unreachable(url, e))
            return None
        if response.status == 200:
            token = _checked_token(response, url)
            # Who was busy a moment ago is not asked for a second one.
            self._kept = token if self._endpoint.tries > 1 else None
            return token
        if response.status == 400 or is_busy(response.status):
            raise refusal(response, url)
        _do_without(refusal(response, url))
        return None

    def close(self) -> None:
        """Close the connections."""
        self._endpoint.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _do_without(why: AmazonClientException) -> None:
    if not version_1_allowed():
        raise SdkClientException(
            f"The instance metadata service gave no token, and AWS_EC2_METADATA_V1_DISABLED demands one: {why}", why
        )
    log = logger("internal")
    if log is not None:
        log.debug("No token from the instance metadata service, trying version 1: %s", why)


def _checked_token(response: WireResponse, url: str) -> str:
    """The token, if it can be one: a page of a captive portal, or a line break, must not become a header."""
    token = text_of(response, url).strip()
    if not token or len(token) > 4096 or not token.isascii() or not token.isprintable() or " " in token:
        raise SdkClientException(f"What answers at {url} is not the instance metadata service: it gave no token")
    return token
