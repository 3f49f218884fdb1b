"""The porting guides: their tables are generated, their words are true, and their Python runs."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sts_sdk
from codegen import java_api, porting

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

ROOT = Path(__file__).parents[2]
GUIDES = ["docs/porting.md", "docs/porting.ja.md"]
READMES = ["README.md", "README.ja.md"]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def by_hand(path: str) -> str:
    return text(path).partition(porting.BEGIN)[0]


@pytest.mark.parametrize("path", GUIDES)
def test_the_tables_are_what_the_generator_writes(path: str) -> None:
    assert text(path) == porting.generate()[path], f"{path} is out of date: python -m codegen"


@pytest.mark.parametrize("path", GUIDES)
def test_every_type_has_its_row(path: str) -> None:
    rows = re.findall(r"^\| ([A-Za-z0-9.]+) \| `(.*?)` \|", text(path).partition(porting.BEGIN)[2], re.MULTILINE)

    assert [name for name, _ in rows] == [java.nested for java in java_api.types()]
    for java, (_, python) in zip(java_api.types(), rows, strict=True):
        if "." in java.nested:
            assert python == java.nested
        else:
            scope: dict[str, Any] = {}
            exec(python, scope)
            assert scope[java.nested] is java_api.resolve(java)


@pytest.mark.parametrize(
    ("name", "english", "japanese"),
    [
        ("regions.ServiceAbbreviations", "constants only", "定数のみ"),
        ("regions.DefaultAwsRegionProviderChain", "those of its base class", "基底クラスと同じです"),
        ("auth.policy.conditions.ArnCondition", "those of its base class", "基底クラスと同じです"),
        ("services.securitytoken.model.ExpiredTokenException", "those of its base class", "基底クラスと同じです"),
        ("retry.PredefinedBackoffStrategies", "nested classes only", "入れ子のクラスのみ"),
    ],
)
def test_a_class_without_methods_of_its_own_says_what_it_has(name: str, english: str, japanese: str) -> None:
    (java,) = [java for java in java_api.types() if java.name == name]

    for path, words in zip(GUIDES, (english, japanese), strict=True):
        assert porting._row(java, porting._WORDS[path]).endswith(f"| {words} |")


def test_an_enum_has_its_constants_and_its_methods() -> None:
    (regions,) = [java for java in java_api.types() if java.name == "regions.Regions"]

    row = porting._row(regions, porting._WORDS["docs/porting.md"])

    assert row.endswith("`EU_WEST_2`, ...; `fromName`, `getCurrentRegion`, `getDescription`, `getName` |")


@pytest.mark.parametrize("text", ["no line of that kind", f"{porting.BEGIN}\nonce\n{porting.BEGIN}\nand again"])
def test_a_guide_whose_line_is_lost_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/porting.md").write_text(text)
    monkeypatch.setattr(porting, "ROOT", tmp_path)

    with pytest.raises(SystemExit, match=r"docs/porting\.md must have once: <!-- Generated"):
        porting.generate()


@pytest.mark.parametrize("path", [*READMES, *GUIDES])
def test_the_percentage_is_the_measured_one(path: str) -> None:
    here, of_all, percentage = re.findall(r"[\d.]+%?", java_api.parity())
    in_japanese = f"{of_all} メソッド中 {here}（{percentage}）"  # noqa: RUF001 -- Japanese writes such brackets
    assert (in_japanese if path == "README.ja.md" else java_api.parity()) in text(path)


@pytest.mark.parametrize("path", GUIDES)
def test_links_lead_somewhere(path: str) -> None:
    for target in re.findall(r"\]\((?!https:)([^)]+)\)", text(path)):
        file, _, anchor = target.partition("#")
        found = (ROOT / path).parent / file if file else ROOT / path
        assert found.is_file(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("aws_options", [{"region": "ap-northeast-1", "s3": False}], ids=[""])
@pytest.mark.parametrize("path", GUIDES)
def test_the_example_runs(path: str, aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Any] = []
    (block,) = re.findall(r"```python\n(.*?)```", by_hand(path), re.DOTALL)
    alice = aws.user("alice")
    for name, value in aws.environment(alice).items():
        monkeypatch.setenv(name, value)
    scope = {name: getattr(sts_sdk, name) for name in sts_sdk.__all__ if name in block}
    exec(block, {**scope, "roleArn": aws.role("Batch", trusts=alice).arn, "use": used.append, "log": logging})
    called = [request.operation for request in aws.requests]

    assert used[0].getSessionToken()
    assert called == ["AssumeRole"]
