"""Web identity: which file, role and name are taken, and that the token is read for each exchange."""

from __future__ import annotations

import os
import pickle
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sts_sdk import AmazonServiceException, SdkClientException
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import BasicSessionCredentials, WebIdentityTokenCredentialsProvider
from sts_sdk.auth import _web_identity as web_identity
from sts_sdk.auth._refreshing import Fetched
from support.providers import given, outcome
from support.recorded import cases
from support.server import Answer, StubServer

FILE, ROLE, SESSION = "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME"
ARN = "arn:aws:iam::123456789012:role/web"


class Sts:
    """Stands for the service: remembers what was asked."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.opened: dict[str, Any] = {}
        self.failing: Exception | None = None

    def open(self, source: object, **settings: Any) -> AbstractContextManager[Sts]:
        self.opened = settings
        return nullcontext(self)

    def __call__(self, client: Sts, **asked: Any) -> Fetched:
        self.calls.append({**asked, **client.opened})
        if self.failing is not None:
            raise self.failing
        key = f"ASIA{len(self.calls):016}"
        return Fetched(BasicSessionCredentials(key, "secret", "token"), datetime.now(UTC) + timedelta(hours=1))


@pytest.fixture
def sts(monkeypatch: pytest.MonkeyPatch) -> Sts:
    sts = Sts()
    monkeypatch.setattr(web_identity, "open_client", sts.open)
    monkeypatch.setattr(web_identity, "assume_role_with_web_identity", sts)
    return sts


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    file = tmp_path / "token"
    file.write_text("header.claims.signature\n")
    return file


_NAME = "com.amazonaws.auth.WebIdentityTokenCredentialsProvider"


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("arg") == _NAME))
def test_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch, sts: Sts) -> None:
    given(case, monkeypatch)
    provider = WebIdentityTokenCredentialsProvider.create()
    observed = outcome(provider)
    if "threw" in case["observed"]:
        # Java's NullPointerException is bad input here.
        assert observed["threw"]["message"] == case["observed"]["threw"]["message"]
        assert observed["threw"]["class"] == "com.amazonaws.IllegalArgumentException"
        return
    assert provider.toString() == case["observed"]["toString_simple"]
    parameters = dict(case["observed"]["wire"][1]["params"])
    assert sts.calls == [
        {
            "role_arn": parameters["RoleArn"],
            "role_session_name": parameters["RoleSessionName"],
            "token": parameters["WebIdentityToken"],
            "configuration": None,
            "duration_seconds": None,
        }
    ]


def test_the_builder_beats_the_environment(monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path) -> None:
    for name in (FILE, ROLE, SESSION):
        monkeypatch.setenv(name, "of the environment")
    builder = WebIdentityTokenCredentialsProvider.builder()
    provider = builder.roleArn(ARN).roleSessionName("me").webIdentityTokenFile(token_file).build()
    builder.roleArn("changed later")
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000001"
    (call,) = sts.calls
    assert (call["role_arn"], call["role_session_name"], call["token"]) == (ARN, "me", "header.claims.signature")


def test_the_session_name_is_random_but_lasts(monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path) -> None:
    monkeypatch.setenv(FILE, str(token_file))
    monkeypatch.setenv(ROLE, ARN)
    first, second = WebIdentityTokenCredentialsProvider(), WebIdentityTokenCredentialsProvider()
    for provider in (first, first, second):
        provider.refresh()
    names = [call["role_session_name"] for call in sts.calls]
    assert names[0] == names[1] != names[2]
    assert names[0].startswith("sts-sdk-")
    assert os.uname().nodename not in names[0]


def test_the_token_is_read_anew_for_each_exchange(monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path) -> None:
    monkeypatch.setenv(FILE, str(token_file))
    monkeypatch.setenv(ROLE, ARN)
    provider = WebIdentityTokenCredentialsProvider()
    provider.getCredentials()
    provider.getCredentials()
    token_file.write_text("another", encoding="utf-8")
    provider.invalidate("ASIA0000000000000001")
    provider.getCredentials()
    assert [call["token"] for call in sts.calls] == ["header.claims.signature", "another"]


def test_values_of_the_profile_serve_where_the_environment_has_none(
    monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config"
    config.write_text(
        f"[profile web]\nweb_identity_token_file = {token_file}\nrole_arn = {ARN}\nrole_session_name = of-profile\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_PROFILE", "web")
    provider = WebIdentityTokenCredentialsProvider()
    provider.getCredentials()
    assert (sts.calls[0]["role_arn"], sts.calls[0]["role_session_name"]) == (ARN, "of-profile")
    assert provider.explain().source == f"profile web ({config}:2)"
    # A home directory and a duration mean there what they mean to ProfileCredentialsProvider.
    home = Path.home()
    (home / "token").write_text("at.home.token")
    text = config.read_text().replace(str(token_file), "~/token")
    config.write_text(f"{text}duration_seconds = 7200\n")
    WebIdentityTokenCredentialsProvider().getCredentials()
    assert (sts.calls[-1]["token"], sts.calls[-1]["duration_seconds"]) == ("at.home.token", 7200)
    assert f"the token in {home}/token" in str(WebIdentityTokenCredentialsProvider().explain())
    config.write_text(f"{text}duration_seconds = long\n")
    with pytest.raises(IllegalArgumentException, match=r"^duration_seconds of profile web \(.*:5\) must be a whole"):
        WebIdentityTokenCredentialsProvider().getCredentials()
    # A token of the environment is never sent for a role of the profile.
    monkeypatch.setenv(FILE, str(token_file))
    with pytest.raises(IllegalArgumentException, match="roleArn, roleSessionName and webIdentityTokenFile"):
        WebIdentityTokenCredentialsProvider().getCredentials()


def test_a_broken_profile_is_left_to_the_provider_of_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"\xff\xfe")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    with pytest.raises(IllegalArgumentException, match=r"roleArn and roleSessionName$"):
        WebIdentityTokenCredentialsProvider().getCredentials()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"x" * 20001, "longer than 20000 characters"),
        (b"x" * 1_000_000, "longer than 20000 characters"),
        (b"a\r\nX-Evil: 1", "holds characters that no token has"),
        (b"a\x00b", "holds characters that no token has"),
        (b"caf\xe9", "holds characters that no token has"),
    ],
)
def test_what_is_no_token_is_not_sent(
    monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path, content: bytes, problem: str
) -> None:
    token_file.write_bytes(content)
    monkeypatch.setenv(FILE, str(token_file))
    monkeypatch.setenv(ROLE, ARN)
    provider = WebIdentityTokenCredentialsProvider()
    with pytest.raises(IllegalArgumentException, match=problem) as e:
        provider.getCredentials()
    assert "X-Evil" not in str(e.value)
    assert sts.calls == []
    found = provider.explain()
    assert (found.status, str(token_file) in found.why) == ("broken", True)


def test_a_missing_file_is_told_and_may_come_later(monkeypatch: pytest.MonkeyPatch, sts: Sts, tmp_path: Path) -> None:
    monkeypatch.setenv(FILE, str(tmp_path / "late"))
    monkeypatch.setenv(ROLE, ARN)
    provider = WebIdentityTokenCredentialsProvider()
    with pytest.raises(SdkClientException, match=r"^Unable to locate specified web identity token file: .*/late$") as e:
        provider.getCredentials()
    assert isinstance(e.value.getCause(), FileNotFoundError)
    (tmp_path / "late").write_text("token")
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000001"


def test_what_sts_says_is_raised_as_it_is_and_not_asked_again_at_once(
    monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path
) -> None:
    monkeypatch.setenv(FILE, str(token_file))
    monkeypatch.setenv(ROLE, ARN)
    sts.failing = AmazonServiceException("Not authorized")
    sts.failing.setStatusCode(403)
    sts.failing.setErrorCode("AccessDenied")
    provider = WebIdentityTokenCredentialsProvider()
    for _ in range(3):
        with pytest.raises(AmazonServiceException, match="Not authorized"):
            provider.getCredentials()
    assert len(sts.calls) == 1


def test_an_unreadable_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FILE, str(tmp_path))
    monkeypatch.setenv(ROLE, ARN)
    with pytest.raises(SdkClientException, match=r"Unable to read the web identity token in .*: Is a directory"):
        WebIdentityTokenCredentialsProvider().getCredentials()


ANSWER = """<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAFROMSTS00001</AccessKeyId>
<SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2035-01-01T00:00:00Z</Expiration>
</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"""


def test_the_exchange_goes_out_unsigned(monkeypatch: pytest.MonkeyPatch, token_file: Path) -> None:
    with StubServer(Answer(body=ANSWER)) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        monkeypatch.setenv(FILE, str(token_file))
        monkeypatch.setenv(ROLE, ARN)
        monkeypatch.setenv(SESSION, "me")
        assert WebIdentityTokenCredentialsProvider().getCredentials().getAWSAccessKeyId() == "ASIAFROMSTS00001"
    (received,) = server.requests
    assert received.header("Authorization") is None
    assert dict(received.form) == {
        "Action": "AssumeRoleWithWebIdentity",
        "Version": "2011-06-15",
        "RoleArn": ARN,
        "RoleSessionName": "me",
        "WebIdentityToken": "header.claims.signature",
    }


def test_the_configuration_reaches_the_call(sts: Sts, token_file: Path) -> None:
    configuration: Any = object()
    builder = WebIdentityTokenCredentialsProvider.builder().roleArn(ARN).webIdentityTokenFile(str(token_file))
    builder.clientConfiguration(configuration).build().getCredentials()
    assert sts.calls[0]["configuration"] is configuration


def test_a_role_without_a_file_is_told_in_javas_words() -> None:
    with pytest.raises(IllegalArgumentException, match="roleArn, roleSessionName and webIdentityTokenFile"):
        WebIdentityTokenCredentialsProvider.builder().roleArn(ARN).build().getCredentials()


def test_pickled_and_explained(monkeypatch: pytest.MonkeyPatch, sts: Sts, token_file: Path) -> None:
    assert WebIdentityTokenCredentialsProvider().explain().status == "not configured"
    made = WebIdentityTokenCredentialsProvider.builder().roleArn(ARN).webIdentityTokenFile(token_file).build()
    made.getCredentials()
    copy = pickle.loads(pickle.dumps(made))
    copy.getCredentials()
    assert [call["role_arn"] for call in sts.calls] == [ARN, ARN]
    assert str(copy.explain()) == (
        f"WebIdentityTokenCredentialsProvider: would be used: {ARN} with the token in {token_file} [the builder]"
    )
    monkeypatch.setenv(FILE, str(token_file))
    monkeypatch.setenv(ROLE, ARN)
    found = WebIdentityTokenCredentialsProvider().explain()
    assert (found.status, found.source) == ("would be used", f"environment variable {FILE}")


def test_a_session_s_name_is_checked_before_sts_is_asked(
    sts: Sts, token_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FILE, str(token_file))
    monkeypatch.setenv(ROLE, ARN)
    monkeypatch.setenv(SESSION, "my pod")
    told = "environment variable AWS_ROLE_SESSION_NAME cannot be the name of a session: 'my pod' holds ' '"
    with pytest.raises(IllegalArgumentException, match=told):
        WebIdentityTokenCredentialsProvider().getCredentials()
    assert told in WebIdentityTokenCredentialsProvider().explain().why
    made = WebIdentityTokenCredentialsProvider.builder().roleSessionName("a:b").build()
    with pytest.raises(IllegalArgumentException, match=r"^roleSessionName of the builder cannot be .* holds ':'"):
        made.getCredentials()
    assert sts.calls == []


@pytest.mark.parametrize(
    ("setter", "given", "wanted"),
    [
        ("roleArn", 7, "must be text or None, not int"),
        ("roleSessionName", 7, "must be text or None, not int"),
        ("webIdentityTokenFile", 7, "must be a path, not int"),
    ],
)
def test_a_setting_of_a_wrong_kind_is_refused_by_name(setter: str, given: Any, wanted: str) -> None:
    with pytest.raises(IllegalArgumentException, match=f"^{setter} {wanted}"):
        getattr(WebIdentityTokenCredentialsProvider.builder(), setter)(given)
