"""Everything that one local AWS knows; it goes when the ``with`` block ends."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING

from sts_sdk.regions._partitions import partition_of
from sts_sdk.testing._clock import Clock
from sts_sdk.testing._faults import Faults
from sts_sdk.testing._policies import MANAGED, Policy
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._sessions import Keys

if TYPE_CHECKING:
    from sts_sdk.testing._identity import OidcProvider, TokenIssuer
    from sts_sdk.testing._mfa import MfaDevice
    from sts_sdk.testing._principals import Principal, Role
    from sts_sdk.testing._requests_log import LoggedRequest
    from sts_sdk.testing._saml import SamlProvider


class State:
    """The account, its principals and keys, the clock, and what a test has set up."""

    def __init__(self, account: str, region: str) -> None:
        self.account = account
        self.region = region
        self.partition = partition_of(region).name
        self.clock = Clock()
        self.faults = Faults()
        self.keys = Keys()
        self.requests: list[LoggedRequest] = []
        self.roles: dict[str, Role] = {}
        self.devices: dict[str, MfaDevice] = {}
        self.policies: dict[str, Policy] = {
            f"arn:{self.partition}:iam::aws:policy/{name}": policy for name, policy in MANAGED.items()
        }
        self.disabled_regions: set[str] = set()
        self.members: set[str] = set()
        self.oidc_providers: dict[str, OidcProvider] = {}
        self.saml_providers: dict[str, SamlProvider] = {}
        self.issuer: TokenIssuer | None = None
        self.trade_in_tokens: dict[str, tuple[Principal, float]] = {}
        self.seal = secrets.token_bytes(32)
        self.closing = threading.Event()

    def role(self, arn: str) -> Role | None:
        """The role of an ARN, if it exists."""
        role = self.roles.get(arn)
        return None if role is None or role.deleted else role

    def managed_policy(self, arn: str) -> Policy:
        """A managed policy by its ARN."""
        policy = self.policies.get(arn)
        if policy is None:
            raise Refusal("ValidationError", f"Policy {arn} does not exist or is not attachable.")
        return policy
