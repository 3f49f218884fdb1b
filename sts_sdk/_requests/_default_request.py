"""A request as signers and request handlers see it: endpoint, path, parameters, headers, body, all changeable.

The client itself works on ``HttpRequest``, which never changes; ``from_http`` and ``to_http`` convert where a
caller's handler or signer wants Java's form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any, BinaryIO, Final, Self, TypeVar, cast, overload
from urllib.parse import parse_qsl, quote

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._requests._http_method import HttpMethodName
from sts_sdk._requests._options import HandlerContextKey
from sts_sdk._requests._request import AmazonWebServiceRequest, Parameters, Request, SignableRequest
from sts_sdk.internal._checks import check_has, checked_text, listed, mapping
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._query import form_text
from sts_sdk.internal._shape import REDACTED
from sts_sdk.internal._text import is_unicode
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.metrics._request_metrics import AWSRequestMetrics

X = TypeVar("X")

FORM: Final = "application/x-www-form-urlencoded; charset=utf-8"

# All that toString shows in clear; the rest may be a secret.
_SHOWN_HEADERS: Final = frozenset(
    {"accept", "amz-sdk-invocation-id", "amz-sdk-request", "content-length", "content-type", "host", "user-agent",
     "x-amz-content-sha256", "x-amz-date"}
)  # fmt: skip
_SHOWN_PARAMETERS: Final = frozenset(
    {"Action", "Version", "DurationSeconds", "X-Amz-Algorithm", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders"}
)


class DefaultRequest(Request):
    """A request that is being put together (com.amazonaws.DefaultRequest).

    ``DefaultRequest(serviceName)`` or ``DefaultRequest(originalRequest, serviceName)``. The method is POST until
    it is set. A POST without content carries its parameters in the body, any other request in the query.
    Text shows neither parameters nor headers that may be secret.
    """

    @overload
    def __init__(self, serviceName: str, /) -> None: ...
    @overload
    def __init__(self, originalRequest: AmazonWebServiceRequest | None, serviceName: str, /) -> None: ...
    def __init__(self, *arguments: AmazonWebServiceRequest | str | None) -> None:
        original = arguments[0] if len(arguments) == 2 else None
        self._original = original if isinstance(original, AmazonWebServiceRequest) else AmazonWebServiceRequest()
        self._service_name = cast("str", arguments[-1])
        self._method = HttpMethodName.POST
        self._endpoint: str | None = None
        self._resource_path: str | None = None
        self._headers: dict[str, str] = {}
        self._parameters: Parameters = {}
        self._content: BinaryIO | None = None
        self._time_offset = 0
        self._metrics: AWSRequestMetrics | None = None
        self._context: dict[HandlerContextKey[Any], object] = {}

    def getServiceName(self) -> str:
        """The service that the request is for, such as ``sts``."""
        return self._service_name

    def getOriginalRequest(self) -> AmazonWebServiceRequest:
        """The request object that the caller handed to the client; an empty one if there was none."""
        return self._original

    def getOriginalRequestObject(self) -> AmazonWebServiceRequest:
        """The same as ``getOriginalRequest()``."""
        return self._original

    def getHttpMethod(self) -> HttpMethodName:
        """The HTTP method; POST until it is set."""
        return self._method

    def setHttpMethod(self, httpMethod: HttpMethodName | str) -> None:
        if not isinstance(httpMethod, HttpMethodName):
            # By its text: Java has a second enum of methods, which callers without types take for this one.
            httpMethod = HttpMethodName.fromValue(str(httpMethod))
        self._method = httpMethod

    def getEndpoint(self) -> str | None:
        """Scheme, host, port and path of the service, as text; None until it is set."""
        return self._endpoint

    def setEndpoint(self, endpoint: str) -> None:
        """Set where the request goes: host, port and path, https if there is no scheme."""
        parse_endpoint(endpoint)
        self._endpoint = endpoint if "://" in endpoint else f"https://{endpoint}"

    def getResourcePath(self) -> str | None:
        """The path below the endpoint's own, percent-encoded; None until it is set."""
        return self._resource_path

    def setResourcePath(self, path: str | None) -> None:
        self._resource_path = path

    def getHeaders(self) -> dict[str, str]:
        """The headers, by the name they were set with; changes to the dict change the request."""
        return self._headers

    def addHeader(self, name: str, value: str) -> None:
        lower = checked_text("the name of a header", name).lower()
        for known in [known for known in self._headers if known.lower() == lower]:
            del self._headers[known]
        self._headers[name] = value

    def setHeaders(self, headers: Mapping[str, str]) -> None:
        given = mapping("setHeaders", headers)
        self._headers.clear()
        if len(set(map(str.lower, given))) == len(given):
            self._headers.update(given)
            return
        for name, value in given.items():
            self.addHeader(name, value)

    def getParameters(self) -> Parameters:
        """The parameters in the order they were added; changes to the dict change the request."""
        return self._parameters

    def addParameter(self, name: str, value: str | None) -> None:
        self._parameters.setdefault(checked_text("the name of a parameter", name), []).append(value)

    def addParameters(self, name: str, values: Iterable[str | None] | None) -> None:
        for value in () if values is None else listed("addParameters", values):
            self.addParameter(name, value)

    def withParameter(self, name: str, value: str | None) -> Self:
        self.addParameter(name, value)
        return self

    def setParameters(self, parameters: Mapping[str, Iterable[str | None]]) -> None:
        given = {name: listed("setParameters", values) for name, values in mapping("setParameters", parameters).items()}
        self._parameters.clear()
        self._parameters.update(given)

    def getContent(self) -> BinaryIO | None:
        """The body as a binary stream, or None."""
        return self._content

    def getContentUnwrapped(self) -> BinaryIO | None:
        """The same as ``getContent()``: nothing is wrapped here."""
        return self._content

    def setContent(self, content: bytes | BinaryIO | None) -> None:
        """Set the body: bytes, or a binary stream that can be read again (it is read to sign and to send)."""
        self._content = BytesIO(content) if isinstance(content, (bytes, bytearray, memoryview)) else content

    def getTimeOffset(self) -> int:
        """By how many seconds the local clock is ahead of the service's; 0 until it is set."""
        return self._time_offset

    def setTimeOffset(self, timeOffset: int) -> None:
        self._time_offset = timeOffset

    def withTimeOffset(self, timeOffset: int) -> Self:
        self.setTimeOffset(timeOffset)
        return self

    def getAWSRequestMetrics(self) -> AWSRequestMetrics | None:
        """What was measured of this call so far, or None."""
        return self._metrics

    def setAWSRequestMetrics(self, metrics: AWSRequestMetrics | None) -> None:
        self._metrics = metrics

    def addHandlerContext(self, key: HandlerContextKey[X], value: X) -> None:
        check_has("addHandlerContext", key, "__hash__", "a HandlerContextKey")
        self._context[key] = value

    def getHandlerContext(self, key: HandlerContextKey[X]) -> X | None:
        """What a handler kept under this key, or None."""
        return cast("X | None", self._context.get(key))

    def toString(self) -> str:
        """Method, endpoint, path, parameters and headers as Java writes them, what may be secret masked."""
        path = self._resource_path or "/"
        text = f"{self._method.name} {self._endpoint} {path if path.startswith('/') else f'/{path}'} "
        if self._parameters:
            shown = [f"{name}={_shown_parameter(name, values)}" for name, values in self._parameters.items()]
            text += f"Parameters: ({', '.join(shown)}) "
        if self._headers:
            lines = [f"{name}: {_shown_header(name, value)}, " for name, value in self._headers.items()]
            text += f"Headers: ({''.join(lines)}) "
        return text

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return f"<DefaultRequest {self.toString()}>"


