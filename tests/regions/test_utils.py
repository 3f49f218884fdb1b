"""Look-ups among all regions."""

from __future__ import annotations

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.regions import Regions, RegionUtils, ServiceAbbreviations
from sts_sdk.regions._partitions import partition_of


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
