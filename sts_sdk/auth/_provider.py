"""Where credentials come from: one method that gives them, one that asks for new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from sts_sdk._exceptions import IllegalArgumentException

if TYPE_CHECKING:
    from sts_sdk.auth._credentials import AWSCredentials, AWSSessionCredentials


@runtime_checkable
class AWSCredentialsProvider(Protocol):
    """Gives credentials when they are needed (com.amazonaws.auth.AWSCredentialsProvider).

    A caller's own class need not inherit from this one; it needs ``getCredentials``. ``refresh`` is called if
    it is there.
    """

    def getCredentials(self) -> AWSCredentials:
        """The credentials to use now; an SdkClientException says why there are none."""
        ...

    def refresh(self) -> None:
        """Forget what is cached, so that the next ``getCredentials`` fetches anew."""
        ...


class AWSSessionCredentialsProvider(AWSCredentialsProvider, Protocol):
    """A provider of session credentials (com.amazonaws.auth.AWSSessionCredentialsProvider)."""

    def getCredentials(self) -> AWSSessionCredentials:
        """The session credentials to use now."""
        ...


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
