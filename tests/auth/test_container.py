"""The container's credentials, from a real loopback agent."""

from __future__ import annotations

import pickle
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AmazonClientException, AmazonServiceException, SdkClientException
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import (
    AWSCredentialsProviderChain,
    ContainerCredentialsProvider,
    EC2ContainerCredentialsProviderWrapper,
)
from sts_sdk.auth import _container as container
from support.metadata import document
from support.providers import given, outcome, script
from support.recorded import cases
from support.server import Answer, StubServer
from support.waiting import LONG, until

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.internal._transport_settings import Timeouts

FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"


def provider(sleeps: list[float] | None = None) -> ContainerCredentialsProvider:
    return ContainerCredentialsProvider(sleep=(sleeps if sleeps is not None else []).append)


_WRAPPER = "com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper"


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("arg") == _WRAPPER))
def test_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given(case, monkeypatch)
    assert outcome(EC2ContainerCredentialsProviderWrapper()) == case["observed"]


@pytest.mark.parametrize("case", cases("providers", lambda c: c["id"].endswith("container-relative-uri")))
def test_the_relative_uri_is_appended_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RELATIVE, "/v2/credentials/x?y=1")
    assert container._url() == case["value"] + "/v2/credentials/x?y=1"


def test_the_agent_is_asked_with_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, f"{agent.url}/creds?x=1")
        monkeypatch.setenv(TOKEN, "Basic abc")
        agents = provider()
        credentials: Any = agents.getCredentials()
        assert (credentials.getAWSAccessKeyId(), credentials.getSessionToken()) == ("ASIA0000000000000001", "token/1==")
        assert agents.getCredentials() is credentials
        received = agent.requests[0]
        assert (received.method, received.target) == ("GET", "/creds?x=1")
        assert received.header("Authorization") == "Basic abc"
        assert len(agent.requests) == 1
    expiration = agents.getCredentialsExpiration()
    assert expiration is not None
    assert timedelta(hours=5) < expiration - datetime.now(UTC) < timedelta(hours=7)


def test_the_token_file_comes_first_and_is_read_for_each_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "token"
    with StubServer(lambda r: Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, agent.url)
        monkeypatch.setenv(TOKEN, "from the variable")
        monkeypatch.setenv(TOKEN_FILE, str(file))
        agents = provider()
        for token in ("first", "second"):
            file.write_text(token)
            agents.refresh()
            agents.getCredentials()
        assert [received.header("Authorization") for received in agent.requests] == ["first", "second"]


def test_an_unreadable_token_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FULL, "http://127.0.0.1:1/")
    monkeypatch.setenv(TOKEN_FILE, str(tmp_path / "none"))
    with pytest.raises(SdkClientException, match=r"Unable to read the authorization token in .*none.*No such file"):
        provider().getCredentials()
    (tmp_path / "none").write_bytes(b"x" * 20000)
    with pytest.raises(SdkClientException, match="larger than 16384 bytes"):
        provider().getCredentials()


def test_a_token_file_that_ends_with_a_line_break_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("Basic abc\n")
    monkeypatch.setenv(FULL, "http://127.0.0.1:1/")
    monkeypatch.setenv(TOKEN_FILE, str(tmp_path / "token"))
    with pytest.raises(IllegalArgumentException, match=f"token in {tmp_path}/token .*echo and most editors"):
        provider().getCredentials()


