"""Pools of connections: how long one waits for a place, how long connections last, and what closing ends."""

from __future__ import annotations

import socket
from queue import Empty, LifoQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ClosedPoolError, EmptyPoolError

from sts_sdk.internal._connections import FOREVER, LastingConnection, Lifetimes, PlainConnection, TlsConnection, Trust

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

    from sts_sdk.internal._transport import TransportSettings


class _Idle(LifoQueue[Any]):
    """The connections that wait in a pool. Who waits for one does so no longer than the pool is open."""

    ended = False

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        with self.mutex:
            if not self.queue and block:
                self.not_empty.wait_for(lambda: self.queue or self.ended, timeout)
            if self.queue:
                return self.queue.pop()
        raise Empty

    def end(self) -> None:
        """Nothing will be put back any more: let those go who wait for it."""
        with self.mutex:
            self.ended = True
            self.not_empty.notify_all()


class Pool(HTTPConnectionPool):
    """Waits for a free connection no longer than for a new one, and knows when a connection has lasted long enough."""

    ConnectionCls: Any = PlainConnection
    QueueCls = _Idle
    lifetimes = FOREVER

    def lasting(self, lifetimes: Lifetimes) -> None:
        """Connections that are made from now on last as long as this."""
        kind, trust = type(self).ConnectionCls, Trust()

        def connection(**options: Any) -> LastingConnection:
            made: LastingConnection = kind(**options)
            made.lifetimes, made.trust = lifetimes, trust
            return made

        self.lifetimes = lifetimes
        self.ConnectionCls = connection

    def urlopen(self, method: str, url: str, *arguments: Any, **options: Any) -> BaseHTTPResponse:
        options["pool_timeout"] = options["timeout"].connect_timeout
        try:
            return super().urlopen(method, url, *arguments, **options)
        except EmptyPoolError as empty:
            if self.pool is None:
                raise ClosedPoolError(self, "Pool is closed.") from empty
            raise

    def close(self) -> None:
        """Close the idle connections, and let nobody wait for one of those that are in use."""
        idle = self.pool
        super().close()
        if isinstance(idle, _Idle):
            idle.end()

    def close_idle(self) -> None:
        """Close the connections that are too old or were idle for too long."""
        queue, now = self.pool, monotonic()
        if queue is None:
            return
        with queue.mutex:  # no thread can take a connection while it is closed
            for connection in queue.queue:
                if connection and connection.sock and self.lifetimes.over(connection.born, connection.used, now):
                    connection.close()


class TlsPool(Pool, HTTPSConnectionPool):
    """A pool of connections with TLS."""

    ConnectionCls = TlsConnection


POOLS = {"http": Pool, "https": TlsPool}


def socket_options(settings: TransportSettings) -> list[tuple[int, int, int]]:
    """Socket options for the settings; never wait to fill a packet (Nagle), which costs 40 ms a call."""
    options = [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
    if settings.tcp_keep_alive:
        options.append((socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1))
    for option, size in zip((socket.SO_SNDBUF, socket.SO_RCVBUF), settings.socket_buffers, strict=True):
        if size > 0:
            options.append((socket.SOL_SOCKET, option, size))
    return options
