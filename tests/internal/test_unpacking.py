"""Packed bodies: what is unpacked, and that it has a limit whatever urllib3 would do."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from urllib3.exceptions import DecodeError

from sts_sdk.internal._transport import BodyTooLarge, ConnectionBroken, UnaskedEncoding
from sts_sdk.internal._unpacking import unpacked
from support.server import Answer, StubServer
from support.transports import call_once

MEGABYTE = 1024 * 1024
BARE = zlib.compressobj(wbits=-zlib.MAX_WBITS)
BARE_BODY = BARE.compress(b"plain text") + BARE.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("GZIP", gzip.compress(b"plain text", mtime=0)),
        ("x-gzip", gzip.compress(b"plain ", mtime=0) + gzip.compress(b"text", mtime=0)),
        (" deflate ", zlib.compress(b"plain text")),
        ("deflate", BARE_BODY),
        ("identity", b"plain text"),
        ("", b"plain text"),
    ],
)
def test_what_is_packed_once_is_unpacked(encoding: str, body: bytes) -> None:
    with StubServer(Answer(200, body, {"Content-Encoding": encoding})) as server:
        assert call_once(server.url) == b"plain text"


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "identity, gzip", "deflate,gzip", "x"])
@pytest.mark.parametrize("asked", [True, False])
def test_an_encoding_that_nobody_asked_for_is_refused(encoding: str, asked: bool) -> None:
    body = gzip.compress(gzip.compress(bytes(MEGABYTE)))
    with StubServer(Answer(200, body, {"Content-Encoding": encoding})) as server:
        with pytest.raises(UnaskedEncoding, match="not asked for") as refused:
            call_once(server.url, gzip=asked)
        assert not refused.value.retryable
        assert len(server.requests) == 1


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_bomb_takes_no_more_memory_than_a_body_may(pack: object) -> None:
    encoding = "gzip" if pack is gzip.compress else "deflate"
    body = (gzip.compress if encoding == "gzip" else zlib.compress)(bytes(200 * MEGABYTE))
    with StubServer(Answer(200, body, {"Content-Encoding": encoding})) as server:
        tracemalloc.start()
        try:
            with pytest.raises(BodyTooLarge):
                call_once(server.url, max_body=MEGABYTE)
            assert tracemalloc.get_traced_memory()[1] < 10 * MEGABYTE
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize(
    ("body", "bits"),
    [
        (b"no gzip", 31),
        (gzip.compress(b"text", mtime=0)[:-4], 31),
        (b"no deflate", 15),
        (zlib.compress(b"text")[:4], 15),
    ],
)
def test_what_is_not_packed_as_it_says_is_an_error(body: bytes, bits: int) -> None:
    with pytest.raises(DecodeError):
        unpacked(body, bits, 100)


def test_and_a_broken_answer_for_the_caller() -> None:
    with (
        StubServer(Answer(200, b"no gzip", {"Content-Encoding": "gzip"})) as server,
        pytest.raises(ConnectionBroken, match="not HTTP"),
    ):
        call_once(server.url)


def test_a_body_of_very_many_members_is_refused() -> None:
    """Empty ones never reach the limit of bytes: 200,000 of them took more than a minute."""
    few, many = (gzip.compress(b"", mtime=0) * times + gzip.compress(b"plain text", mtime=0) for times in (98, 100))
    assert unpacked(few, 31, 100) == b"plain text"
    with pytest.raises(DecodeError, match="too many"):
        unpacked(many, 31, 100)


@pytest.mark.parametrize("most", [0, 1, 9, 10])
def test_the_limit_is_exact(most: int) -> None:
    packed = gzip.compress(b"0123456789")
    if most == 10:
        assert unpacked(packed, 31, most) == b"0123456789"
    else:
        with pytest.raises(BodyTooLarge):
            unpacked(packed, 31, most)