def test_what_follows_a_number_sign_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, f"{agent.url}/creds?x=1#part")
        provider().getCredentials()
        assert agent.requests[0].target == "/creds?x=1"


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (400, '{"code": "ValidationError", "message": "no such token"}', "ValidationError: no such token"),
        (403, '{"Code": "AccessDenied", "Message": "not this pod"}', "AccessDenied: not this pod"),
        (200, '{"Code": "Failed", "Message": "not this pod"}', "The endpoint says: Failed: not this pod"),
        (200, '{"code": "Failed", "message": "not this pod"}', "The endpoint says: Failed: not this pod"),
        (403, "<html>Blocked", "is not JSON (status 403); it begins with '<html>Blocked'"),
        (302, "<html>Log in", "is not JSON (status 302); it begins with '<html>Log in'"),
        (403, "<html>Basic abc may not", "is not JSON (status 403)"),
        (403, "<html>/creds/mine may not", "is not JSON (status 403)"),
    ],
)
def test_what_an_agent_says_against_it_is_told(
    status: int, body: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "Basic abc")
    with StubServer(Answer(status, body)) as agent:
        monkeypatch.setenv(FULL, f"{agent.url}/creds/mine")
        with pytest.raises(SdkClientException) as caught:
            provider().getCredentials()
    error, cause = caught.value, caught.value.__cause__
    code = f"{error.getErrorCode()}: {error.getErrorMessage()}" if isinstance(error, AmazonServiceException) else ""
    assert said in f"{code} {cause}"
    assert "Basic abc" not in f"{error} {cause}"
    assert "creds/mine" not in f"{error} {cause}"


@pytest.mark.parametrize("token", ["a\r\nX-Evil: 1", "a\n", "\ra", "a\tb", "a\x00", "café"])
@pytest.mark.parametrize("where", [TOKEN, TOKEN_FILE])
def test_a_token_that_would_break_the_header_is_refused_unsaid(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, token: str, where: str
) -> None:
    with StubServer(Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, agent.url)
        if where == TOKEN_FILE:
            (tmp_path / "token").write_bytes(token.encode())
            monkeypatch.setenv(TOKEN_FILE, str(tmp_path / "token"))
        elif "\x00" in token:
            return  # no environment can hold it
        else:
            monkeypatch.setenv(TOKEN, token)
        with pytest.raises(IllegalArgumentException, match="cannot be sent: it holds a line break") as e:
            provider().getCredentials()
        assert token not in str(e.value)
        assert agent.requests == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/x",
        "https://192.0.2.1",
        "http://localhost/x",
        "http://LOCALHOST:8080",
        "http://127.0.0.1",
        "http://127.255.3.4:1/x",
        "http://[::1]/x",
        "http://[::1]:80",
        "http://169.254.170.2/x",
        "http://169.254.170.23/v1/credentials",
        "http://[fd00:ec2::23]/v1/credentials",
        "HTTP://[FD00:EC2::23]/v1/credentials",
    ],
)
def test_hosts_that_may_be_asked(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv(FULL, url)
    assert container._url() == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "http://localhost.example.com/",
        "http://127.0.0.1.example.com/",
        "http://127.1/",
        "http://127.0.0.256/",
        "http://1270.0.0.1/",
        "http://169.254.169.254/",
        "http://169.254.170.3/",
        "http://169.254.170.22/",
        "http://[fd00:ec2::24]/",
        "http://[::2]/",
        "http://[::1].example.com/",
        "http://[::1/",
        "http://127.0.0.1@example.com/",
        "http://example.com#127.0.0.1",
        "http://example.com?127.0.0.1",
        "http://127.0.0.1\\@example.com/",
        "http://127.0.0.1 .example.com/",
        "http:/127.0.0.1/",
        "http://",
        "https:///x",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "127.0.0.1",
        "//127.0.0.1/",
        "http://①27.0.0.1/",
        "http://127.0.0.1/\r\nX: 1",
    ],
)
def test_hosts_that_may_not_be_asked(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv(FULL, url)
    with pytest.raises(SdkClientException, match=FULL):
        provider().getCredentials()


def test_a_query_is_not_shown_where_its_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FULL, "http://example.com/x?token=hush")
    with pytest.raises(SdkClientException, match=r"\(http://example\.com/x\)"):
        provider().getCredentials()


