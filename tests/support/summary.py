"""Lines for the end of the run, from tests that find out something worth saying."""

from __future__ import annotations

lines: list[str] = []
