from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import IO, Any

from s3transfer.futures import TransferFuture

class TransferConfig:
    multipart_threshold: int
    multipart_chunksize: int
    max_io_queue_size: int
    def __init__(
        self, *, multipart_threshold: int = ..., multipart_chunksize: int = ..., max_io_queue_size: int = ...
    ) -> None: ...

class TransferManager:
    def __init__(
        self,
        client: Any,
        config: TransferConfig | None = None,
        osutil: object = None,
        executor_cls: Callable[[int], Executor] | None = None,
    ) -> None: ...
    def copy(
        self,
        copy_source: object,
        bucket: str,
        key: str,
        extra_args: dict[str, object] | None = None,
        subscribers: Iterable[object] | None = None,
    ) -> TransferFuture: ...
    def upload(
        self,
        fileobj: str | IO[bytes],
        bucket: str,
        key: str,
        extra_args: dict[str, object] | None = None,
        subscribers: Iterable[object] | None = None,
    ) -> TransferFuture: ...
    def download(
        self,
        bucket: str,
        key: str,
        fileobj: str,
        extra_args: dict[str, object] | None = None,
        subscribers: Iterable[object] | None = None,
    ) -> TransferFuture: ...
    def shutdown(self, cancel: bool = False) -> None: ...
