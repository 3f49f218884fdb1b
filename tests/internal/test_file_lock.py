"""The lock between processes."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from sts_sdk.internal._file_lock import file_lock

if TYPE_CHECKING:
    from pathlib import Path

HOLD = (
    "import sys, time\nfrom sts_sdk.internal._file_lock import file_lock\n"
    "with file_lock(sys.argv[1], 0) as mine:\n    print(mine, flush=True)\n    sys.stdin.readline()\n"
)


def test_one_process_holds_it_until_it_is_done(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline().strip() == "True"
        begun = time.monotonic()
        with file_lock(path, 0.2) as mine:
            assert not mine
        assert time.monotonic() - begun >= 0.2
        child.stdin.close()
        with file_lock(path, 60) as mine:
            assert mine


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
    with file_lock(path, 60) as mine:
        assert mine


def test_threads_of_one_process_exclude_each_other(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    with file_lock(path, 0) as first, file_lock(path, 0) as second:
        assert (first, second) == (True, False)
    with file_lock(path, 0) as again:
        assert again


def test_where_no_file_can_be_there_is_no_lock(tmp_path: Path) -> None:
    for path in (tmp_path / "missing" / "lock", tmp_path):
        with file_lock(str(path), 0) as mine:
            assert mine


@pytest.mark.posix
def test_the_file_is_its_owner_s_only_and_no_link_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with file_lock(str(path), 0):
        assert path.stat().st_mode & 0o777 == 0o600
    other = tmp_path / "other"
    (tmp_path / "link").symlink_to(other)
    with file_lock(str(tmp_path / "link"), 0):
        assert not other.exists()
