"""Pools of connections: how long one waits for a place, how long connections last, and what closing ends."""

from __future__ import annotations

import socket
from _thread import LockType, allocate_lock
from collections import deque
from contextlib import suppress
from queue import Empty, LifoQueue
from threading import local
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ClosedPoolError, EmptyPoolError

from sts_sdk.internal._connections import FOREVER, LastingConnection, Lifetimes, PlainConnection, TlsConnection, Trust

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

    from sts_sdk.internal._transport import TransportSettings


_LOOK: Final = 0.1  # seconds after which who waits looks again: an interrupt may have lost the word for it


class _Place:
    """One of the connections that there may be. It is free again when its connection is gone, whatever ended that."""

    __slots__ = ("__weakref__",)


class _Reserved(local):
    """The place of a connection that this thread is about to make."""

    place: _Place | None = None


class _Idle(LifoQueue[Any]):
    """The connections that wait in a pool. Who waits for one does so no longer than the pool is open.

    Nothing here waits inside of a lock or by a Condition, which an interrupt could leave taken. A connection that an
    interrupt lost between two owners gives its place back.
    """

    ended = False

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._places: WeakSet[_Place] = WeakSet()
        self._reserved = _Reserved()
        self._waiters: deque[LockType] = self.not_empty._waiters  # type: ignore[attr-defined]  # noqa: SLF001 # pyright: ignore -- the one place for them

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """An idle connection, or None for a new one; Empty if there was neither in time."""
        until = None if timeout is None else monotonic() + timeout
        while True:
            waiter = allocate_lock()
            with self.mutex:
                if self.queue:
                    return self.queue.pop()
                if self.ended or not block:
                    raise Empty
                if self._reserve():
                    return None
                left = _LOOK if until is None else min(_LOOK, until - monotonic())
                if left <= 0:
                    raise Empty
                waiter.acquire()
                self._waiters.append(waiter)
            waiter.acquire(timeout=left)
            with self.mutex, suppress(ValueError):
                self._waiters.remove(waiter)

    def _reserve(self) -> bool:
        if self._reserved.place is None:
            if len(self._places) >= self.maxsize:
                return False
            self._reserved.place = _Place()
            self._places.add(self._reserved.place)
        return True

    def reserved(self) -> _Place | None:
        """The place that ``get`` gave this thread, for its new connection."""
        place, self._reserved.place = self._reserved.place, None
        return place

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:  # noqa: ARG002 -- there is room always
        """Keep an idle connection; None, urllib3's word for a place, only lets somebody look again."""
        with self.mutex:
            if item is not None:
                self.queue.append(item)
            if self._waiters:
                self._waiters.popleft().release()

    def end(self) -> None:
        """Nothing will be put back any more: let those go who wait for it."""
        with self.mutex:
            self.ended = True
            while self._waiters:
                self._waiters.popleft().release()


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

    def _new_conn(self) -> Any:
        made = super()._new_conn()
        if isinstance(self.pool, _Idle):
            made.place = self.pool.reserved()  # type: ignore[attr-defined]  # kept for as long as the connection is
        return made

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
