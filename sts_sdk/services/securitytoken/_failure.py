"""From an answer that says no to the exception for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk._requests._result import request_id
from sts_sdk.internal._xml import decode_error
from sts_sdk.services.securitytoken._endpoints import SERVICE_NAME
from sts_sdk.services.securitytoken.model._exceptions import exception_class

if TYPE_CHECKING:
    from sts_sdk.internal._transport import WireResponse
    from sts_sdk.internal._xml import ErrorDocument

_TYPES: Final = {
    "Sender": AmazonServiceException.ErrorType.Client,
    "Receiver": AmazonServiceException.ErrorType.Service,
}


def failure(signing_region: str, response: WireResponse) -> AmazonServiceException:
    """The modelled exception for an answer's error code; the service's base exception for any other code.

    An answer without a code that can be read has the status and its reason for a code, as in Java. What helps
    where STS is switched off in the region is a note of the exception, so that its message stays Java's.
    """
    document = decode_error(response.body)
    code = document.code if document is not None else None
    exception = exception_class(code)(document.message if document is not None else None)
    exception.setErrorCode(code or f"{response.status} {response.reason}")
    exception.setErrorType(_error_type(document))
    exception.setStatusCode(response.status)
    exception.setServiceName(SERVICE_NAME)
    exception.setRequestId((document.request_id if document is not None else None) or request_id(response))
    exception.setHttpHeaders(dict(response.headers.items()))
    if why := response.headers.get("x-local-decision"):  # of the local AWS alone
        exception.add_note(f"The local AWS tells why: {unquote(why)}")
    if code == "RegionDisabledException":
        from sts_sdk.services.securitytoken._endpoint_table import switched_off_advice  # noqa: PLC0415 -- few regions are off

        exception.add_note(switched_off_advice(signing_region))
    return exception


def _error_type(document: ErrorDocument | None) -> AmazonServiceException.ErrorType:
    unknown = AmazonServiceException.ErrorType.Unknown
    return unknown if document is None or document.type is None else _TYPES.get(document.type, unknown)
