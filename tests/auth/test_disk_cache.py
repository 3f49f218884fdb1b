"""Sessions on disk, in the AWS CLI's format: found again, by it too, and never by anybody else."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from botocore.credentials import AssumeRoleCredentialFetcher, Credentials
from botocore.utils import JSONFileCache

from sts_sdk import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk._provider import Origin
from sts_sdk.auth import BasicSessionCredentials, STSAssumeRoleSessionCredentialsProvider
from sts_sdk.auth._disk_cache import DiskCache, file_name
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.internal import _clock
from sts_sdk.internal._private_file import read_private
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, PolicyDescriptorType, Tag
from support.clock import Clock
from support.sts import ROLE, Sts, built, key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import LocalAWS
    from sts_sdk.testing.iam._principals import User

ORIGIN = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com/", "us-east-1")
REQUEST = AssumeRoleRequest(roleArn=ROLE, roleSessionName="session", durationSeconds=3600)


def provider_of(aws: LocalAWS, user: User, role: str, where: Any = True) -> STSAssumeRoleSessionCredentialsProvider:
    builder = STSAssumeRoleSessionCredentialsProvider.Builder(role, "session").withServiceEndpoint(aws.url)
    return builder.withLongLivedCredentialsProvider(user.provider()).withDiskCache(where).build()


def session(key: str = "ASIANEW", minutes: float = 60) -> Fetched:
    ends = (_clock.now() + timedelta(minutes=minutes)).replace(microsecond=0)
    return Fetched(BasicSessionCredentials(key, "secret", "token"), ends)


def kept(directory: Path, fetched: Fetched, origin: Origin = ORIGIN) -> Path:
    """Put a session on disk, and give its file."""
    DiskCache(directory).fetch(REQUEST, origin, lambda: fetched)
    return directory / file_name(REQUEST, origin)


def found(directory: Path, origin: Origin = ORIGIN, rejected: str | None = None) -> str | None:
    """The key of the session that is used: ASIANEW if the one on disk is not."""
    return DiskCache(directory).fetch(REQUEST, origin, session, rejected).credentials.getAWSAccessKeyId()


@pytest.mark.parametrize("seconds", [-86_399_999_913_601, -1, 10**15, 10**30])
def test_a_duration_that_no_role_allows_is_the_calls_to_refuse(tmp_path: Path, seconds: int) -> None:
    request = AssumeRoleRequest(roleArn=ROLE, roleSessionName="session", durationSeconds=seconds)

    def refuse() -> Fetched:
        raise IllegalArgumentException("DurationSeconds")

    with pytest.raises(IllegalArgumentException, match="DurationSeconds"):
        DiskCache(tmp_path).fetch(request, ORIGIN, refuse)
    assert not list(tmp_path.glob("*.json"))


def test_a_second_run_asks_no_second_code(aws: LocalAWS) -> None:
    user = aws.user("ann", mfa=True)
    role, asked = aws.role("reader", trusts=user, mfa=True), list[str]()

    def code(serial: str) -> str:
        asked.append(serial)
        return user.mfa.code()

    keys = set()
    for _ in range(2):
        builder = STSAssumeRoleSessionCredentialsProvider.Builder(role.arn, "session").withServiceEndpoint(aws.url)
        builder.withLongLivedCredentialsProvider(user.provider()).withDiskCache()
        keys.add(key_of(builder.withSerialNumber(user.mfa.serial).withTokenCodeProvider(code).build()))
    assert len(keys) == len(asked) == len(aws.requests) == 1
    [file] = Path.home().glob(".aws/cli/cache/*.json")
    assert json.loads(file.read_text())["Credentials"]["AccessKeyId"] in keys


PROGRAM = """
import subprocess
import sys
from sts_sdk.auth import EnvironmentVariableCredentialsProvider, STSAssumeRoleSessionCredentialsProvider
builder = STSAssumeRoleSessionCredentialsProvider.Builder(sys.argv[1], "session").withDiskCache(sys.argv[2])
provider = builder.withLongLivedCredentialsProvider(EnvironmentVariableCredentialsProvider()).build()
print("ready", flush=True)
for _ in sys.stdin:
    print(provider.getCredentials().getAWSAccessKeyId(), flush=True)
    provider.invalidate(provider.getCredentials().getAWSAccessKeyId())
