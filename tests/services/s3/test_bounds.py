"""S3 answers are read as carefully as those of STS: size, elements, dates, odd documents, MD5, what they repeat."""

from __future__ import annotations

import hashlib
import pickle
import traceback
import tracemalloc
import warnings
from base64 import b64encode
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from sts_sdk import ClientConfiguration, Protocol, SdkBaseException, SdkClientException
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.http import InsecureEndpointWarning
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.s3.model import AmazonS3Exception, GetObjectRequest
from support.buckets import BUCKET, TOKEN, Caught, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3Client

MEGABYTE = 1024 * 1024
DEEP = "<a>" * 1001 + "</a>" * 1001
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb">]><ListBucketResult><Name>&b;</Name></ListBucketResult>'


@pytest.mark.parametrize(
    "body",
    [
        f"<ListBucketResult><Name>{'x' * 20 * MEGABYTE}</Name></ListBucketResult>",
        f"<ListBucketResult>{'<a/>' * 300_000}</ListBucketResult>",
        f"<ListBucketResult>{DEEP}</ListBucketResult>",
        BOMB,
    ],
    ids=["large", "elements", "deep", "doctype"],
)
def test_an_answer_without_bound_is_given_up(body: str) -> None:
    with StubServer(Answer(200, body)) as server, stubbed(server) as s3:
        s3.unwrap()
        tracemalloc.start()
        try:
            with pytest.raises(SdkClientException, match=r"larger than|Unable to unmarshall"):
                s3.listObjects(BUCKET)
            assert tracemalloc.get_traced_memory()[1] < 100 * MEGABYTE
        finally:
            tracemalloc.stop()


def test_a_refusal_without_bound_is_given_up_also_for_a_content() -> None:
    refusal = f"<Error><Code>A</Code><Message>{'x' * 20 * MEGABYTE}</Message></Error>"
    with (
        StubServer(Answer(403, refusal)) as server,
        stubbed(server) as s3,
        pytest.raises(SdkClientException, match="larger than"),
    ):
        s3.getObject(BUCKET, "k")


def test_a_large_content_has_no_limit() -> None:
    with StubServer(Answer(200, b"x" * 12 * MEGABYTE)) as server, stubbed(server) as s3:
        assert len(s3.getObjectAsString(BUCKET, "k")) == 12 * MEGABYTE


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00"])
def test_a_date_at_an_end_of_the_calendar(date: str) -> None:
    listing = (
        f"<ListBucketResult><Contents><Key>k</Key><LastModified>{date}</LastModified></Contents></ListBucketResult>"
    )
    with StubServer(Answer(200, listing)) as server, stubbed(server) as s3:
        for call in (lambda: s3.listObjects(BUCKET), lambda: s3.listObjectsV2(BUCKET)):
            with pytest.raises(SdkClientException, match="Unable to unmarshall response"):
                call()


ODD = [
    "<Error><Code><a>b</a></Code></Error>",
    "<Error><Code>A</Code><Code>B</Code></Error>",
    "<Error><Message><a>b</a></Message></Error>",
    "<Error>only text</Error>",
    "<Error/>",
    "<Error><Code/></Error>",
    "<Error><Error><Code>x</Code></Error></Error>",
    "<Error><RequestId><a/></RequestId><HostId><a/></HostId></Error>",
    "<html><body>no</body></html>",
    "no XML",
    "<Error><Code>A",
    "<Error><Code>A</Code><x:y>z</x:y></Error>",
    f"<Error>{DEEP}</Error>",
    BOMB,
]


@pytest.mark.parametrize("status", [301, 400, 403, 404, 500])
@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
def test_an_odd_error_document_is_one_of_our_exceptions(body: str, status: int) -> None:
    with StubServer(Answer(status, body)) as server, stubbed(server) as s3:
        calls: list[Callable[[], object]] = [
            lambda: s3.listObjects(BUCKET),
            lambda: s3.getObject(BUCKET, "k"),
            lambda: s3.putObject(BUCKET, "k", b"x"),
        ]
        for call in calls:
            with pytest.raises(SdkBaseException):
                call()


CONTENT = b"the content"
TAG = hashlib.md5(CONTENT).hexdigest()
WRONG = hashlib.md5(b"another content").hexdigest()
READ: dict[str, Callable[[AmazonS3Client], bytes]] = {
    "as text": lambda s3: s3.getObjectAsString(BUCKET, "k").encode(),
    "at once": lambda s3: s3.getObject(BUCKET, "k").getObjectContent().read(),
    "in pieces": lambda s3: (
        b"".join(iter(lambda: content.read(3), b""))
        if (content := s3.getObject(BUCKET, "k").getObjectContent())
        else b""
    ),
    "by lines": lambda s3: b"".join(s3.getObject(BUCKET, "k").getObjectContent()),
}


