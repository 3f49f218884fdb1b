"""What a chain says about itself without asking anybody."""

from __future__ import annotations

import io
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from sts_sdk import SdkClientException
from sts_sdk.auth import (
    AWSCredentials,
    AWSCredentialsProviderChain,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    EnvironmentVariableCredentialsProvider,
    SystemPropertiesCredentialsProvider,
)
from sts_sdk.auth._explain import Explanation, Finding, explanation


class Named:
    """A caller's own provider: fails while it has no credentials."""

    def __init__(self, name: str, credentials: AWSCredentials | None = None) -> None:
        self.name = name
        self.credentials = credentials
        self.calls = self.refreshes = 0
        self.invalidated: list[str] = []

    def getCredentials(self) -> AWSCredentials:
        self.calls += 1
        if self.credentials is None:
            raise SdkClientException(f"{self.name} has none")
        return self.credentials

    def refresh(self) -> None:
        self.refreshes += 1

    def invalidate(self, accessKeyId: str) -> None:
        self.invalidated.append(accessKeyId)

    def toString(self) -> str:
        return self.name


def has(name: str) -> Named:
    return Named(name, BasicAWSCredentials(name, "secret"))


def test_explain_says_and_prints_what_would_be_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = has("own")
    chain = AWSCredentialsProviderChain(
        SystemPropertiesCredentialsProvider(),
        EnvironmentVariableCredentialsProvider(),
        own,
        EnvironmentVariableCredentialsProvider(),
    )
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIA1234567890")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "sesame")
    report = chain.explain()
    assert own.calls == 0
    assert capsys.readouterr().out == f"{report}\n"
    assert [finding.status for finding in report] == [
        "not configured",
        "would be used",
        "would be asked",
        "shadowed",
    ]
    assert len(report) == 4
    assert report.used is report.findings[1]
    assert report.findings[1].shadows == (
        "EnvironmentVariableCredentialsProvider (environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)",
    )
    assert str(report).startswith(
        "AWSCredentialsProviderChain: EnvironmentVariableCredentialsProvider would be used\n"
        "  1. SystemPropertiesCredentialsProvider: not configured: "
    )
    assert "sesame" not in f"{report}{report!r}{list(report)!r}"


def test_explain_with_nothing_configured(capsys: pytest.CaptureFixture[str]) -> None:
    report = AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider()).explain()
    assert report.used is None
    assert capsys.readouterr().out.startswith("AWSCredentialsProviderChain: nothing is configured\n")


def test_an_explanation_that_fails_is_a_broken_provider() -> None:
    class Broken(Named):
        def explain(self) -> Any:
            raise RuntimeError("oh")

    (finding,) = AWSCredentialsProviderChain(Broken("A")).explain(io.StringIO())
    assert (finding.status, finding.why) == ("broken", "oh")


def test_static_credentials_in_a_chain() -> None:
    chain = AWSCredentialsProviderChain(AWSStaticCredentialsProvider(BasicAWSCredentials("AKIA1234567890", "sesame")))
    assert chain.getCredentials().getAWSAccessKeyId() == "AKIA1234567890"
    (finding,) = chain.explain(io.StringIO())
    assert finding.status == "would be used"
    assert "sesame" not in str(finding)


def test_a_notebook_shows_a_table() -> None:
    report = explanation("Chain", [EnvironmentVariableCredentialsProvider()])
    html = report._repr_html_()
    assert html.count("<tr>") == 1 + len(report)
    assert "EnvironmentVariableCredentialsProvider</td>" in html
    finding = Finding("<b>", "broken", "a & b")
    assert "<td>&lt;b&gt;</td><td>broken</td><td>a &amp; b</td>" in Explanation("Chain", [finding])._repr_html_()


@pytest.mark.parametrize(
    ("shell", "printed"), [(SimpleNamespace(kernel=1), False), (SimpleNamespace(), True), (None, True)]
)
def test_a_notebook_gets_no_text_beside_the_table(
    shell: object, printed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ipython = ModuleType("IPython")
    monkeypatch.setattr(ipython, "get_ipython", lambda: shell, raising=False)
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    report = AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider()).explain()
    assert len(report) == 1
    out = capsys.readouterr().out
    assert out.startswith("AWSCredentialsProviderChain: ") if printed else out == ""
    elsewhere = io.StringIO()
    AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider()).explain(elsewhere)
    assert "Chain" in elsewhere.getvalue()


@pytest.mark.parametrize("encoding", ["cp932", "cp437", "ascii", "utf-8"])
def test_a_report_is_printed_on_any_console(encoding: str) -> None:
    printed = io.BytesIO()
    name = "Ren\N{LATIN SMALL LETTER E WITH ACUTE} \N{SNOWMAN}"
    console = io.TextIOWrapper(printed, encoding=encoding, write_through=True)
    AWSCredentialsProviderChain(has(name)).explain(console)
    shown = name.encode(encoding, "backslashreplace")
    assert shown in printed.getvalue()
