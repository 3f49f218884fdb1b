"""The home directory of each test, with its .aws directory made, and a local STS that the environment points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS


@pytest.fixture
def home(clean_surroundings: None, tmp_path: Path) -> Path:
    (tmp_path / "home" / ".aws").mkdir()
    return tmp_path / "home"


@pytest.fixture
def aws(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> LocalAWS:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    return aws
