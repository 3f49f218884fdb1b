"""What a signature of version 2 says, and which headers it covers."""

from __future__ import annotations

import pytest

from sts_sdk.testing._clock import Clock
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3._version2 import Version2Claim, _signed_headers, claimed_by_version2
from sts_sdk.testing.server._wire import Received

QUERY = "/?AWSAccessKeyId=AK&Signature=sig&Expires=9999999999"
TOKEN = "X-Amz-Security-Token"


def claim(target: str, *headers: tuple[str, str], region: str = "us-east-1") -> Version2Claim:
    return claimed_by_version2(Received("GET", target, headers, b""), region, Clock())


@pytest.mark.parametrize(
    "region",
    [
        *("us-east-1", "us-west-1", "us-west-2", "eu-west-1", "sa-east-1"),
        *("ap-southeast-1", "ap-southeast-2", "ap-northeast-1"),
    ],
)
def test_regions_that_were_there_before_version_4_take_it(region: str) -> None:
    found = claim(QUERY, region=region)
    assert (found.access_key, found.signature, found.date, found.presigned) == ("AK", "sig", "9999999999", True)


@pytest.mark.parametrize("region", ["us-east-2", "eu-central-1", "ap-northeast-2"])
def test_younger_regions_do_not(region: str) -> None:
    with pytest.raises(Refusal, match="not supported"):
        claim(QUERY, region=region)


def test_where_a_token_may_stand() -> None:
    assert claim(QUERY).tokens == []
    assert claim(f"{QUERY}&{TOKEN.lower()}=t").tokens == ["t"]
    assert claim(QUERY, (TOKEN, "t")).tokens == ["t"]
    by_header = claim("/", ("Authorization", "AWS AK:sig"), ("Date", "today"), (TOKEN, "t"))
    assert (by_header.access_key, by_header.signature, by_header.date) == ("AK", "sig", "today")
    assert (by_header.tokens, by_header.presigned) == (["t"], False)


def test_the_headers_that_count() -> None:
    headers = [("Host", "h"), ("Content-Type", "text/plain"), ("Content-MD5", "m"), ("X-Amz-Date", "d"), ("Range", "r")]
    received = Received("GET", "/?x-amz-date=other&x-amz-meta-a=b&acl", headers, b"")
    assert dict(_signed_headers(received).items()) == {
        "content-type": "text/plain", "content-md5": "m", "x-amz-date": "d", "x-amz-meta-a": "b",
    }  # fmt: skip
