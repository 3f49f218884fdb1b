"""Roles of IAM Identity Center: a scripted portal, and the token cache as the AWS CLI keeps it."""

from __future__ import annotations

import json
import stat
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sts_sdk import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import BasicSessionCredentials, _sso_calls, _sso_token
from sts_sdk.auth._sso_token import SsoSettings
from sts_sdk.auth.profile import ProfileCredentialsProvider
from support.server import Answer, Received
from support.sign_on import ROLE, TOKEN, Portal, fetcher, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    with Portal() as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", server.url)
        monkeypatch.setenv("AWS_ENDPOINT_URL_SSO_OIDC", server.url)
        yield server


@pytest.fixture
def cache(clean_surroundings: None, tmp_path: Path) -> Path:
    directory = tmp_path / "home" / ".aws" / "sso" / "cache"
    directory.mkdir(parents=True)
    return directory


def test_a_token_is_traded_for_the_roles_credentials(portal: Portal, cache: Path) -> None:
    put(cache)
    fetched = fetcher()()
    assert fetched.credentials == BasicSessionCredentials("ASIAEXAMPLESSO000000", "secret", "session")
    assert fetched.expiration == datetime(2030, 1, 1, 1, tzinfo=UTC)
    (request,) = portal.requests
    assert (request.method, request.target) == (
        "GET",
        "/federation/credentials?role_name=Read+Only&account_id=123456789012",
    )
    assert request.header("x-amz-sso_bearer_token") == "old-access-token"
    assert request.header("authorization") is None


def test_the_older_keys_use_the_token_of_the_start_url_and_do_not_renew_it(portal: Portal, cache: Path) -> None:
    put(cache, "https://d-1.awsapps.com/start", expiresAt="2030-01-01T00:01:00UTC")
    assert fetcher(None)().credentials.getAWSAccessKeyId() == "ASIAEXAMPLESSO000000"
    assert [request.method for request in portal.requests] == ["GET"]


@pytest.mark.posix
def test_a_token_that_is_about_to_end_is_renewed_and_kept(portal: Portal, cache: Path) -> None:
    file = put(cache, expiresAt="2030-01-01T00:14:59Z")
    fetcher()()
    renewal, trade = portal.requests
    assert json.loads(renewal.body) == {
        "grantType": "refresh_token",
        "clientId": "client",
        "clientSecret": "client-secret",
        "refreshToken": "old-refresh-token",
    }
    assert trade.header("x-amz-sso_bearer_token") == "new-access-token"
    kept = json.loads(file.read_text())
    changed = {
        "accessToken": "new-access-token",
        "refreshToken": "new-refresh-token",
        "expiresAt": "2030-01-01T01:00:00Z",
    }
    assert kept == {**TOKEN, **changed}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "changes",
    [{"refreshToken": None}, {"registrationExpiresAt": "2029-12-31T00:00:00Z"}, {"clientSecret": 1}],
)
def test_a_token_that_cannot_be_renewed_is_used_until_it_ends(
    changes: dict[str, object], portal: Portal, cache: Path
) -> None:
    put(cache, expiresAt="2030-01-01T00:00:01Z", **changes)
    fetcher()()
    assert [request.method for request in portal.requests] == ["GET"]


@pytest.mark.parametrize("answer", [
    Answer(400, '{"error":"invalid_grant"}'), Answer(body="{}"), Answer(raw=b""), Answer(body="<html>"),
    Answer(body='{"accessToken": "new", "expiresIn": -1e30}'), Answer(body='{"accessToken": "new", "expiresIn": 0}'),
    Answer(body=f'{{"accessToken": "new", "expiresIn": -{10**30}}}'),
])  # fmt: skip
def test_a_failed_renewal_does_no_harm_while_the_token_lasts(answer: Answer, portal: Portal, cache: Path) -> None:
    portal.token = answer
    file = put(cache, expiresAt="2030-01-01T00:05:00Z")
    fetcher()()
    assert portal.requests[-1].header("x-amz-sso_bearer_token") == "old-access-token"
    assert json.loads(file.read_text())["accessToken"] == "old-access-token"


