"""What looks into objects and frames finds no secret: credentials, fetches that fail, and logins that are renewed."""

from __future__ import annotations

import hashlib
import inspect
import io
import json
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rich
from rich.console import Console

from sts_sdk._exceptions import SdkBaseException
from sts_sdk.auth import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.auth.profile import ProfileCredentialsProvider
from support.server import Answer, Received, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "CANARYOFTHESECRET"


@pytest.mark.parametrize("made", [BasicAWSCredentials("AKIA", SECRET), BasicSessionCredentials("ASIA", SECRET, SECRET)])
def test_credentials_show_nothing_to_what_looks_into_objects(made: BasicAWSCredentials) -> None:
    console = Console(file=io.StringIO(), width=500)
    rich.inspect(made, all=True, private=True, console=console)
    assert isinstance(console.file, io.StringIO)
    for shown in (repr(inspect.getmembers(made)), repr(made.__getstate__()), console.file.getvalue()):
        assert SECRET not in shown
    assert made.getAWSSecretKey() == SECRET


def _sso(monkeypatch: pytest.MonkeyPatch, url: str, **token: object) -> Path:
    home = Path.home()
    (home / ".aws" / "sso" / "cache").mkdir(parents=True)
    settings = "sso_session=s\nsso_account_id=123456789012\nsso_role_name=R\n"
    session = "[sso-session s]\nsso_start_url=https://x\nsso_region=us-east-1\n"
    (home / ".aws" / "config").write_text(f"[profile p]\n{settings}{session}")
    for service in ("SSO", "SSO_OIDC"):
        monkeypatch.setenv(f"AWS_ENDPOINT_URL_{service}", url)
    file = home / ".aws" / "sso" / "cache" / f"{hashlib.sha1(b's').hexdigest()}.json"
    file.write_text(json.dumps({"accessToken": SECRET, "expiresAt": _at(hours=8), **token}))
    return file


def _at(**later: float) -> str:
    return f"{datetime.now(UTC) + timedelta(**later):%Y-%m-%dT%H:%M:%SZ}"


def _renewable(**later: float) -> dict[str, object]:
    secrets = {"refreshToken": SECRET, "clientId": "id", "clientSecret": SECRET}
    return {"expiresAt": _at(**later), "registrationExpiresAt": _at(days=9), **secrets}


def _process(monkeypatch: pytest.MonkeyPatch) -> None:
    Path.home().joinpath(".aws").mkdir()
    printed = json.dumps({"Version": 1, "AccessKeyId": "A", "SecretAccessKey": SECRET, "Expiration": "soon"})
    Path.home().joinpath("printed").write_text(printed)
    line = f"credential_process = cat {Path.home() / 'printed'}"
    Path.home().joinpath(".aws", "config").write_text(f"[profile p]\n{line}\n")


def _web_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    Path.home().joinpath(".aws").mkdir()
    Path.home().joinpath("token").write_text(SECRET)
    role = f"role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = {Path.home() / 'token'}"
    Path.home().joinpath(".aws", "config").write_text(f"[profile p]\nregion = us-east-1\n{role}\n")
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:9")


def _unreachable_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    _sso(monkeypatch, "http://127.0.0.1:9")


def _unreachable_renewal(monkeypatch: pytest.MonkeyPatch) -> None:
    _sso(monkeypatch, "http://127.0.0.1:9", **_renewable(minutes=-1))


def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Path.home() / ".aws" / "login" / "cache"
    cache.mkdir(parents=True)
    Path.home().joinpath(".aws", "config").write_text("[profile p]\nregion = us-east-1\nlogin_session = s\n")
    token = {"accessKeyId": "A", "secretAccessKey": SECRET, "sessionToken": SECRET, "expiresAt": _at(minutes=-1)}
    document = {"accessToken": token, "refreshToken": SECRET}
    (cache / f"{hashlib.sha256(b's').hexdigest()}.json").write_text(json.dumps(document))


@pytest.mark.parametrize("broken", [_unreachable_portal, _unreachable_renewal, _process, _web_identity, _login])
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_no_frame_of_a_failed_fetch_is_kept(
    broken: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    with pytest.raises(SdkBaseException) as caught:
        ProfileCredentialsProvider("p").getCredentials()
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert SECRET not in "".join(shown.format())


_ROLE = json.dumps(
    {
        "roleCredentials": {
            "accessKeyId": "ASIAROLE",
            "secretAccessKey": "s",
            "sessionToken": "t",
            "expiration": 4102444800000,
        }
    }
)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_refresh_token_that_came_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(200, '{"refreshToken": "NEWER"}'), Answer(200, _ROLE)) as server:
        file = _sso(monkeypatch, server.url, **_renewable(minutes=5))
        ProfileCredentialsProvider("p").getCredentials()
    kept = json.loads(file.read_text())
    assert (kept["refreshToken"], kept["accessToken"]) == ("NEWER", SECRET)


def test_a_slow_renewal_overwrites_no_newer_login(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = {"accessToken": "NEWLOGIN", **_renewable(hours=8)}

    def slow(received: Received) -> Answer:
        file.write_text(json.dumps(newer))
        return Answer(200, json.dumps({"accessToken": "SLOW", "expiresIn": 3600, "refreshToken": "SLOW"}))

    with StubServer(slow, Answer(200, _ROLE)) as server:
        file = _sso(monkeypatch, server.url, **_renewable(minutes=5))
        ProfileCredentialsProvider("p").getCredentials()
        assert server.requests[1].header("x-amz-sso_bearer_token") == "NEWLOGIN"
    assert json.loads(file.read_text()) == newer
