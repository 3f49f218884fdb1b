"""The hand-off to S3 over botocore (com.amazonaws.services.s3). Needs the extra ``aws``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3._amazon_s3 import AmazonS3 as AmazonS3
    from sts_sdk.services.s3._client import AmazonS3Builder as AmazonS3Builder
    from sts_sdk.services.s3._client import AmazonS3Client as AmazonS3Client
    from sts_sdk.services.s3._client import AmazonS3ClientBuilder as AmazonS3ClientBuilder
    from sts_sdk.services.s3._client_options import S3ClientOptions as S3ClientOptions
    from sts_sdk.services.s3._headers import Headers as Headers
    from sts_sdk.services.s3._uri import AmazonS3URI as AmazonS3URI
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_amazon_s3": "AmazonS3",
            "_client": "AmazonS3Builder AmazonS3Client AmazonS3ClientBuilder",
            "_client_options": "S3ClientOptions",
            "_headers": "Headers",
            "_uri": "AmazonS3URI",
        },
        packages="iterable model transfer",
        extras={
            "aws": "AmazonS3 AmazonS3Builder AmazonS3Client AmazonS3ClientBuilder AmazonS3URI "
            "Headers iterable model S3ClientOptions",
            "transfer": "transfer",
        },
    )
