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
    from sts_sdk._lazy import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {"_roles": "ProfileCredentialsService RoleInfo", "_provider": "STSProfileCredentialsServiceProvider"},
    )
