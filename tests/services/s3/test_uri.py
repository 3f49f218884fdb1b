"""What URIs of S3 name. Cases are those of Java's AmazonS3URITest, and what its code says."""

from __future__ import annotations

import copy
import pickle
from urllib.parse import SplitResult, urlparse, urlsplit

import pytest

from sts_sdk import IllegalArgumentException, IllegalStateException
from sts_sdk.services.s3 import AmazonS3URI

KEY = "https://s3-us-west-2.amazonaws.com/bucket/key"


def parts(uri: AmazonS3URI) -> tuple[str | None, str | None, str | None, str | None, bool]:
    return uri.getBucket(), uri.getKey(), uri.getVersionId(), uri.getRegion(), uri.isPathStyle()


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("s3://bucket", ("bucket", None, None, None, False)),
        ("s3://bucket/", ("bucket", None, None, None, False)),
        ("s3://my_bucket/a folder/ü?x#y", ("my_bucket", "a folder/ü?x#y", None, None, False)),
        ("S3://bucket/key", ("bucket", "key", None, None, False)),
        ("https://s3.amazonaws.com", (None, None, None, None, True)),
        ("https://s3.amazonaws.com/", (None, None, None, None, True)),
        ("https://s3.amazonaws.com/bucket", ("bucket", None, None, None, True)),
        ("https://s3.amazonaws.com/bucket/", ("bucket", None, None, None, True)),
        ("https://s3.eu-west-1.amazonaws.com/bucket/a/b", ("bucket", "a/b", None, "eu-west-1", True)),
        ("https://s3.amazonaws.com/bucket/a%20b", ("bucket", "a b", None, None, True)),
        ("https://bucket.s3.amazonaws.com", ("bucket", None, None, None, False)),
        (
            "https://my.bucket.s3.ap-northeast-1.amazonaws.com:443/k~",
            ("my.bucket", "k~", None, "ap-northeast-1", False),
        ),
        ("https://bucket.s3-eu-west-1.amazonaws.com/a/b", ("bucket", "a/b", None, "eu-west-1", False)),
        ("https://bucket.s3.amazonaws.com/a%20b", ("bucket", "a%20b", None, None, False)),
        ("https://bucket.s3.amazonaws.com/key?versionId=v", ("bucket", "key?versionId=v", None, None, False)),
    ],
)
def test_text_is_encoded_first(uri: str, expected: object) -> None:
    """new AmazonS3URI("s3://bucket/key").getBucket()"""
    assert parts(AmazonS3URI(uri)) == expected


@pytest.mark.parametrize(
    ("query", "version"),
    [
        ("", None),
        ("?unrelated=true", None),
        ("?versionId=abc123", "abc123"),
        ("?versionId=%61%62%63%26123", "abc&123"),
        ("?unrelated=true&versionId=%61%62%63123&unrelated=true", "abc123"),
        ("?unrelated=true;versionId=abc%3B%31%32%33;unrelated=true", "abc;123"),
    ],
)
def test_a_uri_may_name_a_version(query: str, version: str | None) -> None:
    """new AmazonS3URI(URI.create("https://s3-us-west-2.amazonaws.com/bucket/key?versionId=abc123"))"""
    expected = ("bucket", "key", version, "us-west-2", True)
    assert parts(AmazonS3URI(urlsplit(KEY + query))) == expected
    assert parts(AmazonS3URI(urlparse(KEY + query.replace(";", "&")))) == expected or ";" in query
    assert parts(AmazonS3URI(KEY + query, False)) == expected


def test_what_is_encoded_already_is_decoded_once() -> None:
    assert AmazonS3URI("https://bucket.s3.amazonaws.com/a%20%C3%BC%2Fb", False).getKey() == "a ü/b"
    assert parts(AmazonS3URI("https://s3.amazonaws.com/b%2Fu/k", False))[:2] == ("b/u", "k")


def test_equal_by_what_they_name() -> None:
    one, same, other = AmazonS3URI(KEY), AmazonS3URI(KEY), AmazonS3URI(KEY + "2")
    assert one == same == copy.copy(one) == pickle.loads(pickle.dumps(one))
    assert hash(one) == hash(same)
    assert one != other
    assert AmazonS3URI(KEY + "?versionId=a", False) != AmazonS3URI(KEY + "?versionId=b", False)
    assert one.getURI() == str(one) == one.toString() == KEY
    assert str(AmazonS3URI("s3://bucket/a ~")) == "s3://bucket/a%20%7E"


def test_a_signature_is_not_shown() -> None:
    url = f"{KEY}?X-Amz-Signature=abc&X-Amz-Security-Token=token"
    assert repr(AmazonS3URI(url, False)) == f"AmazonS3URI({KEY!r})"
    with pytest.raises(IllegalArgumentException) as refused:
        AmazonS3URI(url.replace("s3-us", "s4-us"), False)
    assert "token" not in str(refused.value)


@pytest.mark.parametrize(
    ("uri", "encode", "said"),
    [
        ("s3:///key", True, "Invalid S3 URI: no bucket: s3:///key"),
        ("bucket/key", True, "Invalid S3 URI: no hostname: bucket/key"),
        ("https://example.com/key", True, "Invalid S3 URI: hostname does not appear to be a valid S3 endpoint: https"),
        ("s3://bucket/a b", False, "Illegal character in a URI at index 13"),
        ("s3://bucket/100%", False, "Illegal character in a URI at index 15"),
        (None, True, "uri must be text or a SplitResult of urllib.parse, not NoneType"),
    ],
)
def test_what_is_no_uri_of_s3_is_refused(uri: str, encode: bool, said: str) -> None:
    with pytest.raises(IllegalArgumentException) as refused:
        AmazonS3URI(uri, encode)
    assert said in str(refused.value)


def test_a_percent_sign_that_begins_no_escape() -> None:
    """Java decodes the path of path-style URLs a second time."""
    for given in ("https://s3.amazonaws.com/bucket/100%", SplitResult("https", "s3.amazonaws.com", "/b/1%", "", "")):
        with pytest.raises(IllegalStateException, match="Invalid percent-encoded string"):
            AmazonS3URI(given)
