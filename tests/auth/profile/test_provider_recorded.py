"""Profiles as the real Java SDK reads them, and where sts_sdk differs on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth.profile import ProfileCredentialsProvider
from support.recorded import Case, cases, difference
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sts_sdk.auth import AWSCredentials

ASSUMED = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<AssumedRoleUser><AssumedRoleId>AROA:n</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/x/n</Arn></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAEXAMPLEKEYID0000</AccessKeyId><SecretAccessKey>exampleSecret/Key+0000</SecretAccessKey>
<SessionToken>exampleToken==</SessionToken><Expiration>2035-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>"""


@pytest.fixture
def sts(monkeypatch: pytest.MonkeyPatch) -> Iterator[StubServer]:
    with StubServer(Answer(body=ASSUMED)) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        yield server


def is_ours(case: Case) -> bool:
    return case.get("probe") in ("profile", "profilefile")


@pytest.mark.posix
@pytest.mark.parametrize("case", cases("providers", lambda c: is_ours(c) and difference(c) is None))
def test_as_java(case: Case, sts: StubServer, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(case, home, monkeypatch)
    observed = case["observed"]
    if "threw" in observed:
        with pytest.raises(SdkClientException) as caught:
            provider.getCredentials()
        assert caught.value.getMessage() == observed["threw"]["message"]
        assert type(caught.value).__name__ == observed["threw"]["class"].rsplit(".", 1)[-1]
    else:
        assert seen(provider.getCredentials()) == observed["credentials"]
    if "wire" in observed:
        expected = [tuple(pair) for pair in observed["wire"][-1]["params"]]
        assert sts.requests[-1].form == expected
        scope = observed["wire"][-1]["headers"]["authorization"].partition("/")[0]
        assert (sts.requests[-1].header("authorization") or "").startswith(scope)


def prepared(case: Case, home: Path, monkeypatch: pytest.MonkeyPatch) -> ProfileCredentialsProvider:
    for name, content in case["files"].items():
        file = home / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content.replace("{home}", str(home)))
        file.chmod(0o700)
    for name, value in case["env"].items():
        monkeypatch.setenv(name, value.replace("{home}", str(home)))
    asked = (case["arg"] or "").replace("{home}", str(home))
    if case["probe"] == "profilefile":
        return ProfileCredentialsProvider(*asked.split("::"))
    return ProfileCredentialsProvider(asked or None)


def seen(credentials: AWSCredentials) -> dict[str, str | None]:
    found = {
        "class": type(credentials).__name__,
        "accessKeyId": credentials.getAWSAccessKeyId(),
        "secretKey": credentials.getAWSSecretKey(),
    }
    token = getattr(credentials, "getSessionToken", None)
    return {**found, "sessionToken": token()} if token is not None else found


@pytest.mark.posix
@pytest.mark.recorded("prov-041-profile-no-secret")
def test_a_missing_secret_is_told_with_the_name_of_the_profile(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(named("prov-041-profile-no-secret"), home, monkeypatch)
    with pytest.raises(SdkClientException) as caught:
        provider.getCredentials()
    assert str(caught.value) == (
        "Unable to load credentials into profile [default]: AWS Secret Access Key is not specified."
    )


@pytest.mark.posix
@pytest.mark.recorded("prov-051-profile-duplicate-key")
def test_of_a_key_that_is_there_twice_the_last_counts(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(named("prov-051-profile-duplicate-key"), home, monkeypatch)
    assert provider.getCredentials().getAWSAccessKeyId() == "B"


@pytest.mark.posix
@pytest.mark.recorded("prov-085-profile-process-expired")
def test_a_command_that_gives_ended_credentials_has_failed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(named("prov-085-profile-process-expired"), home, monkeypatch)
    with pytest.raises(SdkClientException) as caught:
        provider.getCredentials()
    assert f"(credential_process of profile r, {home / '.aws' / 'credentials'}:2: p.sh)" in str(caught.value.__cause__)


@pytest.mark.posix
@pytest.mark.recorded("prov-061-profile-env-AWS_DEFAULT_PROFILE")
def test_aws_default_profile_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(named("prov-061-profile-env-AWS_DEFAULT_PROFILE"), home, monkeypatch)
    assert provider.getCredentials().getAWSAccessKeyId() == "AO"


@pytest.mark.posix
@pytest.mark.recorded("prov-065-profile-AWS_CONFIG_FILE")
def test_aws_config_file_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(named("prov-065-profile-AWS_CONFIG_FILE"), home, monkeypatch)
    assert provider.getCredentials().getAWSAccessKeyId() == "AC"


@pytest.mark.posix
@pytest.mark.recorded("prov-071-profile-role-duration-mfa-ignored")
def test_duration_and_mfa_of_a_role_are_used(sts: StubServer, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = named("prov-071-profile-role-duration-mfa-ignored")
    prepared(case, home, monkeypatch)
    asked: list[str] = []

    def prompt(serial: str) -> str:
        asked.append(serial)
        return "123456\n"

    credentials = (home / ".aws" / "credentials").read_text().replace("arn:mfa", "arn:aws:iam::1:mfa/me")
    (home / ".aws" / "credentials").write_text(credentials)
    provider = ProfileCredentialsProvider(case["arg"], mfaPrompt=prompt)
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIAEXAMPLEKEYID0000"
    assert asked == ["arn:aws:iam::1:mfa/me"]
    form = dict(sts.requests[-1].form)
    assert (form["DurationSeconds"], form["SerialNumber"], form["TokenCode"]) == ("1800", asked[0], "123456")


@pytest.mark.posix
@pytest.mark.recorded("prov-073-profile-role-config-file")
def test_a_role_in_the_config_file_is_found(sts: StubServer, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = prepared(named("prov-073-profile-role-config-file"), home, monkeypatch)
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIAEXAMPLEKEYID0000"
    assert dict(sts.requests[-1].form)["RoleArn"] == "arn:aws:iam::1:role/x"


def named(identity: str) -> Case:
    (found,) = cases("providers", lambda case: case["id"] == identity)
    case = found.values[0]
    assert difference(case) is not None
    return case
