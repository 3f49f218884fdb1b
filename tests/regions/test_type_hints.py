"""``typing.get_type_hints`` works on regions, as dataclasses and the like need it to."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from sts_sdk.regions import Region, Regions
from support.hints import annotated

ANNOTATED = annotated("sts_sdk.regions")


@pytest.mark.parametrize("name", ANNOTATED)
def test_every_name_in_an_annotation_is_known(name: str) -> None:
    get_type_hints(ANNOTATED[name])


def test_the_walk_reaches_classes_and_methods() -> None:
    assert {"Region.createClient", "Regions.getCurrentRegion", "RegionUtils.getRegions"} <= ANNOTATED.keys()
    assert {"AwsProfileRegionProvider.__init__", "DefaultAwsRegionProviderChain.getRegion"} <= ANNOTATED.keys()


def test_region_and_regions_name_each_other() -> None:
    assert get_type_hints(Region.__init__)["name"] == str | Regions | Region
    assert get_type_hints(Regions.getCurrentRegion)["return"] == Region | None
