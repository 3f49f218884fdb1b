"""Credentials from environment variables, as recorded from Java and beyond."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import SdkClientException
from sts_sdk.auth import (
    BasicAWSCredentials,
    BasicSessionCredentials,
    EnvironmentVariableCredentialsProvider,
)
from support.providers import given, outcome
from support.recorded import cases, difference

_NAME = "com.amazonaws.auth.EnvironmentVariableCredentialsProvider"


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("arg") == _NAME and difference(c) is None))
def test_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given(case, monkeypatch)
    provider = EnvironmentVariableCredentialsProvider()
    assert outcome(provider) == {k: v for k, v in case["observed"].items() if k in ("credentials", "threw")}
    assert provider.toString() == case["observed"].get("toString_simple", provider.toString())


def environment(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("variables", "pair"),
    [
        # Java would take AWS_SECRET_KEY first, and so a secret that does not belong to the key.
        ({"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "a", "AWS_SECRET_KEY": "b"}, ("A", "a")),
        ({"AWS_ACCESS_KEY_ID": "A", "AWS_ACCESS_KEY": "B", "AWS_SECRET_KEY": "b"}, ("B", "b")),
        ({"AWS_ACCESS_KEY_ID": " ", "AWS_ACCESS_KEY": "B", "AWS_SECRET_ACCESS_KEY": "a"}, ("B", "a")),
        (
            {
                "AWS_ACCESS_KEY_ID": "A",
                "AWS_SECRET_ACCESS_KEY": "a",
                "AWS_ACCESS_KEY": "B",
                "AWS_SECRET_KEY": "b",
            },
            ("A", "a"),
        ),
        ({"AWS_ACCESS_KEY_ID": " A\n", "AWS_SECRET_ACCESS_KEY": "\ta "}, ("A", "a")),
    ],
)
def test_halves_of_two_whole_pairs_are_never_mixed(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], pair: tuple[str, str]
) -> None:
    environment(monkeypatch, **variables)
    assert EnvironmentVariableCredentialsProvider().getCredentials() == BasicAWSCredentials(*pair)


def test_a_session_token_makes_session_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, AWS_ACCESS_KEY_ID="A", AWS_SECRET_ACCESS_KEY="a", AWS_SESSION_TOKEN=" t\n")
    assert EnvironmentVariableCredentialsProvider().getCredentials() == BasicSessionCredentials("A", "a", "t")


def test_the_environment_is_read_at_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = EnvironmentVariableCredentialsProvider()
    with pytest.raises(SdkClientException):
        provider.getCredentials()
    environment(monkeypatch, AWS_ACCESS_KEY_ID="A", AWS_SECRET_ACCESS_KEY="a")
    assert provider.getCredentials().getAWSAccessKeyId() == "A"
    provider.refresh()


def test_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = EnvironmentVariableCredentialsProvider()
    assert provider.explain().status == "not configured"
    environment(monkeypatch, AWS_SECRET_ACCESS_KEY="sesame")
    assert str(provider.explain()).endswith(
        "broken: the access key is not set [environment variable AWS_SECRET_ACCESS_KEY]"
    )
    environment(monkeypatch, AWS_ACCESS_KEY_ID="AKIA1234567890", AWS_SESSION_TOKEN="t", AWS_SECRET_KEY="other")
    finding = provider.explain()
    assert str(finding) == (
        "EnvironmentVariableCredentialsProvider: would be used: access key ****7890, session token in "
        "AWS_SESSION_TOKEN, AWS_SECRET_KEY is not used "
        "[environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY]"
    )
    assert "sesame" not in repr(finding)


@pytest.mark.recorded("prov-025-env-empty-token")
@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_blank_token_is_none(monkeypatch: pytest.MonkeyPatch, blank: str) -> None:
    environment(monkeypatch, AWS_ACCESS_KEY_ID="A", AWS_SECRET_ACCESS_KEY="a", AWS_SESSION_TOKEN=blank)
    provider = EnvironmentVariableCredentialsProvider()
    assert type(provider.getCredentials()) is BasicAWSCredentials
    assert "session token" not in str(provider.explain())


@pytest.mark.parametrize(
    ("new", "old", "token"), [("", "old", "old"), (" ", "old", "old"), ("new", "old", "new"), ("new", "", "new")]
)
def test_the_old_name_of_the_token_counts_where_the_new_one_is_not_set(
    monkeypatch: pytest.MonkeyPatch, new: str, old: str, token: str
) -> None:
    environment(monkeypatch, AWS_ACCESS_KEY_ID="A", AWS_SECRET_ACCESS_KEY="a")
    environment(monkeypatch, AWS_SESSION_TOKEN=new, AWS_SECURITY_TOKEN=old)
    provider = EnvironmentVariableCredentialsProvider()
    assert provider.getCredentials() == BasicSessionCredentials("A", "a", token)
    assert f"session token in {'AWS_SESSION_TOKEN' if token == 'new' else 'AWS_SECURITY_TOKEN'}" in str(
        provider.explain()
    )
