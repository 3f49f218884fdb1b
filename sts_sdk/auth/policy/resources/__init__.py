"""Resources by name (com.amazonaws.auth.policy.resources)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy.resources._s3 import S3BucketResource as S3BucketResource
    from sts_sdk.auth.policy.resources._s3 import S3ObjectResource as S3ObjectResource
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_s3": "S3BucketResource S3ObjectResource"})
