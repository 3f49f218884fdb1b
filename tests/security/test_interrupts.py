"""An interrupt (Ctrl-C, a worker's time limit) at any moment leaves nothing locked, half done or waited for."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk._provider import Origin
from sts_sdk._requests._result import MetadataCache
from sts_sdk.auth import AWSCredentials, AWSCredentialsProviderChain, BasicSessionCredentials
from sts_sdk.auth._background import BackgroundRenewal
from sts_sdk.auth._chain import LateProviders
from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain
from sts_sdk.auth._disk_cache import DiskCache
from sts_sdk.auth._instance_profile import InstanceProfileCredentialsProvider
from sts_sdk.auth._process import ProcessCredentialsProvider
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.auth._session_cache import SessionCache
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.internal._config_paths import no_pipe
from sts_sdk.internal._file_lock import file_lock
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._private_file import read_private, write_private
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from sts_sdk.retry._strategy import RetryQuota, SendingRate
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, GetCallerIdentityRequest
from support.interrupts import by_exceptions, by_signals, by_steps, undisturbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[], object]

_TIMES = 300
_KEYS = BasicSessionCredentials("ASIAEXAMPLE", "secret", "token")

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a system without timers that signal"),
    # What strikes in a callback of a weak reference, or between opening a file and owning it, is told of as a warning.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


def _in_an_hour() -> Fetched:
    return Fetched(_KEYS, datetime.now(UTC) + timedelta(hours=1))


def _lock() -> Work:
    lock = ForkLock()

    def work() -> None:
        with lock.current():
            pass

    return work


def _refresh() -> Work:
    return RefreshingCredentials(_in_an_hour).refresh


def _get_and_forget() -> Work:
    engine = RefreshingCredentials(_in_an_hour)

    def work() -> None:
        assert engine.get() is _KEYS
        engine.invalidate("ASIAEXAMPLE")
        assert engine.get() is _KEYS
        engine.forget()

    return work


def _failing() -> Work:
    def fails() -> Fetched:
        raise ConnectionError

    engine = RefreshingCredentials(fails, uniform=lambda a, b: 0.0)

    def work() -> None:
        try:
            engine.get()
        except ConnectionError:
            return
        raise AssertionError

    return work


def _session_cache() -> Work:
    cache = SessionCache(maximum=3)
    keys = iter(range(10**9))

    def work() -> None:
        assert cache.fetch(next(keys) % 5, _in_an_hour).credentials is _KEYS
        assert len(cache) <= 3

    return work


def _metadata() -> Work:
    cache, requests = MetadataCache(3), [GetCallerIdentityRequest() for _ in range(5)]
    turn = iter(range(10**9))

    def work() -> None:
        request = requests[next(turn) % 5]
        cache.add(request, None)
        assert len(cache._entries) <= 3

    return work


def _quota() -> Work:
    quota = RetryQuota(500)

    def work() -> None:
        quota.release(5)
        assert quota.acquire(5) or quota.available < 5
        quota.release(500)

    return work


def _rate() -> Work:
    rate = SendingRate(iter(range(10**9)).__next__)

    def work() -> None:
        rate.record(throttled=True)
        assert rate.wait_before_sending() >= 0
        rate.give_back()

    return work


def _late_providers() -> Work:
    made: list[AWSCredentialsProviderChain] = []

    def work() -> None:
        chain = AWSCredentialsProviderChain(LateProviders([lambda: AWSStaticCredentialsProvider(_KEYS)]))
        made[:] = [chain]
        assert made[0].getCredentials() is _KEYS

    return work


def _default_chain() -> Work:
    def work() -> None:
        assert DefaultAWSCredentialsProviderChain.getInstance()
        assert InstanceProfileCredentialsProvider.getInstance()

    return work


def _process() -> Work:
    provider = ProcessCredentialsProvider.builder().withCommand("true").build()
    document = b'{"Version": 1, "AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret", "SessionToken": "token"}'

    class Command:
        def check_origin(self) -> None:
            """It is nobody's."""

        def told_as(self) -> str:
            return ""

        def run(self) -> bytes:
            return document

    provider._command = Command()

    def work() -> None:
        provider.refresh()
        provider.invalidate("ASIAEXAMPLE")
        assert provider.getCredentials().getAWSAccessKeyId() == "ASIAEXAMPLE"

    return work


class _NoExecutor:
    """Takes work and does none."""

    def submit(self, work: Work) -> _Done:
        return _Done()


class _Done:
    def done(self) -> bool:
        return True


def _background() -> Work:
    ends = iter(range(10**9))

    def soon() -> Fetched:
        next(ends)
        return Fetched(_KEYS, datetime.now(UTC) + timedelta(minutes=4))

    engine = RefreshingCredentials(soon, window=lambda lifetime: lifetime - timedelta(seconds=1))
    renewal = BackgroundRenewal(engine, _NoExecutor())

    def work() -> AWSCredentials:
        engine.refresh()
        return renewal.get()

    return work


