"""One call, as the client of a service hands it to the HTTP client."""

from __future__ import annotations

from sts_sdk._typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk._request import AmazonWebServiceRequest
    from sts_sdk.auth._provider import AWSCredentialsProvider
    from sts_sdk.internal._transport import HttpRequest


class Call:
    """What to send, and how to sign it. Never changed after it is made.

    ``http`` is not signed yet. Without ``credentials`` it is sent unsigned and no provider is asked. ``sensitive``
    is for calls that carry a one-time code: they are never sent again once the service may have seen them.
    """

    __slots__ = ("credentials", "http", "operation", "request", "sensitive", "signing_name", "signing_region")

    def __init__(
        self,
        operation: str,
        request: AmazonWebServiceRequest,
        http: HttpRequest,
        credentials: AWSCredentialsProvider | None,
        signing_region: str,
        signing_name: str,
        sensitive: bool = False,
    ) -> None:
        self.operation = operation
        self.request = request
        self.http = http
        self.credentials = credentials
        self.signing_region = signing_region
        self.signing_name = signing_name
        self.sensitive = sensitive

    def __repr__(self) -> str:
        return f"<Call {self.operation}>"
