"""Who may assume a role, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._policies import PolicyDocument, matches
from sts_sdk.testing.iam._principals import IamPrincipal
from sts_sdk.testing.iam._sessions import Caller

ACTIONS = ("sts:TagSession", "sts:SetSourceIdentity")


class Trust:
    """The trust policy of a role: whom it names, and what they must bring along."""

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
        """Whether the caller itself is named: it then needs no permission of its own."""
        return not self.arns.isdisjoint((caller.arn, caller.principal.arn, "*"))

    def names_account(self, caller: Caller) -> bool:
        """Whether the caller's whole account is named: its own policies then decide."""
        root = f"{caller.principal.arn.split(':iam:')[0]}:iam::{caller.account}:root"
        return not self.arns.isdisjoint((caller.account, root))

    def accepts(self, external_id: str | None, *, mfa: bool) -> bool:
        """Whether what the caller brought along is what the role asks for."""
        return (self.external_id is None or self.external_id == external_id) and (mfa or not self.mfa)

    def accepts_subject(self, provider: str, subject: str) -> bool:
        """Whether a subject vouched for by a provider may come in."""
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
