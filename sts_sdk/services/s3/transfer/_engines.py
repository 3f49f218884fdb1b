"""s3transfer's managers as they are needed, what S3 answered to them, and the threads they run on."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from s3transfer.manager import TransferConfig
from s3transfer.manager import TransferManager as Engine

from sts_sdk._exceptions import IllegalStateException
from sts_sdk.internal._fork import ForkLock
from sts_sdk.services.s3._operations import Answer, BotocoreS3


class Key(str):
    """The key of one transfer: it goes through s3transfer as it is, and so brings an answer back to its transfer."""

    __slots__ = ("answers",)

    def __init__(self, _: str) -> None:
        self.answers: dict[str, Answer] = {}


class _Client:
    """botocore's client as s3transfer calls it: answers that tell what became of an object are kept with the key."""

    def __init__(self, client: BotocoreS3) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._client, name)
        return _keeping_answer(name, method) if name in _TOLD else method


_TOLD = frozenset({"put_object", "copy_object", "complete_multipart_upload", "head_object", "get_object"})


def _keeping_answer(name: str, method: Callable[..., Answer]) -> Callable[..., Answer]:
    def call(**parameters: object) -> Answer:
        answer = method(**parameters)
        key = parameters.get("Key")
        if isinstance(key, Key):
            key.answers[name] = {member: value for member, value in answer.items() if member != "Body"}
        return answer

    return call


class Engines:
    """s3transfer's managers of one client: uploads, downloads and copies differ in their sizes."""

    def __init__(self, unwrap: Callable[[], BotocoreS3], executor: Executor | None, *, keep_executor: bool) -> None:
        self._unwrap = unwrap
        self._executor = executor
        self._keep_executor = keep_executor
        self._lock = ForkLock()
        self._engines: dict[tuple[int, int, int], Engine] = {}  # by process and sizes
        self._closed = False

    def engine(self, config: TransferConfig) -> Engine:
        """The manager of these sizes; after a fork it is another. IllegalStateException once all are closed."""
        sizes = os.getpid(), config.multipart_threshold, config.multipart_chunksize
        with self._lock.current():
            if self._closed:
                raise IllegalStateException("The transfer manager was shut down: make a new one.")
            found = self._engines.get(sizes)
            if found is None:
                found = Engine(_Client(self._unwrap()), config, executor_cls=self._executors())
                self._engines[sizes] = found
            return found

    def _executors(self) -> Callable[[int], Executor]:
        """What s3transfer takes for the class of its executors: the first that it makes runs the requests."""
        given = None if self._executor is None else _Given(self._executor)
        left = [given] if given is not None else []

        def make(max_workers: int) -> Executor:
            return left.pop() if left else ThreadPoolExecutor(max_workers)

        return make

    def close(self) -> None:
        """Abort what is under way, and end the threads but for those of an executor that is to be kept."""
        with self._lock.current():
            engines, self._engines, self._closed = self._engines, {}, True
        for (process, *_), engine in engines.items():
            if process == os.getpid():
                engine.shutdown(cancel=True)
        if self._executor is not None and not self._keep_executor:
            self._executor.shutdown()


class _Given(Executor):
    """A caller's executor, which several managers share: none of them shuts it down."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._executor.submit(fn, *args, **kwargs)
