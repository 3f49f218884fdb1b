"""What goes wrong on the way to STS and back, over real sockets.

One line of a table is one fault. For each of them: how often the call is tried, what the caller is told, that a
failed call leaves at most one connection, that the same client then works, and that its shutdown closes everything.
"""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AWSStaticCredentialsProvider, BasicAWSCredentials, ClientConfiguration, EndpointConfiguration
from sts_sdk.handlers import HandlerBeforeAttemptContext, RequestHandler2
from sts_sdk.retry import RetryPolicy
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import GetCallerIdentityRequest
from support.faults import CLOSE, HANG, NO_READ, RESET, FaultyServer, Step, answered, closed_port, drip
from support.waiting import until

if TYPE_CHECKING:
    from sts_sdk.services.securitytoken import AWSSecurityTokenService

ARN = "arn:aws:iam::111122223333:user/a"
GOOD = (
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
    f"<Arn>{ARN}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>"
)
OK = answered(200, GOOD)
SHORT = answered(200, GOOD, length=5000)
LATIN = GOOD.replace("user/a", "user/\xe9").encode("latin-1")
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
HTML = "<html><body>Be right back<br></body></html>"
LOCATION = ["Location: https://aws.amazon.com/iam"]
HUGE = 10 * 1024 * 1024 + 1


def error(code: str, status: int = 400, headers: list[str] | None = None) -> bytes:
    document = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>m</Message></Error>"
    return answered(status, f"<ErrorResponse>{document}</ErrorResponse>", headers or [])


def dated(code: str, status: int, hours: int = 0) -> Step:
    """An error with the time at which it is given, by a clock that is wrong by so many hours."""

    def made() -> bytes:
        now = datetime.now(UTC) + timedelta(hours=hours)
        return error(code, status, [f"Date: {now:%a, %d %b %Y %H:%M:%S} GMT"])

    return made


NO_ANSWER = ("SdkClientException", "Unable to execute HTTP request: ")
ENDED = "The connection ended before the answer did"
UNREADABLE = ("SdkClientException", "Unable to unmarshall response")
TOO_LATE = ("ClientExecutionTimeoutException", "Client execution did not complete before the specified timeout")
REFUSED = ("AWSSecurityTokenServiceException", "Error Code: ")
IDP = ("IDPCommunicationErrorException", "Error Code: ")

# Time limits, in milliseconds.
SOCKET = {"SocketTimeout": 200}
ATTEMPT = {"RequestTimeout": 120}
CALL = {"ClientExecutionTimeout": 250}
BOTH = {"ClientExecutionTimeout": 1500, "RequestTimeout": 500}  # the third attempt begins, and cannot end
PATIENT = {"SocketTimeout": 60_000}

