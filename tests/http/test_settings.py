"""What the client says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    AmazonWebServiceRequest,
    ClientConfiguration,
    IllegalArgumentException,
)
from support.recorded import cases, load

if TYPE_CHECKING:
    from support.recorded import Case


from support.http_bench import Bench, answer


def agent(configuration: ClientConfiguration, appended: str | None = None) -> str:
    request = AmazonWebServiceRequest()
    if appended:
        request.getRequestClientOptions().appendUserAgent(appended)
    bench = Bench(answer(200), configuration=configuration)
    bench.call(request=request)
    return str(bench.transport.header("User-Agent")[0]).replace(ClientConfiguration.DEFAULT_USER_AGENT, "PRODUCT")


@pytest.mark.parametrize(
    "case",
    cases(
        "requests", lambda case: case["id"] in {"req-053-cc-user-agent-prefix-suffix", "req-069-rc-user-agent-append"}
    ),
)
def test_recorded_user_agents(case: Case) -> None:
    settings = case["call"].get("clientConfiguration", {})
    configuration = ClientConfiguration()
    if settings:
        configuration.setUserAgentPrefix(settings["userAgentPrefix"])
        configuration.setUserAgentSuffix(settings["userAgentSuffix"])
    headers = dict(case["wire"][0]["headers"])
    java = next(fact["value"] for fact in load("defaults") if fact["id"].endswith("-ClientConfiguration.getUserAgent"))
    appended = case["call"].get("requestConfig", {}).get("userAgentAppend")
    assert agent(configuration, appended) == headers["User-Agent"].replace(java, "PRODUCT")


def test_user_agent_names_where_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EXECUTION_ENV", "AWS_Lambda_python3.13")
    assert (
        agent(ClientConfiguration(), "mine/2") == "PRODUCT cfg/retry-mode/legacy exec-env/AWS_Lambda_python3.13 mine/2"
    )


def test_a_user_agent_that_splits_the_request_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EXECUTION_ENV", "x\r\nX-Evil: 1")
    with pytest.raises(IllegalArgumentException, match="User-Agent must not hold line break"):
        Bench(answer(200))
