"""Where the two services of IAM Identity Center are. botocore is the witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import botocore.session
import pytest
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

from sts_sdk import ClientConfiguration, Protocol
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._sso_calls import SsoCalls, sso_host
from sts_sdk.http import InsecureEndpointWarning
from sts_sdk.regions._partitions import partitions
from support.sign_on import Portal, fetcher, put

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = {"sso": "portal.sso", "sso-oidc": "oidc"}
REGIONS = [region for partition in partitions() for region in partition.regions]


@pytest.fixture
def _clean(clean_surroundings: None) -> None: ...


def calls(configuration: ClientConfiguration | None = None, region: str = "us-east-2") -> SsoCalls:
    return SsoCalls(region, "dev", configuration)


@pytest.mark.parametrize("service", list(SERVICES))
def test_the_hosts_are_botocore_s_in_every_region(service: str) -> None:
    loader = botocore.session.get_session().get_component("data_loader")
    rules = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), loader.load_data("partitions"))
    compared = 0
    for region in REGIONS:
        for fips in (False, True):
            for dual_stack in (False, True):
                ours, theirs = "", ""
                try:
                    theirs = rules.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack).url
                except EndpointProviderError:
                    with pytest.raises(IllegalArgumentException):
                        sso_host(SERVICES[service], region, fips=fips, dual_stack=dual_stack)
                else:
                    ours = f"https://{sso_host(SERVICES[service], region, fips=fips, dual_stack=dual_stack)}"
                assert ours == theirs
                compared += 1
    assert compared == 4 * len(REGIONS)
    assert compared > 100


@pytest.mark.parametrize(
    ("variables", "portal", "oidc"),
    [
        ("", "portal.sso.us-east-2.amazonaws.com", "oidc.us-east-2.amazonaws.com"),
        ("FIPS", "portal.sso-fips.us-east-2.amazonaws.com", "oidc-fips.us-east-2.amazonaws.com"),
        ("DUALSTACK", "portal.sso.us-east-2.api.aws", "oidc.us-east-2.api.aws"),
        ("FIPS DUALSTACK", "portal.sso-fips.us-east-2.api.aws", "oidc-fips.us-east-2.api.aws"),
    ],
)
@pytest.mark.usefixtures("_clean")
def test_fips_and_dual_stack_by_setting(
    variables: str, portal: str, oidc: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in variables.split():
        monkeypatch.setenv(f"AWS_USE_{name}_ENDPOINT", "true")
    assert calls().url("sso", "portal.sso") == f"https://{portal}/"
    assert calls().url("sso_oidc", "oidc") == f"https://{oidc}/"
    off = ClientConfiguration().withUseFipsEndpoint(False).withUseDualstackEndpoint(False)
    assert calls(off).url("sso_oidc", "oidc") == "https://oidc.us-east-2.amazonaws.com/"


def test_the_profile_says_it_too(clean_surroundings: None, tmp_path: Path) -> None:
    config = tmp_path / "home" / ".aws" / "config"
    config.parent.mkdir(exist_ok=True)
    config.write_text(
        "[profile dev]\nuse_fips_endpoint = true\nservices = mine\n[services mine]\nsso =\n  endpoint_url = https://p.test\n"
    )
    assert calls().url("sso_oidc", "oidc") == "https://oidc-fips.us-east-2.amazonaws.com/"
    with pytest.raises(IllegalArgumentException, match="FIPS and custom endpoint are not supported"):
        calls().url("sso", "portal.sso")


@pytest.mark.parametrize("url", ["https://portal.example/", "http://localhost:8080/", "http://[::1]:8080/x/"])
@pytest.mark.usefixtures("_clean")
def test_a_configured_url(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", url)
    assert calls().url("sso", "portal.sso") == url


def test_a_token_in_clear_is_sent_with_the_warning_that_sts_gives(
    clean_surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / ".aws" / "sso" / "cache").mkdir(parents=True)
    put(tmp_path / "home" / ".aws" / "sso" / "cache")
    with Portal() as portal:
        # A name that is no loopback address in the eyes of anybody, on the proxy's word.
        monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", "http://portal.test/")
        monkeypatch.setenv("HTTP_PROXY", portal.url)
        portal.script = [portal.role]
        with pytest.warns(InsecureEndpointWarning, match="of IAM Identity Center is sent to portal.test over plain"):
            assert fetcher()().credentials.getAWSAccessKeyId() == "ASIAEXAMPLESSO000000"
        assert portal.requests[0].header("x-amz-sso_bearer_token") == "old-access-token"
        meant = SsoCalls("eu-west-1", "dev", ClientConfiguration().withProtocol(Protocol.HTTP))
        assert meant.role_credentials("t", "r", "1").status == 200  # without a warning, which would be an error
