"""The life of a client over botocore's: made at the first call, shared by threads, made anew after a fork."""

from __future__ import annotations

import os
from abc import abstractmethod
from typing import Any, Generic, Protocol, Self, TypeVar

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalStateException, UnsupportedOperationException
from sts_sdk.client._web_service_client import AmazonWebServiceClient
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.internal._fork import ForkLock
from sts_sdk.services._botocore._connect import Settings
from sts_sdk.services._botocore._errors import Translation


class Closable(Protocol):
    """botocore's client, as far as its life is concerned."""

    def close(self) -> None: ...


S = TypeVar("S", bound=Settings)
B = TypeVar("B", bound=Closable)


class HeldClient(AmazonWebServiceClient, SaysWhatIsLeftOut, Generic[S, B]):
    """Holds botocore's client and what it is made of."""

    def _hold(self, settings: S, *, immutable: bool) -> None:
        self._settings = settings
        self._immutable = immutable
        self._lock = ForkLock()
        self._connected: tuple[int, B] | None = None
        self._closed = False

    @abstractmethod
    def _connect(self) -> B:
        """botocore's client for the settings."""

    @abstractmethod
    def _translated(self) -> Translation:
        """What turns botocore's errors into this client's."""

    def unwrap(self) -> B:
        """botocore's own client, with the same credentials, for what this one has not. After a fork it is another."""
        held = self._connected
        if held is not None and held[0] == os.getpid():
            return held[1]
        with self._lock.current():
            if self._closed:
                raise IllegalStateException("Connection pool shut down")
            if self._connected is None or self._connected[0] != os.getpid():
                with self._translated():
                    self._connected = os.getpid(), self._connect()
            return self._connected[1]

    def shutdown(self) -> None:
        """Close all connections. A call after it is an IllegalStateException."""
        with self._lock.current():
            held, self._connected, self._closed = self._connected, None, True
        if held is not None and held[0] == os.getpid():
            held[1].close()

    def getServiceName(self) -> str:
        """The name that requests are signed for, such as ``s3``."""
        client: Any = self.unwrap()
        name: str = client.meta.service_model.signing_name
        return name

    def getEndpointPrefix(self) -> str:
        """What the host of the service's endpoints begins with, such as ``s3``."""
        client: Any = self.unwrap()
        prefix: str = client.meta.service_model.endpoint_prefix
        return prefix

    def getClientConfiguration(self) -> ClientConfiguration:
        """A copy of the configuration that the client works with."""
        return ClientConfiguration(self._settings.configuration)

    def _change(self, settings: S) -> None:
        if self._immutable:
            raise UnsupportedOperationException("Client is immutable when created with the builder.")
        with self._lock.current():
            self._settings, self._connected = settings, None

    def __getstate__(self) -> Any:
        """Its configuration: a copy in another process makes connections of its own."""
        return self._settings, self._immutable

    def __setstate__(self, state: Any) -> None:
        settings, immutable = state
        self._hold(settings, immutable=immutable)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.shutdown()
