"""The two services of IAM Identity Center: where they are, and one plain HTTPS request to each.

No more than the transport is needed for that: GetRoleCredentials of the portal takes a token in a header, and
CreateToken of the OIDC service is not signed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlencode

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._endpoint_settings import (
    check_custom_endpoint,
    configured_url,
    wants_dual_stack,
    wants_fips,
)
from sts_sdk._configuration._proxy import Protocol
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._asking_again import ask
from sts_sdk.internal._clear_text import goes_in_clear, warn_of_clear_text
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._transport import HttpRequest, TransportError, WireResponse
from sts_sdk.internal._transport_settings import Timeouts
from sts_sdk.regions._partitions import check_support, partition_of

_TIMEOUTS: Final = Timeouts(10.0, 30.0, 40.0)
_WHAT: Final = "The token of IAM Identity Center is sent to"


class SsoCalls:
    """Sends requests to the services in one region, as one profile says; busy ones are asked again."""

    def __init__(
        self,
        region: str,
        profile: str,
        configuration: ClientConfiguration | None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._region = region
        self._profile = profile
        self._configuration = configuration or ClientConfiguration()
        self._sleep = sleep

    def role_credentials(self, token: str, role_name: str, account_id: str) -> WireResponse:
        """The portal's answer to GetRoleCredentials; SdkClientException if there is none."""
        query = urlencode({"role_name": role_name, "account_id": account_id})
        url = f"{self.url('sso', 'portal.sso')}federation/credentials?{query}"
        headers = {"Accept": "application/json", "x-amz-sso_bearer_token": _one_line(token)}
        return self._send("portal.sso", HttpRequest("GET", url, headers, b""))

    def create_token(self, token: Mapping[str, object]) -> WireResponse:
        """The OIDC service's answer to the refresh token of a cached token; SdkClientException if there is none."""
        body = {key: token[key] for key in ("clientId", "clientSecret", "refreshToken")}
        body["grantType"] = "refresh_token"
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        url = f"{self.url('sso_oidc', 'oidc')}token"
        return self._send("oidc", HttpRequest("POST", url, headers, json.dumps(body).encode()))

    def url(self, service: str, host: str) -> str:
        """Where a service is, with a slash at the end: as configured, else by the service's endpoint rules."""
        named = configured_url(service, self._profile)
        if named is not None:
            check_custom_endpoint(named.source, self._configuration, profile=self._profile)
            return f"{parse_endpoint(named.value).url.rstrip('/')}/"
        fips = wants_fips(self._configuration, self._profile)
        dual_stack = wants_dual_stack(self._configuration, self._profile)
        return f"https://{sso_host(host, self._region, fips=fips, dual_stack=dual_stack)}/"

    def _send(self, host: str, request: HttpRequest) -> WireResponse:
        if self._configuration.getProtocol() is not Protocol.HTTP and goes_in_clear(request.url):
            warn_of_clear_text(request.url, _WHAT)
        # Of the profiles that name a sign-on, most of the time nobody asks one: then no transport is needed.
        from sts_sdk.internal._requests_transport import open_transport  # noqa: PLC0415 -- as said above

        transport = open_transport(transport_settings(self._configuration))
        try:
            return ask(lambda: transport.send(request, _TIMEOUTS), spread=True, sleep=self._sleep)
        except TransportError as e:
            raise SdkClientException(f"No answer from {host}.{self._region}: {e}", e) from e
        finally:
            transport.close()


def sso_host(host: str, region: str, *, fips: bool, dual_stack: bool) -> str:
    """The host of ``portal.sso`` or ``oidc`` in a region, by the endpoint rules of both services."""
    partition = partition_of(region)
    check_support(partition, fips=fips, dual_stack=dual_stack)
    # In the partition of the US government the ordinary hosts are FIPS hosts.
    ordinary = not fips or (partition.name == "aws-us-gov" and not dual_stack)
    suffix = partition.dual_stack_suffix if dual_stack else partition.dns_suffix
    return f"{host}{'' if ordinary else '-fips'}.{region}.{suffix}"


def _one_line(token: str) -> str:
    if not token.isascii() or not token.isprintable():
        raise SdkClientException("The token of IAM Identity Center holds characters that cannot be sent")
    return token
