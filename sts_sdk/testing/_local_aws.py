"""``LocalAWS``: the object that tests and examples start, set up and ask."""

from __future__ import annotations

import json
import re
import secrets
import threading
from collections.abc import Iterable, Mapping
from typing import Literal, Self

from sts_sdk._credentials import AWSSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from sts_sdk.regions._names import region_name
from sts_sdk.regions._region import Region, Regions
from sts_sdk.testing._clock import Clock
from sts_sdk.testing._extras import NEEDED_FOR_S3, check_installed
from sts_sdk.testing._front import Front
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._authorization_message import encoded_decision, sealed
from sts_sdk.testing.iam._decision import Decision
from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._mfa import MfaDevice
from sts_sdk.testing.iam._oidc import OidcProvider, TokenIssuer
from sts_sdk.testing.iam._policies import EVERYTHING, PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal, LongTerm, Root, User
from sts_sdk.testing.iam._roles import Role, trust_policy
from sts_sdk.testing.iam._saml import SamlProvider
from sts_sdk.testing.s3._service import S3
from sts_sdk.testing.server._faults import Faults
from sts_sdk.testing.server._http import Server
from sts_sdk.testing.server._request_log import LoggedRequest

Document = str | Mapping[str, object]
Trusted = IamPrincipal | OidcProvider | SamlProvider | str


