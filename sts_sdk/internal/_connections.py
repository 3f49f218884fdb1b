"""Connections of urllib3 that know their age, keep a deadline, and hide the query of a URL from logs.

urllib3 logs the target of each request and puts it into its exceptions. So it is given one without the query;
the real one travels with the headers and is written to the socket here.
"""

from __future__ import annotations

import io
import select
import socket
from http.client import CONTINUE, OK, HTTPMessage, HTTPResponse, IncompleteRead
from queue import Empty, LifoQueue
from ssl import SSLSocket
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ClosedPoolError, EmptyPoolError

from sts_sdk.internal import REDACTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from urllib3.response import BaseHTTPResponse

    from sts_sdk.internal._transport import TransportSettings


_MOST_HEADERS = 100  # http.client's limit
# What urllib3 and http.client would otherwise add to a request: they are told that it is there.
_EXPECTED: dict[str, str] = dict.fromkeys(("Host", "Accept-Encoding", "User-Agent", "Content-Length"), "")
_CHANGES_THE_BODY = frozenset({"connection", "transfer-encoding"})


class Exchange:
    """One request under way: where it really goes, until when it must end, how long it may wait, whether it left."""

    __slots__ = ("deadline", "patience", "sent", "target")

    def __init__(self, target: str, deadline: float | None, patience: float | None) -> None:
        self.target = target
        self.deadline = deadline
        self.patience = patience
        self.sent = False

    def longest_wait(self) -> float | None:
        """How long the next bytes may take to leave or to come."""
        return within(self.deadline, self.patience)


def within(deadline: float | None, limit: float | None) -> float | None:
    """A limit, or what is left until a deadline if that is less; never so little that it would mean not to wait."""
    if deadline is None:
        return limit
    left = max(deadline - monotonic(), 0.001)
    return left if limit is None else min(left, limit)


class OutgoingHeaders(dict[str, str]):
    """The headers of a request and its exchange: looked up without regard to case, as in requests, and never shown."""

    __slots__ = ("exchange",)

    def __init__(self, headers: Mapping[str, str], exchange: Exchange) -> None:
        super().__init__(headers)
        self.exchange = exchange

    def __missing__(self, name: str) -> str:
        wanted = name.lower()
        for key, value in self.items():
            if key.lower() == wanted:
                return value
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        if super().__contains__(name):
            return True
        return isinstance(name, str) and name.lower() in {key.lower() for key in self}

    def get(self, name: str, default: Any = None) -> Any:
        """The value of one header, however its name is written."""
        try:
            return self[name]
        except KeyError:
            return default

    def lines(self) -> bytes:
        """All headers as they go on the wire; nothing if there is one that http.client has to check, or to add."""
        lines = [f"{name}: {value}" for name, value in self.items()]
        text = "".join(lines)
        named = all(self) and "".join(self).replace("-", "").isalnum() and _EXPECTED.keys() <= self.keys()
        plain = named and text.isascii() and "\r" not in text and "\n" not in text
        return "\r\n".join(lines).encode() if plain else b""

    def copy(self) -> OutgoingHeaders:
        """Headers that can be added to, of the same exchange."""
        return OutgoingHeaders(self, self.exchange)

    def __repr__(self) -> str:
        return f"<headers {', '.join(self)}: {REDACTED}>"


class Lifetimes:
    """When a pooled connection is still good: see TransportSettings."""

    __slots__ = ("max_idle", "ttl", "validate_after")

    def __init__(self, ttl: float | None, max_idle: float | None, validate_after: float | None) -> None:
        self.ttl = ttl
        self.max_idle = max_idle
        self.validate_after = validate_after

    def over(self, born: float, used: float, now: float) -> bool:
        """Whether a connection is too old, or was idle for too long."""
        return (self.ttl is not None and now - born > self.ttl) or (
            self.max_idle is not None and now - used > self.max_idle
        )


_FOREVER = Lifetimes(None, None, 0.0)
_SystemSocket = socket.socket


class _Steady(_SystemSocket):
    """A socket that hands no timeout to the system which it has already: in that time other threads take their turn."""

    def settimeout(self, value: float | None, /) -> None:
        if value != self.gettimeout():
            super().settimeout(value)


class TlsSocket(_Steady, SSLSocket):
    """The same with TLS."""