def test_a_forbidden_host_is_java_s_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FULL, "http://example.com/x")
    with pytest.raises(SdkClientException) as e:
        provider().getCredentials()
    assert type(e.value) is SdkClientException


@pytest.mark.parametrize("path", ["@example.com/", "x", ":80/x", ".example.com/", "/a b", "/a\\b"])
def test_a_relative_uri_cannot_leave_its_host(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv(RELATIVE, path)
    with pytest.raises(IllegalArgumentException, match=RELATIVE):
        provider().getCredentials()


def test_no_proxy_and_no_redirect(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with StubServer(Answer(307, headers={"Location": "/elsewhere"}, reason="Temporary Redirect")) as agent:
        monkeypatch.setenv(FULL, agent.url)
        monkeypatch.setenv(TOKEN, "sesame")
        with pytest.raises(AmazonServiceException, match="Status Code: 307"):
            provider().getCredentials()
        assert len(agent.requests) == 1


def test_a_5xx_answer_is_tried_again_five_times(monkeypatch: pytest.MonkeyPatch) -> None:
    sleeps: list[float] = []
    with StubServer(*[Answer(500)] * 3, Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, agent.url)
        assert provider(sleeps).getCredentials().getAWSAccessKeyId() == "ASIA0000000000000001"
    assert sleeps == [0.05, 0.1, 0.2]
    with StubServer(Answer(503, '{"code": "Busy", "message": "later"}', reason="X")) as agent:
        monkeypatch.setenv(FULL, agent.url)
        with pytest.raises(AmazonServiceException) as e:
            provider().getCredentials()
        assert (e.value.getErrorCode(), e.value.getErrorMessage()) == ("Busy", "later")
        assert len(agent.requests) == 6


@pytest.mark.parametrize("status", [400, 403])
def test_a_refusal_is_not_tried_again(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    with StubServer(Answer(status, reason="X")) as agent:
        monkeypatch.setenv(FULL, agent.url)
        with pytest.raises(AmazonServiceException, match=r"^X "):
            provider().getCredentials()
        assert len(agent.requests) == 1


def test_a_404_is_told_as_java_does(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(404)) as agent:
        monkeypatch.setenv(FULL, f"{agent.url}/x?secret=1")
        with pytest.raises(SdkClientException) as e:
            provider().getCredentials()
    assert str(e.value) == f"The requested metadata is not found at {agent.url}/x"


def test_an_agent_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FULL, "http://127.0.0.1:1/x")
    sleeps: list[float] = []
    with pytest.raises(SdkClientException, match=r"^Failed to connect to service endpoint: http://127.0.0.1:1/x"):
        provider(sleeps).getCredentials()
    assert len(sleeps) == 5


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<html>log in</html>", "^Unable to parse Json string."),
        ("[1, 2]", "^Unable to parse Json string."),
        ("[" * 100_000, "^Unable to parse Json string."),
        ("{}", "^Unable to load credentials. Access key or secret key are null.$"),
        (document(SecretAccessKey=None), "^Unable to load credentials. Access key or secret key are null."),
        ('{"Code": "AccessDenied", "Message": "no role"}', "Access key or secret key are null.$"),
        (document(AccessKeyId=["A"]), "AccessKeyId holds what no credentials hold"),
        (document(Token="t\r\nX-Evil: 1"), "Token holds what no credentials hold"),
        (document(Expiration="soon"), "Unable to parse credentials expiration date"),
        (document(Expiration=12), "Unable to parse credentials expiration date"),
        (document(lifetime=timedelta(hours=-1)), "ended at"),
        ("x" * 300_000, "larger than 262144 bytes"),
    ],
)
def test_hostile_and_broken_answers(monkeypatch: pytest.MonkeyPatch, body: str, problem: str) -> None:
    with StubServer(Answer(body=body)) as agent:
        monkeypatch.setenv(FULL, agent.url)
        with pytest.raises(SdkClientException, match=problem) as e:
            provider().getCredentials()
    assert "secret/1" not in str(e.value)
    assert "X-Evil" not in str(e.value)