def test_an_ended_token_names_the_file_and_the_command(portal: Portal, cache: Path) -> None:
    portal.token = Answer(400, '{"error":"invalid_grant"}')
    file = put(cache, expiresAt="2029-12-31T00:00:00Z")
    with pytest.raises(SdkClientException) as caught:
        fetcher()()
    assert str(caught.value) == (
        f"Profile dev needs a token of IAM Identity Center from {file}, but it has ended. "
        "Run: aws sso login --sso-session corp"
    )
    assert not [request for request in portal.requests if request.method == "GET"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "there is none"),
        ("hu$h", "it is not JSON"),
        ("[]", "it holds no token"),
        ('{"accessToken": 1}', "it holds no token"),
        ('{"accessToken": "hu$h"}', "it has no time at which it ends"),
        ('{"accessToken": "hu$h", "expiresAt": "soon"}', "it has no time at which it ends"),
    ],
)
def test_a_bad_cache_file(content: str | None, why: str, portal: Portal, cache: Path) -> None:
    if content is not None:
        put(cache, "https://d-1.awsapps.com/start").write_text(content)
    with pytest.raises(SdkClientException) as caught:
        fetcher(None)()
    assert f", but {why}. Run: aws sso login --profile dev" in str(caught.value)
    assert "hu$h" not in "".join(traceback.format_exception(caught.value))


def test_a_renewed_token_that_cannot_be_kept_is_used(
    portal: Portal, cache: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, content: bytes) -> None:
        raise SdkClientException(f"Unable to write {path}: Read-only file system")

    monkeypatch.setattr(_sso_token, "write_private", full)
    put(cache, expiresAt="2030-01-01T00:05:00Z")
    assert fetcher()().credentials.getAWSAccessKeyId() == "ASIAEXAMPLESSO000000"
    assert portal.requests[-1].header("x-amz-sso_bearer_token") == "new-access-token"
    assert "Read-only file system" in caplog.text
    assert "new-access-token" not in caplog.text


def test_a_token_that_the_portal_refuses(portal: Portal, cache: Path) -> None:
    portal.role = Answer(401, "{}")
    put(cache)
    with pytest.raises(SdkClientException, match=r"refused its token \(status 401\)\. Run: aws sso login"):
        fetcher()()


def test_a_token_that_another_program_has_replaced_is_tried_after_a_refusal(portal: Portal, cache: Path) -> None:
    put(cache)
    good = portal.role

    def answer(received: Received) -> Answer:
        if received.header("x-amz-sso_bearer_token") == "newer":
            return good
        put(cache, accessToken="newer")
        return Answer(401, "{}")

    portal.script = [answer]
    assert fetcher()().credentials.getAWSAccessKeyId() == "ASIAEXAMPLESSO000000"
    assert len(portal.requests) == 2


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_portal_is_asked_again(status: int, portal: Portal, cache: Path) -> None:
    put(cache)
    busy, good = Answer(status, '{"message": "wait"}'), portal.role
    answers = [busy, Answer(raw=b""), good]
    portal.script = [lambda received: answers.pop(0)]
    assert fetcher()().credentials.getAWSAccessKeyId() == "ASIAEXAMPLESSO000000"
    portal.script = [lambda received: busy]
    portal.requests.clear()
    with pytest.raises(SdkClientException, match=rf"\(status {status}\)$") as caught:
        fetcher()()
    assert len(portal.requests) == 6
    assert str(caught.value.__cause__) == "The portal says: wait"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(200, "<html><body>Log in to the\n wireless  network"), "'<html><body>Log in to the wireless network'"),
        (Answer(200, "Bad gateway old-access-token"), None),
        (Answer(200, '{"roleCredentials": {"accessKeyId": "ASIA'), None),
    ],
)
def test_an_answer_that_is_not_json_shows_how_it_begins(
    answer: Answer, said: str | None, portal: Portal, cache: Path
) -> None:
    portal.role = answer
    put(cache)
    with pytest.raises(SdkClientException) as caught:
        fetcher()()
    text = "The answer of the portal of IAM Identity Center is not JSON (status 200)"
    assert str(caught.value) == (text if said is None else f"{text}; it begins with {said}")


@pytest.mark.parametrize("status", [302, 401, 403, 407])
def test_a_proxy_s_page_is_not_the_portal_s_word(status: int, portal: Portal, cache: Path) -> None:
    portal.role = Answer(status, "<html>Blocked by the company")
    put(cache)
    with pytest.raises(SdkClientException) as caught:
        fetcher()()
    assert str(caught.value) == (
        f"The answer of the portal of IAM Identity Center is not JSON (status {status}); "
        "it begins with '<html>Blocked by the company'"
    )


