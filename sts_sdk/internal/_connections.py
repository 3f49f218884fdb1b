"""Connections of urllib3 that know their age, keep a deadline, and hide the query of a URL from logs.

urllib3 logs the target of each request and puts it into its exceptions. So it is given one without the query;
the real one travels with the headers and is written to the socket here. Nothing here is done for speed: that is
``_fast_path``.
"""

from __future__ import annotations

import io
import sys
from collections import deque
from contextlib import suppress
from http.client import CONTINUE, OK, HTTPException, HTTPResponse, IncompleteRead
from socket import MSG_PEEK, gaierror
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Literal

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.wait import wait_for_read

from sts_sdk.internal import REDACTED
from sts_sdk.internal._dialing import dial

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping


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


FOREVER = Lifetimes(None, None, 0.0)


class Trust:
    """Whether the connections of one pool are used again: never, once anything came that nobody asked for.

    Such an answer would be taken for that to the next request, and all later ones would be shifted by it.
    """

    __slots__ = ("lost",)

    def __init__(self) -> None:
        self.lost = False


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


_MOST_INTERIM: Final = 100  # statuses below 200 in front of an answer; each of them would begin the time to read anew
_MOST_TRAILERS: Final = 100  # lines behind the last chunk
_LONGEST_LINE: Final = 65536
# In the place of a raw stream's readinto: takes anything, keeps nothing, and says that nothing can be read just now.
_NOTHING_MORE: Any = deque[object](maxlen=0).append


class WholeAnswer(HTTPResponse):
    """An answer that has begun only when its head is whole, and that is not a status below 200."""

    more = False
    """Whether more had come than the answer: bytes that nobody asked for."""
    interim = 0
    """How many statuses below 200 came in front of it."""

    def begin(self) -> None:
        source = self.fp
        self.fp: Any = _WholeHead(source)
        try:
            super().begin()
        finally:
            if self.fp is not None:  # closed by http.client
                self.fp = source
        length = self.headers.get("Content-Length", "")
        if self.length is None and not self.chunked and length.isdecimal():
            # http.client would take a number of too many digits for no length, and the end of the connection for the
            # end of the body.
            raise HTTPException("The length of the body is no number")
        if self.msg.defects or self.msg.get_payload():
            # urllib3 would log what it holds of a line that is no header, which may repeat what was sent.
            self.msg.defects.clear()
            self.msg.set_payload("")

    def _close_conn(self) -> None:
        """Let go of the stream after the body. What else is in its buffer belongs to no request."""
        source: Any = self.fp
        raw = getattr(source, "raw", None)
        if raw is not None:
            raw.readinto = _NOTHING_MORE
            self.more = bool(source.peek())
        theirs: Any = super()  # the stubs do not have this one
        theirs._close_conn()  # noqa: SLF001 -- overridden here

    def _read_and_discard_trailer(self) -> None:
        """Read the lines behind the last chunk, of which http.client takes any number."""
        for _ in range(_MOST_TRAILERS):
            if self.fp.readline(_LONGEST_LINE) in {b"\r\n", b"\n", b""}:
                return
        raise HTTPException("There are too many lines behind the last chunk")

    def _read_status(self) -> tuple[str, int, str]:
        """The next status line. http.client reads on after a 100; a 102 or 103 is no more the answer than that."""
        theirs: Any = super()  # the stubs do not have this one
        version, status, reason = theirs._read_status()  # noqa: SLF001 -- overridden here
        if status >= OK:
            return version, status, reason
        self.interim += 1
        if self.interim > _MOST_INTERIM:
            raise HTTPException("The answer does not come: there is one status below 200 after the other")
        return version, CONTINUE, reason


