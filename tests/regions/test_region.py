from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import botocore
import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.regions import Region, Regions, RegionUtils, ServiceAbbreviations
from sts_sdk.regions._partitions import partition_of
from support.recorded import Case, cases

OLDER: list[dict[str, Any]] = json.loads((Path(botocore.__file__).parent / "data/endpoints.json").read_text())[
    "partitions"
]


def test_a_region_knows_its_name_domain_and_partition() -> None:
    region = Region.getRegion(Regions.CN_NORTH_1)
    assert (region.getName(), region.getDomain(), region.getPartition()) == ("cn-north-1", "amazonaws.com.cn", "aws-cn")
    assert str(region) == region.toString() == "cn-north-1"
    assert repr(region) == "Region('cn-north-1')"


def test_regions_of_one_name_are_equal() -> None:
    one, other = Region.getRegion(Regions.US_EAST_1), RegionUtils.getRegion("us-east-1")
    assert one == other
    assert hash(one) == hash(other) == one.hashCode()
    assert one.equals(other)
    assert one != Region("us-east-2")
    assert not one.equals("us-east-1")
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one


def test_a_hostile_name_makes_no_region() -> None:
    with pytest.raises(IllegalArgumentException, match="is not the name of a region"):
        Region("x@evil:443/#")


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


def test_a_client_can_be_made_for_a_region() -> None:
    class Client:
        def __init__(self, *given: object) -> None:
            self.given = given

        def setRegion(self, region: Region) -> None:
            self.region = region

    client = Region("eu-west-1").createClient(Client, None, None)
    assert (client.given, client.region) == ((), Region("eu-west-1"))
    assert Region("eu-west-1").createClient(Client, "credentials", None).given == ("credentials",)
    assert Region("eu-west-1").createClient(Client, "credentials", "configuration").given == (
        "credentials",
        "configuration",
    )


def test_every_region_is_listed() -> None:
    names = [region.getName() for region in RegionUtils.getRegions()]
    assert len(names) == len(set(names))
    assert set(names) == {region.getName() for region in Regions}
    assert "aws-global" not in names


def test_regions_of_a_service() -> None:
    names = {region.getName() for region in RegionUtils.getRegionsForService(ServiceAbbreviations.STS)}
    assert {"us-east-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1"} <= names
    workspaces = RegionUtils.getRegionsForService(ServiceAbbreviations.Workspaces)
    assert 0 < len(workspaces) < len(names)


def test_region_utils_takes_null_and_newer_regions() -> None:
    RegionUtils.init()
    RegionUtils.initialize()
    assert RegionUtils.getRegion(None) is None
    newer = RegionUtils.getRegion("cn-south-1")
    assert newer is not None
    assert newer.getPartition() == "aws-cn"
    assert partition_of("cn-south-1").name == "aws-cn"


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("https://sts.eu-west-1.amazonaws.com/", "eu-west-1"),
        ("sts.cn-north-1.amazonaws.com.cn:443", "cn-north-1"),
        ("sts.amazonaws.com", "us-east-1"),
        ("sts.amazonaws.com:443", "us-east-1"),
        ("https://sts.amazonaws.com/path", "us-east-1"),
    ],
)
def test_a_region_is_found_by_its_endpoint(endpoint: str, name: str) -> None:
    assert RegionUtils.getRegionMetadata().getRegionByEndpoint(endpoint).getName() == name


@pytest.mark.parametrize("endpoint", ["http://localhost:8080", "https://sts.moon-base-1.amazonaws.com", ""])
def test_an_endpoint_of_no_region_is_refused_in_java_s_words(endpoint: str) -> None:
    with pytest.raises(IllegalArgumentException, match=f"^No region found with any service for endpoint {endpoint}$"):
        RegionUtils.getRegionMetadata().getRegionByEndpoint(endpoint)


@pytest.mark.parametrize("case", cases("defaults", lambda c: "-Region.toString" in c["id"]))
def test_recorded_to_string(case: Case) -> None:
    assert Region.getRegion(Regions.US_EAST_1).toString() == case["value"]


@pytest.mark.parametrize("case", cases("defaults", lambda c: "-Region.isServiceSupported" in c["id"]))
def test_recorded_services(case: Case) -> None:
    region = Region.getRegion(Regions.US_EAST_1)
    assert [region.isServiceSupported("sts"), region.isServiceSupported("nope")] == case["value"]
