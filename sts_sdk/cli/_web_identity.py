"""``sts-sdk web-identity``: a role's session for a token of an identity provider; nothing is signed."""

from __future__ import annotations

import argparse
import os

from sts_sdk._credentials import AnonymousAWSCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.auth._sts import session_name
from sts_sdk.auth._web_identity import read_token
from sts_sdk.cli._client import client_of, given_policy, seconds_in
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import roles_of
from sts_sdk.cli._output import show_session
from sts_sdk.cli._sessions import credentials_in
from sts_sdk.services.securitytoken.model._assume_role_with_web_identity import AssumeRoleWithWebIdentityRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file of the token, and the session's name, length and limits; the role is ``--role``."""
    parser.add_argument("--token-file", metavar="FILE", help="or AWS_WEB_IDENTITY_TOKEN_FILE")
    parser.add_argument("--session-name", metavar="NAME", help="as CloudTrail shows it; a random one if not given")
    parser.add_argument("--duration", metavar="TIME", type=seconds_in, help="3600, 15m, 12h; the role's limit counts")
    parser.add_argument("--policy", metavar="JSON|FILE", help="a policy that limits the session")


def run(arguments: argparse.Namespace) -> int:
    """Exchange the token, and show the session."""
    file = arguments.token_file or os.environ.get("AWS_WEB_IDENTITY_TOKEN_FILE")
    roles = [*roles_of(arguments)] or [role for role in (os.environ.get("AWS_ROLE_ARN"),) if role]
    if not file or len(roles) != 1:
        raise UsageError(
            "web-identity needs one role (--role or AWS_ROLE_ARN) "
            "and a token (--token-file or AWS_WEB_IDENTITY_TOKEN_FILE)"
        )
    request = AssumeRoleWithWebIdentityRequest(
        roleArn=roles[0],
        roleSessionName=arguments.session_name or os.environ.get("AWS_ROLE_SESSION_NAME") or session_name(),
        webIdentityToken=_named_token(file),
        durationSeconds=arguments.duration,
        policy=given_policy(arguments.policy),
    )
    with client_of(arguments, AWSStaticCredentialsProvider(AnonymousAWSCredentials())) as client:
        result = client.assumeRoleWithWebIdentity(request)
    credentials = result.getCredentials()
    rows = [("assumed role", result.getAssumedRoleUser().getArn())]
    show_session(arguments, credentials_in(credentials), credentials.getExpiration(), rows)
    return 0


def _named_token(file: str) -> str:
    try:
        return read_token(file)
    except SdkClientException as unreadable:
        raise UsageError(str(unreadable)) from unreadable
