"""Signature Version 4 as Java has it: signers that change a ``DefaultRequest``, step by step.

Each step is a method that a subclass may override; what it computes is a pure function of ``_sigv4``.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, runtime_checkable

from sts_sdk._credentials import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._requests._default_request import check_signable, content_bytes, form_body, parameters_in_body, wire_path
from sts_sdk.auth import _sigv4
from sts_sdk.internal._checks import whole
from sts_sdk.internal._clock import now
from sts_sdk.regions._names import region_from_host, region_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk._credentials import AWSCredentials, AWSSessionCredentials
    from sts_sdk._requests._request import SignableRequest
    from sts_sdk.regions._region import Region, Regions

V = TypeVar("V")

# Java signs User-Agent, so that a port's requests are its original's; the client's own signature leaves it out.
_NEVER_SIGNED: Final = frozenset({"connection", "x-amzn-trace-id"})
# What an earlier signature left, in lower case: a request can be signed again.
_PROOF_IN_HEADERS: Final = frozenset({"authorization", "x-amz-date", "x-amz-security-token"})
_PROOF_IN_QUERY: Final = frozenset(
    {"x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-expires", "x-amz-security-token", "x-amz-signature",
     "x-amz-signedheaders"}
)  # fmt: skip


@runtime_checkable
class Signer(Protocol):
    """Signs a request (com.amazonaws.auth.Signer)."""

    def sign(self, request: SignableRequest, credentials: AWSCredentials) -> None:
        """Add to the request what proves who sends it."""
        ...


@runtime_checkable
class ServiceAwareSigner(Signer, Protocol):
    """A signer that needs the service's name (com.amazonaws.auth.ServiceAwareSigner)."""

    def setServiceName(self, serviceName: str) -> None:
        """Set the name that the service is signed for, such as ``sts``."""
        ...


@runtime_checkable
class RegionAwareSigner(Signer, Protocol):
    """A signer that needs the region (com.amazonaws.auth.RegionAwareSigner)."""

    def setRegionName(self, regionName: str) -> None:
        """Set the region that the request is signed for."""
        ...


@runtime_checkable
class Presigner(Protocol):
    """Signs a request in its query (com.amazonaws.auth.Presigner)."""

    def presignRequest(
        self, request: SignableRequest, credentials: AWSCredentials, expirationDate: datetime | None, /
    ) -> None:
        """Add to the request's parameters what lets anybody send it until it expires."""
        ...


class RegionFromEndpointResolver(Protocol):
    """Tells a host's region (com.amazonaws.util.endpoint.RegionFromEndpointResolver)."""

    def guessRegionFromEndpoint(self, host: str, serviceHint: str | None) -> str | None:
        """The region, or None if the host does not tell."""
        ...


class AWS4SignerRequestParams:
    """When, where and for what one request is signed (com.amazonaws.auth.internal.AWS4SignerRequestParams)."""

    __slots__ = ("_amz_date", "_at", "_region_name", "_request", "_scope", "_service_name")

    def __init__(self, request: SignableRequest, at: datetime, region_name: str, service_name: str) -> None:
        self._request = request
        self._at = at
        self._region_name = region_name
        self._service_name = service_name
        self._amz_date = _sigv4.timestamp(at)
        self._scope = _sigv4.credential_scope(self._amz_date[:8], region_name, service_name)

    def getRequest(self) -> SignableRequest:
        """The request that is signed."""
        return self._request

    def getRegionName(self) -> str:
        """The region in the scope."""
        return self._region_name

    def getServiceName(self) -> str:
        """The service in the scope."""
        return self._service_name

    def getSigningAlgorithm(self) -> str:
        """``AWS4-HMAC-SHA256``."""
        return _sigv4.ALGORITHM

    def getSigningDateTimeMilli(self) -> int:
        """The time of the signature, in milliseconds since 1970."""
        return int(self._at.timestamp() * 1000)

    def getFormattedSigningDateTime(self) -> str:
        """The time of the signature: ``20150830T123600Z``."""
        return self._amz_date

    def getFormattedSigningDate(self) -> str:
        """The day of the signature: ``20150830``."""
        return self._amz_date[:8]

    def getScope(self) -> str:
        """``20150830/us-east-1/sts/aws4_request``."""
        return self._scope


class _HeadersOnce:
    """Names and lines of the headers of the request that is being signed: its steps do not each make them anew."""

    __slots__ = ("headers", "lines", "names", "request")

    def __init__(self, request: SignableRequest) -> None:
        self.request = request
        self.headers: dict[str, str] = {}  # that the others were made of: a step may change the request's
        self.lines = ""
        self.names = ""


