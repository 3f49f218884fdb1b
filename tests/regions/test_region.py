"""``Region`` and ``Regions``."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.regions import Region, Regions, RegionUtils
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


@pytest.mark.parametrize("case", cases("defaults", lambda c: "-Region.toString" in c["id"]))
def test_recorded_to_string(case: Case) -> None:
    assert Region.getRegion(Regions.US_EAST_1).toString() == case["value"]


def test_naming_a_region_loads_neither_the_table_of_services_nor_what_asks_an_instance() -> None:
    program = (
        "import sys\n"
        "from sts_sdk.regions import Region, Regions\n"
        "assert Region(Regions.EU_WEST_1).getDomain() == 'amazonaws.com'\n"
        "assert 'sts_sdk.regions._services' not in sys.modules\n"
        "assert 'sts_sdk.regions._providers' not in sys.modules\n"
        "assert Region(Regions.EU_WEST_1).isServiceSupported('sts')\n"
        "assert 'sts_sdk.regions._services' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=30)
