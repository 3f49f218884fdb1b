"""Principals: what all of them have, and the two with long-term keys, IAM users and the root user."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sts_sdk._credentials import BasicAWSCredentials, masked_key
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._mfa import MfaDevice
from sts_sdk.testing.iam._policies import PolicyDocument


class IamPrincipal:
    """A user, the root user or a role: an ARN, a unique id and identity-based policies."""

    def __init__(self, account: str, arn: str, unique_id: str, policies: Sequence[PolicyDocument]) -> None:
        self.account = account
        self.arn = arn
        self.userId = unique_id
        self.policies: tuple[PolicyDocument, ...] = tuple(policies)
        self.inline: dict[str, PolicyDocument] = {}
        self.attached: dict[str, ManagedPolicy] = {}
        self.boundary: ManagedPolicy | None = None
        self.tags: dict[str, str] = {}
        self.created: datetime | None = None
        self.deleted = False

    def documents(self) -> list[PolicyDocument]:
        """Every identity-based policy: those it was made with, the inline ones and the attached managed ones."""
        return [*self.policies, *self.inline.values(), *(policy.document for policy in self.attached.values())]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.arn})"


class AccessKey:
    """A long-term access key. ``active`` is false once it was switched off."""

    def __init__(self, account: str) -> None:
        self.id = _ids.access_key_id("AKIA", account)
        self.secret = _ids.secret_key()
        self.active = True
        self.created: datetime | None = None

    def __repr__(self) -> str:
        return f"AccessKey({masked_key(self.id)})"


class LongTerm(IamPrincipal):
    """A principal with long-term access keys, one unless ``keyless``, and perhaps an MFA device."""

    def __init__(
        self, account: str, arn: str, unique_id: str, policies: Sequence[PolicyDocument], *, keyless: bool = False
    ) -> None:
        super().__init__(account, arn, unique_id, policies)
        self.accessKeys: list[AccessKey] = [] if keyless else [AccessKey(account)]
        self.device: MfaDevice | None = None

    @property
    def accessKeyId(self) -> str:
        """The id of the first access key; AttributeError if there is none."""
        return self._key.id

    @accessKeyId.setter
    def accessKeyId(self, value: str) -> None:
        self._key.id = value

    @property
    def secretKey(self) -> str:
        """The secret of the first access key; AttributeError if there is none."""
        return self._key.secret

    @secretKey.setter
    def secretKey(self, value: str) -> None:
        self._key.secret = value

    @property
    def _key(self) -> AccessKey:
        if not self.accessKeys:
            raise AttributeError(f"{self.arn} has no access key: CreateAccessKey makes one")
        return self.accessKeys[0]

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
        """Switch the access keys off; requests signed with them are refused from now on."""
        for key in self.accessKeys:
            key.active = False


class User(LongTerm):
    """An IAM user."""

    def __init__(
        self,
        account: str,
        partition: str,
        name: str,
        path: str = "/",
        policies: Sequence[PolicyDocument] = (),
        *,
        keyless: bool = False,
    ) -> None:
        arn = f"arn:{partition}:iam::{account}:user{path}{name}"
        super().__init__(account, arn, _ids.unique_id("AIDA"), policies, keyless=keyless)
        self.name = name
        self.path = path


class Root(LongTerm):
    """The root user of an account, who may do everything but assume a role."""

    def __init__(self, account: str, partition: str, policies: Sequence[PolicyDocument] = ()) -> None:
        super().__init__(account, f"arn:{partition}:iam::{account}:root", account, policies)
