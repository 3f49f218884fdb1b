"""A loopback server that misbehaves by a script, byte for byte, and knows which connections are still open."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Sequence

RESET = "reset"
"""Reset the connection (RST): the client's next read or write fails."""
CLOSE = "close"
"""Close the connection (FIN)."""
HANG = "hang"
"""Send nothing more until the client closes the connection."""
NO_READ = "no read"
"""Do not even read the request."""

Step = bytes | float | str | Callable[[], bytes]
"""What to do next: send bytes, send what a function returns, wait so many seconds, or one of the words above."""


def answered(
    status: int = 200, body: bytes | str = b"", headers: Sequence[str] = (), *, length: int | str | None = None
) -> bytes:
    """A whole answer; ``length`` is what Content-Length claims."""
    content = body.encode() if isinstance(body, str) else body
    claimed = len(content) if length is None else length
    lines = [f"HTTP/1.1 {status} Because", f"Content-Length: {claimed}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def drip(data: bytes, seconds: float) -> list[Step]:
    """Steps that send one byte at a time, with a pause of so many seconds after each."""
    return [part for byte in data for part in (bytes([byte]), seconds)]


class FaultyServer:
    """``with FaultyServer([b"...", RESET], [answered(...)])``: one list of steps a request; the last list repeats.

    After steps that end with bytes the connection stays open for the next request.
    """

    def __init__(self, *script: list[Step]) -> None:
        self.script = list(script)
        self.requests = 0
        self.open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._closing.set()
        # A connection to oneself wakes accept(); closing a listener does not on every system.
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._thread.join()
        self._listener.close()
        for connection in tuple(self.open):
            connection.close()

    def is_idle(self) -> bool:
        """Wait until all connections are closed; False if they never are."""
        return until(lambda: not self.open)

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._closing.is_set():
                connection.close()
                return
            self.open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            unread = self._steps()[0] == NO_READ
            while not self._closing.is_set() and (unread or _read_request(connection)) and self._play(connection):
                unread = False
        except OSError:
            pass
        finally:
            connection.close()
            self.open.discard(connection)

    def _steps(self) -> list[Step]:
        return self.script[min(self.requests, len(self.script) - 1)]

    def _play(self, connection: socket.socket) -> bool:
        with self._lock:
            steps = [step for step in self._steps() if step != NO_READ]
            self.requests += 1
        return all(self._do(connection, step) for step in steps)

    def _do(self, connection: socket.socket, step: Step) -> bool:
        if isinstance(step, bytes):
            connection.sendall(step)
        elif callable(step):
            connection.sendall(step())
        elif isinstance(step, float):
            self._closing.wait(step)
        elif step == RESET:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        elif step == CLOSE:
            return False
        elif step == HANG:
            return bool(connection.recv(1))
        return True


def _read_request(connection: socket.socket) -> bool:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return False
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        more = connection.recv(65536)
        if not more:
            return False
        body += more
    return True


def closed_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: Any = listener.getsockname()[1]
    return port
