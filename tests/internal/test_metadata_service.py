"""The instance metadata client against a real loopback service."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    AmazonClientException,
    AmazonServiceException,
    SdkClientException,
    SDKGlobalConfiguration,
    SystemProperties,
)
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal import _metadata_service as metadata
from support.metadata import TOKEN, MetadataServer
from support.server import Answer
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REGION = "/latest/meta-data/placement/region"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MetadataServer]:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    with MetadataServer() as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        server.paths[REGION] = lambda: "eu-west-1"
        yield server


def test_version_2_asks_for_a_token_and_reads_with_it(server: MetadataServer) -> None:
    assert metadata.get(REGION) == "eu-west-1"
    put, read = server.requests
    assert (put.method, put.target, put.body) == ("PUT", TOKEN, b"")
    assert put.header("X-aws-ec2-metadata-token-ttl-seconds") == "21600"
    assert read.header("X-aws-ec2-metadata-token") == "metadata-token"
    assert read.header("Accept") == "*/*"
    assert (read.header("User-Agent") or "").startswith("sts_sdk/")


@pytest.mark.parametrize("status", [403, 404, 405])
def test_a_refused_token_falls_back_to_version_1(server: MetadataServer, status: int) -> None:
    server.token = Answer(status, reason="X")
    assert metadata.get(REGION) == "eu-west-1"
    assert server.requests[-1].header("X-aws-ec2-metadata-token") is None


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_for_its_token_again_and_never_without(server: MetadataServer, status: int) -> None:
    server.faults[TOKEN] = [Answer(status)] * 2
    server.paths["/latest/other"] = lambda: "x"
    with metadata.MetadataService(sleep=lambda s: None) as service:
        assert service.get(REGION) == "eu-west-1"
        assert service.get("/latest/other") == "x"
    assert server.trail == [f"PUT {TOKEN}"] * 3 + [f"GET {REGION}", "GET /latest/other"]  # one token is enough
    server.token = Answer(status, reason="Busy")
    with metadata.MetadataService(sleep=lambda s: None) as service, pytest.raises(AmazonServiceException) as e:
        service.get(REGION)
    assert e.value.getStatusCode() == status
    assert server.trail[5:] == [f"PUT {TOKEN}"] * 6


def test_what_does_not_answer_is_asked_as_often_as_it_is_set(
    server: MetadataServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for attempts, trail in ((None, 1), ("3", 3)):
        if attempts is not None:
            monkeypatch.setenv("AWS_METADATA_SERVICE_NUM_ATTEMPTS", attempts)
        server.requests.clear()
        server.faults[REGION] = [Answer(raw=b"")] * 3
        with metadata.MetadataService(sleep=lambda s: None) as service, pytest.raises(SdkClientException):
            service.get(REGION)
        assert server.trail.count(f"GET {REGION}") == trail


def test_a_bad_request_for_a_token_does_not_fall_back(server: MetadataServer) -> None:
    server.token = Answer(400, reason="X")
    with pytest.raises(AmazonServiceException, match=r"^X \(Service: null; Status Code: 400; Error Code: null;") as e:
        metadata.get(REGION)
    assert e.value.getStatusCode() == 400
    assert server.trail == [f"PUT {TOKEN}"]


def test_beyond_one_hop_version_1_is_read_after_one_timeout(
    server: MetadataServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.token = None
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", "0.5")
    begun = time.monotonic()
    assert metadata.get(REGION) == "eu-west-1"
    assert 0.5 <= time.monotonic() - begun < LONG
    assert server.trail == [f"PUT {TOKEN}", f"GET {REGION}"]


@pytest.mark.parametrize("where", ["environment", "property", "profile"])
def test_version_1_can_be_forbidden(
    server: MetadataServer, monkeypatch: pytest.MonkeyPatch, where: str, tmp_path: Path
) -> None:
    server.token = Answer(403, reason="Forbidden")
    if where == "environment":
        monkeypatch.setenv("AWS_EC2_METADATA_V1_DISABLED", "TRUE")
    elif where == "property":
        SystemProperties.setProperty("com.amazonaws.sdk.disableEc2MetadataV1", "true")
    else:
        (tmp_path / "config").write_text("[default]\nec2_metadata_v1_disabled = true\n")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    with pytest.raises(SdkClientException, match=r"AWS_EC2_METADATA_V1_DISABLED demands one: Forbidden"):
        metadata.get(REGION)
    assert server.trail == [f"PUT {TOKEN}"]


def test_what_is_not_there_is_named(server: MetadataServer) -> None:
    with pytest.raises(SdkClientException) as e:
        metadata.get("/latest/nothing")
    assert not isinstance(e.value, AmazonServiceException)
    assert e.value.getMessage() == f"The requested metadata is not found at {server.url}/latest/nothing"


def test_a_refusal_with_a_json_body_is_told_in_its_words(server: MetadataServer) -> None:
    server.faults[REGION] = [Answer(403, '{"code": "Denied", "message": "not you"}', reason="Forbidden")]
    with pytest.raises(AmazonServiceException) as e:
        metadata.get(REGION)
    assert (e.value.getErrorCode(), e.value.getErrorMessage(), e.value.getStatusCode()) == ("Denied", "not you", 403)


def test_a_redirect_is_not_followed(server: MetadataServer) -> None:
    server.faults[REGION] = [Answer(302, headers={"Location": f"{server.url}/elsewhere"}, reason="Found")]
    with pytest.raises(AmazonServiceException, match="Status Code: 302"):
        metadata.get(REGION)
    assert server.trail == [f"PUT {TOKEN}", f"GET {REGION}"]


def test_no_proxy_is_asked(server: MetadataServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert metadata.get(REGION) == "eu-west-1"


def test_an_unreachable_service_fails_at_once_without_trying_version_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(SdkClientException, match=r"^Failed to connect to service endpoint: http://127.0.0.1:1/"):
        metadata.get(REGION)


def test_attempts_can_be_set(server: MetadataServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "3")
    server.faults[REGION] = [Answer(500), Answer(503)]
    waits: list[float] = []
    with metadata.MetadataService(sleep=waits.append) as service:
        assert service.get(REGION) == "eu-west-1"
    assert waits == [0.05, 0.1]
    server.faults[REGION] = [Answer(500, reason="A"), Answer(500, reason="B"), Answer(500, reason="C")]
    with metadata.MetadataService(sleep=waits.append) as service, pytest.raises(AmazonServiceException, match=r"^C "):
        service.get(REGION)


def test_no_new_attempt_begins_after_the_budget(server: MetadataServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_METADATA_SERVICE_TIMEOUT")
    monkeypatch.setenv("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "9")
    server.faults[REGION] = [Answer(500)] * 9
    now = [0.0]
    with metadata.MetadataService(sleep=lambda s: None, monotonic=lambda: now[0]) as service:
        server.paths["/slow"] = lambda: now.__setitem__(0, now[0] + 1.5) or "x"
        assert service.get("/slow") == "x"
        begun = len(server.requests)
        service._endpoint._sleep = lambda s: now.__setitem__(0, now[0] + 1.1)
        with pytest.raises(AmazonServiceException):
            service.get(REGION)
    assert server.trail[begun:] == [f"PUT {TOKEN}", *[f"GET {REGION}"] * 3]


def test_an_answer_that_says_busy_is_asked_for_again_without_a_setting(server: MetadataServer) -> None:
    server.faults[REGION] = [Answer(500), Answer(429), Answer(502)]
    assert metadata.get(REGION) == "eu-west-1"
    server.faults[REGION] = [Answer(501)] * 5 + [Answer(501, reason="sixth"), Answer(501)]
    with metadata.MetadataService(sleep=lambda s: None) as service, pytest.raises(AmazonServiceException, match=r"^s"):
        service.get(REGION)


@pytest.mark.parametrize(
    "body",
    ["<html>Please log in</html>", "", "a\r\nX-Evil: 1", "a b", "x" * 5000, "tok\u00e9n"],
)
def test_what_is_no_token_never_becomes_a_header(server: MetadataServer, body: str) -> None:
    server.token = Answer(body=body)
    with pytest.raises(SdkClientException, match="gave no token"):
        metadata.get(REGION)
    assert server.trail == [f"PUT {TOKEN}"]


def test_a_giant_answer_is_cut_off(server: MetadataServer) -> None:
    server.paths[REGION] = lambda: "x" * 300_000
    with pytest.raises(SdkClientException, match="larger than 262144 bytes"):
        metadata.get(REGION)


@pytest.mark.parametrize("value", ["true", "TRUE", " True "])
def test_it_can_be_switched_off(server: MetadataServer, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", value)
    with pytest.raises(AmazonClientException, match=r"^AWS_EC2_METADATA_DISABLED is set to true, not loading"):
        metadata.get(REGION)
    assert server.requests == []


@pytest.mark.parametrize("variable", ["", "false"])
def test_it_can_be_switched_off_by_system_property(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", variable)
    SystemProperties.setProperty("com.amazonaws.sdk.disableEc2Metadata", "true")
    assert metadata.disabled()
    assert SDKGlobalConfiguration.isEc2MetadataDisabled()


def test_other_values_do_not_switch_it_off(server: MetadataServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "yes")
    assert metadata.get(REGION) == "eu-west-1"


def test_the_endpoint_by_mode_and_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert metadata.endpoint_url() == "http://169.254.169.254"
    (tmp_path / "config").write_text("[default]\nec2_metadata_service_endpoint_mode = ipv6\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    assert metadata.endpoint_url() == "http://[fd00:ec2::254]"
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv4")
    assert metadata.endpoint_url() == "http://169.254.169.254"
    (tmp_path / "config").write_text("[default]\nec2_metadata_service_endpoint = http://profile:81/\n")
    assert metadata.endpoint_url() == "http://profile:81"
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://variable")
    assert metadata.endpoint_url() == "http://variable"
    SystemProperties.setProperty("com.amazonaws.sdk.ec2MetadataServiceEndpointOverride", "http://property")
    assert metadata.endpoint_url() == "http://property"  # before the variable, as in Java


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv5", "must be IPv4 or IPv6, not 'IPv5'"),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://user:secret@host", "user information"),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://a b", "cannot be used"),
        ("AWS_METADATA_SERVICE_TIMEOUT", "soon", "must be seconds from more than 0 to 3600, not 'soon'"),
        ("AWS_METADATA_SERVICE_TIMEOUT", "nan", "must be seconds"),
        ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "0", "whole number from 1"),
    ],
)
def test_bad_settings_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, problem: str) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setenv(name, value)
    with pytest.raises(IllegalArgumentException, match=problem) as e:
        metadata.get(REGION)
    assert "secret" not in str(e.value)
