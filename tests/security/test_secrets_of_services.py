"""What other services than STS are given and give shows nowhere: clients, builders, transfers, values, failures."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from sts_sdk.services.dynamodbv2 import AmazonDynamoDBClientBuilder
from sts_sdk.services.dynamodbv2.model import GetItemRequest
from sts_sdk.services.kms import AWSKMSClientBuilder
from sts_sdk.services.secretsmanager import AWSSecretsManagerClientBuilder
from sts_sdk.services.secretsmanager.model import CreateSecretRequest, GetSecretValueRequest

from sts_sdk import (
    AmazonS3ClientBuilder,
    AWSStaticCredentialsProvider,
    BasicSessionCredentials,
    ClientConfiguration,
    EndpointConfiguration,
    SdkBaseException,
)
from sts_sdk.services.s3.transfer import TransferManagerBuilder
from support.leaks import Search, failure_texts, pickled, texts
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET, TOKEN, KEPT = (
    "Canary+Secret/KeyAAAAAAAAAAAAAA",
    "Canary+Token/BBBBBBBBBBBBBBBBBBBBBB==",
    "Canary+Kept/CCCCCCCCCCCC",
)
FOUND = Search([SECRET, TOKEN])
BUILDERS: list[Callable[[], Any]] = [
    AmazonDynamoDBClientBuilder.standard,
    AWSSecretsManagerClientBuilder.standard,
    AWSKMSClientBuilder.standard,
    AmazonS3ClientBuilder.standard,
]


def armed(standard: Callable[[], Any], url: str = "http://127.0.0.1:9") -> Any:
    keys = AWSStaticCredentialsProvider(BasicSessionCredentials("ASIAEXAMPLE", SECRET, TOKEN))
    configuration = ClientConfiguration().withMaxErrorRetry(0).withHeader("Authorization-Too", SECRET)
    builder = standard().withCredentials(keys).withClientConfiguration(configuration)
    return builder.withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))


def shown_by(value: Any, search: Search) -> list[tuple[str, list[str]]]:
    return [(way, found) for way, text in texts(value) if (found := search(text))]


@pytest.mark.parametrize("standard", BUILDERS)
def test_no_builder_or_client_shows_a_secret(standard: Callable[[], Any]) -> None:
    builder = armed(standard)
    with builder.build() as client:
        client.unwrap()
        assert shown_by(builder, FOUND) == []
        assert shown_by(client, FOUND) == []
        assert FOUND(pickled(client) + pickled(builder)) == []


def test_nor_do_transfers() -> None:
    with TransferManagerBuilder.standard().withS3Client(armed(AmazonS3ClientBuilder.standard).build()).build() as made:
        assert shown_by(made, FOUND) == []
        assert FOUND(pickled(made)) == []


def secrets_manager(server: StubServer) -> Any:
    return armed(AWSSecretsManagerClientBuilder.standard, server.url).build()


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_values_that_the_model_calls_sensitive_are_masked(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "sts_sdk")
    search = Search([KEPT])
    request = CreateSecretRequest().withName("name").withSecretString(KEPT)
    assert shown_by(request, search) == []
    with StubServer(Answer(200, json.dumps({"Name": "name", "SecretString": KEPT}))) as server:
        result = secrets_manager(server).getSecretValue(GetSecretValueRequest().withSecretId("name"))
    assert result.getSecretString() == KEPT
    assert shown_by(result, search) == []
    assert (
        search("\n".join(record.getMessage() for record in caplog.records if record.name.startswith("sts_sdk"))) == []
    )


REFUSALS: dict[str, Callable[[Any], Answer]] = {
    "the token": lambda received: refused(received.header("x-amz-security-token")),
    "the signature": lambda received: refused(received.header("Authorization")),
    "half of the token": lambda received: refused(received.header("x-amz-security-token")[:20]),
    "no JSON": lambda received: Answer(400, f"<html>{received.header('x-amz-security-token')}</html>"),
    "a status line": lambda received: Answer(500, "", reason=received.header("x-amz-security-token")),
    "a header": lambda received: Answer(403, "{}", {"x-amzn-RequestId": received.header("x-amz-security-token")}),
}


def refused(said: str) -> Answer:
    return Answer(400, json.dumps({"__type": "InvalidSignatureException", "message": f"You sent {said}"}))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize(
    ("standard", "call"),
    [
        (AmazonDynamoDBClientBuilder.standard, lambda client: client.getItem(GetItemRequest("t", {}))),
        (
            AWSSecretsManagerClientBuilder.standard,
            lambda client: client.getSecretValue(GetSecretValueRequest().withSecretId("name")),
        ),
        (AWSKMSClientBuilder.standard, lambda client: client.listKeys()),
    ],
    ids=["DynamoDB", "SecretsManager", "KMS"],
)
def test_no_failure_repeats_what_was_sent(
    standard: Callable[[], Any], call: Callable[[Any], object], refusal: str
) -> None:
    signatures: list[str] = []

    def answer(received: Any) -> Answer:
        signatures.append(received.header("Authorization").rpartition("Signature=")[2])
        return REFUSALS[refusal](received)

    with StubServer(answer) as server, pytest.raises(SdkBaseException) as caught:
        call(armed(standard, server.url).build())
    search = Search([SECRET, TOKEN, *signatures])
    # Frames of botocore are among those whose locals could be shown: SECURITY.md says so.
    ways = [
        (way, found)
        for way, text in failure_texts(caught.value)
        if way not in {"locals", "rich", "pytest"} and (found := search(text))
    ]
    assert ways == []
