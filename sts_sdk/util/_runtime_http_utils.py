"""Endpoints and requests as URLs (com.amazonaws.util.RuntimeHttpUtils)."""

from __future__ import annotations

from typing import Protocol, runtime_checkable
from urllib.parse import quote

from sts_sdk._requests._default_request import DefaultRequest
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.util._http_utils import SdkHttpUtils


class Scheme(Protocol):
    """``Protocol.HTTP`` or ``Protocol.HTTPS``."""

    def toString(self) -> str: ...


@runtime_checkable
class HasProtocol(Protocol):
    """A ``ClientConfiguration``: it names the protocol of endpoints without one."""

    def getProtocol(self) -> Scheme: ...


class RuntimeHttpUtils:
    """What Java programs ask of endpoints and requests (com.amazonaws.util.RuntimeHttpUtils)."""

    @staticmethod
    def toUri(endpoint: str, config: HasProtocol | Scheme) -> str:
        """The URL of an endpoint; without a protocol of its own it has that of the configuration.

        IllegalArgumentException if it cannot be a URL.
        """
        named = config.getProtocol() if isinstance(config, HasProtocol) else config
        parsed = parse_endpoint(endpoint, named.toString())
        return endpoint if "://" in endpoint else f"{parsed.scheme}://{endpoint}"

    @staticmethod
    def convertRequestToUrl(
        request: DefaultRequest, removeLeadingSlashInResourcePath: bool = False, urlEncode: bool = True
    ) -> str:
        """The URL that a request goes to, parameters and all, as a presigned URL is shown.

        ``urlEncode`` False takes the resource path as it is.
        """
        path = request.getResourcePath() or ""
        path = SdkHttpUtils.urlEncode(path, True) if urlEncode else path
        if removeLeadingSlashInResourcePath:
            path = path.removeprefix("/")
        slash = "" if path.startswith("/") or not path else "/"
        url = f"{(request.getEndpoint() or '').rstrip('/')}{slash}{path}"
        pairs = [(name, value) for name, values in request.getParameters().items() for value in values]
        query = "&".join(f"{_encoded(name)}={_encoded(value or '')}" for name, value in pairs)
        return f"{url}?{query}" if query else url


def _encoded(text: str) -> str:
    return quote(text, safe="~")
