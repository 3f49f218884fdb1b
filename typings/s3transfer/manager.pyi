from collections.abc import Iterable
from typing import IO, Any

from s3transfer.futures import TransferFuture

class TransferConfig:
    def __init__(self, *, multipart_threshold: int = ..., multipart_chunksize: int = ...) -> None: ...

class TransferManager:
    def __init__(self, client: Any, config: TransferConfig | None = None) -> None: ...
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
