"""The request that the settings of a provider of a role stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.auth._mfa_prompt import mfa_code
from sts_sdk.auth._sts import new_assume_role_request, policy_descriptor

if TYPE_CHECKING:
    from sts_sdk.auth._assume_role_builder import AssumeRoleBuilder
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest
    from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType


def request_of(made: AssumeRoleBuilder) -> AssumeRoleRequest:
    """The call to make, all but the MFA code."""
    request = new_assume_role_request()
    request.setRoleArn(made.role_arn)
    request.setRoleSessionName(made.session_name)
    request.setDurationSeconds(made.duration_seconds)
    request.setExternalId(made.external_id)
    request.setPolicy(made.policy)
    request.setSerialNumber(made.serial_number)
    request.setSourceIdentity(made.source_identity)
    if made.policy_arns is not None:
        request.setPolicyArns([_descriptor(arn) for arn in made.policy_arns])
    if made.tags is not None:
        request.setTags(made.tags)
    if made.transitive_tag_keys is not None:
        request.setTransitiveTagKeys(made.transitive_tag_keys)
    if made.provided_contexts is not None:
        request.setProvidedContexts(made.provided_contexts)
    return request


def token_code(made: AssumeRoleBuilder) -> str:
    """The code that the MFA device shows now: from the callback, else from the terminal."""
    return mfa_code(made.serial_number or "", made.token_code_provider)


def _descriptor(arn: str | PolicyDescriptorType) -> PolicyDescriptorType:
    if not isinstance(arn, str):
        return arn
    return policy_descriptor(arn)
