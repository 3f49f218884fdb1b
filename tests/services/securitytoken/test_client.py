"""The STS client as programs use it: constructors, what it refuses before sending, metadata, the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import Any

import pytest

from sts_sdk import (
    AmazonServiceException,
    ClientConfiguration,
    IllegalArgumentException,
    IllegalStateException,
    SdkClientException,
    UnsupportedOperationException,
)
from sts_sdk.auth import AnonymousAWSCredentials, AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.client.builder import AwsClientBuilder, EndpointConfiguration
from sts_sdk.regions import Region, Regions
from sts_sdk.services.securitytoken import (
    AWSSecurityTokenServiceAsyncClientBuilder,
    AWSSecurityTokenServiceClient,
    AWSSecurityTokenServiceClientBuilder,
    model,
)
from sts_sdk.testing import LocalAWS
from support.server import Answer, StubServer

KEYS = BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret")


@pytest.fixture
def aws_options() -> dict[str, Any]:
    return {"region": "ap-northeast-1", "s3": False}


def client_of(aws: LocalAWS, credentials: Any = None) -> AWSSecurityTokenServiceClient:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    return builder.withCredentials(credentials or aws.user("alice").provider()).build()


def test_standard_is_called_on_the_class_or_on_an_instance() -> None:
    on_class = AWSSecurityTokenServiceClientBuilder.standard()
    on_instance = AWSSecurityTokenServiceClientBuilder().standard()
    assert type(on_class) is type(on_instance) is AWSSecurityTokenServiceClientBuilder
    assert on_class is not AWSSecurityTokenServiceClientBuilder.standard()
    assert type(AWSSecurityTokenServiceClient.builder()) is AWSSecurityTokenServiceClientBuilder


def test_nothing_needs_to_be_set(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    alice = aws.user("alice")
    for name, value in aws.environment(alice).items():
        monkeypatch.setenv(name, value)
    with AWSSecurityTokenServiceClientBuilder.defaultClient() as client:
        assert client.getCallerIdentity().getArn() == alice.arn
    assert aws.requests[-1].region == "ap-northeast-1"


def test_no_duration_and_no_request_leave_it_to_the_service(aws: LocalAWS) -> None:
    client = client_of(aws)
    request = model.GetSessionTokenRequest(durationSeconds=7200)
    request.setDurationSeconds()
    for credentials in (client.getSessionToken().getCredentials(), client.getSessionToken(request).getCredentials()):
        assert (credentials.getExpiration() - aws.clock.now()).total_seconds() == pytest.approx(43200, abs=5)


@pytest.mark.parametrize(
    "arguments",
    [(KEYS,), (AWSStaticCredentialsProvider(KEYS),), (KEYS, ClientConfiguration()), (ClientConfiguration(),), ()],
)
def test_javas_deprecated_constructors_call_the_global_endpoint(arguments: tuple[Any, ...]) -> None:
    with AWSSecurityTokenServiceClient(*arguments) as client:
        assert repr(client) == "AWSSecurityTokenServiceClient(https://sts.amazonaws.com/, signing region us-east-1)"


def test_a_configured_endpoint_beats_the_global_one(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalAWS(s3=False) as virginia:
        alice = virginia.user("alice")
        for name, value in virginia.environment(alice).items():
            monkeypatch.setenv(name, value)
        with AWSSecurityTokenServiceClient() as client:
            assert client.getCallerIdentity().getArn() == alice.arn
    monkeypatch.setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
    with AWSSecurityTokenServiceClient() as client:
        assert "(https://sts.amazonaws.com/, signing region us-east-1)" in repr(client)


REGIONAL = "(https://sts.eu-west-1.amazonaws.com/, signing region eu-west-1)"
GLOBAL = "(https://sts.amazonaws.com/, signing region us-east-1)"


@pytest.mark.parametrize("builder", [AWSSecurityTokenServiceClientBuilder, AWSSecurityTokenServiceAsyncClientBuilder])
def test_javas_way_to_the_global_endpoint_is_one_line(builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(value: Any = None, region: str = "eu-west-1") -> str:
        made = builder.standard().withRegion(region).withCredentials(NeverAsked()).withStsRegionalEndpoints(value)
        assert made.getStsRegionalEndpoints() == value
        with made.build() as client:
            return repr(client)

    assert built().endswith(REGIONAL)
    assert built("legacy").endswith(GLOBAL)
    assert "sts.af-south-1.amazonaws.com" in built("legacy", "af-south-1")
    monkeypatch.setenv("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
    assert built().endswith(GLOBAL)
    assert built("regional").endswith(REGIONAL)
    for wrong in ("Legacy", "", True, "global"):
        with pytest.raises(IllegalArgumentException, match="it must be 'legacy' or 'regional'"):
            builder.standard().setStsRegionalEndpoints(wrong)


def test_an_endpoint_configuration_beats_every_other_setting(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    assert client_of(aws).getCallerIdentity().getAccount() == aws.account
    monkeypatch.setenv("AWS_USE_FIPS_ENDPOINT", "true")
    with pytest.raises(IllegalArgumentException, match=r"FIPS and custom endpoint.*\(endpoint from EndpointConf"):
        client_of(aws)


def test_a_region_that_is_switched_off_says_what_to_do(aws: LocalAWS) -> None:
    aws.disableRegion("eu-central-1")
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(aws.user("alice").provider())
    client = builder.withEndpointConfiguration(aws.endpoint("sts", "eu-central-1")).build()
    with pytest.raises(model.RegionDisabledException) as refused:
        client.getSessionToken()
    assert refused.value.getErrorMessage().startswith("STS is not activated in this region for account:")
    [note] = refused.value.__notes__
    assert "activate the endpoint Europe (Frankfurt)" in note
    assert note.endswith("Meanwhile https://sts.us-east-1.amazonaws.com answers.")


def test_a_client_from_a_constructor_can_be_moved(aws: LocalAWS) -> None:
    client = AWSSecurityTokenServiceClient(aws.user("alice").provider())
    client.setRegion(Region.getRegion(Regions.EU_WEST_1))
    assert "sts.eu-west-1.amazonaws.com" in repr(client)
    client.setEndpoint("sts.us-gov-west-1.amazonaws.com")
    assert repr(client).endswith("(https://sts.us-gov-west-1.amazonaws.com/, signing region us-gov-west-1)")


def test_a_client_from_a_builder_cannot(aws: LocalAWS) -> None:
    client = client_of(aws)
    with pytest.raises(UnsupportedOperationException, match=r"Client is immutable when created with the builder\."):
        client.setRegion("us-west-2")
    with pytest.raises(UnsupportedOperationException):
        client.setEndpoint("sts.us-west-2.amazonaws.com")


def test_after_shutdown_nothing_is_sent(aws: LocalAWS) -> None:
    with client_of(aws) as client:
        client.getCallerIdentity()
    with pytest.raises(IllegalStateException, match="Connection pool shut down"):
        client.getCallerIdentity()
    assert len(aws.requests) == 1


def test_every_problem_of_a_request_is_told_before_anything_is_sent(aws: LocalAWS) -> None:
    request = model.AssumeRoleRequest(roleArn="short", durationSeconds=1, tokenCode="12345\n")
    request.withTags(model.Tag().withKey("team").withValue("a"), model.Tag().withKey("Team").withValue("b"))
    with pytest.raises(IllegalArgumentException) as refused:
        client_of(aws).assumeRole(request)
    message = str(refused.value)
    for member in ("RoleArn", "RoleSessionName is required", "DurationSeconds is 1", "TokenCode", "Tags"):
        assert member in message
    assert "12345" not in message
    assert isinstance(refused.value, ValueError)
    assert not aws.requests


def test_the_request_of_another_operation_is_refused(aws: LocalAWS) -> None:
    with pytest.raises(
        IllegalArgumentException, match="AssumeRole takes AssumeRoleRequest, not GetSessionTokenRequest"
    ):
        client_of(aws).assumeRole(model.GetSessionTokenRequest())  # that is the point
    assert not aws.requests


def test_the_check_can_be_switched_off(aws: LocalAWS) -> None:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    builder.withClientConfiguration(ClientConfiguration().withParameterValidation(False))
    client = builder.withCredentials(aws.user("alice").provider()).build()
    with pytest.raises(AmazonServiceException) as refused:
        client.getSessionToken(model.GetSessionTokenRequest(durationSeconds=1))
    assert refused.value.getErrorCode() == "ValidationError"


class NeverAsked:
    def getCredentials(self) -> Any:
        raise AssertionError("an unsigned operation asks nobody")

    def refresh(self) -> None: ...


def test_the_unsigned_operations_ask_no_provider_and_sign_nothing(aws: LocalAWS) -> None:
    client = client_of(aws, NeverAsked())
    oidc = aws.oidcProvider()
    web = aws.role("Web", trusts=oidc)
    request = model.AssumeRoleWithWebIdentityRequest(
        roleArn=web.arn, roleSessionName="web", webIdentityToken=oidc.token("me")
    )
    assert client.assumeRoleWithWebIdentity(request).getAssumedRoleUser().getArn().endswith("assumed-role/Web/web")
    assert "authorization" not in aws.requests[-1].headers


@pytest.mark.parametrize("credentials", [AnonymousAWSCredentials(), BasicAWSCredentials("", "")])
def test_saml_works_with_no_credentials_worth_the_name(aws: LocalAWS, credentials: Any) -> None:
    saml = aws.samlProvider()
    role = aws.role("Saml", trusts=saml)
    request = model.AssumeRoleWithSAMLRequest(
        roleArn=role.arn, principalArn=saml.arn, sAMLAssertion=saml.assertion(role, "me")
    )
    client = client_of(aws, AWSStaticCredentialsProvider(credentials))
    assert client.assumeRoleWithSAML(request).getCredentials().getAccessKeyId().startswith("ASIA")


def test_the_metadata_of_the_latest_answers_is_kept(aws: LocalAWS) -> None:
    client = client_of(aws)
    requests = [model.GetCallerIdentityRequest() for _ in range(51)]
    results = [client.getCallerIdentity(request) for request in requests]
    newest = client.getCachedResponseMetadata(requests[-1])
    assert newest is not None
    assert newest.getRequestId() == results[-1].getSdkResponseMetadata().getRequestId()
    assert client.getCachedResponseMetadata(requests[0]) is None


def test_threads_share_a_client(aws: LocalAWS) -> None:
    client = client_of(aws)
    arns: list[str] = []
    threads = [threading.Thread(target=lambda: arns.append(client.getCallerIdentity().getArn())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(arns) == 16
    assert len(set(arns)) == 1


def test_region_and_endpoint_exclude_each_other() -> None:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withRegion("us-west-2").withCredentials(NeverAsked())
    builder.withEndpointConfiguration(EndpointConfiguration("localhost", "us-west-2"))
    with pytest.raises(IllegalStateException, match="Only one of Region or EndpointConfiguration may be set"):
        builder.build()


def test_without_a_region_the_builder_says_so() -> None:
    with pytest.raises(SdkClientException, match="Unable to find a region via the region provider chain"):
        AWSSecurityTokenServiceClientBuilder.defaultClient()


@pytest.mark.parametrize(
    "endpoint",
    [
        "", "https://", "http://user:password@host", "bad host", "host\n", "host:port", "host:0", "host:70000",
        "https://host/?query=1", "https://host/#fragment", "host\x00", "https://[::1", "host:", "//host",
    ],
)  # fmt: skip
def test_an_endpoint_that_could_lead_elsewhere_is_refused(endpoint: str) -> None:
    with pytest.raises(SdkClientException) as refused:
        AwsClientBuilder.EndpointConfiguration(endpoint, "us-east-1")
    assert isinstance(refused.value, ValueError)
    assert "password" not in str(refused.value).replace("user:password@host)", "")


@pytest.mark.parametrize("region", ["", "us-east-1\n", "x@evil:443/#", "a" * 300, "us east", "us_east.1"])
def test_a_signing_region_that_is_no_host_label_is_refused(region: str) -> None:
    with pytest.raises(IllegalArgumentException):
        AwsClientBuilder.EndpointConfiguration("sts.amazonaws.com", region)


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("sts.us-west-2.amazonaws.com", "https://sts.us-west-2.amazonaws.com/"),
        ("localhost:4566", "https://localhost:4566/"),
        ("http://localhost:4566", "http://localhost:4566/"),
        ("http://localhost:4566/sts", "http://localhost:4566/sts"),
        ("http://localhost:4566/sts/", "http://localhost:4566/sts/"),
        ("HTTP://[::1]:8080/", "http://[::1]:8080/"),
    ],
)
def test_endpoints_are_called_as_they_were_written(endpoint: str, url: str) -> None:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(NeverAsked())
    builder.withEndpointConfiguration(EndpointConfiguration(endpoint, None))
    with builder.build() as client:
        assert repr(client).startswith(f"AWSSecurityTokenServiceClient({url}, signing region us-")


def test_building_a_client_loads_neither_requests_nor_botocore() -> None:
    code = (
        "import sys\n"
        "from sts_sdk import AWSSecurityTokenServiceClientBuilder\n"
        "AWSSecurityTokenServiceClientBuilder.standard().withRegion('us-west-2').build()\n"
        "print({'requests', 'urllib3', 'botocore', 'http.client', 'ssl', 'email'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "set()"


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_child_waits_for_no_thread_of_its_parent() -> None:
    """Whatever lock of the client another thread held when the process forked."""
    answer = "<R><R><Arn>a</Arn></R></R>"
    with StubServer(Answer(200, answer), Answer(503, ""), Answer(200, answer)) as server:
        endpoint = EndpointConfiguration(server.url, "us-east-1")
        builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint)
        client = builder.withCredentials(AWSStaticCredentialsProvider(KEYS)).build()
        client.getCallerIdentity()
        quota = client._http.settings.strategy.quota
        assert quota is not None
        locks = [lock.current() for lock in (client._metadata._lock, client._http._opening, quota._lock)]
        for lock in locks:
            lock.acquire()
        child = os.fork()
        if child == 0:
            signal.alarm(60)
            client.getCallerIdentity()
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        for lock in locks:
            lock.release()
        assert len(server.requests) == 3
