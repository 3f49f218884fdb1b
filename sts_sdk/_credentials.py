"""Credentials as values: what they hold never changes and never shows in text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NoReturn, Self, cast

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal import REDACTED
from sts_sdk.internal._text import ToString


class AWSCredentials(ToString, ABC):
    """An access key id and its secret (com.amazonaws.auth.AWSCredentials). Any class with both getters will do.

    Only AnonymousAWSCredentials have neither; their getters return None, which nobody else's callers are asked about.
    """

    __slots__ = ()

    @abstractmethod
    def getAWSAccessKeyId(self) -> str:
        """The access key id."""

    @abstractmethod
    def getAWSSecretKey(self) -> str:
        """The secret access key."""

    def getAccountId(self) -> str | None:
        """The account that the keys belong to, twelve digits; None if their source did not say. Not in Java v1."""
        return None


class AWSSessionCredentials(AWSCredentials):
    """Credentials that also need a session token (com.amazonaws.auth.AWSSessionCredentials)."""

    __slots__ = ()

    @abstractmethod
    def getSessionToken(self) -> str:
        """The session token that every request carries."""


class AWSRefreshableSessionCredentials(AWSSessionCredentials):
    """Session credentials that can renew themselves (com.amazonaws.auth.AWSRefreshableSessionCredentials)."""

    __slots__ = ()

    @abstractmethod
    def refreshCredentials(self) -> None:
        """Fetch new credentials now."""


class BasicAWSCredentials(AWSCredentials):
    """A long-term key pair (com.amazonaws.auth.BasicAWSCredentials).

    Kept as given: white space around the values is removed where a request is signed, as in Java. None is refused
    with an IllegalArgumentException; empty text is accepted, for callers of the unsigned operations. Equal by value.
    Does not pickle: a pickle would hold the secret in clear. ``accountId`` is the account that the keys belong to, for
    endpoints that are named after it.
    """

    __slots__ = ("_access_key", "_account_id", "_secret_key")

    def __init__(self, accessKey: str, secretKey: str, *, accountId: str | None = None) -> None:
        self._access_key = _checked_text(accessKey, "Access key")
        self._secret_key = _hidden(_checked_text(secretKey, "Secret key"))
        if accountId is not None and known_account(accountId) is None:
            raise IllegalArgumentException(f"accountId must be twelve digits, not {accountId!r}.")
        self._account_id = accountId

    def getAWSAccessKeyId(self) -> str:
        """The access key id."""
        return self._access_key

    def getAWSSecretKey(self) -> str:
        """The secret access key."""
        return self._secret_key()

    def getAccountId(self) -> str | None:
        """The account that the keys belong to; None if their source did not say. Equality does not depend on it."""
        return self._account_id

    def _values(self) -> tuple[str, ...]:
        return self._access_key, self._secret_key()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        # Tracebacks with locals ask for it while the constructor fails, too.
        return f"{type(self).__name__}({masked_key(getattr(self, '_access_key', None))}, {REDACTED})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __getstate__(self) -> None:
        """Nothing: object's own would hold what ``repr`` hides."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} does not pickle: the pickle would hold the secret key in clear. "
            "Send the name of a profile or a provider that finds its own credentials instead."
        )


class BasicSessionCredentials(BasicAWSCredentials, AWSSessionCredentials):
    """A temporary key pair with its session token (com.amazonaws.auth.BasicSessionCredentials).

    None is refused for each of the three with an IllegalArgumentException.
    """

    __slots__ = ("_session_token",)

    def __init__(
        self, awsAccessKey: str, awsSecretKey: str, sessionToken: str, *, accountId: str | None = None
    ) -> None:
        super().__init__(awsAccessKey, awsSecretKey, accountId=accountId)
        self._session_token = _hidden(_checked_text(sessionToken, "Session token"))

    def getSessionToken(self) -> str:
        """The session token that every request carries."""
        return self._session_token()

    def _values(self) -> tuple[str, ...]:
        return (*super()._values(), self._session_token())


class AnonymousAWSCredentials(AWSCredentials):
    """No credentials at all: requests go out unsigned (com.amazonaws.auth.AnonymousAWSCredentials)."""

    __slots__ = ()

    def getAWSAccessKeyId(self) -> None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] -- see AWSCredentials
        """None."""

    def getAWSSecretKey(self) -> None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] -- as above
        """None."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnonymousAWSCredentials)

    def __hash__(self) -> int:
        return hash(AnonymousAWSCredentials)

    def __repr__(self) -> str:
        return "AnonymousAWSCredentials()"


def key_pair(credentials: AWSCredentials) -> tuple[str, str] | None:
    """The access key id and the secret; None for anonymous credentials, and for others that lack one of them."""
    # The types say that no credentials but the anonymous lack one, so that callers need not ask.
    key = cast("str | None", credentials.getAWSAccessKeyId())
    secret = cast("str | None", credentials.getAWSSecretKey())
    return None if key is None or secret is None else (key, secret)


def account_of_arn(arn: str | None) -> str | None:
    """The account in an ARN, if there is one: twelve digits."""
    parts = (arn or "").split(":")
    return known_account(parts[4]) if len(parts) > 5 else None


def known_account(value: object) -> str | None:
    """An account id as a source of credentials gives it; None if it is none: it becomes a part of hosts' names."""
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) == 12 and text.isascii() and text.isdigit() else None


def masked_key(access_key: str | None) -> str:
    """An access key id for logs and ``repr``: its last four characters, if that leaves most of it hidden."""
    if not access_key:
        return "no access key"
    return f"****{access_key[-4:]}" if len(access_key) > 8 else "****"


def _hidden(value: str) -> Callable[[], str]:
    """The value, when it is called: what looks into all attributes of an object sees a function."""
    return lambda: value


def _checked_text(value: object, what: str) -> str:
    if value is None:
        raise IllegalArgumentException(f"{what} cannot be null.")
    if not isinstance(value, str):
        raise IllegalArgumentException(f"{what} must be text, not {type(value).__name__}.")
    return value
