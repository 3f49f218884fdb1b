"""The settings that say where a service listens, for any service and any profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from botocore.exceptions import BotoCoreError
from botocore.session import Session

from sts_sdk import ClientConfiguration, IllegalArgumentException
from sts_sdk._configuration._endpoint_settings import configured_url, wants_dual_stack, wants_fips


@pytest.fixture(autouse=True)
def _clean(clean_surroundings: None) -> None: ...


def write_config(text: str) -> None:
    path = Path.home() / ".aws/config"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def test_a_configured_url_is_said_with_its_place() -> None:
    write_config("[default]\nservices = mine\n[services mine]\nsts =\n  endpoint_url = https://sts.internal.test\n")
    found = configured_url("sts")
    assert found is not None
    assert found.value == "https://sts.internal.test"
    assert found.source.startswith("services section mine (")
    assert "config:" in found.source


@pytest.mark.parametrize(
    ("section", "why"),
    [
        ("[services other]\n", r"config:3\) names the services section absent, which is not there: there are other$"),
        ("", r"names the services section absent, which is not there: there are no services sections in .*config$"),
        (
            "[services absent\nsts =\n  endpoint_url = http://x\n",
            "config:4 holds that name, but Invalid property format",
        ),
        ("[services absent]\nsts = endpoint_url = http://x\n", r"config:5\): endpoint_url must stand below sts"),
    ],
)
def test_a_services_section_that_cannot_say_where_to_call_is_an_error_as_in_botocore(
    section: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(f"[default]\nregion = us-east-1\nservices = absent\n{section}")
    with pytest.raises(IllegalArgumentException, match=why):
        configured_url("sts")
    with pytest.raises((BotoCoreError, AttributeError)):  # the latter for the last row
        Session().create_client("sts")
    monkeypatch.setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
    assert configured_url("sts") is None
    monkeypatch.delenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "https://all.test")
    assert getattr(configured_url("sts"), "value", None) == "https://all.test"


def test_each_service_and_each_profile_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    write_config(
        "[profile dev]\nservices = mine\nendpoint_url = https://all.test\nuse_fips_endpoint = true\n"
        "[services mine]\nsso_oidc =\n  endpoint_url = https://oidc.test\n"
    )
    assert configured_url("sso_oidc") is None
    assert not wants_fips()
    urls = [found.value for service in ("sso_oidc", "sso") if (found := configured_url(service, "dev")) is not None]
    assert urls == ["https://oidc.test", "https://all.test"]
    assert (wants_fips(None, "dev"), wants_dual_stack(None, "dev")) == (True, False)
    assert not wants_fips(ClientConfiguration().withUseFipsEndpoint(False), "dev")
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSO_OIDC", "https://variable.test")
    found = configured_url("sso_oidc", "dev")
    assert found is not None
    assert found.value == "https://variable.test"
    monkeypatch.setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
    assert configured_url("sso_oidc", "dev") is None
