"""botocore resolves every region of its data in every way, and so do we."""

from __future__ import annotations

import json
import sys
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import botocore
import botocore.session
import pytest
from botocore.config import Config
from botocore.endpoint_provider import EndpointProvider
from botocore.loaders import Loader

from sts_sdk.regions._partitions import partitions
from sts_sdk.services.securitytoken._endpoints import by_rules, resolve_endpoint

DATA = Path(botocore.__file__).parent / "data"
NEWER = ["eu-nowhere-9", "cn-south-3", "us-gov-north-1", "us-iso-north-1", "eusc-de-west-1", "moon-base-1", "nowhere"]


@cache
def witness() -> EndpointProvider:
    loader = Loader()
    return EndpointProvider(
        ruleset_data=loader.load_service_model("sts", "endpoint-rule-set-1"),
        partition_data=loader.load_data("partitions"),
    )


def regions_of_botocore() -> list[str]:
    """Regions and pseudo-regions of the partitions, and what the older data lists for STS."""
    rules = json.loads((DATA / "partitions.json").read_text())["partitions"]
    older = json.loads((DATA / "endpoints.json").read_text())["partitions"]
    names = [region for partition in rules for region in partition["regions"]]
    names += [region for partition in older for region in partition["services"]["sts"]["endpoints"]]
    return sorted(set(names))


def resolved_by_botocore(region: str, fips: bool, dual_stack: bool, legacy: bool) -> tuple[str, str]:
    endpoint = witness().resolve_endpoint(
        Region=region, UseFIPS=fips, UseDualStack=dual_stack, UseGlobalEndpoint=legacy
    )
    schemes: list[dict[str, Any]] = endpoint.properties.get("authSchemes", [])
    return endpoint.url.removeprefix("https://"), schemes[0]["signingRegion"] if schemes else region


def test_every_combination_resolves_as_in_botocore(capsys: pytest.CaptureFixture[str]) -> None:
    regions = regions_of_botocore() + NEWER
    combinations = list(product(regions, (False, True), (False, True), (False, True)))
    different = [
        (case, ours, theirs)
        for case in combinations
        if (ours := by_rules(case[0], fips=case[1], dual_stack=case[2], legacy=case[3]))
        != (theirs := resolved_by_botocore(*case))
    ]
    assert different == []
    with capsys.disabled():
        sys.stdout.write(
            f"\nSTS endpoints compared with botocore: {len(combinations)} "
            f"({len(regions)} regions x FIPS x dual-stack x legacy)\n"
        )


def test_no_region_of_botocore_is_missing() -> None:
    ours = {region for partition in partitions() for region in (*partition.regions, *partition.pseudo_regions)}
    assert {region for region in regions_of_botocore() if not region.endswith("-fips")} == ours


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-3", "ap-east-1", "cn-north-1", "us-gov-west-1", "aws-global"])
@pytest.mark.parametrize("mode", ["regional", "legacy"])
def test_a_botocore_client_goes_to_the_same_host(region: str, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_STS_REGIONAL_ENDPOINTS", mode)
    assert resolve_endpoint(region).url == client_url(region)


@pytest.mark.parametrize(("fips", "dual_stack"), [(True, False), (False, True), (True, True)])
@pytest.mark.parametrize("region", ["us-east-2", "us-gov-east-1", "cn-northwest-1"])
def test_a_botocore_client_reads_the_same_settings(
    region: str, fips: bool, dual_stack: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_USE_FIPS_ENDPOINT", str(fips).lower())
    monkeypatch.setenv("AWS_USE_DUALSTACK_ENDPOINT", str(dual_stack).lower())
    assert resolve_endpoint(region).url == client_url(region)


CONFIGURED = [
    {"AWS_ENDPOINT_URL_STS": "https://one.test"},
    {"AWS_ENDPOINT_URL": "https://two.test"},
    {"AWS_ENDPOINT_URL_STS": "https://one.test", "AWS_ENDPOINT_URL": "https://two.test"},
    {"AWS_PROFILE": "both"},
    {"AWS_PROFILE": "services-only"},
    {"AWS_PROFILE": "plain"},
    {"AWS_PROFILE": "both", "AWS_ENDPOINT_URL": "https://two.test"},
    {"AWS_PROFILE": "both", "AWS_ENDPOINT_URL_STS": "https://one.test"},
    {"AWS_PROFILE": "both", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
    {"AWS_ENDPOINT_URL": "https://two.test", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
    {"AWS_ENDPOINT_URL": "https://two.test", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"},
    {"AWS_PROFILE": "ignoring"},
    {"AWS_PROFILE": "ignoring", "AWS_ENDPOINT_URL_STS": "https://one.test"},
    {"AWS_PROFILE": "other-service"},
]
FILE = """\
[services mine]
s3 =
  endpoint_url = https://s3.test
sts =
  endpoint_url = https://services.test

[services s3-only]
s3 =
  endpoint_url = https://s3.test

[profile both]
services = mine
endpoint_url = https://profile.test

[profile services-only]
services = mine

[profile plain]
endpoint_url = https://profile.test

[profile ignoring]
services = mine
endpoint_url = https://profile.test
ignore_configured_endpoint_urls = true

[profile other-service]
services = s3-only
"""


@pytest.mark.parametrize("environment", CONFIGURED, ids=lambda e: "+".join(f"{k[4:]}={v}" for k, v in e.items()))
def test_configured_urls_are_found_in_the_order_of_botocore(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Path.home() / ".aws/config"
    config.parent.mkdir()
    config.write_text(FILE)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert resolve_endpoint("eu-west-1").url.rstrip("/") == client_url("eu-west-1")


def client_url(region: str) -> str:
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "secret")
    client = session.create_client("sts", region_name=region, config=Config())
    parameters = client._resolve_endpoint_ruleset(
        client.meta.service_model.operation_model("GetCallerIdentity"), {}, {}
    )
    return str(parameters[0])
