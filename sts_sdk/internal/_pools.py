"""Pools of connections: how long one waits for a place, how long connections last, and what closing ends."""

from __future__ import annotations

import socket
from _thread import LockType, allocate_lock
from collections import deque
from contextlib import suppress
from queue import Empty, LifoQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from weakref import ref

from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ClosedPoolError, EmptyPoolError
from urllib3.util import Timeout

from sts_sdk.internal._connections import (
    FOREVER,
    LastingConnection,
    Lifetimes,
    PlainConnection,
    TlsConnection,
    Trust,
    within,
)

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

    from sts_sdk.internal._transport_settings import TransportSettings


_LOOK: Final = 0.1  # seconds after which who waits looks again: an interrupt may have lost the word for it


class PoolPlace:
    """One of the connections that there may be. It is free again when its connection is gone, or was given up."""

    __slots__ = ("__weakref__", "given_up", "turn")

    def __init__(self) -> None:
        self.given_up = False
        self.turn = 0  # how often its connection was put back


class Limits(Timeout):
    """urllib3's timeouts for an exchange that must end at a deadline, whatever it waited for meanwhile.

    It notes the place that the exchange took, so that a failure gives it back whoever still holds the connection:
    errors that are kept do, by their tracebacks and causes.
    """

    deadline: float | None = None
    place: PoolPlace | None = None
    turn = 0

    def clone(self) -> Limits:
        """A copy with the same deadline: urllib3 makes one for each exchange."""
        copy = Limits.__new__(Limits)
        vars(copy).update(vars(self))
        return copy

    @property
    def connect_timeout(self) -> Any:
        limit: Any = super().connect_timeout
        return within(self.deadline, limit)


class _Idle(LifoQueue[Any]):
    """The connections that wait in a pool. Who waits for one does so no longer than the pool is open.

    Nothing here waits inside of a lock or by a Condition, which an interrupt could leave taken. A connection that an
    interrupt lost between two owners gives its place back.
    """

    ended = False

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        # Not a WeakSet: its callback is Python, and a place that is gone while that is struck would count for ever.
        self._places: list[ref[PoolPlace]] = []
        self._waiters: deque[LockType] = self.not_empty._waiters  # type: ignore[attr-defined]  # noqa: SLF001 # pyright: ignore -- the one place for them

    def get(self, block: bool = True, timeout: Any = None) -> Any:
        """An idle connection, or None for a new one; Empty if there was neither in the time of the Limits.

        They are told its place before it is taken, so that no interrupt comes between.
        """
        limits: Limits = timeout or Limits()
        until: float | None = None
        while True:
            waiter = allocate_lock()
            with self.mutex:
                if self.queue:
                    place: PoolPlace = self.queue[-1].place
                    limits.place, limits.turn = place, place.turn
                    return self.queue.pop()
                if self.ended or not block:
                    raise Empty
                if self._reserve(limits):
                    return None
                until = until or _end_of(limits)
                left = min(_LOOK, until - monotonic())
                if left <= 0:
                    raise Empty
                waiter.acquire()
                self._waiters.append(waiter)
            waiter.acquire(timeout=left)
            with self.mutex, suppress(ValueError):
                self._waiters.remove(waiter)

    def _reserve(self, limits: Limits) -> bool:
        if len(self._places) >= self.maxsize:
            self._places = [one for one in self._places if (place := one()) is not None and not place.given_up]
            if len(self._places) >= self.maxsize:
                return False
        limits.place, limits.turn = PoolPlace(), 0
        self._places.append(ref(limits.place))
        return True

    def give_up(self, limits: Limits) -> None:
        """The exchange with these limits failed: its place is free, unless its connection was put back before."""
        place = limits.place
        with self.mutex:
            if place is None or place.turn != limits.turn or any(one.place is place for one in self.queue):
                return
            place.given_up = True
            if self._waiters:
                self._waiters.popleft().release()

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:  # noqa: ARG002 -- there is room always
        """Keep an idle connection; None, urllib3's word for a place, only lets somebody look again."""
        with self.mutex:
            if item is not None:
                item.place.turn += 1
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

    def _get_conn(self, timeout: Any = None) -> Any:
        taken: Any = super()._get_conn(timeout)
        taken.place = timeout.place  # kept for as long as the connection is
        return taken

    def urlopen(self, method: str, url: str, *arguments: Any, **options: Any) -> BaseHTTPResponse:
        options["pool_timeout"] = options["timeout"]
        try:
            return super().urlopen(method, url, *arguments, **options)
        except EmptyPoolError as empty:
            if self.pool is None:
                raise ClosedPoolError(self, "Pool is closed.") from empty
            raise

    def give_up(self, limits: Limits) -> None:
        """What the exchange with these limits has taken of the pool is free again."""
        idle: Any = self.pool
        if idle is not None:  # it is open
            idle.give_up(limits)

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


def _end_of(limits: Limits) -> float:
    """Until when one waits for a connection: no longer than for a new one."""
    seconds = limits.connect_timeout
    return float("inf") if seconds is None else monotonic() + seconds


def socket_options(settings: TransportSettings) -> list[tuple[int, int, int]]:
    """Socket options for the settings; never wait to fill a packet (Nagle), which costs 40 ms a call."""
    options = [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
    if settings.tcp_keep_alive:
        options.append((socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1))
    for option, size in zip((socket.SO_SNDBUF, socket.SO_RCVBUF), settings.socket_buffers, strict=True):
        if size > 0:
            options.append((socket.SOL_SOCKET, option, size))
    return options
