"""Assertions that a SAML provider makes, and knows again."""

from __future__ import annotations

import base64
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sts_sdk.testing import Clock, SamlProvider
from sts_sdk.testing.iam._saml import ASSERTION, attribute_values

ARN = "arn:aws:iam::123456789012:saml-provider/Example"
ROLE = "arn:aws:iam::123456789012:role/Staff"


@pytest.fixture(scope="module")
def provider() -> SamlProvider:
    return SamlProvider(ARN, "Example", "https://idp.example.com/saml", "123456789012", Clock())


def made(provider: SamlProvider, **options: Any) -> ET.Element:
    found = ET.fromstring(base64.b64decode(provider.assertion(ROLE, **options))).find(f"{ASSERTION}Assertion")
    assert found is not None
    return found


def test_a_provider_verifies_its_own_assertions_alone(provider: SamlProvider) -> None:
    other = SamlProvider(ARN, "Example", provider.issuer, "123456789012", Clock())
    assertion = made(provider)
    assert provider.verifies(assertion)
    assert not other.verifies(assertion)
    assert not provider.verifies(made(provider, forged=True))


def test_an_assertion_that_was_changed_or_has_no_signature(provider: SamlProvider) -> None:
    assertion = made(provider)
    assertion.set("IssueInstant", "2020-01-01T00:00:00Z")
    assert not provider.verifies(assertion)
    signature = assertion[1]
    assertion.remove(signature)
    assert signature.tag.endswith("}Signature")
    assert not provider.verifies(assertion)


def test_attributes(provider: SamlProvider) -> None:
    assertion = made(provider, sessionName="alice", tags={"Team": "Blue"}, sourceIdentity="alice@example.com")
    assert attribute_values(assertion, "Role") == [f"{ROLE},{ARN}"]
    assert attribute_values(assertion, "RoleSessionName") == ["alice"]
    assert attribute_values(assertion, "PrincipalTag:Team") == ["Blue"]
    assert attribute_values(assertion, "SourceIdentity") == ["alice@example.com"]
    assert attribute_values(made(provider, sessionName=None), "RoleSessionName") == []