class _Lasting(HTTPConnection):
    """What both kinds of connection do beyond urllib3's."""

    lifetimes = _FOREVER
    born = 0.0
    used = 0.0
    deadline: float | None = None
    arrivals: Any = None  # tells whether anything came on an idle connection, such as its end
    exchange: Exchange | None = None  # of a request whose head is not sent yet
    _buffer: list[bytes]  # http.client's lines of a head
    lines = b""  # the headers, when all of them are written at once
    body = b""  # what goes out with the head, in one packet

    @property
    def is_connected(self) -> bool:
        """Whether the connection can be used again; urllib3 asks when it takes one from the pool."""
        lifetimes, now = self.lifetimes, monotonic()
        if self.sock is None or lifetimes.over(self.born, self.used, now):
            return False
        if lifetimes.validate_after is None or now - self.used < lifetimes.validate_after:
            return True
        return super().is_connected if self.arrivals is None else not self.arrivals.poll(0)

    def connect(self) -> None:
        # A proxy that answers CONNECT a byte at a time must not outlast the connect timeout either.
        self.deadline = None if self.timeout is None else monotonic() + self.timeout
        super().connect()
        self.deadline = None
        self.arrivals = _arrivals(self.sock)
        self.born = self.used = monotonic()

    def request(
        self,
        method: str,
        url: str,
        body: Any = None,
        headers: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        if self.sock is None:
            self.connect()
        self.used = monotonic()
        self.lines = b""
        if isinstance(headers, OutgoingHeaders):
            exchange = headers.exchange
            url = exchange.target
            # Up to here it was the time to connect. What follows is bounded by that for sending and receiving.
            self.timeout = exchange.longest_wait()
            self.deadline = exchange.deadline
            self.exchange = exchange
            self.lines = headers.lines()
            self.body = b""
            if isinstance(body, bytes) and "Content-Length" in headers:
                self.body, body = body, None
        super().request(method, url, body, _EXPECTED if self.lines else headers, **options)

    def putheader(self, header: Any, *values: Any) -> None:
        """Add one header, as http.client checks it, unless all of them are written at once."""
        if not self.lines:
            super().putheader(header, *values)

    def endheaders(self, message_body: Any = None, **options: Any) -> None:
        """Send the head, of which whatever can be refused was."""
        if self.lines:
            self._buffer.append(self.lines)
            self.lines = b""
        if self.exchange is not None:
            self.exchange.sent = True
            self.exchange = None
        super().endheaders(message_body, **options)

    def send(self, data: Any) -> None:
        """Send the head and with it, in one packet if they fit, the body."""
        body, self.body = self.body, b""
        super().send(data + body if body else data)

    def _answer(self, sock: socket.socket, *arguments: Any, **options: Any) -> HTTPResponse:
        """The answer on this connection, read before the deadline if there is one."""
        source: Any = sock if self.deadline is None else _Timed(sock, self.deadline)
        kind = HTTPResponse if options.get("method") == "HEAD" else _Answer
        return kind(source, *arguments, **options)

    response_class: Any = _answer  # http.client calls it, class or not


def _arrivals(sock: Any) -> Any:
    """What urllib3 makes anew each time that it takes a connection from the pool; None where there is no poll."""
    if not hasattr(select, "poll"):
        return None
    arrivals = select.poll()
    arrivals.register(sock, select.POLLIN)
    return arrivals


class _Answer(HTTPResponse):
    """An answer whose head must be whole and, if of the usual kind, is read without http.client's parser of e-mails."""

    def begin(self) -> None:
        # No more is read than http.client would read for the first line, so nothing waits longer.
        head, end, _ = self.fp.peek().partition(b"\r\n\r\n")
        message = _usual_head(head) if end else None
        if message is None:
            self._begin_unusual()
            return
        self.fp.read(len(head) + len(end))
        self.code = self.status = 200
        self.reason = "OK"
        self.version = 11
        self.headers = self.msg = message
        self.chunked = self.will_close = False
        self.length = message.length

    def _read_status(self) -> tuple[str, int, str]:
        """The next status line. http.client reads on after a 100; a 102 or 103 is no more the answer than that."""
        theirs: Any = super()  # the stubs do not have this one
        version, status, reason = theirs._read_status()  # noqa: SLF001 -- overridden here
        return version, CONTINUE if status < OK else status, reason

    def _begin_unusual(self) -> None:
        source = self.fp
        self.fp: Any = _WholeHead(source)
        try:
            super().begin()
        finally:
            if self.fp is not None:  # closed by http.client
                self.fp = source


class _WholeHead:
    """The lines of a head up to the empty one, for which http.client would take the end of the connection, too."""

    def __init__(self, source: io.BufferedIOBase) -> None:
        self._source = source
        self._begun = False
        self.close = source.close

    def readline(self, limit: int) -> bytes:
        line = self._source.readline(limit)
        if self._begun and not line:
            raise IncompleteRead(b"")
        self._begun = True
        return line


class _UsualHead(HTTPMessage):
    """The headers of a usual head: text that needs no decoding, each name once, with no e-mail's body after them."""

    def __init__(self, lines: list[tuple[str, str]], length: int) -> None:
        super().__init__()
        self._headers = lines
        self.length = length

    def items(self) -> list[tuple[str, str]]:
        """Name and value of each header."""
        return list(self._headers)

    def get_payload(self, *_: Any, **__: Any) -> None:
        """Nothing."""


def _usual_head(head: bytes) -> _UsualHead | None:
    """The headers of a 200 that says how long its body is and keeps the connection; None if there is any doubt."""
    text = head.decode("latin-1")
    status, *lines = text.splitlines() or [""]  # splitlines knows more ends of lines than HTTP does
    if status != "HTTP/1.1 200 OK" or not len(lines) == text.count("\r\n") <= _MOST_HEADERS:
        return None
    try:
        headers = [(name, value.lstrip(" \t")) for name, value in [line.split(":", 1) for line in lines]]
    except ValueError:  # a line without a colon
        return None
    known = {name.lower(): value for name, value in headers}
    length = known.get("content-length", "")
    named = all(known) and "".join(known).replace("-", "").isalnum()
    usual = text.isascii() and named and length.isdecimal() and len(known) == len(lines)
    return _UsualHead(headers, int(length)) if usual and known.keys().isdisjoint(_CHANGES_THE_BODY) else None


class PlainConnection(_Lasting):
    """A connection without TLS."""

    def connect(self) -> None:
        super().connect()
        made = self.sock
        if type(made) is _SystemSocket:  # not a stand-in for it
            timeout = made.gettimeout()
            self.sock = _Steady(made.family, made.type, made.proto, made.detach())
            self.sock.settimeout(timeout)


class TlsConnection(_Lasting, HTTPSConnection):
    """A connection with TLS."""

    @property
    def is_connected(self) -> bool:
        """Whether the connection can be used again: not if TLS holds more than was asked for."""
        pending = getattr(self.sock, "pending", None)  # TLS inside of TLS has none
        return super().is_connected and not (pending and pending())


class _Timed:
    """A socket as http.client reads it, each read bounded by what is left until the deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, mode: Literal["rb"]) -> io.BufferedReader:
        raw = self._sock.makefile(mode, buffering=0)
        return io.BufferedReader(_TimedReader(self._sock, raw, self._deadline))


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, raw: io.RawIOBase, deadline: float) -> None:
        super().__init__()
        self._sock = sock
        self._raw = raw
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole attempt is over")
        timeout = self._sock.gettimeout()
        if timeout is None or timeout > left:
            self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Idle(LifoQueue[Any]):
    """The connections that wait in a pool. Quicker while there is one, because nobody waits to put one back."""

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

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        with self.mutex:
            if len(self.queue) < self.maxsize:
                self.queue.append(item)
                self.not_empty.notify()
                return
        super().put(item, block, timeout)


class Pool(HTTPConnectionPool):
    """Waits for a free connection no longer than for a new one, and knows when a connection has lasted long enough."""

    ConnectionCls: Any = PlainConnection
    QueueCls = _Idle
    lifetimes = _FOREVER

    def lasting(self, lifetimes: Lifetimes) -> None:
        """Connections that are made from now on last as long as this."""
        kind = type(self).ConnectionCls

        def connection(**options: Any) -> _Lasting:
            made: _Lasting = kind(**options)
            made.lifetimes = lifetimes
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
