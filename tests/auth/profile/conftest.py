"""The home directory of each test, with its .aws directory made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(clean_surroundings: None, tmp_path: Path) -> Path:
    (tmp_path / "home" / ".aws").mkdir()
    return tmp_path / "home"
