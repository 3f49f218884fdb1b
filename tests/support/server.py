"""A loopback HTTP server that answers by a script and remembers what came in, byte for byte."""

from __future__ import annotations

import socket
import socketserver
import ssl
import struct
import threading
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Callable


class Received:
    """One request as it came over the wire; header names keep their spelling and order."""

    def __init__(self, method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> None:
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body

    def header(self, name: str) -> str | None:
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return found[0] if found else None

    @property
    def form(self) -> list[tuple[str, str]]:
        return parse_qsl(self.body.decode(), keep_blank_values=True)


class Answer:
    """What to send back. ``raw`` replaces the whole answer, byte for byte; the connection then closes.

    ``reset`` sends nothing and resets the connection.
    """

    def __init__(
        self,
        status: int = 200,
        body: bytes | str = b"",
        headers: dict[str, str] | None = None,
        reason: str = "OK",
        raw: bytes | None = None,
        delay: float = 0,
        reset: bool = False,
    ) -> None:
        self.status = status
        self.body = body.encode() if isinstance(body, str) else body
        self.headers = headers or {}
        self.reason = reason
        self.raw = raw
        self.delay = delay
        self.reset = reset

    def encoded(self) -> bytes:
        if self.raw is not None:
            return self.raw
        headers = {"Content-Length": str(len(self.body)), **self.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {self.status} {self.reason}\r\n{head}\r\n".encode("latin-1") + self.body


class StubServer:
    """``with StubServer(Answer(...), Answer(...)) as server``: one answer a request; the last answer repeats.

    ``script`` may also be a function from Received to Answer. ``server.url`` is ``http://127.0.0.1:port``;
    ``server.requests`` is what came in; ``server.connections`` counts TCP connections. With ``server.tls`` it is https.
    """

    tls: ssl.SSLContext | None = None

    def __init__(self, *script: Answer | Callable[[Received], Answer]) -> None:
        self.script = list(script) or [Answer()]
        self.requests: list[Received] = []
        self.connections = 0
        self._closing = threading.Event()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        stub = self

        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True

            def handle(self) -> None:
                with stub._lock:
                    stub.connections += 1
                while (received := _read(self.rfile, self.wfile)) is not None and not stub._closing.is_set():
                    answer = stub._next(received)
                    if answer.delay:
                        stub._closing.wait(answer.delay)
                    if answer.reset:
                        reset(self.connection)
                        return
                    self.wfile.write(answer.encoded())
                    if answer.raw is not None:
                        return

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True
            request_queue_size = 128  # of five, which is usual, the sixth that comes at once waits for a minute

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that hangs up is part of many tests."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self.url = f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _next(self, received: Received) -> Answer:
        with self._lock:
            self.requests.append(received)
            step = self.script[min(len(self.requests), len(self.script)) - 1]
        return step if isinstance(step, Answer) else step(received)


def _read(stream: Any, back: Any) -> Received | None:
    line = stream.readline().decode("latin-1").rstrip("\r\n")
    if not line:
        return None
    method, target, _ = line.split(" ", 2)
    headers: list[tuple[str, str]] = []
    while header := stream.readline().decode("latin-1").rstrip("\r\n"):
        name, _, value = header.partition(":")
        headers.append((name, value.strip()))
    if ("expect", "100-continue") in ((name.lower(), value.lower()) for name, value in headers):
        back.write(b"HTTP/1.1 100 Continue\r\n\r\n")  # botocore waits a second for it
    length = next((int(v) for k, v in headers if k.lower() == "content-length"), 0)
    return Received(method, target, headers, stream.read(length))


def reset(sock: socket.socket) -> None:
    """Close with RST instead of FIN."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()
