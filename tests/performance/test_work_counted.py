"""The work of one warm call, counted where a slip would cost time that no other test sees."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

import sts_sdk
from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    EndpointConfiguration,
    STSAssumeRoleSessionCredentialsProvider,
)
from sts_sdk.auth._sigv4 import sign
from sts_sdk.internal._clock import now
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from sts_sdk.internal._xml import decode
from sts_sdk.services.securitytoken.model import AssumeRoleResult, GetSessionTokenRequest
from support.server import Answer, StubServer
from support.sockets import RawServer, read_request
from support.tls import Authority

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from types import FrameType

KEYS = BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")
OURS = str(Path(sts_sdk.__file__).parent)
ANSWER = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIAEXAMPLEAAAAAAAAA</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""


class Work:
    """Functions called while it is entered: ours, those of libraries, and those in C, by name."""

    def __init__(self) -> None:
        self.ours: Counter[str] = Counter()
        self.theirs: Counter[str] = Counter()
        self.builtin: Counter[str] = Counter()

    def _see(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            of = self.ours if frame.f_code.co_filename.startswith(OURS) else self.theirs
            of[frame.f_code.co_qualname] += 1
        elif event == "c_call":
            self.builtin[argument.__qualname__] += 1

    def __enter__(self) -> Self:
        sys.setprofile(self._see)
        return self

    def __exit__(self, *exc: object) -> None:
        sys.setprofile(None)


def work_of(task: Callable[[], object]) -> Work:
    """The work of a task that was done before."""
    for _ in range(3):
        task()
    with Work() as work:
        task()
    return work


def of_sockets(work: Work, name: str) -> int:
    """How often the system was asked for this, by whatever kind of socket."""
    return sum(times for each, times in work.builtin.items() if each.rpartition(".")[2] == name)


@pytest.fixture
def call() -> Iterator[Callable[[], object]]:
    with StubServer(Answer(body=ANSWER)) as server:
        endpoint = EndpointConfiguration(server.url, "us-east-1")
        builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint)
        with builder.withCredentials(AWSStaticCredentialsProvider(KEYS)).build() as client:
            request = GetSessionTokenRequest().withDurationSeconds(900)
            yield lambda: client.getSessionToken(request)


def test_a_warm_call_makes_few_calls_of_ours(call: Callable[[], object]) -> None:
    work = work_of(call)
    drawn = sum(times for name, times in work.ours.items() if name.startswith("_draw"))  # once in 64 calls
    assert work.ours.total() - drawn <= 190, work.ours.most_common(30)


@pytest.mark.fast_path
def test_a_warm_call_makes_few_calls_of_the_libraries(call: Callable[[], object]) -> None:
    """More than three times as many before connections were prepared once, and heads written and read in one piece."""
    work = work_of(call)
    assert work.theirs.total() <= 170, work.theirs.most_common(30)
    assert not any("parsegen" in name or "cookie" in name.lower() for name in work.theirs)


@pytest.mark.fast_path
def test_a_warm_call_sends_once_and_reads_once(call: Callable[[], object]) -> None:
    work = work_of(call)
    assert of_sockets(work, "sendall") == 1
    assert of_sockets(work, "recv_into") <= 2


@pytest.mark.fast_path
def test_a_warm_call_sets_no_timeout_that_the_socket_has(call: Callable[[], object]) -> None:
    """Each time would let other threads take their turn: at eight threads 20 us of CPU time."""
    work = work_of(call)
    assert work.ours["SteadySocket.settimeout"] == 2  # urllib3 asks for it, before it sends and before it receives
    assert of_sockets(work, "settimeout") == 0


@pytest.mark.fast_path
def test_a_warm_call_by_tls_sets_none_either(tmp_path: Path) -> None:
    def answer(sock: socket.socket, number: int) -> None:
        while read_request(sock):
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood")

    authority = Authority(tmp_path)
    transport = RequestsTransport(TransportSettings(ca_bundle=authority.bundle))
    with RawServer(answer, authority.server_context("localhost")) as server:
        request = HttpRequest("POST", f"https://localhost:{server.port}/", {"Host": "test"}, b"body")
        work = work_of(lambda: transport.send(request, Timeouts(10, 50)))
        transport.close()
    assert work.ours["SteadySocket.settimeout"] == 2
    assert of_sockets(work, "settimeout") == 0


@pytest.mark.fast_path
@pytest.mark.parametrize("name", ["compile", "getLogger", "environ", "urlsplit", "shared_files", "import_module"])
def test_a_warm_call_does_nothing_over_again(call: Callable[[], object], name: str) -> None:
    work = work_of(call)
    seen = [each for each in (*work.ours, *work.theirs) if each.rpartition(".")[2] == name]
    assert not seen


def test_fresh_credentials_are_read_without_a_lock_and_without_asking() -> None:
    with StubServer(Answer(body=ANSWER)) as server:
        endpoint = EndpointConfiguration(server.url, "us-east-1")
        builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint)
        client = builder.withCredentials(AWSStaticCredentialsProvider(KEYS)).build()
        role = STSAssumeRoleSessionCredentialsProvider.Builder("arn:aws:iam::123456789012:role/demo", "bench")
        provider = role.withStsClient(client).build()
        work = work_of(provider.getCredentials)
        assert work.ours.total() <= 4, work.ours
        assert not any("acquire" in name or "lock" in name.lower() for name in (*work.builtin, *work.theirs))
        assert len(server.requests) == 1


def test_a_signature_derives_no_key_a_second_time() -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    request = HttpRequest("POST", "https://sts.us-east-1.amazonaws.com/", headers, b"Action=GetCallerIdentity")
    work = work_of(lambda: sign(request, KEYS, "us-east-1", "sts", now()))
    assert work.builtin["hmac_digest"] + work.builtin["openssl_sha256"] == 3
    assert work.ours.total() <= 32, work.ours


def test_decoding_makes_calls_for_elements_only() -> None:
    body = ANSWER.encode()
    work = work_of(lambda: decode(AssumeRoleResult, body))
    elements = ANSWER.count("</")
    assert work.ours.total() <= 5 * elements + 6, work.ours


def test_calls_keep_no_memory(call: Callable[[], object]) -> None:
    """The metadata of the latest 50 answers is kept, and 256 access keys' origins; what grows further is a leak."""
    for _ in range(100):
        call()
    tracemalloc.start()
    try:
        before = _kept(lambda: [call() for _ in range(100)])
        after = _kept(lambda: [call() for _ in range(400)])
    finally:
        tracemalloc.stop()
    assert after - before < 10_000


def _kept(work: Callable[[], object]) -> int:
    """Bytes in use that lines of ours have allocated, after some work."""
    work()
    gc.collect()
    ours = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, f"{OURS}/*")])
    return sum(trace.size for trace in ours.traces)
