"""S3's word for no."""

from __future__ import annotations

from sts_sdk._exceptions import AmazonServiceException


class AmazonS3Exception(AmazonServiceException):
    """S3 refused a request or failed (com.amazonaws.services.s3.model.AmazonS3Exception)."""

    def __init__(self, errorMessage: str | None = None, cause: BaseException | None = None) -> None:
        super().__init__(errorMessage, cause)
        self._extended_request_id: str | None = None
        self._additional_details: dict[str, str] | None = None

    def getExtendedRequestId(self) -> str | None:
        """The second id that AWS support asks for, or None."""
        return self._extended_request_id

    def setExtendedRequestId(self, extendedRequestId: str | None) -> None:
        self._extended_request_id = extendedRequestId

    def getAdditionalDetails(self) -> dict[str, str] | None:
        """What else the error document said, by element, or None."""
        return self._additional_details

    def setAdditionalDetails(self, additionalDetails: dict[str, str] | None) -> None:
        self._additional_details = additionalDetails

    def getMessage(self) -> str:
        """The service's sentence with service, status, code, both request ids and proxy, as Java writes it."""
        head, proxy, tail = super().getMessage().rpartition("; Proxy: ")
        extended = "null" if self._extended_request_id is None else self._extended_request_id
        return f"{head}; S3 Extended Request ID: {extended}{proxy}{tail}"
