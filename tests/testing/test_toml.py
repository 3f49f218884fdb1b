"""A TOML file read strictly: what each error names."""

from __future__ import annotations

from pathlib import Path

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.testing._toml import Table, read_toml


def table(**values: object) -> Table:
    return Table(Path("aws.toml"), "users.alice", values)


def test_values() -> None:
    found = table(name="a", number=3, on=True, names=["a", "b"], inner={"x": 1})
    assert found.take("name", str, "a text") == "a"
    assert found.take("number", int, "a number") == 3
    assert found.take("on", bool, "true or false") is True
    assert found.take("missing", str, "a text") is None
    assert found.texts("names", "names") == ["a", "b"]
    assert found.texts("absent", "names") == []
    inner = found.inner("inner")
    assert inner is not None
    assert (inner.name, inner.take("x", int, "a number")) == ("users.alice.inner", 1)
    found.finish()


@pytest.mark.parametrize(
    ("key", "value", "kind", "said"),
    [
        ("path", 3, str, "aws.toml: [users.alice] path: it must be a thing, and is 3"),
        ("number", True, int, "aws.toml: [users.alice] number: it must be a thing, and is True"),
        ("on", 1, bool, "aws.toml: [users.alice] on: it must be a thing, and is 1"),
        ("secret_access_key", 12345, str, "secret_access_key: it must be a thing, and is of type int"),
        ("mfa_seed", ["JBSWY3DP"], str, "mfa_seed: it must be a thing, and is of type list"),
    ],
)
def test_a_wrong_kind(key: str, value: object, kind: type, said: str) -> None:
    with pytest.raises(IllegalArgumentException) as told:
        table(**{key: value}).take(key, kind, "a thing")
    assert said in str(told.value)
    assert "12345" not in str(told.value)
    assert "JBSWY3DP" not in str(told.value)


def test_a_key_that_is_none() -> None:
    found = table(polcy="x")
    found.take("policy", str, "a policy")
    found.take("path", str, "a path")
    with pytest.raises(
        IllegalArgumentException, match=r"\[users.alice\] polcy: this is no key here; allowed are path, policy"
    ):
        found.finish()


def test_texts_and_tables_that_are_none() -> None:
    with pytest.raises(IllegalArgumentException, match=r"names: it must be names, and is \['a', 3\]"):
        table(names=["a", 3]).texts("names", "names")
    with pytest.raises(
        IllegalArgumentException, match=r"\[users.alice.x\] y: it must be a table: \[users.alice.x.y\], and is 3"
    ):
        [*table(x={"y": 3}).tables("x", "a thing")]


def test_paths_are_as_seen_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "policy.json").write_text("{}")
    found = Table(tmp_path / "aws.toml", "", {"there": "policy.json", "gone": "nowhere.json"})
    assert found.path("there", "a file") == tmp_path / "policy.json"
    with pytest.raises(IllegalArgumentException, match=r"gone: there is no .*nowhere\.json; it must be a file"):
        found.path("gone", "a file")


@pytest.mark.parametrize(("content", "said"), [(b"a = ", "this is no TOML: "), (b"\xff", "this is no TOML: ")])
def test_a_file_that_is_no_toml(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "aws.toml"
    file.write_bytes(content)
    with pytest.raises(IllegalArgumentException, match=said):
        read_toml(file)
    with pytest.raises(IllegalArgumentException, match=r"nowhere\.toml: No such file"):
        read_toml(tmp_path / "nowhere.toml")
