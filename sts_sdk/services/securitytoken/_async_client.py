"""The STS client whose calls return futures, and its builder: each names the other."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import TYPE_CHECKING, TypeVar, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk._requests._result import AmazonWebServiceResult
from sts_sdk.client._async_calls import AsyncCalls
from sts_sdk.client.builder._async_client_builder import AwsAsyncClientBuilder
from sts_sdk.client.builder._client_builder import ClientParams
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
    When the program ends, calls under way keep it for ``getExecutorService().secondsAtExit`` at most: 5 if not set.
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
        self._calls = AsyncCalls(executorService, self._configuration.getMaxConnections())

    @classmethod
    def asyncBuilder(cls) -> AWSSecurityTokenServiceAsyncClientBuilder:
        """A new builder, the same as ``AWSSecurityTokenServiceAsyncClientBuilder.standard()``."""
        return AWSSecurityTokenServiceAsyncClientBuilder.standard()

    def getExecutorService(self) -> Executor:
        """The executor on which the calls run. In a forked child, where no thread of the parent runs, a new one."""
        return self._calls.executor()

    def shutdown(self) -> None:
        """Close all connections and end the threads; calls under way end in an error, waiting ones are cancelled."""
        self._calls.end(super().shutdown)

    def _submit(self, call: Callable[[Q], R], request: Q, handler: AsyncHandler[Q, R] | None) -> Future[R]:
        return self._calls.submit(call, request, handler)


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
