"""What Java's request handlers do beyond the rules: sums of sqs, ids of route53, ids that are made up."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from sts_sdk._exceptions import AmazonClientException
from sts_sdk.services._rules._handlers import after_call, before_call

HELLO = "5d41402abc4b2a76b9719d911017c592"
ATTRIBUTES = {
    "b": {"DataType": "Binary", "BinaryValue": b"\x00"},
    "a": {"DataType": "String", "StringValue": "v"},
}
SUM = hashlib.md5(
    b"\0\0\0\1a\0\0\0\6String\1\0\0\0\1v" + b"\0\0\0\1b\0\0\0\6Binary\2\0\0\0\1\0", usedforsecurity=False
).hexdigest()


@pytest.mark.parametrize(
    ("operation", "sent", "answer"),
    [
        ("SendMessage", {"MessageBody": "hello"}, {"MD5OfMessageBody": HELLO}),
        ("SendMessage", {"MessageBody": "hello"}, {}),
        (
            "SendMessage",
            {"MessageBody": "hello", "MessageAttributes": ATTRIBUTES},
            {"MD5OfMessageBody": HELLO, "MD5OfMessageAttributes": SUM},
        ),
        (
            "SendMessageBatch",
            {"Entries": [{"Id": "1", "MessageBody": "x"}, {"Id": "2", "MessageBody": "hello"}]},
            {"Successful": [{"Id": "2", "MD5OfMessageBody": HELLO}]},
        ),
        (
            "ReceiveMessage",
            {},
            {
                "Messages": [
                    {
                        "Body": "hello",
                        "MD5OfBody": HELLO,
                        "MessageAttributes": ATTRIBUTES,
                        "MD5OfMessageAttributes": SUM,
                    }
                ]
            },
        ),
        ("ReceiveMessage", {}, {}),
        ("CreateQueue", {"QueueName": "q"}, {"QueueUrl": "u"}),
    ],
)
def test_right_sums_pass(operation: str, sent: dict[str, Any], answer: dict[str, Any]) -> None:
    after_call("sqs", operation, sent, answer)
    wrong = {key: "0" * 32 if key.startswith("MD5") else value for key, value in answer.items()}
    if wrong != answer:
        with pytest.raises(AmazonClientException, match="does not match the calculation on the original request"):
            after_call("sqs", operation, sent, wrong)


def test_a_wrong_sum_has_java_s_sentence() -> None:
    with pytest.raises(AmazonClientException) as raised:
        after_call("sqs", "SendMessage", {"MessageBody": "hello"}, {"MD5OfMessageBody": "0" * 32})
    assert type(raised.value) is AmazonClientException
    assert str(raised.value) == (
        "MD5 returned by SQS does not match the calculation on the original request. "
        f'(MD5 calculated by the message body: "{HELLO}", MD5 checksum returned: "{"0" * 32}")'
    )


def test_ids_are_the_last_part_of_themselves() -> None:
    answer = {
        "HostedZones": [{"Id": "/hostedzone/Z1", "Name": "/hostedzone"}],
        "ChangeInfo": {"Id": "/change/C1"},
        "HealthCheck": {"Id": "/healthcheck/H1"},
    }
    after_call("route53", "ListHostedZones", {}, answer)
    assert answer == {
        "HostedZones": [{"Id": "Z1", "Name": "/hostedzone"}],
        "ChangeInfo": {"Id": "C1"},
        "HealthCheck": {"Id": "H1"},
    }


@pytest.mark.parametrize(
    ("operation", "member"), [("CreateMLModel", "MLModelId"), ("ModifyReservedInstances", "ClientToken")]
)
def test_ids_that_the_program_leaves_to_java_are_made_up(operation: str, member: str) -> None:
    parameters: dict[str, Any] = {}
    before_call(operation, parameters)
    assert len(parameters[member]) == 36

    given = {member: "mine"}
    before_call(operation, given)
    assert given == {member: "mine"}
