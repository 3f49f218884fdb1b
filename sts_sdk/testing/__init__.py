"""A local AWS that says no when AWS would, for tests and examples (extra: ``mock``).

``with LocalAWS() as aws:`` is a strict STS, and S3, on a loopback port. The pytest fixture ``local_aws`` is one for the
length of a test; ``python -m sts_sdk.testing`` is one to try by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.testing._clock import Clock as Clock
    from sts_sdk.testing._faults import Faults as Faults
    from sts_sdk.testing._identity import OidcProvider as OidcProvider
    from sts_sdk.testing._local_aws import LocalAWS as LocalAWS
    from sts_sdk.testing._mfa import MfaDevice as MfaDevice
    from sts_sdk.testing._principals import Role as Role
    from sts_sdk.testing._principals import Root as Root
    from sts_sdk.testing._principals import User as User
    from sts_sdk.testing._requests_log import LoggedRequest as LoggedRequest
    from sts_sdk.testing._saml import SamlProvider as SamlProvider
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_clock": "Clock",
            "_faults": "Faults",
            "_identity": "OidcProvider",
            "_local_aws": "LocalAWS",
            "_mfa": "MfaDevice",
            "_principals": "Role Root User",
            "_requests_log": "LoggedRequest",
            "_saml": "SamlProvider",
        },
        extras={"mock": "Clock Faults LocalAWS LoggedRequest MfaDevice OidcProvider Role Root SamlProvider User"},
    )
