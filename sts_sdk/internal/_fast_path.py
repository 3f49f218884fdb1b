"""What is done for speed alone; all of it can be left out, and nothing but speed is lost.

Each trick says what a warm call would take longer without it: in instructions of the process, and in CPU time where
the system's part is what it saves. A trick that gives less than 3 % does not stay. The tricks know private parts of
http.client, requests and urllib3: where one is not there, ``open_adapter`` leaves all tricks out. So do the tests when
they set ``switched_on`` to False (``pytest --without-fast-path``).
"""

from __future__ import annotations

import io
import socket
from datetime import timedelta
from http.client import HTTPConnection, HTTPMessage, HTTPResponse
from ssl import SSLSocket
from typing import TYPE_CHECKING, Any

from requests import PreparedRequest, Response
from requests.cookies import RequestsCookieJar

from sts_sdk.internal._adapter import Adapter
from sts_sdk.internal._connections import (
    LastingConnection,
    OutgoingHeaders,
    PlainConnection,
    TlsConnection,
    WholeAnswer,
)
from sts_sdk.internal._pools import Pool, TlsPool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ssl import SSLContext

    from requests.adapters import HTTPAdapter

    from sts_sdk.internal._transport_settings import TransportSettings

switched_on = True

_MOST_HEADERS = 100  # http.client's limit
# What urllib3 and http.client would otherwise add to a request: they are told that it is there.
_EXPECTED: dict[str, str] = dict.fromkeys(("Host", "Accept-Encoding", "User-Agent", "Content-Length"), "")
_CHANGES_THE_BODY = frozenset({"connection", "transfer-encoding"})
_SystemSocket = socket.socket


def open_adapter(settings: TransportSettings) -> Adapter:
    """The adapter of a transport: with the tricks, unless they are switched off or lack a part that they need."""
    return QuickAdapter(settings) if switched_on and _parts_are_there() else Adapter(settings)


def _parts_are_there() -> bool:
    """Whether the libraries' objects have the private parts that are read or set here, and no new ones besides."""
    source: Any = _NoSocket()
    connection, answer = HTTPConnection("localhost"), HTTPResponse(source)
    return (
        hasattr(connection, "_buffer")
        and hasattr(HTTPMessage(), "_headers")
        and vars(answer).keys() >= {"fp", "headers", "msg", "status", "reason", "version", "chunked", "length"}
        and vars(Response()).keys() <= _OF_A_RESPONSE
    )


class _NoSocket:
    """What an answer is made over that is only looked at."""

    def makefile(self, _: str) -> io.BytesIO:
        return io.BytesIO()


# The head of a request as one block: 21 % (8 % of the CPU time). http.client checks and keeps header by header.
# The body in the packet of the head: 0.6 %, but 6 % of the CPU time, because the system is asked once.


