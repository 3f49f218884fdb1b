"""What a person does next is a note of the exception; its message stays Java's."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sts_sdk import SdkClientException
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials, DefaultAWSCredentialsProviderChain
from sts_sdk.client.builder import AwsClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenService, AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken._refused import wrong_region
from sts_sdk.services.securitytoken.model import AWSSecurityTokenServiceException
from sts_sdk.testing import LocalAWS


@pytest.fixture
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No variable of AWS's, no metadata service, and an empty file of profiles."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    config = tmp_path / "config"
    config.touch()
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    return config


def client(host: str, region: str) -> AWSSecurityTokenService:
    endpoint = AwsClientBuilder.EndpointConfiguration(host, region)
    keys = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "not-a-secret"))
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(keys)
    return builder.withEndpointConfiguration(endpoint).build()


def causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def test_no_credentials(nothing_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_set.write_text("[profile one]\nregion = us-east-1\n[profile two]\nregion = us-east-1\n", encoding="utf-8")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    chain = DefaultAWSCredentialsProviderChain()
    with pytest.raises(SdkClientException, match=r"^Unable to load AWS credentials from any provider") as caught:
        chain.getCredentials()
    explained = [f"{number}. {finding}" for number, finding in enumerate(chain.explain(), 1)]
    assert caught.value.__notes__ == explained
    assert "the secret is not set [environment variable AWS_ACCESS_KEY_ID]" in explained[0]
    assert "there is no profile default; there are one, two" in explained[3]


def test_no_region(nothing_set: Path) -> None:
    with pytest.raises(SdkClientException, match=r"^Unable to find a region via the region provider chain") as caught:
        AWSSecurityTokenServiceClientBuilder.defaultClient()
    (note,) = caught.value.__notes__
    assert "AWS_REGION" in note
    assert "withRegion" in note


@pytest.mark.parametrize(
    ("host", "said"),
    [("sts-endpoint.amazonaws.com", "is the placeholder"), ("sts.nowhere.invalid", "No host has the name sts.nowhere")],
)
def test_no_host(host: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(SdkClientException, match=r"^Unable to execute HTTP request") as caught:
        client(host, "signing-region").getSessionToken()
    (note,) = caught.value.__notes__
    assert said in note
    assert [type(cause).__name__ for cause in causes(caught.value)] == [
        "SdkClientException",
        "ConnectError",
        "gaierror",
    ]


def test_wrong_signing_region() -> None:
    with LocalAWS("ap-northeast-1", s3=False) as aws:
        endpoint = AwsClientBuilder.EndpointConfiguration(aws.url, "signing-region")
        builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint)
        sts = builder.withCredentials(aws.user("alice").provider()).build()
        with pytest.raises(AWSSecurityTokenServiceException) as caught:
            sts.getSessionToken()
    assert caught.value.getErrorMessage() == "Credential should be scoped to a valid region."
    assert caught.value.__notes__[0].startswith("The request was signed for region 'signing-region' and sent to 127.")


def test_the_region_of_an_endpoint_of_aws_is_named() -> None:
    assert "give 'eu-west-1' as" in wrong_region("https://sts.eu-west-1.amazonaws.com/", "us-east-1")
