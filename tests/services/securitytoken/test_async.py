"""The asynchronous client: futures, handlers, executors, and threads that end."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import ClientConfiguration, IllegalArgumentException, IllegalStateException, SdkClientException
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.handlers import AsyncHandler
from sts_sdk.services.securitytoken import (
    AWSSecurityTokenService,
    AWSSecurityTokenServiceAsync,
    AWSSecurityTokenServiceAsyncClient,
    AWSSecurityTokenServiceAsyncClientBuilder,
)
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AWSSecurityTokenServiceException,
    GetCallerIdentityRequest,
    GetFederationTokenRequest,
    GetSessionTokenRequest,
)
from support.server import Answer, StubServer
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing import LocalAWS, User


@pytest.fixture
def alice(aws: LocalAWS) -> User:
    return aws.user("alice")


def builder(aws: LocalAWS, user: User) -> AWSSecurityTokenServiceAsyncClientBuilder:
    made = AWSSecurityTokenServiceAsyncClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    return made.withCredentials(user.provider())


@pytest.fixture
def sts(aws: LocalAWS, alice: User) -> Iterator[AWSSecurityTokenServiceAsyncClient]:
    with builder(aws, alice).build() as client:
        yield client


class Heard(AsyncHandler[Any, Any]):
    """What a handler was told, and in which thread."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []
        self.done = threading.Event()

    def onError(self, exception: Exception) -> None:
        self.told.append((exception, threading.current_thread()))
        self.done.set()

    def onSuccess(self, request: Any, result: Any) -> None:
        self.told.append((request, result, threading.current_thread()))
        self.done.set()


WHO = Answer(
    body="<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/alice</Arn>"
    "</GetCallerIdentityResult></GetCallerIdentityResponse>"
)


def calling(server: StubServer, configuration: ClientConfiguration | None = None) -> AWSSecurityTokenServiceAsyncClient:
    """A client of a server that decides itself when it answers."""
    builder = AWSSecurityTokenServiceAsyncClientBuilder.standard()
    builder.setEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
    builder.setCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")))
    builder.setClientConfiguration(configuration or ClientConfiguration())
    return builder.build()


def own_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("sts-sdk-async")]


# Every method


OPERATIONS = sorted(name.removesuffix("Async") for name in vars(AWSSecurityTokenServiceAsync) if name.endswith("Async"))