class LastingConnection(HTTPConnection):
    """What both kinds of connection do beyond urllib3's."""

    lifetimes = FOREVER
    trust = Trust()
    born = 0.0
    used = 0.0
    deadline: float | None = None
    exchange: Exchange | None = None  # of a request whose head is not sent yet
    latest: Any = None  # the answer that came last
    answer_class: type[HTTPResponse] = WholeAnswer  # for every answer but that to HEAD

    @property
    def is_connected(self) -> bool:
        """Whether the connection can be used again; urllib3 asks when it takes one from the pool."""
        lifetimes, now = self.lifetimes, monotonic()
        if getattr(self.latest, "more", False):
            self.trust.lost = True
        if self.sock is None or self.trust.lost or lifetimes.over(self.born, self.used, now):
            return False
        if lifetimes.validate_after is None or now - self.used < lifetimes.validate_after:
            return True
        return super().is_connected

    def connect(self) -> None:
        # A proxy that answers CONNECT a byte at a time must not outlast the connect timeout either.
        self.deadline = None if self.timeout is None else monotonic() + self.timeout
        self.latest = None
        super().connect()
        self.deadline = None
        self.born = self.used = monotonic()

    def _new_conn(self) -> socket.socket:
        """A connected socket; what fails is raised as urllib3 does it."""
        where: Any = self  # the stubs do not have all that a connection knows
        try:
            made = dial(where._dns_host, where.port, self.timeout, self.source_address, self.socket_options or ())  # noqa: SLF001 -- overridden here
        except gaierror as error:
            raise NameResolutionError(self.host, where, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"Connection to {self.host} timed out") from error
        except OSError as error:
            raise NewConnectionError(where, f"Failed to establish a new connection: {error}") from error
        if self.deadline is not None:
            made.settimeout(max(self.deadline - monotonic(), 0.001))  # TLS and proxy have what is left
        sys.audit("http.client.connect", self, self.host, self.port)
        return made

    def request(
        self,
        method: str,
        url: str,
        body: Any = None,
        headers: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        if self.sock is not None and self.holds_more():
            self.close()
        if self.sock is None:
            self.connect()
        self.used = monotonic()
        if isinstance(headers, OutgoingHeaders):
            exchange = headers.exchange
            url = exchange.target
            # Up to here it was the time to connect. What follows is bounded by that for sending and receiving.
            self.timeout = exchange.longest_wait()
            self.deadline = exchange.deadline
            self.exchange = exchange
        super().request(method, url, body, self.one_by_one(headers), **options)

    def holds_more(self) -> bool:
        """Whether an answer that nobody asked for is there when the next request is about to leave."""
        return False  # TLS lets nobody but the server speak; it was looked at when it left the pool

    def one_by_one(self, headers: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        """The headers that urllib3 is to put on the wire."""
        return headers

    def endheaders(self, message_body: Any = None, **options: Any) -> None:
        """Send the head; until here a request can be refused without having been seen."""
        if self.exchange is not None:
            self.exchange.sent = True
            self.exchange = None
        super().endheaders(message_body, **options)

    def _answer(self, sock: socket.socket, *arguments: Any, **options: Any) -> HTTPResponse:
        """The answer on this connection, read before the deadline if there is one."""
        source: Any = sock if self.deadline is None else _Timed(sock, self.deadline)
        kind = HTTPResponse if options.get("method") == "HEAD" else self.answer_class
        self.latest = answer = kind(source, *arguments, **options)
        return answer

    response_class: Any = _answer  # http.client calls it, class or not


class PlainConnection(LastingConnection):
    """A connection without TLS."""

    @property
    def is_connected(self) -> bool:
        """Whether the connection can be used again: not if an answer is there that nobody asked for."""
        if super().is_connected:
            return True
        self._listen()
        return False

    def holds_more(self) -> bool:
        """Whether an answer that nobody asked for is there when the next request is about to leave."""
        if self.latest is None or self.lifetimes.validate_after != 0.0 or not wait_for_read(self.sock, 0.0):
            return False
        self._listen()
        return True

    def _listen(self) -> None:
        """Note whether the server said something, or only closed the connection."""
        sock: Any = self.sock
        with suppress(OSError, ValueError):  # it is closed here already
            if sock is not None and wait_for_read(sock, 0.0) and sock.recv(1, MSG_PEEK):
                self.trust.lost = True


class TlsConnection(LastingConnection, HTTPSConnection):
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
