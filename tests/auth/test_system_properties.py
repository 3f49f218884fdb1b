"""Credentials from Java's system properties, as recorded from Java and beyond."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import SystemProperties
from sts_sdk.auth import BasicAWSCredentials, SystemPropertiesCredentialsProvider
from support.providers import given, outcome
from support.recorded import cases

_NAME = "com.amazonaws.auth.SystemPropertiesCredentialsProvider"


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("arg") == _NAME))
def test_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given(case, monkeypatch)
    provider = SystemPropertiesCredentialsProvider()
    assert outcome(provider) == {k: v for k, v in case["observed"].items() if k in ("credentials", "threw")}
    assert provider.toString() == case["observed"].get("toString_simple", provider.toString())


def test_read_anew_and_explained() -> None:
    provider = SystemPropertiesCredentialsProvider()
    assert provider.explain().status == "not configured"
    SystemProperties.setProperty("aws.accessKeyId", " AKIA1234567890 ")
    assert provider.explain().why == "aws.secretKey is not set"
    SystemProperties.setProperty("aws.secretKey", "sesame")
    assert provider.getCredentials() == BasicAWSCredentials("AKIA1234567890", "sesame")
    assert provider.explain().why == "access key ****7890"
    SystemProperties.setProperty("aws.sessionToken", " ")
    assert provider.getCredentials() == BasicAWSCredentials("AKIA1234567890", "sesame")
    provider.refresh()
