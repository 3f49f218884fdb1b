"""The 23 patterns of public programs, written as Java, ported and run: what they send is what the Java would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from porting.programs import FOLDER, java
from sts_sdk.porting._port import port
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from support.sent import s3_callers, sts_calls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sts_sdk.testing import LocalAWS, User

REDACTED = "***Sensitive Data Redacted***"


@pytest.fixture
def aws_options() -> dict[str, Any]:
    return {"region": "eu-west-1"}


@pytest.fixture
def alice(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> User:
    """The user whose keys, region and endpoints the environment has."""
    user = aws.user("alice", mfa=True)
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    return user


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Port a program, run its ``main``, and give the lines that it printed."""

    def ported(name: str, *arguments: str) -> list[str]:
        module: dict[str, Any] = {"__name__": "ported"}
        result = port(java(name))
        assert result.marks == ()
        exec(compile(result.text, f"{name}.py", "exec"), module)
        module[name].main(list(arguments))
        return capsys.readouterr().out.splitlines()

    return ported


def role(aws: LocalAWS, name: str, session: str, **more: str) -> tuple[str, dict[str, str]]:
    arn = f"arn:aws:iam::{aws.account}:role/{name}"
    return ("AssumeRole", {"RoleArn": arn, "RoleSessionName": session, **more})


def test_there_are_23() -> None:
    assert len(list(FOLDER.glob("patterns/*.java"))) == 23


