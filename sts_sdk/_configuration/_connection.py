"""The settings of ClientConfiguration about connections: how long, how many, from where, how trusted."""

from __future__ import annotations

from typing import Self

from sts_sdk.internal._checks import LONGEST, flag, optional_text, whole


class ConnectionSettings:
    """Times in milliseconds, as in Java; 0 is without end."""

    DEFAULT_CONNECTION_TIMEOUT = 10_000
    DEFAULT_SOCKET_TIMEOUT = 50_000
    DEFAULT_REQUEST_TIMEOUT = 0
    DEFAULT_CLIENT_EXECUTION_TIMEOUT = 0
    DEFAULT_MAX_CONNECTIONS = 50
    DEFAULT_CONNECTION_TTL = -1
    DEFAULT_CONNECTION_MAX_IDLE_MILLIS = 60_000
    DEFAULT_VALIDATE_AFTER_INACTIVITY_MILLIS = 5_000
    DEFAULT_USE_REAPER = True
    DEFAULT_USE_GZIP = False
    DEFAULT_TCP_KEEP_ALIVE = False
    DEFAULT_USE_EXPECT_CONTINUE = True

    # Every default stands here once; an instance holds only what was set.
    _connection_timeout = DEFAULT_CONNECTION_TIMEOUT
    _socket_timeout = DEFAULT_SOCKET_TIMEOUT
    _request_timeout = DEFAULT_REQUEST_TIMEOUT
    _client_execution_timeout = DEFAULT_CLIENT_EXECUTION_TIMEOUT
    _max_connections = DEFAULT_MAX_CONNECTIONS
    _connection_ttl = DEFAULT_CONNECTION_TTL
    _connection_max_idle = DEFAULT_CONNECTION_MAX_IDLE_MILLIS
    _validate_after: int | None = None
    _use_reaper = DEFAULT_USE_REAPER
    _use_gzip = DEFAULT_USE_GZIP
    _tcp_keep_alive = DEFAULT_TCP_KEEP_ALIVE
    _use_expect_continue = DEFAULT_USE_EXPECT_CONTINUE
    _local_address: str | None = None
    _socket_buffers = (0, 0)
    _ca_bundle: str | None = None
    _client_certificate: tuple[str, str | None] | None = None

    def getConnectionTimeout(self) -> int:
        """How long to wait for a connection, its TLS, or a free place in the pool: 10000 ms if unset."""
        return self._connection_timeout

    def setConnectionTimeout(self, connectionTimeout: int) -> None:
        """How long to wait for a connection, its TLS, or a place in the pool, in ms: 10000 if unset; 0: without end."""
        self._connection_timeout = whole("connectionTimeout", connectionTimeout, 0)

    def withConnectionTimeout(self, connectionTimeout: int) -> Self:
        """How long to wait for a connection, its TLS, or a place in the pool, in ms: 10000 if unset; 0: without end."""
        self.setConnectionTimeout(connectionTimeout)
        return self

    def getSocketTimeout(self) -> int:
        """How long to wait until the next bytes of an answer come, or those of a request go: 50000 ms if unset."""
        return self._socket_timeout

    def setSocketTimeout(self, socketTimeout: int) -> None:
        """How long to wait for the next bytes of an answer or a request, in ms: 50000 if unset; 0 is without end."""
        self._socket_timeout = whole("socketTimeout", socketTimeout, 0)

    def withSocketTimeout(self, socketTimeout: int) -> Self:
        """How long to wait for the next bytes of an answer or a request, in ms: 50000 if unset; 0 is without end."""
        self.setSocketTimeout(socketTimeout)
        return self

    def getRequestTimeout(self) -> int:
        """How long one attempt may take from connection to last byte, in ms; 0, the default, is without end."""
        return self._request_timeout

    def setRequestTimeout(self, requestTimeout: int) -> None:
        """How long one attempt may take from connection to last byte, in ms; 0, the default, is without end."""
        self._request_timeout = whole("requestTimeout", requestTimeout, 0)

    def withRequestTimeout(self, requestTimeout: int) -> Self:
        """How long one attempt may take from connection to last byte, in ms; 0, the default, is without end."""
        self.setRequestTimeout(requestTimeout)
        return self

    def getClientExecutionTimeout(self) -> int:
        """How long a call may take with all its retries, in ms; 0, the default, is without end."""
        return self._client_execution_timeout

    def setClientExecutionTimeout(self, clientExecutionTimeout: int) -> None:
        """How long a call may take with all its retries, in ms; 0, the default, is without end."""
        self._client_execution_timeout = whole("clientExecutionTimeout", clientExecutionTimeout, 0)

    def withClientExecutionTimeout(self, clientExecutionTimeout: int) -> Self:
        """How long a call may take with all its retries, in ms; 0, the default, is without end."""
        self.setClientExecutionTimeout(clientExecutionTimeout)
        return self

    def getMaxConnections(self) -> int:
        """How many connections to one endpoint are open at most; further calls wait for one: 50 if unset."""
        return self._max_connections

    def setMaxConnections(self, maxConnections: int) -> None:
        """How many connections to one endpoint are open at most, 1 or more; further calls wait for one: 50 if unset."""
        self._max_connections = whole("maxConnections", maxConnections, 1)

    def withMaxConnections(self, maxConnections: int) -> Self:
        """How many connections to one endpoint are open at most, 1 or more; further calls wait for one: 50 if unset."""
        self.setMaxConnections(maxConnections)
        return self

    def getConnectionTTL(self) -> int:
        """How old, in ms, a connection may be to be used again; below 0, the default, any age."""
        return self._connection_ttl

    def setConnectionTTL(self, connectionTTL: int) -> None:
        """How old, in ms, a connection may be to be used again; below 0, the default, any age."""
        self._connection_ttl = whole("connectionTTL", connectionTTL, maximum=LONGEST)

    def withConnectionTTL(self, connectionTTL: int) -> Self:
        """How old, in ms, a connection may be to be used again; below 0, the default, any age."""
        self.setConnectionTTL(connectionTTL)
        return self

    def getConnectionMaxIdleMillis(self) -> int:
        """How long, in ms, a connection may be idle to be used again: 60000 if unset. Needs ``useReaper()``."""
        return self._connection_max_idle

    def setConnectionMaxIdleMillis(self, connectionMaxIdleMillis: int) -> None:
        """How long, in ms, a connection may be idle to be used again: 60000 if unset. Needs ``useReaper()``."""
        self._connection_max_idle = whole("connectionMaxIdleMillis", connectionMaxIdleMillis, 0, LONGEST)

    def withConnectionMaxIdleMillis(self, connectionMaxIdleMillis: int) -> Self:
        """How long, in ms, a connection may be idle to be used again: 60000 if unset. Needs ``useReaper()``."""
        self.setConnectionMaxIdleMillis(connectionMaxIdleMillis)
        return self

    def getValidateAfterInactivityMillis(self) -> int:
        """After how many ms of idling a connection is checked before use; 0 or less never checks.

        Java checks those idle for 5000 ms. Here, unless this is set, each one is checked: it costs microseconds, and a
        connection that the server closed meanwhile is noticed.
        """
        value = self._validate_after
        return self.DEFAULT_VALIDATE_AFTER_INACTIVITY_MILLIS if value is None else value

    def setValidateAfterInactivityMillis(self, validateAfterInactivityMillis: int) -> None:
        """After how many ms of idling a connection is checked before use: each one if unset; 0 or less never checks."""
        self._validate_after = whole("validateAfterInactivityMillis", validateAfterInactivityMillis)

    def withValidateAfterInactivityMillis(self, validateAfterInactivityMillis: int) -> Self:
        """Trust connections that were idle for less than this, which also trusts what came meanwhile: over plain HTTP
        a late answer can then be taken for that of the next request, and shift all later ones of the connection.
        """
        self.setValidateAfterInactivityMillis(validateAfterInactivityMillis)
        return self

    def useReaper(self) -> bool:
        """Whether those idle for ``getConnectionMaxIdleMillis()`` are closed, by the next call: True if unset."""
        return self._use_reaper

    def setUseReaper(self, use: bool) -> None:
        """Whether those idle for ``getConnectionMaxIdleMillis()`` are closed, by the next call: True if unset."""
        self._use_reaper = flag("use", use)

    def withReaper(self, use: bool) -> Self:
        """Whether those idle for ``getConnectionMaxIdleMillis()`` are closed, by the next call: True if unset."""
        self.setUseReaper(use)
        return self

    def useGzip(self) -> bool:
        """Whether to ask for compressed answers: False if unset. Compressed ones are always understood."""
        return self._use_gzip

    def setUseGzip(self, use: bool) -> None:
        """Whether to ask for compressed answers: False if unset. Compressed ones are always understood."""
        self._use_gzip = flag("use", use)

    def withGzip(self, use: bool) -> Self:
        """Whether to ask for compressed answers: False if unset. Compressed ones are always understood."""
        self.setUseGzip(use)
        return self

    def useTcpKeepAlive(self) -> bool:
        """Whether the system probes idle connections (SO_KEEPALIVE): False if unset."""
        return self._tcp_keep_alive

    def setUseTcpKeepAlive(self, use: bool) -> None:
        """Whether the system probes idle connections (SO_KEEPALIVE): False if unset."""
        self._tcp_keep_alive = flag("use", use)

    def withTcpKeepAlive(self, use: bool) -> Self:
        """Whether the system probes idle connections (SO_KEEPALIVE): False if unset."""
        self.setUseTcpKeepAlive(use)
        return self

    def isUseExpectContinue(self) -> bool:
        """Whether S3 uploads wait for the go-ahead (``Expect: 100-continue``): True if unset. STS sends no PUT."""
        return self._use_expect_continue

    def setUseExpectContinue(self, useExpectContinue: bool) -> None:
        """Whether S3 uploads wait for the go-ahead (``Expect: 100-continue``): True if unset. STS sends no PUT."""
        self._use_expect_continue = flag("useExpectContinue", useExpectContinue)

    def withUseExpectContinue(self, useExpectContinue: bool) -> Self:
        """Whether S3 uploads wait for the go-ahead (``Expect: 100-continue``): True if unset. STS sends no PUT."""
        self.setUseExpectContinue(useExpectContinue)
        return self

    def getLocalAddress(self) -> str | None:
        """The IP address of this machine that connections start from; None lets the system choose."""
        return self._local_address

    def setLocalAddress(self, localAddress: str | None) -> None:
        """The IP address of this machine that connections start from; None lets the system choose."""
        self._local_address = optional_text("localAddress", localAddress)

    def withLocalAddress(self, localAddress: str | None) -> Self:
        """The IP address of this machine that connections start from; None lets the system choose."""
        self.setLocalAddress(localAddress)
        return self

    def getSocketBufferSizeHints(self) -> list[int]:
        """The sizes of the send and the receive buffer in bytes; 0 leaves one to the system."""
        return list(self._socket_buffers)

    def setSocketBufferSizeHints(self, socketSendBufferSizeHint: int, socketReceiveBufferSizeHint: int) -> None:
        """The sizes of the send and the receive buffer in bytes, 0 or more; 0 leaves one to the system."""
        self._socket_buffers = (
            whole("socketSendBufferSizeHint", socketSendBufferSizeHint, 0),
            whole("socketReceiveBufferSizeHint", socketReceiveBufferSizeHint, 0),
        )

    def withSocketBufferSizeHints(self, socketSendBufferSizeHint: int, socketReceiveBufferSizeHint: int) -> Self:
        """The sizes of the send and the receive buffer in bytes, 0 or more; 0 leaves one to the system."""
        self.setSocketBufferSizeHints(socketSendBufferSizeHint, socketReceiveBufferSizeHint)
        return self

    def getCaBundle(self) -> str | None:
        """The file or directory of trusted certificates. Not in Java.

        None: ``AWS_CA_BUNDLE``, ``ca_bundle`` of the profile, else requests' own.
        """
        return self._ca_bundle

    def setCaBundle(self, caBundle: str | None) -> None:
        """The file or directory of trusted certificates; None: what ``AWS_CA_BUNDLE`` or the profile says."""
        self._ca_bundle = optional_text("caBundle", caBundle)

    def withCaBundle(self, caBundle: str | None) -> Self:
        """The file or directory of trusted certificates; None: what ``AWS_CA_BUNDLE`` or the profile says."""
        self.setCaBundle(caBundle)
        return self

    def getClientCertificate(self) -> tuple[str, str | None] | None:
        """The files of the client certificate and of its key (None: the same file), for mutual TLS. Not in Java."""
        return self._client_certificate

    def setClientCertificate(self, certificate: str | None, key: str | None = None) -> None:
        """The files of the client certificate and of its key (None: the same file), for mutual TLS."""
        optional_text("key", key)
        path = optional_text("certificate", certificate)
        self._client_certificate = None if path is None else (path, key)

    def withClientCertificate(self, certificate: str | None, key: str | None = None) -> Self:
        """The files of the client certificate and of its key (None: the same file), for mutual TLS."""
        self.setClientCertificate(certificate, key)
        return self
