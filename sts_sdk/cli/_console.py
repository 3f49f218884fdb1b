"""``sts-sdk console``: a URL that signs in to the AWS console, by the rules of AWS's federation endpoint."""

from __future__ import annotations

import argparse
import json
import os
import webbrowser
from typing import Final
from urllib.parse import urlencode

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._sts import sts_region
from sts_sdk.cli._client import client_of, seconds_in
from sts_sdk.cli._failing import CommandError, UsageError
from sts_sdk.cli._identity import both_keys, named_region, roles_of, session_token, wanted_provider
from sts_sdk.internal._clear_text import goes_in_clear, warn_of_clear_text
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._transport import HttpRequest, TransportError, WireResponse, shown_url
from sts_sdk.internal._transport_settings import Timeouts
from sts_sdk.regions._partitions import partition_of

_TIMEOUTS: Final = Timeouts(10, 30, 40)
_SIGN_IN: Final = {
    "aws": "signin.aws.amazon.com",
    "aws-cn": "signin.amazonaws.cn",
    "aws-us-gov": "signin.amazonaws-us-gov.com",
}
_CONSOLE: Final = {
    "aws": "console.aws.amazon.com",
    "aws-cn": "console.amazonaws.cn",
    "aws-us-gov": "console.amazonaws-us-gov.com",
}
_LONGEST: Final = 43200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to go, for how long, and how."""
    parser.add_argument("--destination", metavar="URL", help="a page of the console; its home if not given")
    parser.add_argument("--duration", metavar="TIME", type=seconds_in, help="15m to 12h, of a role")
    parser.add_argument("--issuer", metavar="URL", default="", help="where people go whose session ended")
    parser.add_argument("--open", action="store_true", help="open the URL in the browser, and print nothing")


def run(arguments: argparse.Namespace) -> int:
    """Print the URL: whoever has it is signed in, for 15 minutes from now."""
    provider = wanted_provider(arguments)
    credentials = provider.getCredentials()
    if session_token(credentials) is None:
        raise UsageError(
            "the console takes sessions only, not a user's own keys: --role ARN, or a session of federation-token"
        )
    region = named_region(arguments) or sts_region()
    partition = partition_of(region).name
    if partition not in _SIGN_IN:
        raise CommandError(f"there is no sign-in by federation in the partition {partition}")
    with client_of(arguments, provider) as client:
        arn = client.getCallerIdentity().getArn()
    duration = _console_duration(arguments, arn)
    endpoint = os.environ.get("STS_SDK_SIGN_IN_URL") or f"https://{_SIGN_IN[partition]}/federation"
    destination = arguments.destination or f"https://{_CONSOLE[partition]}/console/home?region={region}"
    url = _sign_in_url(endpoint, _sign_in_token(endpoint, credentials, duration), destination, arguments.issuer)
    if arguments.open:
        webbrowser.open(url)
    else:
        print(url)
    return 0


def _console_duration(arguments: argparse.Namespace, arn: str) -> int | None:
    """AWS takes a SessionDuration for sessions of a role that was assumed directly, and refuses it for all others."""
    if arguments.duration is None:
        return None
    if not 900 <= arguments.duration <= _LONGEST:
        raise UsageError(f"--duration is {arguments.duration} s; the console takes 15m to 12h")
    if ":assumed-role/" not in arn or len(roles_of(arguments)) > 1:
        raise UsageError(
            "--duration goes with a role that was assumed directly; sessions of a chain of roles and of "
            "federation-token last as long as they do"
        )
    return int(arguments.duration)


def _sign_in_token(endpoint: str, credentials: AWSCredentials, duration: int | None) -> str:
    response = _federation_answer(_asking(endpoint, credentials, duration))
    token = (parse_object(response.body) or {}).get("SigninToken") if response.status == 200 else None
    if not isinstance(token, str):
        raise CommandError(f"the sign-in endpoint {shown_url(endpoint)} refused the session: status {response.status}")
    return token


def _asking(endpoint: str, credentials: AWSCredentials, duration: int | None) -> HttpRequest:
    key, secret = both_keys(credentials)
    session = json.dumps({"sessionId": key, "sessionKey": secret, "sessionToken": session_token(credentials)})
    query = {"Action": "getSigninToken", "Session": session}
    if duration is not None:
        query["SessionDuration"] = str(duration)
    # As a form: in the URL the session would stand in the logs of every proxy on the way.
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return HttpRequest("POST", endpoint, headers, urlencode(query).encode())


def _federation_answer(request: HttpRequest) -> WireResponse:
    from sts_sdk.internal._requests_transport import RequestsTransport  # noqa: PLC0415 -- loads requests

    if goes_in_clear(request.url):
        warn_of_clear_text(request.url, "The session is sent to")
    transport = RequestsTransport(transport_settings(ClientConfiguration()))
    try:
        return transport.send(request, _TIMEOUTS)
    except TransportError as error:
        raise SdkClientException(f"The sign-in endpoint cannot be reached: {error}") from None
    finally:
        transport.close()


def _sign_in_url(endpoint: str, token: str, destination: str, issuer: str) -> str:
    query = {"Action": "login", "Issuer": issuer, "Destination": destination, "SigninToken": token}
    return f"{endpoint}?{urlencode(query)}"
