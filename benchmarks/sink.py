"""A stand-in for S3 in a process of its own: takes what is uploaded and keeps nothing, gives zeros, checks nothing.

python sink.py SIZE [AUTHORITY]   prints its URL, serves objects of SIZE bytes until its standard input ends

With a file to write the certificate to that clients are to trust, it speaks TLS.
"""

from __future__ import annotations

import re
import socket
import ssl
import sys
import threading
from pathlib import Path

from sts_sdk.testing.server._certificates import server_context

_PIECE = 1 << 20
_ZEROS = bytes(_PIECE)
_BEGUN = (
    b"<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><UploadId>upload</UploadId>"
    b"</InitiateMultipartUploadResult>"
)
_COMPLETED = b'<CompleteMultipartUploadResult><ETag>"tag-1"</ETag></CompleteMultipartUploadResult>'


def _up_to(connection: socket.socket, end: bytes, waiting: bytes) -> tuple[bytes, bytes]:
    """What comes next, up to such an end, and what came behind that; both empty when the client is gone."""
    while end not in waiting:
        piece = connection.recv(65536)
        if not piece:
            return b"", b""
        waiting += piece
    found, _, rest = waiting.partition(end)
    return found, rest


def _take(connection: socket.socket, head: bytes, come: bytes) -> bytes:
    """Read the body and forget it; what came behind it."""
    named = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if b"100-continue" in head.lower():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    if b"\r\ntransfer-encoding: chunked" in head.lower():
        return _skip_chunks(connection, come)
    return _skip(connection, int(named[1]) if named else 0, come)


def _skip(connection: socket.socket, size: int, come: bytes) -> bytes:
    """Read so many bytes, of which some have come; what came behind them."""
    left, buffer = size - len(come), bytearray(_PIECE)
    while left > 0:
        read = connection.recv_into(buffer, min(left, _PIECE))
        if not read:
            raise ConnectionError("the client is gone")
        left -= read
    return come[size:]


def _skip_chunks(connection: socket.socket, come: bytes) -> bytes:
    """Read chunks to the last one; what came behind it. The trailers of aws-chunked are content here."""
    size = -1
    while size:
        line, come = _up_to(connection, b"\r\n", come)
        size = int(line, 16)
        come = _skip(connection, size + 2, come)
    return come


def _answer(head: bytes, size: int) -> tuple[bytes, int]:
    """Head and inline body of the answer, and how many zeros follow."""
    method, target = head.split(b" ", 2)[:2]
    if method == b"POST":
        body = _BEGUN if b"uploads" in target else _COMPLETED
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body), 0
    if method == b"PUT":
        return b'HTTP/1.1 200 OK\r\nETag: "part"\r\nContent-Length: 0\r\n\r\n', 0
    asked = re.search(rb"(?i)\r\nrange: *bytes=(\d+)-(\d*)", head)
    first, last = (int(asked[1]), min(int(asked[2] or size - 1), size - 1)) if asked else (0, size - 1)
    length = last - first + 1
    status = b"206 Partial Content\r\nContent-Range: bytes %d-%d/%d" % (first, last, size) if asked else b"200 OK"
    lines = b'HTTP/1.1 %s\r\nETag: "tag-1"\r\nContent-Length: %d\r\n\r\n' % (status, length)
    return lines, 0 if method == b"HEAD" else length


def _serve(connection: socket.socket, size: int) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    waiting = b""
    while True:
        head, come = _up_to(connection, b"\r\n\r\n", waiting)
        if not head:
            return
        waiting = _take(connection, head, come)
        answer, zeros = _answer(head, size)
        connection.sendall(answer)
        while zeros:
            piece = min(zeros, _PIECE)
            connection.sendall(memoryview(_ZEROS)[:piece])
            zeros -= piece


def _listen(server: socket.socket, size: int, tls: ssl.SSLContext | None) -> None:
    while True:
        connection, _ = server.accept()
        if tls is not None:
            connection = tls.wrap_socket(connection, server_side=True)
        threading.Thread(target=_serve, args=(connection, size), daemon=True).start()


if __name__ == "__main__":
    server = socket.create_server(("127.0.0.1", 0), backlog=64)
    tls = server_context(["127.0.0.1"], Path(sys.argv[2])) if len(sys.argv) > 2 else None
    print(f"{'https' if tls else 'http'}://127.0.0.1:{server.getsockname()[1]}", flush=True)
    threading.Thread(target=_listen, args=(server, int(sys.argv[1]), tls), daemon=True).start()
    sys.stdin.read()
