"""How often a call is tried by the settings of the surroundings, as recorded of the real Java client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from support.providers import given, script
from support.recorded import cases, difference
from support.server import StubServer

if TYPE_CHECKING:
    from support.recorded import Case
    from support.server import Received


def attempts(case: Case, monkeypatch: pytest.MonkeyPatch) -> list[Received]:
    with StubServer(*script(case)) as server:
        given(case, monkeypatch, server.port)
        builder = (
            AWSSecurityTokenServiceClientBuilder.standard()
            .withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("a", "b")))
            .withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
        )
        with builder.build() as client:
            client._http.settings.sleep = lambda seconds: None
            with pytest.raises(AmazonServiceException) as failure:
                client.getSessionToken()
        assert f"{failure.value.getStatusCode()} X" == case["observed"]["outcome"]
        return server.requests


@pytest.mark.parametrize("case", cases("providers", lambda case: case.get("probe") == "attempts"))
def test_as_many_attempts_as_java_makes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing says which mode to use, a named difference: ours is standard, with 3 attempts, not legacy's 4."""
    sent = [request.header("amz-sdk-request") for request in attempts(case, monkeypatch)]

    if difference(case):
        assert case["observed"]["attempts"] == 4
        assert sent == ["attempt=1;max=3", "attempt=2;max=3", "attempt=3;max=3"]
    else:
        assert sent == [wire["headers"]["amz-sdk-request"] for wire in case["observed"]["wire"]]


@pytest.mark.parametrize("case", cases("providers", lambda case: case.get("probe") == "attempts" and difference(case)))
def test_legacy_by_setting_tries_as_often_as_java(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {**case, "env": {**case["env"], "AWS_RETRY_MODE": "legacy"}}

    sent = attempts(settings, monkeypatch)

    assert [request.header("amz-sdk-request") for request in sent] == [
        wire["headers"]["amz-sdk-request"] for wire in case["observed"]["wire"]
    ]
