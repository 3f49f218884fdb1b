"""Each refusal of S3's front door: one request that is right but for that one thing."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import botocore.auth
import pytest

from sts_sdk.internal._clock import now
from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Keys, Unsigned, sts_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import User

MINUTES = timedelta(minutes=1)
UNKNOWN = "The AWS Access Key Id you provided does not exist in our records."
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)
TOKEN = "The provided token is malformed or otherwise invalid."
UNSIGNED = "There were headers present in the request which were not signed"
CREDENTIAL = "Error parsing the X-Amz-Credential parameter; "
SHAPE = 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".'


def session(local: LocalAWS, user: User, seconds: int = 900) -> Keys:
    reply = sts_call(local, user, "GetSessionToken", DurationSeconds=seconds)
    access, secret, token = (reply.element(n) or "" for n in ("AccessKeyId", "SecretAccessKey", "SessionToken"))
    return Keys(access, secret, token)


def listing(local: LocalAWS) -> Unsigned:
    return Unsigned(local.url, "GET", "/", {})


def signed(local: LocalAWS, source: Any, **options: Any) -> Unsigned:
    return listing(local).sign(
        source, **{"service": "s3", "region": local.region, "signer": botocore.auth.S3SigV4Auth, **options}
    )


def presigned(local: LocalAWS, source: Any, **options: Any) -> Unsigned:
    return signed(local, source, signer=botocore.auth.S3SigV4QueryAuth, **{"expires": 60, **options})


def version2(local: LocalAWS, source: Any) -> Unsigned:
    return listing(local).sign(source, region="", signer=lambda keys, *_: botocore.auth.HmacV1QueryAuth(keys, 60))


WAYS = [signed, presigned, version2]


@pytest.mark.parametrize("way", WAYS)
def test_the_request_that_the_others_are_made_from_is_right(
    local: LocalAWS, alice: User, way: Callable[..., Unsigned]
) -> None:
    for keys in (Keys.of(alice), session(local, alice)):
        reply = way(local, keys).send()
        assert (reply.status, "ListAllMyBucketsResult" in reply.text) == (200, True)
        assert local.requests[-1].principal == alice.arn


@pytest.mark.parametrize("way", WAYS)
def test_keys_and_tokens(local: LocalAWS, alice: User, way: Callable[..., Unsigned]) -> None:
    user, one, two = alice, session(local, alice), session(local, alice)
    token = one.token or ""
    tampered = token[:200] + ("A" if token[200] != "A" else "B") + token[201:]
    cases = [
        (Keys("AKIAIOSFODNN7EXAMPLE", user.secretKey), 403, "InvalidAccessKeyId", UNKNOWN),
        (Keys(user.accessKeyId, user.secretKey[::-1]), 403, "SignatureDoesNotMatch", MISMATCH),
        (Keys(one.access, one.secret), 403, "InvalidAccessKeyId", UNKNOWN),
        (Keys(one.access, one.secret, two.token), 403, "InvalidAccessKeyId", UNKNOWN),
        (Keys(one.access, one.secret, tampered), 400, "InvalidToken", TOKEN),
        (Keys(one.access, one.secret[::-1], one.token), 403, "SignatureDoesNotMatch", MISMATCH),
        (Keys(user.accessKeyId, user.secretKey, one.token), 400, "InvalidToken", TOKEN),
        (Keys(user.accessKeyId, user.secretKey[::-1], one.token), 403, "SignatureDoesNotMatch", MISMATCH),
    ]
    for keys, status, code, message in cases:
        reply = way(local, keys).send()
        assert (reply.status, reply.code, reply.message) == (status, code, message)


@pytest.mark.parametrize("way", [signed, presigned])
def test_an_expired_session_whatever_the_signature(local: LocalAWS, way: Callable[..., Unsigned]) -> None:
    keys = session(local, local.user("alice"))
    local.clock.advance(seconds=900)
    for tried in (keys, Keys(keys.access, keys.secret[::-1], keys.token)):
        reply = way(local, tried, at=local.clock.now()).send()
        assert (reply.status, reply.code, reply.message) == (400, "ExpiredToken", "The provided token has expired.")
        assert reply.element("Token-0") == keys.token


def test_a_deleted_role_and_an_inactive_key(local: LocalAWS) -> None:
    user = local.user("alice")
    role = local.role("Any", trusts=user)
    reply = sts_call(local, user, "AssumeRole", RoleArn=role.arn, RoleSessionName="app1")
    keys = Keys(*(reply.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")))
    assert signed(local, keys).send().status == 200
    role.delete()
    user.deactivate()
    assert signed(local, keys).send().code == "InvalidAccessKeyId"
    assert signed(local, user).send().code == "InvalidAccessKeyId"


def changed(part: str, old: str, new: str) -> Callable[[Unsigned], None]:
    def change(request: Unsigned) -> None:
        if part == "target":
            text = re.sub(old, new, request.target)
            assert text != request.target
            request.target = text
        else:
            text = re.sub(old, new, request.headers[part])
            assert text != request.headers[part]
            request.headers[part] = text

    return change


def without(name: str) -> Callable[[Unsigned], None]:
    def change(request: Unsigned) -> None:
        del request.headers[name]

    return change


def added(name: str, value: str) -> Callable[[Unsigned], None]:
    def change(request: Unsigned) -> None:
        request.headers[name] = value

    return change


HEADER = "the authorization header is malformed; the authorization header requires three components: Credential, Signed"
HEADER_CASES: list[tuple[dict[str, object], Callable[[Unsigned], None] | None, int, str, str]] = [
    (
        {"region": "us-east-1"},
        None,
        400,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the re",
    ),
    (
        {"service": "sts"},
        None,
        400,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; incorrect ",
    ),
    (
        {"at": now() - 20 * MINUTES},
        None,
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the ",
    ),
    (
        {"at": now() + 60 * MINUTES},
        None,
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the ",
    ),
    ({}, without("Authorization"), 403, "AccessDenied", "Access Denied"),
    ({}, changed("Authorization", ".+", ""), 403, "AccessDenied", "Access Denied"),
    ({}, changed("Authorization", "AWS4-\\S+", "Bearer"), 400, "InvalidArgument", "Unsupported Authorization Type"),
    ({}, changed("Authorization", "SHA256", "SHA1"), 400, "InvalidArgument", "Unsupported Authorization Type"),
    ({}, changed("Authorization", ", Signature=.*", ""), 400, "AuthorizationHeaderMalformed", f"T{HEADER[1:]}"),
    (
        {},
        changed("Authorization", "/aws4_request", ""),
        400,
        "AuthorizationHeaderMalformed",
        f"The authorization header is malformed; {SHAPE}",
    ),
    (
        {},
        without("X-Amz-Content-SHA256"),
        400,
        "InvalidRequest",
        "Missing required header for this request: x-amz-cont",
    ),
    ({}, without("X-Amz-Date"), 403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header"),
    ({}, added("X-Amz-Acl", "private"), 403, "AccessDenied", UNSIGNED),
    ({}, changed("target", "$", "?prefix=x"), 403, "SignatureDoesNotMatch", MISMATCH),
    (
        {},
        changed("target", "$", "?X-Amz-Algorithm=AWS4-HMAC-SHA256"),
        400,
        "InvalidArgument",
        "Only one auth mechanism",
    ),
]


ALL_SIX = "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
QUERY_CASES: list[tuple[dict[str, object], Callable[[Unsigned], None] | None, int, str, str]] = [
    ({"region": "eu-west-1"}, None, 400, "AuthorizationQueryParametersError", f"{CREDENTIAL}the region 'eu-west-1' is"),
    ({"service": "sts"}, None, 400, "AuthorizationQueryParametersError", f'{CREDENTIAL}incorrect service "sts". This'),
    ({"at": now() - 2 * MINUTES}, None, 403, "AccessDenied", "Request has expired"),
    ({"at": now() + 60 * MINUTES}, None, 403, "AccessDenied", "Request is not yet valid"),
    ({}, changed("target", "&X-Amz-Signature=.*", ""), 400, "AuthorizationQueryParametersError", ALL_SIX),
    ({}, changed("target", "X-Amz-Date=", "X-Amz-Day="), 400, "AuthorizationQueryParametersError", ALL_SIX),
    ({}, changed("target", "%2Faws4_request", ""), 400, "AuthorizationQueryParametersError", f"{CREDENTIAL}{SHAPE}"),
    (
        {},
        changed("target", "(X-Amz-Expires=)60", "\\1x"),
        400,
        "AuthorizationQueryParametersError",
        "X-Amz-Expires sho",
    ),
    (
        {},
        changed("target", "(X-Amz-Expires=)", "\\1-"),
        400,
        "AuthorizationQueryParametersError",
        "X-Amz-Expires must b",
    ),
    (
        {},
        changed("target", "(X-Amz-Expires=)", "\\1--"),
        400,
        "AuthorizationQueryParametersError",
        "X-Amz-Expires should be a number",
    ),
    (
        {},
        changed("target", "(X-Amz-Expires=)60", "\\1%D9%A6%D9%A0"),
        400,
        "AuthorizationQueryParametersError",
        "X-Amz-Expires should be a number",
    ),
    (
        {},
        changed("target", "(X-Amz-Date=)[0-9TZ]+", "\\g<1>99991231T235959Z"),
        403,
        "AccessDenied",
        "Request is not yet valid",
    ),
    ({"expires": 604801}, None, 400, "AuthorizationQueryParametersError", "X-Amz-Expires must be less than a week"),
    ({}, changed("target", "(X-Amz-Expires=)60", "\\g<1>61"), 403, "SignatureDoesNotMatch", MISMATCH),
    ({}, added("X-Amz-Acl", "private"), 403, "AccessDenied", UNSIGNED),
    ({}, added("Authorization", "AWS4-HMAC-SHA256 x"), 400, "InvalidArgument", "Only one auth mechanism allowed; only"),
]


@pytest.mark.parametrize(
    ("way", "options", "change", "status", "code", "message"),
    [*((signed, *case) for case in HEADER_CASES), *((presigned, *case) for case in QUERY_CASES)],
)
def test_refused(
    local: LocalAWS,
    alice: User,
    way: Callable[..., Unsigned],
    options: dict[str, object],
    change: Callable[[Unsigned], None] | None,
    status: int,
    code: str,
    message: str,
) -> None:
    request = way(local, alice, **options)
    if change is not None:
        change(request)
    reply = request.send()
    assert (reply.status, reply.code, (reply.message or "")[: len(message)]) == (status, code, message)
    assert (local.requests[-1].code, local.requests[-1].principal) == (code, None)


VERSION2_CASES = [
    (
        changed("target", "&Signature=[^&]*", ""),
        "AccessDenied",
        "Query-string authentication requires the Signature, E",
    ),
    (changed("target", "Expires=\\d+", "Expires=1"), "AccessDenied", "Request has expired"),
    (changed("target", "Expires=\\d+", "Expires=soon"), "AccessDenied", "Invalid date (should be seconds since epoch)"),
    (changed("target", "(Expires=\\d+)", "\\g<1>000"), "AccessDenied", "Invalid date (should be seconds since epoch)"),
    (
        changed("target", "Expires=\\d+", "Expires=" + "9" * 5000),
        "AccessDenied",
        "Invalid date (should be seconds since",
    ),
    (changed("target", "(Expires=\\d+)", "\\g<1>0"), "SignatureDoesNotMatch", MISMATCH),
    (changed("target", "^/", "/other"), "SignatureDoesNotMatch", MISMATCH),
]


@pytest.mark.parametrize(("change", "code", "message"), VERSION2_CASES)
def test_version_2(local: LocalAWS, alice: User, change: Callable[[Unsigned], None], code: str, message: str) -> None:
    request = version2(local, alice)
    change(request)
    reply = request.send()
    assert (reply.status, reply.code, (reply.message or "")[: len(message)]) == (403, code, message)


def test_the_argument_that_is_not_taken_is_named(local: LocalAWS, alice: User) -> None:
    request = signed(local, alice)
    header = request.headers["Authorization"] = request.headers["Authorization"].replace("SHA256", "SHA1")
    told = request.send()
    assert (told.element("ArgumentName"), told.element("ArgumentValue")) == ("Authorization", header)
    twice = signed(local, alice)
    twice.target += "?X-Amz-Algorithm=AWS4-HMAC-SHA256"
    told = twice.send()
    assert told.code == "InvalidArgument"
    assert told.element("ArgumentValue") == twice.headers["Authorization"]


def test_version_2_by_header_and_in_young_regions(local: LocalAWS, alice: User) -> None:
    def header() -> Unsigned:
        return listing(local).sign(alice, region="", signer=lambda keys, *_: botocore.auth.HmacV1Auth(keys))

    assert header().send().status == 200
    late = header()
    late.headers["Date"] = "Thu, 01 Jan 2015 00:00:00 GMT"
    told = late.send()
    assert (told.code, told.element("MaxAllowedSkewMilliseconds")) == ("RequestTimeTooSkewed", "900000")
    wrong = header()
    wrong.target = "/other"
    assert wrong.send().code == "SignatureDoesNotMatch"
    young = version2(local, alice)
    young.url = local.endpoint("s3", "eu-central-1").getServiceEndpoint()
    reply = young.send()
    assert (reply.status, reply.code) == (400, "InvalidRequest")
    assert (reply.message or "").endswith("Please use AWS4-HMAC-SHA256.")


def test_what_a_wrong_signature_is_told(local: LocalAWS, alice: User) -> None:
    reply = signed(local, Keys(alice.accessKeyId, "x" * 40)).send()
    canonical, text = reply.element("CanonicalRequest") or "", reply.element("StringToSign") or ""
    assert canonical.splitlines()[:3] == ["GET", "/", ""]
    assert text.splitlines()[-1] == hashlib.sha256(canonical.encode()).hexdigest()
    assert bytes.fromhex(reply.element("StringToSignBytes") or "").decode() == text
    assert bytes.fromhex(reply.element("CanonicalRequestBytes") or "").decode() == canonical


def test_the_envelope(local: LocalAWS) -> None:
    reply = listing(local).send()
    request_id, host_id = reply.headers["x-amz-request-id"], reply.headers["x-amz-id-2"]
    assert reply.text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>'
        f"<RequestId>{request_id}</RequestId><HostId>{host_id}</HostId></Error>"
    )
    assert (reply.headers["Content-Type"], reply.headers["Server"]) == ("application/xml", "AmazonS3")
    head = Unsigned(local.url, "HEAD", "/any-bucket", {}).send()
    assert (head.status, head.body) == (403, b"")


def test_a_presigned_url_grows_old_with_the_clock(local: LocalAWS) -> None:
    user = local.user("alice")
    url = presigned(local, user, expires=600)
    local.clock.advance(seconds=590)
    assert url.send().status == 200
    local.clock.advance(seconds=11)
    reply = url.send()
    assert (reply.message, reply.element("X-Amz-Expires")) == ("Request has expired", "600")
    assert (reply.element("Expires") or "") < (reply.element("ServerTime") or "")


def test_names_of_objects_are_signed_as_they_are(local: LocalAWS, boto: Boto) -> None:
    s3 = boto("s3", local.user("alice"), signature_version="s3v4")
    s3.create_bucket(Bucket="names", CreateBucketConfiguration={"LocationConstraint": local.region})
    for key in ("a b/ü+(1)~*.txt", "//double//", "%41", "日本/..", "a?b=c&d"):
        s3.put_object(Bucket="names", Key=key, Body=key.encode())
        assert s3.get_object(Bucket="names", Key=key)["Body"].read() == key.encode()
        url = urlsplit(s3.generate_presigned_url("get_object", Params={"Bucket": "names", "Key": key}))
        assert Unsigned(local.url, "GET", f"{url.path}?{url.query}", {}).send().body == key.encode()
    assert len(s3.list_objects_v2(Bucket="names")["Contents"]) == 5
