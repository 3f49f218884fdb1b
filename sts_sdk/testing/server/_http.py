"""The HTTP server on loopback: one port, a thread for each connection; closing it ends them all."""

from __future__ import annotations

import contextlib
import errno
import re
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sts_sdk.testing.server._faults import Drop
from sts_sdk.testing.server._wire import Answer, Received

LARGEST_HEAD = 16 * 1024


class Cut(Exception):
    """Raised to cut the connection, before or in the middle of an answer."""

    def __init__(self, drop: Drop, answer: Answer | None = None) -> None:
        super().__init__(drop)
        self.drop: Drop = drop
        self.answer = answer


class Server:
    """A port that answers each request with what a function returns for it; over TLS if it has a context for that.

    ``host`` is the address to listen on, 127.0.0.1 unless another one is asked for. OSError if the port is taken.
    """

    def __init__(
        self,
        respond: Callable[[Received], Answer],
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        try:
            self._http = _Http(respond, host, port, tls)
        except OSError as error:
            raise OSError(error.errno, _cannot_listen(error, host, port)) from error
        self.port: int = self._http.server_address[1]
        self._wake = (reachable(host), self.port)
        self._thread = threading.Thread(target=self._http.serve, name="local AWS", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening, cut the connections that are open and wait for their threads."""
        self._http.closing = True
        with contextlib.suppress(OSError), socket.create_connection(self._wake):
            """Wakes the thread that waits for the next connection."""
        self._thread.join()
        self._http.cut()
        self._http.server_close()


def _cannot_listen(error: OSError, host: str, port: int) -> str:
    if error.errno in (errno.EADDRINUSE, errno.EACCES):
        return f"port {port} of {host} is taken, or not for you to use: give another one, or 0 for a free one"
    return f"cannot listen on {host}: {error.strerror or error}"


def reachable(host: str) -> str:
    """The address at which a server that listens on ``host`` is reached from this machine."""
    return {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- compared, not bound


class _Http(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, respond: Callable[[Received], Answer], host: str, port: int, tls: ssl.SSLContext | None) -> None:
        self.respond = respond
        self._tls = tls
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.closing = False
        self._open: set[socket.socket] = set()
        self._handling: list[threading.Thread] = []
        self._lock = threading.Lock()
        super().__init__((host, port), _Handler)

    def serve(self) -> None:
        while not self.closing:
            self.handle_request()

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Serve a connection in a thread that ends with the program, and that ``server_close`` waits for."""
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        thread.start()
        self._handling = [*filter(threading.Thread.is_alive, self._handling), thread]

    def finish_request(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: tuple[str, int]
    ) -> None:
        """Serve a connection, over TLS if that is asked for. The handshake is here, in the connection's own thread."""
        if self._tls is None or isinstance(request, tuple):
            return super().finish_request(request, client_address)
        with self._tls.wrap_socket(request, server_side=True, do_handshake_on_connect=False) as secured:
            self.opened(secured)
            try:
                secured.do_handshake()
                return super().finish_request(secured, client_address)
            finally:
                self.closed(secured)

    def server_close(self) -> None:
        """Close the port and wait for the threads of its connections; ``cut`` makes sure that they end."""
        super().server_close()
        for thread in self._handling:
            thread.join()

    def server_bind(self) -> None:
        """Bind without asking a name server for this machine's name, which the base class does."""
        if sys.platform == "win32":  # there SO_REUSEADDR would let two programs share the port
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def opened(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.add(connection)
            late = self.closing
        if late:  # cut() may have run before this connection was noted
            _cut(connection)

    def closed(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.discard(connection)

    def cut(self) -> None:
        with self._lock:
            for connection in self._open:
                _cut(connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing when a client closes its connection."""


def _cut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http  # pyright: ignore[reportIncompatibleVariableOverride] -- no other server has this handler

    def setup(self) -> None:
        super().setup()
        self.server.opened(self.connection)

    def finish(self) -> None:
        self.server.closed(self.connection)
        super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's names
        """Print nothing: ``aws.requests`` is the log."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 -- the base class's names
        """Answer an empty 400, as AWS does, to what is not HTTP or has an unknown method."""
        self.close_connection = True
        self._write(Answer(413 if code == 413 else 400, [("Connection", "close")]))

    def _serve(self) -> None:
        if sum(len(name) + len(value) for name, value in self.headers.items()) + len(self.path) > LARGEST_HEAD:
            return self.send_error(400)
        lengths = self.headers.get_all("Content-Length") or []
        if len(lengths) > 1 or (lengths and self._is_chunked()):
            return self.send_error(400)  # two readers could take two different bodies for it
        length = "".join(lengths) or "0"
        if re.fullmatch("[0-9]{11,}", length):
            return self.send_error(413)
        body = self._chunks() if self._is_chunked() else self._body(length)
        if body is None:
            return self.send_error(400)
        target = self.requestline.split()[1]  # self.path will not do: the base class joins slashes at its start
        received = Received(self.command, target, self.headers.items(), body)
        try:
            self._write(self.server.respond(received))
        except Cut as cut:
            self._cut(cut)
        return None

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _serve

    def _is_chunked(self) -> bool:
        return "chunked" in (self.headers.get("Transfer-Encoding") or "").lower()

    def _body(self, length: str) -> bytes | None:
        """The body; None if the length is not a number, or the body is shorter."""
        if not re.fullmatch("[0-9]+", length):
            return None
        body = self.rfile.read(int(length))
        return body if len(body) == int(length) else None

    def _chunks(self) -> bytes | None:
        """The chunks of the body, joined; None if a chunk has no length or is shorter."""
        data = bytearray()
        while True:
            size = self.rfile.readline(LARGEST_HEAD).partition(b";")[0].strip()
            if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
                return None
            chunk = self.rfile.read(int(size, 16))
            if len(chunk) < int(size, 16):
                return None
            while self.rfile.readline().strip() and not chunk:
                """The trailers after the last chunk."""
            if not chunk:
                return bytes(data)
            data += chunk

    def _write(self, answer: Answer) -> None:
        body = b"" if self.command == "HEAD" else answer.body
        self.wfile.write(self._head(answer) + body)

    def _head(self, answer: Answer) -> bytes:
        reason = self.responses.get(answer.status, ("", ""))[0]
        lines = [f"HTTP/1.1 {answer.status} {reason}", *(f"{name}: {value}" for name, value in answer.headers)]
        if answer.status != 204 and not any(name.lower() == "content-length" for name, _ in answer.headers):
            lines.append(f"Content-Length: {len(answer.body)}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def _cut(self, cut: Cut) -> None:
        self.close_connection = True
        answer = cut.answer
        if answer is None or cut.drop == "before-headers":
            return
        half = answer.body[: len(answer.body) // 2] if cut.drop == "inside-body" else b""
        self.wfile.write(self._head(answer) + half)
