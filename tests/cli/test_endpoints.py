"""``sts-sdk endpoints``: the table, and what a place where nobody listens answers."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.conftest import Run

import pytest


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All requests go to a port of loopback where nobody listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{bound.getsockname()[1]}")
        yield


def test_the_table_is_aligned(run: Run) -> None:
    head, *lines = run("endpoints").out.splitlines()
    column = head.index("endpoint")
    assert all(line[column:].startswith("sts.") for line in lines)
    assert any(line.startswith("us-east-1 ") for line in lines)
    assert any("opt-in" in line for line in lines)


def test_json_and_another_partition(run: Run) -> None:
    found = json.loads(run("endpoints", "--partition", "aws-cn", "--output", "json").out)
    assert {row["region"] for row in found} == {"cn-north-1", "cn-northwest-1"}
    assert all("answer" not in row for row in found)


def test_nobody_answers_and_each_says_so(nobody: None, run: Run) -> None:
    found = json.loads(run("endpoints", "--probe", "--partition", "aws-cn", "--output", "json").out)
    assert [row["answer"][:5] for row in found] == ["none:", "none:"]
    head, *lines = run("endpoints", "--probe", "--partition", "aws-cn").out.splitlines()
    assert head.split() == ["region", "endpoint", "active", "answer"]
    assert all("none: " in line for line in lines)


def test_an_unknown_partition_is_told_in_one_line(run: Run) -> None:
    done = run("endpoints", "--partition", "aws-moon")
    assert (done.out, len(done.err.splitlines())) == ("", 1)
    assert done.status != 0
