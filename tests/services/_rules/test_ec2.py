"""EC2 is asked whether a call would be allowed."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk._credentials import BasicAWSCredentials
from sts_sdk._exceptions import AmazonClientException
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from support.server import Answer, StubServer
from support.services import class_of

BODY = (
    "<Response><Errors><Error><Code>{}</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>"
)


def asked(server: StubServer) -> Any:
    builder = class_of("ec2", "AmazonEC2ClientBuilder").standard()
    builder.withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKID", "secret")))
    builder.withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
    with builder.build() as ec2:
        return ec2.dryRun(class_of("ec2", "model.StopInstancesRequest")(["i-1"]))


@pytest.mark.parametrize(
    ("status", "code", "allowed"), [(412, "DryRunOperation", True), (403, "UnauthorizedOperation", False)]
)
def test_the_answer(status: int, code: str, allowed: bool) -> None:
    with StubServer(Answer(status, BODY.format(code))) as server:
        result = asked(server)
        assert ("DryRun", "true") in server.requests[0].form
    assert result.isSuccessful() is allowed
    assert result.getMessage() == "m"
    assert result.getDryRunResponse().getErrorCode() == code
    assert result.getOriginalRequest().getInstanceIds() == ["i-1"]
    assert not hasattr(result.getOriginalRequest(), "getDryRun")


def test_another_answer_is_an_error() -> None:
    with (
        StubServer(Answer(400, BODY.format("InvalidInstanceID"))) as server,
        pytest.raises(AmazonClientException, match="Unrecognized"),
    ):
        asked(server)