class _QuickRequest(LastingConnection):
    """Sends the head as one block and the body with it."""

    _buffer: list[bytes]  # http.client's lines of a head
    lines = b""  # the headers, when all of them are written at once
    body = b""  # what goes out with the head

    def request(
        self,
        method: str,
        url: str,
        body: Any = None,
        headers: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> None:
        if self.sock is None:
            self.connect()  # first, for a proxy is sent a CONNECT: the body must not go with that
        self.lines = self.body = b""
        if isinstance(headers, OutgoingHeaders):
            self.lines = head_block(headers)
            if isinstance(body, bytes) and "Content-Length" in headers:
                self.body, body = body, None
        super().request(method, url, body, headers, **options)

    def one_by_one(self, headers: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        """None of the headers if they go out as a block; urllib3 is told only which ones it need not add."""
        return _EXPECTED if self.lines else headers

    def putheader(self, header: Any, *values: Any) -> None:
        """Add one header, as http.client checks it, unless all of them are written at once."""
        if not self.lines:
            super().putheader(header, *values)

    def endheaders(self, message_body: Any = None, **options: Any) -> None:
        """Send the head, of which whatever can be refused was."""
        if self.lines:
            self._buffer.append(self.lines)
            self.lines = b""
        super().endheaders(message_body, **options)

    def send(self, data: Any) -> None:
        """Send the head and with it, in one packet if they fit, the body."""
        body, self.body = self.body, b""
        super().send(data + body if body else data)


def head_block(headers: OutgoingHeaders) -> bytes:
    """All headers as they go on the wire; nothing if there is one that http.client has to check, or to add."""
    lines = [f"{name}: {value}" for name, value in headers.items()]
    text = "".join(lines)
    named = all(headers) and "".join(headers).replace("-", "").isalnum() and _EXPECTED.keys() <= headers.keys()
    plain = named and text.isascii() and "\r" not in text and "\n" not in text
    return "\r\n".join(lines).encode() if plain else b""


# The head of an answer as one block: 20 % (16 % of the CPU time). http.client has it read by its parser of e-mails.


class QuickAnswer(WholeAnswer):
    """An answer whose head, if it is of the usual kind, is read without http.client's parser of e-mails."""

    def begin(self) -> None:
        # No more is read than http.client would read for the first line, so nothing waits longer.
        head, end, _ = self.fp.peek().partition(b"\r\n\r\n")
        message = usual_head(head) if end else None
        if message is None:
            super().begin()
            return
        self.fp.read(len(head) + len(end))
        self.code = self.status = 200
        self.reason = "OK"
        self.version = 11
        self.headers = self.msg = message
        self.chunked = self.will_close = False
        self.length = message.length


class UsualHead(HTTPMessage):
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


def usual_head(head: bytes) -> UsualHead | None:
    """The headers of a 200 that says how long its body is and keeps the connection; None if there is any doubt."""
    text = head.decode("latin-1")
    status, *lines = text.splitlines() or [""]  # splitlines knows more ends of lines than HTTP does
    if status != "HTTP/1.1 200 OK" or not len(lines) == text.count("\r\n") <= _MOST_HEADERS:
        return None
    if not text.endswith(tuple(lines[-1:])):  # one of those ends was the last character
        return None
    try:
        headers = [(name, value.lstrip(" \t")) for name, value in [line.split(":", 1) for line in lines]]
    except ValueError:  # a line without a colon
        return None
    known = {name.lower(): value for name, value in headers}
    length = known.get("content-length", "")
    named = all(known) and "".join(known).replace("-", "").isalnum()
    usual = text.isascii() and named and length.isdecimal() and len(known) == len(lines)
    return UsualHead(headers, int(length)) if usual and known.keys().isdisjoint(_CHANGES_THE_BODY) else None


# Timeouts that a socket has are not set again: nothing for one thread, 12 % of the CPU time of a call for eight of
# them. To ask the system lets the other threads take their turn, and urllib3 asks before it sends and before it reads.


class SteadySocket(_SystemSocket):
    """A socket that hands no timeout to the system which it has already."""

    __slots__ = ()  # so that a socket can become one

    def settimeout(self, value: float | None, /) -> None:
        if value != self.gettimeout():
            super().settimeout(value)


class SteadyTlsSocket(SteadySocket, SSLSocket):
    """The same with TLS."""


class QuickPlainConnection(_QuickRequest, PlainConnection):
    """A connection without TLS, with the tricks."""

    answer_class = QuickAnswer

    def connect(self) -> None:
        super().connect()
        made = self.sock
        if type(made) is _SystemSocket:  # not a stand-in for it
            made.__class__ = SteadySocket  # an interrupt between the two sockets would leave what both hold open


class QuickTlsConnection(_QuickRequest, TlsConnection):
    """A connection with TLS, with the tricks."""

    answer_class = QuickAnswer


class QuickPool(Pool):
    """A pool of connections without TLS, with the tricks."""

    ConnectionCls: Any = QuickPlainConnection


class QuickTlsPool(TlsPool):
    """A pool of connections with TLS, with the tricks."""

    ConnectionCls: Any = QuickTlsConnection


# A response without cookies: 10 % (12 % of the CPU time). requests makes a jar for them and an e-mail to read them
# from, and copies the headers; the cookies of an answer are never kept here.


class QuickResponse(Response):
    """A response that costs little to make: its cookies are not kept, so they are not collected either."""

    elapsed = timedelta(0)  # as requests has it where no Session measures it

    def __init__(self, request: PreparedRequest, raw: Any, adapter: HTTPAdapter) -> None:
        # Response.__init__ would make a cookie jar.
        self.request: Any = request
        self.raw = raw
        self.connection = adapter
        self.status_code = raw.status
        self.reason = raw.reason
        self.headers = raw.headers
        self.url = request.url or ""
        self.encoding = None
        self.history = []
        self._content: Any = False
        self._content_consumed = False
        self._next = None

    @property
    def cookies(self) -> RequestsCookieJar:  # type: ignore[override]  # an attribute in requests, never needed here
        return RequestsCookieJar()


_OF_A_RESPONSE = {
    "_content", "_content_consumed", "_next", "connection", "cookies", "elapsed", "encoding", "headers", "history",
    "raw", "reason", "request", "status_code", "url",
}  # fmt: skip


# The pool that a route has is not looked for again: 11 % (11 % of the CPU time). requests and urllib3 parse the URL
# and make a key of all that a pool was opened with.


class QuickAdapter(Adapter):
    """requests' adapter with all tricks."""

    pools = {"http": QuickPool, "https": QuickTlsPool}  # noqa: RUF012 -- urllib3's name for it is a class's, too

    def get_connection_with_tls_context(
        self,
        request: Any,  # a Prepared
        verify: Any,
        proxies: Any = None,
        cert: Any = None,
    ) -> Any:
        return request.route.pool or super().get_connection_with_tls_context(request, verify, proxies, cert)

    def build_response(self, req: PreparedRequest, resp: Any) -> Response:
        return QuickResponse(req, resp, self)

    def tls_context(self) -> SSLContext:
        context = super().tls_context()
        context.sslsocket_class = SteadyTlsSocket
        return context
