"""Each refusal of STS's front door: one request that is right but for that one thing."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import botocore.auth
import pytest

from sts_sdk.internal._clock import now
from support.foreign import Boto, Keys, Unsigned, sts_call, sts_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import LocalAWS, User

INVALID = "The security token included in the request is invalid"
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
    "and signing method. Consult the service documentation for details."
)
MINUTES = timedelta(minutes=1)


def identity(local: LocalAWS) -> Unsigned:
    return sts_request(local, "GetCallerIdentity")


def session(local: LocalAWS, alice: User) -> Keys:
    reply = sts_call(local, alice, "GetSessionToken", DurationSeconds=900)
    names = ("AccessKeyId", "SecretAccessKey", "SessionToken")
    access, secret, token = (reply.element(name) or "" for name in names)
    return Keys(access, secret, token)


def test_the_request_that_the_others_are_made_from_is_right(local: LocalAWS, alice: User) -> None:
    for keys in (Keys.of(alice), session(local, alice)):
        reply = identity(local).sign(keys, region=local.region).send()
        assert (reply.status, reply.element("Arn")) == (200, alice.arn)


def unsigned(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local)


def unknown_key(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(Keys("AKIAIOSFODNN7EXAMPLE", alice.secretKey), region=local.region)


def inactive_key(local: LocalAWS, alice: User) -> Unsigned:
    alice.deactivate()
    return identity(local).sign(alice, region=local.region)


def wrong_secret(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(Keys(alice.accessKeyId, alice.secretKey[::-1]), region=local.region)


def changed_body(local: LocalAWS, alice: User) -> Unsigned:
    request = identity(local).sign(alice, region=local.region)
    request.body = request.body.replace(b"GetCallerIdentity", b"GetSessionToken")
    return request


def changed_body_with_a_stated_hash(local: LocalAWS, alice: User) -> Unsigned:
    request = identity(local)
    request.headers["X-Amz-Content-SHA256"] = hashlib.sha256(request.body).hexdigest()
    request.sign(alice, region=local.region)
    request.body = request.body.replace(b"GetCallerIdentity", b"GetSessionToken")
    return request


def changed_header(local: LocalAWS, alice: User) -> Unsigned:
    request = identity(local)
    request.headers["X-Amz-Test"] = "one"
    request.sign(alice, region=local.region)
    request.headers["X-Amz-Test"] = "two"
    return request


def token_missing(local: LocalAWS, alice: User) -> Unsigned:
    keys = session(local, alice)
    return identity(local).sign(Keys(keys.access, keys.secret), region=local.region)


def token_of_another_session(local: LocalAWS, alice: User) -> Unsigned:
    one, two = session(local, alice), session(local, alice)
    return identity(local).sign(Keys(one.access, one.secret, two.token), region=local.region)


def token_tampered_with(local: LocalAWS, alice: User) -> Unsigned:
    keys = session(local, alice)
    token = keys.token or ""
    changed = token[:200] + ("A" if token[200] != "A" else "B") + token[201:]
    return identity(local).sign(Keys(keys.access, keys.secret, changed), region=local.region)


def token_with_a_long_term_key(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(
        Keys(alice.accessKeyId, alice.secretKey, session(local, alice).token), region=local.region
    )


def token_expired(local: LocalAWS, alice: User) -> Unsigned:
    keys = session(local, alice)
    local.clock.advance(seconds=900)
    return identity(local).sign(keys, region=local.region)


def too_old(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(alice, region=local.region, at=now() - 16 * MINUTES)


def too_new(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(alice, region=local.region, at=now() + 16 * MINUTES)


def other_region(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(alice, region="us-east-1")


def other_service(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(alice, region=local.region, service="iam")


def other_region_and_service(local: LocalAWS, alice: User) -> Unsigned:
    return identity(local).sign(alice, region="us-east-1", service="s3")


def rewritten(old: str, new: str) -> Callable[[LocalAWS, User], Unsigned]:
    def make(local: LocalAWS, alice: User) -> Unsigned:
        request = identity(local).sign(alice, region=local.region)
        assert old in request.headers["Authorization"]
        request.headers["Authorization"] = request.headers["Authorization"].replace(old, new)
        return request

    return make


def host_not_signed(local: LocalAWS, alice: User) -> Unsigned:
    return rewritten("content-type;host;", "content-type;")(local, alice)


def date_missing(local: LocalAWS, alice: User) -> Unsigned:
    request = identity(local).sign(alice, region=local.region)
    del request.headers["X-Amz-Date"]
    return request


def date_in_another_form(local: LocalAWS, alice: User) -> Unsigned:
    request = identity(local).sign(alice, region=local.region)
    request.headers["X-Amz-Date"] = "2026-01-01T00:00:00Z"
    return request


def other_scope_date(local: LocalAWS, alice: User) -> Unsigned:
    request = identity(local).sign(alice, region=local.region)
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


@pytest.mark.parametrize(("make", "status", "code", "message"), MATRIX)
def test_refused(
    local: LocalAWS, alice: User, make: Callable[[LocalAWS, User], Unsigned], status: int, code: str, message: str
) -> None:
    reply = make(local, alice).send()
    assert (reply.status, reply.code, reply.element("Type")) == (status, code, "Sender")
    shown = reply.message or ""
    assert shown.startswith(message[:-1]) if message.endswith("…") else shown == message
    assert local.requests[-1].code == code
    assert local.requests[-1].principal is None


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_clock_that_is_a_little_off_does_no_harm(local: LocalAWS, alice: User, minutes: int) -> None:
    request = identity(local).sign(alice, region=local.region, at=now() + minutes * MINUTES)
    assert request.send().status == 200


def test_clients_by_the_real_clock_and_by_the_service_clock_are_both_right_after_an_advance(
    local: LocalAWS, alice: User
) -> None:
    local.clock.advance(days=3)
    assert identity(local).sign(alice, region=local.region).send().status == 200
    assert identity(local).sign(alice, region=local.region, at=local.clock.now()).send().status == 200
    assert identity(local).sign(alice, region=local.region, at=now() + timedelta(days=1)).send().status == 200
    assert identity(local).sign(alice, region=local.region, at=now() - timedelta(hours=1)).send().status == 403
    assert identity(local).sign(alice, region=local.region, at=now() + timedelta(days=3, hours=1)).send().status == 403


def test_a_service_clock_that_is_off_refuses_right_clients(local: LocalAWS, alice: User) -> None:
    local.clock.skew(minutes=20)
    reply = identity(local).sign(alice, region=local.region).send()
    assert (reply.code, (reply.message or "")[:18]) == ("SignatureDoesNotMatch", "Signature expired:")
    ahead = parsedate_to_datetime(reply.headers["Date"]) - now()
    assert timedelta(minutes=19, seconds=50) < ahead <= timedelta(minutes=20)
    assert reply.headers["Date"].endswith(" GMT")
    local.clock.skew()
    assert identity(local).sign(alice, region=local.region).send().status == 200


def test_a_presigned_call_is_let_in_for_fifteen_minutes(local: LocalAWS, alice: User) -> None:
    target = "/?Action=GetCallerIdentity&Version=2011-06-15"

    def presigned() -> Unsigned:
        request = Unsigned(local.url, "GET", target, {"x-k8s-aws-id": "cluster"})
        return request.sign(session(local, alice), region=local.region, signer=botocore.auth.SigV4QueryAuth, expires=60)

    assert presigned().send().element("Arn") == alice.arn
    changed = presigned()
    changed.headers["x-k8s-aws-id"] = "another"
    assert changed.send().code == "SignatureDoesNotMatch"
    url = presigned()
    local.clock.skew(minutes=16)
    assert (url.send().message or "").startswith("Signature expired")


def test_the_date_header_counts_if_there_is_no_other(local: LocalAWS, alice: User) -> None:
    request = identity(local)
    request.headers["Date"] = "will be replaced"
    request.sign(alice, region=local.region)
    assert "X-Amz-Date" not in request.headers
    assert request.send().status == 200


def test_deleting_a_role_kills_its_sessions_and_a_new_one_of_the_same_name_does_not_revive_them(
    local: LocalAWS, alice: User, boto: Boto
) -> None:
    role = local.role("Reader", trusts=alice)
    keys = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1")["Credentials"]
    assert sts_call(local, keys, "GetCallerIdentity").status == 200
    role.delete()
    assert sts_call(local, keys, "GetCallerIdentity").code == "InvalidClientTokenId"
    local.role("Reader", trusts=alice)
    assert sts_call(local, keys, "GetCallerIdentity").code == "InvalidClientTokenId"
