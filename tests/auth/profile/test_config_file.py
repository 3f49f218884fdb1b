"""``ProfilesConfigFile`` and the profiles it hands out."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from sts_sdk import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import BasicAWSCredentials
from sts_sdk.auth.profile import ProfileCredentialsProvider, ProfilesConfigFile
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.internal._config_file import SharedFiles

TEXT = "[default]\naws_access_key_id=AK\naws_secret_access_key=S\n[profile p]\nrole_arn=r\nsource_profile=default\n"


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "file"
    path.write_text(TEXT)
    return path


def test_profiles_and_their_properties(file: Path) -> None:
    config = ProfilesConfigFile(file)
    profiles = config.getAllBasicProfiles()
    assert list(profiles) == ["default", "p"]
    assert profiles["p"] == config.getBasicProfile("p")
    assert (profiles["p"].getRoleArn(), profiles["p"].getRoleSourceProfile()) == ("r", "default")
    assert profiles["p"].isRoleBasedProfile()
    assert not profiles["default"].isRoleBasedProfile()
    assert config.getBasicProfile("x") is None
    assert config.getCredentials("default") == BasicAWSCredentials("AK", "S")
    assert config.getAllProfiles()["default"].getCredentials() == BasicAWSCredentials("AK", "S")


def test_constants_are_javas() -> None:
    assert ProfilesConfigFile.AWS_PROFILE_ENVIRONMENT_VARIABLE == "AWS_PROFILE"
    assert ProfilesConfigFile.AWS_PROFILE_SYSTEM_PROPERTY == "aws.profile"
    assert ProfilesConfigFile.DEFAULT_PROFILE_NAME == "default"


def test_it_stays_as_it_was_read_until_refresh(file: Path) -> None:
    config = ProfilesConfigFile(str(file))
    file.write_text(TEXT.replace("AK", "AKNEW"), encoding="utf-8")
    assert config.getCredentials("default").getAWSAccessKeyId() == "AK"
    config.refresh()
    assert config.getCredentials("default").getAWSAccessKeyId() == "AKNEW"


def test_the_shared_files_without_a_path(home: Path) -> None:
    with pytest.raises(IllegalArgumentException, match="profile file cannot be null"):
        ProfilesConfigFile()
    (home / ".aws" / "config").write_text("[profile a]\nregion=r\n")
    (home / ".aws" / "credentials").write_text("[a]\naws_access_key_id=A\n")
    found = ProfilesConfigFile().getBasicProfile("a")
    assert found is not None
    assert found.getProperties() == {"region": "r", "aws_access_key_id": "A"}


def test_a_file_that_the_environment_names_in_vain(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CREDENTIAL_PROFILES_FILE", "~/none")
    with pytest.raises(IllegalArgumentException, match=f"not found in the given path: {home / 'none'}$"):
        ProfilesConfigFile()


def test_it_travels_as_its_path_and_shows_no_value(file: Path) -> None:
    config = ProfilesConfigFile(file)
    sent = pickle.dumps(config)
    assert b"AK" not in sent
    assert pickle.loads(sent).getCredentials("default").getAWSAccessKeyId() == "AK"
    assert repr(config) == f"ProfilesConfigFile({file})"
    assert repr(config.getBasicProfile("default")) == "BasicProfile(default: aws_access_key_id, aws_secret_access_key)"


def test_its_configuration_travels_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(
        "[r]\naws_access_key_id=AK\naws_secret_access_key=S\nrole_arn=role\nsource_profile=r\n", encoding="utf-8"
    )
    configuration = ClientConfiguration().withUserAgentPrefix("mine").withParameterValidation(False)
    there = pickle.loads(pickle.dumps(ProfilesConfigFile(file, clientConfiguration=configuration)))
    with StubServer(Answer(403)) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        with pytest.raises(SdkClientException):
            there.getCredentials("r")
    assert (server.requests[0].header("user-agent") or "").startswith("mine")


def test_a_mistake_in_one_profile_does_not_reach_the_providers_of_others(file: Path) -> None:
    config = ProfilesConfigFile(file)
    first, second = ProfileCredentialsProvider(config, "default"), ProfileCredentialsProvider(config, "b")
    good = "[b]\naws_access_key_id=AKB\naws_secret_access_key=S\n"
    file.write_text(TEXT + good, encoding="utf-8")
    config.refresh()
    assert [found.getCredentials().getAWSAccessKeyId() for found in (first, second)] == ["AK", "AKB"]
    file.write_text(TEXT.replace("[profile", "garbage\n[profile") + good, encoding="utf-8")
    assert second.getCredentials().getAWSAccessKeyId() == "AKB"
    with pytest.raises(IllegalArgumentException, match="no '=' character"):
        first.getCredentials()
    file.write_text(TEXT + good, encoding="utf-8")
    assert first.getCredentials().getAWSAccessKeyId() == "AK"


def test_a_thread_that_sees_a_change_late_keeps_what_another_has_made_since(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = ProfilesConfigFile(file)
    config.getCredentials("default")
    file.write_text(TEXT.replace("AK", "AKNEW"), encoding="utf-8")
    read, made = config._read, []

    def overtaken(*, reread: bool = False) -> SharedFiles:
        files = read(reread=reread)
        if not made:
            made.append(None)
            config.refreshIfChanged()  # another thread, while this one was reading
            made[0] = config._provider("default")
        return files

    monkeypatch.setattr(config, "_read", overtaken)
    config.refreshIfChanged()
    assert config._provider("default") is made[0]
