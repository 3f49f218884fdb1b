"""One session in the process for all who ask for the same one."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, SdkClientException
from sts_sdk.auth import BasicSessionCredentials, STSAssumeRoleSessionCredentialsProvider
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._session_cache import SessionCache, shared_sessions
from sts_sdk.internal import _clock
from support.sts import Sts, built, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing import LocalAWS
    from sts_sdk.testing.iam._principals import User


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    shared_sessions.clear()
    yield
    shared_sessions.clear()


def provider_of(aws: LocalAWS, user: User, role: str, external_id: str | None = None):
    builder = STSAssumeRoleSessionCredentialsProvider.Builder(role, "session").withExternalId(external_id)
    return (
        builder.withLongLivedCredentialsProvider(user.provider()).withServiceEndpoint(aws.url).withSharedCache().build()
    )


def test_many_providers_in_many_threads_make_one_call(aws: LocalAWS) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user).arn
    start = threading.Barrier(32)

    def ask(_: int) -> str:
        start.wait()
        return key_of(provider_of(aws, user, role))

    with ThreadPoolExecutor(32) as pool:
        assert len(set(pool.map(ask, range(32)))) == 1
    assert len(aws.requests) == 1


def test_another_request_another_source_and_another_endpoint_are_other_sessions(aws: LocalAWS) -> None:
    ann, bob = aws.user("ann"), aws.user("bob")
    role, other = aws.role("reader", trusts=(ann, bob)).arn, aws.role("writer", trusts=ann).arn
    far = STSAssumeRoleSessionCredentialsProvider.Builder(role, "session").withSharedCache()
    far.withLongLivedCredentialsProvider(ann.provider()).withServiceEndpoint(aws.url.replace("127.0.0.1", "localhost"))
    keys = [
        key_of(provider)
        for provider in (
            provider_of(aws, ann, role),
            provider_of(aws, bob, role),
            provider_of(aws, ann, other),
            provider_of(aws, ann, role, "an-id"),
            far.build(),
        )
    ]
    assert len(set(keys)) == 5
    assert key_of(provider_of(aws, ann, role)) == keys[0]
    assert len(aws.requests) == 5


def test_it_is_off_unless_asked_for() -> None:
    sts = Sts()
    keys = {key_of(built(sts, sts.clock)) for _ in range(2)}
    assert len(keys) == 2
    assert len(shared_sessions) == 0


def test_a_client_that_does_not_tell_who_it_is_shares_with_itself_only() -> None:
    first, second = Sts(), Sts()
    for sts in (first, first, second):
        sts.clock.time = _clock.now()
        key_of(built(sts, sts.clock, lambda b: b.withSharedCache()))
    assert (len(first.requests), len(second.requests)) == (1, 1)


def test_a_refusal_is_remembered_for_all_but_not_for_long(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, bob = aws.user("ann"), aws.user("bob")
    role = aws.role("reader", trusts=bob).arn
    for _ in range(5):
        with pytest.raises(AmazonServiceException, match="not authorized"):
            key_of(provider_of(aws, ann, role))
    assert len(aws.requests) == 1
    [session] = shared_sessions._sessions.values()
    now = _clock.seconds()
    monkeypatch.setattr(session, "_clock", lambda: now + 6)
    with pytest.raises(AmazonServiceException, match="not authorized"):
        key_of(provider_of(aws, ann, role))
    assert len(aws.requests) == 2


def test_a_refresh_replaces_the_session_for_all(aws: LocalAWS) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user).arn
    one, other = provider_of(aws, user, role), provider_of(aws, user, role)
    old = key_of(one)
    assert key_of(other) == old
    one.refresh()
    new = key_of(one)
    assert (key_of(other), key_of(provider_of(aws, user, role))) == (old, new)
    other.invalidate(old)  # a service has refused it: the newer one is there already
    assert key_of(other) == new
    assert len(aws.requests) == 2


def session(number: int) -> Fetched:
    return Fetched(BasicSessionCredentials(f"ASIA{number}", "s", "t"), _clock.now() + timedelta(hours=1))


def test_the_session_that_was_not_used_the_longest_goes_first() -> None:
    cache, calls = SessionCache(maximum=2), list[str]()

    def ask(key: str) -> None:
        cache.fetch(key, lambda: calls.append(key) or session(len(calls)))

    for key in "abacab":  # a stays: it is used in between
        ask(key)
    assert "".join(calls) == "abcb"
    assert len(cache) == 2


def test_whoever_renews_does_it_with_its_own_call() -> None:
    cache = SessionCache()

    def closed() -> Fetched:
        raise SdkClientException("its client is closed")

    with pytest.raises(SdkClientException, match="is closed"):
        cache.fetch("key", closed)
    assert cache.fetch("key", lambda: session(1)).credentials.getAWSAccessKeyId() == "ASIA1"
    assert cache.fetch("key", closed).credentials.getAWSAccessKeyId() == "ASIA1"


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_child_process_has_a_lock_of_its_own() -> None:
    cache = SessionCache()
    with cache._lock.current():
        child = os.fork()
        if child == 0:
            signal.alarm(60)
            cache.fetch("key", lambda: session(1))
            os._exit(len(cache))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
