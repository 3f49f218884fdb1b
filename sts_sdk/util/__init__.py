"""Small helpers of Java's, and its second name for what a call took (com.amazonaws.util)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.metrics._request_metrics import AWSRequestMetrics as AWSRequestMetrics
    from sts_sdk.metrics._request_metrics import TimingInfo as TimingInfo
    from sts_sdk.util._base64 import Base64 as Base64
    from sts_sdk.util._date_utils import DateUtils as DateUtils
    from sts_sdk.util._ec2_metadata_utils import EC2MetadataUtils as EC2MetadataUtils
    from sts_sdk.util._http_utils import HttpUtils as HttpUtils
    from sts_sdk.util._http_utils import SdkHttpUtils as SdkHttpUtils
    from sts_sdk.util._io_utils import IOUtils as IOUtils
    from sts_sdk.util._runtime_http_utils import RuntimeHttpUtils as RuntimeHttpUtils
    from sts_sdk.util._string_utils import StringUtils as StringUtils
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "sts_sdk.metrics._request_metrics": "AWSRequestMetrics TimingInfo",
            "_base64": "Base64",
            "_date_utils": "DateUtils",
            "_ec2_metadata_utils": "EC2MetadataUtils",
            "_http_utils": "HttpUtils SdkHttpUtils",
            "_io_utils": "IOUtils",
            "_runtime_http_utils": "RuntimeHttpUtils",
            "_string_utils": "StringUtils",
        },
        packages="json",
    )