def test_what_the_endpoint_says_itself_is_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(body='{"Code": "AccessDenied", "Message": "no role"}')) as agent:
        monkeypatch.setenv(FULL, agent.url)
        with pytest.raises(SdkClientException) as e:
            provider().getCredentials()
        assert str(e.value.getCause()) == "The endpoint says: AccessDenied: no role"
        with pytest.raises(SdkClientException, match=r"are null\. \(The endpoint says: AccessDenied: no role\)"):
            AWSCredentialsProviderChain(provider()).getCredentials()


@pytest.mark.parametrize("written", ["2035-01-01T00:00:00Z", "2035-01-01T00:00:00+0000", "2035-01-01T01:00:00+01:00"])
def test_expirations_as_agents_write_them(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    with StubServer(Answer(body=document(Expiration=written))) as agent:
        monkeypatch.setenv(FULL, agent.url)
        agents = provider()
        agents.getCredentials()
    assert agents.getCredentialsExpiration() == datetime(2035, 1, 1, tzinfo=UTC)


def test_keys_without_token_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(body=document(lifetime=None, Token=None))) as agent:
        monkeypatch.setenv(FULL, agent.url)
        agents = provider()
        assert type(agents.getCredentials()).__name__ == "BasicAWSCredentials"
        assert agents.getCredentialsExpiration() is None
        # Java asks for them anew after an hour.
        for minutes, asked in ((59, 1), (61, 2)):
            agents._credentials._clock = lambda after=minutes: time.time() + after * 60
            agents.getCredentials()
            assert len(agent.requests) == asked


def test_invalidate_and_refresh_fetch_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(1, 9))
    with StubServer(lambda r: Answer(body=document(next(numbers)))) as agent:
        monkeypatch.setenv(FULL, agent.url)
        for agents in (provider(), EC2ContainerCredentialsProviderWrapper()):
            first = agents.getCredentials().getAWSAccessKeyId() or ""
            agents.invalidate("ASIA0000000000000009")
            assert agents.getCredentials().getAWSAccessKeyId() == first
            agents.invalidate(first)
            second = agents.getCredentials().getAWSAccessKeyId()
            assert second != first
            agents.refresh()
            assert agents.getCredentials().getAWSAccessKeyId() not in {first, second}


def test_a_caller_may_say_where_to_ask() -> None:
    with StubServer(Answer(body=document())) as agent:

        class Endpoint:
            def getCredentialsEndpoint(self) -> str:
                return f"{agent.url}/mine"

            def getHeaders(self) -> dict[str, str]:
                return {"Authorization": "mine"}

        assert ContainerCredentialsProvider(Endpoint()).getCredentials().getAWSAccessKeyId()
        assert agent.requests[0].target == "/mine"
        assert agent.requests[0].header("Authorization") == "mine"


def test_a_caller_may_say_where_to_ask_and_no_more() -> None:
    class Endpoint:
        def getCredentialsEndpoint(self) -> str:
            return agent.url

    with StubServer(Answer(body=document())) as agent:
        assert ContainerCredentialsProvider(Endpoint()).getCredentials().getAWSAccessKeyId()
        assert agent.requests[0].header("Authorization") is None


@pytest.mark.parametrize(
    ("setting", "expected"), [("", (1.0, 5.0, 5.0)), ("2", (2.0, 2.0, 4.0)), ("10", (10.0, 10.0, 20.0))]
)
def test_how_long_an_agent_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, setting: str, expected: tuple[float, ...]
) -> None:
    """To connect, to answer, and until no new try begins."""
    given_to: list[tuple[float | None, ...]] = []

    class Endpoint(container.LocalEndpoint):
        def __init__(self, timeouts: Timeouts, *, budget: float, **others: Any) -> None:
            given_to.append((timeouts.connect, timeouts.read, budget))
            super().__init__(timeouts, budget=budget, **others)

    monkeypatch.setattr(container, "LocalEndpoint", Endpoint)
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", setting)
    with StubServer(Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, agent.url)
        provider().getCredentials()
    assert given_to == [expected]


