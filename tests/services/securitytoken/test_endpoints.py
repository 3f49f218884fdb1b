from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sts_sdk import ClientConfiguration, IllegalArgumentException, Protocol, SdkClientException
from sts_sdk._configuration._endpoint_settings import check_custom_endpoint
from sts_sdk.regions import DefaultAwsRegionProviderChain, Region, Regions
from sts_sdk.services.securitytoken._endpoints import by_rules, resolve_endpoint
from support.recorded import Case, cases, difference


def write_config(text: str) -> None:
    path = Path.home() / ".aws/config"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("region", "url"),
    [
        ("us-east-1", "https://sts.us-east-1.amazonaws.com"),
        (Regions.AP_NORTHEAST_1, "https://sts.ap-northeast-1.amazonaws.com"),
        (Region("cn-north-1"), "https://sts.cn-north-1.amazonaws.com.cn"),
        ("us-gov-west-1", "https://sts.us-gov-west-1.amazonaws.com"),
        ("us-iso-east-1", "https://sts.us-iso-east-1.c2s.ic.gov"),
        ("eusc-de-east-1", "https://sts.eusc-de-east-1.amazonaws.eu"),
        ("eu-nowhere-9", "https://sts.eu-nowhere-9.amazonaws.com"),
    ],
)
def test_sts_is_regional(region: str | Regions | Region, url: str) -> None:
    resolved = resolve_endpoint(region)
    name = region if isinstance(region, str) else region.getName()
    assert (resolved.url, resolved.signing_region, resolved.signing_name) == (url, name, "sts")


def test_the_global_endpoint_is_signed_for_virginia() -> None:
    resolved = resolve_endpoint("aws-global")
    assert (resolved.url, resolved.signing_region) == ("https://sts.amazonaws.com", "us-east-1")