# what goes wrong, what the server does at each attempt, attempts, what the caller is told, time limits
FAULTS: list[tuple[str, list[Step], int, tuple[str, str], str, dict[str, int]]] = [
    # before the answer
    ("reset before reading", [NO_READ, RESET], 3, NO_ANSWER, "", PATIENT),
    ("closed before reading", [NO_READ, CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("reset after reading", [RESET], 3, NO_ANSWER, "Connection reset by peer", PATIENT),
    ("closed after reading", [CLOSE], 3, NO_ANSWER, "The target server failed to respond", PATIENT),
    ("silence", [HANG], 3, NO_ANSWER, "Read timed out", SOCKET),
    ("silence, limit on the attempt", [HANG], 3, NO_ANSWER, "before the request timeout", ATTEMPT),
    ("silence, limit on the call", [HANG], 1, TOO_LATE, "", CALL),
    ("silence, all limits", [HANG], 3, TOO_LATE, "", BOTH),
    # the head of the answer
    ("no HTTP", [b"220 mail.example.test ESMTP\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("binary", [bytes(range(256)), CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("empty lines", [b"\r\n\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("status line without a status", [b"HTTP/1.1\r\n\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("status that is no number", [b"HTTP/1.1 abc OK\r\n\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("status of two digits", [b"HTTP/1.1 20 OK\r\n\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("unknown version", [b"HTTP/7 200 OK\r\n\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("half a status line, closed", [b"HTTP/1.1 2", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("half a status line, reset", [b"HTTP/1.1 2", RESET], 3, NO_ANSWER, "", PATIENT),
    ("half a head, closed", [OK[:30], CLOSE], 3, NO_ANSWER, ENDED, PATIENT),
    ("whole lines of a head, closed", [OK[: OK.index(b"\r\n\r\n") + 2], CLOSE], 3, NO_ANSWER, ENDED, PATIENT),
    ("half a head of a refusal, closed", [answered(403)[:30], CLOSE], 3, NO_ANSWER, ENDED, PATIENT),
    ("100, then half a head", [b"HTTP/1.1 100 Continue\r\n\r\n" + OK[:30], CLOSE], 3, NO_ANSWER, ENDED, PATIENT),
    ("half a head, reset", [OK[:30], 0.02, RESET], 3, NO_ANSWER, "", PATIENT),
    ("half a head, silence", [OK[:30], HANG], 3, NO_ANSWER, "Read timed out", SOCKET),
    ("dripping head", drip(OK, 0.02), 3, NO_ANSWER, "before the request timeout", ATTEMPT),
    ("endless header", [b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000, CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("thousand headers", [b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    # its body
    ("short body, closed", [SHORT, CLOSE], 3, NO_ANSWER, ENDED, PATIENT),
    ("short body, reset", [SHORT, 0.02, RESET], 3, NO_ANSWER, "", PATIENT),
    ("short body, silence", [SHORT, HANG], 3, NO_ANSWER, "Read timed out", SOCKET),
    ("no body, closed", [answered(200, b"", length=5000), CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("dripping body", [OK[:-40], *drip(OK[-40:], 0.02)], 3, NO_ANSWER, "before the request timeout", ATTEMPT),
    ("dripping body, limit on the call", [OK[:-40], *drip(OK[-40:], 0.02)], 1, TOO_LATE, "", CALL),
    ("chunk cut off", [CHUNKED + b"1000\r\n" + GOOD.encode()[:100], CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("chunk cut off, reset", [CHUNKED + b"1000\r\n" + b"x", 0.02, RESET], 3, NO_ANSWER, "", PATIENT),
    ("chunks without an end", [CHUNKED + b"5\r\nhello\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("chunks, then silence", [CHUNKED + b"5\r\nhello\r\n", HANG], 3, NO_ANSWER, "Read timed out", SOCKET),
    ("chunk size that is no number", [CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n", CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("two lengths", [answered(200, GOOD, ["Content-Length: 3"]), CLOSE], 3, NO_ANSWER, "", PATIENT),
    ("broken gzip", [answered(200, b"no gzip", ["Content-Encoding: gzip"])], 3, NO_ANSWER, "", PATIENT),
    ("huge body", [answered(200, b"x" * HUGE), CLOSE], 1, NO_ANSWER, "", PATIENT),
    ("huge body of an error", [answered(500, b"x" * HUGE), CLOSE], 1, NO_ANSWER, "", PATIENT),
    # a whole answer that is none
    ("200 without a body", [answered(200)], 1, UNREADABLE, "", PATIENT),
    ("204", [answered(204)], 1, UNREADABLE, "", PATIENT),
    ("200 with HTML", [answered(200, HTML)], 1, UNREADABLE, "", PATIENT),
    ("200 with JSON", [answered(200, '{"a": 1}')], 1, UNREADABLE, "", PATIENT),
    ("200 with half an XML", [answered(200, GOOD[:150])], 1, UNREADABLE, "", PATIENT),
    ("200 that is not UTF-8", [answered(200, LATIN)], 1, UNREADABLE, "", PATIENT),
    ("200 with a DOCTYPE", [answered(200, '<!DOCTYPE a [<!ENTITY b "c">]>' + GOOD)], 1, UNREADABLE, "", PATIENT),
    # the service says no
    ("400", [answered(400)], 1, REFUSED, "400 Because", PATIENT),
    ("401", [answered(401)], 1, REFUSED, "401", PATIENT),
    ("403 with HTML", [answered(403, HTML)], 1, REFUSED, "403 Because", PATIENT),
    ("404", [answered(404, "<UnknownOperationException/>")], 1, REFUSED, "404 Because", PATIENT),
    ("413", [answered(413)], 1, REFUSED, "413", PATIENT),
    ("418", [error("MadeUp", 418)], 1, REFUSED, "MadeUp", PATIENT),
    ("429", [answered(429)], 3, REFUSED, "429", PATIENT),
    ("500", [answered(500)], 3, REFUSED, "500 Because", PATIENT),
    ("500 with HTML", [answered(500, HTML)], 3, REFUSED, "500 Because", PATIENT),
    ("501", [answered(501)], 1, REFUSED, "501", PATIENT),
    ("502", [answered(502, HTML)], 3, REFUSED, "502", PATIENT),
    ("503", [answered(503, HTML)], 3, REFUSED, "503", PATIENT),
    ("503 with a body cut off", [answered(503, HTML, length=500), CLOSE], 3, NO_ANSWER, ENDED, PATIENT),
    ("503 with half an XML", [answered(503, "<ErrorResponse><Error><Co")], 3, REFUSED, "503 Because", PATIENT),
    ("504", [answered(504)], 3, REFUSED, "504", PATIENT),
    ("599", [answered(599)], 1, REFUSED, "599", PATIENT),
    ("Throttling", [error("Throttling")], 3, REFUSED, "Throttling", PATIENT),
    ("SlowDown", [error("SlowDown", 503)], 3, REFUSED, "SlowDown", PATIENT),
    ("RequestLimitExceeded", [error("RequestLimitExceeded", 503)], 3, REFUSED, "RequestLimitExceeded", PATIENT),
    ("RequestTimeout", [error("RequestTimeout", 408)], 3, REFUSED, "RequestTimeout", PATIENT),
    ("IDPCommunicationError", [error("IDPCommunicationError")], 3, IDP, "IDPCommunicationError", PATIENT),
    ("InternalFailure", [error("InternalFailure", 500)], 3, REFUSED, "InternalFailure", PATIENT),
    ("AccessDenied", [error("AccessDenied", 403)], 1, REFUSED, "AccessDenied", PATIENT),
    ("ExpiredToken of keys that do not change", [error("ExpiredToken", 403)], 1, REFUSED, "ExpiredToken", PATIENT),
    ("wrong secret", [dated("SignatureDoesNotMatch", 403)], 1, REFUSED, "SignatureDoesNotMatch", PATIENT),
    ("clock that stays wrong", [dated("RequestExpired", 400, hours=1)], 3, REFUSED, "RequestExpired", PATIENT),
    # it sends the caller elsewhere
    ("301", [answered(301, b"", LOCATION)], 1, REFUSED, "301 Because", PATIENT),
    ("302, as STS without an action", [answered(302, b"", LOCATION)], 1, REFUSED, "302 Because", PATIENT),
    ("303", [answered(303, b"", LOCATION)], 1, REFUSED, "303 Because", PATIENT),
    ("307", [answered(307, b"", LOCATION)], 1, REFUSED, "307 Because", PATIENT),
    ("307 without a place", [answered(307)], 1, REFUSED, "307 Because", PATIENT),
    ("308", [answered(308, b"", LOCATION)], 1, REFUSED, "308 Because", PATIENT),
    ("304", [answered(304)], 1, REFUSED, "304 Because", PATIENT),
]  # fmt: skip

# what goes wrong, what the server does at each attempt in turn, attempts, time limits; the caller hears nothing of it
RECOVERIES: list[tuple[str, list[list[Step]], int, dict[str, int]]] = [
    ("all is well", [[OK]], 1, PATIENT),
    ("HTTP/1.0 without a length", [[b"HTTP/1.0 200 OK\r\n\r\n" + GOOD.encode(), CLOSE]], 1, PATIENT),
    ("chunks", [[CHUNKED + f"{len(GOOD):x}\r\n{GOOD}\r\n0\r\n\r\n".encode()]], 1, PATIENT),
    ("100 before 200", [[b"HTTP/1.1 100 Continue\r\n\r\n" + OK]], 1, PATIENT),
    ("slow, but in time", [[0.05, OK[:30], 0.05, OK[30:]]], 1, PATIENT),
    ("reset, then well", [[RESET], [OK]], 2, PATIENT),
    ("closed twice, then well", [[CLOSE], [CLOSE], [OK]], 3, PATIENT),
    ("silence, then well", [[HANG], [OK]], 2, {"SocketTimeout": 1000}),
    ("cut off, then well", [[SHORT, CLOSE], [OK]], 2, PATIENT),
    ("500 and 503, then well", [[answered(500)], [answered(503, HTML)], [OK]], 3, PATIENT),
    ("throttled, then well", [[error("Throttling")], [OK]], 2, PATIENT),
    ("wrong clock, then well", [[dated("SignatureDoesNotMatch", 403, hours=1)], [OK]], 2, PATIENT),
]  # fmt: skip


def ids(table: list[Any]) -> list[str]:
    return [row[0] for row in table]


class Counter(RequestHandler2):
    """Counts attempts, also those that never reach a server."""

    def __init__(self) -> None:
        self.attempts = 0

    def beforeAttempt(self, context: HandlerBeforeAttemptContext) -> None:
        self.attempts += 1


def client_of(url: str, counter: Counter, limits: dict[str, int] = PATIENT) -> AWSSecurityTokenService:
    configuration = ClientConfiguration().withRetryPolicy(RetryPolicy(None, lambda *_: 1, 2, False))
    for name, milliseconds in limits.items():
        getattr(configuration, f"set{name}")(milliseconds)
    return (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
        .withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")))
        .withClientConfiguration(configuration)
        .withRequestHandlers(counter)
        .build()
    )


def outcome(client: AWSSecurityTokenService, request: GetCallerIdentityRequest | None = None) -> tuple[str | None, str]:
    """The name of the exception, None if there is none, and its text."""
    try:
        return None, client.getCallerIdentity(request or GetCallerIdentityRequest()).getArn() or ""
    except Exception as exception:  # noqa: BLE001 -- whatever comes out is what the table is about
        return type(exception).__name__, str(exception)


def afterwards(client: AWSSecurityTokenService, server: FaultyServer) -> None:
    """No connection leaks, the client works, and its end is the end of all connections."""
    assert until(lambda: len(server.open) <= 1)
    server.script = [[OK]]
    patient = GetCallerIdentityRequest().withSdkRequestTimeout(60_000).withSdkClientExecutionTimeout(60_000)
    assert outcome(client, patient) == (None, ARN)
    client.shutdown()
    assert server.is_idle()


@pytest.mark.parametrize(("steps", "attempts", "told", "text", "limits"), [row[1:] for row in FAULTS], ids=ids(FAULTS))
def test_fault(steps: list[Step], attempts: int, told: tuple[str, str], text: str, limits: dict[str, int]) -> None:
    counter = Counter()
    with FaultyServer(steps) as server:
        client = client_of(f"http://127.0.0.1:{server.port}", counter, limits)
        name, message = outcome(client)
        assert (name, counter.attempts) == (told[0], attempts)
        assert told[1] in message
        assert text in message
        afterwards(client, server)


@pytest.mark.parametrize(("script", "attempts", "limits"), [row[1:] for row in RECOVERIES], ids=ids(RECOVERIES))
def test_recovery(script: list[list[Step]], attempts: int, limits: dict[str, int]) -> None:
    counter = Counter()
    with FaultyServer(*script) as server:
        client = client_of(f"http://127.0.0.1:{server.port}", counter, limits)
        assert outcome(client) == (None, ARN)
        assert counter.attempts == attempts
        afterwards(client, server)


def test_the_table_is_long_enough() -> None:
    assert len({row[0] for row in (*FAULTS, *RECOVERIES)}) >= 60


def test_connection_refused() -> None:
    counter = Counter()
    name, message = outcome(client_of(f"http://127.0.0.1:{closed_port()}", counter))
    assert (name, counter.attempts) == (NO_ANSWER[0], 3)
    assert "Connection refused" in message


def test_name_that_does_not_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    counter = Counter()
    name, message = outcome(client_of("https://sts.nowhere.invalid", counter))
    assert (name, counter.attempts) == (NO_ANSWER[0], 3)
    assert "the name does not resolve" in message


@pytest.mark.parametrize(
    ("steps", "attempts"),
    [([NO_READ, b"HTTP/1.1 400 Bad Request\r\n\r\n", CLOSE], 1), ([NO_READ, CLOSE], 3)],
    ids=["a server without TLS", "closed in the handshake"],
)
def test_tls(steps: list[Step], attempts: int) -> None:
    counter = Counter()
    with FaultyServer(steps) as server:
        client = client_of(f"https://127.0.0.1:{server.port}", counter)
        name, message = outcome(client)
        assert (name, counter.attempts) == (NO_ANSWER[0], attempts)
        assert message.startswith(NO_ANSWER[1])
        client.shutdown()
        assert server.is_idle()


@pytest.mark.parametrize("hang_up", [CLOSE, RESET])
def test_connection_that_died_while_it_was_idle(hang_up: str) -> None:
    counter = Counter()
    with FaultyServer([OK, hang_up]) as server:
        client = client_of(f"http://127.0.0.1:{server.port}", counter)
        for _ in range(5):
            assert outcome(client) == (None, ARN)
            server.is_idle()
        assert counter.attempts <= 10
        client.shutdown()
