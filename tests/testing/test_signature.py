"""Whatever botocore signs is what the local AWS computes, however the URL came to be written."""

from __future__ import annotations

import string
from urllib.parse import quote

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given, settings
from hypothesis import strategies as st

from sts_sdk.testing._signature import Claim, ComputedSignature
from sts_sdk.testing.server._wire import Received

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
HEADER = st.text(string.printable.strip() + "  ", max_size=12)


def claim_of(request: AWSRequest) -> Claim:
    parts = dict(piece.split("=", 1) for piece in request.headers["Authorization"].split(" ", 1)[1].split(", "))
    return Claim(parts, request.headers["X-Amz-Date"], None, presigned=False)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=4), HEADER, st.binary(max_size=20))
def test_s3_requests(key: str, query: list[tuple[str, str]], header: str, body: bytes) -> None:
    path = "/bucket/" + quote(key, safe="/-_.~")
    written = "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in query)
    url = f"http://host{path}" + (f"?{written}" if written else "")
    request = AWSRequest("PUT", url, {"Host": "host", "X-Amz-Meta-A": header}, body)
    botocore.auth.S3SigV4Auth(Credentials(KEY, SECRET), "s3", "us-east-1").add_auth(request)
    claim = claim_of(request)
    target = url.removeprefix("http://host")
    received = Received("PUT", target, list(request.headers.items()), body)
    assert ComputedSignature(received, claim, SECRET, s3=True).signature == claim.signature
    assert ComputedSignature(received, claim, SECRET[::-1], s3=True).signature != claim.signature


@pytest.mark.parametrize(
    ("signed", "sent"),
    [
        ("/bucket/a%28b%29", "/bucket/a(b)"),
        ("/bucket/a~b", "/bucket/a%7Eb"),
        ("/bucket?list-type=2&prefix=a%2Fb", "/bucket?list-type=2&prefix=a/b"),
        ("/bucket?acl=", "/bucket?acl"),
        ("/bucket?a=1&b=2", "/bucket?b=2&a=1"),
    ],
)
def test_other_spellings_of_the_same_url(signed: str, sent: str) -> None:
    request = AWSRequest("GET", f"http://host{signed}", {"Host": "host"})
    botocore.auth.S3SigV4Auth(Credentials(KEY, SECRET), "s3", "us-east-1").add_auth(request)
    claim = claim_of(request)
    received = Received("GET", sent, list(request.headers.items()), b"")
    assert ComputedSignature(received, claim, SECRET, s3=True).signature == claim.signature
