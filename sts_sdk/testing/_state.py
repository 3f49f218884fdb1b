"""The state of one local AWS, which its ports and both services share."""

from __future__ import annotations

import secrets
import threading

from sts_sdk.regions._partitions import partition_of
from sts_sdk.services.securitytoken._endpoint_table import endpoints
from sts_sdk.testing._clock import Clock
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._access_keys import AccessKeys
from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._mfa import MfaDevice
from sts_sdk.testing.iam._oidc import OidcProvider, TokenIssuer
from sts_sdk.testing.iam._policies import MANAGED, PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal, User
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._saml import SamlProvider
from sts_sdk.testing.server._faults import Faults
from sts_sdk.testing.server._request_log import RequestLog

GLOBAL = "aws-global"
"""The name of the region that the global endpoint of STS stands for."""


def is_opt_in(region: str) -> bool:
    """Whether a region is off in an account until the account opts in to it."""
    return any(row.region == region and row.kind == "opt-in" for row in endpoints())


class State:
    """The account with its principals, keys, policies and providers; the clock, the faults, the log of requests."""

    def __init__(self, account: str, region: str) -> None:
        self.account = account
        self.region = region
        self.partition = partition_of(region).name
        self.clock = Clock()
        self.faults = Faults()
        self.keys = AccessKeys()
        self.requests = RequestLog(self.clock)
        self.roles: dict[str, Role] = {}
        self.devices: dict[str, MfaDevice] = {}
        self.users: dict[tuple[str, str], User] = {}
        arns = {f"arn:{self.partition}:iam::aws:policy/{name}": document for name, document in MANAGED.items()}
        self.policies: dict[str, ManagedPolicy] = {arn: ManagedPolicy(arn, document) for arn, document in arns.items()}
        self.disabled_regions: set[str] = set()
        self.global_tokens_everywhere = False
        self.members: set[str] = set()
        self.oidc_providers: dict[str, OidcProvider] = {}
        self.saml_providers: dict[str, SamlProvider] = {}
        self.issuer: TokenIssuer | None = None
        self.trade_in_tokens: dict[str, tuple[IamPrincipal, float]] = {}
        self.seal = secrets.token_bytes(32)
        self.closing = threading.Event()
        self.lock = threading.RLock()

    def principal(self, arn: str) -> IamPrincipal | None:
        """The user or role with this ARN; None if there is none."""
        if ":role/" in arn:
            return self.role(arn)
        return next((user for user in self.users.values() if user.arn == arn), None)

    def role(self, arn: str) -> Role | None:
        """The role with this ARN; None if there is none or it was deleted."""
        role = self.roles.get(arn)
        return None if role is None or role.deleted else role

    def oidc_provider(self, account: str, issuer: str) -> OidcProvider | None:
        """The provider of an account that has this issuer; None if it has none."""
        host = issuer.removeprefix("https://").rstrip("/")
        return self.oidc_providers.get(f"arn:{self.partition}:iam::{account}:oidc-provider/{host}")

    def bind_principals(self, policy: PolicyDocument, account: str) -> None:
        """Have a policy of an account hold on to the users and roles that it names.

        Invalid principal (MalformedPolicyDocument) if one is not there, as far as its account is known here.
        """
        known = {owner for owner, _ in self.users} | {role.account for role in self.roles.values()} | {account}
        for principals in (statement.principals for statement in policy.statements if statement.principals):
            for arn in principals.users_and_roles():
                if arn.split(":")[4] in known and self.principal(arn) is None:
                    raise Refusal("MalformedPolicyDocument", f'Invalid principal in policy: "AWS":"{arn}"')
            principals.bind(lambda arn: found.userId if (found := self.principal(arn)) is not None else None)

    def managed_policy(self, arn: str) -> PolicyDocument:
        """The managed policy with this ARN; ValidationError if there is none."""
        policy = self.policies.get(arn)
        if policy is None:
            raise Refusal("ValidationError", f"Policy {arn} does not exist or is not attachable.")
        return policy.document
