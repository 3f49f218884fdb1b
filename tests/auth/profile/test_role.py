"""The role of a profile: what its properties mean for the call to STS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth._sts import nobody, open_client
from sts_sdk.auth.profile import ProfileCredentialsProvider, _role
from sts_sdk.testing import LocalAWS
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sts_sdk.auth import AWSCredentialsProvider


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalAWS]:
    with LocalAWS(s3=False) as local:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", local.url)
        yield local


def keys(provider: AWSCredentialsProvider) -> str:
    found = provider.getCredentials()
    return f"aws_access_key_id={found.getAWSAccessKeyId()}\naws_secret_access_key={found.getAWSSecretKey()}\n"


def calls(aws: LocalAWS) -> list[str]:
    return [request.operation or "" for request in aws.requests]


ANSWER = (
    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLEKEYID0000</AccessKeyId>"
    "<SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
    "</Credentials></AssumeRoleResult></AssumeRoleResponse>"
)


def test_mfa_is_asked_for_and_sent(aws: LocalAWS, home: Path) -> None:
    me = aws.user("me", mfa=True)
    role = aws.role("r", mfa=True)
    (home / ".aws" / "credentials").write_text(
        f"[base]\n{keys(me.provider())}[r]\nrole_arn={role.arn}\nsource_profile=base\nmfa_serial={me.mfa.serial}\n"
    )
    asked: list[str] = []

    def prompt(serial: str) -> str:
        asked.append(serial)
        return f" {me.mfa.code()}\n"

    provider = ProfileCredentialsProvider("r", mfaPrompt=prompt)
    provider.getCredentials()
    provider.getCredentials()
    assert asked == [me.mfa.serial]


def test_mfa_without_a_terminal_and_a_prompt_that_fails(home: Path) -> None:
    (home / ".aws" / "config").write_text(
        "[profile r]\nrole_arn=arn:aws:iam::123456789012:role/r\nsource_profile=r\nmfa_serial=arn:mfa\n"
        "aws_access_key_id=A\naws_secret_access_key=S\n"
    )
    with pytest.raises(SdkClientException, match="no terminal"):
        ProfileCredentialsProvider("r").getCredentials()

    def fail(serial: str) -> str:
        raise EOFError

    with pytest.raises(SdkClientException, match="asking for it failed with EOFError"):
        ProfileCredentialsProvider("r", mfaPrompt=fail).getCredentials()


def test_a_role_by_web_identity_reads_its_token_anew(aws: LocalAWS, home: Path) -> None:
    issuer = aws.oidcProvider()
    role = aws.role("web", trusts=issuer)
    (home / "token").write_text(issuer.token("repo:x") + "\n")
    (home / ".aws" / "config").write_text(
        f"[profile w]\nrole_arn={role.arn}\nweb_identity_token_file=~/token\nrole_session_name=web-1\n"
        f"[profile after]\nrole_arn={aws.role('next').arn}\nsource_profile=w\n"
    )
    provider = ProfileCredentialsProvider("after")
    provider.getCredentials()
    assert calls(aws) == ["AssumeRoleWithWebIdentity", "AssumeRole"]
    (home / "token").unlink()
    provider.refresh()
    with pytest.raises(SdkClientException, match="web identity token file"):
        provider.getCredentials()


@pytest.mark.parametrize(
    "source", ["source_profile=r\naws_access_key_id=A\naws_secret_access_key=S", "web_identity_token_file=~/token"]
)
def test_a_role_is_asked_for_in_its_profiles_region_and_its_settings_are_left_to_the_service(
    source: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "token").write_text("a-token")
    (home / ".aws" / "config").write_text(
        f"[profile r]\nrole_arn=short\nregion=eu-west-1\nduration_seconds=60\nexternal_id=\nmfa_serial=\n{source}\n"
    )
    with StubServer(Answer(body=ANSWER.replace("AssumeRoleR", "AnyR"))) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        assert ProfileCredentialsProvider("r").getCredentials().getAWSAccessKeyId() == "ASIAEXAMPLEKEYID0000"
    sent = dict(server.requests[0].form)
    assert (sent["RoleArn"], sent["DurationSeconds"]) == ("short", "60")
    assert sent["RoleSessionName"].startswith("sts-sdk-")
    assert not sent.keys() & {"ExternalId", "SerialNumber", "TokenCode"}
    signed = server.requests[0].header("authorization")
    assert "/eu-west-1/sts/" in signed if signed else "WebIdentityToken" in sent


@pytest.mark.parametrize("name", ["my session", "na\u00efve", "a/b", "a:b"])
@pytest.mark.parametrize("kind", ["source_profile = base", "web_identity_token_file = /nowhere"])
def test_a_session_s_name_is_checked_before_anybody_is_asked(name: str, kind: str, aws: LocalAWS, home: Path) -> None:
    file = home / ".aws" / "config"
    profile = f"[profile r]\nrole_arn = arn:aws:iam::123456789012:role/r\nrole_session_name = {name}\n{kind}\n"
    file.write_text(f"[profile base]\n{keys(aws.user('me').provider())}{profile}", encoding="utf-8")

    with pytest.raises(IllegalArgumentException) as error:
        ProfileCredentialsProvider("r").getCredentials()
    assert f"role_session_name of profile r ({file}:6) cannot be the name of a session: {name!r}" in str(error.value)
    assert calls(aws) == []


BASE = "[profile base]\naws_access_key_id = AKIDBASE000000000000\naws_secret_access_key = s\n"
A_ROLE = "role_arn = arn:aws:iam::123456789012:role/r\n"


@pytest.mark.parametrize("named", ["", "AWS_PROFILE"])
@pytest.mark.parametrize(
    "profile",
    [
        f"{A_ROLE}source_profile = base\nendpoint_url = {{url}}/own\n",
        f"{A_ROLE}source_profile = base\nservices = mine\n[services mine]\nsts =\n  endpoint_url = {{url}}/own\n",
        f"{A_ROLE}web_identity_token_file = ~/token\nendpoint_url = {{url}}/own\n",
        # The endpoint of the profile that is asked for is that of every role on the way.
        f"{A_ROLE}source_profile = b\nendpoint_url = {{url}}/own\n[profile b]\n{A_ROLE}source_profile = base\n",
    ],
)
def test_sts_is_called_where_the_profile_that_is_asked_for_says(
    profile: str, named: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "token").write_text("a.b.c")
    web = "web_identity" in profile
    answer = Answer(body=ANSWER.replace("AssumeRole", "AssumeRoleWithWebIdentity" if web else "AssumeRole"))
    with StubServer(answer, answer) as sts:
        config = f"[default]\nendpoint_url = {sts.url}/other\n{BASE}[profile r]\n{profile.format(url=sts.url)}"
        (home / ".aws" / "config").write_text(config)
        if named:
            monkeypatch.setenv(named, "r")
        ProfileCredentialsProvider(None if named else "r").getCredentials()
    assert {request.target for request in sts.requests} == {"/own"}


def test_the_profile_in_use_does_not_say_where_another_one_s_role_is_assumed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def nobody_there(_: object, **settings: Any) -> None:
        asked.append(settings["profile"])
        raise SdkClientException("nobody there")

    monkeypatch.setattr(_role, "open_client", nobody_there)
    other = "[default]\nendpoint_url = http://127.0.0.1:1/other\nuse_fips_endpoint = true\n"
    (home / ".aws" / "config").write_text(f"{other}{BASE}[profile r]\n{A_ROLE}source_profile = base\n")

    with pytest.raises(SdkClientException, match="nobody there"):
        ProfileCredentialsProvider("r").getCredentials()
    assert asked == ["r"]
    with open_client(nobody(), region="eu-west-1", profile="r") as client:
        assert client.origin().endpoint == "https://sts.eu-west-1.amazonaws.com/"