def test_there_is_an_async_method_for_each_operation() -> None:
    operations = {name for name in dir(AWSSecurityTokenService) if name[0] in "adg" and "Async" not in name}
    assert set(OPERATIONS) == operations - {"getCachedResponseMetadata"}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_each_method_gives_what_its_operation_gives_and_tells_the_handler(
    sts: AWSSecurityTokenServiceAsyncClient, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    result, request = object(), GetSessionTokenRequest(durationSeconds=900)
    seen = []

    def answer(given: Any) -> Any:
        seen.append((given, threading.current_thread()))
        return result

    monkeypatch.setattr(type(sts), operation, staticmethod(answer))
    call, handler = getattr(sts, f"{operation}Async"), Heard()

    assert call(request).result(60) is result
    assert call(request, handler).result(60) is result

    assert seen[0][0] == request
    assert seen[0][0] is not request, "a copy, as in Java"
    assert all(thread.name.startswith("sts-sdk-async") for _, thread in seen)
    assert [told[:2] for told in handler.told] == [(seen[1][0], result)]


@pytest.mark.parametrize("operation", ["getCallerIdentity", "getSessionToken"])
def test_methods_that_need_no_request(sts: AWSSecurityTokenServiceAsyncClient, operation: str) -> None:
    call, handler = getattr(sts, f"{operation}Async"), Heard()
    futures: list[Future[Any]] = [call(), call(None, handler), call(handler)]
    for future in futures:
        assert type(future.result(60)).__name__.lower() == f"{operation}result".lower()
    assert len(handler.told) == 2


def test_real_answers(aws: LocalAWS, sts: AWSSecurityTokenServiceAsyncClient) -> None:
    role = aws.role("Reader")
    assumed = sts.assumeRoleAsync(AssumeRoleRequest().withRoleArn(role.arn).withRoleSessionName("async"))
    session = sts.getSessionTokenAsync(GetSessionTokenRequest().withDurationSeconds(900))
    who = sts.getCallerIdentityAsync(GetCallerIdentityRequest())
    assert (assumed.result(60).getAssumedRoleUser().getArn() or "").endswith("assumed-role/Reader/async")
    assert session.result(60).getCredentials().getSessionToken()
    assert (who.result(60).getArn() or "").endswith("user/alice")


def test_the_caller_may_change_the_request_meanwhile(aws: LocalAWS, alice: User) -> None:
    go = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        client = AWSSecurityTokenServiceAsyncClient(alice.provider(), pool)
        client.setEndpoint(aws.url)
        pool.submit(go.wait, 60)
        request = GetFederationTokenRequest(name="first")
        future = client.getFederationTokenAsync(request)
        request.setName("second")
        go.set()
        assert (future.result(60).getFederatedUser().getArn() or "").endswith("/first")
        client.shutdown()


# Errors


def test_a_refusal_is_in_the_future_and_told(aws: LocalAWS, sts: AWSSecurityTokenServiceAsyncClient) -> None:
    handler = Heard()
    closed = aws.role("Closed", trusts="arn:aws:iam::999999999999:root")
    future = sts.assumeRoleAsync(AssumeRoleRequest(roleArn=closed.arn, roleSessionName="async"), handler)
    error = future.exception(60)
    assert isinstance(error, AWSSecurityTokenServiceException)
    assert error.getErrorCode() == "AccessDenied"
    assert handler.told[0][0] is error


def test_bad_input_is_in_the_future_too(sts: AWSSecurityTokenServiceAsyncClient) -> None:
    for request in (AssumeRoleRequest(), None, GetCallerIdentityRequest(), "role"):
        handler = Heard()
        future = sts.assumeRoleAsync(request, handler)  # that is the point
        assert isinstance(future.exception(60), IllegalArgumentException)
        assert handler.told[0][0] is future.exception()


def test_a_handler_that_fails_fails_the_future(sts: AWSSecurityTokenServiceAsyncClient) -> None:
    class Careless(Heard):
        def onSuccess(self, request: Any, result: Any) -> None:
            raise KeyError("careless")

    with pytest.raises(KeyError, match="careless"):
        sts.getCallerIdentityAsync(GetCallerIdentityRequest(), Careless()).result(60)


# Cancelling, waiting, asyncio


@pytest.mark.parametrize("given", [print, "no handler"])
def test_what_is_no_handler_is_refused_before_the_call(
    aws: LocalAWS, sts: AWSSecurityTokenServiceAsyncClient, given: Any
) -> None:
    for arguments in ((GetCallerIdentityRequest(), given), (given,)):
        with pytest.raises(IllegalArgumentException, match="An AsyncHandler needs onSuccess and onError, which"):
            sts.getCallerIdentityAsync(*arguments)

    assert aws.requests == []


def test_a_call_that_waits_can_be_cancelled(aws: LocalAWS, alice: User) -> None:
    go, handler = threading.Event(), Heard()
    with ThreadPoolExecutor(1) as pool:
        client = AWSSecurityTokenServiceAsyncClient(alice.provider(), None, pool)
        client.setEndpoint(aws.url)
        pool.submit(go.wait, 60)
        future = client.getCallerIdentityAsync(GetCallerIdentityRequest(), handler)
        assert future.cancel()
        go.set()
        with pytest.raises(CancelledError):
            future.result(60)
        client.shutdown()
    assert handler.told == []
    assert aws.requests == []


def test_a_call_under_way_cannot_be_cancelled() -> None:
    go = threading.Event()
    with StubServer(lambda _: go.wait(60) and WHO) as server, calling(server) as sts:
        future = sts.getCallerIdentityAsync()
        assert until(future.running)
        assert not future.cancel()
        go.set()
        assert future.result(60).getArn()


def test_asyncio_awaits_the_futures(sts: AWSSecurityTokenServiceAsyncClient) -> None:
    async def main() -> list[str | None]:
        calls = [asyncio.wrap_future(sts.getCallerIdentityAsync()) for _ in range(5)]
        return [result.getArn() for result in await asyncio.gather(*calls)]

    assert len(set(asyncio.run(main()))) == 1


def test_asyncio_gets_the_exception_and_can_give_up(aws: LocalAWS, alice: User) -> None:
    go = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        client = AWSSecurityTokenServiceAsyncClient(alice.provider(), pool)
        client.setEndpoint(aws.url)

        async def main() -> Future[Any]:
            with pytest.raises(SdkClientException):
                await asyncio.wrap_future(client.assumeRoleAsync(AssumeRoleRequest()))
            pool.submit(go.wait, 60)
            waiting = client.getCallerIdentityAsync()
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(asyncio.wrap_future(waiting), 0.05)
            return waiting

        assert asyncio.run(main()).cancelled(), "giving up cancels the call that waits for its thread"
        go.set()
        client.shutdown()


def test_calls_run_beside_each_other() -> None:
    together = threading.Barrier(8, timeout=300)  # no call is answered before there are eight
    with StubServer(lambda _: together.wait() + 1 and WHO) as server, calling(server) as sts:
        futures = [sts.getCallerIdentityAsync() for _ in range(8)]
        assert all(future.result(60) for future in futures)


# Executors and their end


def test_threads_are_started_when_they_are_needed_and_end_with_the_client(aws: LocalAWS, alice: User) -> None:
    assert until(lambda: own_threads() == [])  # those of the tests before
    client = builder(aws, alice).build()
    assert own_threads() == []
    client.getCallerIdentityAsync().result(60)
    assert len(own_threads()) == 1
    client.shutdown()
    assert until(lambda: own_threads() == [])
    client.shutdown()


def test_a_client_that_was_never_used_starts_nothing_at_its_end(aws: LocalAWS, alice: User) -> None:
    client = builder(aws, alice).build()
    client.shutdown()
    with pytest.raises(IllegalStateException, match="takes no more calls"):
        client.getCallerIdentityAsync()
    assert own_threads() == []


def test_a_client_that_was_used_says_that_it_was_shut_down(aws: LocalAWS, alice: User) -> None:
    client = builder(aws, alice).build()
    client.getCallerIdentityAsync().result(60)
    client.shutdown()
    with pytest.raises(IllegalStateException, match="takes no more calls"):
        client.getCallerIdentityAsync()
    with pytest.raises(IllegalStateException, match="shut down"):
        client.getCallerIdentity()


class _WithoutCancelling(ThreadPoolExecutor):
    """An executor of Dask's: its shutdown knows no ``cancel_futures``."""

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]  # as Dask has it
        super().shutdown(wait)