_SHARED: dict[str, Callable[[], Work]] = {
    made.__name__[1:]: made
    for made in (
        _lock, _refresh, _get_and_forget, _failing, _session_cache, _metadata, _quota, _rate, _late_providers,
        _default_chain, _process, _background,
    )
}  # fmt: skip


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
@pytest.mark.parametrize("shared", _SHARED)
def test_what_threads_share_works_after_an_interrupt(
    shared: str, strikes: Callable[[Work, Work, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DefaultAWSCredentialsProviderChain, "_shared", None)
    work = _SHARED[shared]()
    strikes(work, work, _TIMES)


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
def test_profiles_work_after_an_interrupt(tmp_path: Path, strikes: Callable[[Work, Work, int], None]) -> None:
    file = tmp_path / "credentials"
    file.write_text("[p]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n")
    provider = ProfileCredentialsProvider(str(file), "p")

    def work() -> None:
        provider.setRefreshIntervalNanos(0)  # so that each call reads the file again
        assert provider.getCredentials().getAWSAccessKeyId() == "AKIAEXAMPLE"
        provider.refresh()

    strikes(work, work, _TIMES // 3)


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
def test_sessions_on_disk_are_locked_by_nobody_after_an_interrupt(tmp_path: Path, strikes: Callable[..., None]) -> None:
    request = AssumeRoleRequest(roleArn="arn:aws:iam::123456789012:role/r", roleSessionName="s")
    origin = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com", "us-east-1")
    cache = DiskCache(tmp_path / "cache")

    def soon_over() -> Fetched:
        return Fetched(_KEYS, datetime.now(UTC) + timedelta(minutes=1))

    def work() -> None:
        assert cache.fetch(request, origin, soon_over, rejected="ASIAEXAMPLE").credentials == _KEYS

    strikes(work, work, 150, 4e-3)


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
def test_files_of_logins_are_locked_by_nobody_after_an_interrupt(tmp_path: Path, strikes: Callable[..., None]) -> None:
    def work() -> None:
        with file_lock(str(tmp_path / "lock"), 60.0) as mine:
            assert mine

    strikes(work, work, _TIMES)
    assert not _open_below(tmp_path)


def _open_below(folder: Path) -> list[str]:
    """The files of a folder that this process has open; none can be seen on a system without /proc."""
    gc.collect()
    found: list[str] = []
    for descriptor in Path("/proc/self/fd").iterdir() if Path("/proc/self/fd").is_dir() else ():
        with suppress(OSError):  # the one that iterdir itself had open
            found.append(str(descriptor.readlink()))
    return [each for each in found if each.startswith(str(folder))]


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
def test_no_file_stays_open_after_an_interrupt(tmp_path: Path, strikes: Callable[..., None]) -> None:
    file, secret = tmp_path / "file", tmp_path / "secrets" / "file"
    file.write_bytes(b"x")

    def work() -> None:
        with open(file, "rb", opener=no_pipe) as opened:
            assert opened.read() == b"x"
        write_private(secret, b"y")
        assert read_private(secret) == b"y"

    strikes(work, work, 300)
    assert not _open_below(tmp_path)
    assert [each.name for each in secret.parent.iterdir()] == ["file"]


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions])
def test_no_command_runs_on_after_an_interrupt(tmp_path: Path, strikes: Callable[..., None]) -> None:
    begun = tmp_path / "begun"
    begun.touch()
    command = f"sh -c 'echo $$ >> {begun}; exec sleep 600'"
    provider = ProcessCredentialsProvider.builder().withCommand(command).withTimeout(500).build()
    strikes(provider.getCredentials, lambda: None, 30, 12e-3)
    for number in begun.read_text().split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(number), 0)


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
def test_a_client_has_all_of_its_connections_after_interrupts(strikes: Callable[..., None]) -> None:
    """Wherever a call was struck: while it waits for a connection, owns it, or gives it back."""
    opened = RequestsTransport(TransportSettings(max_connections=2))
    with undisturbed(), StubServer(Answer(200, b"ok")) as server:
        request = HttpRequest("POST", server.url, {}, b"Action=Test")

        def work() -> None:
            assert opened.send(request, Timeouts(5, 5)).body == b"ok"

        strikes(work, work, 500, 2e-3)
    opened.close()


@pytest.mark.posix
@pytest.mark.parametrize("strikes", [by_signals, by_exceptions, by_steps])
def test_a_client_has_room_for_new_connections_after_interrupts(strikes: Callable[..., None]) -> None:
    """The only one that there may be is made anew for each call, and used by another thread after each interrupt."""
    opened = RequestsTransport(TransportSettings(max_connections=1))
    with undisturbed(), StubServer(Answer(200, b"ok", {"Connection": "close"})) as server:
        request = HttpRequest("POST", server.url, {}, b"Action=Test")

        def work() -> None:
            assert opened.send(request, Timeouts(5, 5)).body == b"ok"

        strikes(work, work, 200, 2e-3)
    opened.close()
