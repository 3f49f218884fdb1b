"""Requests for services that are not here: one sentence, which the service's own client shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import botocore.config
import botocore.exceptions
import botocore.session
import pytest

from support.foreign import sts_request

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


@pytest.mark.parametrize(
    ("service", "call", "arguments"),
    [
        ("dynamodb", "list_tables", {}),
        ("sqs", "list_queues", {}),
        ("secretsmanager", "list_secrets", {}),
        ("ec2", "describe_instances", {}),
        ("sns", "list_topics", {}),
        ("lambda", "list_functions", {}),
        ("logs", "describe_log_groups", {}),
    ],
)
def test_their_clients_are_told(
    local: LocalAWS, alice: User, service: str, call: str, arguments: dict[str, Any]
) -> None:
    client = botocore.session.Session().create_client(
        service,
        local.region,
        endpoint_url=local.url,
        aws_access_key_id=alice.accessKeyId,
        aws_secret_access_key=alice.secretKey,
        config=botocore.config.Config(retries={"max_attempts": 0}),
    )
    with pytest.raises(botocore.exceptions.ClientError, match="The local AWS serves STS, IAM and S3, and not ") as told:
        getattr(client, call)(**arguments)
    client.close()
    assert told.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert told.value.response["Error"]["Code"] == "NotImplemented"
    logged = local.requests[-1]
    assert (logged.service, logged.status, logged.code) == (service, 501, "NotImplemented")
    assert logged.refused
    if service != "lambda":  # whose path says it
        assert f"{logged.operation}".lower() == call.replace("_", "")


def test_a_call_of_sts_with_a_wrong_scope_is_refused_as_aws_does(local: LocalAWS, alice: User) -> None:
    request = sts_request(local, "GetCallerIdentity").sign(alice, region=local.region, service="ec2")
    assert request.send().code == "SignatureDoesNotMatch"
