"""Loopback servers for what a scripted HTTP server cannot do: raw connections, TLS, and a proxy."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

from support.waiting import LONG

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable


class RawServer:
    """``with RawServer(talk) as server``: ``talk(sock, n)`` is called with the n-th connection, counted from 0.

    The socket is closed when ``talk`` returns. With a context the server speaks TLS.
    """

    def __init__(self, talk: Callable[[socket.socket, int], None], context: ssl.SSLContext | None = None) -> None:
        self._talk = talk
        self._context = context
        self.connections = 0
        self.closing = threading.Event()

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.closing.set()
        for sock in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(sock)
            number, self.connections = self.connections, self.connections + 1
            threading.Thread(target=self._serve, args=(sock, number), daemon=True).start()

    def _serve(self, sock: socket.socket, number: int) -> None:
        try:
            if self._context is not None:
                sock = self._context.wrap_socket(sock, server_side=True)
                self._open.append(sock)
            with sock:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._talk(sock, number)
        except OSError:
            sock.close()  # the client hung up, which is part of many tests


def read_request(sock: socket.socket) -> bytes:
    """One request: its head and, by Content-Length, its body; empty if the client is gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = sock.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    whole = bytearray(body)  # to which much can be added, piece by piece, without copying it each time
    while len(whole) < length:
        whole += sock.recv(65536)
    return head + b"\r\n\r\n" + bytes(whole)


class LoopbackProxy(RawServer):
    """An HTTP proxy: tunnels CONNECT to the port that is asked for, whatever the host, and answers plain requests.

    With ``user`` and ``password`` it asks for them (407). ``heads`` is the head of each request, in order.
    """

    def __init__(
        self,
        user: str | None = None,
        password: str = "",
        *,
        refuse: bytes | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(self._proxy, context)
        self.heads: list[str] = []
        self._refuse = refuse
        self._wanted = None if user is None else base64.b64encode(f"{user}:{password}".encode()).decode()

    def _proxy(self, sock: socket.socket, number: int) -> None:
        while request := read_request(sock):
            head = request.partition(b"\r\n\r\n")[0].decode()
            self.heads.append(head)
            if self._refuse is not None:
                sock.sendall(self._refuse)
                return
            if self._wanted is not None and f"proxy-authorization: basic {self._wanted}".lower() not in head.lower():
                sock.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                continue
            if head.startswith("CONNECT "):
                self._tunnel(sock, int(head.split()[1].rpartition(":")[2]))
                return
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nby a proxy!")

    def _tunnel(self, sock: socket.socket, port: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as target:
            sock.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_copy, args=(target, sock), daemon=True)
            back.start()
            _copy(sock, target)
            back.join(LONG)


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # one side hung up
