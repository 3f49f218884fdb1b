"""All objects or versions of a bucket as one iterable (com.amazonaws.services.s3.iterable). Needs the extra ``aws``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.iterable._objects import S3Objects as S3Objects
    from sts_sdk.services.s3.iterable._objects import S3Versions as S3Versions
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__, {"_objects": "S3Objects S3Versions"}, extras={"aws": "S3Objects S3Versions"}
    )
