"""``sts-sdk session-token``: a session of one's own, which calls that insist on MFA take."""

from __future__ import annotations

import argparse

from sts_sdk.cli._client import client_of, seconds_in
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.cli._output import show_session
from sts_sdk.cli._prompt import typed_mfa_code
from sts_sdk.cli._sessions import credentials_in
from sts_sdk.services.securitytoken.model._get_session_token import GetSessionTokenRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How long, and with which MFA device."""
    parser.add_argument("--duration", metavar="TIME", type=seconds_in, help="3600, 15m, 36h; 12h if not given")
    parser.add_argument("--mfa", metavar="SERIAL", help="the ARN of the MFA device; its code is asked on the terminal")


def run(arguments: argparse.Namespace) -> int:
    """Get the session, and show it."""
    request = GetSessionTokenRequest(durationSeconds=arguments.duration, serialNumber=arguments.mfa)
    if arguments.mfa:
        request.setTokenCode(typed_mfa_code(arguments.mfa))
    with client_of(arguments, wanted_provider(arguments)) as client:
        credentials = client.getSessionToken(request).getCredentials()
    show_session(arguments, credentials_in(credentials), credentials.getExpiration())
    return 0
