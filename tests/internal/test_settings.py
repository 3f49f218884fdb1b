"""Settings: environment, then system property, then profile; where each was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._system_properties import SystemProperties
from sts_sdk.internal._settings import Setting, boolean, integer, profile_setting, setting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def config(clean_surroundings: None, tmp_path: Path) -> Path:
    file = tmp_path / "home" / ".aws" / "config"
    file.parent.mkdir()
    file.write_text("[profile dev]\nregion = from-profile\nblank =\n")
    return file


def region() -> tuple[str, str] | None:
    found = setting(
        environment=("AWS_REGION", "AWS_DEFAULT_REGION"), system_property="aws.region", profile_key="region"
    )
    return None if found is None else (found.value, found.source)


def test_the_first_that_is_set_wins_and_says_where_it_was(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert region() is None
    monkeypatch.setenv("AWS_PROFILE", "dev")
    assert region() == ("from-profile", f"profile dev ({config}:2)")
    SystemProperties.setProperty("aws.region", " from-property ")
    assert region() == ("from-property", "system property aws.region")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "second")
    assert region() == ("second", "environment variable AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_REGION", " first ")
    assert region() == ("first", "environment variable AWS_REGION")


def test_blank_is_not_set(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "  ")
    SystemProperties.setProperty("aws.region", "")
    assert setting(environment="AWS_REGION", system_property="aws.region") is None
    assert profile_setting("blank", "dev") is None
    assert profile_setting("missing", "dev") is None
    assert profile_setting("region", "no such profile") is None


def test_files_are_not_read_when_the_environment_says_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home" / ".aws").mkdir()
    (tmp_path / "home" / ".aws" / "config").write_bytes(b"\xff")
    monkeypatch.setenv("AWS_REGION", "r")
    assert region() == ("r", "environment variable AWS_REGION")


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("TRUE", True), ("False", False)])
def test_boolean(text: str, expected: bool) -> None:
    assert boolean(Setting(text, "s")) is expected
    assert boolean(None) is None


@pytest.mark.parametrize("text", ["yes", "1", "truth"])
def test_what_is_no_boolean_is_refused(text: str) -> None:
    with pytest.raises(IllegalArgumentException, match=f"variable X must be true or false, not '{text}'"):
        boolean(Setting(text, "variable X"))


def test_integer() -> None:
    assert integer(Setting("900", "s")) == 900
    assert integer(None) is None


@pytest.mark.parametrize("text", ["", "-1", "1.5", "9" * 10, "\u0661", "1_0", "4"])
def test_what_is_no_integer_in_range_is_refused(text: str) -> None:
    with pytest.raises(IllegalArgumentException, match="variable X must be a whole number from 5"):
        integer(Setting(text, "variable X"), minimum=5)


def test_text_of_a_setting_shows_no_value() -> None:
    assert repr(Setting("secret", "variable X")) == "<Setting of variable X>"
