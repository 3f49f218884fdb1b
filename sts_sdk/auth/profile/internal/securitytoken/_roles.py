"""The role of a profile as a value, and who turns it into credentials."""

from __future__ import annotations

from typing import Protocol, Self

from sts_sdk._credentials import AWSCredentials
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._static import AWSStaticCredentialsProvider


class RoleInfo:
    """What a profile says about its role (com.amazonaws.auth.profile.internal.securitytoken.RoleInfo)."""

    __slots__ = (
        "_external_id",
        "_long_lived_credentials_provider",
        "_role_arn",
        "_role_session_name",
        "_web_identity_token_file_path",
    )

    def __init__(
        self,
        *,
        roleArn: str | None = None,
        roleSessionName: str | None = None,
        externalId: str | None = None,
        webIdentityTokenFilePath: str | None = None,
        longLivedCredentialsProvider: AWSCredentialsProvider | None = None,
    ) -> None:
        self._role_arn = roleArn
        self._role_session_name = roleSessionName
        self._external_id = externalId
        self._web_identity_token_file_path = webIdentityTokenFilePath
        self._long_lived_credentials_provider = longLivedCredentialsProvider

    def getRoleArn(self) -> str | None:
        """The role to assume."""
        return self._role_arn

    def setRoleArn(self, roleArn: str | None) -> None:
        """The role to assume."""
        self._role_arn = roleArn

    def withRoleArn(self, roleArn: str | None) -> Self:
        """The role to assume."""
        self._role_arn = roleArn
        return self

    def getRoleSessionName(self) -> str | None:
        """The name of the session."""
        return self._role_session_name

    def setRoleSessionName(self, roleSessionName: str | None) -> None:
        """The name of the session."""
        self._role_session_name = roleSessionName

    def withRoleSessionName(self, roleSessionName: str | None) -> Self:
        """The name of the session."""
        self._role_session_name = roleSessionName
        return self

    def getExternalId(self) -> str | None:
        """The external id that the role's owner asks for."""
        return self._external_id

    def setExternalId(self, externalId: str | None) -> None:
        """The external id that the role's owner asks for."""
        self._external_id = externalId

    def withExternalId(self, externalId: str | None) -> Self:
        """The external id that the role's owner asks for."""
        self._external_id = externalId
        return self

    def getWebIdentityTokenFilePath(self) -> str | None:
        """The file that holds a web identity token, if the role is assumed with one."""
        return self._web_identity_token_file_path

    def setWebIdentityTokenFilePath(self, webIdentityTokenFilePath: str | None) -> None:
        """The file that holds a web identity token, if the role is assumed with one."""
        self._web_identity_token_file_path = webIdentityTokenFilePath

    def withWebIdentityTokenFilePath(self, webIdentityTokenFilePath: str | None) -> Self:
        """The file that holds a web identity token, if the role is assumed with one."""
        self._web_identity_token_file_path = webIdentityTokenFilePath
        return self

    def getLongLivedCredentialsProvider(self) -> AWSCredentialsProvider | None:
        """Whose credentials assume the role."""
        return self._long_lived_credentials_provider

    def setLongLivedCredentialsProvider(self, longLivedCredentialsProvider: AWSCredentialsProvider | None) -> None:
        """Set whose credentials assume the role."""
        self._long_lived_credentials_provider = longLivedCredentialsProvider

    def withLongLivedCredentialsProvider(self, longLivedCredentialsProvider: AWSCredentialsProvider | None) -> Self:
        """Set whose credentials assume the role."""
        self._long_lived_credentials_provider = longLivedCredentialsProvider
        return self

    def getLongLivedCredentials(self) -> AWSCredentials | None:
        """The credentials that assume the role, as its provider has them now."""
        provider = self._long_lived_credentials_provider
        return None if provider is None else provider.getCredentials()

    def setLongLivedCredentials(self, longLivedCredentials: AWSCredentials | None) -> None:
        """Assume the role with these credentials; None takes back what was set."""
        self._long_lived_credentials_provider = (
            None if longLivedCredentials is None else AWSStaticCredentialsProvider(longLivedCredentials)
        )

    def withLongLivedCredentials(self, longLivedCredentials: AWSCredentials | None) -> Self:
        """Assume the role with these credentials; None takes back what was set."""
        self.setLongLivedCredentials(longLivedCredentials)
        return self

    def __repr__(self) -> str:
        return f"RoleInfo({self._role_arn})"


class ProfileCredentialsService(Protocol):
    """Turns the role of a profile into a provider of credentials; a caller may hand in its own."""

    def getAssumeRoleCredentialsProvider(self, targetRoleInfo: RoleInfo) -> AWSCredentialsProvider:
        """A provider of the role's credentials."""
        ...
