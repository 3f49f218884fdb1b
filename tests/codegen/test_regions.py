"""The data of the regions: what is checked in, and what becomes of data that AWS has not published yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen import regions

ROOT = Path(__file__).parent.parent.parent


def test_what_is_checked_in_is_what_the_generator_writes() -> None:
    for path, text in regions.generate().items():
        assert (ROOT / path).read_text() == text, f"{path} is out of date: python -m codegen"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^(us|eu|mx)\-\w+\-\d+$", ["us", "eu", "mx"]),
        (r"^us\-gov\-\w+\-\d+$", ["us-gov"]),
        (r"^eusc\-(de)\-\w+\-\d+$", ["eusc-de"]),
    ],
)
def test_prefixes_are_read_from_the_pattern(pattern: str, found: list[str]) -> None:
    assert regions.prefixes(pattern) == found


@pytest.mark.parametrize("pattern", [r"^us\-.*$", r"^[a-z]+\-\w+\-\d+$", r"^(us|e.)\-\w+\-\d+$"])
def test_a_pattern_of_another_form_stops_the_generator(pattern: str) -> None:
    with pytest.raises(SystemExit, match="not of the known form"):
        regions.prefixes(pattern)


def partition(**facts: object) -> regions.Partition:
    """A new partition, as partitions.json and endpoints.json may have it."""
    entry: Any = {
        "id": "aws-moon",
        "regionRegex": r"^moon\-\w+\-\d+$",
        "outputs": {
            "dnsSuffix": "amazonaws.moon",
            "dualStackDnsSuffix": "api.moon",
            "implicitGlobalRegion": "moon-north-1",
            "supportsFIPS": False,
            "supportsDualStack": True,
        },
        "regions": {"aws-moon-global": {"description": "all of it"}, "moon-north-1": {"description": "Mare Frigoris"}},
    }
    return regions._partition({**entry, **facts}, {})


def test_a_new_partition_has_its_row() -> None:
    assert regions._row(partition()) == (
        "('aws-moon', 'moon', 'amazonaws.moon', 'api.moon', 'moon-north-1', False, True, "
        "( 'moon-north-1'), ( 'aws-moon-global'))"
    )


def test_a_region_without_description_is_called_by_its_name() -> None:
    assert partition(regions={"moon-north-1": {}}).descriptions == {"moon-north-1": "moon-north-1"}


def test_a_service_of_a_whole_partition_may_have_its_host_among_the_defaults() -> None:
    services: Any = {
        "cheese": {
            "defaults": {"hostname": "cheese.{dnsSuffix}"},
            "endpoints": {"aws-moon-global": {}},
            "partitionEndpoint": "aws-moon-global",
        }
    }

    lines = regions._service_lines(partition()._replace(services=services))

    assert list(lines) == ["cheese 0 = = cheese.amazonaws.moon"]


@pytest.mark.parametrize("rules", [{}, {"rules": [{"rules": []}]}])
def test_rules_without_the_regions_of_the_legacy_mode_stop_the_generator(rules: Any) -> None:
    with pytest.raises(SystemExit, match="the STS rules have no regions for the legacy mode: teach codegen"):
        regions._data([partition()], rules)


def test_rules_without_ordinary_fips_endpoints_stop_the_generator() -> None:
    condition = {"fn": "stringEquals", "argv": [{"ref": "Region"}, "moon-north-1"]}
    rules: Any = {"rules": [{"rules": [{"conditions": [condition]}]}]}

    with pytest.raises(SystemExit, match="the STS rules have no ordinary endpoint that is the FIPS endpoint"):
        regions._data([partition()], rules)


def test_the_members_go_between_the_lines_that_mark_them() -> None:
    written = regions._with_members(f"before\n{regions.BEGIN}old\n{regions.END}after\n", "new\n")
    assert written == f"before\n{regions.BEGIN}new\n{regions.END}after\n"


def test_a_module_without_a_place_for_the_members_stops_the_generator() -> None:
    with pytest.raises(SystemExit, match="has no place for members"):
        regions._with_members("class Regions(Enum): ...\n", "new\n")
