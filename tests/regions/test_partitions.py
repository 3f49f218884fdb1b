from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import botocore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk.regions._partitions import is_known, partition_named, partition_of, partitions

SOURCE: list[dict[str, Any]] = json.loads((Path(botocore.__file__).parent / "data/partitions.json").read_text())[
    "partitions"
]
BY_NAME = {entry["id"]: entry for entry in SOURCE}


def by_regex(region: str) -> str:
    """The partition as the rules engine of the AWS SDKs finds it."""
    for entry in SOURCE:
        if region in entry["regions"]:
            return entry["id"]
    return next((entry["id"] for entry in SOURCE if re.match(entry["regionRegex"], region)), "aws")


def test_every_partition_of_the_data_is_here() -> None:
    assert [partition.name for partition in partitions()] == [entry["id"] for entry in SOURCE]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_partition_is_what_the_data_says(name: str) -> None:
    partition, outputs = partition_named(name), BY_NAME[name]["outputs"]
    assert partition is not None
    assert partition.dns_suffix == outputs["dnsSuffix"]
    assert partition.dual_stack_suffix == outputs["dualStackDnsSuffix"]
    assert partition.global_region == outputs["implicitGlobalRegion"]
    assert (partition.supports_fips, partition.supports_dual_stack) == (
        outputs["supportsFIPS"],
        outputs["supportsDualStack"],
    )
    assert {*partition.regions, *partition.pseudo_regions} == BY_NAME[name]["regions"].keys()


def test_every_region_of_the_data_belongs_to_its_partition() -> None:
    for entry in SOURCE:
        for region in entry["regions"]:
            assert partition_of(region).name == entry["id"]


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("eu-nowhere-9", "aws"),
        ("cn-south-12", "aws-cn"),
        ("us-gov-north-1", "aws-us-gov"),
        ("us-iso-south-1", "aws-iso"),
        ("us-isob-south-1", "aws-iso-b"),
        ("eu-isoe-east-3", "aws-iso-e"),
        ("us-isof-west-1", "aws-iso-f"),
        ("eusc-de-west-1", "aws-eusc"),
        ("moon-base-1", "aws"),
        ("whatever", "aws"),
    ],
)
def test_a_region_newer_than_the_data_belongs_where_its_name_says(region: str, partition: str) -> None:
    assert not is_known(region)
    assert partition_of(region).name == partition


PREFIXES = [prefix for partition in partitions() for prefix in partition.prefixes]
PARTS = st.sampled_from([*PREFIXES, "us-gov", "us-is", "aws", "", "e"]), st.text("ab1_-é", max_size=4)


@given(PARTS[0], PARTS[1], st.text("0129x-", max_size=3))
def test_the_form_of_a_name_is_read_as_the_patterns_of_the_data_read_it(prefix: str, word: str, number: str) -> None:
    region = f"{prefix}-{word}-{number}"
    assert partition_of(region).name == by_regex(region)


def test_pseudo_regions_are_not_known_regions() -> None:
    assert is_known("us-east-1")
    assert not is_known("aws-global")
