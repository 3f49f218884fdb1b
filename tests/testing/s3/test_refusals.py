"""S3's error document, and what a wrong signature is told."""

from __future__ import annotations

from datetime import UTC, datetime

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3._refusals import access_denied, expired_token, mismatch, s3_error

NOW = datetime(2030, 1, 2, tzinfo=UTC)


def test_the_document_has_the_elements_in_s3s_order_and_escaped() -> None:
    answer = s3_error(access_denied("no <you>", ("Bucket", "a&b")), NOW)
    headers = dict(answer.headers)
    assert (answer.status, headers["Date"]) == (403, "Wed, 02 Jan 2030 00:00:00 GMT")
    assert answer.body.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Error><Code>AccessDenied</Code><Message>no &lt;you&gt;</Message><Bucket>a&amp;b</Bucket>"
        f"<RequestId>{headers['x-amz-request-id']}</RequestId><HostId>{headers['x-amz-id-2']}</HostId></Error>"
    )
    assert len(headers["x-amz-request-id"]) == 16


def test_a_refusal_may_have_headers_and_no_message() -> None:
    answer = s3_error(Refusal("PermanentRedirect", None, 301, headers=[("x-amz-bucket-region", "eu-west-1")]), NOW)
    assert dict(answer.headers)["x-amz-bucket-region"] == "eu-west-1"
    assert b"<Message>" not in answer.body


def test_a_wrong_signature_is_told_what_was_signed_in_text_and_bytes() -> None:
    told = dict(mismatch("AK", "sig", "a\nb", "GET").extra)
    assert (told["StringToSign"], told["StringToSignBytes"]) == ("a\nb", "61 0a 62")
    assert (told["CanonicalRequest"], told["CanonicalRequestBytes"]) == ("GET", "47 45 54")
    assert "CanonicalRequest" not in dict(mismatch("AK", "sig", "a").extra)


def test_tokens_are_numbered() -> None:
    assert expired_token(["a", "b"]).extra == (("Token-0", "a"), ("Token-1", "b"))
