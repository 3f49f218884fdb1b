"""Credentials of the role that an EC2 instance runs with."""

from __future__ import annotations

import threading
import weakref
from _thread import allocate_lock
from collections.abc import Callable
from datetime import datetime
from typing import Final, Self

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._document import LONGEST, always_passing, read_credentials
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_ASKED, Finding, why_none
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._log import logger
from sts_sdk.internal._metadata_service import MetadataService, disabled, endpoint_url
from sts_sdk.internal._text import ToString

_ROLES: Final = "/latest/meta-data/iam/security-credentials/"
_NO_ROLE: Final = "The instance has no role: attach an instance profile to it"
_ASYNC_INTERVAL: Final = 60.0  # seconds, Java's
# The characters that IAM allows in a role's name; no other may get into a request.
_ROLE_NAME: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+=,.@-")
_sharing: Final = ForkLock()


class InstanceProfileCredentialsProvider(ToString, AWSCredentialsProvider):
    """The instance's role, from the metadata service (com.amazonaws.auth.InstanceProfileCredentialsProvider).

    Version 2 of the service with its token first; see ``AWS_EC2_METADATA_DISABLED``, ``..._V1_DISABLED``,
    ``..._SERVICE_ENDPOINT``, ``..._SERVICE_ENDPOINT_MODE``, ``AWS_METADATA_SERVICE_TIMEOUT`` and ``..._NUM_ATTEMPTS``,
    each of which is also a key of the profile. The credentials are kept, and renewed before they end.

    With ``refreshCredentialsAsync`` a background thread renews them every minute if need be, so that no caller
    waits; it ends with ``close()`` or with the last reference. Pickles as its settings.
    """

    _shared: InstanceProfileCredentialsProvider | None = None

    def __init__(self, refreshCredentialsAsync: bool = False) -> None:
        self._async = refreshCredentialsAsync
        self._renewer: _Renewer | None = None
        self._credentials = RefreshingCredentials(
            _fetch, recoverable=always_passing, longest=LONGEST, ended_counts=True
        )
        self._starting = ForkLock()
        if refreshCredentialsAsync:
            self._start()

    @staticmethod
    def getInstance() -> InstanceProfileCredentialsProvider:
        """The one that the process shares; it has no background thread."""
        with _sharing.current():
            shared = InstanceProfileCredentialsProvider._shared or InstanceProfileCredentialsProvider()
            InstanceProfileCredentialsProvider._shared = shared
        return shared

    @staticmethod
    def createAsyncRefreshingProvider(eagerlyRefreshCredentialsAsync: bool) -> InstanceProfileCredentialsProvider:
        """One that a background thread keeps fresh: from now on if eager, else from the first ``getCredentials``."""
        provider = InstanceProfileCredentialsProvider(eagerlyRefreshCredentialsAsync)
        provider._async = True
        return provider

    def getCredentials(self) -> AWSCredentials:
        """The credentials of the instance's role.

        SdkClientException if nothing answers or there is no role, AmazonServiceException if the service refuses,
        AmazonClientException if AWS_EC2_METADATA_DISABLED forbids to ask.
        """
        if self._async and (self._renewer is None or not self._renewer.is_alive()):
            self._start()
        return self._credentials.get()

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._credentials.expiration()

    def refresh(self) -> None:
        """Forget the credentials: the next call fetches."""
        self._credentials.forget()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget the credentials if they are the ones that are kept."""
        self._credentials.invalidate(accessKeyId)

    def close(self) -> None:
        """End the background thread, if there is one; the provider still works, and starts none again."""
        self._async = False
        if self._renewer is not None:
            self._renewer.stop()

    def finalize(self) -> None:
        """The same as ``close()``."""
        self.close()

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        name = type(self).__name__
        if disabled():
            return Finding(name, NOT_CONFIGURED, "AWS_EC2_METADATA_DISABLED is set to true")
        try:
            where = endpoint_url()
        except SdkClientException as e:
            return Finding(name, BROKEN, why_none(e))
        return Finding(name, WOULD_BE_ASKED, f"if this is an EC2 instance with a role, at {where}")

    def _start(self) -> None:
        with self._starting.current():
            # A forked child has the renewer object, but not its thread.
            if self._async and (self._renewer is None or not self._renewer.is_alive()):
                # Started when somebody can stop it, so that an interrupt leaves no thread behind that nobody knows.
                self._renewer = _Renewer(self._credentials)
                # Not a __del__: that would also run on a provider whose constructor failed.
                weakref.finalize(self, self._renewer.stop)
                self._renewer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __reduce__(self) -> tuple[Callable[..., InstanceProfileCredentialsProvider], tuple[bool, ...]]:
        if self._async:
            return InstanceProfileCredentialsProvider.createAsyncRefreshingProvider, (False,)
        return InstanceProfileCredentialsProvider, ()


class _Renewer(threading.Thread):
    """Asks for the credentials every minute, which renews them in their advisory window. Knows no provider."""

    def __init__(self, credentials: RefreshingCredentials) -> None:
        super().__init__(name="sts-sdk-instance-profile", daemon=True)
        self._credentials = credentials
        # Free once it is to end. Not an Event: an interrupt in its ``set`` could leave it locked for ever.
        self._stopped = allocate_lock()
        self._stopped.acquire()

    def run(self) -> None:
        while True:
            try:
                self._credentials.get()
            except Exception as error:  # noqa: BLE001 -- told to the caller who asks for credentials, and tried again
                log = logger("auth")
                if log is not None:
                    log.debug("Instance profile credentials could not be renewed: %s", error)
            if self._stopped.acquire(timeout=_ASYNC_INTERVAL):
                return

    def stop(self) -> None:
        if self._stopped.locked():
            self._stopped.release()


def _fetch() -> Fetched:
    with MetadataService() as service:
        # One role a line; an instance has one role.
        role = service.get(_ROLES, _NO_ROLE).strip().partition("\n")[0].strip()
        if not role or not set(role) <= _ROLE_NAME:
            raise SdkClientException("Unable to load credentials path: what answers names no role")
        return read_credentials(service.get(_ROLES + role))