class AWS4Signer(ServiceAwareSigner, RegionAwareSigner, Presigner):
    """Signature Version 4 of a ``DefaultRequest`` (com.amazonaws.auth.AWS4Signer).

    ``AWS4Signer(doubleUrlEncoding)`` with False signs the path as it is sent, which is S3's way; ``AWS4Signer(clock)``
    takes the time from a function that gives an aware datetime. Without a region or a service name, the request's
    endpoint tells them. All headers are signed but Connection and X-Amzn-Trace-Id. Anonymous credentials leave a
    request alone. The steps of the signature are methods, which a subclass may override as in Java.
    """

    def __init__(self, doubleUrlEncoding: bool | Callable[[], datetime] = True) -> None:
        self.doubleUrlEncode: bool = bool(doubleUrlEncoding)
        self.serviceName: str | None = None
        self.regionName: str | None = None
        self.overriddenDate: datetime | None = None
        self._endpoint_prefix: str | None = None
        self._resolver: RegionFromEndpointResolver | None = None
        self._clock = doubleUrlEncoding if callable(doubleUrlEncoding) else now
        self._headers: _HeadersOnce | None = None  # while a request is signed; never kept, for it holds the token

    def getServiceName(self) -> str | None:
        """The name that the service is signed for; None until it is set."""
        return self.serviceName

    def setServiceName(self, serviceName: str | None) -> None:
        self.serviceName = serviceName

    def getRegionName(self) -> str | None:
        """The region that requests are signed for; None until it is set."""
        return self.regionName

    def setRegionName(self, regionName: str | Regions | Region | None) -> None:
        self.regionName = None if regionName is None else region_name(regionName, "signing region")

    def getOverriddenDate(self) -> datetime | None:
        """The time that is signed instead of the clock's, or None."""
        return self.overriddenDate

    def setOverrideDate(self, overriddenDate: datetime | None) -> None:
        """Sign as if it were this time (aware); None takes the clock's again."""
        self.overriddenDate = None if overriddenDate is None else _aware(overriddenDate)

    def setEndpointPrefix(self, endpointPrefix: str | None) -> None:
        """Set what stands before the region in the endpoint's host, where it is not the service's name."""
        self._endpoint_prefix = endpointPrefix

    def setRegionFromEndpointResolver(self, resolver: RegionFromEndpointResolver | None) -> None:
        """Set what tells the region of an endpoint when none was set."""
        self._resolver = resolver

    def sign(self, request: SignableRequest, credentials: AWSCredentials) -> None:
        """Set ``Host``, ``X-Amz-Date``, ``X-Amz-Security-Token`` and ``Authorization``."""
        usable = _sanitized(credentials)
        if usable is None:
            return
        check_signable(request)
        headers = request.getHeaders()
        _drop(headers, _PROOF_IN_HEADERS)  # in any case of letters, so that these names can be set without another look
        if type(usable) is BasicSessionCredentials:
            self.addSessionCredentials(request, usable)
        params = self._params(request)
        self.addHostHeader(request)
        headers["X-Amz-Date"] = params.getFormattedSigningDateTime()
        content_hash = self.calculateContentHash(request)
        if _wants_content_hash(headers):
            request.addHeader("x-amz-content-sha256", content_hash)
        self._headers = _HeadersOnce(request)
        try:
            key, proof = self._proof(request, usable, params, content_hash)
            signed_names = self.getSignedHeadersString(request)
        finally:
            self._headers = None
        headers["Authorization"] = _sigv4.authorization_header(
            usable.getAWSAccessKeyId(), params.getScope(), signed_names, proof.hex()
        )
        self.processRequestPayload(request, proof, key, params)

    def presignRequest(
        self, request: SignableRequest, credentials: AWSCredentials, userSpecifiedExpirationDate: datetime | None = None
    ) -> None:
        """Add the signature to the request's parameters, valid until the date given (aware): seven days at most, which
        is also the default. Headers that the request has are signed and must be sent with it.

        Who has these parameters can send the request: they are a secret.
        """
        usable = _sanitized(credentials)
        if usable is None:
            return
        check_signable(request)
        params = self._params(request)
        seconds = _seconds_until(userSpecifiedExpirationDate, self._now(request))
        _drop(request.getParameters(), _PROOF_IN_QUERY)
        _drop(request.getHeaders(), _PROOF_IN_HEADERS)
        self.addHostHeader(request)
        self._headers = _HeadersOnce(request)
        try:
            self._add_parameters(request, usable, params, seconds)
            _, proof = self._proof(request, usable, params, self.calculateContentHashPresign(request))
        finally:
            self._headers = None
        request.addParameter("X-Amz-Signature", proof.hex())

    def addSessionCredentials(self, request: SignableRequest, credentials: AWSSessionCredentials) -> None:
        """Set ``X-Amz-Security-Token``."""
        request.addHeader("X-Amz-Security-Token", credentials.getSessionToken())

    def addHostHeader(self, request: SignableRequest) -> None:
        """Set ``Host`` from the endpoint, without a default port."""
        request.addHeader("Host", _request_host(request))

    def calculateContentHash(self, request: SignableRequest) -> str:
        """The SHA-256 of the body that will be sent, in hexadecimal."""
        in_body = parameters_in_body(request)
        return _sigv4.hashed_payload(form_body(request.getParameters()) if in_body else content_bytes(request))

    def calculateContentHashPresign(self, request: SignableRequest) -> str:
        """The same for a presigned request."""
        return self.calculateContentHash(request)

    def createCanonicalRequest(self, request: SignableRequest, contentSha256: str) -> str:
        """The request in the one form that client and service both arrive at."""
        return _sigv4.canonical_request(
            request.getHttpMethod().name,
            _sigv4.canonical_uri(wire_path(request), as_sent=not self.doubleUrlEncode),
            "" if parameters_in_body(request) else _canonical_query(request),
            self.getCanonicalizedHeaderString(request),
            self.getSignedHeadersString(request),
            contentSha256,
        )

    def getCanonicalizedHeaderString(self, request: SignableRequest) -> str:
        """The headers that are signed, one a line."""
        return self._headers_once(request).lines

    def getSignedHeadersString(self, request: SignableRequest) -> str:
        """The names of the headers that are signed, joined by semicolons."""
        return self._headers_once(request).names

    def shouldExcludeHeaderFromSigning(self, header: str) -> bool:
        """Whether a header is left out of the signature."""
        return header.lower() in _NEVER_SIGNED

    def createStringToSign(self, canonicalRequest: str, signerParams: AWS4SignerRequestParams) -> str:
        """The time, the scope and the hash of the canonical request."""
        return _sigv4.string_to_sign(
            signerParams.getFormattedSigningDateTime(), signerParams.getScope(), canonicalRequest
        )

    def newSigningKey(self, credentials: AWSCredentials, dateStamp: str, regionName: str, serviceName: str) -> bytes:
        """The signing key of one day, region and service."""
        secret_key = credentials.getAWSSecretKey() or ""
        return _sigv4.signing_key(secret_key, dateStamp, regionName, serviceName)

    def computeSignature(
        self,
        stringToSign: str,
        signingKey: bytes,
        signerRequestParams: AWS4SignerRequestParams,  # noqa: ARG002 -- Java's hook hands it to overriders
    ) -> bytes:
        """The HMAC of the string to sign."""
        return _sigv4.hmac_sha256(signingKey, stringToSign)

    def processRequestPayload(
        self,
        request: SignableRequest,
        signature: bytes,
        signingKey: bytes,
        signerRequestParams: AWS4SignerRequestParams,
    ) -> None:
        """Nothing; a subclass that signs the body in pieces continues here."""

    def _add_parameters(
        self, request: SignableRequest, usable: BasicAWSCredentials, params: AWS4SignerRequestParams, seconds: int
    ) -> None:
        if type(usable) is BasicSessionCredentials:
            request.addParameter("X-Amz-Security-Token", usable.getSessionToken())
        request.addParameter("X-Amz-Algorithm", params.getSigningAlgorithm())
        request.addParameter("X-Amz-Date", params.getFormattedSigningDateTime())
        request.addParameter("X-Amz-SignedHeaders", self.getSignedHeadersString(request))
        request.addParameter("X-Amz-Expires", str(seconds))
        request.addParameter("X-Amz-Credential", f"{usable.getAWSAccessKeyId()}/{params.getScope()}")

    def _proof(
        self, request: SignableRequest, usable: AWSCredentials, params: AWS4SignerRequestParams, content_hash: str
    ) -> tuple[bytes, bytes]:
        to_sign = self.createStringToSign(self.createCanonicalRequest(request, content_hash), params)
        day, region, service = params.getFormattedSigningDate(), params.getRegionName(), params.getServiceName()
        key = self.newSigningKey(usable, day, region, service)
        return key, self.computeSignature(to_sign, key, params)

    def _params(self, request: SignableRequest) -> AWS4SignerRequestParams:
        service, region = self.serviceName, self.regionName
        if service is None or not region:
            host = _request_host(request).lower()
            service = _service_from_host(host) if service is None else service
            region = region or self._region_from_host(host, service)
        return AWS4SignerRequestParams(request, self._now(request), region, service)

    def _region_from_host(self, host: str, service: str) -> str:
        hint = self._endpoint_prefix or service
        host = host.rpartition(":")[0] if host[-1:].isdigit() and ":" in host else host
        resolver = self._resolver
        found = resolver.guessRegionFromEndpoint(host, hint) if resolver else region_from_host(host, hint)
        return region_name(found, "region of the endpoint") if found else "us-east-1"

    def _now(self, request: SignableRequest) -> datetime:
        if self.overriddenDate is not None:
            return self.overriddenDate
        offset = whole("timeOffset", request.getTimeOffset())
        return self._clock() - timedelta(seconds=offset) if offset else self._clock()

    def _headers_once(self, request: SignableRequest) -> _HeadersOnce:
        headers, once = request.getHeaders(), self._headers
        if once is None or once.request is not request:  # another thread may sign another request
            once = _HeadersOnce(request)
        if once.headers != headers:
            once.headers = dict(headers)
            once.lines, once.names = self._canonical(headers)
        return once

    def _canonical(self, headers: dict[str, str]) -> tuple[str, str]:
        excluded = self.shouldExcludeHeaderFromSigning
        if getattr(excluded, "__func__", None) is AWS4Signer.shouldExcludeHeaderFromSigning:
            return _sigv4.canonical_headers(headers.items(), _NEVER_SIGNED)
        # A subclass has a rule of its own, and is asked for each header by the name that it was given.
        return _sigv4.canonical_headers([line for line in headers.items() if not excluded(line[0])], ())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} service={self.serviceName}, region={self.regionName}>"