class LocalAWS:
    """An AWS of one account on a loopback port, for the length of a ``with`` block.

    STS is complete and strict; S3 is moto's, behind the same front. Every request is authenticated. ``region`` is the
    one that ``url`` stands for; other regions have ports of their own (``endpoint``). ``s3=False`` leaves S3 out, and
    with it the need for moto. ``port`` 0 takes a free one.
    """

    def __init__(
        self,
        region: str | Regions | Region = "us-east-1",
        *,
        account: str = "123456789012",
        s3: bool = True,
        port: int = 0,
    ) -> None:
        _check_account(account)
        if s3:
            check_installed(NEEDED_FOR_S3)
        self._state = State(account, region_name(region))
        self._s3 = S3(self._state) if s3 else None
        self._first_port = port
        self._servers: dict[str, Server] = {}
        self._starting = threading.Lock()

    def __enter__(self) -> Self:
        self._server(self.region, self._first_port)
        self._state.issuer = TokenIssuer(self.url)
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop every port and forget everything. Leaving the ``with`` block does this."""
        self._state.closing.set()
        for server in self._servers.values():
            server.close()
        self._servers.clear()
        if self._s3 is not None:
            self._s3.close()

    @property
    def region(self) -> str:
        """The region that ``url`` stands for."""
        return self._state.region

    @property
    def account(self) -> str:
        """The account number, twelve digits."""
        return self._state.account

    @property
    def url(self) -> str:
        """Where both services of ``region`` listen, without a slash at the end."""
        return f"http://127.0.0.1:{self._port(self.region)}"

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

    def endpoint(
        self, service: Literal["sts", "s3", "iam"], region: str | Regions | Region | None = None
    ) -> EndpointConfiguration:
        """The endpoint of a service, in the region of this local AWS or in another one."""
        if service not in ("sts", "s3", "iam"):  # pyright: ignore[reportUnnecessaryContains] -- callers without types
            raise IllegalArgumentException(f"service is {service!r}; it must be 'sts', 's3' or 'iam'")
        where = self.region if region is None else region_name(region)
        return EndpointConfiguration(f"http://127.0.0.1:{self._port(where)}", where)

    def user(self, name: str, *, mfa: bool = False, path: str = "/", policy: Document | None = None) -> User:
        """A new IAM user with a long-term key. It may do everything, or what ``policy`` says."""
        _check_path(path)
        user = User(self.account, self._state.partition, name, path, _policies(policy))
        self._give_device(user, name, mfa=mfa)
        self._state.keys.add(user)
        self._state.users[user.account, name] = user
        return user

    def root(self, *, mfa: bool = False) -> Root:
        """The account's root user, with a new access key of its own."""
        root = Root(self.account, self._state.partition, [EVERYTHING])
        self._give_device(root, "root-account-mfa-device", mfa=mfa)
        self._state.keys.add(root)
        return root

    def role(
        self,
        name: str,
        *,
        trusts: Trusted | Iterable[Trusted] | None = None,
        externalId: str | None = None,
        maxSessionDuration: int = 3600,
        mfa: bool = False,
        subject: str | None = None,
        allows: Iterable[str] = (),
        path: str = "/",
        policy: Document | None = None,
    ) -> Role:
        """A new IAM role that may do everything, or what ``policy`` says.

        ``trusts`` names principals, providers, ARNs or account numbers; the account itself if left out, so that the
        caller's own policies decide. ``externalId``, ``mfa`` and ``subject`` (of a web identity; ``*`` and ``?`` are
        wildcards) are conditions. ``allows`` may add "sts:TagSession" and "sts:SetSourceIdentity", which a trust policy
        must name before a session may have tags or a source identity. ``maxSessionDuration`` is 3600 to 43200 seconds.
        """
        if not 3600 <= maxSessionDuration <= 43200:
            raise IllegalArgumentException(f"maxSessionDuration is {maxSessionDuration}; it must be 3600 to 43200 s")
        _check_path(path)
        trust = trust_policy(self._arns(trusts), external_id=externalId, mfa=mfa, subject=subject, allows=allows)
        role = Role(
            self.account,
            self._state.partition,
            name,
            trust,
            path=path,
            max_session_duration=maxSessionDuration,
            policies=_policies(policy),
        )
        self._state.roles[role.arn] = role
        return role

    def managedPolicy(self, name: str, document: Document) -> str:
        """A new customer-managed policy; gives its ARN, for ``PolicyArns``."""
        arn = f"arn:{self._state.partition}:iam::{self.account}:policy/{name}"
        self._state.policies[arn] = ManagedPolicy(arn, _policies(document, name)[0], self.clock.now())
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

    def memberAccount(self, account: str | None = None) -> str:
        """A new member account of the organization, for AssumeRoot; gives its number."""
        number = account or f"{secrets.randbelow(10**12):012d}"
        _check_account(number)
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
        """Switch STS off in a region, as in the account settings: it then issues no credentials there."""
        self._state.disabled_regions.add(region_name(region))

    def enableRegion(self, region: str | Regions | Region) -> None:
        """Switch STS on again in a region."""
        self._state.disabled_regions.discard(region_name(region))

    def disableOutboundFederation(self) -> None:
        """Switch GetWebIdentityToken off, as it is in a new account."""
        self._state.issuer = None

    def environment(self, credentials: LongTerm | AWSSessionCredentials | None = None) -> dict[str, str]:
        """Environment variables that make the AWS command line, boto3 or another program call this local AWS.

        ``credentials`` is a user or root made here, or session credentials; a new user if left out.
        """
        found = credentials if credentials is not None else self.user("local")
        keys = found.provider().getCredentials() if isinstance(found, LongTerm) else found
        token = getattr(keys, "getSessionToken", None)
        return {
            "AWS_ACCESS_KEY_ID": keys.getAWSAccessKeyId() or "",
            "AWS_SECRET_ACCESS_KEY": keys.getAWSSecretKey() or "",
            **({"AWS_SESSION_TOKEN": str(token())} if token else {}),
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
            "AWS_ENDPOINT_URL_STS": self.url,
            "AWS_ENDPOINT_URL_S3": self.url,
            "AWS_ENDPOINT_URL_IAM": self.url,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def __repr__(self) -> str:
        where = self.url if self._servers else "not started"
        return f"LocalAWS({self.region}, account {self.account}, {where})"

    def _give_device(self, principal: LongTerm, name: str, *, mfa: bool) -> None:
        if mfa:
            serial = f"arn:{self._state.partition}:iam::{self.account}:mfa/{name}"
            principal.device = self._state.devices[serial] = MfaDevice(serial, self.clock)

    def _arns(self, trusts: Trusted | Iterable[Trusted] | None) -> list[str]:
        if trusts is None:
            return [self.account]
        if isinstance(trusts, (str, IamPrincipal, OidcProvider, SamlProvider)):
            trusts = [trusts]
        return [trusted if isinstance(trusted, str) else trusted.arn for trusted in trusts]

    def _port(self, region: str) -> int:
        if not self._servers:
            raise IllegalArgumentException("this LocalAWS is not running: use it in a with block")
        return self._server(region, 0).port

    def _server(self, region: str, port: int) -> Server:
        with self._starting:
            server = self._servers.get(region)
            if server is None:
                server = self._servers[region] = Server(Front(self._state, region, self._s3).respond, port)
            return server


def _check_account(account: str) -> None:
    if not re.fullmatch("[0-9]{12}", account):
        raise IllegalArgumentException(f"account is {account!r}; it must be twelve digits")


def _check_path(path: str) -> None:
    if not re.fullmatch("/|/.+/", path):
        raise IllegalArgumentException(f"path is {path!r}; it must begin and end with a slash")


def _policies(document: Document | None, name: str = "") -> list[PolicyDocument]:
    if document is None:
        return [EVERYTHING]
    try:
        return [
            PolicyDocument.parse(document if isinstance(document, str) else json.dumps(document, indent=2), name=name)
        ]
    except Refusal as refusal:
        raise IllegalArgumentException(f"this is no policy: {refusal.message}") from refusal
