"""The HTTP side of calls (com.amazonaws.http): the client that signs, sends and tries again, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk._requests._http_method import HttpMethodName as HttpMethodName
    from sts_sdk._requests._request import HttpResponse as HttpResponse
    from sts_sdk._requests._request import Response as Response
    from sts_sdk._requests._result import SdkHttpMetadata as SdkHttpMetadata
    from sts_sdk.http._client import AmazonHttpClient as AmazonHttpClient
    from sts_sdk.internal._clear_text import InsecureEndpointWarning as InsecureEndpointWarning
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "sts_sdk._requests._http_method": "HttpMethodName",
            "sts_sdk._requests._request": "HttpResponse Response",
            "sts_sdk._requests._result": "SdkHttpMetadata",
            "_client": "AmazonHttpClient",
            "sts_sdk.internal._clear_text": "InsecureEndpointWarning",
        },
        packages="exception timers",
    )
