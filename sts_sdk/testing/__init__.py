"""A local AWS that says no when AWS would, for tests and examples (extra: ``mock``).

``with LocalAWS() as aws:`` is a strict STS, and S3, on a loopback port. The pytest fixture ``local_aws`` is one for the
length of a test; ``python -m sts_sdk.testing`` is one to try by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.testing._clock import Clock as Clock
    from sts_sdk.testing._local_aws import LocalAWS as LocalAWS
    from sts_sdk.testing.iam._mfa import MfaDevice as MfaDevice
    from sts_sdk.testing.iam._oidc import OidcProvider as OidcProvider
    from sts_sdk.testing.iam._principals import Root as Root
    from sts_sdk.testing.iam._principals import User as User
    from sts_sdk.testing.iam._roles import Role as Role
    from sts_sdk.testing.iam._saml import SamlProvider as SamlProvider
    from sts_sdk.testing.server._faults import Faults as Faults
    from sts_sdk.testing.server._request_log import LoggedRequest as LoggedRequest
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_clock": "Clock",
            "_local_aws": "LocalAWS",
            "iam._mfa": "MfaDevice",
            "iam._oidc": "OidcProvider",
            "iam._principals": "Root User",
            "iam._roles": "Role",
            "iam._saml": "SamlProvider",
            "server._faults": "Faults",
            "server._request_log": "LoggedRequest",
        },
        extras={"mock": "Clock Faults LocalAWS LoggedRequest MfaDevice OidcProvider Role Root SamlProvider User"},
    )
