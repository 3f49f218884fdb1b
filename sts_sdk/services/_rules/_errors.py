"""The exception for an answer that says no: the class of its code, else the service's base."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.services._botocore._errors import details_of, fill_exception
from sts_sdk.services._rules._classes import Classes
from sts_sdk.services._rules._model import EXCEPTION, Service

_TYPES = AmazonServiceException.ErrorType
# Protocols that say in the answer who is at fault.
_SAY_IT = frozenset({"query", "rest-xml", "ec2"})


def service_exception(classes: Classes, service: Service, error: ClientError) -> AmazonServiceException:
    """The exception, filled from the answer."""
    details = details_of(error)
    # What AWS called the error before the service spoke JSON is the code; the model may name it by the other one.
    shape = _shape(service, details.get("Code"), details.get("QueryErrorCode"))
    name = service.row.base_exception if shape is None else service.error_name(shape)
    exception: AmazonServiceException = classes.get(name)(_message(error, details))
    fill_exception(exception, error)
    exception.setServiceName(service.row.error_service_name)
    exception.setErrorType(_type(service, details, exception.getStatusCode()))
    if shape is not None:
        classes.codec(service).fill(exception, name, EXCEPTION, shape, error.response)
    return exception


def _shape(service: Service, *codes: str | None) -> str | None:
    """The error of the model that a code of the wire stands for."""
    by_code = {service.shapes[shape].get("error", {}).get("code", shape): shape for shape in sorted(service.errors)}
    for code in codes:
        if code in by_code:
            return by_code[code]
        if code in service.errors:
            return code
    return None


def _message(error: ClientError, details: dict[str, str]) -> str | None:
    said: Any = details.get("Message") or error.response.get("message") or error.response.get("Message")
    return None if said is None else str(said)


def _type(service: Service, details: dict[str, str], status: int) -> AmazonServiceException.ErrorType:
    said = details.get("Type")
    if said:
        return {"Sender": _TYPES.Client, "Receiver": _TYPES.Service}.get(said, _TYPES.Unknown)
    if service.description["metadata"]["protocol"] in _SAY_IT:
        return _TYPES.Unknown
    return _TYPES.Client if status < 500 else _TYPES.Service
