"""Sessions, which hold temporary credentials, and callers, which sign requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sts_sdk._credentials import masked_key
from sts_sdk.internal._shape import REDACTED
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal


class Caller:
    """Who signed a request: a principal with its long-term key, or a session of a principal."""

    __slots__ = ("account", "arn", "principal", "session", "user_id")

    def __init__(self, principal: IamPrincipal, session: Session | None = None) -> None:
        self.principal = principal
        self.session = session
        self.account = principal.account
        self.arn = session.arn if session else principal.arn
        self.user_id = session.user_id if session else principal.userId


class Session:
    """Temporary credentials, the principal that they act for, and the policies that limit them.

    ``kind`` is the operation that issued them. ``policies`` limit what the principal's own permissions allow;
    None sets no limit. ``None`` and an empty tuple differ: a federated user without a policy may do nothing.
    ``scopes`` are the policies of GetScopedCredentials, each of which must allow on top of that. ``federation`` are the
    condition keys that the login with an identity provider left. ``everywhere`` is false for sessions of the global
    endpoint, which are good only in regions that are on by default.
    """

    __slots__ = (
        "access_key", "arn", "everywhere", "expiration", "federation", "issued", "kind", "mfa", "policies", "principal",
        "scopes", "secret_key", "source_identity", "tags", "token", "transitive", "user_id",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        principal: IamPrincipal,
        arn: str,
        user_id: str,
        expiration: datetime,
        *,
        policies: Sequence[PolicyDocument] | None = None,
        tags: dict[str, str] | None = None,
        transitive: Sequence[str] = (),
        source_identity: str | None = None,
        mfa: bool = False,
    ) -> None:
        self.kind = kind
        self.principal = principal
        self.arn = arn
        self.user_id = user_id
        self.expiration = expiration
        self.policies = None if policies is None else tuple(policies)
        self.tags = tags or {}
        self.transitive = tuple(transitive)
        self.source_identity = source_identity
        self.mfa = mfa
        self.scopes: tuple[PolicyDocument, ...] = ()
        self.issued: datetime | None = None
        self.federation: dict[str, str | Sequence[str]] = {}
        self.everywhere = True
        self.access_key = ""
        self.secret_key = ""
        self.token = ""

    def __repr__(self) -> str:
        return f"Session({self.kind}, {self.arn}, {masked_key(self.access_key)}, {REDACTED})"
