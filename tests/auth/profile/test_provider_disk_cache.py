"""Sessions of profiles' roles on disk: one MFA code for two runs, shared with the AWS CLI, off unless asked for."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from botocore.credentials import AssumeRoleCredentialFetcher, Credentials
from botocore.utils import JSONFileCache

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import DefaultAWSCredentialsProviderChain
from sts_sdk.auth.profile import ProfileCredentialsProvider, ProfilesConfigFile
from sts_sdk.internal._extras import needs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sts_sdk.auth import AWSCredentials
    from sts_sdk.testing import LocalAWS
    from sts_sdk.testing.iam._principals import User

    Write = Callable[..., User]


@pytest.fixture
def write(aws: LocalAWS, home: Path) -> Write:
    def written(more: str, *, mfa: bool = True) -> User:
        me = aws.user("me", mfa=mfa)
        keys = me.provider().getCredentials()
        serial = f"mfa_serial={me.mfa.serial}\n" if mfa else ""
        (home / ".aws" / "config").write_text(
            f"[profile r]\nrole_arn={aws.role('r', mfa=mfa).arn}\nsource_profile=base\n{more}{serial}"
            f"[profile base]\naws_access_key_id={keys.getAWSAccessKeyId()}\n"
            f"aws_secret_access_key={keys.getAWSSecretKey()}\n"
        )
        return me

    return written


def run(me: User, **options: Any) -> AWSCredentials:
    """What a new process gets; it may be asked for a code, which is good for one call."""
    return ProfileCredentialsProvider("r", mfaPrompt=lambda _: me.mfa.code(), **options).getCredentials()


def fails(serial: str) -> str:
    raise AssertionError(f"asked for a code of {serial}")


def directory(home: Path) -> Path:
    return home / ".aws" / "cli" / "cache"


@pytest.mark.parametrize("more", ["", "role_session_name=me\n", "duration_seconds=1800\n"])
def test_a_second_run_asks_no_second_code(aws: LocalAWS, write: Write, home: Path, more: str) -> None:
    me = write(more)
    first = run(me, diskCache=True)
    second = ProfileCredentialsProvider("r", mfaPrompt=fails, diskCache=True).getCredentials()
    assert second == first
    [request] = aws.requests
    assert request.parameters.get("DurationSeconds") == ("1800" if "1800" in more else None)  # else STS's own hour
    assert len(list(directory(home).glob("*.json"))) == 1


def test_the_environment_or_the_profile_says_so(
    aws: LocalAWS, write: Write, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = write("sts_sdk_disk_cache=True\n", mfa=False)
    run(me)
    assert len(list(directory(home).glob("*.json"))) == 1
    monkeypatch.setenv("STS_SDK_DISK_CACHE", str(home / "mine"))
    monkeypatch.setenv("AWS_PROFILE", "r")
    first = run(me)
    assert DefaultAWSCredentialsProviderChain().getCredentials() == first
    assert len(list((home / "mine").glob("*.json"))) == 1
    assert len(aws.requests) == 2


def test_it_is_off_unless_asked_for_and_the_program_has_the_last_word(
    write: Write, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = write("", mfa=False)
    run(me)
    monkeypatch.setenv("STS_SDK_DISK_CACHE", "true")
    run(me, diskCache=False)
    monkeypatch.setenv("STS_SDK_DISK_CACHE", "false")
    run(me)
    assert not directory(home).exists()


@pytest.mark.parametrize("value", ["ture", "cache", "./cache", "1"])
def test_what_is_no_setting_is_refused_by_its_name(write: Write, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    me = write(f"sts_sdk_disk_cache={value}\n")
    with pytest.raises(IllegalArgumentException, match=r"sts_sdk_disk_cache of profile r \(.*config:4\) must be true"):
        run(me)
    monkeypatch.setenv("STS_SDK_DISK_CACHE", value)
    with pytest.raises(IllegalArgumentException, match="environment variable STS_SDK_DISK_CACHE must be true, false"):
        run(me)


@pytest.mark.parametrize("more", ["", "role_session_name=me\n", "duration_seconds=1800\nexternal_id=ext\n"])
def test_the_cli_finds_it(aws: LocalAWS, write: Write, home: Path, more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_client(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("the session was not found on disk")

    me = write(more)
    monkeypatch.setattr("sts_sdk.auth._disk_cache._is_regional", lambda endpoint: True)  # as if it were AWS's own
    key = ProfileCredentialsProvider("r", mfaPrompt=lambda _: me.mfa.code(), diskCache=True).getCredentials()
    names = {
        "role_session_name": "RoleSessionName", "duration_seconds": "DurationSeconds", "external_id": "ExternalId",
    }  # fmt: skip
    said = dict(line.split("=") for line in more.splitlines())
    extra = {names[name]: int(value) if value.isdigit() else value for name, value in said.items()}
    fetcher = AssumeRoleCredentialFetcher(
        no_client,
        Credentials("AKIA", "s"),
        aws.role("r", mfa=True).arn,
        extra_args={**extra, "SerialNumber": me.mfa.serial},
        cache=JSONFileCache(str(directory(home))),
    )
    assert fetcher.fetch_credentials()["access_key"] == key.getAWSAccessKeyId()


def test_a_session_that_a_service_refused_is_not_found_again(aws: LocalAWS, write: Write) -> None:
    me = write("sts_sdk_disk_cache=true\n", mfa=False)
    provider = ProfileCredentialsProvider("r")
    first = provider.getCredentials().getAWSAccessKeyId()
    provider.invalidate("another")
    assert provider.getCredentials().getAWSAccessKeyId() == first
    provider.invalidate(str(first))
    second = provider.getCredentials().getAWSAccessKeyId()
    assert second != first
    assert run(me) == provider.getCredentials()
    assert len(aws.requests) == 2


def test_it_travels_with_the_settings(write: Write, home: Path) -> None:
    me = write("")
    first = run(me, diskCache=str(home / "mine"))
    sent = ProfileCredentialsProvider("r", diskCache=str(home / "mine"))
    assert pickle.loads(pickle.dumps(sent)).getCredentials() == first
    file = ProfilesConfigFile(home / ".aws" / "config", diskCache=home / "mine")
    assert pickle.loads(pickle.dumps(file)).getCredentials("r") == first
    with pytest.raises(IllegalArgumentException, match="to the ProfilesConfigFile"):
        ProfileCredentialsProvider(file, "r", diskCache=True)


@pytest.mark.posix
def test_what_is_on_disk_is_what_the_cli_writes(write: Write, home: Path) -> None:
    run(write(""), diskCache=True)
    [file] = directory(home).glob("*.json")
    assert set(json.loads(file.read_text())["Credentials"]) == {
        "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", "AccountId",
    }  # fmt: skip
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_filelock_the_profile_is_broken_and_says_what_to_install(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(directory: object = None) -> None:
        raise ImportError(needs("The disk cache of sessions", "filelock", "cache"))

    me = write("sts_sdk_disk_cache=true\n")
    monkeypatch.setattr("sts_sdk.auth._disk_cache.DiskCache", without)
    with pytest.raises(SdkClientException, match=r'pip install "\.\[cache\]"'):
        run(me)
