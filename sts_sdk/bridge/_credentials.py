"""Our providers as botocore's credentials: asked for every request, told when a service refuses them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from botocore.credentials import CredentialProvider, Credentials, ReadOnlyCredentials

from sts_sdk._credentials import AWSCredentials, AWSSessionCredentials, key_pair, masked_key
from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.internal._shape import REDACTED
from sts_sdk.retry._conditions import REJECTED_CREDENTIALS_CODES

# S3's answer to a HEAD has no body, so an expired session looks like any bad request: 400. Such an answer renews keys
# that have worked before, and others at most once in so many seconds, so that not every bad request costs a session.
_UNNAMED = "400"
_BELIEVED_AGAIN_AFTER = 60.0
# Parts that a thread reads one after the other belong together; a pause of so many seconds begins anew.
_READ_TOGETHER = 60.0
_PARTS = ("access_key", "secret_key", "token")


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
        # botocore signs a request, sends it and reads its answer in one thread.
        self._signed_with = threading.local()
        self._reading = threading.local()
        self._believed_at = -_BELIEVED_AGAIN_AFTER
        self._worked: str | None = None
        self.method = "sts-sdk"

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        """What the provider gives now; its errors pass through as they are."""
        given = self._provider.getCredentials()
        keys = key_pair(given)
        if keys is None:
            raise SdkClientException(
                "Anonymous credentials cannot sign: give a client an AWSStaticCredentialsProvider of them, or make "
                "botocore's with Config(signature_version=UNSIGNED)."
            )
        token = given.getSessionToken() if isinstance(given, AWSSessionCredentials) else None
        frozen = _FrozenCredentials(*keys, token, *_account_field(given))
        self._signed_with.keys = frozen
        return frozen

    @property
    def access_key(self) -> str:  # type: ignore[override]  # botocore's plain attribute, read when it is asked for
        return self._read_one_by_one("access_key").access_key

    @property
    def secret_key(self) -> str:  # type: ignore[override]  # as above
        return self._read_one_by_one("secret_key").secret_key

    @property
    def token(self) -> str | None:  # type: ignore[override]  # as above
        return self._read_one_by_one("token").token

    def _read_one_by_one(self, part: str) -> ReadOnlyCredentials:
        """Keys whose parts belong together: this thread's, until it reads a part of them a second time."""
        reading, now = self._reading, time.monotonic()
        keys: ReadOnlyCredentials | None = getattr(reading, "keys", None)
        if keys is None or part in reading.parts or now - reading.at > _READ_TOGETHER:
            keys, reading.parts = self.get_frozen_credentials(), set[str]()
        reading.keys, reading.at = keys, now
        reading.parts.add(part)
        if len(reading.parts) == len(_PARTS):
            reading.keys = None
        return keys

    @property
    def account_id(self) -> str | None:
        """The account of what the provider gives now, for endpoints that are named after it; None if nobody said it."""
        return _account_id(self._provider.getCredentials())

    def worked(self) -> None:
        """Note that a service took the keys that this thread signed with."""
        keys: ReadOnlyCredentials | None = getattr(self._signed_with, "keys", None)
        if keys is not None:
            self._worked = keys.access_key

    def renewed_after(self, code: str | None) -> bool:
        """Whether the provider gives other keys than those this thread signed with, which got ``code`` as answer."""
        invalidate = getattr(self._provider, "invalidate", None)
        keys: ReadOnlyCredentials | None = getattr(self._signed_with, "keys", None)
        if invalidate is None or keys is None or not self._is_refusal(code, keys):
            return False
        invalidate(keys.access_key)
        return self._provider.getCredentials().getAWSAccessKeyId() != keys.access_key

    def _is_refusal(self, code: str | None, keys: ReadOnlyCredentials) -> bool:
        if code in REJECTED_CREDENTIALS_CODES:
            return True
        now = time.monotonic()
        if code != _UNNAMED or keys.token is None:
            return False
        if self._worked != keys.access_key and now - self._believed_at < _BELIEVED_AGAIN_AFTER:
            return False
        self._believed_at, self._worked = now, None  # the same keys are not believed dead twice
        return True

    def __repr__(self) -> str:
        return f"BridgedCredentials({self._provider!r})"


def _account_id(credentials: AWSCredentials) -> str | None:
    ask: Callable[[], str | None] | None = getattr(credentials, "getAccountId", None)
    return None if ask is None else ask()


def _account_field(credentials: AWSCredentials) -> tuple[str | None, ...]:
    # Older versions of botocore have no fourth field.
    return (_account_id(credentials),) if len(ReadOnlyCredentials._fields) > 3 else ()


class BridgedProvider(CredentialProvider):
    """The only provider of a bridged session."""

    METHOD = "sts-sdk"
    CANONICAL_NAME = "sts-sdk"

    def __init__(self, credentials: BridgedCredentials) -> None:
        self._credentials = credentials

    def load(self) -> Credentials:
        """The bridged credentials, without asking for keys yet."""
        return self._credentials
