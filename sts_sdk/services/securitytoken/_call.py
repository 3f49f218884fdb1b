"""One call to STS: check, encode, execute, decode, and the hints around it. Opened by a client's first call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sts_sdk._exceptions import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk._requests._result import AmazonWebServiceResult, SdkHttpMetadata, request_id, response_metadata
from sts_sdk.http._execution import Call
from sts_sdk.internal._query import encode
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._validation import check
from sts_sdk.internal._xml import decode, decode_error
from sts_sdk.services.securitytoken import _hints as hints
from sts_sdk.services.securitytoken._endpoints import SIGNING_NAME

if TYPE_CHECKING:
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk._requests._result import MetadataCache
    from sts_sdk.http._client import AmazonHttpClient
    from sts_sdk.internal._transport import WireResponse

Q = TypeVar("Q", bound=AmazonWebServiceRequest)
R = TypeVar("R", bound=AmazonWebServiceResult)

_VERSION: Final = "2011-06-15"
_HEADERS: Final = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}


class CallMaker:
    """Makes the calls of one client. Never changed after it is made."""

    __slots__ = ("_http", "_metadata", "_validates")

    def __init__(self, http: AmazonHttpClient, metadata: MetadataCache, *, validates: bool) -> None:
        self._http = http
        self._metadata = metadata
        self._validates = validates

    def call(
        self,
        operation: str,
        request: Q | None,
        request_class: type[Q],
        result_class: type[R],
        *,
        url: str,
        credentials: AWSCredentialsProvider | None,
        signing_region: str,
    ) -> R:
        """The result of an operation; without ``credentials`` the call is not signed."""
        if request is not None and not isinstance(request, request_class):
            raise IllegalArgumentException(f"{operation} takes {request_class.__name__}, not {type(request).__name__}.")
        value = request_class() if request is None else request
        if self._http.settings.handlers:
            value = self._http.before_marshalling(value)
        if self._validates:
            check(value)
        call = Call(
            operation,
            value,
            HttpRequest("POST", url, _HEADERS, encode(operation, _VERSION, value)),
            credentials,
            signing_region,
            SIGNING_NAME,
            sensitive=getattr(value, "_token_code", None) is not None,
        )
        hints.before(call)
        try:
            result = self._http.execute(call, StsAnswers(value, result_class, signing_region, self._metadata))
        except AmazonServiceException as refusal:
            from sts_sdk.services.securitytoken._refused import explain  # noqa: PLC0415 -- only a refusal needs it

            explain(call, refusal)
            raise
        hints.remember(call, result)
        return result


class StsAnswers(Generic[R]):
    """Reads the answers to one call."""

    __slots__ = ("_metadata", "_request", "_signing_region", "result_class")

    def __init__(
        self, request: AmazonWebServiceRequest, result_class: type[R], signing_region: str, metadata: MetadataCache
    ) -> None:
        self._request = request
        self.result_class = result_class
        self._signing_region = signing_region
        self._metadata = metadata

    def result(self, response: WireResponse) -> R:
        """The result, with what the answer says of itself."""
        try:
            status_line = f" Response Code: {response.status}, Response Text: {response.reason}"
            result, body_id = decode(self.result_class, response.body, status_line)
        except SdkClientException as no_result:
            document = decode_error(response.body)
            if document is None or document.code is None:
                raise
            # Some servers that are not AWS's answer 200 and say in the body that they refuse.
            raise self.refusal(response) from no_result
        metadata = response_metadata(request_id(response) or body_id)
        result.setSdkResponseMetadata(metadata)
        result.setSdkHttpMetadata(SdkHttpMetadata(response))
        self._metadata.add(self._request, metadata)
        return result

    def refusal(self, response: WireResponse) -> AmazonServiceException:
        """The modelled exception."""
        from sts_sdk.services.securitytoken._failure import failure  # noqa: PLC0415 -- only a refusal needs it

        return failure(self._signing_region, response)

    def prepare_for_refusals(self) -> None:
        """Load what makes an exception of an answer, while files can be opened."""
        from sts_sdk.services.securitytoken import _failure as _failure  # noqa: PLC0414, PLC0415 -- see above
        from sts_sdk.services.securitytoken import _refused as _refused  # noqa: PLC0414, PLC0415 -- see above
