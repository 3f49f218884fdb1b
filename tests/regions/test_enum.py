from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.regions import Regions
from sts_sdk.regions._providers import InstanceMetadataRegionProvider
from support.recorded import Case, cases, load

JAVA: list[dict[str, Any]] = next(
    entry["enum_constants"] for entry in load("java-api") if entry["name"] == "com.amazonaws.regions.Regions"
)


@pytest.mark.parametrize("constant", JAVA, ids=lambda constant: constant["name"])
def test_every_constant_of_java_is_here(constant: dict[str, Any]) -> None:
    region = Regions[constant["name"]]
    assert region.getName() == constant["getName"]
    assert region.getDescription() == constant["getDescription"]
    assert region.toString() == str(region) == constant["toString"]
    assert Regions.fromName(constant["getName"]) is region
    assert Regions.valueOf(constant["name"]) is region


def test_java_s_order_comes_first() -> None:
    assert [region.name for region in Regions.values()][: len(JAVA)] == [constant["name"] for constant in JAVA]


def test_newer_regions_follow_in_the_same_style() -> None:
    assert Regions.fromName("ca-west-1") is Regions.CA_WEST_1
    assert Regions.EUSC_DE_EAST_1.getDescription() == "AWS European Sovereign Cloud (Germany)"
    for region in Regions.values()[len(JAVA) :]:
        assert region.name == region.getName().upper().replace("-", "_")
        assert region.getDescription() != region.getName()


def test_the_default_region_is_oregon() -> None:
    assert Regions.DEFAULT_REGION is Regions.US_WEST_2
    assert "DEFAULT_REGION" not in [region.name for region in Regions.values()]


def test_unknown_names_are_refused_in_java_s_words() -> None:
    with pytest.raises(IllegalArgumentException, match=r"^Cannot create enum from moon-base-1 value!$"):
        Regions.fromName("moon-base-1")
    with pytest.raises(ValueError, match=r"^No enum constant com\.amazonaws\.regions\.Regions\.MOON$"):
        Regions.valueOf("MOON")


@pytest.mark.parametrize("case", cases("defaults", lambda c: "-Regions.fromName-null" in c["id"]))
def test_recorded_null_name(case: Case) -> None:
    with pytest.raises(IllegalArgumentException) as caught:
        Regions.fromName(None)
    assert "null" in str(caught.value)
    assert str(caught.value) == case["threw"]["message"]


@pytest.mark.parametrize("case", cases("defaults", lambda c: "-Regions.getCurrentRegion" in c["id"]))
def test_recorded_current_region(case: Case) -> None:
    assert Regions.getCurrentRegion() is case["value"]


def test_the_current_region_is_the_instance_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InstanceMetadataRegionProvider, "getRegion", lambda self: "ap-south-1")
    current = Regions.getCurrentRegion()
    assert current is not None
    assert current.getName() == "ap-south-1"
