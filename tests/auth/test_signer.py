"""AWS4Signer: what Java signed, replayed; presigning; the hooks that subclasses override."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import parse_qsl

import pytest

from sts_sdk import DefaultRequest, IllegalArgumentException, SdkClientException
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWS4Signer,
    BasicAWSCredentials,
    BasicSessionCredentials,
    Presigner,
    RegionAwareSigner,
    ServiceAwareSigner,
    Signer,
    _sigv4,
)
from sts_sdk.http import HttpMethodName
from support.recorded import cases, difference

if TYPE_CHECKING:
    from sts_sdk._requests._request import SignableRequest
    from sts_sdk.auth._signer import AWS4SignerRequestParams

AT = datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
KEYS = BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
SESSION = BasicSessionCredentials("ASIAEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "to/ken==")


def signer(service: str | None = "sts", region: str | None = "us-east-1") -> AWS4Signer:
    made = AWS4Signer()
    made.setServiceName(service)
    made.setRegionName(region)
    made.setOverrideDate(AT)
    return made


def caller_identity(method: str = "GET", endpoint: str = "https://sts.us-east-1.amazonaws.com") -> DefaultRequest:
    request = DefaultRequest("sts")
    request.setHttpMethod(method)
    request.setEndpoint(endpoint)
    request.setResourcePath("/")
    request.addParameter("Action", "GetCallerIdentity")
    request.addParameter("Version", "2011-06-15")
    return request


class Watched(AWS4Signer):
    canonical = to_sign = ""

    def createCanonicalRequest(self, request: SignableRequest, contentSha256: str) -> str:
        self.canonical = super().createCanonicalRequest(request, contentSha256)
        return self.canonical

    def createStringToSign(self, canonicalRequest: str, signerParams: AWS4SignerRequestParams) -> str:
        self.to_sign = super().createStringToSign(canonicalRequest, signerParams)
        return self.to_sign


def java_request(case: dict[str, Any], log: dict[str, str], wire: dict[str, Any]) -> DefaultRequest:
    """The request as it was when Java signed it: its own headers only, those that the signer adds left out."""
    request = DefaultRequest("sts")
    request.setEndpoint(case["resolved_endpoint"])
    request.setResourcePath("/")
    names = {line.partition(":")[0] for line in log["canonical_request"].split("\n")[3:-3]}
    for name, value in wire["headers"]:
        if name.lower() in names - {"host", "x-amz-date", "x-amz-security-token"}:
            request.addHeader(name, value)
    for name, value in parse_qsl(wire["body"], keep_blank_values=True):
        request.addParameter(name, value)
    return request


def java_credentials(call: dict[str, str]) -> BasicAWSCredentials:
    if call["kind"] == "session":
        return BasicSessionCredentials(call["accessKeyId"], call["secretKey"], call["sessionToken"])
    return BasicAWSCredentials(call["accessKeyId"], call["secretKey"])


def signed_with_v4(case: dict[str, Any]) -> bool:
    return bool(case["signer_log"]) and "headers" in case["wire"][0] and "AWS4" in str(case["wire"][0]["headers"])


@pytest.mark.parametrize("case", cases("requests", signed_with_v4))
def test_signs_what_java_signed(case: dict[str, Any]) -> None:
    log, wire = case["signer_log"][0], case["wire"][0]
    _, amz_date, scope, _ = log["string_to_sign"].split("\n")
    watched = Watched()
    watched.setServiceName("sts")
    watched.setOverrideDate(datetime.strptime(amz_date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    if not scope.split("/")[1]:
        assert difference(case)
        with pytest.raises(IllegalArgumentException, match="signing region"):
            watched.setRegionName("")
        return
    watched.setRegionName(scope.split("/")[1])
    request = java_request(case, log, wire)
    watched.sign(request, java_credentials(case["call"]["credentials"]))
    if "//" in case["resolved_endpoint"].partition("://")[2]:
        # Java reads //x//y/ as host and path; the service signs /x/y/.
        assert difference(case)
        assert watched.canonical == log["canonical_request"].replace("\n/y/\n", "\n/x/y/\n")
        return
    assert watched.canonical == log["canonical_request"]
    assert watched.to_sign == log["string_to_sign"]
    assert ["Authorization", request.getHeaders()["Authorization"]] in wire["headers"]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("credentials", [KEYS, SESSION], ids=["pair", "session"])
def test_signs_as_the_client_does(method: str, credentials: BasicAWSCredentials) -> None:
    from sts_sdk._requests._default_request import to_http

    request = caller_identity(method)
    request.addHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
    wire = to_http(request)
    signer().sign(request, credentials)
    expected = _sigv4.sign(wire, credentials, "us-east-1", "sts", AT)
    assert request.getHeaders()["Authorization"] == expected.headers["Authorization"]
    assert {name.lower() for name in request.getHeaders()} == {name.lower() for name in expected.headers}


def test_presigns_as_the_client_does() -> None:
    request = caller_identity()
    request.addHeader("x-k8s-aws-id", "cluster")
    from sts_sdk._requests._default_request import to_http

    expected = _sigv4.presign(to_http(request), SESSION, "us-east-1", "sts", AT, 60)
    signer().presignRequest(request, SESSION, AT + timedelta(seconds=60))
    assert {name: values[0] for name, values in request.getParameters().items()} == dict(
        parse_qsl(expected.partition("?")[2])
    )
    assert "Authorization" not in request.getHeaders()


def test_presigning_lasts_seven_days_unless_told_otherwise() -> None:
    request = caller_identity()
    signer().presignRequest(request, KEYS)
    assert request.getParameters()["X-Amz-Expires"] == ["604800"]
    again = caller_identity()
    signer().presignRequest(again, KEYS, AT + timedelta(days=7))
    assert again.getParameters() == request.getParameters()


def test_presigning_longer_than_seven_days_is_refused() -> None:
    with pytest.raises(SdkClientException, match="at most 7 days"):
        signer().presignRequest(caller_identity(), KEYS, AT + timedelta(days=7, seconds=1))


@pytest.mark.parametrize("at", [AT, AT - timedelta(hours=1)])
def test_presigning_for_the_past_is_refused(at: datetime) -> None:
    with pytest.raises(SdkClientException, match="not in the future"):
        signer().presignRequest(caller_identity(), KEYS, at)


def test_presigning_twice_leaves_one_signature() -> None:
    once, twice = caller_identity(), caller_identity()
    signer().presignRequest(once, SESSION, AT + timedelta(minutes=1))
    signer().presignRequest(twice, SESSION, AT + timedelta(minutes=5))
    signer().presignRequest(twice, SESSION, AT + timedelta(minutes=1))
    assert twice.getParameters() == once.getParameters()


def test_presigning_takes_back_an_earlier_signature_in_the_headers() -> None:
    signed, fresh = caller_identity(), caller_identity()
    signer().sign(signed, SESSION)
    for request in (signed, fresh):
        signer().presignRequest(request, KEYS, AT + timedelta(minutes=1))
    assert signed.getHeaders() == fresh.getHeaders()
    assert signed.getParameters() == fresh.getParameters()


def test_half_a_character_is_signed_as_it_is_sent() -> None:
    broken, question = caller_identity(), caller_identity()
    broken.addParameter("Half", "\ud83d")
    question.addParameter("Half", "?")
    for request in (broken, question):
        signer().sign(request, KEYS)
    assert broken.getHeaders() == question.getHeaders()


def test_anonymous_credentials_leave_the_request_alone() -> None:
    request = caller_identity()
    signer().sign(request, AnonymousAWSCredentials())
    signer().presignRequest(request, AnonymousAWSCredentials())
    assert request.getHeaders() == {}
    assert set(request.getParameters()) == {"Action", "Version"}


def test_signing_again_replaces_the_first_signature() -> None:
    request, fresh = caller_identity(), caller_identity()
    signer().sign(request, SESSION)
    signer().sign(request, KEYS)
    signer().sign(fresh, KEYS)
    assert request.getHeaders() == fresh.getHeaders()


@pytest.mark.parametrize("content", [b"hello", BytesIO(b"hello")], ids=["bytes", "stream"])
def test_content_is_hashed_and_can_still_be_read(content: Any) -> None:
    request = caller_identity("PUT")
    request.setContent(content)
    request.addHeader("x-amz-content-sha256", "required")
    signer().sign(request, KEYS)
    body = request.getContent()
    assert body is not None
    assert body.read() == b"hello"
    assert request.getHeaders()["x-amz-content-sha256"] == _sigv4.hashed_payload(b"hello")


@pytest.mark.parametrize(
    ("endpoint", "scope"),
    [
        ("https://sts.eu-west-1.amazonaws.com", "eu-west-1/sts"),
        ("https://sts.amazonaws.com", "us-east-1/sts"),
        ("https://sts.cn-north-1.amazonaws.com.cn", "cn-north-1/sts"),
        ("https://bucket.s3.eu-central-1.amazonaws.com", "eu-central-1/s3"),
        ("https://bucket.s3.amazonaws.com", "us-east-1/s3"),
        ("https://bucket.s3-external-1.amazonaws.com", "us-east-1/s3"),
        ("https://s3-fips-us-gov-west-1.amazonaws.com", "us-gov-west-1/s3"),
    ],
)
def test_the_endpoint_tells_region_and_service_when_none_is_set(endpoint: str, scope: str) -> None:
    request = caller_identity(endpoint=endpoint)
    signer(service=None, region=None).sign(request, KEYS)
    assert f"/20150830/{scope}/aws4_request," in request.getHeaders()["Authorization"]


def test_an_unknown_host_tells_no_service() -> None:
    with pytest.raises(IllegalArgumentException, match="setServiceName"):
        signer(service=None).sign(caller_identity(endpoint="https://example.com"), KEYS)


def test_a_resolver_tells_the_region() -> None:
    class Resolver:
        def guessRegionFromEndpoint(self, host: str, serviceHint: str | None) -> str | None:
            return f"{serviceHint}-{host.partition('.')[0]}-1"

    asked = signer(region=None)
    asked.setRegionFromEndpointResolver(Resolver())
    asked.setEndpointPrefix("prefix")
    request = caller_identity(endpoint="http://here.example:8080")
    asked.sign(request, KEYS)
    assert "/20150830/prefix-here-1/sts/" in request.getHeaders()["Authorization"]
    assert request.getHeaders()["Host"] == "here.example:8080"


def test_the_clock_and_the_time_offset_give_the_time() -> None:
    request = caller_identity()
    request.setTimeOffset(60)
    made = AWS4Signer(lambda: AT)
    made.setServiceName("sts")
    made.setRegionName("us-east-1")
    made.sign(request, KEYS)
    assert request.getHeaders()["X-Amz-Date"] == "20150830T123500Z"


@pytest.mark.parametrize("offset", [2**31, -(2**31) - 1, -86_399_999_913_601, 10**30, 1.5])
def test_a_time_offset_that_javas_int_cannot_be_is_refused(offset: Any) -> None:
    request = caller_identity()
    request.setTimeOffset(offset)
    with pytest.raises(IllegalArgumentException, match="timeOffset must be"):
        AWS4Signer(lambda: AT).sign(request, KEYS)


def test_paths_are_encoded_twice_or_as_they_are() -> None:
    request = caller_identity()
    request.setResourcePath("a%20b")
    assert AWS4Signer().createCanonicalRequest(request, "").split("\n")[1] == "/a%2520b"
    assert AWS4Signer(False).createCanonicalRequest(request, "").split("\n")[1] == "/a%20b"


def test_subclasses_override_the_steps() -> None:
    class Quiet(AWS4Signer):
        def shouldExcludeHeaderFromSigning(self, header: str) -> bool:
            return super().shouldExcludeHeaderFromSigning(header) or header == "User-Agent"

        def calculateContentHash(self, request: SignableRequest) -> str:
            return _sigv4.UNSIGNED_PAYLOAD

        def newSigningKey(self, credentials: Any, dateStamp: str, regionName: str, serviceName: str) -> bytes:
            self.asked = (dateStamp, regionName, serviceName)
            return b"key"

    quiet = Quiet()
    quiet.setServiceName("sts")
    quiet.setRegionName("us-east-1")
    quiet.setOverrideDate(AT)
    request = caller_identity()
    request.addHeader("User-Agent", "x")
    quiet.sign(request, KEYS)
    assert "SignedHeaders=host;x-amz-date," in request.getHeaders()["Authorization"]
    assert quiet.asked == ("20150830", "us-east-1", "sts")
    assert quiet.createCanonicalRequest(request, "UNSIGNED-PAYLOAD").endswith("UNSIGNED-PAYLOAD")


def test_headers_of_the_connection_are_not_signed() -> None:
    request = caller_identity()
    for name in ("Connection", "X-Amzn-Trace-Id", "X-Other"):
        request.addHeader(name, "x")
    assert AWS4Signer().getSignedHeadersString(request) == "x-other"


def test_getters_give_what_was_set() -> None:
    made = signer()
    assert (made.getServiceName(), made.getRegionName(), made.getOverriddenDate()) == ("sts", "us-east-1", AT)
    made.setOverrideDate(None)
    assert made.getOverriddenDate() is None


def test_a_region_object_names_the_region_too() -> None:
    from sts_sdk.regions import Regions

    made = AWS4Signer()
    made.setRegionName(Regions.EU_WEST_1)
    assert made.getRegionName() == "eu-west-1"


@pytest.mark.parametrize("region", ["us-east-1\n", "x@evil:443/#", "", "a" * 300])
def test_a_region_that_is_no_host_label_is_refused(region: str) -> None:
    with pytest.raises(IllegalArgumentException, match="signing region"):
        AWS4Signer().setRegionName(region)


def test_times_without_a_zone_are_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="no time zone"):
        AWS4Signer().setOverrideDate(AT.replace(tzinfo=None))


def test_it_is_all_of_javas_signers() -> None:
    assert all(isinstance(AWS4Signer(), kind) for kind in (Signer, ServiceAwareSigner, RegionAwareSigner, Presigner))


def test_params_say_when_where_and_for_what() -> None:
    class Kept(AWS4Signer):
        def processRequestPayload(
            self,
            request: SignableRequest,
            signature: bytes,
            signingKey: bytes,
            signerRequestParams: AWS4SignerRequestParams,
        ) -> None:
            self.kept = signerRequestParams
            self.proof = self.computeSignature(self.createStringToSign("x", signerRequestParams), signingKey, self.kept)

    kept = Kept()
    kept.setServiceName("sts")
    kept.setRegionName("us-east-1")
    kept.setOverrideDate(AT)
    request = caller_identity()
    kept.sign(request, KEYS)
    params = kept.kept
    assert params.getRequest() is request
    assert params.getScope() == "20150830/us-east-1/sts/aws4_request"
    assert params.getSigningDateTimeMilli() == 1440938160000
    assert params.getFormattedSigningDateTime() == "20150830T123600Z"
    assert params.getSigningAlgorithm() == "AWS4-HMAC-SHA256"
    assert len(kept.proof) == 32


@pytest.mark.parametrize("act", ["sign", "presign"])
def test_no_secret_shows_in_the_text_of_a_signed_request(act: str) -> None:
    request = caller_identity()
    if act == "sign":
        signer().sign(request, SESSION)
    else:
        signer().presignRequest(request, SESSION, AT + timedelta(minutes=1))
    shown = f"{request} {request!r} {signer()!r}"
    proof = (request.getHeaders().get("Authorization") or request.getParameters()["X-Amz-Signature"][0])[-64:]
    for secret in ("to/ken", SESSION.getAWSSecretKey(), proof):
        assert secret not in shown


def test_the_method_can_be_named_or_given() -> None:
    request = DefaultRequest("sts")
    request.setHttpMethod(HttpMethodName.PUT)
    assert request.getHttpMethod() is HttpMethodName.PUT


STEPS = (
    "addSessionCredentials", "addHostHeader", "calculateContentHash", "createCanonicalRequest",
    "getCanonicalizedHeaderString", "getSignedHeadersString", "shouldExcludeHeaderFromSigning", "createStringToSign",
    "newSigningKey", "computeSignature", "processRequestPayload",
)  # fmt: skip


def overriding(steps: tuple[str, ...], seen: set[str]) -> type[AWS4Signer]:
    """A signer that overrides the steps, and tells which were asked for."""

    def step(name: str) -> Any:
        def overridden(self: AWS4Signer, *arguments: Any) -> Any:
            seen.add(name)
            return getattr(AWS4Signer, name)(self, *arguments)

        return overridden

    return type("Overriding", (AWS4Signer,), {name: step(name) for name in steps})


def test_every_step_of_javas_is_asked_of_a_subclass() -> None:
    seen: set[str] = set()
    made = overriding(STEPS, seen)()
    made.setServiceName("sts")
    made.setRegionName("us-east-1")
    made.setOverrideDate(AT)
    stepped, plain = caller_identity("POST"), caller_identity("POST")
    made.sign(stepped, SESSION)
    signer().sign(plain, SESSION)
    assert seen == set(STEPS)
    assert stepped.getHeaders() == plain.getHeaders()


@pytest.mark.parametrize("act", ["sign", "presign"])
def test_one_signature_does_each_thing_once(act: str) -> None:
    request = caller_identity("POST" if act == "sign" else "GET")
    with (
        patch.object(_sigv4, "canonical_headers", wraps=_sigv4.canonical_headers) as canonical,
        patch.object(_sigv4, "timestamp", wraps=_sigv4.timestamp) as timestamp,
        patch.object(_sigv4, "split_url", wraps=_sigv4.split_url) as split_url,
    ):
        if act == "sign":
            signer().sign(request, SESSION)
        else:
            signer().presignRequest(request, SESSION, AT + timedelta(minutes=1))
    assert (canonical.call_count, timestamp.call_count, split_url.call_count) == (1, 1, 1)


def test_a_header_that_a_step_adds_is_signed() -> None:
    class Adding(AWS4Signer):
        def createCanonicalRequest(self, request: SignableRequest, contentSha256: str) -> str:
            self.getSignedHeadersString(request)
            request.addHeader("X-Late", "1")
            return super().createCanonicalRequest(request, contentSha256)

    adding = Adding()
    adding.setServiceName("sts")
    adding.setRegionName("us-east-1")
    adding.setOverrideDate(AT)
    request, expected = caller_identity(), caller_identity()
    expected.addHeader("X-Late", "1")
    adding.sign(request, KEYS)
    signer().sign(expected, KEYS)
    assert request.getHeaders() == expected.getHeaders()


def test_threads_may_share_a_signer() -> None:
    shared = signer()
    requests = [caller_identity() for _ in range(200)]
    for number, request in enumerate(requests):
        request.addHeader("X-Number", str(number))
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda request: shared.sign(request, SESSION), requests))
    for number, request in enumerate(requests):
        alone = caller_identity()
        alone.addHeader("X-Number", str(number))
        signer().sign(alone, SESSION)
        assert request.getHeaders() == alone.getHeaders()


def test_a_signer_keeps_nothing_of_a_request() -> None:
    made = signer()
    before = dict(vars(made))
    made.sign(caller_identity(), SESSION)
    made.presignRequest(caller_identity(), SESSION, AT + timedelta(minutes=1))
    assert vars(made) == before
