"""Who can call: users, the root user and roles, with the keys they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._credentials import BasicAWSCredentials, masked_key
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.internal._shape import REDACTED
from sts_sdk.testing import _ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sts_sdk.testing._mfa import MfaDevice
    from sts_sdk.testing._policies import Policy
    from sts_sdk.testing._trust import Trust


class Principal:
    """Someone with an ARN and a set of permissions."""

    def __init__(self, account: str, arn: str, unique_id: str, policies: Sequence[Policy]) -> None:
        self.account = account
        self.arn = arn
        self.userId = unique_id
        self.policies = tuple(policies)
        self.deleted = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.arn})"


class LongTerm(Principal):
    """A principal with a long-term key pair."""

    def __init__(self, account: str, arn: str, unique_id: str, policies: Sequence[Policy]) -> None:
        super().__init__(account, arn, unique_id, policies)
        self.accessKeyId = _ids.access_key_id("AKIA", account)
        self.secretKey = _ids.secret_key()
        self.active = True
        self.device: MfaDevice | None = None

    @property
    def mfa(self) -> MfaDevice:
        """The virtual MFA device; AttributeError if it was made without one."""
        if self.device is None:
            raise AttributeError(f"{self.arn} has no MFA device: make it with mfa=True")
        return self.device

    def provider(self) -> AWSStaticCredentialsProvider:
        """The long-term keys as a credentials provider."""
        return AWSStaticCredentialsProvider(BasicAWSCredentials(self.accessKeyId, self.secretKey))

    def deactivate(self) -> None:
        """Switch the access key off; requests signed with it are refused from now on."""
        self.active = False


class User(LongTerm):
    """An IAM user."""

    def __init__(
        self, account: str, partition: str, name: str, path: str = "/", policies: Sequence[Policy] = ()
    ) -> None:
        arn = f"arn:{partition}:iam::{account}:user{path}{name}"
        super().__init__(account, arn, _ids.unique_id("AIDA"), policies)
        self.name = name


class Root(LongTerm):
    """The root user of an account, who may do everything but assume a role."""

    def __init__(self, account: str, partition: str, policies: Sequence[Policy] = ()) -> None:
        super().__init__(account, f"arn:{partition}:iam::{account}:root", account, policies)


class Role(Principal):
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
        policies: Sequence[Policy] = (),
    ) -> None:
        arn = f"arn:{partition}:iam::{account}:role{path}{name}"
        super().__init__(account, arn, _ids.unique_id("AROA"), policies)
        self.name = name
        self.trust = trust
        self.maxSessionDuration = max_session_duration

    def delete(self) -> None:
        """Delete the role; its sessions are refused from now on."""
        self.deleted = True


class Caller:
    """Who signed a request: the principal itself, or a session of it."""

    __slots__ = ("account", "arn", "principal", "session", "user_id")

    def __init__(self, principal: Principal, session: Session | None = None) -> None:
        self.principal = principal
        self.session = session
        self.account = principal.account
        self.arn = session.arn if session else principal.arn
        self.user_id = session.user_id if session else principal.userId


class Session:
    """Temporary credentials, and what they are good for.

    ``kind`` is the operation that issued them. ``policies`` limit what the principal's own permissions allow;
    None sets no limit. ``None`` and an empty tuple differ: a federated user without a policy may do nothing.
    ``scopes`` are the policies of GetScopedCredentials, each of which must allow on top of that.
    """

    def __init__(
        self,
        kind: str,
        principal: Principal,
        arn: str,
        user_id: str,
        expiration: datetime,
        *,
        policies: Sequence[Policy] | None = None,
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
        self.scopes: tuple[Policy, ...] = ()
        self.access_key = ""
        self.secret_key = ""
        self.token = ""

    def __repr__(self) -> str:
        return f"Session({self.kind}, {self.arn}, {masked_key(self.access_key)}, {REDACTED})"
