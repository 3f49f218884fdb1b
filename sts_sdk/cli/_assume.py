"""``sts-sdk assume ROLE``: the session of a role, or of the role that a profile names."""

from __future__ import annotations

import argparse
from typing import Final

from sts_sdk._provider import expiration_of
from sts_sdk.auth._sts import session_name
from sts_sdk.cli._client import client_of, given_policy, given_tags, seconds_in
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import checked_role, profile_provider, wanted_provider
from sts_sdk.cli._output import show_session
from sts_sdk.cli._prompt import typed_mfa_code
from sts_sdk.cli._sessions import credentials_in
from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest
from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType

# What an AssumeRole is given on the command line; a profile has settings of its own for it, such as duration_seconds.
_OF_A_CALL: Final = (
    "duration", "external_id", "mfa", "policy", "policy_arn", "session_name", "source_identity", "tag",
    "transitive_tag",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The role, and what an AssumeRole can be given."""
    parser.add_argument("target", metavar="ROLE", help="the ARN of a role, or the name of a profile that names one")
    add_options(parser)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of an AssumeRole."""
    parser.add_argument("--session-name", metavar="NAME", help="as CloudTrail shows it; a random one if not given")
    parser.add_argument("--duration", metavar="TIME", type=seconds_in, help="3600, 15m, 12h; the role's limit counts")
    parser.add_argument("--external-id", metavar="ID", help="what the role's owner asks a third party for")
    parser.add_argument("--mfa", metavar="SERIAL", help="the ARN of the MFA device; its code is asked on the terminal")
    parser.add_argument("--policy", metavar="JSON|FILE", help="a policy that limits the session")
    parser.add_argument("--policy-arn", metavar="ARN", action="append", help="a managed policy that limits it")
    parser.add_argument("--tag", metavar="KEY=VALUE", action="append", help="a tag of the session")
    parser.add_argument("--transitive-tag", metavar="KEY", action="append", help="a tag that further roles keep")
    parser.add_argument("--source-identity", metavar="NAME", help="who stands behind it, for good")


def run(arguments: argparse.Namespace) -> int:
    """Assume the role, and show the session."""
    if not arguments.target.startswith("arn:"):
        return _assume_profile_role(arguments)
    with client_of(arguments, wanted_provider(arguments)) as client:
        result = client.assumeRole(request_of(arguments, checked_role(arguments.target)))
    credentials = result.getCredentials()
    user = result.getAssumedRoleUser()
    show_session(arguments, credentials_in(credentials), credentials.getExpiration(), [("assumed role", user.getArn())])
    return 0


def request_of(arguments: argparse.Namespace, role: str) -> AssumeRoleRequest:
    """The AssumeRole that the command line asks for; the MFA code is asked last."""
    arns = [PolicyDescriptorType(arn=arn) for arn in arguments.policy_arn or ()]
    request = AssumeRoleRequest(
        roleArn=role,
        roleSessionName=arguments.session_name or session_name(),
        durationSeconds=arguments.duration,
        externalId=arguments.external_id,
        serialNumber=arguments.mfa,
        policy=given_policy(arguments.policy),
        policyArns=arns or None,
        tags=given_tags(arguments.tag),
        transitiveTagKeys=arguments.transitive_tag,
        sourceIdentity=arguments.source_identity,
    )
    if arguments.mfa:
        request.setTokenCode(typed_mfa_code(arguments.mfa))
    return request


def _assume_profile_role(arguments: argparse.Namespace) -> int:
    given = [name for name in _OF_A_CALL if getattr(arguments, name)]
    if given:
        raise UsageError(
            f"a profile says itself what its role is given: --{given[0].replace('_', '-')} goes with an ARN"
        )
    try:
        provider = profile_provider(arguments.target)
    except UsageError as nothing:
        raise UsageError(f"{nothing} (a role is named by its whole ARN)") from nothing
    show_session(arguments, provider.getCredentials(), expiration_of(provider), [("profile", arguments.target)])
    return 0
