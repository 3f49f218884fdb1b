"""From botocore's answers to Java's values: what S3 leaves out or encodes."""

from __future__ import annotations

from sts_sdk.services.s3.model import ListObjectsRequest
from support.buckets import BUCKET, stubbed
from support.server import Answer, StubServer


def page(contents: str) -> Answer:
    return Answer(200, f"<ListBucketResult>{contents}</ListBucketResult>")


def test_the_next_marker_of_a_page_of_prefixes_is_the_last_of_them() -> None:
    """A server that names none would otherwise be asked for the first page for ever."""
    first = page(
        "<IsTruncated>true</IsTruncated><CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>"
        "<CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes>"
    )
    with StubServer(first, page("")) as server, stubbed(server) as s3:
        found = s3.listObjects(ListObjectsRequest(BUCKET, delimiter="/"))
        assert found.getNextMarker() == "b/"
        s3.listNextBatchOfObjects(found)
    assert "marker=b%2F" in server.requests[-1].target


def test_the_next_page_of_an_encoded_listing_is_asked_for_with_what_was_meant() -> None:
    first = page(
        "<IsTruncated>true</IsTruncated><EncodingType>url</EncodingType><Prefix>a+b%2F%C3%A9</Prefix>"
        "<Delimiter>%2B+</Delimiter><MaxKeys>1</MaxKeys><Contents><Key>a+b%2F%C3%A9%26</Key></Contents>"
    )
    with StubServer(first, page("")) as server, stubbed(server) as s3:
        asked = ListObjectsRequest(BUCKET, "a b/é", None, "+ ", 1, encodingType="url")
        s3.listNextBatchOfObjects(s3.listObjects(asked))
    first_asked, then = (set(request.target.partition("?")[2].split("&")) for request in server.requests)
    assert then - first_asked == {"marker=a%20b%2F%C3%A9%26"}
    assert first_asked - then == set()


def test_the_page_after_the_last_says_what_was_listed() -> None:
    last = page("<Prefix>p/</Prefix><Delimiter>/</Delimiter><MaxKeys>7</MaxKeys><Contents><Key>p/k</Key></Contents>")
    with StubServer(last) as server, stubbed(server) as s3:
        after = s3.listNextBatchOfObjects(s3.listObjects(BUCKET))
    assert (after.getPrefix(), after.getDelimiter(), after.getMaxKeys()) == ("p/", "/", 7)
    assert (after.getObjectSummaries(), after.isTruncated(), len(server.requests)) == ([], False, 1)
