"""The role of a profile as a provider over STS."""

from __future__ import annotations

from datetime import datetime

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider, expiration_of
from sts_sdk.auth._assume_role import STSAssumeRoleSessionCredentialsProvider
from sts_sdk.auth._sts import session_name
from sts_sdk.auth._sts_provider import STSProvider
from sts_sdk.auth._web_identity_session import STSAssumeRoleWithWebIdentitySessionCredentialsProvider
from sts_sdk.auth.profile.internal.securitytoken._roles import RoleInfo
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._text import ToString


class STSProfileCredentialsServiceProvider(ToString, AWSCredentialsProvider):
    """The credentials of a RoleInfo (com.amazonaws.auth.profile.internal.securitytoken, the class of this name).

    Assumes the role with a web identity token if there is a file of one, else with the long-lived credentials. What is
    missing is said when it is first asked. Pickles as its settings.
    """

    def __init__(self, roleInfo: RoleInfo) -> None:
        self._role_info = roleInfo
        self._made: STSProvider | None = None
        self._making = ForkLock()

    def getCredentials(self) -> AWSCredentials:
        """The credentials of the role; an IllegalArgumentException if it is not known which, or how to assume it."""
        return self._provider().getCredentials()

    def getExpiration(self) -> datetime | None:
        """When the session that is kept ends, an aware time; None if there is none. No call."""
        return expiration_of(self._made)

    def refresh(self) -> None:
        """Start a new session now."""
        self._provider().refresh()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget the session if it is the one that is kept."""
        if self._made is not None:
            self._made.invalidate(accessKeyId)

    def _provider(self) -> STSProvider:
        if self._made is None:
            with self._making.current():
                self._made = self._made or _provider_of(self._role_info)
        return self._made

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._role_info!r})"

    def __reduce__(self) -> tuple[type[STSProfileCredentialsServiceProvider], tuple[RoleInfo]]:
        return STSProfileCredentialsServiceProvider, (self._role_info,)


def _provider_of(role: RoleInfo) -> STSProvider:
    arn, name = role.getRoleArn(), role.getRoleSessionName() or session_name()
    if arn is None:
        raise IllegalArgumentException("You must specify a value for roleArn and roleSessionName")
    token_file = role.getWebIdentityTokenFilePath()
    if token_file is not None:
        return STSAssumeRoleWithWebIdentitySessionCredentialsProvider.Builder(arn, name, token_file).build()
    source = role.getLongLivedCredentialsProvider()
    made = STSAssumeRoleSessionCredentialsProvider.Builder(arn, name).withLongLivedCredentialsProvider(source)
    return made.withExternalId(role.getExternalId()).build()
