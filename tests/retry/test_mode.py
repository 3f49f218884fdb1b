"""RetryMode, and where a client finds the one to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import SystemProperties
from sts_sdk.retry import RetryMode
from sts_sdk.retry._mode import configured_attempts, configured_mode
from support.recorded import cases

if TYPE_CHECKING:
    from pathlib import Path

    from support.recorded import Case


@pytest.mark.parametrize("case", cases("defaults", lambda case: "-RetryMode.fromName-" in case["id"]))
def test_from_name(case: Case) -> None:
    mode = RetryMode.fromName(case["id"].partition("-RetryMode.fromName-")[2])
    assert (None if mode is None else mode.name) == case["value"]


def test_from_name_of_nothing() -> None:
    assert RetryMode.fromName(None) is None
    assert RetryMode.fromName("eager") is None


def test_names() -> None:
    assert [mode.getName() for mode in RetryMode] == ["legacy", "standard", "adaptive"]
    assert [mode.toString() for mode in RetryMode] == ["LEGACY", "STANDARD", "ADAPTIVE"]
    assert str(RetryMode.LEGACY) == "LEGACY"


def write_profile(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.write_text(f"[default]\n{text}\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))


def test_environment_then_property_then_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert configured_mode() is RetryMode.STANDARD
    assert configured_attempts() is None
    write_profile("retry_mode = adaptive\nmax_attempts = 9", monkeypatch, tmp_path)
    assert (configured_mode(), configured_attempts()) == (RetryMode.ADAPTIVE, 9)
    SystemProperties.setProperty("com.amazonaws.sdk.retryMode", "legacy")
    SystemProperties.setProperty("com.amazonaws.sdk.maxAttempts", "7")
    assert (configured_mode(), configured_attempts()) == (RetryMode.LEGACY, 7)
    monkeypatch.setenv("AWS_RETRY_MODE", " Standard ")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "5")
    assert (configured_mode(), configured_attempts()) == (RetryMode.STANDARD, 5)


def test_a_mode_that_is_none_is_warned_of_and_ignored(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AWS_RETRY_MODE", "eager")

    assert configured_mode() is RetryMode.STANDARD
    assert caplog.messages == [
        "environment variable AWS_RETRY_MODE: 'eager' is not a retry mode (legacy, standard, adaptive) and is ignored"
    ]


def test_what_is_understood_is_not_warned_of(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("AWS_RETRY_MODE", "Adaptive")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "5")
    assert (configured_mode(), configured_attempts()) == (RetryMode.ADAPTIVE, 5)
    assert caplog.messages == []


@pytest.mark.parametrize("value", ["-", "many", "1.5", "--1", "9999999999", "\u0663"])
def test_attempts_that_are_no_number_are_warned_of_and_ignored(
    value: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", value)

    assert configured_attempts() is None
    assert caplog.messages[0].startswith(f"environment variable AWS_MAX_ATTEMPTS: {value!r} is not a number")


@pytest.mark.parametrize("value", ["0", "-1", "1"])
def test_less_than_one_attempt_is_one(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", value)

    assert configured_attempts() == 1
