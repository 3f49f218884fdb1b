"""One call of a client made by rule: choose the form, convert, call botocore, convert back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from botocore import xform_name
from botocore.exceptions import ClientError

from sts_sdk._exceptions import AmazonClientException, AmazonServiceException, IllegalArgumentException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk._requests._result import (
    AmazonWebServiceResult,
    MetadataCache,
    ResponseMetadata,
    SdkHttpMetadata,
    response_metadata,
)
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._transport import WireHeaders, WireResponse
from sts_sdk.regions._names import region_from_host, region_name
from sts_sdk.services._botocore._errors import Body, Translation
from sts_sdk.services._botocore._held import HeldClient
from sts_sdk.services._botocore._stream import InputStream
from sts_sdk.services._rules._classes import Classes
from sts_sdk.services._rules._ec2 import dry_run_result
from sts_sdk.services._rules._handlers import after_call, before_call
from sts_sdk.services._rules._model import Service
from sts_sdk.services._rules._names import cap
from sts_sdk.services._rules._overloads import chosen
from sts_sdk.services._rules._settings import Current, ServiceSettings, check_request, connected
from sts_sdk.services._rules._values import BLOB, STREAM, Ruled

if TYPE_CHECKING:
    from sts_sdk.regions._region import Region, Regions

Answer = Mapping[str, Any]


class ServiceCore(HeldClient[ServiceSettings, Any]):
    """What every client made by rule does. Its subclasses know their service and have one method an operation."""

    _service: ClassVar[Service]
    _classes: ClassVar[Classes]

    def _start(self, settings: ServiceSettings, *, immutable: bool) -> None:
        self._hold(settings, immutable=immutable)
        self._current = Current()
        self._metadata = MetadataCache(settings.configuration.getResponseMetadataCacheSize())

    def __setstate__(self, state: Any) -> None:
        settings, immutable = state
        self._start(settings, immutable=immutable)

    def _connect(self) -> Any:
        return connected(self._service.row.botocore or "", self._settings, self._current)

    def _translated(self) -> Translation:
        return _Translated(self._classes, self._service)

    def getServiceName(self) -> str:
        """The name that requests are signed for, such as ``sqs``."""
        metadata: Mapping[str, str] = self._service.description["metadata"]
        return metadata.get("signingName") or metadata["endpointPrefix"]

    def getEndpointPrefix(self) -> str:
        """What the host of the service's endpoints begins with, such as ``sqs``."""
        prefix: str = self._service.description["metadata"]["endpointPrefix"]
        return prefix

    def getCachedResponseMetadata(self, request: AmazonWebServiceRequest) -> ResponseMetadata | None:
        """The metadata of the answer to this very request object; None if it is no longer known."""
        return self._metadata.get(request)

    def setEndpoint(self, endpoint: str) -> None:
        """Call the service there. Only for clients that a constructor made."""
        configuration = self._settings.configuration
        parsed = parse_endpoint(endpoint, configuration.getProtocol().toString())
        region = region_from_host(parsed.host, self._service.row.botocore or "") or self._settings.region
        self._change(self._settings._replace(endpoint_url=parsed.url, region=region))

    def setRegion(self, region: Region | Regions | str) -> None:
        """Call the service in this region. Only for clients that a constructor made."""
        self._change(self._settings._replace(endpoint_url=None, region=region_name(region)))

    def _request(self, operation: str, method: str, values: tuple[object, ...]) -> Any:
        """The request that is meant by the arguments of a method."""
        name = f"{cap(operation)}Request"
        cls = self._classes.get(name)
        if len(values) == 1 and isinstance(values[0], AmazonWebServiceRequest):
            if not isinstance(values[0], cls):
                raise IllegalArgumentException(f"{method} takes a {name}, not a {type(values[0]).__name__}.")
            return values[0]
        forms = self._service.row.simple.get(method, ())
        return cls(**chosen(method, forms, values)) if values else cls()

    def _call(self, operation: str, request: Any) -> Any:
        """What the method of an operation returns."""
        check_request(request)
        codec = self._classes.codec(self._service)
        shape = self._service.input_of(operation)
        client = self.unwrap()
        self._current.request = request
        translated = self._translated()
        try:
            with translated:
                parameters = codec.parameters(request, type(request).__name__, shape)
                before_call(operation, parameters)
                answer: Answer = getattr(client, xform_name(operation))(**parameters)
        finally:
            self._current.request = None
        after_call(self._service.package.name, operation, parameters, answer)
        return self._returned(operation, request, answer, translated)

    def _dry_run(self, request: AmazonWebServiceRequest) -> Any:
        """What EC2 says of a request without acting on it."""
        operation = type(request).__name__.removesuffix("Request")
        asking: Any = request
        try:
            self._call(operation, asking.getDryRunRequest())
        except AmazonServiceException as answer:
            return dry_run_result(self._classes.get("DryRunResult"), request, answer)
        raise AmazonClientException("Unrecognized service response for the dry-run request.")

    def _returned(
        self, operation: str, request: AmazonWebServiceRequest, answer: Answer, translated: Translation
    ) -> Any:
        metadata = answer["ResponseMetadata"]
        told = response_metadata(metadata.get("RequestId") or None)
        self._metadata.add(request, told)
        codec = self._classes.codec(self._service)
        unwrapped = self._service.unwrapped(operation)
        if unwrapped is not None:
            read = codec.reader(unwrapped[1])
            return None if read is None else read(answer.get(unwrapped[0], {}))
        cls = self._classes.result(self._service, operation)
        if cls is None:
            return None
        result = cls()
        codec.result(result, operation, answer)
        _open_streams(result, translated)
        if isinstance(result, AmazonWebServiceResult):
            result.setSdkResponseMetadata(told).setSdkHttpMetadata(_http_metadata(metadata))
        return result


class _Translated(Translation):
    """Turns what botocore raises into the exceptions of one service."""

    __slots__ = ("_classes", "_service")

    def __init__(self, classes: Classes, service: Service) -> None:
        self._classes = classes
        self._service = service

    def exception(self, error: ClientError) -> AmazonServiceException:
        """The exception of the service for an answer that says no."""
        from sts_sdk.services._rules._errors import service_exception  # noqa: PLC0415 -- only refusals need it

        return service_exception(self._classes, self._service, error)


def _http_metadata(metadata: Mapping[str, Any]) -> SdkHttpMetadata:
    headers = WireHeaders(metadata.get("HTTPHeaders", {}))
    return SdkHttpMetadata(WireResponse(metadata.get("HTTPStatusCode", 0), "", headers, b""))


def _open_streams(result: Ruled, translated: Translation) -> None:
    """botocore gives every content of an answer as a stream; Java only those that the model calls so."""
    for member in result.__shape__:
        if member.kind in {BLOB, STREAM}:
            content = getattr(result, member.attribute)
            if hasattr(content, "read"):
                body = Body(content, translated)
                setattr(result, member.attribute, InputStream(body) if member.kind == STREAM else body.read())
