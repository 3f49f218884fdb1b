"""Files and folders to and from S3 over s3transfer (com.amazonaws.services.s3.transfer). Needs the extra ``transfer``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.transfer._builder import TransferManagerBuilder as TransferManagerBuilder
    from sts_sdk.services.s3.transfer._configuration import TransferManagerConfiguration as TransferManagerConfiguration
    from sts_sdk.services.s3.transfer._manager import TransferManager as TransferManager
    from sts_sdk.services.s3.transfer._progress import TransferProgress as TransferProgress
    from sts_sdk.services.s3.transfer._providers import KeyFilter as KeyFilter
    from sts_sdk.services.s3.transfer._providers import ObjectCannedAclProvider as ObjectCannedAclProvider
    from sts_sdk.services.s3.transfer._providers import ObjectMetadataProvider as ObjectMetadataProvider
    from sts_sdk.services.s3.transfer._providers import ObjectTaggingProvider as ObjectTaggingProvider
    from sts_sdk.services.s3.transfer._providers import UploadContext as UploadContext
    from sts_sdk.services.s3.transfer._transfer import Copy as Copy
    from sts_sdk.services.s3.transfer._transfer import Download as Download
    from sts_sdk.services.s3.transfer._transfer import MultipleFileDownload as MultipleFileDownload
    from sts_sdk.services.s3.transfer._transfer import MultipleFileUpload as MultipleFileUpload
    from sts_sdk.services.s3.transfer._transfer import Transfer as Transfer
    from sts_sdk.services.s3.transfer._transfer import Upload as Upload
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_builder": "TransferManagerBuilder",
            "_configuration": "TransferManagerConfiguration",
            "_manager": "TransferManager",
            "_progress": "TransferProgress",
            "_providers": "KeyFilter ObjectCannedAclProvider ObjectMetadataProvider ObjectTaggingProvider "
            "UploadContext",
            "_transfer": "Copy Download MultipleFileDownload MultipleFileUpload Transfer Upload",
        },
        packages="model",
        extras={
            "transfer": "Copy Download KeyFilter model MultipleFileDownload MultipleFileUpload "
            "ObjectCannedAclProvider ObjectMetadataProvider ObjectTaggingProvider Transfer "
            "TransferManager TransferManagerBuilder TransferManagerConfiguration "
            "TransferProgress Upload UploadContext"
        },
    )
