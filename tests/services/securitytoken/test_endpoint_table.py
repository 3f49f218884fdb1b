from __future__ import annotations

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.regions import Region, Regions
from sts_sdk.regions._partitions import partitions
from sts_sdk.services.securitytoken import STSEndpoint, endpoints
from sts_sdk.services.securitytoken._endpoint_table import switched_off_advice

# AWS's table "Managing AWS STS in an AWS Region" with its 21 rows: name, endpoint, active by default, can be switched.
DOCUMENT = [
    ("Global", "sts.amazonaws.com", True, False),
    ("US East (Ohio)", "sts.us-east-2.amazonaws.com", True, True),
    ("US East (N. Virginia)", "sts.us-east-1.amazonaws.com", True, False),
    ("US West (N. California)", "sts.us-west-1.amazonaws.com", True, True),
    ("US West (Oregon)", "sts.us-west-2.amazonaws.com", True, True),
    ("Africa (Cape Town)", "sts.af-south-1.amazonaws.com", False, False),
    ("Asia Pacific (Hong Kong)", "sts.ap-east-1.amazonaws.com", False, False),
    ("Asia Pacific (Mumbai)", "sts.ap-south-1.amazonaws.com", True, True),
    ("Asia Pacific (Seoul)", "sts.ap-northeast-2.amazonaws.com", True, True),
    ("Asia Pacific (Singapore)", "sts.ap-southeast-1.amazonaws.com", True, True),
    ("Asia Pacific (Sydney)", "sts.ap-southeast-2.amazonaws.com", True, True),
    ("Asia Pacific (Tokyo)", "sts.ap-northeast-1.amazonaws.com", True, True),
    ("Canada (Central)", "sts.ca-central-1.amazonaws.com", True, True),
    ("Europe (Frankfurt)", "sts.eu-central-1.amazonaws.com", True, True),
    ("Europe (Ireland)", "sts.eu-west-1.amazonaws.com", True, True),
    ("Europe (London)", "sts.eu-west-2.amazonaws.com", True, True),
    ("Europe (Milan)", "sts.eu-south-1.amazonaws.com", False, False),
    ("Europe (Paris)", "sts.eu-west-3.amazonaws.com", True, True),
    ("Europe (Stockholm)", "sts.eu-north-1.amazonaws.com", True, True),
    ("Middle East (Bahrain)", "sts.me-south-1.amazonaws.com", False, False),
    ("South America (Sao Paulo)", "sts.sa-east-1.amazonaws.com", True, True),
]


@pytest.mark.parametrize("row", DOCUMENT, ids=lambda row: row[0])
def test_a_row_of_the_document(row: tuple[str, str, bool, bool]) -> None:
    found = [each for each in endpoints() if each.endpoint == row[1]]
    assert [each[:4] for each in found] == [row]
    assert "IAM User Guide" in found[0].source


def test_the_document_has_the_global_endpoint_and_twenty_regions() -> None:
    assert len(DOCUMENT) == len({row[1] for row in DOCUMENT}) == 21


def row(region: str) -> STSEndpoint:
    return next(each for each in endpoints() if each.region == region)


def test_regions_that_the_document_did_not_have_yet() -> None:
    assert row("ap-northeast-3")[:4] == ("Asia Pacific (Osaka)", "sts.ap-northeast-3.amazonaws.com", True, True)
    newer = row("mx-central-1")
    assert (newer.active_by_default, newer.can_be_switched, newer.kind) == (False, False, "opt-in")


def test_a_region_without_a_known_endpoint_says_so() -> None:
    assert "ahead of the endpoint data" in row("sa-west-1").source


@pytest.mark.parametrize("partition", [each.name for each in partitions()])
def test_there_is_a_row_for_each_region_of_a_partition(partition: str) -> None:
    regions = next(each.regions for each in partitions() if each.name == partition)
    rows = endpoints(partition)
    assert [each.region for each in rows] == (["aws-global"] if partition == "aws" else []) + regions
    assert len({each.endpoint for each in rows}) == len(rows)
    if partition != "aws":
        assert all(each.active_by_default and not each.can_be_switched for each in rows)


def test_an_unknown_partition_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="no partition 'aws-moon'; there are aws, aws-cn"):
        endpoints("aws-moon")


def test_only_the_global_endpoint_and_virginia_cannot_be_switched_off() -> None:
    fixed = [each.region for each in endpoints() if each.active_by_default and not each.can_be_switched]
    assert fixed == ["aws-global", "us-east-1"]


@pytest.mark.parametrize(
    ("region", "parts"),
    [
        (
            "eu-central-1",
            ["Europe (Frankfurt)", "account settings of IAM", "https://sts.us-east-1.amazonaws.com answers"],
        ),
        ("me-south-1", ["enable the region", "aws account enable-region --region-name me-south-1", "sts.us-east-1."]),
        ("cn-north-1", ["AWS Support", "https://sts.cn-northwest-1.amazonaws.com.cn answers"]),
    ],
)
def test_the_advice_says_where_to_switch_on_and_what_works_meanwhile(region: str, parts: list[str]) -> None:
    advice = switched_off_advice(region)
    assert advice.startswith(f"STS is not active in {region} for this account.")
    assert all(part in advice for part in parts)


def test_the_advice_names_no_other_endpoint_where_there_is_none() -> None:
    assert "Meanwhile" not in switched_off_advice("eusc-de-east-1")


def test_the_advice_takes_a_region_in_each_way() -> None:
    advice = {switched_off_advice(region) for region in ("eu-central-1", Regions.EU_CENTRAL_1, Region("eu-central-1"))}
    assert advice == {row("eu-central-1").advice()}
    with pytest.raises(IllegalArgumentException, match="is not the name of a region"):
        switched_off_advice("eu-central-1\n")
