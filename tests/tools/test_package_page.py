"""The page of a package index: every link of README.md leads somewhere from there, too."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tools.package_page import checked_address, page, project_urls

ROOT = Path(__file__).parents[2]
ADDRESS = "https://git.example.com/us/sts_sdk"


def test_no_link_of_the_readme_is_relative_on_the_page() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", page(text, ADDRESS, "1.2.3"))
    assert links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    files = {link.removeprefix(f"{ADDRESS}/blob/v1.2.3/").partition("#")[0] for link in links if "/blob/" in link}
    assert {"docs/porting.md", "SECURITY.md", "examples/01_get_session_token.py"} <= files
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_pictures_are_asked_for_as_they_are() -> None:
    assert page("![bars](benchmarks/results.svg)", ADDRESS, "1") == f"![bars]({ADDRESS}/raw/v1/benchmarks/results.svg)"


def test_other_links_stay() -> None:
    text = "[a](https://example.com/x) [b](#here) [c](mailto:us@example.com)"
    assert page(text, ADDRESS, "1") == text


def test_the_links_beside_the_text() -> None:
    urls = project_urls(ADDRESS, "1")
    assert urls["Source"] == ADDRESS
    assert urls["Changelog"] == f"{ADDRESS}/blob/v1/CHANGELOG.md"
    assert all((ROOT / url.partition("/blob/v1/")[2]).exists() for url in urls.values() if "/blob/" in url)


def test_an_address_has_no_slash_at_its_end() -> None:
    assert checked_address(f" {ADDRESS}/ ") == ADDRESS


@pytest.mark.parametrize("given", ["git.example.com/us", "http://git.example.com/us", "https://git.example.com", "x y"])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="must be the address of the repository"):
        checked_address(given)


def test_the_build_writes_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {"readme", "urls"} <= set(project["project"]["dynamic"])
    assert "custom" in project["tool"]["hatch"]["metadata"]["hooks"]
    assert {"tools", "hatch_build.py"} <= set(project["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"])
