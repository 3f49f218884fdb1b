"""The services of a region, and the region in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import botocore
import pytest

from sts_sdk.regions import Region, Regions
from sts_sdk.regions._directory import description, java_description
from support.recorded import Case, cases

OLDER: list[dict[str, Any]] = json.loads((Path(botocore.__file__).parent / "data/endpoints.json").read_text())[
    "partitions"
]


@pytest.mark.parametrize("partition", [entry["partition"] for entry in OLDER])
def test_services_are_where_the_endpoint_data_says(partition: str) -> None:
    entry = next(entry for entry in OLDER if entry["partition"] == partition)
    checked = 0
    for region in entry["regions"]:
        here = Region(region)
        for service, definition in entry["services"].items():
            expected = expected_endpoint(entry, service, definition, region)
            assert here.getServiceEndpoint(service) == expected[0], (service, region)
            assert here.isServiceSupported(service) == (expected[0] is not None)
            assert [here.hasHttpEndpoint(service), here.hasHttpsEndpoint(service)] == expected[1:], (service, region)
            checked += 1
    assert checked >= len(entry["services"])


def expected_endpoint(entry: dict[str, Any], service: str, definition: dict[str, Any], region: str) -> list[Any]:
    endpoints = definition["endpoints"]
    where = region if region in endpoints else definition.get("partitionEndpoint")
    if where is None:
        return [None, False, False]
    merged = {
        **entry["defaults"],
        "dnsSuffix": entry["dnsSuffix"],
        **definition.get("defaults", {}),
        **endpoints[where],
    }
    host = merged["hostname"].format(service=service, region=where, dnsSuffix=merged["dnsSuffix"])
    return [host, region in endpoints and "http" in merged["protocols"], "https" in merged["protocols"]]


def test_all_endpoints_of_a_region_can_be_listed() -> None:
    region = Region.getRegion(Regions.EU_WEST_1)
    available = region.getAvailableEndpoints()
    assert "sts.eu-west-1.amazonaws.com" in available
    assert "iam.amazonaws.com" in available
    assert len(available) > 200


def test_an_unknown_service_is_nowhere() -> None:
    region = Region("us-east-1")
    assert region.getServiceEndpoint("nope") is None
    assert not region.hasHttpsEndpoint("nope")


def test_a_region_newer_than_the_data_has_the_services_of_the_whole_partition() -> None:
    region = Region("eu-nowhere-9")
    assert region.getPartition() == "aws"
    assert region.getServiceEndpoint("iam") == "iam.amazonaws.com"
    assert region.getServiceEndpoint("ec2") is None


@pytest.mark.parametrize("case", cases("defaults", lambda c: "-Region.isServiceSupported" in c["id"]))
def test_recorded_services(case: Case) -> None:
    region = Region.getRegion(Regions.US_EAST_1)
    assert [region.isServiceSupported("sts"), region.isServiceSupported("nope")] == case["value"]


def test_a_region_in_words_is_as_aws_says_today_or_as_java_said() -> None:
    assert (description("eu-west-1"), java_description("eu-west-1")) == ("Europe (Ireland)", "EU (Ireland)")
    assert java_description("ca-west-1") == description("ca-west-1") == "Canada West (Calgary)"


def test_a_region_newer_than_the_data_has_no_words_but_its_name() -> None:
    assert description("eu-nowhere-9") == java_description("eu-nowhere-9") == "eu-nowhere-9"
