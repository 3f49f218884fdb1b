"""Java's constants, and the switches that environment variables and system properties are."""

from __future__ import annotations

import pytest

from sts_sdk import IllegalArgumentException, SDKGlobalConfiguration, SystemProperties
from support.recorded import load

JAVA = next(each for each in load("java-api") if each["name"] == "com.amazonaws.SDKGlobalConfiguration")


@pytest.mark.parametrize("field", JAVA["fields"], ids=lambda field: field["name"])
def test_every_constant_has_javas_value(field: dict[str, object]) -> None:
    assert getattr(SDKGlobalConfiguration, str(field["name"])) == field["value"]


def test_every_method_exists() -> None:
    assert [each["name"] for each in JAVA["methods"] if not hasattr(SDKGlobalConfiguration, each["name"])] == []


def test_the_time_offset_belongs_to_the_process() -> None:
    assert SDKGlobalConfiguration.getGlobalTimeOffset() == 0
    SDKGlobalConfiguration.setGlobalTimeOffset(-90)
    try:
        assert SDKGlobalConfiguration().getGlobalTimeOffset() == -90
    finally:
        SDKGlobalConfiguration.setGlobalTimeOffset(0)
    with pytest.raises(IllegalArgumentException, match="timeOffset must be a whole number"):
        SDKGlobalConfiguration.setGlobalTimeOffset(1.5)
    with pytest.raises(IllegalArgumentException, match="timeOffset must be -2147483648 or more"):
        SDKGlobalConfiguration.setGlobalTimeOffset(-86_399_999_913_601)


SWITCHES = {
    "isCertCheckingDisabled": ("com.amazonaws.sdk.disableCertChecking", None),
    "isInRegionOptimizedModeEnabled": ("com.amazonaws.sdk.enableInRegionOptimizedMode", None),
    "isEc2MetadataDisabled": ("com.amazonaws.sdk.disableEc2Metadata", "AWS_EC2_METADATA_DISABLED"),
    "isCborDisabled": ("com.amazonaws.sdk.disableCbor", "AWS_CBOR_DISABLE"),
    "isIonBinaryDisabled": ("com.amazonaws.sdk.disableIonBinary", "AWS_ION_BINARY_DISABLE"),
}


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(("value", "on"), [("true", True), ("TRUE", True), ("", True), ("false", False), ("1", False)])
def test_a_switch_is_a_system_property(switch: str, value: str, on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    assert getattr(SDKGlobalConfiguration, switch)() is False
    SystemProperties.setProperty(SWITCHES[switch][0], value)
    assert getattr(SDKGlobalConfiguration, switch)() is on


@pytest.mark.parametrize(("switch", "names"), [(name, names) for name, names in SWITCHES.items() if names[1]])
@pytest.mark.parametrize(("value", "on"), [("true", True), (" True ", True), ("", False), ("yes", False)])
def test_or_an_environment_variable(
    switch: str, names: tuple[str, str], value: str, on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(names[1], value)
    assert getattr(SDKGlobalConfiguration, switch)() is on
