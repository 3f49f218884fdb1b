"""Each refusal of STS's front door: one request that is right but for that one thing."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from uuid import UUID

import botocore.auth
import pytest

from sts_sdk.internal._clock import now
from sts_sdk.testing._clock import parse_signing_time
from support.foreign import FORM, Boto, Keys, Reply, Unsigned, sts_call, sts_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import LocalAWS, User

INVALID = "The security token included in the request is invalid"
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
    "and signing method. Consult the service documentation for details."
)
MINUTES = timedelta(minutes=1)


def identity(aws: LocalAWS) -> Unsigned:
    return sts_request(aws, "GetCallerIdentity")


def session(aws: LocalAWS, alice: User) -> Keys:
    reply = sts_call(aws, alice, "GetSessionToken", DurationSeconds=900)
    names = ("AccessKeyId", "SecretAccessKey", "SessionToken")
    access, secret, token = (reply.element(name) or "" for name in names)
    return Keys(access, secret, token)


def test_the_request_that_the_others_are_made_from_is_right(aws: LocalAWS, alice: User) -> None:
    for keys in (Keys.of(alice), session(aws, alice)):
        reply = identity(aws).sign(keys, region=aws.region).send()
        assert (reply.status, reply.element("Arn")) == (200, alice.arn)


def unsigned(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws)


def unknown_key(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(Keys("AKIAIOSFODNN7EXAMPLE", alice.secretKey), region=aws.region)


def inactive_key(aws: LocalAWS, alice: User) -> Unsigned:
    alice.deactivate()
    return identity(aws).sign(alice, region=aws.region)


def wrong_secret(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(Keys(alice.accessKeyId, alice.secretKey[::-1]), region=aws.region)


def changed_body(aws: LocalAWS, alice: User) -> Unsigned:
    request = identity(aws).sign(alice, region=aws.region)
    request.body = request.body.replace(b"GetCallerIdentity", b"GetSessionToken")
    return request


def changed_body_with_a_stated_hash(aws: LocalAWS, alice: User) -> Unsigned:
    request = identity(aws)
    request.headers["X-Amz-Content-SHA256"] = hashlib.sha256(request.body).hexdigest()
    request.sign(alice, region=aws.region)
    request.body = request.body.replace(b"GetCallerIdentity", b"GetSessionToken")
    return request


def changed_header(aws: LocalAWS, alice: User) -> Unsigned:
    request = identity(aws)
    request.headers["X-Amz-Test"] = "one"
    request.sign(alice, region=aws.region)
    request.headers["X-Amz-Test"] = "two"
    return request


def token_missing(aws: LocalAWS, alice: User) -> Unsigned:
    keys = session(aws, alice)
    return identity(aws).sign(Keys(keys.access, keys.secret), region=aws.region)


def token_of_another_session(aws: LocalAWS, alice: User) -> Unsigned:
    one, two = session(aws, alice), session(aws, alice)
    return identity(aws).sign(Keys(one.access, one.secret, two.token), region=aws.region)


def token_tampered_with(aws: LocalAWS, alice: User) -> Unsigned:
    keys = session(aws, alice)
    token = keys.token or ""
    changed = token[:200] + ("A" if token[200] != "A" else "B") + token[201:]
    return identity(aws).sign(Keys(keys.access, keys.secret, changed), region=aws.region)


def token_with_a_long_term_key(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(Keys(alice.accessKeyId, alice.secretKey, session(aws, alice).token), region=aws.region)


def token_expired(aws: LocalAWS, alice: User) -> Unsigned:
    keys = session(aws, alice)
    aws.clock.advance(seconds=900)
    return identity(aws).sign(keys, region=aws.region)


def too_old(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(alice, region=aws.region, at=now() - 16 * MINUTES)


def too_new(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(alice, region=aws.region, at=now() + 16 * MINUTES)


def other_region(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(alice, region="us-east-1")


def other_service(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(alice, region=aws.region, service="iam")


def other_region_and_service(aws: LocalAWS, alice: User) -> Unsigned:
    return identity(aws).sign(alice, region="us-east-1", service="s3")


def rewritten(old: str, new: str) -> Callable[[LocalAWS, User], Unsigned]:
    def make(aws: LocalAWS, alice: User) -> Unsigned:
        request = identity(aws).sign(alice, region=aws.region)
        assert old in request.headers["Authorization"]
        request.headers["Authorization"] = request.headers["Authorization"].replace(old, new)
        return request

    return make


def host_not_signed(aws: LocalAWS, alice: User) -> Unsigned:
    return rewritten("content-type;host;", "content-type;")(aws, alice)


def date_missing(aws: LocalAWS, alice: User) -> Unsigned:
    request = identity(aws).sign(alice, region=aws.region)
    del request.headers["X-Amz-Date"]
    return request


def date_in_another_form(aws: LocalAWS, alice: User) -> Unsigned:
    request = identity(aws).sign(alice, region=aws.region)
    request.headers["X-Amz-Date"] = "2026-01-01T00:00:00Z"
    return request


def other_scope_date(aws: LocalAWS, alice: User) -> Unsigned:
    request = identity(aws).sign(alice, region=aws.region)
    day = request.headers["X-Amz-Date"][:8]
    request.headers["Authorization"] = request.headers["Authorization"].replace(f"/{day}/", "/20150830/")
    return request


MATRIX: list[tuple[Callable[[LocalAWS, User], Unsigned], int, str, str]] = [
    (unsigned, 403, "MissingAuthenticationToken", "Request is missing Authentication Token"),
    (unknown_key, 403, "InvalidClientTokenId", f"{INVALID}."),
    (inactive_key, 403, "InvalidClientTokenId", f"{INVALID}."),
    (wrong_secret, 403, "SignatureDoesNotMatch", MISMATCH),
    (changed_body, 403, "SignatureDoesNotMatch", MISMATCH),
    (changed_body_with_a_stated_hash, 403, "SignatureDoesNotMatch", MISMATCH),
    (changed_header, 403, "SignatureDoesNotMatch", MISMATCH),
    (token_missing, 403, "InvalidClientTokenId", f"{INVALID}."),
    (token_of_another_session, 403, "InvalidClientTokenId", f"{INVALID}."),
    (token_tampered_with, 403, "InvalidClientTokenId", INVALID),
    (token_with_a_long_term_key, 403, "InvalidClientTokenId", f"{INVALID}."),
    (token_expired, 403, "ExpiredToken", "The security token included in the request is expired"),
    (too_old, 403, "SignatureDoesNotMatch", "Signature expired: …"),
    (too_new, 403, "SignatureDoesNotMatch", "Signature not yet current: …"),
    (other_region, 403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region. "),
    (other_service, 403, "SignatureDoesNotMatch", "Credential should be scoped to correct service: 'sts'. "),
    (
        other_region_and_service,
        403,
        "SignatureDoesNotMatch",
        "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'. ",
    ),
    (
        rewritten("/aws4_request", "/aws5_request"),
        403,
        "SignatureDoesNotMatch",
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ",
    ),
    (other_scope_date, 403, "SignatureDoesNotMatch", "Date in Credential scope does not match YYYYMMDD…"),
    (host_not_signed, 403, "SignatureDoesNotMatch", "'Host' or ':authority' must be a 'SignedHeader'…"),
    (rewritten("Signature=", "Signature"), 400, "IncompleteSignature", "'Signature…"),
    (
        rewritten("Credential=", "Credentials="),
        400,
        "IncompleteSignature",
        "Authorization header requires 'Credential'…",
    ),
    (
        rewritten("SignedHeaders=", "Signed="),
        400,
        "IncompleteSignature",
        "Authorization header requires 'SignedHe…",
    ),
    (
        rewritten("Signature=", "Sig="),
        400,
        "IncompleteSignature",
        "Authorization header requires 'Signature'…",
    ),
    (rewritten("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), 400, "IncompleteSignature", "Unsupported AWS 'algorithm'…"),
    (rewritten("/sts/aws4_request", ""), 400, "IncompleteSignature", "Credential must have exactly 5 slash-delimited…"),
    (date_missing, 400, "IncompleteSignature", "Authorization header requires existence of either a 'X-Amz-Date'…"),
    (
        date_in_another_form,
        400,
        "IncompleteSignature",
        "Date must be in ISO-8601 'basic format'. Got '2026-01-01T…",
    ),
]


@pytest.mark.parametrize(
    "text", ["2026101T000000Z", "20260101T0000 0Z", "\uff12\uff10\uff12\uff160101T000000Z", "20260101T000000Z\n"]
)
def test_a_date_of_another_form_is_none(text: str) -> None:
    assert parse_signing_time(text) is None


@pytest.mark.parametrize(("make", "status", "code", "message"), MATRIX)
def test_refused(
    aws: LocalAWS, alice: User, make: Callable[[LocalAWS, User], Unsigned], status: int, code: str, message: str
) -> None:
    reply = make(aws, alice).send()
    assert (reply.status, reply.code, reply.element("Type")) == (status, code, "Sender")
    shown = reply.message or ""
    assert shown.startswith(message[:-1]) if message.endswith("…") else shown == message
    assert aws.requests[-1].code == code
    assert aws.requests[-1].principal is None


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_clock_that_is_a_little_off_does_no_harm(aws: LocalAWS, alice: User, minutes: int) -> None:
    request = identity(aws).sign(alice, region=aws.region, at=now() + minutes * MINUTES)
    assert request.send().status == 200


def test_clients_by_the_real_clock_and_by_the_service_clock_are_both_right_after_an_advance(
    aws: LocalAWS, alice: User
) -> None:
    aws.clock.advance(days=3)
    assert identity(aws).sign(alice, region=aws.region).send().status == 200
    assert identity(aws).sign(alice, region=aws.region, at=aws.clock.now()).send().status == 200
    assert identity(aws).sign(alice, region=aws.region, at=now() + timedelta(days=1)).send().status == 200
    assert identity(aws).sign(alice, region=aws.region, at=now() - timedelta(hours=1)).send().status == 403
    assert identity(aws).sign(alice, region=aws.region, at=now() + timedelta(days=3, hours=1)).send().status == 403


def test_a_service_clock_that_is_off_refuses_right_clients(aws: LocalAWS, alice: User) -> None:
    aws.clock.skew(minutes=20)
    reply = identity(aws).sign(alice, region=aws.region).send()
    assert (reply.code, (reply.message or "")[:18]) == ("SignatureDoesNotMatch", "Signature expired:")
    ahead = parsedate_to_datetime(reply.headers["Date"]) - now()
    assert timedelta(minutes=19, seconds=50) < ahead <= timedelta(minutes=20)
    assert reply.headers["Date"].endswith(" GMT")
    aws.clock.skew()
    assert identity(aws).sign(alice, region=aws.region).send().status == 200


def test_a_presigned_call_is_let_in_for_fifteen_minutes(aws: LocalAWS, alice: User) -> None:
    target = "/?Action=GetCallerIdentity&Version=2011-06-15"

    def presigned() -> Unsigned:
        request = Unsigned(aws.url, "GET", target, {"x-k8s-aws-id": "cluster"})
        return request.sign(session(aws, alice), region=aws.region, signer=botocore.auth.SigV4QueryAuth, expires=60)

    assert presigned().send().element("Arn") == alice.arn
    changed = presigned()
    changed.headers["x-k8s-aws-id"] = "another"
    assert changed.send().code == "SignatureDoesNotMatch"
    url = presigned()
    aws.clock.skew(minutes=16)
    assert (url.send().message or "").startswith("Signature expired")


def test_the_date_header_counts_if_there_is_no_other(aws: LocalAWS, alice: User) -> None:
    request = identity(aws)
    request.headers["Date"] = "will be replaced"
    request.sign(alice, region=aws.region)
    assert "X-Amz-Date" not in request.headers
    assert request.send().status == 200


def test_deleting_a_role_kills_its_sessions_and_a_new_one_of_the_same_name_does_not_revive_them(
    aws: LocalAWS, alice: User, boto: Boto
) -> None:
    role = aws.role("Reader", trusts=alice)
    keys = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1")["Credentials"]
    assert sts_call(aws, keys, "GetCallerIdentity").status == 200
    role.delete()
    assert sts_call(aws, keys, "GetCallerIdentity").code == "InvalidClientTokenId"
    aws.role("Reader", trusts=alice)
    assert sts_call(aws, keys, "GetCallerIdentity").code == "InvalidClientTokenId"


def bare(aws: LocalAWS, method: str, target: str, content_type: str, body: bytes) -> Reply:
    return Unsigned(aws.url, method, target, {"Content-Type": content_type}, body).send()


def test_answers_of_the_dispatcher(aws: LocalAWS, alice: User) -> None:
    body = b"Action=GetCallerIdentity&Version=2011-06-15"
    no_action = bare(aws, "POST", "/", FORM, b"Version=2011-06-15")
    assert (no_action.status, no_action.headers["Location"]) == (302, "https://aws.amazon.com/iam")
    assert bare(aws, "POST", "/", "text/plain", body).status == 302
    assert bare(aws, "POST", "/", FORM, b"x" * 10_000_001).status == 413
    assert bare(aws, "PROPFIND", "/", FORM, body).status == 400
    assert bare(aws, "GET", "/?Action=X&y=" + "y" * 17000, FORM, b"").status == 400
    charset = Unsigned(aws.url, "POST", "/", {"Content-Type": f"{FORM}; charset=utf-8"}, body)
    assert charset.sign(alice, region=aws.region).send().status == 200


@pytest.mark.parametrize(
    ("form", "message"),
    [
        (b"Action=Fly&Version=2011-06-15", "Could not find operation Fly for version 2011-06-15"),
        (b"Action=&Version=2011-06-15", "Could not find operation  for version 2011-06-15"),
        (b"Action=GetCallerIdentity", "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED"),
        (b"Action=GetCallerIdentity&Version=", "Could not find operation GetCallerIdentity for version "),
        (b"Action=Fly&Action=GetCallerIdentity&Version=1", "Could not find operation Fly for version 1"),
    ],
)
def test_unknown_operations(aws: LocalAWS, alice: User, form: bytes, message: str) -> None:
    reply = Unsigned(aws.url, "POST", "/", {"Content-Type": FORM}, form).sign(alice, region=aws.region).send()
    assert (reply.status, reply.code, reply.message) == (400, "InvalidAction", message)
    assert "http://webservices.amazon.com/AWSFault/2005-15-09" in reply.text


def test_the_envelopes_are_byte_for_byte_those_of_aws(aws: LocalAWS, alice: User) -> None:
    refused = identity(aws).send()
    request_id = refused.headers["x-amzn-RequestId"]
    assert refused.text == (
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n'
        "  <Error>\n"
        "    <Type>Sender</Type>\n"
        "    <Code>MissingAuthenticationToken</Code>\n"
        "    <Message>Request is missing Authentication Token</Message>\n"
        "  </Error>\n"
        f"  <RequestId>{request_id}</RequestId>\n"
        "</ErrorResponse>\n"
    )
    assert refused.headers["Content-Type"] == "text/xml"
    answered = identity(aws).sign(alice, region=aws.region).send()
    assert answered.text == (
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n'
        "  <GetCallerIdentityResult>\n"
        f"    <Arn>{alice.arn}</Arn>\n"
        f"    <UserId>{alice.userId}</UserId>\n"
        f"    <Account>{aws.account}</Account>\n"
        "  </GetCallerIdentityResult>\n"
        "  <ResponseMetadata>\n"
        f"    <RequestId>{answered.headers['x-amzn-RequestId']}</RequestId>\n"
        "  </ResponseMetadata>\n"
        "</GetCallerIdentityResponse>\n"
    )
    assert UUID(answered.headers["x-amzn-RequestId"]) != UUID(request_id)
