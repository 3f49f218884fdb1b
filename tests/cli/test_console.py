"""``sts-sdk console``: a URL that signs in, by the rules of the federation endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from sts_sdk.cli import _console as console
from sts_sdk.http import InsecureEndpointWarning
from sts_sdk.internal._transport import HttpRequest
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, Role, User


@pytest.fixture
def role(aws: LocalAWS, user: User, monkeypatch: pytest.MonkeyPatch) -> Role:
    monkeypatch.setenv("STS_SDK_SIGN_IN_URL", f"{aws.url}/federation")
    return aws.role("reader", trusts=user)


def test_whoever_opens_the_url_is_the_role(role: Role, run: Run) -> None:
    done = run("console", "--role", role.arn, "--destination", "https://console.aws.amazon.com/s3", "--duration", "12h")
    with urlopen(done.out.strip()) as answer:
        page = answer.read().decode()

    assert (done.status, done.err) == (0, "")
    assert ":assumed-role/reader/" in page
    assert "https://console.aws.amazon.com/s3" in page


def test_without_a_destination_it_is_the_home_of_the_region(role: Role, run: Run) -> None:
    query = parse_qs(urlsplit(run("console", "--role", role.arn).out.strip()).query)
    assert query["Destination"] == ["https://console.aws.amazon.com/console/home?region=us-east-1"]


def test_the_session_does_not_stand_in_the_url(aws: LocalAWS, role: Role, run: Run) -> None:
    done = run("console", "--role", role.arn)
    assert "sessionKey" not in done.out
    asked = next(request for request in aws.requests if request.operation == "getSigninToken")
    assert asked.method == "POST"


def test_a_browser_is_opened_and_nothing_printed(role: Role, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert run("console", "--open", "--role", role.arn).out == ""
    assert "SigninToken=" in opened[0]


def test_a_chain_takes_no_duration(aws: LocalAWS, role: Role, run: Run) -> None:
    second = aws.role("second", trusts=role)
    chain = ("--role", role.arn, "--role", second.arn)

    refused = run("console", *chain, "--duration", "1h")
    assert (refused.status, refused.out) == (2, "")
    assert "chain of roles" in refused.err
    assert run("console", *chain).status == 0


@pytest.mark.parametrize("duration", ["14m", "13h"])
def test_a_duration_out_of_range_is_told(duration: str, role: Role, run: Run) -> None:
    done = run("console", "--role", role.arn, "--duration", duration)
    assert (done.status, "15m to 12h" in done.err) == (2, True)


def test_a_sign_in_that_refuses_is_told(role: Role, run: Run, aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STS_SDK_SIGN_IN_URL", f"{aws.url}/nothing")
    done = run("console", "--role", role.arn)
    assert (done.status, done.out) == (1, "")
    assert "refused the session" in done.err


def test_a_session_that_goes_in_clear_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(200, "{}")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        with pytest.warns(
            InsecureEndpointWarning, match=r"The session is sent to sign-in\.example\.com over plain HTTP"
        ):
            console._sent(HttpRequest("POST", "http://sign-in.example.com/federation", {}, b"Session=x"))
        assert proxy.requests[0].target == "http://sign-in.example.com/federation"
        console._sent(HttpRequest("POST", proxy.url, {}, b"Session=x"))  # to this computer
