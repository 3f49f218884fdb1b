from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sts_sdk import AmazonClientException, IllegalArgumentException, SdkClientException, SystemProperties
from sts_sdk.internal import _metadata_service
from sts_sdk.regions import (
    AwsEnvVarOverrideRegionProvider,
    AwsProfileRegionProvider,
    AwsRegionProvider,
    AwsRegionProviderChain,
    AwsSystemPropertyRegionProvider,
    DefaultAwsRegionProviderChain,
    InstanceMetadataRegionProvider,
)
from support.recorded import Case, cases, difference
from support.server import Answer, Received, StubServer

HOSTILE = ["x@evil:443/#", "us-east-1\nx", "us-east-1.evil", "a" * 300]

# What comes out where the recorded Java SDK does something else on purpose.
INSTEAD = {
    "prov-105-region-env-default": "eu-west-1",
    "prov-107-region-env-empty": "ap-south-1",
    "prov-115-region-trim": "eu-west-1",
}


class Fixed(AwsRegionProvider):
    def __init__(self, region: str | None) -> None:
        self.region = region

    def getRegion(self) -> str | None:
        return self.region


class Failing(AwsRegionProvider):
    def getRegion(self) -> str | None:
        raise RuntimeError("cannot tell")


def write(name: str, text: str) -> None:
    path = Path.home() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def set_up(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in case["env"].items():
        monkeypatch.setenv(name, value)
    for name, value in case["system_properties"].items():
        SystemProperties.setProperty(name, value)
    for name, text in case["files"].items():
        write(name, text)


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("probe") == "region"))
def test_recorded_regions(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(case, monkeypatch)
    observed: dict[str, Any] = case["observed"]
    if difference(case):
        assert DefaultAwsRegionProviderChain().getRegion() == INSTEAD[case["id"]]
    elif "threw" in observed:
        with pytest.raises(SdkClientException) as caught:
            DefaultAwsRegionProviderChain().getRegion()
        assert caught.value.getMessage() == observed["threw"]["message"]
    else:
        assert DefaultAwsRegionProviderChain().getRegion() == observed["region"]


@pytest.mark.parametrize("case", cases("providers", lambda c: c["id"].endswith("region-chain-order")))
def test_recorded_order(case: Case) -> None:
    assert [type(provider).__name__ for provider in DefaultAwsRegionProviderChain()._providers] == case["value"]


def test_the_order_of_the_default_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = DefaultAwsRegionProviderChain()
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr(_metadata_service, "get", lambda path: '{\n "region" : "eu-west-1",\n "version" : "1"}')
    assert chain.getRegion() == "eu-west-1"
    write(".aws/config", "[default]\nregion = eu-west-2\n")
    assert chain.getRegion() == "eu-west-2"
    SystemProperties.setProperty("aws.region", "eu-west-3")
    assert chain.getRegion() == "eu-west-3"
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    assert chain.getRegion() == "eu-north-1"
    monkeypatch.setenv("AWS_REGION", "eu-south-1")
    assert chain.getRegion() == "eu-south-1"


def test_a_profile_can_be_named() -> None:
    write(
        ".aws/config",
        "[default]\nregion = eu-west-2\n[profile dev]\nregion = eu-west-3\n[profile bare]\noutput = text\n",
    )
    assert AwsProfileRegionProvider().getRegion() == "eu-west-2"
    assert AwsProfileRegionProvider("dev").getRegion() == "eu-west-3"
    assert AwsProfileRegionProvider("bare").getRegion() is None
    assert AwsProfileRegionProvider("absent").getRegion() is None


def test_providers_without_a_setting_know_no_region() -> None:
    assert AwsEnvVarOverrideRegionProvider().getRegion() is None
    assert AwsSystemPropertyRegionProvider().getRegion() is None
    assert AwsProfileRegionProvider().getRegion() is None


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_region_is_refused_from_every_source(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", hostile)
    with pytest.raises(IllegalArgumentException, match="environment variable AWS_REGION"):
        DefaultAwsRegionProviderChain().getRegion()
    monkeypatch.delenv("AWS_REGION")
    SystemProperties.setProperty("aws.region", hostile)
    with pytest.raises(IllegalArgumentException, match=r"system property aws\.region"):
        DefaultAwsRegionProviderChain().getRegion()
    SystemProperties.clear()
    with pytest.raises(IllegalArgumentException, match="region of Fixed"):
        AwsRegionProviderChain(Fixed(hostile)).getRegion()


@pytest.mark.parametrize("hostile", ["x@evil:443/#", "us-east-1.evil", "a" * 300])
def test_a_hostile_region_of_a_profile_or_an_instance_is_refused(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(".aws/config", f"[default]\nregion = {hostile}\n")
    with pytest.raises(IllegalArgumentException, match=r"profile default .*config:2"):
        DefaultAwsRegionProviderChain().getRegion()
    write(".aws/config", "")
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr(_metadata_service, "get", lambda path: f'{{"region": "{hostile}"}}')
    with pytest.raises(IllegalArgumentException, match="instance metadata service"):
        DefaultAwsRegionProviderChain().getRegion()


def test_an_empty_region_of_an_instance_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr(_metadata_service, "get", lambda path: '{"region": ""}')
    with pytest.raises(IllegalArgumentException, match="instance metadata service"):
        InstanceMetadataRegionProvider().getRegion()


def test_a_chain_passes_over_providers_that_fail_or_know_nothing() -> None:
    class Duck:
        def getRegion(self) -> str | None:
            return "eu-west-1"

    assert AwsRegionProviderChain(Failing(), Fixed(None), Fixed(""), Duck()).getRegion() == "eu-west-1"


def test_a_chain_that_finds_nothing_says_why() -> None:
    with pytest.raises(SdkClientException) as caught:
        AwsRegionProviderChain(Failing(), Fixed(None)).getRegion()
    assert caught.value.__notes__ == ["Failing: cannot tell", "Fixed: no region set"]


def test_the_instance_s_region_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def get(path: str) -> str:
        asked.append(path)
        return '{"availabilityZone": "eu-west-1a", "region" : "eu-west-1"}'

    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr(_metadata_service, "get", get)
    provider = InstanceMetadataRegionProvider()
    assert [provider.getRegion(), provider.getRegion()] == ["eu-west-1", "eu-west-1"]
    assert asked == ["/latest/dynamic/instance-identity/document"]


def test_an_endpoint_of_the_service_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", "not a host")
    with pytest.raises(IllegalArgumentException, match="'not a host' cannot be used"):
        InstanceMetadataRegionProvider().getRegion()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "<html>sign in</html>",
        "{}",
        '{"region"',
        '{"region": null}',
        '{"region": "eu',
        '{"region": null, "version": "1"}',
        '{"kind": "region", "version": "1"}',
    ],
)
def test_an_answer_without_a_region_tells_none(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr(_metadata_service, "get", lambda path: answer)
    assert InstanceMetadataRegionProvider().getRegion() is None


def test_off_ec2_there_is_no_instance_region(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def get(path: str) -> str:
        raise SdkClientException("nobody answers")

    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setattr(_metadata_service, "get", get)
    caplog.set_level("DEBUG", "sts_sdk")
    assert InstanceMetadataRegionProvider().getRegion() is None
    assert "nobody answers" in caplog.text


def test_the_region_of_a_real_metadata_service(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(received: Received) -> Answer:
        if received.method == "PUT":
            return Answer(body="token-1")
        return Answer(body='{\n  "accountId" : "123456789012",\n  "region" : "ap-northeast-3"\n}')

    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    with StubServer(answer) as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        assert DefaultAwsRegionProviderChain().getRegion() == "ap-northeast-3"
    assert [(request.method, request.target) for request in server.requests] == [
        ("PUT", "/latest/api/token"),
        ("GET", "/latest/dynamic/instance-identity/document"),
    ]
    assert server.requests[1].header("X-aws-ec2-metadata-token") == "token-1"


def test_disabled_metadata_is_not_asked() -> None:
    with pytest.raises(AmazonClientException, match="AWS_EC2_METADATA_DISABLED is set to true, not loading region"):
        InstanceMetadataRegionProvider().getRegion()