def from_http(http: HttpRequest, original: AmazonWebServiceRequest | None, service_name: str) -> DefaultRequest:
    """A wire's request in Java's form: the form's and the query's fields are parameters, any other body is content."""
    request = DefaultRequest(original, service_name)
    url, _, query = http.url.partition("?")
    request.setHttpMethod(http.method)
    request.setEndpoint(url)
    request.setResourcePath("/" if url.endswith("/") else None)
    request.setHeaders(http.headers)
    form = http.method == "POST" and _is_form(http.headers)
    for fields in (http.body.decode() if form else "", query):
        for name, value in parse_qsl(fields, keep_blank_values=True):
            request.addParameter(name, value)
    if http.body and not form:
        request.setContent(http.body)
    return request


def check_signable(request: SignableRequest) -> None:
    """Refuse, with an IllegalArgumentException that shows no value, a request that cannot be signed or sent."""
    headers = request.getHeaders()
    path, endpoint = request.getResourcePath(), request.getEndpoint()
    places = ["" if path is None else path, "" if endpoint is None else endpoint]
    if not _all_text([*headers, *headers.values(), *places]):  # all at once: this runs with every signature
        _refuse_text(headers, places)
    for name, values in request.getParameters().items():
        if type(name) is not str or not isinstance(values, (list, tuple)):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(
                f"A parameter must have a text for a name and a list of values, not {name!r}."
            )
        for value in values:
            if value is not None and type(value) is not str:
                raise IllegalArgumentException(f"The values of the parameter {name!r} must be text or None.")


