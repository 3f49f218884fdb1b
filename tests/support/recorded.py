"""The recorded behaviour of the real Java SDK, one test case each.

A test that replays recorded cases takes them from ``cases``; the run then counts how many passed
(``tests/conftest.py``). A case in which Python differs on purpose has its reason in
``tests/data/differences.toml`` and is asserted as such: ``difference(case)`` gives that reason.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent / "data"
Case = dict[str, Any]


@cache
def load(file: str) -> list[Case]:
    """All cases of ``tests/data/java/<file>.json``."""
    return json.loads((DATA / "java" / f"{file}.json").read_text())


def cases(file: str, wanted: Callable[[Case], bool] = lambda case: True) -> list[Any]:
    """The wanted cases of one file as pytest parameters, named and counted as recorded cases."""
    return [
        pytest.param(case, id=case["id"], marks=pytest.mark.recorded(case["id"])) for case in load(file) if wanted(case)
    ]


@cache
def differences() -> dict[str, str]:
    """The cases in which Python differs from Java on purpose: case id to reason."""
    table = tomllib.loads((DATA / "differences.toml").read_text())
    return {case: reason["why"] for reason in table["difference"] for case in reason["cases"]}


def readme_rows() -> set[str]:
    """How the rows of the README's table begin that tell users of these differences."""
    table = tomllib.loads((DATA / "differences.toml").read_text(encoding="utf-8"))
    return {reason["row"] for reason in table["difference"]}


def difference(case: Case) -> str | None:
    """Why this case differs on purpose; None if it must match."""
    return differences().get(case["id"])
