"""Sessions of botocore and boto3 that live on our providers, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.credentials import CredentialResolver
from botocore.session import Session

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._credentials import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.bridge._credentials import REJECTED_SESSION, BridgedCredentials, BridgedProvider

if TYPE_CHECKING:
    from collections.abc import Mapping

    from boto3.session import Session as Boto3Session

    from sts_sdk.auth._credentials import AWSCredentials
    from sts_sdk.auth._provider import AWSCredentialsProvider


def botocore_session(provider: AWSCredentialsProvider, session: Session | None = None) -> Session:
    """A botocore session whose clients sign with what ``provider`` gives at that moment.

    ``session`` is given new credentials and returned; without it a new session is made. When a service answers
    that the session token has expired or is invalid, the provider is told (``invalidate``) and the request is
    sent once more, signed anew.
    """
    own = Session() if session is None else session
    credentials = BridgedCredentials(provider)
    own.register_component("credential_provider", CredentialResolver([BridgedProvider(credentials)]))
    own.register("needs-retry", _RetryRejected(credentials), unique_id="sts-sdk-rejected-session")
    return own


def boto3_session(provider: AWSCredentialsProvider, *, region_name: str | None = None) -> Boto3Session:
    """A boto3 session whose clients sign with what ``provider`` gives at that moment; see ``botocore_session``."""
    try:
        import boto3.session
    except ImportError as missing:
        raise SdkClientException("boto3_session needs boto3: pip install boto3") from missing
    return boto3.session.Session(botocore_session=botocore_session(provider), region_name=region_name)


class _RetryRejected:
    """An event handler of botocore's: one more try, at once, after the first refusal of a session token."""

    def __init__(self, credentials: BridgedCredentials) -> None:
        self._credentials = credentials

    def __call__(
        self, response: tuple[object, Mapping[str, Mapping[str, str]]] | None, attempts: int, **_: object
    ) -> int | None:
        if response is None or attempts != 1:
            return None
        code = response[1].get("Error", {}).get("Code")
        return 0 if code in REJECTED_SESSION and self._credentials.rejected() else None


class BotocoreCredentialsProvider:
    """An AWSCredentialsProvider over whatever a botocore or boto3 session can resolve.

    Each ``getCredentials`` asks the session, which renews its own credentials. SdkClientException when it has none.
    """

    def __init__(self, session: Session | Boto3Session | None = None) -> None:
        self._session = Session() if session is None else session

    def getCredentials(self) -> AWSCredentials:
        """The session's credentials now, as one consistent value."""
        found = self._session.get_credentials()
        if found is None:
            raise SdkClientException("The botocore session has no credentials.")
        frozen = found.get_frozen_credentials()
        if frozen.token:
            return BasicSessionCredentials(frozen.access_key, frozen.secret_key, frozen.token)
        return BasicAWSCredentials(frozen.access_key, frozen.secret_key)

    def refresh(self) -> None:
        """Nothing: botocore decides when it renews its credentials."""