def _refuse_text(headers: Mapping[str, str], places: list[str]) -> None:
    for name, value in headers.items():
        if not _all_text([name, value]):
            raise IllegalArgumentException(f"Names and values of headers must be text; that of {name!r} is not.")
    for what, part in zip(("resource path", "endpoint"), places, strict=True):
        if not _all_text([part]):
            raise IllegalArgumentException(f"The {what} must be text, not {type(part).__name__}.")


def _all_text(parts: list[str]) -> bool:
    try:
        return is_unicode("".join(parts))
    except TypeError:
        return False


def to_http(request: SignableRequest) -> HttpRequest:
    """The request as it goes on the wire."""
    check_signable(request)
    method, headers, url = request.getHttpMethod().name, request.getHeaders(), wire_url(request)
    parameters = request.getParameters()
    if parameters_in_body(request):
        if not any(name.lower() == "content-type" for name in headers):
            headers = {**headers, "Content-Type": FORM}
        return HttpRequest(method, url, headers, form_body(parameters))
    return HttpRequest(method, with_query(url, parameters), headers, content_bytes(request))


def parameters_in_body(request: SignableRequest) -> bool:
    """Java's rule: a POST without content sends its parameters as a form."""
    return request.getHttpMethod() is HttpMethodName.POST and request.getContent() is None


def form_body(parameters: Mapping[str, Iterable[str | None]]) -> bytes:
    """The parameters as a form: space is ``+``, ``~`` is ``%7E``, ``*`` stays; a value of None is its name alone."""
    return "&".join(_fields(parameters, form_text)).encode()


def with_query(url: str, parameters: Mapping[str, Iterable[str | None]]) -> str:
    """The URL with the parameters as its query."""
    query = "&".join(_fields(parameters, _query_text))
    return f"{url}?{query}" if query else url


def content_bytes(request: SignableRequest) -> bytes:
    """The body, read from where its stream stands, which is then put back there."""
    stream = request.getContent()
    if stream is None:
        return b""
    if not all(hasattr(stream, name) for name in ("seekable", "tell", "read", "seek")) or not stream.seekable():
        raise IllegalArgumentException("The content of a request must be bytes or a stream that can seek.")
    start = stream.tell()
    body: object = stream.read()
    stream.seek(start)
    if not isinstance(body, (bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance] -- streams without types
        raise IllegalArgumentException(f"The content of a request must be bytes, not {type(body).__name__}.")
    return bytes(body)


def wire_path(request: SignableRequest) -> str:
    """The path of the endpoint followed by the resource path, one slash between them."""
    rest = (request.getEndpoint() or "").partition("://")[2]
    slash, path = rest.partition("/")[1:]
    resource = request.getResourcePath() or ""
    if not resource:
        return slash + path or "/"
    return f"{(slash + path).removesuffix('/')}/{resource.removeprefix('/')}"


def wire_url(request: SignableRequest) -> str:
    """Scheme, host and path, without a query."""
    endpoint = request.getEndpoint()
    if endpoint is None:
        raise IllegalArgumentException("The request has no endpoint: setEndpoint first.")
    scheme, _, rest = endpoint.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}{wire_path(request)}"


def _is_form(headers: Mapping[str, str]) -> bool:
    return any(
        name.lower() == "content-type" and value.lower().startswith("application/x-www-form-urlencoded")
        for name, value in headers.items()
    )


def _fields(parameters: Mapping[str, Iterable[str | None]], encoded: Callable[[str], str]) -> list[str]:
    return [
        encoded(name) if value is None else f"{encoded(name)}={encoded(value)}"
        for name, values in parameters.items()
        for value in values
    ]


def _query_text(text: str) -> str:
    return quote(text, safe="-_.~", errors="replace")


def _shown_parameter(name: str, values: list[str | None]) -> str:
    return str(values) if name in _SHOWN_PARAMETERS else f"[{REDACTED}]"


def _shown_header(name: str, value: str) -> str:
    return value if name.lower() in _SHOWN_HEADERS else REDACTED
