"""Sources of credentials as they are in the field: what holds for each of them, in tables.

Each source stands on loopback with a home of its own. ``source`` makes a provider and the server that it asks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.session import Session

from sts_sdk import ClientConfiguration, SdkBaseException
from sts_sdk.auth import (
    AWSCredentialsProviderChain,
    ContainerCredentialsProvider,
    DefaultAWSCredentialsProviderChain,
    EC2ContainerCredentialsProviderWrapper,
    EnvironmentVariableCredentialsProvider,
    InstanceProfileCredentialsProvider,
    STSAssumeRoleSessionCredentialsProvider,
    STSSessionCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth.profile import ProfileCredentialsProvider
from support.server import Answer, Received, StubServer

ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/app"
BUSY = (429, 500, 502, 503, 504)
Provider = Any


def ends() -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(hours=6)


def json_keys(**more: object) -> str:
    keys = {"AccessKeyId": "ASIAEXAMPLE000000000", "SecretAccessKey": "made-up", "Token": "made-up-token"}
    return json.dumps({**keys, "Expiration": f"{ends():%Y-%m-%dT%H:%M:%SZ}", **more})


def session_of(operation: str) -> str:
    user = f"arn:aws:sts::{ACCOUNT}:assumed-role/app/session"
    return (
        f"<{operation}Response><{operation}Result><Credentials><AccessKeyId>ASIAEXAMPLE000000000</AccessKeyId>"
        "<SecretAccessKey>made-up</SecretAccessKey><SessionToken>made-up-token</SessionToken>"
        f"<Expiration>{ends():%Y-%m-%dT%H:%M:%SZ}</Expiration></Credentials><AssumedRoleUser><Arn>{user}</Arn>"
        f"<AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser></{operation}Result></{operation}Response>"
    )


class Field:
    """One source: its provider, and what its server answers when nothing is wrong."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, server: StubServer) -> None:
        self.set = monkeypatch.setenv
        self.unset = monkeypatch.delenv
        self.server = server
        self.home = Path.home() / ".aws"
        self.home.mkdir(exist_ok=True)

    def config(self, text: str) -> None:
        (self.home / "config").write_text(text)

    def keys(self) -> None:
        self.set("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        self.set("AWS_SECRET_ACCESS_KEY", "made-up")
        self.set("AWS_REGION", "us-east-1")
        self.set("AWS_ENDPOINT_URL_STS", self.server.url)


def container(field: Field) -> Provider:
    field.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", field.server.url)
    field.server.script = [Answer(body=json_keys(AccountId=ACCOUNT))]
    return ContainerCredentialsProvider()


def wrapper(field: Field) -> Provider:
    container(field)
    return EC2ContainerCredentialsProviderWrapper()


def instance(field: Field) -> Provider:
    field.unset("AWS_EC2_METADATA_DISABLED", raising=False)
    field.set("AWS_EC2_METADATA_SERVICE_ENDPOINT", field.server.url)

    def answer(received: Received) -> Answer:
        if received.method == "PUT":
            return Answer(body="TOKEN")
        return Answer(body="app" if received.target.endswith("/") else json_keys())

    field.server.script = [answer]
    return InstanceProfileCredentialsProvider()


def sign_on(field: Field) -> Provider:
    field.config(
        f"[profile s]\nsso_session = corp\nsso_account_id = {ACCOUNT}\nsso_role_name = Admin\n"
        "[sso-session corp]\nsso_region = us-west-2\nsso_start_url = https://x.awsapps.com/start\n"
    )
    cache = field.home / "sso" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    token = {"accessToken": "AT", "expiresAt": "2099-01-01T00:00:00Z"}
    (cache / f"{hashlib.sha1(b'corp').hexdigest()}.json").write_text(json.dumps(token))
    field.set("AWS_ENDPOINT_URL_SSO", field.server.url)
    keys = {"accessKeyId": "ASIAEXAMPLE000000000", "secretAccessKey": "s", "sessionToken": "t"}
    role = {"roleCredentials": {**keys, "expiration": int(ends().timestamp() * 1000)}}
    field.server.script = [Answer(body=json.dumps(role))]
    return ProfileCredentialsProvider("s")


def role(field: Field) -> Provider:
    field.keys()
    field.server.script = [Answer(body=session_of("AssumeRole"))]
    return STSAssumeRoleSessionCredentialsProvider.Builder(ROLE, "session").build()


def profile_role(field: Field) -> Provider:
    field.keys()
    field.config(f"[profile r]\nrole_arn = {ROLE}\ncredential_source = Environment\n")
    field.server.script = [Answer(body=session_of("AssumeRole"))]
    return ProfileCredentialsProvider("r")


def web_identity(field: Field) -> Provider:
    field.keys()
    (field.home / "token").write_text("header.payload.signature")
    field.set("AWS_ROLE_ARN", ROLE)
    field.set("AWS_WEB_IDENTITY_TOKEN_FILE", str(field.home / "token"))
    field.server.script = [Answer(body=session_of("AssumeRoleWithWebIdentity"))]
    return WebIdentityTokenCredentialsProvider.create()


def session_token(field: Field) -> Provider:
    field.keys()
    field.set("AWS_ACCOUNT_ID", ACCOUNT)
    field.server.script = [Answer(body=session_of("GetSessionToken"))]
    return STSSessionCredentialsProvider(EnvironmentVariableCredentialsProvider(), ClientConfiguration())


def chain(field: Field) -> Provider:
    return AWSCredentialsProviderChain(web_identity(field))


def default_chain(field: Field) -> Provider:
    container(field)
    return DefaultAWSCredentialsProviderChain()


SOURCES = [
    container, wrapper, instance, sign_on, role, profile_role, web_identity, session_token, chain, default_chain,
]  # fmt: skip
Make = Callable[[Field], Provider]


@pytest.fixture
def field(clean_surroundings: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    with StubServer() as server:
        yield Field(monkeypatch, server)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("status", BUSY)
def test_who_is_busy_is_asked_again(source: Make, status: int, field: Field) -> None:
    provider = source(field)
    good = field.server.script[0]
    field.server.script = [Answer(status, "busy"), good]
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIAEXAMPLE000000000"


@pytest.mark.parametrize("source", SOURCES)
def test_the_account_travels(source: Make, field: Field) -> None:
    known = None if source is instance else ACCOUNT  # an instance's answer names none
    assert source(field).getCredentials().getAccountId() == known


@pytest.mark.parametrize("source", SOURCES)
def test_the_end_is_told_without_a_call(source: Make, field: Field) -> None:
    provider = source(field)
    assert provider.getExpiration() is None
    assert not field.server.requests
    provider.getCredentials()
    asked = len(field.server.requests)
    found = provider.getExpiration()
    assert found is not None
    assert abs(found - ends()) < timedelta(minutes=2)
    assert found.tzinfo is not None
    assert len(field.server.requests) == asked


@pytest.mark.parametrize("source", SOURCES)
def test_every_provider_says_what_it_is(source: Make, field: Field) -> None:
    provider = source(field)
    assert type(provider).__name__ in provider.toString()
    assert provider.getCredentials().toString() == str(provider.getCredentials())
    assert "made-up" not in provider.toString() + provider.getCredentials().toString()


@pytest.mark.parametrize("source", [container, instance, sign_on])
def test_a_page_of_a_captive_portal_is_shown(source: Make, field: Field) -> None:
    provider = source(field)
    page = Answer(body="<html><h1>Log in to the network</h1>")

    def answer(received: Received) -> Answer:
        good = received.method == "PUT" or received.target.endswith("security-credentials/")
        return Answer(body="app") if good else page

    field.server.script = [answer]
    with pytest.raises(SdkBaseException) as caught:
        provider.getCredentials()
    assert "<h1>Log in" in f"{caught.value} {caught.value.__cause__}"


@pytest.mark.parametrize("account", ["1", "12345678901x", "evil.test/", " "])
def test_what_is_no_account_is_not_handed_on(account: str, field: Field) -> None:
    field.keys()
    field.set("AWS_ACCOUNT_ID", account)
    assert EnvironmentVariableCredentialsProvider().getCredentials().getAccountId() is None


def test_the_account_of_a_profile_with_keys(field: Field) -> None:
    field.config(
        f"[profile k]\naws_access_key_id = AKID\naws_secret_access_key = made-up\naws_account_id = {ACCOUNT}\n"
    )
    assert ProfileCredentialsProvider("k").getCredentials().getAccountId() == ACCOUNT


def test_the_account_of_a_command(field: Field) -> None:
    keys = {"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "made-up", "AccountId": ACCOUNT}
    (field.home / "keys.json").write_text(json.dumps({**keys, "Expiration": f"{ends():%Y-%m-%dT%H:%M:%SZ}"}))
    field.config(f"[profile c]\ncredential_process = cat {field.home / 'keys.json'}\n")
    provider = ProfileCredentialsProvider("c")
    assert provider.getCredentials().getAccountId() == ACCOUNT
    found = provider.getExpiration()
    assert found is not None
    assert abs(found - ends()) < timedelta(minutes=2)


@pytest.mark.parametrize("printed", [None, ACCOUNT])
def test_the_account_of_a_commands_profile(printed: str | None, field: Field) -> None:
    document = {"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "made-up", "AccountId": printed}
    (field.home / "keys.json").write_text(json.dumps(document))
    of_profile = "111122223333" if printed else ACCOUNT
    field.config(f"[default]\naws_account_id = {of_profile}\ncredential_process = cat {field.home / 'keys.json'}\n")
    assert ProfileCredentialsProvider().getCredentials().getAccountId() == ACCOUNT
    theirs = Session().get_credentials()
    assert theirs is not None
    assert theirs.get_frozen_credentials().account_id == ACCOUNT
