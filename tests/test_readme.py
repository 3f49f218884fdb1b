"""What the READMEs say is true: their flow runs as it stands, their test passes, their links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk.services.s3 import AmazonS3

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ja.md")
# What each README says to put in the place of the article's placeholders.
PLACEHOLDERS = ('"sts-endpoint.amazonaws.com", "signing-region"', "aws.url, aws.region")


def blocks(readme: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("aws_options", [{"region": "ap-northeast-1"}], ids=[""])
@pytest.mark.parametrize("readme", READMES)
def test_the_flow_runs_line_for_line(readme: str, aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in aws.environment(aws.user("alice")).items():
        monkeypatch.setenv(name, value)
    code = [block for block in blocks(readme) if "LocalAWS" not in block]
    imports = next(block for block in code if block.startswith("from sts_sdk.auth import"))
    flow = "".join(block for block in code if "ession_" in block and "def test_" not in block and block != imports)
    if "sts_client = " not in flow:
        flow = next(block for block in code if block.startswith("sts_client = ")) + flow
    flow = flow.replace('"sts-endpoint.amazonaws.com"', repr(aws.url)).replace('"signing-region"', repr(aws.region))
    names: dict[str, object] = {}
    exec(imports + flow, names)
    (issued,) = [request for request in aws.requests if request.operation == "GetSessionToken"]
    assert issued.parameters["DurationSeconds"] == "7200"
    assert names["s3"].listBuckets() == []  # made by exec


@pytest.mark.parametrize("readme", READMES)
def test_the_blocks_run_when_they_are_pasted_one_after_the_other(readme: str, tmp_path: Path) -> None:
    pasted = "\n".join(blocks(readme)).replace(*PLACEHOLDERS)
    (tmp_path / "pasted.py").write_text(pasted, encoding="utf-8")
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONWARNINGS": "error"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | home
    done = subprocess.run(
        [sys.executable, "pasted.py"],
        capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    assert "AccessKeyId: ASIA" in done.stdout
    assert "Sensitive Data Redacted" in done.stdout


@pytest.mark.parametrize("readme", READMES)
def test_the_quick_start_is_a_whole_program(readme: str, tmp_path: Path) -> None:
    (tmp_path / "first.py").write_text(blocks(readme)[0], encoding="utf-8")
    command = [sys.executable, "first.py"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_tests_to_copy_pass(tmp_path: Path) -> None:
    for readme in READMES:
        (block,) = [block for block in blocks(readme) if "def test_" in block]
        (tmp_path / f"test_of_{readme.replace('.', '_')}.py").write_text(block, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300, check=False)
    assert f"{len(READMES)} passed" in done.stdout, done.stdout + done.stderr


def differences(readme: str, heading: str) -> list[str]:
    """The rows of the table of differences, by the names in code that they have."""
    (section,) = [
        part for part in (ROOT / readme).read_text(encoding="utf-8").split("\n## ") if part.startswith(heading)
    ]
    return re.findall(r"^\| (?!Java v1)(.+) \|$", section, re.MULTILINE)


def test_both_languages_have_every_difference() -> None:
    english = differences("README.md", "Where this differs from Java v1")
    japanese = differences("README.ja.md", "Java v1 との違い")
    assert len(english) == len(japanese) > 40
    for row, other in zip(english, japanese, strict=True):
        assert set(re.findall(r"`([^`]+)`", row)) <= set(re.findall(r"`([^`]+)`", other)), other


@pytest.mark.parametrize("guide", ["docs/porting.md", "docs/porting.ja.md"])
def test_the_guides_name_every_method_of_s3(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    (about_s3,) = [section for section in text.split("\n## ") if section.startswith("S3")]
    methods = {name for name in dir(AmazonS3) if not name.startswith("_")}
    assert methods == {name for name in re.findall(r"`(\w+)`", about_s3) if hasattr(AmazonS3, name)}


@pytest.mark.parametrize("readme", READMES)
def test_the_links_lead_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / readme).read_text(encoding="utf-8")):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_what_pip_is_told_can_be_typed_in_any_shell() -> None:
    """cmd knows no single quotes."""
    single = "pip install " + "'"  # in two parts, so that this line is not one itself
    files = [ROOT / name for name in READMES]
    files += [path for folder in ("sts_sdk", "docs", "examples") for path in (ROOT / folder).rglob("*.[mp][dy]")]

    assert [str(path) for path in files if single in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("readme", READMES)
def test_it_says_what_to_type_where_there_is_no_make_and_what_was_not_tried(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")

    assert "**Neither has been tried**" in text or "**Windows と macOS では試していません。**" in text
    for line in re.findall(r"^\.venv\\Scripts\\python (\S+)", text, re.MULTILINE):
        assert line in ("-m", "examples\\demo.py")
    assert (ROOT / "examples" / "demo.py").exists()
