"""Login sessions: the cache as ``aws login`` keeps it, and botocore asked to renew it."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import time
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth import BasicSessionCredentials
from sts_sdk.auth._login import LoginFetcher, renew_with_botocore
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.internal._file_lock import file_lock

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2030, 1, 1, tzinfo=UTC)
SESSION = "arn:aws:iam::123456789012:user/me"


@pytest.fixture
def cache(clean_surroundings: None, tmp_path: Path) -> Path:
    directory = tmp_path / "home" / ".aws" / "login" / "cache"
    directory.mkdir(parents=True)
    return directory


def put(directory: Path, ends: str, key: str = "ASIAEXAMPLELOGIN0000") -> Path:
    file = directory / f"{hashlib.sha256(SESSION.encode()).hexdigest()}.json"
    token = {"accessKeyId": key, "secretAccessKey": "hidden", "sessionToken": "token", "expiresAt": ends}
    file.write_text(json.dumps({"accessToken": token, "refreshToken": "hidden"}))
    return file


def refuse(profile: str) -> None:
    raise AssertionError("not to be renewed")


def test_what_lasts_is_used_as_it_is(cache: Path) -> None:
    put(cache, "2030-01-01T00:06:00Z")
    fetched = LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=refuse)()
    assert fetched.credentials == BasicSessionCredentials("ASIAEXAMPLELOGIN0000", "hidden", "token")
    assert fetched.expiration == datetime(2030, 1, 1, 0, 6, tzinfo=UTC)


def test_what_is_about_to_end_is_renewed_and_read_again(cache: Path) -> None:
    put(cache, "2030-01-01T00:04:00Z")
    renewed: list[str] = []

    def renew(profile: str) -> None:
        renewed.append(profile)
        put(cache, "2030-01-01T00:20:00Z", "ASIAEXAMPLERENEWED00")

    fetched = LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=renew)()
    assert (fetched.credentials.getAWSAccessKeyId(), renewed) == ("ASIAEXAMPLERENEWED00", ["dev"])


def test_what_cannot_be_renewed_is_used_until_it_ends(cache: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fail(profile: str) -> None:
        raise SdkClientException("needs botocore")

    put(cache, "2030-01-01T00:00:01Z")
    fetched = LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=fail)()
    assert fetched.expiration == datetime(2030, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert "needs botocore" in caplog.text
    put(cache, "2030-01-01T00:00:00Z")
    with pytest.raises(SdkClientException, match="needs botocore"):
        LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=fail)()


def test_what_has_ended_names_the_file_and_the_command(cache: Path) -> None:
    file = put(cache, "2029-12-31T00:00:00Z")
    with pytest.raises(SdkClientException) as caught:
        LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=lambda profile: None)()
    assert str(caught.value) == (
        f"Profile dev needs the login session in {file}, but it has ended. Run: aws login --profile dev"
    )


def test_the_directory_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_LOGIN_CACHE_DIRECTORY", "~/elsewhere")
    (tmp_path / "home" / "elsewhere").mkdir()
    put(tmp_path / "home" / "elsewhere", "2031-01-01T00:00:00Z")
    assert LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=refuse)().credentials.getAWSSecretKey() == "hidden"


def test_without_botocore_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore.session", None)
    with pytest.raises(
        SdkClientException, match=r'needs botocore, .*: in its clone, pip install "\.\[aws\]" "botocore\[crt\]"$'
    ):
        renew_with_botocore("dev")


def test_botocore_is_made_to_renew_by_asking_it_for_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Session:
        def __init__(self, profile: str) -> None:
            asked.append(profile)

        def set_config_variable(self, name: str, value: str) -> None:
            asked.append(f"{name}={value}")

        def get_credentials(self) -> Session:
            return self

        def get_frozen_credentials(self) -> None:
            asked.append("frozen")

    monkeypatch.setitem(sys.modules, "botocore.session", SimpleNamespace(Session=Session))
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    renew_with_botocore("dev")
    assert asked == ["dev", "region=eu-west-1", "frozen"]


def test_botocore_is_asked_for_the_profile_and_its_failure_is_ours(cache: Path) -> None:
    (cache.parent.parent / "config").write_text(f"[profile dev]\nlogin_session={SESSION}\n")
    with pytest.raises(SdkClientException, match="profile dev cannot be renewed") as caught:
        renew_with_botocore("dev")
    assert caught.value.__cause__ is not None
    assert type(caught.value.__cause__).__module__.startswith("botocore")


def test_a_profile_with_a_login_session(cache: Path) -> None:
    put(cache, "2099-01-01T00:00:00Z")
    (cache.parent.parent / "config").write_text(f"[profile dev]\nlogin_session={SESSION}\n")
    assert ProfileCredentialsProvider("dev").getCredentials().getAWSAccessKeyId() == "ASIAEXAMPLELOGIN0000"


def test_one_process_renews_and_the_others_take_what_it_left(cache: Path) -> None:
    renewed: list[str] = []

    def renew(profile: str) -> None:
        renewed.append(profile)
        time.sleep(0.1)
        put(cache, "2030-01-01T00:20:00Z", "ASIAEXAMPLERENEWED00")

    put(cache, "2029-12-31T00:00:00Z")
    keys: list[str | None] = []
    fetch = LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=renew)
    threads = [threading.Thread(target=lambda: keys.append(fetch().credentials.getAWSAccessKeyId())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keys == ["ASIAEXAMPLERENEWED00"] * 8
    assert renewed == ["dev"]


def test_after_a_refusal_the_session_of_a_faster_program_is_used(cache: Path) -> None:
    def refuse_after_another(profile: str) -> None:
        put(cache, "2030-01-01T00:20:00Z", "ASIAEXAMPLEFASTER000")
        raise SdkClientException("the refresh token is spent")

    put(cache, "2029-12-31T00:00:00Z")
    fetched = LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=refuse_after_another)()
    assert fetched.credentials.getAWSAccessKeyId() == "ASIAEXAMPLEFASTER000"


def test_a_session_that_is_good_does_not_wait_for_another_process(cache: Path) -> None:
    file = put(cache, "2030-01-01T00:04:00Z")
    with file_lock(f"{file}.lock", 0):
        fetched = LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=refuse)()
    assert fetched.credentials.getAWSAccessKeyId() == "ASIAEXAMPLELOGIN0000"
