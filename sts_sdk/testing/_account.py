"""``Account``: what there is in a local AWS, and how a test adds to it."""

from __future__ import annotations

import base64
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Literal

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._names import region_name
from sts_sdk.regions._region import Region, Regions
from sts_sdk.testing._clock import Clock
from sts_sdk.testing._extras import NEEDED_FOR_S3, check_installed
from sts_sdk.testing._front import Front
from sts_sdk.testing._policy_arguments import Document, Trusted, policy_of, trust_of
from sts_sdk.testing._seed import Seed
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._authorization_message import encoded_decision, sealed
from sts_sdk.testing.iam._decision import Decision
from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._mfa import MfaDevice
from sts_sdk.testing.iam._oidc import OidcProvider
from sts_sdk.testing.iam._policies import EVERYTHING, PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal, LongTerm, Root, User
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._saml import SamlProvider
from sts_sdk.testing.local._buckets import Buckets
from sts_sdk.testing.s3._service import S3
from sts_sdk.testing.server._faults import Faults
from sts_sdk.testing.server._request_log import LoggedRequest

_ALWAYS_ON = "us-east-1"


class Account:
    """The account of a local AWS, with its users, roles, providers and buckets; and others that it trusts."""

    def __init__(self, region: str, account: str, *, s3: bool, seed: str | None) -> None:
        if s3:
            check_installed(NEEDED_FOR_S3)
        self._account = checked_account(account)
        self._region = region
        self._with_s3 = s3
        self._seed_text = seed
        self._begin()

    @property
    def region(self) -> str:
        """The region that ``url`` stands for."""
        return self._region

    @property
    def account(self) -> str:
        """The account number, twelve digits."""
        return self._account

    @property
    def users(self) -> dict[str, User]:
        """The users of the account by name."""
        found = [user for user in self._state.users.values() if user.account == self.account and not user.deleted]
        return {user.name: user for user in found}

    @property
    def roles(self) -> dict[str, Role]:
        """The roles of the account by name."""
        roles = [role for role in self._state.roles.values() if role.account == self.account and not role.deleted]
        return {role.name: role for role in roles}

    @property
    def clock(self) -> Clock:
        """The service's clock."""
        return self._state.clock

    @property
    def faults(self) -> Faults:
        """The faults that the next requests meet: ``aws.faults.next(...)`` adds some."""
        return self._state.faults

    @property
    def requests(self) -> list[LoggedRequest]:
        """Every request that came in so far, oldest first."""
        return self._state.requests

    def user(
        self,
        name: str,
        *,
        mfa: bool | str = False,
        path: str = "/",
        policy: Document | None = None,
        account: str | None = None,
        accessKeyId: str | None = None,
        secretKey: str | None = None,
    ) -> User:
        """A new IAM user with a long-term key. It may do everything, or what ``policy`` says.

        ``mfa`` may be the secret of the device, in base32. ``accessKeyId`` and ``secretKey`` are keys of one's choice,
        such as "test". ``account`` is another account than the one of this local AWS.
        """
        _check_iam_name("user", name)
        _check_path(path)
        user = User(self._account_or_own(account), self._state.partition, name, path, _attached(policy))
        self._seed.give_keys(user, "AIDA")
        self._add(user, name, mfa, accessKeyId, secretKey)
        self._state.users[user.account, name] = user
        return user

    def root(
        self,
        *,
        mfa: bool | str = False,
        account: str | None = None,
        accessKeyId: str | None = None,
        secretKey: str | None = None,
    ) -> Root:
        """The account's root user, with a new access key of its own, or with keys of one's choice."""
        root = Root(self._account_or_own(account), self._state.partition, [EVERYTHING])
        self._seed.give_keys(root, None)
        self._add(root, "root-account-mfa-device", mfa, accessKeyId, secretKey)
        return root

    def role(
        self,
        name: str,
        *,
        trusts: Trusted | Mapping[str, object] | Iterable[Trusted] | None = None,
        externalId: str | None = None,
        maxSessionDuration: int = 3600,
        mfa: bool = False,
        subject: str | None = None,
        allows: Iterable[str] = (),
        path: str = "/",
        policy: Document | None = None,
        account: str | None = None,
    ) -> Role:
        """A new IAM role that may do everything, or what ``policy`` says.

        ``trusts`` names principals, providers, ARNs or account numbers; the account itself if left out, so that the
        caller's own policies decide. It may be a whole trust policy, as a dict or its JSON. ``externalId``, ``mfa`` and
        ``subject`` (of a web identity; ``*`` and ``?`` are wildcards) are conditions. ``allows`` may add
        "sts:TagSession" and "sts:SetSourceIdentity", which a trust policy must name before a session may have tags or a
        source identity. ``maxSessionDuration`` is 3600 to 43200 seconds.
        ``account`` is another account than the one of this local AWS.
        """
        owner = self._account_or_own(account)
        _check_iam_name("role", name)
        if not 3600 <= maxSessionDuration <= 43200:
            raise IllegalArgumentException(f"maxSessionDuration is {maxSessionDuration}; it must be 3600 to 43200 s")
        _check_path(path)
        trust = trust_of(trusts, owner, external_id=externalId, mfa=mfa, subject=subject, allows=allows)
        role = Role(
            owner,
            self._state.partition,
            name,
            trust,
            path=path,
            max_session_duration=maxSessionDuration,
            policies=_attached(policy),
        )
        self._seed.give_id(role)
        self._state.roles[role.arn] = role
        return role

    def managedPolicy(self, name: str, document: Document, *, account: str | None = None) -> str:
        """A new customer-managed policy; gives its ARN, for ``PolicyArns``."""
        _check_iam_name("policy", name, longest=128)
        arn = f"arn:{self._state.partition}:iam::{self._account_or_own(account)}:policy/{name}"
        self._state.policies[arn] = ManagedPolicy(arn, policy_of(document, name), self.clock.now())
        return arn

    def oidcProvider(
        self,
        issuer: str = "https://token.actions.githubusercontent.com",
        audience: str | Iterable[str] = "sts.amazonaws.com",
        *,
        algorithm: Literal["RS256", "ES256", "ES384"] = "RS256",
    ) -> OidcProvider:
        """An OpenID Connect provider of the account, new unless there is one; its ``token`` makes tokens."""
        audiences = [audience] if isinstance(audience, str) else list(audience)
        host = issuer.removeprefix("https://").rstrip("/")
        arn = f"arn:{self._state.partition}:iam::{self.account}:oidc-provider/{host}"
        provider = self._state.oidc_providers.get(arn)
        if provider is None or provider.algorithm != algorithm:
            provider = OidcProvider(arn, issuer, audiences, algorithm, self.clock)
            self._state.oidc_providers[arn] = provider
        provider.audience = tuple(dict.fromkeys((*provider.audience, *audiences)))
        return provider

    def samlProvider(self, name: str = "Example", issuer: str = "https://idp.example.com/saml") -> SamlProvider:
        """A SAML provider of the account, new unless there is one; its ``assertion`` makes assertions."""
        _check_iam_name("provider", name, longest=128)
        arn = f"arn:{self._state.partition}:iam::{self.account}:saml-provider/{name}"
        provider = self._state.saml_providers.get(arn)
        if provider is None:
            provider = self._state.saml_providers[arn] = SamlProvider(arn, name, issuer, self.account, self.clock)
        return provider

    def mfaDevice(self, serial: str) -> MfaDevice:
        """The MFA device with a serial number, as CreateVirtualMFADevice gives it; KeyError if there is none."""
        return self._state.devices[serial]

    def explain(self, request: LoggedRequest | None = None) -> str:
        """Why a request, the last one if left out, was allowed or refused: every statement that was looked at.

        IllegalArgumentException if there was no request, or none that policies were asked about.
        """
        entry = request or next(reversed(self.requests), None)
        if entry is None:
            raise IllegalArgumentException("there was no request yet")
        if entry.decision is None:
            raise IllegalArgumentException(f"no policy was asked about this request: {entry!r}")
        return str(entry.decision)

    def bucket(
        self,
        name: str,
        objects: Mapping[str, str | bytes] | None = None,
        *,
        files: str | PathLike[str] | None = None,
        region: str | Regions | Region | None = None,
        account: str | None = None,
    ) -> None:
        """A new bucket with objects by key, and with the files of a directory (or one file).

        ``account`` is the account that it belongs to, if not the one of this local AWS.
        """
        if not self._with_s3:
            raise IllegalArgumentException("this LocalAWS has no S3: leave out s3=False")
        where = self.region if region is None else region_name(region)
        owner = Root(self._account_or_own(account), self._state.partition, [EVERYTHING])
        self._state.keys.add(owner)
        try:
            Buckets(Front(self._state, where, self._s3), where, owner, self._state.requests).make(
                name, objects or {}, files
            )
        finally:
            owner.deleted = True

    def memberAccount(self, account: str | None = None) -> str:
        """A new member account of the organization, for AssumeRoot; gives its number."""
        number = checked_account(account or f"{secrets.randbelow(10**12):012d}")
        self._state.members.add(number)
        return number

    def tradeInToken(self, principal: IamPrincipal, *, expiresIn: float = 300) -> str:
        """A new trade-in token, valid for ``expiresIn`` seconds; GetDelegatedAccessToken gives credentials for it."""
        token = secrets.token_urlsafe(96)
        self._state.trade_in_tokens[token] = (principal, self.clock.now().timestamp() + expiresIn)
        return token

    def authorizationMessage(self, message: str | Mapping[str, object] | Decision) -> str:
        """Encode a message, or a decision, as services do in their refusals; DecodeAuthorizationMessage decodes it."""
        if isinstance(message, Decision):
            return encoded_decision(message, self._state.seal)
        text = message if isinstance(message, str) else json.dumps(message)
        return sealed(text, self._state.seal)

    def disableRegion(self, region: str | Regions | Region) -> None:
        """Switch STS off in a region, as in the account settings: it then issues no credentials there.

        IllegalArgumentException for us-east-1, where nobody can switch it off.
        """
        where = region_name(region)
        if where == _ALWAYS_ON:
            raise IllegalArgumentException(f"region is {where}, where STS cannot be switched off")
        self._state.disabled_regions.add(where)

    def enableRegion(self, region: str | Regions | Region) -> None:
        """Switch STS on again in a region."""
        self._state.disabled_regions.discard(region_name(region))

    def disableOutboundFederation(self) -> None:
        """Switch GetWebIdentityToken off, as it is in a new account."""
        self._state.issuer = None

    def _begin(self) -> None:
        """Make everything new and empty."""
        self._state = State(self._account, self._region)
        self._s3 = S3(self._state) if self._with_s3 else None
        self._seed = Seed(self._seed_text)

    def _account_or_own(self, account: str | None) -> str:
        return self.account if account is None else checked_account(account)

    def _add(
        self, owner: LongTerm, device: str, mfa: bool | str, access_key: str | None, secret_key: str | None
    ) -> None:
        """Give a new principal the keys of one's choice and its MFA device, and make its key known."""
        if access_key is not None or secret_key is not None:
            owner.accessKeyId, owner.secretKey = _checked_keys(access_key, secret_key)
            if self._state.keys.long_term(owner.accessKeyId) is not None:
                raise IllegalArgumentException(f"accessKeyId is {access_key!r}, which somebody else has already")
        if mfa is not False:
            serial = f"arn:{self._state.partition}:iam::{owner.account}:mfa/{device}"
            seed = self._seed.mfa(serial) if mfa is True else _checked_seed(mfa)
            owner.device = self._state.devices[serial] = MfaDevice(serial, self.clock, seed)
        self._state.keys.add(owner)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} account {self._account} in {self._region}>"


