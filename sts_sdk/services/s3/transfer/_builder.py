"""The builder of transfer managers."""

from __future__ import annotations

from typing import Self

from sts_sdk.client.builder._async_client_builder import ExecutorFactory
from sts_sdk.internal._checks import check_has
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.services.s3._amazon_s3 import AmazonS3
from sts_sdk.services.s3.transfer._configuration import TransferManagerConfiguration
from sts_sdk.services.s3.transfer._manager import TransferManager


class TransferManagerBuilder(SaysWhatIsLeftOut):
    """Makes transfer managers (com.amazonaws.services.s3.transfer.TransferManagerBuilder). Sizes are in bytes."""

    def __init__(self) -> None:
        self._s3: AmazonS3 | None = None
        self._executor_factory: ExecutorFactory | None = None
        self._shut_down_thread_pools: bool | None = None
        self._threshold: int | None = None
        self._part_size: int | None = None
        self._copy_threshold: int | None = None
        self._copy_part_size: int | None = None
        self._whole_downloads: bool | None = None

    def __repr__(self) -> str:
        return (
            f"<TransferManagerBuilder multipartUploadThreshold={self._threshold}, "
            f"minimumUploadPartSize={self._part_size}, s3Client={self._s3!r}>"
        )

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: the default S3 client."""
        return cls()

    @classmethod
    def defaultTransferManager(cls) -> TransferManager:
        """A manager from a builder with nothing set."""
        return cls().build()

    def getS3Client(self) -> AmazonS3 | None:
        """The client that transfers go through; None for the default one."""
        return self._s3

    def setS3Client(self, s3Client: AmazonS3 | None) -> None:
        """The client that transfers go through; None for the default one."""
        self._s3 = s3Client

    def withS3Client(self, s3Client: AmazonS3 | None) -> Self:
        """The client that transfers go through; None for the default one."""
        self._s3 = s3Client
        return self

    def getExecutorFactory(self) -> ExecutorFactory | None:
        """What makes the executor that sends requests; None for ten threads of the manager's own."""
        return self._executor_factory

    def setExecutorFactory(self, executorFactory: ExecutorFactory | None) -> None:
        """Send requests on the executor of this factory: any object with ``newExecutor``."""
        check_has("withExecutorFactory", executorFactory, "newExecutor", "an ExecutorFactory")
        self._executor_factory = executorFactory

    def withExecutorFactory(self, executorFactory: ExecutorFactory | None) -> Self:
        """What makes the executor that sends requests; None for ten threads of the manager's own."""
        self.setExecutorFactory(executorFactory)
        return self

    def isShutDownThreadPools(self) -> bool | None:
        """Whether the factory's executor is shut down with the manager; None for yes."""
        return self._shut_down_thread_pools

    def setShutDownThreadPools(self, shutDownThreadPools: bool | None) -> None:
        """Whether the factory's executor is shut down with the manager; None for yes."""
        self._shut_down_thread_pools = shutDownThreadPools

    def withShutDownThreadPools(self, shutDownThreadPools: bool | None) -> Self:
        """Whether the factory's executor is shut down with the manager; None for yes."""
        self._shut_down_thread_pools = shutDownThreadPools
        return self

    def getMultipartUploadThreshold(self) -> int | None:
        """From which size on a file goes in parts; None for 16 MiB, as in Java."""
        return self._threshold

    def setMultipartUploadThreshold(self, multipartUploadThreshold: int | None) -> None:
        """From which size on a file goes in parts; None for 16 MiB, as in Java."""
        self._threshold = multipartUploadThreshold

    def withMultipartUploadThreshold(self, multipartUploadThreshold: int | None) -> Self:
        """From which size on a file goes in parts; None for 16 MiB, as in Java."""
        self._threshold = multipartUploadThreshold
        return self

    def getMinimumUploadPartSize(self) -> int | None:
        """How long a part is: 5 MiB to 5 GiB; None for 8 MiB. Larger where a file had too many parts."""
        return self._part_size

    def setMinimumUploadPartSize(self, minimumUploadPartSize: int | None) -> None:
        """How long a part is: 5 MiB to 5 GiB; None for 8 MiB. Larger where a file had too many parts."""
        self._part_size = minimumUploadPartSize

    def withMinimumUploadPartSize(self, minimumUploadPartSize: int | None) -> Self:
        """How long a part is: 5 MiB to 5 GiB; None for 8 MiB. Larger where a file had too many parts."""
        self._part_size = minimumUploadPartSize
        return self

    def getMultipartCopyThreshold(self) -> int | None:
        """From which size on an object is copied in parts; None for 5 GiB, as in Java."""
        return self._copy_threshold

    def setMultipartCopyThreshold(self, multipartCopyThreshold: int | None) -> None:
        """From which size on an object is copied in parts; None for 5 GiB, as in Java."""
        self._copy_threshold = multipartCopyThreshold

    def withMultipartCopyThreshold(self, multipartCopyThreshold: int | None) -> Self:
        """From which size on an object is copied in parts; None for 5 GiB, as in Java."""
        self._copy_threshold = multipartCopyThreshold
        return self

    def getMultipartCopyPartSize(self) -> int | None:
        """How long a part of a copy is: 5 MiB to 5 GiB; None for 100 MiB, as in Java."""
        return self._copy_part_size

    def setMultipartCopyPartSize(self, multipartCopyPartSize: int | None) -> None:
        """How long a part of a copy is: 5 MiB to 5 GiB; None for 100 MiB, as in Java."""
        self._copy_part_size = multipartCopyPartSize

    def withMultipartCopyPartSize(self, multipartCopyPartSize: int | None) -> Self:
        """How long a part of a copy is: 5 MiB to 5 GiB; None for 100 MiB, as in Java."""
        self._copy_part_size = multipartCopyPartSize
        return self

    def isDisableParallelDownloads(self) -> bool | None:
        """Whether an object comes by one request, however large it is; None for no."""
        return self._whole_downloads

    def setDisableParallelDownloads(self, disableParallelDownloads: bool | None) -> None:
        """Whether an object comes by one request, however large it is; None for no."""
        self._whole_downloads = disableParallelDownloads

    def withDisableParallelDownloads(self, disableParallelDownloads: bool | None) -> Self:
        """Whether an object comes by one request, however large it is; None for no."""
        self._whole_downloads = disableParallelDownloads
        return self

    def build(self) -> TransferManager:
        """A new manager; IllegalArgumentException if a size is out of its range."""
        configuration = TransferManagerConfiguration()
        for value, put in (
            (self._part_size, configuration.setMinimumUploadPartSize),
            (self._threshold, configuration.setMultipartUploadThreshold),
            (self._copy_part_size, configuration.setMultipartCopyPartSize),
            (self._copy_threshold, configuration.setMultipartCopyThreshold),
        ):
            if value is not None:
                put(value)
        configuration.setDisableParallelDownloads(bool(self._whole_downloads))
        executor = None if self._executor_factory is None else self._executor_factory.newExecutor()
        manager = TransferManager(self._s3, executor, self._shut_down_thread_pools is not False)
        manager.setConfiguration(configuration)
        return manager
