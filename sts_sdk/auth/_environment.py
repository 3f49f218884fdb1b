"""Credentials from environment variables."""

from __future__ import annotations

from typing import Final

from sts_sdk._credentials import AWSCredentials, masked_key
from sts_sdk._exceptions import SdkClientException, frameless
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_USED, Finding, remark, why_none
from sts_sdk.auth._static import credentials_of
from sts_sdk.internal._settings import variable

_USUAL: Final = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
_ALTERNATE: Final = ("AWS_ACCESS_KEY", "AWS_SECRET_KEY")
_TOKENS: Final = ("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN")  # the new name and the old one
_ACCOUNT: Final = "AWS_ACCOUNT_ID"
_NOTHING: Final = (
    "Unable to load AWS credentials from environment variables "
    "(AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))"
)


class EnvironmentVariableCredentialsProvider(AWSCredentialsProvider):
    """The key pair in the environment (com.amazonaws.auth.EnvironmentVariableCredentialsProvider).

    First AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, then Java's AWS_ACCESS_KEY with AWS_SECRET_KEY. Only where
    neither pair is whole are the one key and the one secret that are set taken together, as Java does; that cannot
    join halves of two pairs. With AWS_SESSION_TOKEN, or its old name AWS_SECURITY_TOKEN, they are session
    credentials. Values lose the white space around them, and a blank one counts as not set. Read anew at each call.
    """

    @frameless
    def getCredentials(self) -> AWSCredentials:
        """The credentials that the environment holds now; SdkClientException if key or secret is not set."""
        names = _pair()
        if names is None:
            raise SdkClientException(_NOTHING)
        key, secret, token = variable(names[0]), variable(names[1]), variable(_token())
        source = f"the environment ({names[0]}, {names[1]}, {_token()})"
        return credentials_of(key, secret, token, source, variable(_ACCOUNT))

    def refresh(self) -> None:
        """Nothing: the environment is read at each call."""

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        names, name = _pair(), self.toString()
        found = [each for each in (*_USUAL, *_ALTERNATE) if variable(each)]
        if names is not None:
            source = f"environment variables {' and '.join(names)}"
            try:
                credentials = self.getCredentials()
            except SdkClientException as error:
                return Finding(name, BROKEN, why_none(error), source)
            token = f", session token in {_token()}" if variable(_token()) else ""
            unused = "".join(f", {each} is not used" for each in found if each not in names)
            why = f"access key {masked_key(variable(names[0]))}{token}{remark(credentials)}{unused}"
            return Finding(name, WOULD_BE_USED, why, source)
        if found:
            missing = "the secret" if found[0] in (_USUAL[0], _ALTERNATE[0]) else "the access key"
            return Finding(name, BROKEN, f"{missing} is not set", f"environment variable {found[0]}")
        return Finding(name, NOT_CONFIGURED, f"{_USUAL[0]} and {_USUAL[1]} are not set")

    def toString(self) -> str:
        """The class name."""
        return type(self).__name__

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def _token() -> str:
    """The name of the variable that holds the session token; the old one counts where the new one is not set."""
    return next((name for name in _TOKENS if variable(name)), _TOKENS[0])


def _pair() -> tuple[str, str] | None:
    """The names of the two variables to take."""
    for names in (_USUAL, _ALTERNATE):
        if variable(names[0]) and variable(names[1]):
            return names
    key = next((name for name in (_USUAL[0], _ALTERNATE[0]) if variable(name)), None)
    secret = next((name for name in (_ALTERNATE[1], _USUAL[1]) if variable(name)), None)
    return None if key is None or secret is None else (key, secret)
