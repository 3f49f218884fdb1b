"""Our providers as botocore's credentials: asked for every request, told when a service refuses them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from botocore.credentials import CredentialProvider, Credentials, ReadOnlyCredentials

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._credentials import AWSSessionCredentials, masked_key
from sts_sdk.internal._shape import REDACTED

if TYPE_CHECKING:
    from sts_sdk.auth._provider import AWSCredentialsProvider

REJECTED_SESSION = frozenset({"ExpiredToken", "ExpiredTokenException", "InvalidToken"})


class _FrozenCredentials(ReadOnlyCredentials):
    """One consistent set of keys for one signature; unlike botocore's, it does not print them."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"ReadOnlyCredentials({masked_key(self.access_key)}, {REDACTED})"

    __str__ = __repr__


class BridgedCredentials(Credentials):
    """Credentials of a botocore session that come anew from a provider of ours whenever a request is signed."""

    def __init__(self, provider: AWSCredentialsProvider) -> None:  # pyright: ignore[reportMissingSuperCall] -- its fields are properties here
        self._provider = provider
        self._used = threading.local()
        self.method = "sts-sdk"
        self.account_id = None

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        """What the provider gives now; its errors pass through as they are."""
        given = self._provider.getCredentials()
        access_key, secret_key = given.getAWSAccessKeyId(), given.getAWSSecretKey()
        if access_key is None or secret_key is None:
            raise SdkClientException("Anonymous credentials cannot sign: build an unsigned client instead.")
        token = given.getSessionToken() if isinstance(given, AWSSessionCredentials) else None
        self._used.access_key = access_key
        return _FrozenCredentials(access_key, secret_key, token)

    @property
    def access_key(self) -> str:  # type: ignore[override]  # botocore's plain attribute, read when it is asked for
        return self.get_frozen_credentials().access_key

    @property
    def secret_key(self) -> str:  # type: ignore[override]  # as above
        return self.get_frozen_credentials().secret_key

    @property
    def token(self) -> str | None:  # type: ignore[override]  # as above
        return self.get_frozen_credentials().token

    def rejected(self) -> bool:
        """Tell the provider that the key this thread signed with last was refused; False if it cannot renew."""
        invalidate = getattr(self._provider, "invalidate", None)
        access_key = getattr(self._used, "access_key", None)
        if invalidate is None or access_key is None:
            return False
        invalidate(access_key)
        return True

    def __repr__(self) -> str:
        return f"BridgedCredentials({self._provider!r})"


class BridgedProvider(CredentialProvider):
    """The only provider of a bridged session."""

    METHOD = "sts-sdk"
    CANONICAL_NAME = "sts-sdk"

    def __init__(self, credentials: BridgedCredentials) -> None:
        self._credentials = credentials

    def load(self) -> Credentials:
        """The bridged credentials, without asking for keys yet."""
        return self._credentials