def _sanitized(credentials: AWSCredentials) -> BasicAWSCredentials | None:
    """The credentials without white space around their parts; None if they are anonymous."""
    keys = _sigv4.usable(credentials)
    if keys is None:
        return None
    if type(credentials) is BasicAWSCredentials and keys.same_as(credentials):
        return credentials
    if keys.session_token:
        return BasicSessionCredentials(keys.access_key, keys.secret_key, keys.session_token)
    return BasicAWSCredentials(keys.access_key, keys.secret_key)


def _request_host(request: SignableRequest) -> str:
    endpoint = request.getEndpoint()
    if endpoint is None:
        raise IllegalArgumentException("The request has no endpoint: setEndpoint first.")
    return _sigv4.split_url(endpoint)[0]


def _wants_content_hash(headers: dict[str, str]) -> bool:
    return "required" in headers.values() and any(
        name.lower() == "x-amz-content-sha256" and value == "required" for name, value in headers.items()
    )


def _drop(values: dict[str, V], unwanted: frozenset[str]) -> None:
    for name in [name for name in values if name.lower() in unwanted]:
        del values[name]


def _canonical_query(request: SignableRequest) -> str:
    pairs = [(name, value or "") for name, values in request.getParameters().items() for value in values]
    return _sigv4.canonical_query_string("", pairs)