def checked_account(account: str) -> str:
    if not re.fullmatch("[0-9]{12}", account):
        raise IllegalArgumentException(f"account is {account!r}; it must be twelve digits")
    return account


def _checked_keys(access_key: str | None, secret_key: str | None) -> tuple[str, str]:
    if not access_key or not re.fullmatch(r"\w{1,128}", access_key, re.ASCII):
        raise IllegalArgumentException(f"accessKeyId is {access_key!r}; it must be 1 to 128 letters, digits and _")
    if not secret_key:
        raise IllegalArgumentException("secretKey is missing: it goes with accessKeyId")
    return access_key, secret_key


def _checked_seed(text: str) -> bytes:
    try:
        seed = base64.b32decode(text.upper().replace(" ", ""))
    except ValueError:
        seed = b""
    if len(seed) < 10:
        raise IllegalArgumentException("mfa is no seed: it must be True, or at least 16 characters of base32")
    return seed


def _check_iam_name(kind: str, name: str, longest: int = 64) -> None:
    if len(name) > longest or not re.fullmatch(r"[\w+=,.@-]+", name, re.ASCII):
        raise IllegalArgumentException(
            f"name is {name!r}; the name of a {kind} has 1 to {longest} letters, digits and any of +=,.@_-"
        )


def _check_path(path: str) -> None:
    if not re.fullmatch("/|/.+/", path):
        raise IllegalArgumentException(f"path is {path!r}; it must begin and end with a slash")


def _attached(document: Document | None) -> list[PolicyDocument]:
    return [EVERYTHING if document is None else policy_of(document)]