def test_the_timeout_setting_reaches_the_agent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", "0.05")
    with StubServer(Answer(delay=LONG)) as agent:
        monkeypatch.setenv(FULL, agent.url)
        with pytest.raises(SdkClientException, match=r"^Failed to connect to service endpoint"):
            provider().getCredentials()
        assert until(lambda: agent.requests)
        assert len(agent.requests) <= 3


def test_not_configured_explained_and_pickled(monkeypatch: pytest.MonkeyPatch) -> None:
    agents = pickle.loads(pickle.dumps(ContainerCredentialsProvider()))
    with pytest.raises(SdkClientException) as e:
        agents.getCredentials()
    assert str(e.value) == f"The environment variable {RELATIVE} is empty"
    assert agents.explain().status == "not configured"
    monkeypatch.setenv(FULL, "http://127.0.0.1:9/x?secret=1")
    monkeypatch.setenv(TOKEN, "sesame")
    wrapper = pickle.loads(pickle.dumps(EC2ContainerCredentialsProviderWrapper()))
    assert str(wrapper.explain()) == (
        "EC2ContainerCredentialsProviderWrapper: would be used: ContainerCredentialsProvider: asks "
        f"http://127.0.0.1:9/x, with an authorization token [environment variable {FULL}]"
    )
    monkeypatch.setenv(FULL, "http://example.com")
    assert wrapper.explain().status == "broken"
    assert "sesame" not in repr(wrapper)


def test_without_a_container_the_instance_is_asked() -> None:
    with pytest.raises(AmazonClientException, match=r"AWS_EC2_METADATA_DISABLED is set to true"):
        EC2ContainerCredentialsProviderWrapper().getCredentials()


@pytest.mark.parametrize("case", cases("providers", lambda c: "chain-container" in c["id"]))
def test_the_container_in_the_chain_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(*script(case)) as agent:
        given(case, monkeypatch, agent.port)
        assert outcome(EC2ContainerCredentialsProviderWrapper()) == {"credentials": case["observed"]["credentials"]}
        wire = case["observed"]["wire"][0]
        received = agent.requests[0]
        assert (received.method, received.target) == (wire["method"], wire["target"])
        assert received.header("Authorization") == wire["headers"]["authorization"]
        assert received.header("Accept") == wire["headers"]["accept"]


def test_the_path_of_the_uri_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows the path of an ECS task gets its credentials."""
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/v2/credentials/CANARY?x=CANARY")
    provider = ContainerCredentialsProvider(sleep=lambda _: None)
    assert "asks http://127.0.0.1:1/..." in str(provider.explain())
    for uri in ("http://127.0.0.1:1/v2/CANARY", "http://example.com/v2/CANARY", "ftp://127.0.0.1/CANARY"):
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri)
        with pytest.raises(SdkClientException) as caught:
            provider.getCredentials()
        assert "CANARY" not in f"{caught.value} {caught.value.__cause__} {provider.explain()}"
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "v2/CANARY")
    with pytest.raises(SdkClientException, match="must begin with a slash") as caught:
        provider.getCredentials()
    assert "CANARY" not in str(caught.value)


@pytest.mark.parametrize("where", [TOKEN, TOKEN_FILE])
@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_token_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, blank: str, where: str) -> None:
    with StubServer(Answer(body=document())) as agent:
        monkeypatch.setenv(FULL, agent.url)
        (tmp_path / "token").write_text(blank)
        monkeypatch.setenv(where, blank if where == TOKEN else str(tmp_path / "token"))
        provider().getCredentials()
        assert "authorization" not in {name.lower() for name, _ in agent.requests[0].headers}