def _service_from_host(host: str) -> str:
    labels, domain, _ = host.partition(".amazonaws.com")
    if not domain:
        raise IllegalArgumentException(
            f"Cannot parse a service name from an unrecognized endpoint ({host}): call setServiceName first."
        )
    names = labels.split(".")
    return "s3" if any(name == "s3" or name.startswith("s3-") for name in names) else names[0]


def _seconds_until(expiration: datetime | None, at: datetime) -> int:
    if expiration is None:
        return _sigv4.LONGEST_EXPIRY
    seconds = int((_aware(expiration) - at).total_seconds())
    if seconds > _sigv4.LONGEST_EXPIRY:
        raise SdkClientException(
            "Requests that are pre-signed by SigV4 algorithm are valid for at most 7 days. The expiration date set on "
            f"the current request [{expiration.isoformat()}] has exceeded this limit."
        )
    if seconds < 1:
        raise IllegalArgumentException(f"The expiration date [{expiration.isoformat()}] is not in the future.")
    return seconds


def _aware(at: datetime) -> datetime:
    if not isinstance(at, datetime):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"A time must be a datetime, not {type(at).__name__}.")
    if at.tzinfo is None:
        raise IllegalArgumentException(f"The time {at.isoformat()} has no time zone; use datetime.now(UTC), say.")
    return at
