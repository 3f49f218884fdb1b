"""What imports what: no circle, no face from inside, nothing upwards but in one module.

Import-linter sees imports at the top. These tests also count those inside of functions, those that only type checkers
see, and strings that are the names of modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.imports import Imports, Layers, layers

if TYPE_CHECKING:
    from pathlib import Path

    from support.imports import Import

ONE_WAY_UP = "sts_sdk.auth._sts"
MOST = 8


@pytest.fixture(scope="module")
def imports() -> Imports:
    return Imports()


def listed(found: list[Import]) -> str:
    return "\n".join(["", *map(str, found)])


def test_there_is_no_circle(imports: Imports) -> None:
    circles = imports.circles()
    told = [
        f"{len(circle)} modules lead to each other: {', '.join(circle)}\n"
        f"the shortest way round:{listed(imports.way_round(circle))}"
        for circle in circles
    ]
    assert not circles, "\n\n".join(told)


def test_no_module_imports_a_face(imports: Imports) -> None:
    """A face loads its names late, for guests; a module names the module that has what it needs."""
    found = imports.from_faces()
    assert not found, f"{len(found)} imports of a face from inside:{listed(found)}"


@pytest.mark.parametrize("contract", layers(), ids=lambda contract: contract.container)
def test_imports_point_downwards_but_in_the_one_module_that_may(imports: Imports, contract: Layers) -> None:
    assert not contract.missing(imports.files), "pyproject.toml names no layer for these"
    upward = imports.upward(contract)
    elsewhere = [each for each in upward if each.source != ONE_WAY_UP]
    assert not elsewhere, f"{len(elsewhere)} imports point upwards outside of {ONE_WAY_UP}:{listed(elsewhere)}"
    ways = {(each.source, each.target) for each in upward}
    assert len(ways) <= MOST, f"{len(ways)} ways point upwards, allowed are {MOST}:{listed(upward)}"


# That these tests can fail


MADE_UP = {
    "__init__.py": "if TYPE_CHECKING:\n    from made_up._a import A\ndef __getattr__(name): ...",
    "_a.py": "import made_up._b\nfrom made_up import _b as b",
    "_b.py": "def later():\n    from . import _c",
    "_c.py": "if TYPE_CHECKING:\n    from ._d import D",
    "_d.py": "NAME = 'made_up.low._a'",
    "low/__init__.py": "",
    "low/_a.py": "from .. import X\nfrom .._a import A\nimport os",
    "low/_alone.py": "'''made_up is no name of a module in a sentence'''\nfrom os import path",
}


@pytest.fixture
def made_up(tmp_path: Path) -> Imports:
    for name, text in MADE_UP.items():
        (tmp_path / "made_up" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "made_up" / name).write_text(text)
    return Imports(tmp_path, "made_up")


def test_every_way_of_naming_a_module_is_seen(made_up: Imports) -> None:
    assert made_up.targets == {
        "made_up": {"made_up._a"},
        "made_up._a": {"made_up._b"},
        "made_up._b": {"made_up._c"},
        "made_up._c": {"made_up._d"},
        "made_up._d": {"made_up.low._a"},
        "made_up.low": set(),
        "made_up.low._a": {"made_up", "made_up._a"},
        "made_up.low._alone": set(),
    }


def test_a_circle_and_its_shortest_way_are_found(made_up: Imports) -> None:
    (circle,) = made_up.circles()
    assert circle == ["made_up", "made_up._a", "made_up._b", "made_up._c", "made_up._d", "made_up.low._a"]
    way = made_up.way_round(circle)
    assert [each.source for each in way] == ["made_up._a", "made_up._b", "made_up._c", "made_up._d", "made_up.low._a"]
    assert str(way[1]) == "made_up/_b.py:2: made_up._b -> made_up._c"


def test_the_import_of_a_face_is_found(made_up: Imports) -> None:
    assert list(map(str, made_up.from_faces())) == ["made_up/low/_a.py:1: made_up.low._a -> made_up"]


def test_what_points_upwards_is_found(made_up: Imports) -> None:
    contract = Layers("made_up", ["_a | _b", "low", "_c : _d"])
    assert [(each.source, each.target) for each in made_up.upward(contract)] == [
        ("made_up._a", "made_up._b"),
        ("made_up._a", "made_up._b"),
        ("made_up._d", "made_up.low._a"),
        ("made_up.low._a", "made_up._a"),
    ]
    assert Layers("made_up", ["_a", "_b"]).missing(made_up.files) == {"_c", "_d", "low"}
