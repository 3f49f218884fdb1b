"""``ProfileCredentialsProvider``: its constructors, and that it keeps up with its file."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._system_properties import SystemProperties
from sts_sdk.auth import AWSCredentialsProvider
from sts_sdk.auth.profile import ProfileCredentialsProvider, ProfilesConfigFile
from sts_sdk.internal import _config_file
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable


def section(name: str, key: str) -> str:
    return f"[{name}]\naws_access_key_id={key}\naws_secret_access_key=S\n"


@pytest.fixture
def file(home: Path) -> Path:
    path = home / ".aws" / "credentials"
    path.write_text(section("default", "AKDEFAULT") + section("other", "AKOTHER"))
    return path


def key(provider: AWSCredentialsProvider) -> str | None:
    return provider.getCredentials().getAWSAccessKeyId()


def test_every_constructor_of_java(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(section("p", "AKELSEWHERE"))
    config_file = ProfilesConfigFile(elsewhere)
    assert key(ProfileCredentialsProvider()) == "AKDEFAULT"
    assert key(ProfileCredentialsProvider(None)) == "AKDEFAULT"
    assert key(ProfileCredentialsProvider("other")) == "AKOTHER"
    assert key(ProfileCredentialsProvider(None, "other")) == "AKOTHER"
    for given in (str(elsewhere), elsewhere, config_file):
        assert key(ProfileCredentialsProvider(given, "p")) == "AKELSEWHERE"
    assert key(ProfileCredentialsProvider(profileName="other")) == "AKOTHER"
    assert key(ProfileCredentialsProvider(profilesConfigFilePath=elsewhere, profileName="p")) == "AKELSEWHERE"
    assert key(ProfileCredentialsProvider(profilesConfigFile=config_file, profileName="p")) == "AKELSEWHERE"


def test_arguments_that_make_no_sense_are_refused(file: Path) -> None:
    made: tuple[Callable[[], object], ...] = (
        lambda: ProfileCredentialsProvider("a", "b", "c"),  # callers without types
        lambda: ProfileCredentialsProvider("a", Path("b")),
        lambda: ProfileCredentialsProvider(ProfilesConfigFile(file), "a", clientConfiguration=ClientConfiguration()),
    )
    for make in made:
        with pytest.raises(IllegalArgumentException, match=r"not 3 arguments|must be text, not \w*Path$|clientConf"):
            make()


def test_the_profile_in_use_is_asked_for_each_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = ProfileCredentialsProvider()
    assert key(provider) == "AKDEFAULT"
    SystemProperties.setProperty("aws.profile", "other")
    assert key(provider) == "AKOTHER"
    monkeypatch.setenv("AWS_PROFILE", "default")
    assert key(provider) == "AKDEFAULT"


def test_a_changed_file_is_read_again(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(section("p", "AK1"))
    shared, alone = ProfileCredentialsProvider(), ProfileCredentialsProvider(elsewhere, "p")
    assert (key(shared), key(alone)) == ("AKDEFAULT", "AK1")
    file.write_text(section("default", "AKCHANGED"), encoding="utf-8")
    elsewhere.write_text(section("p", "AKCHANGED"))
    assert (key(shared), key(alone)) == ("AKCHANGED", "AKCHANGED")
    file.unlink()
    with pytest.raises(IllegalArgumentException, match="profile file cannot be null"):
        key(shared)
    file.write_text(section("default", "AKBACK"), encoding="utf-8")
    assert key(shared) == "AKBACK"


@pytest.mark.posix
def test_what_was_fetched_stays_while_its_profile_does(file: Path, home: Path) -> None:
    runs = home / "runs"
    script = home / "p.sh"
    script.write_text(
        f'#!/bin/sh\necho x >> {runs}\necho \'{{"Version":1,"AccessKeyId":"AKP","SecretAccessKey":"S"}}\'\n'
    )
    script.chmod(0o700)
    process = f"[process]\ncredential_process={script}\n"
    file.write_text(process, encoding="utf-8")
    provider = ProfileCredentialsProvider("process")
    key(provider)
    file.write_text(section("unrelated", "AK") + process, encoding="utf-8")
    key(provider)
    assert runs.read_text() == "x\n"
    file.write_text(f"{process}region=eu-west-1\n", encoding="utf-8")
    key(provider)
    assert runs.read_text() == "x\nx\n"
    provider.refresh()
    key(provider)
    provider.invalidate("AKP")
    key(provider)
    assert runs.read_text() == "x\n" * 4
    provider.invalidate("another")
    key(provider)
    assert runs.read_text() == "x\n" * 4


def test_the_intervals_after_which_an_unchanged_file_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = ProfileCredentialsProvider(file, "default")
    assert (provider.getRefreshIntervalNanos(), provider.getRefreshForceIntervalNanos()) == (300 * 10**9, 600 * 10**9)
    reads: list[str] = []
    read = _config_file._read_stamped
    monkeypatch.setattr(_config_file, "_read_stamped", lambda path: reads.append(path) or read(path))
    for _ in range(3):
        key(provider)
    assert len(reads) == 1
    provider.setRefreshIntervalNanos(0)
    key(provider)
    assert len(reads) == 2
    provider.setRefreshIntervalNanos(300 * 10**9)
    provider.setRefreshForceIntervalNanos(0)
    key(provider)
    assert len(reads) == 3
    with pytest.raises(IllegalArgumentException, match="refreshIntervalNanos"):
        provider.setRefreshIntervalNanos(-1)
    with pytest.raises(IllegalArgumentException, match="refreshForceIntervalNanos"):
        provider.setRefreshForceIntervalNanos(1 << 63)


def test_many_threads_get_one_answer(file: Path) -> None:
    provider = ProfileCredentialsProvider()
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(provider.getCredentials())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(credentials) for credentials in found}) == 1


def test_nothing_is_read_before_credentials_are_asked_for(home: Path) -> None:
    provider = ProfileCredentialsProvider(home / "missing", "p")
    provider.refresh()
    provider.invalidate("AK")
    with pytest.raises(IllegalArgumentException) as caught:
        provider.getCredentials()
    assert str(caught.value) == f"AWS credential profiles file not found in the given path: {home / 'missing'}"


def test_a_provider_travels_as_its_settings_and_shows_nothing(file: Path) -> None:
    provider = ProfileCredentialsProvider(file, "other")
    key(provider)
    provider.setRefreshIntervalNanos(1)
    provider.setRefreshForceIntervalNanos(2)
    sent = pickle.dumps(provider)
    assert b"AKOTHER" not in sent
    there = pickle.loads(sent)
    assert key(there) == "AKOTHER"
    assert (there.getRefreshIntervalNanos(), there.getRefreshForceIntervalNanos()) == (1, 2)
    assert repr(provider) == "ProfileCredentialsProvider(other)"
    assert isinstance(provider, AWSCredentialsProvider)


def test_its_configuration_travels_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".aws" / "config").write_text(
        f"{section('profile r', 'AK')}role_arn=arn:aws:iam::123456789012:role/r\nsource_profile=r\n"
    )
    configuration = ClientConfiguration().withUserAgentPrefix("mine")
    there = pickle.loads(pickle.dumps(ProfileCredentialsProvider("r", clientConfiguration=configuration)))
    with StubServer(Answer(403)) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        with pytest.raises(SdkClientException):
            there.getCredentials()
    assert (server.requests[0].header("user-agent") or "").startswith("mine")


def test_a_broken_file_breaks_until_it_is_mended(file: Path) -> None:
    provider = ProfileCredentialsProvider()
    key(provider)
    file.write_bytes(b"\xff")
    with pytest.raises(SdkClientException, match="not UTF-8"):
        key(provider)
    file.write_text(section("default", "AKMENDED"), encoding="utf-8")
    assert key(provider) == "AKMENDED"
