from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.regions import Region, Regions
from sts_sdk.regions._names import is_host_label, region_name

HOSTILE = [
    "",
    "x@evil:443/#",
    "us-east-1\n",
    "us-east-1\r\nHost: evil",
    "\nus-east-1",
    " us-east-1",
    "us-east-1 ",
    "us-east-1.evil.example",
    "us-east-1/",
    "us-east-1?",
    "us_east_1",
    "-us-east-1",
    "us-east-1-",
    "us-east-\uff11",
    "\uff55s-east-1",
    "us-east-1\x00",
    "a" * 64,
    "a" * 300,
    "日本",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_name_that_is_no_host_label_is_refused(hostile: str) -> None:
    with pytest.raises(IllegalArgumentException, match="is not the name of a region") as caught:
        region_name(hostile, "environment variable AWS_REGION:")
    assert f"environment variable AWS_REGION: {hostile!r}"[:100] in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("name", ["us-east-1", "aws-global", "moon-base-1", "EU-WEST-1", "a", "a" * 63, "1"])
def test_a_host_label_is_a_region_whether_known_or_not(name: str) -> None:
    assert region_name(name) == name


def test_a_region_may_be_given_in_three_ways() -> None:
    assert region_name("us-west-2") == region_name(Regions.US_WEST_2) == region_name(Region("us-west-2")) == "us-west-2"


def test_none_is_refused_in_java_s_words() -> None:
    with pytest.raises(SdkClientException, match=r"^Could not find region information for 'null' in SDK metadata\.$"):
        region_name(None)


@pytest.mark.parametrize("wrong", [1, b"us-east-1", object()])
def test_what_is_no_region_at_all_is_refused(wrong: object) -> None:
    with pytest.raises(IllegalArgumentException, match=r"^The setting .* is not the name of a region"):
        region_name(wrong, "setting")


@given(st.text(max_size=80))
def test_an_accepted_name_cannot_leave_its_place_in_a_host(text: str) -> None:
    assert is_host_label(text) == (
        0 < len(text) < 64
        and all(c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-" for c in text)
        and text[0] != "-"
        and text[-1] != "-"
    )
