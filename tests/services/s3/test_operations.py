"""Whatever botocore makes of an answer is Java's exception, and keeps no secret."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.internal._shape import REDACTED
from sts_sdk.services.s3.model import AmazonS3Exception
from support.buckets import BUCKET, TOKEN, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.services.s3 import AmazonS3Client


def in_hex(text: str) -> str:
    return text.encode().hex(" ")


@pytest.mark.parametrize(
    "element",
    [
        f"<Token-0>{TOKEN}</Token-0>",
        f"<CanonicalRequest>GET\n/\n\nhost:h\nx-amz-security-token:{TOKEN}\n\nhost</CanonicalRequest>",
        f"<CanonicalRequest>GET\n/\nX-Amz-Security-Token={TOKEN}&amp;a=b\nhost</CanonicalRequest>",
        f"<StringToSign>GET\nx-amz-security-token:{TOKEN}\n/</StringToSign>",
        f"<CanonicalRequestBytes>{in_hex(f'x-amz-security-token:{TOKEN}')}</CanonicalRequestBytes>",
        f"<StringToSignBytes>{in_hex(f'X-Amz-Security-Token={TOKEN}')}</StringToSignBytes>",
    ],
)
def test_a_refusal_that_quotes_the_session_token_does_not_keep_it(element: str) -> None:
    refusal = f"<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>{element}<Bytes>no hex</Bytes></Error>"
    with StubServer(Answer(403, refusal)) as server, stubbed(server) as s3, pytest.raises(AmazonS3Exception) as caught:
        s3.listBuckets()
    assert REDACTED in str(caught.value.getAdditionalDetails())
    kept = repr(vars(caught.value)) + repr(vars(caught.value.__cause__)) + str(pickle.dumps(caught.value))
    assert TOKEN not in kept
    assert in_hex(TOKEN) not in kept


def listing(contents: str) -> Answer:
    return Answer(200, f"<ListBucketResult>{contents}</ListBucketResult>")


@pytest.mark.parametrize(
    ("answer", "call"),
    [
        (listing("<Contents><Key>k</Key><Size>many</Size></Contents>"), lambda s3: s3.listObjects(BUCKET)),
        (listing("<Contents><LastModified>once</LastModified></Contents>"), lambda s3: s3.listObjectsV2(BUCKET)),
    ],
)
def test_an_answer_that_cannot_be_read_is_javas_exception(answer: Answer, call: Callable[[Any], object]) -> None:
    with (
        StubServer(answer) as server,
        stubbed(server) as s3,
        pytest.raises(SdkClientException, match="Unable to unmarshall response: ") as failed,
    ):
        call(s3)
    assert not isinstance(failed.value, IllegalArgumentException)


def test_a_time_that_cannot_be_read_does_not_cost_the_object() -> None:
    with StubServer(Answer(200, "text", headers={"Last-Modified": "once"})) as server, stubbed(server) as s3:
        with s3.getObject(BUCKET, "key") as found:
            assert found.getObjectMetadata().getLastModified() is None
        assert s3.getObjectAsString(BUCKET, "key") == "text"


def test_what_an_answer_leaves_out_is_none() -> None:
    buckets = "<ListAllMyBucketsResult><Buckets><Bucket/></Buckets></ListAllMyBucketsResult>"
    with StubServer(Answer(200, buckets), listing("<Contents/><CommonPrefixes/>")) as server, stubbed(server) as s3:
        assert [bucket.getName() for bucket in s3.listBuckets()] == [None]
        found = s3.listObjects(BUCKET)
    assert [summary.getKey() for summary in found.getObjectSummaries()] == [None]
    assert found.getCommonPrefixes() == []


@pytest.mark.parametrize("status", [301, 302, 307])
@pytest.mark.parametrize(
    "call",
    [
        lambda s3: s3.listBuckets(),
        lambda s3: s3.putObject(BUCKET, "key", "text"),
        lambda s3: s3.getObjectMetadata(BUCKET, "key"),
    ],
)
def test_a_redirect_to_nowhere_is_an_answer_like_others(status: int, call: Callable[[AmazonS3Client], object]) -> None:
    """As of a proxy that sends http to https: botocore asked for the bucket's region over and over."""
    with (
        StubServer(Answer(status, headers={"Location": "https://elsewhere.example.com/"})) as server,
        stubbed(server) as s3,
        pytest.raises(AmazonS3Exception) as refused,
    ):
        call(s3)
    assert refused.value.getStatusCode() == status
    assert len(server.requests) <= 2


def test_a_bucket_of_another_region_is_still_found() -> None:
    elsewhere = (
        Answer(301, "<Error><Code>PermanentRedirect</Code></Error>"),
        Answer(200, headers={"x-amz-bucket-region": "us-west-2"}),
    )
    with StubServer(*elsewhere) as server, stubbed(server) as s3:
        s3.putObject(BUCKET, "key", "text")
    assert [request.method for request in server.requests] == ["PUT", "HEAD", "PUT"]
    assert "/us-west-2/s3/" in (server.requests[-1].header("Authorization") or "")


@pytest.mark.parametrize(("bucket", "key", "content"), [(BUCKET, "\ud800", "text"), (BUCKET, "key", "\ud800")])
def test_text_that_cannot_be_sent_is_refused(bucket: str, key: str, content: str) -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match="surrogates not allowed"):
        s3.putObject(bucket, key, content)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "bogus", "bogus is invalid"),
        ("AWS_ENDPOINT_URL_S3", "no url", "Invalid endpoint: no url"),
    ],
)
def test_settings_that_make_no_client_are_javas_exception(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with made_up().build() as s3:
        for call in (s3.listBuckets, s3.unwrap):
            with pytest.raises(SdkClientException, match=said):
                call()
