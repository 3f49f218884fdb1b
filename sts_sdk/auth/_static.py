"""The provider that always gives the credentials it was made with."""

from __future__ import annotations

from typing import cast

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider


class AWSStaticCredentialsProvider(AWSCredentialsProvider):
    """Always gives the credentials it was made with (com.amazonaws.auth.AWSStaticCredentialsProvider)."""

    __slots__ = ("_credentials",)

    def __init__(self, credentials: AWSCredentials) -> None:
        if credentials is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
            raise IllegalArgumentException("credentials cannot be null")
        if not hasattr(credentials, "getAWSAccessKeyId"):
            raise IllegalArgumentException(
                f"credentials must be AWSCredentials, such as BasicSessionCredentials, not {type(credentials).__name__}"
            )
        self._credentials = credentials

    def getCredentials(self) -> AWSCredentials:
        """The credentials it was made with."""
        return self._credentials

    def refresh(self) -> None:
        """Nothing: they never change."""

    def __repr__(self) -> str:
        return f"AWSStaticCredentialsProvider({self._credentials!r})"


def provider_of(credentials: AWSCredentials | AWSCredentialsProvider) -> AWSCredentialsProvider:
    """A provider as it is; credentials in a provider that always gives them. For Java's overloaded constructors."""
    given: object = credentials  # mypy and pyright narrow by hasattr differently; object leaves both the cast
    if hasattr(given, "getCredentials"):
        return cast("AWSCredentialsProvider", given)
    return AWSStaticCredentialsProvider(cast("AWSCredentials", given))
