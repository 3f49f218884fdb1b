"""``sts-sdk federation-token NAME``: a session for somebody else, within a policy."""

from __future__ import annotations

import argparse

from sts_sdk.cli._client import client_of, given_policy, given_tags, seconds_in
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.cli._output import show_session
from sts_sdk.cli._sessions import credentials_in
from sts_sdk.services.securitytoken.model._get_federation_token import GetFederationTokenRequest
from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whom it is for, and what it may do."""
    parser.add_argument("name", metavar="NAME", help="who it is for, 2 to 32 characters, as CloudTrail shows it")
    parser.add_argument("--policy", metavar="JSON|FILE", help="what it may do; without a policy: nothing but STS")
    parser.add_argument("--policy-arn", metavar="ARN", action="append", help="a managed policy for it")
    parser.add_argument("--duration", metavar="TIME", type=seconds_in, help="3600, 15m, 36h; 12h if not given")
    parser.add_argument("--tag", metavar="KEY=VALUE", action="append", help="a tag of the session")


def run(arguments: argparse.Namespace) -> int:
    """Get the session, and show it."""
    arns = [PolicyDescriptorType(arn=arn) for arn in arguments.policy_arn or ()]
    request = GetFederationTokenRequest(
        arguments.name,
        policy=given_policy(arguments.policy),
        policyArns=arns or None,
        durationSeconds=arguments.duration,
        tags=given_tags(arguments.tag),
    )
    with client_of(arguments, wanted_provider(arguments)) as client:
        result = client.getFederationToken(request)
    credentials = result.getCredentials()
    rows = [("federated user", result.getFederatedUser().getArn())]
    show_session(arguments, credentials_in(credentials), credentials.getExpiration(), rows)
    return 0
