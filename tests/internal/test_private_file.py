"""Files that hold secrets: one step, and nobody else's to read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal import _private_file
from sts_sdk.internal._private_file import private_directory, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_that_is_held_open_is_replaced_a_moment_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Path] = []
    replace = Path.replace

    def held_open(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 4:
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_open)
    monkeypatch.setattr(_private_file, "_PAUSES", (0.0,) * 5)
    write_private(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"new"
    assert len(tries) == 4
    tries[:] = []
    monkeypatch.setattr(_private_file, "_PAUSES", ())
    with pytest.raises(SdkClientException, match="Unable to write"):
        write_private(tmp_path / "f", b"newer")
    assert (tmp_path / "f").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["f"]


@pytest.mark.posix
def test_a_new_file_in_a_new_directory_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda fd: modes.append(stat.S_IMODE(os.fstat(fd).st_mode)) or fsync(fd))
    umask = os.umask(0)
    try:
        write_private(tmp_path / "new" / "file", b"secret")
    finally:
        os.umask(umask)
    assert (tmp_path / "new" / "file").read_bytes() == b"secret"
    assert (mode(tmp_path / "new" / "file"), mode(tmp_path / "new"), modes) == (0o600, 0o700, [0o600])


@pytest.mark.posix
def test_an_open_file_is_closed_to_others_and_replaced_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o644)
    with file.open("rb") as reader:
        write_private(file, b"new")
        assert reader.read() == b"old"
    assert (file.read_bytes(), mode(file)) == (b"new", 0o600)
    assert [entry.name for entry in tmp_path.iterdir() if entry.name != "home"] == ["file"]


@pytest.mark.posix
def test_a_link_stays_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "file", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_private(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_failure_leaves_the_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_private_file.os, "fsync", full)
    with pytest.raises(SdkClientException, match="No space left") as caught:
        write_private(file, b"new")
    assert isinstance(caught.value.__cause__, OSError)
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name != "home"] == ["file"]


def test_a_path_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SdkClientException, match="Unable to write"):
        write_private(tmp_path / "file" / "below", b"")


@pytest.mark.posix
@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("umask", [0, 0o077, 0o002])
def test_each_directory_on_the_way_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        private_directory(tmp_path / "a" / "b" / "c")
        write_private(tmp_path / "d" / "e" / "file", b"secret")
    finally:
        os.umask(before)
    assert {mode(tmp_path / made) for made in ("a", "a/b", "a/b/c", "d", "d/e")} == {0o700}


@pytest.mark.posix
@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_directory_below_one_that_everybody_can_write_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(SdkClientException, match=r"everybody can write to .*open"):
        private_directory(tmp_path / "open" / "cache")
    (tmp_path / "open").chmod(0o1777)  # as /tmp
    private_directory(tmp_path / "open" / "cache")


def test_what_a_kill_left_is_removed_later_and_nothing_else(tmp_path: Path) -> None:
    left, young, other = (tmp_path / name for name in (f".file.{'0a' * 8}", f".file.{'0b' * 8}", ".file.txt"))
    for made in (left, young, other):
        made.write_bytes(b"secret")
    for made in (left, other):
        os.utime(made, (1, 1))
    write_private(tmp_path / "file", b"new")
    assert not left.exists()
    assert young.exists()
    assert other.exists()


@pytest.mark.posix
def test_a_directory_below_one_that_some_can_write_to_is_warned_of_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o775)
    if os.geteuid() == 0:  # else the group's number is what it is, and there is nobody to hand a directory to
        os.chown(shared, 0, 12345)
        for _ in range(2):
            private_directory(shared / "cache")
        assert caplog.messages == [
            f"Secrets are kept below {shared}, which group 12345 can write to: only if they can be trusted"
        ]
        caplog.clear()
        os.chown(shared, 12345, 0)
        shared.chmod(0o755)
        private_directory(shared / "cache")
        assert caplog.messages == [
            f"Secrets are kept below {shared}, which user 12345 can write to: only if they can be trusted"
        ]
        caplog.clear()
        os.chown(shared, 0, 0)
    shared.chmod(0o755)
    private_directory(shared / "cache")
    assert caplog.messages == []
