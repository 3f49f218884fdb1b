"""The token of IAM Identity Center among several processes and programs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth import _sso_token
from support.server import Answer, Received
from support.sign_on import FRESH, ROLE, Portal, fetcher, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDED, ABOUT_TO_END = "2029-12-31T00:00:00Z", "2030-01-01T00:05:00Z"
PROCESSES = 8


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


def renewals(portal: Portal) -> int:
    return sum(request.target == "/token" for request in portal.requests)


def test_eight_processes_renew_an_ended_token_once(portal: Portal, cache: Path) -> None:
    put(cache, expiresAt="2020-01-01T00:00:00Z", registrationExpiresAt="2099-01-01T00:00:00Z")
    far = {"roleCredentials": {**ROLE["roleCredentials"], "expiration": 4070908800000}}
    spent: set[str] = set()

    def answer(received: Received) -> Answer:
        if received.target != "/token":
            known = received.header("x-amz-sso_bearer_token") == FRESH["accessToken"]
            return Answer(body=json.dumps(far)) if known else Answer(401, "{}")
        refresh = json.loads(received.body)["refreshToken"]
        if refresh in spent:
            return Answer(400, '{"error": "invalid_grant"}')
        spent.add(refresh)
        return Answer(body=json.dumps(FRESH), delay=0.3)

    portal.script = [answer]
    (cache.parent.parent / "config").write_text(
        "[profile dev]\nsso_account_id=123456789012\nsso_role_name=r\nsso_session=corp\n"
        "[sso-session corp]\nsso_region=eu-west-1\nsso_start_url=https://d-1.awsapps.com/start\n"
    )
    program = (
        "from sts_sdk.auth.profile import ProfileCredentialsProvider as P; "
        "print(P('dev').getCredentials().getAWSAccessKeyId())"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    results = [child.communicate(timeout=60) for child in children]
    assert [out.strip() for out, _ in results] == ["ASIAEXAMPLESSO000000"] * PROCESSES, results
    assert renewals(portal) == 1


def test_threads_with_providers_of_their_own_renew_once(portal: Portal, cache: Path) -> None:
    put(cache, expiresAt=ENDED)
    portal.token = Answer(body=json.dumps(FRESH), delay=0.2)
    found: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: found.append(fetcher()().credentials.getAWSAccessKeyId()))
        for _ in range(PROCESSES)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["ASIAEXAMPLESSO000000"] * PROCESSES
    assert renewals(portal) == 1


def test_a_token_that_is_good_does_not_wait_for_another_process(portal: Portal, cache: Path) -> None:
    file = put(cache, expiresAt=ABOUT_TO_END)
    with _sso_token.file_lock(f"{file}.lock", 0) as mine:
        assert mine
        fetcher()()
    assert renewals(portal) == 0
    assert portal.requests[-1].header("x-amz-sso_bearer_token") == "old-access-token"


@pytest.mark.parametrize("ends", [ENDED, ABOUT_TO_END])
def test_after_a_refusal_the_token_of_a_faster_program_is_used(ends: str, portal: Portal, cache: Path) -> None:
    put(cache, expiresAt=ends)

    def answer(received: Received) -> Answer:
        if received.target != "/token":
            return portal.role
        put(cache, accessToken="of another program", expiresAt="2030-01-01T08:00:00Z")
        return Answer(400, '{"error": "invalid_grant"}')

    portal.script = [answer]
    fetcher()()
    assert portal.requests[-1].header("x-amz-sso_bearer_token") == "of another program"


@pytest.mark.parametrize("answer", [Answer(429, "{}"), Answer(503), Answer(raw=b""), Answer(200, "<html>")])
def test_a_token_service_out_of_reach_is_not_a_login_that_has_ended(
    answer: Answer, portal: Portal, cache: Path
) -> None:
    portal.token = answer
    file = put(cache, expiresAt=ENDED)
    with pytest.raises(SdkClientException) as caught:
        fetcher()()
    said = str(caught.value)
    assert said.startswith(
        f"Profile dev needs a token of IAM Identity Center. The one in {file} has ended, and renewing it failed: "
    )
    assert "The login may still be good" in said
    assert "aws sso login" not in said
    assert caught.value.__cause__ is not None


def test_a_busy_token_service_is_asked_again(portal: Portal, cache: Path) -> None:
    answers = [Answer(429), Answer(500), Answer(raw=b""), portal.token]
    portal.script = [lambda received: answers.pop(0) if received.target == "/token" else portal.role]
    put(cache, expiresAt=ENDED)
    fetcher()()
    assert renewals(portal) == 4


def test_a_refusal_is_the_cause_of_what_is_said(portal: Portal, cache: Path) -> None:
    portal.token = Answer(400, '{"error": "invalid_grant", "error_description": "Invalid refresh token provided"}')
    put(cache, expiresAt=ENDED)
    with pytest.raises(SdkClientException, match=r"it has ended\. Run: aws sso login") as caught:
        fetcher()()
    assert str(caught.value.__cause__) == "IAM Identity Center did not renew the token (status 400: invalid_grant)"


@pytest.mark.parametrize("status", [302, 400, 403])
@pytest.mark.parametrize("page", ["", "<html>Blocked by the company"])
def test_a_proxy_s_page_does_not_end_the_login(status: int, page: str, portal: Portal, cache: Path) -> None:
    portal.token = Answer(status, page)
    put(cache, expiresAt=ENDED)
    with pytest.raises(SdkClientException, match="The login may still be good") as caught:
        fetcher()()
    assert f"(status {status})" in str(caught.value)
    assert page in str(caught.value)


def test_a_token_that_could_not_be_kept_is_used_again(
    portal: Portal, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, content: bytes) -> None:
        raise SdkClientException("No space left on device")

    monkeypatch.setattr(_sso_token, "write_private", full)
    put(cache, expiresAt=ENDED)
    fetch = fetcher()
    fetch()
    fetch()
    assert renewals(portal) == 1
    put(cache, accessToken="of a new login")
    fetch()
    assert portal.requests[-1].header("x-amz-sso_bearer_token") == "of a new login"