def test_1_assume_role_by_hand(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("AssumeByHand", aws.role("Batch", trusts=alice).arn) == ["0"]
    assert sts_calls(aws) == [role(aws, "Batch", "batch")]
    assert s3_callers(aws) == {f"arn:aws:sts::{aws.account}:assumed-role/Batch/batch"}


def test_2_provider_with_a_client(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    run("ProviderWithClient", aws.role("Partner", trusts=alice, externalId="4711").arn)
    sent = role(aws, "Partner", "partner-session", DurationSeconds="1800", ExternalId="4711")
    assert sts_calls(aws) == [sent]
    assert s3_callers(aws) == {f"arn:aws:sts::{aws.account}:assumed-role/Partner/partner-session"}


def test_3_in_a_chain(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("InAChain", aws.role("App", trusts=alice).arn) == ["true"]
    assert sts_calls(aws) == [role(aws, "App", "app", DurationSeconds="900")]


def test_4_deprecated_constructors(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    run("OldConstructors", aws.role("Old", trusts=alice).arn, alice.accessKeyId, alice.secretKey)
    names = ("one", "two", "three", "four", "five")
    assert sts_calls(aws) == [role(aws, "Old", name, DurationSeconds="900") for name in names]


def test_5_session_token(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    s3 = AmazonS3ClientBuilder.defaultClient()
    s3.createBucket("temporary-4711")
    s3.putObject("temporary-4711", "a", "1")
    assert run("SessionToken") == ["1", "service", "-1"]
    assert sts_calls(aws) == [("GetSessionToken", {"DurationSeconds": "7200"})] * 2


def test_6_federated(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("Federated") == ["true"]
    document = (
        '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Action":["s3:ListBucket"],'
        '"Resource":["arn:aws:s3:::federated-4711"]}]}'
    )
    sent = {"Name": "User1", "Policy": document, "DurationSeconds": "7200"}
    assert sts_calls(aws) == [("GetFederationToken", sent)]


def test_7_console_url(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("ConsoleUrl") == ["true", "true"]
    assert sts_calls(aws) == [("GetFederationToken", {"Name": "console"})]


def test_8_scope_down(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("ScopeDown", aws.role("Uploader", trusts=alice).arn) == ["true"]
    document = (
        '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Action":["s3:PutObject"],'
        '"Resource":["arn:aws:s3:::uploads-4711/alice/*"]}]}'
    )
    assert [parameters["Policy"] for _, parameters in sts_calls(aws)] == [document, document]


def test_9_vended(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    names = ("accessKeyId", "expiration", "secretAccessKey", "sessionToken")
    assert run("Vended") == [f"{name} true" for name in names]
    assert sts_calls(aws) == [("GetSessionToken", {})]


def test_10_who(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("WhoIs") == [f"{aws.account} {alice.arn}"]
    assert sts_calls(aws) == [("GetCallerIdentity", {})]


def test_11_account_for_names(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    aws.role("Deployer", trusts=alice)
    run("AccountNames")
    assert sts_calls(aws) == [("GetCallerIdentity", {}), role(aws, "Deployer", f"deploy-{aws.account}")]


def test_12_mfa(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    keys = (alice.accessKeyId, alice.secretKey, alice.mfa.serial)
    admin = aws.role("Admin", trusts=alice, mfa=True).arn
    run("WithMfa", admin, *keys, alice.mfa.code(), "session")
    aws.clock.advance(seconds=30)
    run("WithMfa", admin, *keys, alice.mfa.code(), "role")
    sent = {"SerialNumber": alice.mfa.serial, "TokenCode": REDACTED}
    assert sts_calls(aws) == [("GetSessionToken", sent), role(aws, "Admin", "admin", **sent)]


def test_13_cache_by_role(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("CacheByRole", aws.role("One", trusts=alice).arn) == ["true"]
    assert sts_calls(aws) == [role(aws, "One", "cache")]


def test_14_decoded(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("Decoded", aws.authorizationMessage('{"allowed":false}')) == ["true"]
    assert sts_calls(aws) == [("DecodeAuthorizationMessage", {"EncodedMessage": REDACTED})]


def test_15_provider_of_ones_own(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    run("Configured", aws.role("Sink", trusts=alice, externalId="connect").arn)
    assert sts_calls(aws) == [role(aws, "Sink", "sink", DurationSeconds="900", ExternalId="connect")]
    assert s3_callers(aws) == {f"arn:aws:sts::{aws.account}:assumed-role/Sink/sink"}


def test_16_eks(aws: LocalAWS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., list[str]]) -> None:
    oidc = aws.oidcProvider()
    arn, token = aws.role("Pod", trusts=oidc).arn, tmp_path / "token"
    token.write_text(oidc.token())
    surroundings = {"AWS_ROLE_ARN": arn, "AWS_WEB_IDENTITY_TOKEN_FILE": str(token), "AWS_REGION": aws.region}
    for name, value in {**surroundings, "AWS_ENDPOINT_URL_STS": aws.url}.items():
        monkeypatch.setenv(name, value)
    assert run("OnEks") == ["true"]
    sent = {"RoleArn": arn, "RoleSessionName": "pod", "WebIdentityToken": REDACTED}
    assert sts_calls(aws) == [("AssumeRoleWithWebIdentity", sent)] * 2


def test_17_saml(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    saml = aws.samlProvider()
    staff = aws.role("Staff", trusts=saml)
    run("BySaml", staff.arn, saml.arn, saml.assertion(staff))
    sent = {"RoleArn": staff.arn, "PrincipalArn": saml.arn, "SAMLAssertion": REDACTED, "DurationSeconds": "3600"}
    assert sts_calls(aws) == [("AssumeRoleWithSAML", sent)]


def test_18_endpoints(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    endpoints = [aws.endpoint("sts", region).getServiceEndpoint() for region in ("ap-south-1", "us-east-1")]
    run("Endpoints", *endpoints, alice.accessKeyId, alice.secretKey)
    assert sts_calls(aws) == [("GetCallerIdentity", {})] * 2
    assert [request.region for request in aws.requests] == ["ap-south-1", "us-east-1"]


def test_19_two_hops(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    hub = aws.role("Hub", trusts=alice)
    customer = aws.role("Customer", trusts=hub, externalId="customer-17")
    assert run("TwoHops", hub.arn, customer.arn) == [f"arn:aws:sts::{aws.account}:assumed-role/Customer/customer"]
    second = role(aws, "Customer", "customer", DurationSeconds="3600", ExternalId="customer-17")
    assert sts_calls(aws) == [role(aws, "Hub", "hub"), second]


def test_20_proxy_and_retries(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    endpoint = aws.endpoint("s3")
    run("ByProxy", "127.0.0.1", "1", endpoint.getServiceEndpoint(), endpoint.getSigningRegion())
    assert sts_calls(aws) == [("GetCallerIdentity", {})]
    assert s3_callers(aws) == {alice.arn}


def test_21_signed(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("Signed", aws.url, alice.accessKeyId, alice.secretKey) == ["true"]
    assert aws.requests == []


def test_22_session_provider(aws: LocalAWS, alice: User, run: Callable[..., list[str]]) -> None:
    assert run("SessionProvider", "", alice.accessKeyId, alice.secretKey) == ["0"]
    assert [operation for operation, _ in sts_calls(aws)] == ["GetSessionToken"]


def test_23_doubles() -> None:
    module: dict[str, Any] = {"__name__": "ported"}
    exec(compile(port(java("DoublesTest")).text, "DoublesTest.py", "exec"), module)
    tests = module["DoublesTest"]()
    names = [name for name in dir(tests) if name.startswith("test_")]
    assert names == ["test_asksForTheRole", "test_inherits"]
    for name in names:
        getattr(tests, name)()