def test_a_role_that_the_user_may_not_have(portal: Portal, cache: Path) -> None:
    portal.role = Answer(403, '{"message": "No access"}')
    put(cache)
    with pytest.raises(SdkClientException) as caught:
        fetcher()()
    assert str(caught.value) == (
        "The portal of IAM Identity Center gave no credentials for role Read Only in account 123456789012 of profile "
        "dev (status 403): who the token belongs to has no access to it"
    )


@pytest.mark.parametrize(
    "answer",
    [
        Answer(500, "{}"),
        Answer(200, "not json"),
        Answer(200, "{}"),
        Answer(200, json.dumps({"roleCredentials": {**ROLE["roleCredentials"], "secretAccessKey": ""}})),
        Answer(200, json.dumps({"roleCredentials": {**ROLE["roleCredentials"], "expiration": 10**30}})),
        Answer(raw=b"nonsense"),
    ],
)
def test_an_answer_that_cannot_be_used(answer: Answer, portal: Portal, cache: Path) -> None:
    portal.role = answer
    put(cache)
    with pytest.raises(SdkClientException) as caught:
        fetcher()()
    assert "old-access-token" not in "".join(traceback.format_exception(caught.value))


def test_a_token_with_line_breaks_is_not_sent(portal: Portal, cache: Path) -> None:
    put(cache, accessToken="a\r\nX-Other: b")
    with pytest.raises(SdkClientException, match="characters that cannot be sent"):
        fetcher()()


def test_a_portal_that_does_not_answer_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(cache)
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", "http://127.0.0.1:1/")
    with pytest.raises(SdkClientException, match=r"^No answer from portal\.sso\.eu-west-1: "):
        fetcher()()


def test_a_region_that_is_no_host_label_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="sso_region of profile dev"):
        SsoSettings(profile="dev", session=None, start_url="u", region="x@evil/#", account_id="1", role_name="r")


PROFILE = "[profile dev]\nsso_account_id=123456789012\nsso_role_name=r\n"


def test_a_profile_with_a_session(portal: Portal, cache: Path) -> None:
    put(cache, expiresAt="2099-01-01T00:00:00Z")
    portal.role = Answer(body=json.dumps({"roleCredentials": {**ROLE["roleCredentials"], "expiration": 4070908800000}}))
    config = cache.parent.parent / "config"
    config.write_text(
        f"{PROFILE}sso_session=corp\n[sso-session corp]\nsso_region=eu-west-1\nsso_start_url=https://d-1.awsapps.com/start\n"
    )
    provider = ProfileCredentialsProvider("dev")
    assert provider.getCredentials() is provider.getCredentials()
    assert len(portal.requests) == 1
    provider.invalidate("ASIAEXAMPLESSO000000")
    provider.getCredentials()
    assert len(portal.requests) == 2


def test_the_configuration_of_a_profile_reaches_the_portal(
    portal: Portal, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(cache, expiresAt="2099-01-01T00:00:00Z")
    portal.role = Answer(body=json.dumps({"roleCredentials": {**ROLE["roleCredentials"], "expiration": 4102444800000}}))
    (cache.parent.parent / "config").write_text(
        f"{PROFILE}sso_session=corp\n[sso-session corp]\nsso_region=eu-west-1\nsso_start_url=https://d-1.awsapps.com/start\n"
    )
    seen: list[object] = []
    settings_of = _sso_calls.transport_settings
    monkeypatch.setattr(_sso_calls, "transport_settings", lambda given: seen.append(given) or settings_of(given))
    configuration = ClientConfiguration()
    ProfileCredentialsProvider("dev", clientConfiguration=configuration).getCredentials()
    assert seen == [configuration]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PROFILE, "lacks sso_start_url, sso_region"),
        (f"{PROFILE}sso_session=none\n", "names the sso-session none, which is not in the file"),
        (
            f"{PROFILE}sso_session=s\nsso_region=a\n[sso-session s]\nsso_region=b\nsso_start_url=u\n",
            "differ in sso_region",
        ),
        ("[profile dev]\nsso_role_name=r\nsso_region=r\nsso_start_url=u\n", "lacks sso_account_id"),
    ],
)
def test_a_profile_that_is_not_complete(text: str, message: str, cache: Path) -> None:
    (cache.parent.parent / "config").write_text(text)
    with pytest.raises(SdkClientException, match=message):
        ProfileCredentialsProvider("dev").getCredentials()
