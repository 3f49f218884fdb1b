"""STS's documents, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from support.foreign import sts_call, sts_request

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


def test_the_envelopes_are_byte_for_byte_those_of_aws(local: LocalAWS, alice: User) -> None:
    refused = sts_request(local, "GetCallerIdentity").send()
    request_id = refused.headers["x-amzn-RequestId"]
    assert refused.text == (
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n'
        "  <Error>\n"
        "    <Type>Sender</Type>\n"
        "    <Code>MissingAuthenticationToken</Code>\n"
        "    <Message>Request is missing Authentication Token</Message>\n"
        "  </Error>\n"
        f"  <RequestId>{request_id}</RequestId>\n"
        "</ErrorResponse>\n"
    )
    assert refused.headers["Content-Type"] == "text/xml"
    answered = sts_request(local, "GetCallerIdentity").sign(alice, region=local.region).send()
    assert answered.text == (
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n'
        "  <GetCallerIdentityResult>\n"
        f"    <Arn>{alice.arn}</Arn>\n"
        f"    <UserId>{alice.userId}</UserId>\n"
        f"    <Account>{local.account}</Account>\n"
        "  </GetCallerIdentityResult>\n"
        "  <ResponseMetadata>\n"
        f"    <RequestId>{answered.headers['x-amzn-RequestId']}</RequestId>\n"
        "  </ResponseMetadata>\n"
        "</GetCallerIdentityResponse>\n"
    )
    assert UUID(answered.headers["x-amzn-RequestId"]) != UUID(request_id)


def test_a_message_that_is_left_out_leaves_its_element_out(local: LocalAWS, alice: User) -> None:
    reply = sts_call(local, alice, "GetSessionToken", DurationSeconds="soon")
    assert (reply.status, reply.code, "Message" in reply.text) == (400, "MalformedInput", False)
    assert sts_call(local, alice, "GetSessionToken", DurationSeconds="0900", Nonsense="ignored").status == 200


def test_an_answer_can_be_read_whatever_it_repeats(local: LocalAWS, alice: User) -> None:
    text = '{"Statement":{"Effect":"Allow","Action":"*","Resource":"\\ud800\\u0001"}}'
    reply = sts_call(local, alice, "GetFederationToken", Name="ab", Policy=text)
    assert reply.code == "MalformedPolicyDocument"
    assert "Resource \ufffd\ufffd must be in ARN format" in (reply.message or "")
