"""Documents with secrets that are damaged on their way: their readers leave no secret where tracebacks show locals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    ClientConfiguration,
    EndpointConfiguration,
)
from sts_sdk.auth import ContainerCredentialsProvider, ProcessCredentialsProvider
from support.leaks import Search, failure_texts
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET, TOKEN = "Canary+Secret/KeyAAAAAAAAAAAAAAAAAAAAAAAA", "Canary+Token/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=="
XML = (
    "<GetSessionTokenResponse><GetSessionTokenResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId>"
    f"<SecretAccessKey>{SECRET}</SecretAccessKey><SessionToken>{TOKEN}</SessionToken>"
    "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></GetSessionTokenResult></GetSessionTokenResponse>"
)
KEYS = {
    "Version": 1,
    "AccessKeyId": "ASIAEXAMPLE",
    "SecretAccessKey": SECRET,
    "SessionToken": TOKEN,
    "Token": TOKEN,
    "Expiration": "2099-01-01T00:00:00Z",
}
DATE = "2099-01-01T00:00:00Z"


def damages(whole: str) -> Iterator[tuple[str, bytes]]:
    yield "cut by one byte", whole[:-1].encode()
    yield "cut in the secret", whole[: whole.index(SECRET) + 30].encode()
    yield "cut in the token", whole[: whole.index(TOKEN) + 30].encode()
    yield "cut after the token", whole[: whole.index(TOKEN) + len(TOKEN)].encode()
    yield "something behind it", f"{whole}<".encode()
    yield "all of it twice", (whole + whole).encode()
    yield "a date that is a word", whole.replace(DATE, "soon").encode()
    yield "a date at the end of the calendar", whole.replace(DATE, "9999-12-31T23:59:59-01:00").encode()
    yield "a token for a date", whole.replace(DATE, TOKEN).encode()
    yield "NUL in the middle", whole.replace("Canary+Token", "Canary\0Token").encode()
    yield "not UTF-8", whole.encode().replace(b"BBBB=", b"\xff\xfe=")
    yield "a byte order mark of another kind", whole.encode("utf-16")[:-1]
    yield "in the middle of an element", whole.replace(SECRET, f"{SECRET}<b>{TOKEN}</b>").encode()


def by_sts(body: bytes, _: Path) -> object:
    with StubServer(Answer(200, body)) as server:
        keys = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "another"))
        builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(keys)
        builder.withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
        with builder.withClientConfiguration(ClientConfiguration().withMaxErrorRetry(0)).build() as client:
            return client.getSessionToken()


def by_container(body: bytes, _: Path) -> object:
    with StubServer(Answer(200, body)) as server:

        class Here:
            def getCredentialsEndpoint(self) -> str:
                return f"{server.url}/keys"

        return ContainerCredentialsProvider(Here(), sleep=lambda _: None).getCredentials()


def by_process(body: bytes, directory: Path) -> object:
    (directory / "output").write_bytes(body)
    return ProcessCredentialsProvider.builder().withCommand(f"cat {directory / 'output'}").build().getCredentials()


READERS: dict[str, tuple[str, Callable[[bytes, Path], object]]] = {
    "STS": (XML, by_sts),
    "a container": (json.dumps(KEYS), by_container),
    "a process": (json.dumps(KEYS), by_process),
}
CASES = [(reader, damage, body) for reader, (whole, _) in READERS.items() for damage, body in damages(whole)]


@pytest.mark.parametrize(
    ("reader", "damage", "body"), CASES, ids=[f"{reader}, {damage}" for reader, damage, _ in CASES]
)
def test_a_damaged_document_shows_no_secret(reader: str, damage: str, body: bytes, tmp_path: Path) -> None:
    search = Search([SECRET, TOKEN])
    try:
        READERS[reader][1](body, tmp_path)
    except Exception as failure:  # noqa: BLE001 -- whatever it is, it is looked through
        told = list(failure_texts(failure))
    else:
        told = []  # some can be read all the same
    assert [(way, found) for way, text in told if (found := search(text))] == []
