"""The federation endpoint of the console's sign-in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from support.foreign import Boto
from support.local_pages import Page, get

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

CONSOLE = "https://console.aws.amazon.com/s3"


def sent(credentials: dict[str, Any]) -> str:
    names = {"sessionId": "AccessKeyId", "sessionKey": "SecretAccessKey", "sessionToken": "SessionToken"}
    return json.dumps({name: credentials[key] for name, key in names.items()})


def token(aws: LocalAWS, session: str, method: str = "GET", **more: str) -> Page:
    text = urlencode({"Action": "getSigninToken", "Session": session, **more})
    return get(aws, f"/federation?{text}") if method == "GET" else get(aws, "/federation", "POST", text)


def login(aws: LocalAWS, signin: str, destination: str = CONSOLE) -> Page:
    text = urlencode({"Action": "login", "Issuer": "x", "Destination": destination, "SigninToken": signin})
    return get(aws, f"/federation?{text}")


@pytest.fixture
def role_session(local: LocalAWS, alice: User, boto: Boto) -> str:
    role = local.role("Admin", maxSessionDuration=43200)
    answer = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="alice", DurationSeconds=900)
    return sent(answer["Credentials"])


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_session_signs_in(local: LocalAWS, role_session: str, method: str) -> None:
    answer = token(local, role_session, method, SessionDuration="43200")
    assert answer.status == 200
    page = login(local, answer.json()["SigninToken"])
    assert page.status == 200
    assert "assumed-role/Admin/alice" in page.text
    assert CONSOLE in page.text
    assert [entry.operation for entry in local.requests][-2:] == ["getSigninToken", "login"]
    assert local.requests[-2].principal is not None
    assert "Redacted" in local.requests[-1].parameters["SigninToken"]


def test_what_a_page_is_told_is_text(local: LocalAWS, role_session: str) -> None:
    signin = token(local, role_session).json()["SigninToken"]
    assert "<script>" not in login(local, signin, "https://x/<script>").text
    assert login(local, signin, "javascript:alert(1)").status == 400


def test_a_token_is_good_for_fifteen_minutes(local: LocalAWS, role_session: str) -> None:
    signin = token(local, role_session, SessionDuration="3600").json()["SigninToken"]
    local.clock.advance(minutes=14)
    assert login(local, signin).status == 200
    local.clock.advance(minutes=2)
    assert login(local, signin).status == 400
    assert token(local, role_session).status == 400  # the session has ended as well


@pytest.mark.parametrize("session", ["", "x", "[]", "{}", '{"sessionId":1,"sessionKey":"a","sessionToken":"b"}'])
def test_no_session(local: LocalAWS, session: str) -> None:
    answer = token(local, session)
    assert (answer.status, answer.text) == (400, "Session must be JSON with sessionId, sessionKey and sessionToken.\n")
    assert local.requests[-1].code == "BadRequest"


@pytest.mark.parametrize("part", ["sessionId", "sessionKey", "sessionToken"])
def test_a_session_with_a_wrong_part(local: LocalAWS, role_session: str, part: str) -> None:
    answer = token(local, json.dumps({**json.loads(role_session), part: "wrong"}))
    assert (answer.status, answer.text) == (400, "Session is not one that this AWS issued, or it has ended.\n")


@pytest.mark.parametrize("seconds", ["899", "43201", "x", "-900", ""])
def test_a_duration_that_is_none(local: LocalAWS, role_session: str, seconds: str) -> None:
    assert token(local, role_session, SessionDuration=seconds).text == (
        "SessionDuration must be 900 to 43200 seconds.\n"
    )


def test_sessions_that_the_console_does_not_take(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    assert "GetSessionToken" in token(local, sent(sts.get_session_token()["Credentials"])).text
    federated = sent(sts.get_federation_token(Name="guest")["Credentials"])
    assert token(local, federated).status == 200
    assert "leave it out" in token(local, federated, SessionDuration="3600").text


def test_a_bucket_may_have_the_name(local: LocalAWS) -> None:
    assert "AccessDenied" in get(local, "/federation").text
