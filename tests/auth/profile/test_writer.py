"""``ProfilesConfigFileWriter``: what it changes, and all that it leaves alone."""

from __future__ import annotations

import stat
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.auth.profile import ProfilesConfigFile, ProfilesConfigFileWriter
from sts_sdk.auth.profile.internal import BasicProfile, Profile

if TYPE_CHECKING:
    from pathlib import Path

KEYS = Profile("a", BasicAWSCredentials("AK", "SK"))
SESSION = Profile("a", BasicSessionCredentials("AK", "SK", "T"))


@pytest.mark.posix
def test_dump(tmp_path: Path) -> None:
    file = tmp_path / "new" / "credentials"
    ProfilesConfigFileWriter.dumpToFile(file, False, SESSION, Profile("b", BasicAWSCredentials("AK2", "SK2")))
    assert file.read_text() == (
        "[a]\naws_access_key_id=AK\naws_secret_access_key=SK\naws_session_token=T\n\n"
        "[b]\naws_access_key_id=AK2\naws_secret_access_key=SK2\n\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(SdkClientException, match="The destination file already exists"):
        ProfilesConfigFileWriter.dumpToFile(str(file), False, KEYS)
    ProfilesConfigFileWriter.dumpToFile(str(file), True, KEYS)
    assert list(ProfilesConfigFile(file).getAllBasicProfiles()) == ["a"]


def modified(tmp_path: Path, text: str, *profiles: BasicProfile) -> str:
    file = tmp_path / "f"
    file.write_text(text)
    ProfilesConfigFileWriter.modifyOrInsertProfiles(file, *profiles)
    return file.read_text()


def test_other_properties_comments_and_profiles_stay(tmp_path: Path) -> None:
    text = (
        "# mine\n\n[other]\nx = 1 # kept\n\n[a] # heading\n# key\naws_access_key_id = old\nregion = r\n  more\n"
        "aws_session_token = old\n  old\n\n# about z\n[z]\ny=2\n"
    )
    assert modified(tmp_path, text, KEYS) == (
        "# mine\n\n[other]\nx = 1 # kept\n\n[a] # heading\n# key\naws_access_key_id=AK\nregion = r\n  more\n"
        "aws_secret_access_key=SK\n\n# about z\n[z]\ny=2\n"
    )


def test_what_is_not_there_is_appended(tmp_path: Path) -> None:
    assert modified(tmp_path, "[b]\nx=1\n", KEYS) == "[b]\nx=1\n[a]\naws_access_key_id=AK\naws_secret_access_key=SK\n\n"
    file = tmp_path / "fresh"
    ProfilesConfigFileWriter.modifyOrInsertProfiles(file, KEYS)
    assert ProfilesConfigFile(file).getCredentials("a") == BasicAWSCredentials("AK", "SK")


def test_margins_stay(tmp_path: Path) -> None:
    text = "[a]\n  aws_access_key_id = old\n  region = r\n"
    assert modified(tmp_path, text, KEYS) == ("[a]\n  aws_access_key_id=AK\n  region = r\n  aws_secret_access_key=SK\n")


def test_a_profile_that_is_written_twice(tmp_path: Path) -> None:
    text = "[a]\naws_access_key_id=1\n[b]\nx=1\n[profile a]\naws_access_key_id=2\n"
    assert modified(tmp_path, text, KEYS) == (
        "[a]\naws_access_key_id=AK\n[b]\nx=1\n[profile a]\naws_access_key_id=AK\naws_secret_access_key=SK\n"
    )


def test_renaming(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_text("[old]\nregion=r\n[profile older]\nregion=r\n")
    ProfilesConfigFileWriter.modifyOneProfile(file, "old", KEYS)
    ProfilesConfigFileWriter.modifyOneProfile(file, "older", Profile("new", {}))
    assert file.read_text() == (
        "[a]\nregion=r\naws_access_key_id=AK\naws_secret_access_key=SK\n[profile new]\nregion=r\n"
    )


def test_sections_that_are_no_profiles_stay(tmp_path: Path) -> None:
    others = "[sso-session a]\nsso_region=r\n[services a]\nsts =\n  endpoint_url=http://x\n[]\nx=1\n"
    file = tmp_path / "config"
    file.write_text(f"[profile a]\nregion=r\n{others}")
    ProfilesConfigFileWriter.modifyOneProfile(file, "a", KEYS)
    assert file.read_text() == (f"[profile a]\nregion=r\naws_access_key_id=AK\naws_secret_access_key=SK\n{others}")
    ProfilesConfigFileWriter.deleteProfiles(file, "a")
    assert file.read_text() == others


def test_deleting(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_text("# top\n[a]\n# of a\nx=1\n\n# of b\n[b]\nx=1\n# of b too\n[c]\nx=1\n")
    ProfilesConfigFileWriter.deleteProfiles(file, "a", "missing")
    assert file.read_text() == "# top\n# of b\n[b]\nx=1\n# of b too\n[c]\nx=1\n"
    ProfilesConfigFileWriter.deleteProfiles(file, "b", "c")
    assert file.read_text() == "# top\n# of b\n"
    file.write_text("[a]\n# nothing but this\n[b]\nx=1\n")
    ProfilesConfigFileWriter.deleteProfiles(file, "a")
    assert file.read_text() == "[b]\nx=1\n"


@pytest.mark.parametrize(
    "profile",
    [
        Profile("a b", {}),
        Profile("", {}),
        Profile("a]\n[b", {}),
        Profile("a", {"x y": "1"}),
        Profile("a", {"x": "hush\n[b]\naws_access_key_id=evil"}),
        Profile("a", {"x": "hush\r"}),
        Profile("a", {"x": "hush\rhush"}),
        Profile("a", {"x": "hush #1"}),
        Profile("a", {"x": " hush"}),
        Profile("a", {"qq": "hush\udcff"}),
    ],
)
def test_what_a_file_cannot_hold_is_refused_and_not_shown(profile: Profile, tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_text("[b]\nx=1\n")
    with pytest.raises(IllegalArgumentException) as caught:
        ProfilesConfigFileWriter.modifyOrInsertProfiles(file, profile)
    assert "hush" not in str(caught.value)
    assert all(key in str(caught.value) for key in profile.getProperties())
    assert file.read_text() == "[b]\nx=1\n"


@pytest.mark.parametrize("content", [b"[a]\ngarbage\n", b"\xff", b"x=1\n"])
def test_a_file_that_is_not_understood_is_left_alone(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(content)
    with pytest.raises(SdkClientException):
        ProfilesConfigFileWriter.modifyOrInsertProfiles(file, KEYS)
    assert file.read_bytes() == content


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SdkClientException, match="Is a directory"):
        ProfilesConfigFileWriter.deleteProfiles(tmp_path, "a")
    with pytest.raises(SdkClientException, match="Unable to write"):
        ProfilesConfigFileWriter.dumpToFile("/", True, KEYS)


def test_profiles_as_values() -> None:
    assert SESSION.getProperties() == {
        "aws_access_key_id": "AK",
        "aws_secret_access_key": "SK",
        "aws_session_token": "T",
    }
    assert SESSION.getCredentials() == BasicSessionCredentials("AK", "SK", "T")
    with pytest.raises(IllegalArgumentException, match="without a credentials provider"):
        Profile("a", {"region": "r"}).getCredentials()
    assert Profile("a", BasicAWSCredentials("AK", "SK")) == KEYS
    assert hash(Profile("a", BasicAWSCredentials("AK", "SK"))) == hash(KEYS)
    assert repr(KEYS) == "Profile(a: aws_access_key_id, aws_secret_access_key)"


NAMES = st.text(string.ascii_lowercase + "-._", min_size=1, max_size=6)
WORDS = st.text(string.ascii_letters + string.digits + "/+=#;", min_size=1, max_size=12)
LINES = st.lists(
    st.sampled_from(["", "# c", "region = r", "output=json", "  more", "aws_session_token = old"]), max_size=6
)


@given(
    st.dictionaries(NAMES, LINES, max_size=4), st.dictionaries(NAMES, st.tuples(WORDS, WORDS), min_size=1, max_size=3)
)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_written_is_read_and_the_rest_is_as_before(
    tmp_path: Path, existing: dict[str, list[str]], changes: dict[str, tuple[str, str]]
) -> None:
    file = tmp_path / "f"
    file.write_text("".join(f"[{name}]\n{unique(lines)}" for name, lines in existing.items()))
    before = ProfilesConfigFile(file).getAllBasicProfiles()
    profiles = [Profile(name, BasicAWSCredentials(*keys)) for name, keys in changes.items()]
    ProfilesConfigFileWriter.modifyOrInsertProfiles(file, *profiles)
    config = ProfilesConfigFile(file)
    for name, keys in changes.items():
        assert config.getCredentials(name) == BasicAWSCredentials(*keys)
    for name, profile in config.getAllBasicProfiles().items():
        written = profile.getProperties()
        kept = before[name].getProperties() if name in before else {}
        ours = {"aws_access_key_id", "aws_secret_access_key", "aws_session_token"} if name in changes else set()
        assert {k: v for k, v in written.items() if k not in ours} == {k: v for k, v in kept.items() if k not in ours}


def unique(lines: list[str]) -> str:
    """Each property once, and none that goes on with nothing."""
    kept = [line for at, line in enumerate(lines) if line in ("", "# c", "  more") or line not in lines[:at]]
    while kept and kept[0] in ("", "# c", "  more"):
        kept = kept[1:]
    return "".join(f"{line}\n" for line in kept)


def test_line_ends_stay(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"# mine\r\n[a]\r\naws_access_key_id = old\r\n\r\n[b]\r\nx = 1\r\n")
    ProfilesConfigFileWriter.modifyOrInsertProfiles(file, KEYS, Profile("c", BasicAWSCredentials("C", "D")))
    assert file.read_bytes() == (
        b"# mine\r\n[a]\r\naws_access_key_id=AK\r\naws_secret_access_key=SK\r\n\r\n[b]\r\nx = 1\r\n"
        b"[c]\r\naws_access_key_id=C\r\naws_secret_access_key=D\r\n\r\n"
    )


def test_a_comment_in_another_encoding_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "f"
    comment = "# 本番\n".encode("cp932")
    file.write_bytes(comment + b"[a]\naws_access_key_id=old\n")
    ProfilesConfigFileWriter.modifyOrInsertProfiles(file, KEYS)
    assert file.read_bytes() == comment + b"[a]\naws_access_key_id=AK\naws_secret_access_key=SK\n"


def test_headings_in_quotes_and_margins_are_known(tmp_path: Path) -> None:
    text = "  [profile 'a']\n  aws_access_key_id=old\n  [profile 'x y']\n  k=1\n"
    assert modified(tmp_path, text, KEYS) == (
        "  [profile 'a']\n  aws_access_key_id=AK\n  aws_secret_access_key=SK\n  [profile 'x y']\n  k=1\n"
    )
