"""Roles, and the trust policy that says who may assume a role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._policies import PolicyDocument, matches
from sts_sdk.testing.iam._principals import IamPrincipal
from sts_sdk.testing.iam._sessions import Caller

ACTIONS = ("sts:TagSession", "sts:SetSourceIdentity")


class Trust:
    """The trust policy of a role: the ARNs and accounts that it names, and its conditions."""

    def __init__(
        self,
        arns: Iterable[str],
        *,
        external_id: str | None = None,
        mfa: bool = False,
        subject: str | None = None,
        allows: Iterable[str] = (),
    ) -> None:
        self.arns = frozenset(arns)
        self.external_id = external_id
        self.mfa = mfa
        self.subject = subject
        self.allows = frozenset(allows)
        if unknown := self.allows.difference(ACTIONS):
            raise IllegalArgumentException(f"allows names {sorted(unknown)}; it may name {', '.join(ACTIONS)}")

    def names(self, caller: Caller) -> bool:
        """Whether the policy names the caller itself, which then needs no identity-based policy that allows it."""
        return not self.arns.isdisjoint((caller.arn, caller.principal.arn, "*"))

    def names_account(self, caller: Caller) -> bool:
        """Whether the policy names the caller's account; the caller's identity-based policies then decide."""
        root = f"{caller.principal.arn.split(':iam:')[0]}:iam::{caller.account}:root"
        return not self.arns.isdisjoint((caller.account, root))

    def accepts(self, external_id: str | None, *, mfa: bool) -> bool:
        """Whether the external id is the one that the role asks for, and MFA was used if the role asks for it."""
        return (self.external_id is None or self.external_id == external_id) and (mfa or not self.mfa)

    def accepts_subject(self, provider: str, subject: str) -> bool:
        """Whether the policy names a provider, and its condition on the subject holds for this one."""
        return provider in self.arns and (self.subject is None or matches(self.subject, subject))


class Role(IamPrincipal):
    """An IAM role."""

    def __init__(
        self,
        account: str,
        partition: str,
        name: str,
        trust: Trust,
        *,
        path: str = "/",
        max_session_duration: int = 3600,
        policies: Sequence[PolicyDocument] = (),
    ) -> None:
        arn = f"arn:{partition}:iam::{account}:role{path}{name}"
        super().__init__(account, arn, _ids.unique_id("AROA"), policies)
        self.name = name
        self.trust = trust
        self.maxSessionDuration = max_session_duration

    def delete(self) -> None:
        """Delete the role; its sessions are refused from now on."""
        self.deleted = True
