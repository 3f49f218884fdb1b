"""How a role in a profile is assumed (com.amazonaws.auth.profile.internal.securitytoken)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.profile.internal.securitytoken._provider import (
        STSProfileCredentialsServiceProvider as STSProfileCredentialsServiceProvider,
    )
    from sts_sdk.auth.profile.internal.securitytoken._roles import (
        ProfileCredentialsService as ProfileCredentialsService,
    )
    from sts_sdk.auth.profile.internal.securitytoken._roles import RoleInfo as RoleInfo
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__, {"_provider": "STSProfileCredentialsServiceProvider", "_roles": "ProfileCredentialsService RoleInfo"}
    )
