"""The home directory of each test, with its .aws directory made."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def home(clean_surroundings: None, tmp_path: Path) -> Path:
    (tmp_path / "home" / ".aws").mkdir()
    return tmp_path / "home"
