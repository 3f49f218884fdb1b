"""Why a request was allowed or refused, told by the statements that were looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from sts_sdk import AWSSecurityTokenServiceClientBuilder, IllegalArgumentException
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, AWSSecurityTokenServiceException
from support.foreign import Boto, code_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

POLICY = """{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Reads", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
    {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*",
     "Condition": {"StringLike": {"s3:prefix": ["public/*", "shared/*"]}}},
    {
      "Sid": "NoSecrets", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/secret/*"}
  ]
}"""


@pytest.fixture
def reader(local: LocalAWS, boto: Boto) -> Any:
    boto("s3", local.user("admin")).create_bucket(
        Bucket="photos", CreateBucketConfiguration={"LocationConstraint": local.region}
    )
    return boto("s3", local.user("reader", policy=POLICY))


def test_an_explicit_deny_names_its_statement(local: LocalAWS, reader: Any) -> None:
    assert code_of(reader.get_object, Bucket="photos", Key="secret/x") == "AccessDenied"
    decision = local.requests[-1].decision
    assert decision is not None
    assert (decision.allowed, decision.explicit, decision.action) == (False, True, "s3:GetObject")
    assert decision.decidedBy is not None
    found = decision.decidedBy.toJson()
    assert (found["sid"], found["line"], found["column"], found["effect"]) == ("NoSecrets", 7, 5, "Deny")
    assert [looked.applies for looked in decision.looked] == [True, False, True]
    assert "decided by the identity-based policy, statement NoSecrets (line 7, column 5)" in str(decision)
    assert repr(decision).endswith(": refused)")


def test_a_condition_that_does_not_hold_is_told_with_its_values(local: LocalAWS, reader: Any) -> None:
    assert code_of(reader.list_objects_v2, Bucket="photos", Prefix="hidden/") == "AccessDenied"
    told = local.explain()
    assert told == local.explain(local.requests[-1])
    assert "StringLike s3:prefix: public/*, shared/* does not hold: the request has hidden/" in told
    assert code_of(reader.list_objects_v2, Bucket="photos") == "AccessDenied"
    assert "does not hold: the request has none" in local.explain()


def test_an_allowed_request_has_a_decision_too(local: LocalAWS, reader: Any) -> None:
    assert reader.list_objects_v2(Bucket="photos", Prefix="public/a")
    decision = local.requests[-1].decision
    assert decision is not None
    assert decision.allowed
    assert decision.decidedBy is not None
    assert (decision.decidedBy.line, decision.decidedBy.column) == (5, 5)
    assert "allowed" in repr(decision)


def test_the_trust_policy_that_refuses(local: LocalAWS, alice: User, boto: Boto) -> None:
    role = local.role("Partner", trusts=alice, externalId="42")
    sts = boto("sts", alice)
    assert code_of(sts.assume_role, RoleArn=role.arn, RoleSessionName="app1", ExternalId="41") == "AccessDenied"
    told = local.explain()
    assert "resource-based policy trust policy, statement 1 (line 4, column 5)" in told
    assert "StringEquals sts:ExternalId: 42 does not hold: the request has 41" in told


def test_a_refusal_carries_its_decision_in_encoded_form(local: LocalAWS, reader: Any, alice: User, boto: Boto) -> None:
    with pytest.raises(ClientError) as refused:
        reader.get_object(Bucket="photos", Key="secret/x")
    encoded = refused.value.response["ResponseMetadata"]["HTTPHeaders"]["x-local-authorization-message"]
    decoded = json.loads(boto("sts", alice).decode_authorization_message(EncodedMessage=encoded)["DecodedMessage"])
    assert (decoded["allowed"], decoded["explicitDeny"]) == (False, True)
    assert decoded["matchedStatements"]["items"][0]["sid"] == "NoSecrets"
    assert decoded["context"]["action"] == "s3:GetObject"
    assert decoded["context"]["resource"] == "arn:aws:s3:::photos/secret/x"
    conditions = {item["key"]: item["values"]["items"] for item in decoded["context"]["conditions"]["items"]}
    assert conditions["aws:username"] == [{"value": "reader"}]
    assert local.authorizationMessage(local.requests[-2].decision)


def test_a_long_decision_still_fits_into_a_message(local: LocalAWS, alice: User, boto: Boto) -> None:
    statements = [
        {"Sid": f"S{n}", "Effect": "Allow", "Action": "s3:*", "Resource": f"arn:aws:s3:::{n * 7919**9:x}"}
        for n in range(1000)
    ]
    poor = boto("sts", local.user("poor", policy={"Statement": statements}))
    with pytest.raises(ClientError) as refused:
        poor.get_access_key_info(AccessKeyId=alice.accessKeyId)
    encoded = refused.value.response["ResponseMetadata"]["HTTPHeaders"]["x-local-authorization-message"]
    assert len(encoded) <= 10240
    assert boto("sts", alice).decode_authorization_message(EncodedMessage=encoded)["DecodedMessage"]


def test_there_may_be_nothing_to_explain(local: LocalAWS, alice: User, boto: Boto) -> None:
    with pytest.raises(IllegalArgumentException, match="no request yet"):
        local.explain()
    boto("sts", alice).get_caller_identity()
    with pytest.raises(IllegalArgumentException, match="no policy was asked"):
        local.explain()


def test_a_refusal_tells_why_in_a_note(local: LocalAWS) -> None:
    role = local.role("Partner", trusts=local.user("somebody"))
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(local.endpoint("sts"))
    sts = builder.withCredentials(local.user("other").provider()).build()
    with pytest.raises(AWSSecurityTokenServiceException) as refused:
        sts.assumeRole(AssumeRoleRequest(roleArn=role.arn, roleSessionName="app1"))
    (note,) = [note for note in refused.value.__notes__ if note.startswith("The local AWS tells why: ")]
    assert note == f"The local AWS tells why: {'; '.join(local.explain().splitlines())}"
    assert "trust policy, statement 1 (line 4, column 5): the principal does not fit" in note
