"""A stand-in for STS in a process of its own: answers what was recorded, checks nothing, costs little.

python stub.py        prints its URL, serves until its standard input ends
"""

from __future__ import annotations

import socket
import sys
import threading

_KEYS = """<Credentials>
      <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>
      <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey>
      <SessionToken>{token}</SessionToken>
      <Expiration>2099-01-01T12:00:00Z</Expiration>
    </Credentials>""".format(token="FwoGZXIvYXdzEBYaDKM7bExample" * 12)
_ASSUMED = """
    <AssumedRoleUser>
      <AssumedRoleId>AROACLKWSDQRAOEXAMPLE:bench</AssumedRoleId>
      <Arn>arn:aws:sts::123456789012:assumed-role/demo/bench</Arn>
    </AssumedRoleUser>
    <PackedPolicySize>6</PackedPolicySize>"""


def answer_body(action: str) -> bytes:
    """What STS answers to GetSessionToken or AssumeRole."""
    extra = _ASSUMED if action == "AssumeRole" else ""
    return f"""<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <{action}Result>
    {_KEYS}{extra}
  </{action}Result>
  <ResponseMetadata>
    <RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId>
  </ResponseMetadata>
</{action}Response>
""".encode()


def _answer(action: str) -> bytes:
    body = answer_body(action)
    head = (
        "HTTP/1.1 200 OK\r\nx-amzn-RequestId: c6104cbe-af31-11e0-8154-cbc7ccf896c7\r\nContent-Type: text/xml\r\n"
        f"Content-Length: {len(body)}\r\nDate: Tue, 24 Nov 2026 11:21:19 GMT\r\n\r\n"
    )
    return head.encode() + body


_QUEUES = (  # SQS speaks JSON, and no query
    b"HTTP/1.1 200 OK\r\nx-amzn-RequestId: c6104cbe-af31-11e0-8154-cbc7ccf896c7\r\n"
    b"Content-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n\r\n{}"
)
_ANSWERS = {b"Action=AssumeRole&": _answer("AssumeRole"), b"Action=GetSessionToken&": _answer("GetSessionToken")}


def _length(head: bytes) -> int:
    start = head.lower().find(b"content-length:")
    return int(head[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0


def _serve(connection: socket.socket) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    waiting = b""
    while piece := connection.recv(65536):
        waiting += piece
        while (end := waiting.find(b"\r\n\r\n")) >= 0:
            size = end + 4 + _length(waiting[:end])
            if len(waiting) < size:
                break
            queues = b"AmazonSQS.ListQueues" in waiting[:end]
            body, waiting = waiting[end + 4 : size] + b"&", waiting[size:]
            action = next((known for known in _ANSWERS if known in body), b"Action=GetSessionToken&")
            connection.sendall(_QUEUES if queues else _ANSWERS[action])


def _listen(server: socket.socket) -> None:
    while True:
        connection, _ = server.accept()
        threading.Thread(target=_serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    server = socket.create_server(("127.0.0.1", 0), backlog=256)
    print(f"http://127.0.0.1:{server.getsockname()[1]}", flush=True)
    threading.Thread(target=_listen, args=(server,), daemon=True).start()
    sys.stdin.read()
