"""The files that the AWS CLI keeps after a login."""

from __future__ import annotations

import hashlib
import json
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth import _login_cache
from sts_sdk.auth._login import LoginFetcher

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


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "there is none"),
        ("hu$h", "it is not JSON"),
        ("[]", "it is not complete"),
        ('{"accessToken": {}}', "it is not"),
    ],
)
def test_a_bad_cache_file(content: str | None, why: str, cache: Path) -> None:
    if content is not None:
        put(cache, "").write_text(content)
    with pytest.raises(SdkClientException) as caught:
        LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=refuse)()
    assert f", but {why}" in str(caught.value)
    assert "hu$h" not in "".join(traceback.format_exception(caught.value))


def test_a_half_written_file_is_looked_at_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(cache, "2030-01-01T08:00:00Z")
    whole, waits = file.read_text(), list[float]()

    def written_meanwhile(seconds: float) -> None:
        waits.append(seconds)
        file.write_text(whole[:-20] if len(waits) == 1 else whole)

    file.write_text("")
    monkeypatch.setattr(_login_cache.time, "sleep", written_meanwhile)
    assert LoginFetcher("dev", SESSION, clock=lambda: NOW, renew=refuse)().credentials.getAWSSecretKey() == "hidden"
    assert waits == [0.05, 0.05]
