"""Roles, and the trust policy that says who may assume a role."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal

ACTIONS = ("sts:TagSession", "sts:SetSourceIdentity")
_ASSUME = ("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")
_PROVIDER = re.compile(r"arn:[\w-]+:iam::[0-9]{12}:(?:oidc|saml)-provider/(.+)", re.DOTALL)


def trust_policy(
    arns: Iterable[str],
    *,
    external_id: str | None = None,
    mfa: bool = False,
    subject: str | None = None,
    allows: Iterable[str] = (),
) -> PolicyDocument:
    """The trust policy that lets in principals, accounts and identity providers, under conditions.

    ``subject`` is a condition on the providers alone; the others hold for everybody.
    """
    also = list(allows)
    if unknown := set(also).difference(ACTIONS):
        raise IllegalArgumentException(f"allows names {sorted(unknown)}; it may name {', '.join(ACTIONS)}")
    conditions: dict[str, dict[str, str]] = {}
    if external_id is not None:
        conditions["StringEquals"] = {"sts:ExternalId": external_id}
    if mfa:
        conditions["Bool"] = {"aws:MultiFactorAuthPresent": "true"}
    statements: list[dict[str, object]] = []
    for arn in sorted(set(arns)):
        provider = _PROVIDER.fullmatch(arn)
        only = _about_subject(arn, provider[1], subject) if provider and subject is not None else {}
        statements.append(
            {
                "Effect": "Allow",
                "Principal": {"Federated" if provider else "AWS": arn},
                "Action": [*_ASSUME, *also],
                "Condition": {**conditions, **only},
            }
        )
    nobody = {"Effect": "Allow", "Principal": {"Service": "nobody.amazonaws.com"}, "Action": "sts:AssumeRole"}
    text = json.dumps({"Version": "2012-10-17", "Statement": statements or [nobody]}, indent=2)
    return PolicyDocument.parse(text, kind="trust", name="trust policy")


def _about_subject(arn: str, provider: str, subject: str) -> dict[str, dict[str, str]]:
    key = "saml:sub" if ":saml-provider/" in arn else f"{provider}:sub"
    return {"StringLike": {key: subject}}


class Role(IamPrincipal):
    """An IAM role. ``trust`` is its trust policy, ``maxSessionDuration`` the longest session in seconds."""

    def __init__(
        self,
        account: str,
        partition: str,
        name: str,
        trust: PolicyDocument,
        *,
        path: str = "/",
        max_session_duration: int = 3600,
        policies: Sequence[PolicyDocument] = (),
    ) -> None:
        arn = f"arn:{partition}:iam::{account}:role{path}{name}"
        super().__init__(account, arn, _ids.unique_id("AROA"), policies)
        self.name = name
        self.path = path
        self.trust = trust
        self.maxSessionDuration = max_session_duration
        self.description = ""

    def delete(self) -> None:
        """Delete the role; its sessions are refused from now on."""
        self.deleted = True
