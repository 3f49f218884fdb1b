"""Roles that last: what goes to STS, how often, and that nobody waits who need not."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AmazonServiceException,
    ClientConfiguration,
    SdkClientException,
    UnsupportedOperationException,
)
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    STSAssumeRoleSessionCredentialsProvider,
)
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.securitytoken import AWSSecurityTokenService, AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleResult,
    PolicyDescriptorType,
    ProvidedContext,
    Tag,
)
from support.clock import Clock
from support.recorded import Case, cases, difference
from support.server import Answer, StubServer
from support.sts import ROLE, Sts, built, key_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS


Provider = STSAssumeRoleSessionCredentialsProvider
POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
KEYS = BasicAWSCredentials("AKIAEXAMPLE00LONG", "long/secret")


# What goes to STS


def test_every_option_is_sent(aws: LocalAWS) -> None:
    user = aws.user("ann", mfa=True)
    role = aws.role(
        "reader",
        trusts=user,
        externalId="their-id",
        mfa=True,
        maxSessionDuration=7200,
        allows=("sts:TagSession", "sts:SetSourceIdentity"),
    )
    arns = [aws.managedPolicy(name, json.loads(POLICY)) for name in ("one", "two")]
    asked: list[str] = []

    def code(serial: str) -> str:
        asked.append(serial)
        return f" {user.mfa.code()}\n"

    provider = (
        Provider.Builder(role.arn, "session")
        .withLongLivedCredentialsProvider(user.provider())
        .withServiceEndpoint(aws.url)
        .withRoleSessionDurationSeconds(1800)
        .withExternalId("their-id")
        .withScopeDownPolicy(POLICY)
        .withPolicyArns([arns[0], PolicyDescriptorType(arn=arns[1])])
        .withSessionTags([Tag(key="team", value="blue"), Tag(key="cost", value="7")])
        .withTransitiveTagKeys(["team"])
        .withSourceIdentity("ann")
        .withSerialNumber(user.mfa.serial)
        .withTokenCodeProvider(code)
        .build()
    )
    provider.getCredentials()
    [sent] = aws.requests
    assert sent.status == 200
    assert sent.parameters == {
        "RoleArn": role.arn,
        "RoleSessionName": "session",
        "PolicyArns.member.1.arn": arns[0],
        "PolicyArns.member.2.arn": arns[1],
        "Policy": POLICY,
        "DurationSeconds": "1800",
        "Tags.member.1.Key": "team",
        "Tags.member.1.Value": "blue",
        "Tags.member.2.Key": "cost",
        "Tags.member.2.Value": "7",
        "TransitiveTagKeys.member.1": "team",
        "ExternalId": "their-id",
        "SerialNumber": user.mfa.serial,
        "TokenCode": "***Sensitive Data Redacted***",
        "SourceIdentity": "ann",
    }
    assert asked == [user.mfa.serial]


def test_provided_contexts_are_sent() -> None:
    sts, context = Sts(), ProvidedContext(providerArn="arn:aws:iam::aws:contextProvider/x", contextAssertion="jwt")
    key_of(built(sts, sts.clock, lambda b: b.withProvidedContexts([context])))
    assert sts.requests == [
        AssumeRoleRequest(roleArn=ROLE, roleSessionName="session", durationSeconds=900, providedContexts=[context])
    ]


def test_what_is_not_set_is_not_sent_and_zero_seconds_are_the_default() -> None:
    sts = Sts()
    key_of(built(sts, sts.clock, lambda b: b.withRoleSessionDurationSeconds(0)))
    assert sts.requests == [AssumeRoleRequest(roleArn=ROLE, roleSessionName="session", durationSeconds=900)]
    assert Provider.DEFAULT_DURATION_SECONDS == 900


@pytest.mark.parametrize(
    ("setter", "value"),
    [
        ("withLongLivedCredentials", KEYS),
        ("withLongLivedCredentialsProvider", AWSStaticCredentialsProvider(KEYS)),
        ("withServiceEndpoint", "sts.example.com"),
        ("withClientConfiguration", ClientConfiguration()),
    ],
)
def test_a_client_stands_for_credentials_and_endpoint(setter: str, value: object) -> None:
    builder = getattr(Provider.Builder(ROLE, "session").withStsClient(Sts()), setter)(value)
    words = "If a custom STS client is set you must not set any other client related fields"
    with pytest.raises(IllegalArgumentException, match=words) as refused:
        builder.build()
    assert setter in refused.value.__notes__[0]


@pytest.mark.parametrize("case", cases("providers", lambda case: case.get("probe") == "stsprovider"))
def test_recorded_sessions(case: Case) -> None:
    kind, seconds, *duration = case["arg"].split(":")
    assert kind in {"assume", "assumebad"}
    answers = [Answer(200, _answer(f"K{number}", int(seconds))) for number in range(1, 9)]
    with StubServer(*answers) as server:
        client = (
            AWSSecurityTokenServiceClientBuilder.standard()
            .withEndpointConfiguration(EndpointConfiguration(f"http://127.0.0.1:{server.port}", "us-east-1"))
            .withCredentials(AWSStaticCredentialsProvider(KEYS))
            .withClientConfiguration(ClientConfiguration().withParameterValidation(False))
            .build()
        )
        builder = Provider.Builder("arn:r", "sess").withStsClient(client)
        if duration:
            builder.withRoleSessionDurationSeconds(int(duration[0]))
        provider = builder.build()
        if difference(case):
            assert [key_of(provider) for _ in range(3)] == ["K1"] * 3
            return
        seen = case["observed"]
        assert [key_of(provider) for _ in range(3)] == seen["keys_of_three_calls"]
        assert type(provider.getCredentials()).__name__ == seen["class"]
        assert len(server.requests) == seen["http_calls_before_refresh"]
        assert [list(pair) for pair in server.requests[0].form] == seen["first_call_params"]
        provider.refresh()
        provider.getCredentials()
        assert len(server.requests) == seen["http_calls_after_refresh_and_get"]


def _answer(key: str, seconds: int) -> str:
    ends = datetime.now(UTC) + timedelta(seconds=seconds)
    return (
        "<AssumeRoleResponse><AssumeRoleResult><Credentials>"
        f"<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken>"
        f"<Expiration>{ends:%Y-%m-%dT%H:%M:%SZ}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
    )


# Whose client it is


@pytest.mark.parametrize("wrap", [AWSStaticCredentialsProvider, lambda keys: keys], ids=["provider", "credentials"])
def test_deprecated_constructors(aws: LocalAWS, wrap: Any) -> None:
    user = aws.user("ann")
    role, keys = aws.role("reader", trusts=user), user.provider().getCredentials()
    provider = Provider(wrap(keys), role.arn, "session", ClientConfiguration().withUserAgentSuffix("mine"))
    provider.setSTSClientEndpoint(aws.url)
    provider.getCredentials()
    [sent] = aws.requests
    assert sent.principal == user.arn
    assert sent.headers["user-agent"].endswith("mine")
    assert sent.parameters["DurationSeconds"] == "900"


def test_the_source_is_asked_anew_for_each_session(aws: LocalAWS) -> None:
    users = [aws.user("ann"), aws.user("bob")]
    role = aws.role("reader", trusts=users)

    class Rotating:
        def getCredentials(self) -> Any:
            return users[min(len(aws.requests), 1)].provider().getCredentials()

        def refresh(self) -> None: ...

    provider = Provider(Rotating(), role.arn, "session")
    provider.setSTSClientEndpoint(aws.url)
    provider.getCredentials()
    provider.refresh()
    assert [request.principal for request in aws.requests] == [user.arn for user in users]


def test_a_client_from_a_builder_cannot_be_moved(aws: LocalAWS) -> None:
    client = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts")).build()
    with pytest.raises(UnsupportedOperationException):
        built(client, Clock()).setSTSClientEndpoint("sts.amazonaws.com")


def test_an_interface_is_enough_for_a_client() -> None:
    class Mine(AWSSecurityTokenService):
        def assumeRole(self, request: AssumeRoleRequest | None = None) -> AssumeRoleResult:
            return Sts().assumeRole(request or AssumeRoleRequest())

    Mine.__abstractmethods__ = frozenset()
    assert Provider.Builder(ROLE, "session").withStsClient(Mine()).build().getCredentials()


def test_no_credentials_in_an_answer_is_an_error() -> None:
    class Empty(Sts):
        def assumeRole(self, request: AssumeRoleRequest) -> AssumeRoleResult:
            return AssumeRoleResult()

    with pytest.raises(SdkClientException, match="without credentials"):
        key_of(built(Empty(), Clock()))


def test_a_refusal_is_raised_as_sts_says_it(aws: LocalAWS) -> None:
    user, other = aws.user("ann"), aws.user("bob")
    role = aws.role("reader", trusts=other)
    provider = Provider(user.provider(), role.arn, "session")
    provider.setSTSClientEndpoint(aws.url)
    for _ in range(5):
        with pytest.raises(AmazonServiceException) as raised:
            provider.getCredentials()
        assert raised.value.getErrorCode() == "AccessDenied"
    assert len(aws.requests) == 1  # a refusal is remembered for some seconds


# MFA


def test_each_session_asks_for_a_code_of_its_own() -> None:
    sts, codes = Sts(), iter(("111111", "222222"))
    provider = built(sts, sts.clock, lambda b: b.withSerialNumber("GAHT1").withTokenCodeProvider(lambda _: next(codes)))
    key_of(provider), key_of(provider)
    provider.refresh()
    assert [(r.getSerialNumber(), r.getTokenCode()) for r in sts.requests] == [("GAHT1", "111111"), ("GAHT1", "222222")]


def test_a_code_provider_that_fails_is_told_without_its_words() -> None:
    def broken(serial: str) -> str:
        raise KeyError("123456")

    provider = built(Sts(), Clock(), lambda b: b.withSerialNumber("GAHT1").withTokenCodeProvider(broken))
    with pytest.raises(SdkClientException, match="No MFA code of GAHT1: asking for it failed with KeyError") as raised:
        key_of(provider)
    assert "123456" not in str(raised.value)
    assert isinstance(raised.value.__cause__, KeyError)


def test_without_a_code_provider_the_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SdkClientException, match="no terminal to ask on"):
        key_of(built(Sts(), Clock(), lambda b: b.withSerialNumber("GAHT1")))


# Text and pickles


def test_no_secret_shows() -> None:
    sts = Sts()
    builder = Provider.Builder(ROLE, "session").withLongLivedCredentials(KEYS).withTokenCodeProvider(lambda _: "654321")
    for text in (repr(builder), repr(builder.build()), builder.build().toString(), repr(built(sts, sts.clock))):
        assert not any(secret in text for secret in ("long/secret", "AKIAEXAMPLE00LONG", "654321", "token1"))
        assert ROLE in text


def test_a_provider_pickles_as_its_settings(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user, externalId="their-id")
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    provider = (
        Provider.Builder(role.arn, "session").withExternalId("their-id").withClientConfiguration(ClientConfiguration())
    ).build()
    credentials = provider.getCredentials()
    pickled = pickle.dumps(provider)
    for secret in (credentials.getAWSSecretKey(), credentials.getSessionToken(), credentials.getAWSAccessKeyId()):
        assert str(secret).encode() not in pickled
    loaded = pickle.loads(pickled)
    assert loaded.getCredentials() != credentials
    assert len(aws.requests) == 2


def test_a_provider_with_keys_in_it_does_not_pickle() -> None:
    for provider in (
        Provider.Builder(ROLE, "session").withLongLivedCredentials(KEYS).build(),
        Provider(KEYS, ROLE, "session"),
    ):
        with pytest.raises(TypeError, match="would hold the secret key in clear"):
            pickle.dumps(provider)


@pytest.mark.parametrize("case", cases("providers", lambda case: case["id"].endswith("-sts-default-durations")))
def test_recorded_default_durations(case: Case) -> None:
    assert case["value"]["STSAssumeRoleSessionCredentialsProvider"] == Provider.DEFAULT_DURATION_SECONDS
