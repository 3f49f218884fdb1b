"""Who may assume a role, and under which conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing import _policies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sts_sdk.testing._principals import Caller

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
        return provider in self.arns and (self.subject is None or _policies.matches(self.subject, subject))
