"""Deleting many objects at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk.testing.s3._delete import add_errors, delete_result_of_nothing, is_delete, keys_to_delete, leave_out
from sts_sdk.testing.server._wire import Received

TWO = b'<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>'


@pytest.mark.parametrize(
    ("method", "target", "bucket", "key", "expected"),
    [
        ("POST", "/photos?delete", "photos", "", True),
        ("GET", "/photos?delete", "photos", "", False),
        ("POST", "/?delete", "", "", False),
        ("POST", "/photos/cat?delete", "photos", "cat", False),
        ("POST", "/photos", "photos", "", False),
    ],
)
def test_which_request_it_is(method: str, target: str, bucket: str, key: str, expected: bool) -> None:
    assert is_delete(Received(method, target, [], b""), bucket, key) is expected


def test_keys_that_are_denied_are_left_out_and_so_are_digests_of_what_was_sent() -> None:
    digests = [(name, "x") for name in ("Content-MD5", "x-amz-checksum-crc32", "x-amz-sdk-checksum-algorithm")]
    received = Received("POST", "/photos?delete", [("Host", "h"), *digests, ("X-Amz-Date", "d")], TWO)
    assert keys_to_delete(received.body) == ["a", "b"]
    assert leave_out(received, {"a": "no"})
    assert keys_to_delete(received.body) == ["b"]
    assert received.headers == [("Host", "h"), ("X-Amz-Date", "d")]
    assert not leave_out(received, {"b": "no"})


def test_a_key_that_is_missing_is_empty() -> None:
    assert keys_to_delete(b"<Delete><Object/></Delete>") == [""]


def test_what_was_denied_is_told_in_the_result_of_deleting_nothing() -> None:
    answer = delete_result_of_nothing(datetime(2030, 1, 2, tzinfo=UTC))
    add_errors(answer, {"a&b": "not <you>", "c": "no"})
    assert answer.status == 200
    assert answer.body.endswith(
        b"<Error><Key>a&amp;b</Key><Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error>"
        b"<Error><Key>c</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>"
    )
