"""The endpoint prefixes of services, by Java's names."""

from __future__ import annotations

from sts_sdk.regions import ServiceAbbreviations
from support.recorded import load


def test_every_abbreviation_of_java_is_here_with_its_value() -> None:
    java = next(entry for entry in load("java-api") if entry["name"] == "com.amazonaws.regions.ServiceAbbreviations")
    ours = {name: value for name, value in vars(ServiceAbbreviations).items() if not name.startswith("_")}
    assert ours == {field["name"]: field["value"] for field in java["fields"]}
