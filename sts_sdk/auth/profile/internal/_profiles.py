"""One profile as a value: its name and its properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.internal._text import ToString


class BasicProfile(ToString):
    """A profile's name and properties (com.amazonaws.auth.profile.internal.BasicProfile). Never changed once made."""

    __slots__ = ("_name", "_properties")

    def __init__(self, profileName: str, properties: Mapping[str, str]) -> None:
        self._name = profileName
        self._properties = dict(properties)

    def getProfileName(self) -> str:
        """The name, without the word ``profile`` of the config file."""
        return self._name

    def getProperties(self) -> dict[str, str]:
        """A copy of all properties; their names are in lower case."""
        return dict(self._properties)

    def getPropertyValue(self, propertyName: str) -> str | None:
        """The value of one property, or None."""
        return self._properties.get(propertyName)

    def getAwsAccessIdKey(self) -> str | None:
        """``aws_access_key_id``."""
        return self.getPropertyValue("aws_access_key_id")

    def getAwsSecretAccessKey(self) -> str | None:
        """``aws_secret_access_key``."""
        return self.getPropertyValue("aws_secret_access_key")

    def getAwsSessionToken(self) -> str | None:
        """``aws_session_token``."""
        return self.getPropertyValue("aws_session_token")

    def getRoleArn(self) -> str | None:
        """``role_arn``."""
        return self.getPropertyValue("role_arn")

    def getRoleSourceProfile(self) -> str | None:
        """``source_profile``."""
        return self.getPropertyValue("source_profile")

    def getRoleSessionName(self) -> str | None:
        """``role_session_name``."""
        return self.getPropertyValue("role_session_name")

    def getRoleExternalId(self) -> str | None:
        """``external_id``."""
        return self.getPropertyValue("external_id")

    def getRegion(self) -> str | None:
        """``region``."""
        return self.getPropertyValue("region")

    def getCredentialProcess(self) -> str | None:
        """``credential_process``."""
        return self.getPropertyValue("credential_process")

    def getWebIdentityTokenFilePath(self) -> str | None:
        """``web_identity_token_file``."""
        return self.getPropertyValue("web_identity_token_file")

    def isRoleBasedProfile(self) -> bool:
        """Whether the profile names a role."""
        return self.getRoleArn() is not None

    def isProcessBasedProfile(self) -> bool:
        """Whether the profile names a command that prints credentials."""
        return self.getCredentialProcess() is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BasicProfile) and (self._name, self._properties) == (other._name, other._properties)

    def __hash__(self) -> int:
        return hash((self._name, frozenset(self._properties.items())))

    def __repr__(self) -> str:
        # Values may be secrets.
        return f"{type(self).__name__}({self._name}: {', '.join(self._properties)})"


class Profile(BasicProfile):
    """A profile with its credentials (com.amazonaws.auth.profile.internal.Profile): what the writer is handed.

    ``Profile(name, credentials)`` has the properties that these credentials need.
    """

    __slots__ = ("_provider",)

    def __init__(
        self,
        profileName: str,
        credentialsOrProperties: AWSCredentials | Mapping[str, str],
        awsCredentials: AWSCredentialsProvider | None = None,
    ) -> None:
        credentials = _as_credentials(credentialsOrProperties)
        if credentials is not None:
            super().__init__(profileName, _properties_of(credentials))
            awsCredentials = awsCredentials or AWSStaticCredentialsProvider(credentials)
        else:
            super().__init__(profileName, cast("Mapping[str, str]", credentialsOrProperties))
        self._provider = awsCredentials

    def getCredentials(self) -> AWSCredentials:
        """The profile's credentials; IllegalArgumentException if it was made of properties alone."""
        if self._provider is None:
            raise IllegalArgumentException(f"Profile {self.getProfileName()} was made without a credentials provider")
        return self._provider.getCredentials()


def _as_credentials(value: object) -> AWSCredentials | None:
    # Known by its method: a caller's own class of credentials need not inherit from ours.
    return cast("AWSCredentials", value) if hasattr(value, "getAWSAccessKeyId") else None


def _properties_of(credentials: AWSCredentials) -> dict[str, str]:
    token = getattr(credentials, "getSessionToken", None)
    found = {
        "aws_access_key_id": credentials.getAWSAccessKeyId(),
        "aws_secret_access_key": credentials.getAWSSecretKey(),
        "aws_session_token": token() if token is not None else None,
    }
    return {key: value for key, value in found.items() if value is not None}
