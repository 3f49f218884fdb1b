"""Why access was denied, read from AWS's sentences: the wordings of IAM's guide and of recorded refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import (
    AmazonServiceException,
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicSessionCredentials,
)
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient, explain_denied
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, Tag

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

WIDE = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
MESSAGES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "denied" / "messages.json").read_text(encoding="utf-8")
)


def test_a_session_is_allowed_by_a_policy_of_its_role() -> None:
    refused = "User: {} is not authorized to perform: s3:GetObject because no identity-based policy allows it"
    session = explain_denied(refused.format("arn:aws:sts::111122223333:assumed-role/app/session"))
    user = explain_denied(refused.format("arn:aws:iam::111122223333:user/ann"))

    assert "in a policy of the role app." in session.advice[0]
    assert "in a policy of arn:aws:iam::111122223333:user/ann." in user.advice[0]


def test_there_are_sixty_messages_and_every_kind_of_policy() -> None:
    assert len(MESSAGES) >= 60
    assert len({message.get("kind") for message in MESSAGES}) >= 8


@pytest.mark.parametrize("message", MESSAGES, ids=range(len(MESSAGES)))
def test_what_a_message_says(message: dict[str, Any]) -> None:
    found = explain_denied(message["text"])

    assert (found.principal, found.action, found.resource) == (
        message.get("principal"),
        message.get("action"),
        message.get("resource"),
    )
    assert found.policy_kind == message.get("kind")
    assert found.explicit == message.get("explicit", False)
    assert found.likely == message.get("likely", False)
    assert bool(found.reason) == found.likely
    assert message.get("advice", "") in " ".join(found.advice)
    assert found.advice


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("Credential should be scoped to a valid region. ", "signed for another region"),
        ("Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z", "clock"),
        ("The request signature we calculated does not match the signature you provided.", "secret key is wrong"),
    ],
)
def test_what_the_message_says_goes_before_what_its_code_says(said: str, advice: str) -> None:
    found = explain_denied(
        f"An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: {said}"
    )
    (sentence,) = found.advice
    assert advice in sentence


def test_the_policy_that_is_named_is_told() -> None:
    policy = "arn:aws:organizations::999988887777:policy/o-abc123/service_control_policy/p-xyz789"
    found = explain_denied(next(m["text"] for m in MESSAGES if policy in m["text"]))
    assert found.policy_arn == policy
    assert policy in str(found)


def test_botocores_exceptions_are_read_too() -> None:
    class ClientError(Exception):
        response = {"Error": {"Code": "AccessDenied", "Message": "x"}}  # noqa: RUF012 -- as botocore has it

    found = explain_denied(ClientError("User: arn:aws:iam::111122223333:user/a is not authorized to perform: a:B"))
    assert (found.code, found.action) == ("AccessDenied", "a:B")


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    found = explain_denied(text)
    assert str(found)
    assert json.dumps(found.to_json())


def client_of(aws: LocalAWS, credentials: Any) -> AWSSecurityTokenServiceClient:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    return builder.withCredentials(AWSStaticCredentialsProvider(credentials)).build()


def test_what_this_process_knows_of_the_call_is_told(aws: LocalAWS) -> None:
    alice = aws.user("alice")
    first = aws.role("first", trusts=alice)
    closed = aws.role("closed", trusts=aws.user("bob"))
    with client_of(aws, alice.provider().getCredentials()) as client:
        request = AssumeRoleRequest(
            roleArn=first.arn,
            roleSessionName="me",
            policy='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
        )
        given = client.assumeRole(request).getCredentials()
    session = BasicSessionCredentials(given.getAccessKeyId(), given.getSecretAccessKey(), given.getSessionToken())
    with client_of(aws, session) as client, pytest.raises(AmazonServiceException) as refused:
        client.assumeRole(AssumeRoleRequest(roleArn=closed.arn, roleSessionName="me", tags=[Tag(key="a", value="b")]))
    found = explain_denied(refused.value)
    told = " ".join(found.advice)

    assert found.principal is not None
    assert ":assumed-role/first/" in found.principal
    for part in ("no ExternalId", "session tags", "role chaining", "started with a policy", "no MFA code"):
        assert part in told


def test_a_caller_that_is_not_named_is_asked_for(aws: LocalAWS) -> None:
    alice = aws.user("alice")
    with client_of(aws, alice.provider().getCredentials()) as client:
        assert explain_denied("Access Denied", client).principal == alice.arn


def test_an_encoded_message_is_decoded_where_that_is_allowed(aws: LocalAWS) -> None:
    told = {
        "allowed": False,
        "explicitDeny": True,
        "context": {
            "principal": {"arn": "arn:aws:iam::123456789012:user/carol"},
            "action": "ec2:StopInstances",
            "resource": "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
        },
    }
    text = f"You are not authorized. Encoded authorization failure message: {aws.authorizationMessage(told)}"
    alice = aws.user("alice")
    with client_of(aws, alice.provider().getCredentials()) as client:
        found = explain_denied(text, client)
    assert found.decoded == told
    assert (found.action, found.principal) == ("ec2:StopInstances", "arn:aws:iam::123456789012:user/carol")
    assert found.explicit

    alone = explain_denied(text)
    assert alone.decoded is None
    forbidden = aws.user("bob", policy=json.loads(WIDE.replace('"*"', '"s3:*"', 1)))
    with client_of(aws, forbidden.provider().getCredentials()) as client:
        assert explain_denied(text, client).decoded is None


def test_a_guess_says_that_it_is_one_and_why() -> None:
    guess = explain_denied("User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject")
    assert guess.likely
    assert guess.reason
    assert f"likely no identity-based policy that allows it: {guess.reason}" in str(guess)
    sure = explain_denied(MESSAGES[0]["text"])
    assert not sure.likely
    assert sure.reason is None
    assert "likely" not in str(sure)


def test_a_session_token_never_shows(aws: LocalAWS) -> None:
    alice = aws.user("alice")
    found = explain_denied(f"User: {alice.arn} is not authorized to perform: sts:AssumeRole")
    assert alice.secretKey not in f"{found!r}{found}{json.dumps(found.to_json())}"
