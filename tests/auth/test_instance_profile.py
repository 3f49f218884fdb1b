"""The instance's credentials, from a real loopback metadata service."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AmazonClientException, AmazonServiceException, SdkClientException
from sts_sdk.auth import AWSCredentialsProviderChain, InstanceProfileCredentialsProvider
from sts_sdk.auth import _instance_profile as instance_profile
from support.metadata import ROLES, TOKEN, MetadataServer, document
from support.providers import given, outcome, script
from support.recorded import cases
from support.server import Answer, StubServer
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "com.amazonaws.auth.InstanceProfileCredentialsProvider"


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("arg") == _NAME))
def test_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(*script(case)) as server:
        given(case, monkeypatch, server.port)
        observed = case["observed"]
        assert outcome(InstanceProfileCredentialsProvider()) == {
            name: value for name, value in observed.items() if name in ("credentials", "threw")
        }
        wire = [{**line, "headers": _shown(line["headers"])} for line in observed.get("wire", [])]
        assert [
            {"method": r.method, "target": r.target, "headers": _shown({k.lower(): v for k, v in r.headers})}
            for r in server.requests
        ] == wire


def _shown(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name == "accept" or name.startswith("x-aws")}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MetadataServer]:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    with MetadataServer() as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        yield server


def test_token_role_document(server: MetadataServer) -> None:
    provider = InstanceProfileCredentialsProvider()
    credentials: Any = provider.getCredentials()
    assert credentials.getSessionToken() == "token/1=="
    assert provider.getCredentials() is credentials
    assert server.trail == [f"PUT {TOKEN}", f"GET {ROLES}", f"PUT {TOKEN}", f"GET {ROLES}app-role"]
    assert server.connections == 1


def test_the_first_of_several_roles_is_taken(server: MetadataServer) -> None:
    server.paths[ROLES] = lambda: "app-role\nother\n"
    InstanceProfileCredentialsProvider().getCredentials()
    assert server.trail[-1] == f"GET {ROLES}app-role"


@pytest.mark.parametrize("role", ["", "<html>", "../../user-data", "a b", "a?b", "a#b", "rôle", "\x00"])
def test_what_is_no_role_never_becomes_a_path(server: MetadataServer, role: str) -> None:
    server.paths[ROLES] = lambda: role
    with pytest.raises(SdkClientException, match="Unable to load credentials path"):
        InstanceProfileCredentialsProvider().getCredentials()
    assert server.trail[-1] == f"GET {ROLES}"


def test_an_instance_without_a_role(server: MetadataServer) -> None:
    del server.paths[ROLES]
    with pytest.raises(SdkClientException, match="The requested metadata is not found at") as e:
        InstanceProfileCredentialsProvider().getCredentials()
    assert "The instance has no role" in str(e.value.getCause())
    with pytest.raises(SdkClientException, match="The instance has no role"):
        AWSCredentialsProviderChain(InstanceProfileCredentialsProvider()).getCredentials()


def test_a_first_answer_that_has_ended_is_used_and_asked_for_anew(
    server: MetadataServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.paths[ROLES + "app-role"] = lambda: document(Expiration="2020-01-01T00:00:00Z")
    provider = InstanceProfileCredentialsProvider()
    held = provider.getCredentials()
    assert held.getAWSAccessKeyId() == "ASIA0000000000000001"
    assert provider.getCredentials() is held
    assert "the clock of this machine says" in caplog.text
    server.paths[ROLES + "app-role"] = lambda: document(2)
    provider._credentials._clock = lambda: time.time() + 601
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000002"


def test_a_refused_read_is_raised_as_it_is(server: MetadataServer) -> None:
    server.faults[ROLES] = [Answer(401, reason="Unauthorized")]
    with pytest.raises(AmazonServiceException, match="Status Code: 401"):
        InstanceProfileCredentialsProvider().getCredentials()


def test_refresh_and_invalidate(server: MetadataServer) -> None:
    provider = InstanceProfileCredentialsProvider()
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000001"
    provider.invalidate("ASIA0000000000000007")
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000001"
    provider.invalidate("ASIA0000000000000001")
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000002"
    provider.refresh()
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000003"


def test_credentials_without_an_expiration_are_fetched_again_after_an_hour_as_in_java(server: MetadataServer) -> None:
    server.paths[ROLES + "app-role"] = lambda: document(lifetime=None)
    provider = InstanceProfileCredentialsProvider()
    held = provider.getCredentials()
    for minutes, same in ((59, True), (61, False)):
        provider._credentials._clock = lambda after=minutes: time.time() + after * 60
        assert (provider.getCredentials() is held) is same


def test_the_service_may_fail_while_credentials_are_held(server: MetadataServer) -> None:
    server.paths[ROLES + "app-role"] = lambda: document(Expiration="2035-01-01T00:00:00Z")
    provider = InstanceProfileCredentialsProvider()
    held = provider.getCredentials()
    server.token = Answer(400)
    with pytest.raises(AmazonServiceException):
        provider._credentials.refresh()
    assert provider.getCredentials() is held


def test_switched_off() -> None:
    provider = InstanceProfileCredentialsProvider()
    with pytest.raises(AmazonClientException, match="is set to true, not loading credentials from EC2 Instance"):
        provider.getCredentials()
    assert provider.explain().status == "not configured"


def test_one_instance_is_shared() -> None:
    shared = InstanceProfileCredentialsProvider.getInstance()
    assert isinstance(shared, InstanceProfileCredentialsProvider)
    assert InstanceProfileCredentialsProvider.getInstance() is shared


def renewers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sts-sdk-instance-profile"]


def gone() -> bool:
    return until(lambda: not renewers())


def test_no_background_thread_unless_asked_for(server: MetadataServer) -> None:
    InstanceProfileCredentialsProvider().getCredentials()
    assert renewers() == []


def test_a_background_thread_fetches_and_ends_with_close(server: MetadataServer) -> None:
    with InstanceProfileCredentialsProvider(True) as provider:
        (thread,) = renewers()
        assert thread.daemon
        assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000001"
        assert server.issued == 1
    assert gone()
    provider.finalize()
    provider.refresh()
    assert provider.getCredentials().getAWSAccessKeyId() == "ASIA0000000000000002"
    assert renewers() == []


def test_a_lazy_provider_starts_its_thread_with_the_first_credentials_and_ends_it_with_its_last_reference(
    server: MetadataServer,
) -> None:
    provider = InstanceProfileCredentialsProvider.createAsyncRefreshingProvider(False)
    assert renewers() == []
    provider.getCredentials()
    assert len(renewers()) == 1
    del provider
    gc.collect()
    assert gone()


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_many_callers_start_one_background_thread_and_a_forked_child_starts_its_own(server: MetadataServer) -> None:
    provider = InstanceProfileCredentialsProvider.createAsyncRefreshingProvider(False)
    begin = threading.Barrier(8)

    def get(_: int) -> None:
        begin.wait(60)
        provider.getCredentials()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(get, range(8)))
    assert len(renewers()) == 1
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        provider.getCredentials()
        os._exit(len(renewers()))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    provider.close()
    assert gone()


def test_the_background_thread_asks_each_minute_and_outlives_failures(
    server: MetadataServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert instance_profile._ASYNC_INTERVAL == 60
    monkeypatch.setattr(instance_profile, "_ASYNC_INTERVAL", 0.01)
    server.faults[ROLES] = [Answer(404), Answer(404)]
    with InstanceProfileCredentialsProvider.createAsyncRefreshingProvider(True):
        assert until(lambda: server.issued)
    assert server.issued == 1
    assert gone()


@pytest.mark.parametrize("case", cases("providers", lambda c: c["id"].endswith("instance-profile-async")))
def test_the_interval_as_recorded(case: dict[str, Any]) -> None:
    assert case["value"]["minutes"] * 60 == instance_profile._ASYNC_INTERVAL


def test_pickled_and_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    provider = pickle.loads(pickle.dumps(InstanceProfileCredentialsProvider()))
    assert str(provider.explain()) == (
        "InstanceProfileCredentialsProvider: would be asked: if this is an EC2 instance with a role, "
        "at http://169.254.169.254"
    )
    lazy = InstanceProfileCredentialsProvider.createAsyncRefreshingProvider(False)
    assert pickle.loads(pickle.dumps(lazy))._async
    assert renewers() == []


def test_a_wrong_endpoint_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", "not a host")
    found = InstanceProfileCredentialsProvider().explain()
    assert (found.provider, found.status) == ("InstanceProfileCredentialsProvider", "broken")
    assert "'not a host' cannot be used" in found.why