def with_tag(tag: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(200, CONTENT, {"ETag": f'"{tag}"', **named})


@pytest.mark.parametrize("read", READ)
def test_a_content_is_checked_against_its_md5(read: str) -> None:
    with StubServer(with_tag(TAG), with_tag(WRONG)) as server, stubbed(server) as s3:
        assert READ[read](s3) == CONTENT
        with pytest.raises(SdkClientException, match="Unable to verify integrity of data download"):
            READ[read](s3)


def test_a_content_that_does_not_fit_is_no_file(tmp_path: Path) -> None:
    with (
        StubServer(with_tag(WRONG)) as server,
        stubbed(server) as s3,
        pytest.raises(SdkClientException, match="verify"),
    ):
        s3.getObject(GetObjectRequest(BUCKET, "k"), tmp_path / "folder" / "file")
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize(
    "answer",
    [
        with_tag(f"{WRONG}-2"),
        with_tag("no-md5"),
        with_tag(WRONG, x_amz_server_side_encryption="aws:kms"),
        with_tag(WRONG, x_amz_server_side_encryption="aws:kms:dsse"),
        with_tag(WRONG, x_amz_server_side_encryption_customer_algorithm="AES256"),
        Answer(200, CONTENT),
    ],
    ids=["parts", "another tag", "KMS", "two layers of KMS", "the caller's key", "no tag"],
)
def test_a_tag_that_is_no_md5_is_not_one(answer: Answer) -> None:
    with StubServer(answer) as server, stubbed(server) as s3:
        assert s3.getObjectAsString(BUCKET, "k").encode() == CONTENT


def test_nor_is_a_part_checked_nor_what_is_not_read_to_its_end() -> None:
    with StubServer(with_tag(WRONG)) as server, stubbed(server) as s3:
        assert s3.getObject(GetObjectRequest(BUCKET, "k").withRange(0, 3)).getObjectContent().read() == CONTENT
        with s3.getObject(BUCKET, "k") as found:
            assert found.getObjectContent().read(2) == CONTENT[:2]


@pytest.mark.parametrize(
    "said",
    [TOKEN, quote(TOKEN, safe=""), b64encode(TOKEN.encode()).decode(), TOKEN.encode().hex(" "), TOKEN[:20]],
)
@pytest.mark.parametrize("place", ["Code", "Message", "RequestId", "HostId", "Anything"])
def test_what_a_refusal_repeats_is_masked_wherever_it_stands(place: str, said: str) -> None:
    refusal = f"<Error><Code>A</Code><{place}>{said}</{place}></Error>".replace("<Code>A</Code><Code>", "<Code>")
    answer = Answer(400, refusal, {"x-amz-request-id": said, "x-amz-id-2": said, "x-other": said})
    with StubServer(answer) as server, stubbed(server) as s3, pytest.raises(AmazonS3Exception) as caught:
        s3.listObjects(BUCKET)
    error = caught.value
    told = "".join(traceback.format_exception(error)) + repr(vars(error)) + repr(vars(error.__cause__))
    assert said not in told + pickle.dumps(error).decode("latin-1")


def test_the_signature_is_masked_too() -> None:
    def refuse(request: Any) -> Answer:
        signature = request.header("Authorization").rpartition("Signature=")[2]
        seen.append(signature)
        return Answer(
            403, f"<Error><Code>SignatureDoesNotMatch</Code><SignatureProvided>{signature}</SignatureProvided></Error>"
        )

    seen: list[str] = []
    with StubServer(refuse) as server, stubbed(server) as s3, pytest.raises(AmazonS3Exception) as caught:
        s3.listObjects(BUCKET)
    assert seen[0] not in repr(vars(caught.value)) + repr(vars(caught.value.__cause__))


def test_control_characters_of_a_refusal_are_escaped() -> None:
    refusal = "<Error><Code>A</Code><Message>one&#10;two&#133;three&#x2028;</Message></Error>"
    with StubServer(Answer(400, refusal)) as server, stubbed(server) as s3, pytest.raises(AmazonS3Exception) as caught:
        s3.listObjects(BUCKET)
    assert caught.value.getErrorMessage() == "one\\ntwo\\x85three\\u2028"


def warned(configuration: ClientConfiguration | None, url: str = "http://s3.example.com") -> list[str]:
    made = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
    client = made.withEndpointConfiguration(EndpointConfiguration(url, "us-east-1")).withPathStyleAccessEnabled(True)
    with client.withClientConfiguration(configuration).build() as s3, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        Caught(s3)
        s3.putObject(BUCKET, "k", b"x")
        s3.putObject(BUCKET, "k", b"x")
    return [str(warning.message) for warning in told if issubclass(warning.category, InsecureEndpointWarning)]


def test_a_session_token_in_clear_is_warned_of_once() -> None:
    (message,) = warned(None)
    assert message.startswith("A session token is sent to s3.example.com over plain HTTP")
    assert warned(ClientConfiguration().withProtocol(Protocol.HTTP)) == []
    assert warned(None, "https://s3.example.com") == []
    assert warned(None, "http://127.0.0.1:9") == []
