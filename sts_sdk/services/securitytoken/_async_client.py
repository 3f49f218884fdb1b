"""The STS client whose calls return futures, and its builder: each names the other."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk._requests._result import AmazonWebServiceResult
from sts_sdk.client.builder._async_client_builder import AwsAsyncClientBuilder
from sts_sdk.client.builder._client_params import ClientParams
from sts_sdk.internal._fork import ForkLock, Process
from sts_sdk.services.securitytoken._async_operations import AsyncOperations, AWSSecurityTokenServiceAsync
from sts_sdk.services.securitytoken._client import AWSSecurityTokenServiceClient, StsBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from typing import Self

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.handlers._handler import AsyncHandler

Q = TypeVar("Q", bound=AmazonWebServiceRequest)
R = TypeVar("R", bound=AmazonWebServiceResult)


class AWSSecurityTokenServiceAsyncClient(AsyncOperations, AWSSecurityTokenServiceClient, AWSSecurityTokenServiceAsync):
    """Calls AWS STS on threads of its own (com.amazonaws.services.securitytoken.AWSSecurityTokenServiceAsyncClient).

    Each ``...Async`` method returns a ``concurrent.futures.Future``; ``asyncio.wrap_future`` makes it awaitable.
    Without an executor of yours there are as many threads as there may be connections (50 by default), started
    when they are needed. ``shutdown()`` ends them, and an executor that was handed in.
    """

    @overload
    def __init__(self, clientConfiguration: ClientConfiguration | ClientParams | None = None, /) -> None: ...
    @overload
    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider | ClientParams,
        clientConfiguration: ClientConfiguration | Executor | None = None,
        executorService: Executor | None = None,
    ) -> None: ...

    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider | ClientConfiguration | ClientParams | None = None,
        clientConfiguration: ClientConfiguration | Executor | None = None,
        executorService: Executor | None = None,
    ) -> None:
        if isinstance(clientConfiguration, Executor):
            clientConfiguration, executorService = None, clientConfiguration
        if awsCredentials is None or isinstance(awsCredentials, (ClientConfiguration, ClientParams)):
            super().__init__(awsCredentials or clientConfiguration)
        else:
            super().__init__(awsCredentials, clientConfiguration)
        self._given = self._executor = executorService
        self._executor_lock = ForkLock()
        self._process = Process.current
        self._ended = False

    @classmethod
    def asyncBuilder(cls) -> AWSSecurityTokenServiceAsyncClientBuilder:
        """A new builder, the same as ``AWSSecurityTokenServiceAsyncClientBuilder.standard()``."""
        return AWSSecurityTokenServiceAsyncClientBuilder.standard()

    def getExecutorService(self) -> Executor:
        """The executor on which the calls run. In a forked child, where no thread of the parent runs, a new one."""
        with self._executor_lock.current():
            self._leave_to_the_parent()
            if self._executor is None:
                threads = self._configuration.getMaxConnections()
                self._executor = ThreadPoolExecutor(threads, thread_name_prefix="sts-sdk-async")
                if self._ended:
                    self._executor.shutdown(wait=False)
            return self._executor

    def shutdown(self) -> None:
        """Close all connections and end the threads; calls under way end in an error, waiting ones are cancelled."""
        with self._executor_lock.current():
            self._leave_to_the_parent()
            self._ended, executor = True, self._executor
        super().shutdown()
        if executor is None:
            return
        try:
            executor.shutdown(wait=False, cancel_futures=True)
        except TypeError:  # Dask's, for one, cannot be told to cancel
            executor.shutdown(wait=False)

    def _leave_to_the_parent(self) -> None:
        if self._process is not Process.current:
            self._executor, self._process = self._given, Process.current

    def _submit(self, call: Callable[[Q], R], request: Q, handler: AsyncHandler[Q, R] | None) -> Future[R]:
        if handler is not None and not (hasattr(handler, "onSuccess") and hasattr(handler, "onError")):
            name = type(handler).__name__
            raise IllegalArgumentException(f"An AsyncHandler needs onSuccess and onError, which {name} has not")
        # A copy, as in Java: the caller may change the request while the call waits for its thread.
        # What is no request at all is refused by the call, in the future.
        given = request.clone() if isinstance(request, AmazonWebServiceRequest) else request  # pyright: ignore[reportUnnecessaryIsInstance] -- no types
        work = partial(_run, call, given, handler)
        try:
            return self.getExecutorService().submit(work)
        except RuntimeError as refused:  # the client was shut down, the caller's executor was, or the interpreter ends
            raise IllegalStateException(f"The executor takes no more calls: {refused}") from refused


def _run(call: Callable[[Q], R], request: Q, handler: AsyncHandler[Q, R] | None) -> R:
    try:
        result = call(request)
    except Exception as failure:
        if handler is not None:
            handler.onError(failure)
        raise
    if handler is not None:
        handler.onSuccess(request, result)
    return result


class AWSSecurityTokenServiceAsyncClientBuilder(
    AwsAsyncClientBuilder[AWSSecurityTokenServiceAsyncClient], StsBuilder[AWSSecurityTokenServiceAsyncClient]
):
    """Makes asynchronous STS clients (AWSSecurityTokenServiceAsyncClientBuilder)."""

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: default credentials chain, default region chain."""
        return cls()

    @classmethod
    def defaultClient(cls) -> AWSSecurityTokenServiceAsyncClient:
        """A client from a builder with nothing set."""
        return cls().build()

    def build(self) -> AWSSecurityTokenServiceAsyncClient:
        """A new client, thread-safe and immutable; errors as of the synchronous builder."""
        factory = self.getExecutorFactory()
        params = self._sts_params()
        return AWSSecurityTokenServiceAsyncClient(params, None, None if factory is None else factory.newExecutor())
