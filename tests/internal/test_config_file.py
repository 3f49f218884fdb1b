"""Where the shared files are, that they are read once, and again when they change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk._system_properties import SystemProperties
from sts_sdk.internal import _config_file
from sts_sdk.internal._config_file import SingleFile, shared_files
from sts_sdk.internal._config_paths import config_path, credentials_path, expand_home, home, profile_name

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def aws(clean_surroundings: None, tmp_path: Path) -> Path:
    directory = tmp_path / "home" / ".aws"
    directory.mkdir()
    return directory


def test_both_files_are_merged_and_the_credentials_file_wins(aws: Path) -> None:
    (aws / "config").write_text("[profile p]\nregion=eu-west-1\naws_access_key_id=A\n")
    (aws / "credentials").write_text("[p]\naws_access_key_id=B\n")
    files = shared_files()
    assert dict(files.profiles["p"].properties) == {"region": "eu-west-1", "aws_access_key_id": "B"}
    assert files.found == (str(aws / "config"), str(aws / "credentials"))
    assert files.profiles["p"].where("aws_access_key_id") == f"{aws / 'credentials'}:2"


def test_no_file_is_an_empty_one() -> None:
    files = shared_files()
    assert (files.found, dict(files.profiles)) == ((), {})


def test_the_environment_names_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c").write_text("[profile p]\na=1\n")
    (tmp_path / "java").write_text("[p]\nb=java\n")
    (tmp_path / "shared").write_text("[p]\nb=shared\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "c"))
    monkeypatch.setenv("AWS_CREDENTIAL_PROFILES_FILE", str(tmp_path / "java"))
    assert dict(shared_files().profiles["p"].properties) == {"a": "1", "b": "java"}
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "shared"))
    assert dict(shared_files().profiles["p"].properties) == {"a": "1", "b": "shared"}


def test_a_tilde_is_the_home_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", "~/conf")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "  ~/cred  ")
    at_home = tmp_path / "home"
    assert (config_path(), credentials_path()) == (str(at_home / "conf"), str(at_home / "cred"))
    assert (expand_home("~"), expand_home("~other/x"), expand_home("/x/~")) == (str(at_home), "~other/x", "/x/~")


@pytest.mark.parametrize(
    ("environment", "windows", "expected"),
    [
        ({"HOME": "/h", "USERPROFILE": "/u"}, False, "/h"),
        ({"HOME": "/h", "USERPROFILE": "/u"}, True, "/h"),
        ({"USERPROFILE": "C:\\u", "HOMEDRIVE": "D:", "HOMEPATH": "\\p"}, True, "C:\\u"),
        ({"HOMEDRIVE": "D:", "HOMEPATH": "\\p"}, True, "D:\\p"),
        ({"USERPROFILE": "/u"}, False, "/from/the/system"),
        ({}, True, "/from/the/system"),
    ],
)
def test_home_on_each_system(
    environment: dict[str, str], windows: bool, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/from/the/system")
    assert home(environment, windows=windows) == expected


def test_on_windows_the_home_that_has_the_files_is_home(tmp_path: Path) -> None:
    bash, profile = tmp_path / "bash", tmp_path / "profile"
    environment = {"HOME": str(bash), "USERPROFILE": str(profile)}
    assert home(environment, windows=True) == str(bash)
    (profile / ".aws").mkdir(parents=True)
    assert home(environment, windows=True) == str(profile)
    assert home(environment, windows=False) == str(bash)
    (bash / ".aws").mkdir(parents=True)
    assert home(environment, windows=True) == str(bash)


def test_files_are_read_once_and_again_when_they_change(aws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    read = _config_file._read_stamped
    monkeypatch.setattr(_config_file, "_read_stamped", lambda path: reads.append(path) or read(path))
    file = aws / "credentials"
    file.write_text("[default]\na=1\n")
    first = shared_files()
    assert shared_files() is first
    assert len(reads) == 2
    replaced = aws / "new"
    replaced.write_text("[default]\na=2\n")
    os.utime(replaced, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    replaced.replace(file)  # same time and size, another inode
    assert shared_files().profiles["default"].get("a") == "2"
    file.unlink()
    assert "default" not in shared_files().profiles


def test_unchanged_files_are_read_when_asked_to(aws: Path) -> None:
    (aws / "config").write_text("[default]\na=1\n")
    assert shared_files(reread=True) is not shared_files(reread=True)


def test_one_section_of_two_thousand_is_parsed(aws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    body = _config_file.FileIndex.properties
    monkeypatch.setattr(
        _config_file.FileIndex,
        "properties",
        lambda self, *args, **named: parsed.append(1) or body(self, *args, **named),
    )
    (aws / "credentials").write_text("".join(f"[p{i}]\naws_access_key_id=A{i}\n" for i in range(2000)))
    assert shared_files().profiles["p1999"].where("aws_access_key_id").endswith(":4000")
    assert len(parsed) == 1
    assert len(shared_files().profiles) == 2000


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf[default]\na=1\n", "1"),
        (b"[default]\r\na=1\r\n", "1"),
        (b"[default]\ra=1\r", "1"),
        ("[default]\na=ü\n".encode(), "ü"),
        (b"[default]\na=1", "1"),
    ],
)
def test_marks_of_other_systems(content: bytes, expected: str, aws: Path) -> None:
    (aws / "config").write_bytes(content)
    assert shared_files().profiles["default"].get("a") == expected


def test_what_is_not_utf_8_is_refused_without_its_content(aws: Path) -> None:
    (aws / "config").write_bytes(b"[default]\nsecret=abc\xff\n")
    files = shared_files()
    with pytest.raises(SdkClientException) as caught:
        files.profiles["default"]
    assert str(caught.value) == f"Unable to read {aws / 'config'}: line 2 is not UTF-8"
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_a_huge_file_is_refused(aws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_config_file, "LARGEST", 10)
    (aws / "config").write_bytes(b"[default]\na=1\n")
    (trouble,) = shared_files().troubles
    assert "larger than 10 bytes" in str(trouble)


def test_what_is_no_file_is_told_once_and_stops_nobody(aws: Path, caplog: pytest.LogCaptureFixture) -> None:
    (aws / "config").mkdir()
    (aws / "credentials").write_text("[default]\na=1\n")
    for _ in range(2):
        files = shared_files(reread=True)
        assert "Is a directory" in str(files.troubles[0])
        assert files.profiles["default"].get("a") == "1"
    assert [record.getMessage() for record in caplog.records] == [
        f"Unable to read {aws / 'config'}: Is a directory; the file is passed over"
    ]


def test_utf_16_is_told_as_that(aws: Path) -> None:
    (aws / "config").write_bytes("[default]\na=1\n".encode("utf-16"))
    assert "it is UTF-16" in str(shared_files().troubles[0])


def test_what_is_wrong_with_a_lone_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SdkClientException, match="Is a directory"):
        SingleFile(str(tmp_path))()


def test_a_token_is_of_the_file_that_its_key_is_of(aws: Path) -> None:
    (aws / "config").write_text(
        "[profile p]\naws_access_key_id=A\naws_secret_access_key=S\naws_session_token=T\n"
        "[profile q]\naws_session_token=T\n[profile r]\naws_secret_access_key=S\n"
        "[profile s]\naws_access_key_id=A\naws_secret_access_key=S\naws_session_token=T\n"
    )
    (aws / "credentials").write_text(
        "[p]\naws_access_key_id=B\naws_secret_access_key=C\n[q]\naws_access_key_id=B\naws_secret_access_key=C\n"
        "[r]\naws_access_key_id=B\n[s]\naws_access_key_id=\n"
    )
    found = {name: dict(section.properties) for name, section in shared_files().profiles.items()}
    assert found["p"] == found["q"] == {"aws_access_key_id": "B", "aws_secret_access_key": "C"}
    assert found["r"] == {"aws_access_key_id": "B", "aws_secret_access_key": "S"}
    assert found["s"] == {"aws_access_key_id": "A", "aws_secret_access_key": "S", "aws_session_token": "T"}


def test_a_key_is_never_joined_with_the_secret_of_another(aws: Path) -> None:
    (aws / "config").write_text("[profile p]\naws_access_key_id=A\naws_secret_access_key=S\n")
    (aws / "credentials").write_text("[p]\naws_access_key_id=B\n")
    assert dict(shared_files().profiles["p"].properties) == {"aws_access_key_id": "B"}


@pytest.mark.posix
def test_a_tilde_with_a_name_is_that_user_s_home() -> None:
    import pwd

    user = pwd.getpwuid(os.getuid())
    assert expand_home(f"~{user.pw_name}/x") == f"{user.pw_dir}/x"
    assert expand_home("~nobody-of-this-name/x") == "~nobody-of-this-name/x"


def test_variables_in_the_names_of_files_are_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHERE", str(tmp_path))
    monkeypatch.setenv("AWS_CONFIG_FILE", "$WHERE/conf")
    assert config_path() == str(tmp_path / "conf")


def test_a_file_that_is_named_and_missing_is_told_with_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    assert shared_files().missing == (f"AWS_CONFIG_FILE names {tmp_path / 'none'}, which is not there",)


def test_a_path_with_a_null_character_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SdkClientException, match="null"):
        SingleFile("a\0b")()


def test_a_single_file_is_followed_too(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_text("[profile a]\nk=1\n[b]\nk=2\n")
    read = SingleFile(str(file))
    assert read() is read()
    assert sorted(read().profiles) == ["a", "b"]
    file.write_text("[c]\nk=1\n")
    assert list(read().profiles) == ["c"]
    assert read(reread=True) is not read(reread=True)


def test_which_profile_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert profile_name() == "default"
    monkeypatch.setenv("AWS_DEFAULT_PROFILE", " d ")
    assert profile_name() == "d"
    SystemProperties.setProperty("aws.profile", "s")
    assert profile_name() == "s"
    monkeypatch.setenv("AWS_PROFILE", "e")
    assert profile_name() == "e"
    monkeypatch.setenv("AWS_PROFILE", "  ")
    assert profile_name() == "s"