@pytest.mark.parametrize("case", cases("defaults", lambda c: c["id"].endswith("endpoints-legacy")))
def test_recorded_legacy_endpoints(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
    assert {region: resolve_endpoint(region).url for region in case["value"]} == case["value"]
    assert {region: resolve_endpoint(region, legacy=True).url for region in case["value"]} == case["value"]


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("probe") == "endpoint"))
def test_recorded_endpoints(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in case["env"].items():
        monkeypatch.setenv(name, value)
    write_config(case["files"].get(".aws/config", ""))
    observed: dict[str, Any] = case["observed"]
    region = case["arg"] or DefaultAwsRegionProviderChain().getRegion()
    if "threw" in observed:
        with pytest.raises(SdkClientException) as caught:
            resolve_endpoint(region)
        assert caught.value.getMessage() == observed["threw"]["message"]
    elif difference(case):
        assert resolve_endpoint(region).url == f"https://sts.{region}.amazonaws.com"
        assert resolve_endpoint(region, legacy=True).url == observed["endpoint"]
    else:
        assert resolve_endpoint(region).url == observed["endpoint"]


@pytest.mark.parametrize("case", cases("requests", lambda c: "-region-builder-" in c["id"]))
def test_recorded_builder_regions(case: Case) -> None:
    configuration = ClientConfiguration().withProtocol(Protocol.HTTP)
    region = case["call"]["region"]
    resolved = resolve_endpoint(region, configuration)
    if difference(case):
        assert resolved.url == f"http://sts.{region}.amazonaws.com"
    else:
        assert resolved.url == case["resolved_endpoint"]


def test_a_misspelt_mode_of_a_profile_is_named() -> None:
    write_config("[default]\nsts_regional_endpoints = bogus\n")
    with pytest.raises(SdkClientException, match="'sts_regional_endpoints' property in profile 'default': bogus"):
        resolve_endpoint("us-west-2")


def test_the_mode_is_read_in_any_case_and_the_environment_first(monkeypatch: pytest.MonkeyPatch) -> None:
    write_config("[default]\nsts_regional_endpoints = Legacy\n")
    assert resolve_endpoint("us-west-2").url == "https://sts.amazonaws.com"
    monkeypatch.setenv("AWS_STS_REGIONAL_ENDPOINTS", "REGIONAL")
    assert resolve_endpoint("us-west-2").url == "https://sts.us-west-2.amazonaws.com"


@pytest.mark.parametrize(
    ("region", "fips", "dual_stack", "host"),
    [
        ("us-east-1", True, False, "sts-fips.us-east-1.amazonaws.com"),
        ("us-east-1", False, True, "sts.us-east-1.api.aws"),
        ("us-east-1", True, True, "sts-fips.us-east-1.api.aws"),
        ("us-gov-west-1", True, False, "sts.us-gov-west-1.amazonaws.com"),
        ("us-gov-west-1", True, True, "sts-fips.us-gov-west-1.api.aws"),
        ("cn-north-1", False, True, "sts.cn-north-1.api.amazonwebservices.com.cn"),
    ],
)
def test_fips_and_dual_stack_from_every_place(
    region: str, fips: bool, dual_stack: bool, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = ClientConfiguration().withUseFipsEndpoint(fips).withUseDualstackEndpoint(dual_stack)
    assert resolve_endpoint(region, configuration).url == f"https://{host}"
    write_config(f"[default]\nuse_fips_endpoint = {fips}\nuse_dualstack_endpoint = {dual_stack}\n")
    assert resolve_endpoint(region).url == f"https://{host}"
    monkeypatch.setenv("AWS_USE_FIPS_ENDPOINT", str(not fips).lower())
    monkeypatch.setenv("AWS_USE_DUALSTACK_ENDPOINT", str(not dual_stack).lower())
    assert resolve_endpoint(region).url != f"https://{host}"
    assert resolve_endpoint(region, configuration).url == f"https://{host}"


@pytest.mark.parametrize("name", ["fips-us-east-2", "us-east-2-fips"])
def test_older_names_ask_for_fips(name: str) -> None:
    resolved = resolve_endpoint(name)
    assert (resolved.url, resolved.signing_region) == ("https://sts-fips.us-east-2.amazonaws.com", "us-east-2")


def test_a_switch_is_true_or_false(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_USE_FIPS_ENDPOINT", "yes")
    with pytest.raises(IllegalArgumentException, match="AWS_USE_FIPS_ENDPOINT must be true or false"):
        resolve_endpoint("us-east-1")


@pytest.mark.parametrize(
    ("fips", "dual_stack", "message"),
    [
        (True, False, "^FIPS is enabled but this partition does not support FIPS$"),
        (False, True, "^DualStack is enabled but this partition does not support DualStack$"),
        (True, True, "^FIPS and DualStack are enabled, but this partition does not support one or both$"),
    ],
)
def test_a_partition_may_lack_them(fips: bool, dual_stack: bool, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from sts_sdk.regions._partitions import partition_of

    partition = partition_of("us-iso-east-1")
    monkeypatch.setattr(partition, "supports_fips", False)
    monkeypatch.setattr(partition, "supports_dual_stack", False)
    assert by_rules("us-iso-east-1", fips=False, dual_stack=False, legacy=False)[0] == "sts.us-iso-east-1.c2s.ic.gov"
    with pytest.raises(IllegalArgumentException, match=message):
        by_rules("us-iso-east-1", fips=fips, dual_stack=dual_stack, legacy=False)


@pytest.mark.parametrize(
    ("variable", "message"),
    [
        ("AWS_USE_FIPS_ENDPOINT", "FIPS and custom endpoint are not supported"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "Dualstack and custom endpoint are not supported"),
    ],
)
def test_a_custom_endpoint_excludes_fips_and_dual_stack(
    variable: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "https://sts.internal.test")
    monkeypatch.setenv(variable, "true")
    with pytest.raises(IllegalArgumentException, match=f"^Invalid Configuration: {message}.*AWS_ENDPOINT_URL"):
        resolve_endpoint("us-east-1")
    with pytest.raises(IllegalArgumentException, match=message):
        check_custom_endpoint("EndpointConfiguration")
    off = ClientConfiguration().withUseFipsEndpoint(False).withUseDualstackEndpoint(False)
    check_custom_endpoint("EndpointConfiguration", off)
    assert resolve_endpoint("us-east-1", off).url == "https://sts.internal.test/"


def test_a_configured_url_is_signed_for_the_client_s_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://localhost:4566/sts")
    resolved = resolve_endpoint("eu-west-1")
    assert (resolved.url, resolved.signing_region) == ("http://localhost:4566/sts", "eu-west-1")
    assert resolve_endpoint("aws-global").signing_region == "us-east-1"


@pytest.mark.parametrize("url", ["https://user:secret@evil.test", "https://bad host/", "ftp://sts.test", "https://"])
def test_an_unusable_url_is_refused_with_its_place(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", url)
    with pytest.raises(IllegalArgumentException, match=r"^environment variable AWS_ENDPOINT_URL_STS: ") as caught:
        resolve_endpoint("us-east-1")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("hostile", ["x@evil:443/#", "us-east-1\n", "", "a" * 300, "fips-", "fips-x@evil"])
def test_a_hostile_region_reaches_no_host(hostile: str) -> None:
    with pytest.raises(IllegalArgumentException, match="is not the name of a region"):
        resolve_endpoint(hostile)