def test_shutdown_ends_an_executor_that_cannot_cancel() -> None:
    executor = _WithoutCancelling(1)
    AWSSecurityTokenServiceAsyncClient(BasicAWSCredentials("AKIAEXAMPLE", "s"), executor).shutdown()
    with pytest.raises(RuntimeError, match="after shutdown"):
        executor.submit(int)


def test_shutdown_cancels_what_waits() -> None:
    go = threading.Event()
    with StubServer(lambda _: go.wait(60) and WHO) as server:
        client = calling(server, ClientConfiguration().withMaxConnections(1))
        under_way = client.getCallerIdentityAsync()
        waiting = [client.getCallerIdentityAsync() for _ in range(3)]
        assert until(under_way.running)
        client.shutdown()
        go.set()
    assert all(future.cancelled() for future in waiting)
    assert under_way.exception(60) is None or isinstance(under_way.exception(60), SdkClientException)
    assert until(lambda: own_threads() == [])


def test_as_many_threads_as_connections(aws: LocalAWS, alice: User) -> None:
    three = ClientConfiguration().withMaxConnections(3)
    with builder(aws, alice).withClientConfiguration(three).build() as client:
        for future in [client.getCallerIdentityAsync() for _ in range(20)]:
            future.result(60)
        assert 1 <= len(own_threads()) <= 3
        assert client.getExecutorService() is client.getExecutorService()


def test_an_executor_of_a_factory(aws: LocalAWS, alice: User) -> None:
    class Factory:
        made: list[ThreadPoolExecutor]

        def __init__(self) -> None:
            self.made = []

        def newExecutor(self) -> ThreadPoolExecutor:
            self.made.append(ThreadPoolExecutor(1, thread_name_prefix="mine"))
            return self.made[-1]

    factory = Factory()
    mine = builder(aws, alice).withExecutorFactory(factory)
    assert mine.getExecutorFactory() is factory
    handler = Heard()
    with mine.build() as client, mine.build() as other:
        client.getCallerIdentityAsync(handler).result(60)
        assert client.getExecutorService() is factory.made[0]
        assert other.getExecutorService() is factory.made[1]
    assert handler.told[0][2].name.startswith("mine")
    with pytest.raises(RuntimeError):
        factory.made[0].submit(print)


