"""Where a profile may take credentials from, each loaded when a profile first asks for it (PEP 562).

A profile with plain keys so pays for no JSON, no HTTP and no subprocess.
"""

# ruff: noqa: PLC0414 -- a face: the names are exported again on purpose
from __future__ import annotations

from sts_sdk._typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk._client_configuration import ClientConfiguration as ClientConfiguration
    from sts_sdk.auth._container import ContainerCredentialsProvider as ContainerCredentialsProvider
    from sts_sdk.auth._disk_cache import DiskCache as DiskCache
    from sts_sdk.auth._environment import (
        EnvironmentVariableCredentialsProvider as EnvironmentVariableCredentialsProvider,
    )
    from sts_sdk.auth._instance_profile import InstanceProfileCredentialsProvider as InstanceProfileCredentialsProvider
    from sts_sdk.auth._login import LoginFetcher as LoginFetcher
    from sts_sdk.auth._mfa_prompt import mfa_code as mfa_code
    from sts_sdk.auth._process import ProcessCredentialsProvider as ProcessCredentialsProvider
    from sts_sdk.auth._refreshing import RefreshingCredentials as RefreshingCredentials
    from sts_sdk.auth._session_cache import shared_sessions as shared_sessions
    from sts_sdk.auth._sso import SsoFetcher as SsoFetcher
    from sts_sdk.auth._sso import SsoSettings as SsoSettings
    from sts_sdk.auth._sts import assume_role as assume_role
    from sts_sdk.auth._sts import assume_role_with_web_identity as assume_role_with_web_identity
    from sts_sdk.auth._sts import session_name as session_name
    from sts_sdk.auth._sts import sts_region as sts_region
    from sts_sdk.auth._web_identity import read_token as read_token
    from sts_sdk.auth.profile.internal.securitytoken._roles import RoleInfo as RoleInfo
else:
    from sts_sdk._lazy import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "sts_sdk._client_configuration": "ClientConfiguration",
            "sts_sdk.auth._container": "ContainerCredentialsProvider",
            "sts_sdk.auth._environment": "EnvironmentVariableCredentialsProvider",
            "sts_sdk.auth._disk_cache": "DiskCache",
            "sts_sdk.auth._instance_profile": "InstanceProfileCredentialsProvider",
            "sts_sdk.auth._login": "LoginFetcher",
            "sts_sdk.auth._mfa_prompt": "mfa_code",
            "sts_sdk.auth._process": "ProcessCredentialsProvider",
            "sts_sdk.auth._refreshing": "RefreshingCredentials",
            "sts_sdk.auth._session_cache": "shared_sessions",
            "sts_sdk.auth._sso": "SsoFetcher SsoSettings",
            "sts_sdk.auth._sts": "assume_role assume_role_with_web_identity session_name sts_region",
            "sts_sdk.auth._web_identity": "read_token",
            "sts_sdk.auth.profile.internal.securitytoken._roles": "RoleInfo",
        },
    )
