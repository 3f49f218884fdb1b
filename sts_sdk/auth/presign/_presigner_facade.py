"""Requests of any service, signed in their URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._requests._default_request import parameters_in_body, wire_url, with_query
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk.auth._lifetime import hint_if_shorter

if TYPE_CHECKING:
    from datetime import datetime

    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk._requests._request import Request
    from sts_sdk.auth._signer import Presigner


class PresignerParams:
    """What a PresignerFacade needs (com.amazonaws.auth.presign.PresignerParams). Never changed after it is made."""

    __slots__ = ("credentials_provider", "endpoint", "presigner")

    def __init__(self, *, endpoint: str, credentialsProvider: AWSCredentialsProvider, signer: Presigner) -> None:
        self.endpoint: str = endpoint
        self.credentials_provider: AWSCredentialsProvider = credentialsProvider
        self.presigner: Presigner = signer

    def __repr__(self) -> str:
        return f"<PresignerParams {self.endpoint}, {self.credentials_provider!r}, {self.presigner!r}>"


class PresignerFacade:
    """Signs requests in their URL (com.amazonaws.auth.presign.PresignerFacade)."""

    class PresigningRequest(AmazonWebServiceRequest):
        """Says for one request whose credentials to sign with (PresignerFacade.PresigningRequest)."""

        __slots__ = ()

        def withRequestCredentialsProvider(self, credentialsProvider: AWSCredentialsProvider | None) -> Self:
            """Sign with these credentials instead of the facade's."""
            self.setRequestCredentialsProvider(credentialsProvider)
            return self

    def __init__(self, presignerParams: PresignerParams) -> None:
        self._params = presignerParams

    def presign(self, request: Request, expirationDate: datetime | None = None) -> str:
        """The URL, valid until the date (aware): seven days at most, which is also the default.

        The endpoint becomes the facade's. Whoever has the URL can send the request: it is a secret.
        """
        if parameters_in_body(request) or request.getContent() is not None:
            raise IllegalArgumentException(
                "A request with a body cannot be sent by its URL alone: set the method to GET."
            )
        request.setEndpoint(self._params.endpoint)
        provider = request.getOriginalRequest().getRequestCredentialsProvider() or self._params.credentials_provider
        credentials = provider.getCredentials()
        self._params.presigner.presignRequest(request, credentials, expirationDate)
        if expirationDate is not None:
            hint_if_shorter(expirationDate, provider, credentials)
        return with_query(wire_url(request), request.getParameters())

    def __repr__(self) -> str:
        return f"<PresignerFacade {self._params.endpoint}>"
