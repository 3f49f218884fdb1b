"""The provider that always gives the credentials it was made with."""

from __future__ import annotations

from typing import Final, cast

from sts_sdk._credentials import AWSCredentials, BasicAWSCredentials, BasicSessionCredentials, known_account
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.internal._checks import is_word
from sts_sdk.internal._text import ToString


class AWSStaticCredentialsProvider(ToString, AWSCredentialsProvider):
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


_BLANKS: Final = " \t\r\n\f\v"
_QUOTES: Final = "\"'`\u2018\u2019\u201c\u201d"


def credentials_of(
    key: str, secret: str, token: str | None, source: str, account_id: str | None = None
) -> AWSCredentials:
    """The credentials that were read from ``source``, with a session token or without, and the account they belong to.

    A SdkClientException if one of them is in quotes or holds a blank: it was copied with too much around it; and if
    the two keys are in each other's place, where the secret one would be sent.
    """
    _check_bare("access key", key, source, anywhere=True)
    _check_bare("secret key", secret, source)
    _check_bare("session token", token or "", source)
    for what, value in (("access key", key), ("secret key", secret), ("session token", token or "none")):
        if not is_word(value):
            raise SdkClientException(f"The {what} of {source} holds characters that none has: was it damaged?")
    if _is_access_key(secret) and not _is_access_key(key):
        raise SdkClientException(
            f"The access key of {source} is none: are access key and secret key in each other's place?"
        )
    account = known_account(account_id)
    if token:
        return BasicSessionCredentials(key, secret, token, accountId=account)
    return BasicAWSCredentials(key, secret, accountId=account)


def _is_access_key(text: str) -> bool:
    """Whether it looks like an access key that AWS gave to a user or a session."""
    return (
        len(text) == 20 and text.startswith(("AKIA", "ASIA")) and text.isascii() and text.isalnum() and text.isupper()
    )


def _check_bare(what: str, value: str, source: str, *, anywhere: bool = False) -> None:
    if any(mark in (value if anywhere else value[:1] + value[-1:]) for mark in _QUOTES):
        raise SdkClientException(f"The {what} of {source} holds quotes; the quotes must go, only what is in them is it")
    if any(blank in value for blank in _BLANKS):
        raise SdkClientException(f"The {what} of {source} holds a blank, which no {what} has; was it copied whole?")


def lacks_token(credentials: AWSCredentials) -> bool:
    """Whether an access key is that of a session (it begins with ASIA), but there is no session token with it."""
    key = credentials.getAWSAccessKeyId() or ""
    token = getattr(credentials, "getSessionToken", None)
    return key.startswith("ASIA") and not (token is not None and token())