# Constructors and builders


def test_javas_constructors(aws: LocalAWS, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", alice.accessKeyId)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", alice.secretKey)
    keys, provider = BasicAWSCredentials(alice.accessKeyId, alice.secretKey), alice.provider()
    configuration = ClientConfiguration().withMaxErrorRetry(0)

    def pool() -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1)

    make = AWSSecurityTokenServiceAsyncClient
    for client in (
        make(),
        make(configuration),
        make(keys),
        make(keys, pool()),
        make(keys, configuration, pool()),
        make(provider),
        make(provider, configuration),
        make(provider, pool()),
        make(provider, configuration, pool()),
        make(provider, executorService=pool()),
    ):
        client.setEndpoint(aws.url)
        assert (client.getCallerIdentityAsync().result(60).getArn() or "").endswith("user/alice")
        client.shutdown()


def test_builders() -> None:
    static = AWSStaticCredentialsProvider(BasicAWSCredentials("a", "b"))
    made = AWSSecurityTokenServiceAsyncClientBuilder.standard().withRegion("eu-west-1").withCredentials(static).build()
    assert isinstance(made, AWSSecurityTokenServiceAsync)
    assert "sts.eu-west-1.amazonaws.com" in repr(made)
    assert type(AWSSecurityTokenServiceAsyncClient.asyncBuilder()) is AWSSecurityTokenServiceAsyncClientBuilder
    made.shutdown()


def test_the_default_client(aws: LocalAWS, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in aws.environment(alice).items():
        monkeypatch.setenv(name, value)
    with AWSSecurityTokenServiceAsyncClientBuilder.defaultClient() as client:
        assert (client.getCallerIdentityAsync().result(60).getArn() or "").endswith("user/alice")


def test_the_same_bytes_as_the_synchronous_client() -> None:
    answer = Answer(503, "busy")
    with StubServer(answer) as server:
        static = AWSStaticCredentialsProvider(BasicAWSCredentials("a", "b"))
        client = AWSSecurityTokenServiceAsyncClient(static, ClientConfiguration().withMaxErrorRetry(0))
        client.setEndpoint(server.url)
        request = GetSessionTokenRequest(durationSeconds=900)
        with pytest.raises(AWSSecurityTokenServiceException):
            client.getSessionToken(request)
        with pytest.raises(AWSSecurityTokenServiceException):
            client.getSessionTokenAsync(request).result(60)
        client.shutdown()
    assert server.requests[0].body == server.requests[1].body


def test_a_client_travels_as_its_configuration(aws: LocalAWS, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in aws.environment(alice).items():
        monkeypatch.setenv(name, value)
    client = AWSSecurityTokenServiceAsyncClientBuilder.defaultClient()
    client.getCallerIdentityAsync().result(60)
    pickled = pickle.dumps(client)
    client.shutdown()
    assert alice.secretKey.encode() not in pickled
    with pickle.loads(pickled) as arrived:
        assert (arrived.getCallerIdentityAsync().result(60).getArn() or "").endswith("user/alice")


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_child_has_threads_of_its_own(sts: AWSSecurityTokenServiceAsyncClient) -> None:
    """Those of the parent do not run in it, and one of them may have held the client's lock."""
    assert sts.getCallerIdentityAsync(GetCallerIdentityRequest()).result(60).getAccount()
    of_the_parent = sts.getExecutorService()
    with sts._calls._lock.current():
        child = multiprocessing.get_context("fork").Process(target=_in_child, args=(sts, of_the_parent))
        child.start()
    child.join(60)
    assert child.exitcode == 0
    assert sts.getExecutorService() is of_the_parent


def _in_child(sts: AWSSecurityTokenServiceAsyncClient, of_the_parent: object) -> None:
    assert sts.getCallerIdentityAsync(GetCallerIdentityRequest()).result(60).getAccount()
    assert sts.getExecutorService() is not of_the_parent
    sts.shutdown()
