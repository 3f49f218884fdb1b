"""Deleting many objects at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3._delete import (
    add_errors,
    delete_result_of_nothing,
    document_without,
    objects_to_delete,
    without_digests,
)
from sts_sdk.testing.s3._request import S3Request
from sts_sdk.testing.server._wire import Received

TWO = (
    b'<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>a</Key><VersionId>v1</VersionId></Object>'
    b"<Object><Key>b</Key></Object><Quiet>true</Quiet></Delete>"
)


@pytest.mark.parametrize(
    ("method", "target", "expected"),
    [
        ("POST", "/photos?delete", "DeleteObjects"),
        ("GET", "/photos?delete", "MethodNotAllowed"),
        ("POST", "/?delete", "MethodNotAllowed"),
        ("POST", "/photos/cat?delete", "MethodNotAllowed"),
        ("POST", "/photos", "MethodNotAllowed"),
    ],
)
def test_which_request_it_is(method: str, target: str, expected: str) -> None:
    request = S3Request(Received(method, target, [], b""))
    if expected == "DeleteObjects":
        assert request.read().operation.name == expected
        return
    with pytest.raises(Refusal) as refused:
        request.read()
    assert refused.value.code == expected


def test_keys_that_are_denied_are_left_out_and_so_are_digests_of_what_was_sent() -> None:
    digests = [(name, "x") for name in ("Content-MD5", "x-amz-checksum-crc32", "x-amz-sdk-checksum-algorithm")]
    assert objects_to_delete(TWO) == [("a", "v1"), ("b", None)]
    left = document_without(TWO, {0})
    assert left == b"<Delete><Object><Key>b</Key></Object><Quiet>true</Quiet></Delete>"
    assert without_digests([("Host", "h"), *digests, ("X-Amz-Date", "d")]) == [("Host", "h"), ("X-Amz-Date", "d")]
    assert document_without(left, {0}) is None
    assert objects_to_delete(document_without(TWO, ()) or b"") == [("a", "v1"), ("b", None)]


def test_a_key_that_is_missing_is_empty() -> None:
    assert objects_to_delete(b"<Delete><Object/></Delete>") == [("", None)]


def test_an_object_with_two_keys_has_no_reading() -> None:
    with pytest.raises(Refusal) as refused:
        objects_to_delete(b"<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>")
    assert refused.value.code == "MalformedXML"


def test_what_was_denied_is_told_in_the_result_of_deleting_nothing() -> None:
    answer = delete_result_of_nothing(datetime(2030, 1, 2, tzinfo=UTC))
    add_errors(answer, [("a&b", "not <you>"), ("c", "no")])
    assert answer.status == 200
    assert answer.body.endswith(
        b"<Error><Key>a&amp;b</Key><Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error>"
        b"<Error><Key>c</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>"
    )