"""


def test_eight_processes_make_one_call_and_one_again_when_the_session_is_rejected(
    aws: LocalAWS, tmp_path: Path
) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user)
    environment = {**os.environ, **aws.environment(user)}
    command = [sys.executable, "-c", PROGRAM, role.arn, str(tmp_path / "cache")]
    processes = [
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(8)
    ]
    try:
        assert {process.stdout.readline() for process in processes} == {"ready\n"}
        for calls in (1, 2):
            keys = _ask(processes)
            assert len(set(keys)) == 1
            assert len(aws.requests) == calls
    finally:
        for process in processes:
            process.communicate()
    assert {process.returncode for process in processes} == {0}


def _ask(processes: list[Any]) -> list[str]:
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.stdout.readline() for process in processes]


# The format


def botocores(arguments: dict[str, Any], directory: Path) -> AssumeRoleCredentialFetcher:
    """What the CLI uses: its cache, and a client that must not be needed."""

    def no_client(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("the session was not found on disk")

    rest = {name: value for name, value in arguments.items() if name != "RoleArn"}
    source = Credentials("AKIA", "s")
    return AssumeRoleCredentialFetcher(
        no_client, source, arguments["RoleArn"], extra_args=rest, cache=JSONFileCache(str(directory))
    )


POLICY = '{"Version":"2012-10-17","Statement":[{"Resource":"*","Effect":"Allow","Action":"s3:*"}]}'


@pytest.mark.parametrize(
    ("request_", "arguments"),
    [
        (REQUEST, {"RoleArn": ROLE, "RoleSessionName": "session", "DurationSeconds": 3600}),
        (
            AssumeRoleRequest(
                roleArn=ROLE,
                roleSessionName="säßion",
                externalId="id",
                serialNumber="GAHT1",
                policy=POLICY,
                policyArns=[PolicyDescriptorType(arn="arn:aws:iam::aws:policy/x")],
                tags=[Tag(key="a", value="b")],
                transitiveTagKeys=["a"],
            ),
            {
                "RoleArn": ROLE,
                "RoleSessionName": "säßion",
                "ExternalId": "id",
                "SerialNumber": "GAHT1",
                "Policy": POLICY,
                "PolicyArns": [{"arn": "arn:aws:iam::aws:policy/x"}],
                "Tags": [{"Key": "a", "Value": "b"}],
                "TransitiveTagKeys": ["a"],
            },
        ),
    ],
    ids=["few", "all"],
)
def test_the_cli_finds_our_session_and_we_find_the_clis(
    request_: AssumeRoleRequest, arguments: dict[str, Any], tmp_path: Path
) -> None:
    ours = session("ASIAOURS")
    DiskCache(tmp_path).fetch(request_, ORIGIN, lambda: ours)
    theirs = botocores(arguments, tmp_path).fetch_credentials()
    assert (theirs["access_key"], theirs["secret_key"], theirs["token"]) == ("ASIAOURS", "secret", "token")
    [file] = tmp_path.glob("*.json")
    document = {
        "Credentials": {
            "AccessKeyId": "ASIACLI",
            "SecretAccessKey": "s",
            "SessionToken": "t",
            "Expiration": (_clock.now() + timedelta(hours=1)),
        },
        "AssumedRoleUser": {"Arn": "arn"},
    }
    JSONFileCache(str(tmp_path))[file.stem] = document
    read = DiskCache(tmp_path).fetch(request_, ORIGIN, session)
    assert read.credentials.getAWSAccessKeyId() == "ASIACLI"
    assert read.expiration == document["Credentials"]["Expiration"].replace(microsecond=0)


@pytest.mark.parametrize(
    ("endpoint", "is_the_clis"),
    [
        ("https://sts.eu-west-1.amazonaws.com/", True),
        ("https://sts.cn-north-1.amazonaws.com.cn/", True),
        ("https://sts.amazonaws.com/", False),  # its sessions are not valid everywhere
        ("http://sts.eu-west-1.amazonaws.com/", False),
        ("https://sts.eu-west-1.amazonaws.com.example.com/", False),
        ("http://127.0.0.1:4566/", False),
    ],
)
def test_other_endpoints_have_other_files(endpoint: str, is_the_clis: bool) -> None:
    same = file_name(REQUEST, Origin("AKIA", endpoint, "eu-west-1")) == file_name(REQUEST, ORIGIN)
    assert same is is_the_clis


# What is used, and what is not


def test_a_session_that_another_key_started_is_not_used(tmp_path: Path) -> None:
    kept(tmp_path, session("ASIAANNS"))
    assert found(tmp_path) == "ASIAANNS"
    assert found(tmp_path, Origin("AKIABOB", ORIGIN.endpoint, ORIGIN.signing_region)) == "ASIANEW"


@pytest.mark.parametrize(("minutes", "used"), [(16, True), (14, False), (-1, False)])
def test_a_session_near_its_end_is_not_used(minutes: float, used: bool, tmp_path: Path) -> None:
    kept(tmp_path, session("ASIAOLD", minutes))
    assert (found(tmp_path) == "ASIAOLD") is used


def test_a_rejected_session_is_not_used(tmp_path: Path) -> None:
    kept(tmp_path, session("ASIAOLD"))
    assert found(tmp_path, rejected="ASIAOTHER") == "ASIAOLD"
    assert found(tmp_path, rejected="ASIAOLD") == "ASIANEW"
    assert found(tmp_path) == "ASIANEW"


def test_while_sts_cannot_be_had_the_old_session_is_used_as_long_as_it_lives(tmp_path: Path) -> None:
    def fails(error: Exception) -> Callable[[], Fetched]:
        def call() -> Fetched:
            raise error

        return call

    cache, refused = DiskCache(tmp_path), AmazonServiceException("no")
    refused.setErrorCode("AccessDenied")
    refused.setStatusCode(403)
    kept(tmp_path, session("ASIAOLD", 5))
    outage = fails(SdkClientException("no connection"))
    assert cache.fetch(REQUEST, ORIGIN, outage).credentials.getAWSAccessKeyId() == "ASIAOLD"
    for call, rejected in ((fails(refused), None), (outage, "ASIAOLD")):
        with pytest.raises(SdkClientException):
            cache.fetch(REQUEST, ORIGIN, call, rejected)
    ended = DiskCache(tmp_path, clock=lambda: _clock.now() + timedelta(minutes=6))
    with pytest.raises(SdkClientException, match="no connection"):
        ended.fetch(REQUEST, ORIGIN, outage)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"{}",
        b'{"Credentials": "none"}',
        b'{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "2099-01-01T00:00:00Z"}}',
        b'{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "soon"}}',
        b'{"Credentials": {"AccessKeyId": "", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "20990101"}}',
        b"[" * 50_000,
        b" " * 70_000,
    ],
)
def test_a_bad_file_is_a_miss_and_is_replaced(content: bytes, tmp_path: Path) -> None:
    file = kept(tmp_path, session("ASIAOLD"))
    file.write_bytes(content)
    assert found(tmp_path) == "ASIANEW"
    assert json.loads(file.read_bytes())["Credentials"]["AccessKeyId"] == "ASIANEW"


# Who can see it


@pytest.mark.posix
def test_directory_and_files_are_for_their_owner_only_from_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    real = os.open

    def watched(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        if flags & os.O_CREAT:
            opened.append(mode)
            assert flags & os.O_EXCL or str(path).endswith(".lock")
        return real(path, flags, mode, **more)

    monkeypatch.setattr(os, "open", watched)
    umask = os.umask(0)
    try:
        file = kept(tmp_path / "new" / "cache", session())
    finally:
        os.umask(umask)
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [entry.stat().st_mode & 0o777 for entry in file.parent.iterdir()] == [0o600, 0o600]
    assert set(opened) == {0o600}


@pytest.mark.posix
@pytest.mark.parametrize("what", ["symbolic link", "writable by others", "pipe"])
def test_a_file_that_others_may_have_put_there_is_not_read_and_not_followed(what: str, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    file, theirs = kept(cache, session("ASIATHEIRS")), tmp_path / "theirs.json"
    if what == "writable by others":
        file.chmod(0o622)
    else:
        file.rename(theirs)
        file.symlink_to(theirs) if what == "symbolic link" else os.mkfifo(file)
    before = theirs.read_bytes() if theirs.exists() else None
    assert found(cache) == "ASIANEW"
    assert file.is_file()
    assert not file.is_symlink()
    assert before is None or theirs.read_bytes() == before


@pytest.mark.posix
def test_what_belongs_to_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(tmp_path, session("ASIATHEIRS"))
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert read_private(file) is None
    with pytest.raises(SdkClientException, match="cannot keep secrets: it belongs to another user"):
        found(tmp_path)


@pytest.mark.posix
@pytest.mark.parametrize("what", ["symbolic link", "others can write", "exists"])
def test_a_directory_that_others_may_have_put_there_is_refused(what: str, tmp_path: Path) -> None:
    cache, real = tmp_path / "cache", tmp_path / "real"
    real.mkdir()
    if what == "symbolic link":
        cache.symlink_to(real)
    elif what == "exists":
        cache.touch()
    else:
        cache.mkdir()
        cache.chmod(0o777)
    with pytest.raises(SdkClientException, match=f"(?i)cannot keep secrets: .*{what}"):
        found(cache)


def test_what_cannot_be_written_is_used_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert found(tmp_path) == "ASIANEW"
    assert "No space left on device" in caplog.text
    monkeypatch.setattr("filelock.FileLock.acquire", full)
    assert found(tmp_path) == "ASIANEW"
    assert list(tmp_path.glob("*.json")) == []


def test_a_file_system_without_locks_keeps_nothing_but_gives_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unknown(self: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")  # as filelock says it

    monkeypatch.setattr("filelock.FileLock.acquire", unknown)
    assert found(tmp_path) == "ASIANEW"
    assert "does not appear to support flock" in caplog.text


@pytest.mark.parametrize("directory", [None, "~no-such-user/cache"])
def test_without_a_home_directory_it_is_told(directory: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(path: str) -> str:
        return path  # what Python gives for a user whom the system does not know

    monkeypatch.setattr("os.path.expanduser", homeless)
    with pytest.raises(SdkClientException, match="home directory"):
        DiskCache(directory).fetch(REQUEST, ORIGIN, session)


# How it is switched on


def test_it_is_off_unless_asked_for(aws: LocalAWS) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user).arn
    key_of(provider_of(aws, user, role, where=False))
    assert not (Path.home() / ".aws").exists()


def test_a_client_that_does_not_tell_who_it_is_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="needs an STS client of this package"):
        key_of(built(Sts(), Clock(), lambda b: b.withDiskCache()))


def test_without_filelock_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "filelock", None)
    with pytest.raises(ImportError, match=r'needs filelock, .* pip install "\.\[cache\]"$'):
        DiskCache()


def test_only_who_keeps_sessions_on_disk_needs_filelock() -> None:
    code = (
        "import sys; sys.modules['filelock'] = None\n"
        "from sts_sdk.auth import STSAssumeRoleSessionCredentialsProvider as Provider\n"
        "from sts_sdk.auth.profile import ProfileCredentialsProvider\n"
        "builder = Provider.Builder('role', 'session')\n"
        "try: builder.withDiskCache()\n"
        "except ImportError: print(builder.build(), ProfileCredentialsProvider('p'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.endswith("ProfileCredentialsProvider(p)\n")


def test_it_travels_as_its_place(tmp_path: Path) -> None:
    kept(tmp_path, session("ASIAKEPT"))
    there = pickle.loads(pickle.dumps(DiskCache(tmp_path)))
    assert there.fetch(REQUEST, ORIGIN, session).credentials.getAWSAccessKeyId() == "ASIAKEPT"


def test_its_text_is_its_place() -> None:
    assert repr(DiskCache("/tmp/x")) == "DiskCache('/tmp/x')"
