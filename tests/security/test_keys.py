"""Keys and tokens with control characters, commas or blanks are refused where they are read, and nothing is quoted."""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import Origin
from sts_sdk.auth import (
    ProcessCredentialsProvider,
    PropertiesFileCredentialsProvider,
    STSSessionCredentialsProvider,
)
from sts_sdk.auth._disk_cache import DiskCache
from sts_sdk.auth._document import read_credentials
from sts_sdk.auth._login import LoginFetcher
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._sso import _role_credentials
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, Credentials, GetSessionTokenResult

if TYPE_CHECKING:
    from pathlib import Path

BAD = ["CANARY\r\nX: y", "CAN\x00ARY", "CAN\x85ARY", "CAN\x9bARY", "CAN\u2028ARY", "CAN ARY", "CAN,ARY", "CAN\tARY"]
MEMBERS = ["AccessKeyId", "SecretAccessKey", "SessionToken"]


def _document(member: str, value: str) -> dict[str, str]:
    return {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret", "SessionToken": "token", member: value}


def _quotes(error: BaseException) -> bool:
    return "CAN" in f"{error} {error.__cause__}"


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_a_container_or_an_instance(member: str, value: str) -> None:
    document = _document(member, value)
    document["Token"] = document.pop("SessionToken")
    with pytest.raises(SdkClientException) as caught:
        read_credentials(json.dumps(document))
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_a_process(member: str, value: str) -> None:
    printed = json.dumps({"Version": 1, **_document(member, value)})
    line = shlex.join([sys.executable, "-c", "import sys; print(sys.argv[1])", printed])
    with pytest.raises(SdkClientException) as caught:
        ProcessCredentialsProvider.builder().withCommand(line).build().getCredentials()
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", [bad for bad in BAD if "\n" not in bad])
@pytest.mark.parametrize("member", ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"])
def test_of_a_profile(member: str, value: str, tmp_path: Path) -> None:
    keys = {"aws_access_key_id": "A", "aws_secret_access_key": "s", "aws_session_token": "t", member: f"x{value}x"}
    lines = ["[p]", *(f"{name} = {text}" for name, text in keys.items())]
    (tmp_path / "credentials").write_text("\n".join(lines), encoding="utf-8", newline="")
    with pytest.raises(SdkClientException) as caught:
        ProfileCredentialsProvider(str(tmp_path / "credentials"), "p").getCredentials()
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_a_session_on_disk_it_counts_as_missing(member: str, value: str, tmp_path: Path) -> None:
    request = AssumeRoleRequest(roleArn="arn:aws:iam::123456789012:role/r", roleSessionName="s")
    origin = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com", "us-east-1")
    good = read_credentials(json.dumps({**_document("x", "y"), "Token": "token"})).credentials
    fresh = Fetched(good, datetime.now(UTC) + timedelta(hours=1))
    cache = DiskCache(tmp_path)
    cache.fetch(request, origin, lambda: fresh)
    [file] = tmp_path.glob("*.json")
    document = json.loads(file.read_text())
    document["Credentials"][member] = value
    file.write_text(json.dumps(document))
    assert cache.fetch(request, origin, lambda: fresh) is fresh


def test_a_session_on_disk_that_does_not_say_whose_key_began_it_is_not_used(tmp_path: Path) -> None:
    request = AssumeRoleRequest(roleArn="arn:aws:iam::123456789012:role/r", roleSessionName="s")
    origin = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com", "us-east-1")
    good = read_credentials(json.dumps({**_document("x", "y"), "Token": "token"})).credentials
    fresh = Fetched(good, datetime.now(UTC) + timedelta(hours=1))
    cache = DiskCache(tmp_path)
    cache.fetch(request, origin, lambda: fresh)
    [file] = tmp_path.glob("*.json")
    assert cache.fetch(request, origin, lambda: fresh) is not fresh
    document = json.loads(file.read_text())
    del document["Source"]
    file.write_text(json.dumps(document))
    assert cache.fetch(request, origin, lambda: fresh) is fresh


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_sts(member: str, value: str) -> None:
    keys = Credentials(**{f"{name[0].lower()}{name[1:]}": text for name, text in _document(member, value).items()})

    class Sts:
        def getSessionToken(self, request: object) -> GetSessionTokenResult:
            return GetSessionTokenResult().withCredentials(keys.withExpiration(datetime.now(UTC) + timedelta(hours=1)))

    with pytest.raises(SdkClientException, match="holds what no credentials hold") as caught:
        STSSessionCredentialsProvider(Sts()).getCredentials()  # type: ignore[call-overload]  # as much of a client as it needs
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", ["accessKeyId", "secretAccessKey", "sessionToken"])
def test_of_a_sign_on_or_a_login(member: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {"accessKeyId": "A", "secretAccessKey": "s", "sessionToken": "t", member: value}
    for read in (
        lambda: _role_credentials({**keys, "expiration": 4070908800000}, "123456789012"),
        lambda: _login({**keys, "expiresAt": "2099-01-01T00:00:00Z"}, tmp_path, monkeypatch),
    ):
        with pytest.raises(SdkClientException, match="holds what no credentials hold") as caught:
            read()
        assert not _quotes(caught.value)


def _login(keys: dict[str, str], directory: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("AWS_LOGIN_CACHE_DIRECTORY", str(directory))
    (directory / f"{hashlib.sha256(b's').hexdigest()}.json").write_text(json.dumps({"accessToken": keys}))
    return LoginFetcher("p", "s", renew=lambda _: None)()


@pytest.mark.parametrize("value", [bad for bad in BAD if bad.isascii()])
@pytest.mark.parametrize("member", ["accessKey", "secretKey"])
def test_of_a_properties_file(member: str, value: str, tmp_path: Path) -> None:
    written = value.encode("unicode_escape").decode().replace("\\x00", "\\u0000").replace(" ", "\\ ")
    lines = {"accessKey": "A", "secretKey": "s", member: written}
    (tmp_path / "keys").write_text("".join(f"{name}={text}\n" for name, text in lines.items()), encoding="utf-8")
    with pytest.raises(SdkClientException, match="characters that none has") as caught:
        PropertiesFileCredentialsProvider(tmp_path / "keys").getCredentials()
    assert not _quotes(caught.value)
