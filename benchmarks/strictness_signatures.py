"""Requests with a wrong signature or without permission, to STS and S3, and the refusals that AWS gives them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from botocore.credentials import Credentials

from benchmarks.strictness_rig import Rig, Sent

UNKNOWN_KEY = Credentials("AKIAIOSFODNN7EXAMPLE", "wrong" * 8)
STS_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret {...}"
)
S3_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)


def sts_signatures(rig: Rig) -> Iterator[Sent]:
    def call(name: str, who: str | Credentials | None, code: str, message: str | None, **how: Any) -> Sent:
        return rig.sts(f"STS: {name}", who, how.pop("action", "GetCallerIdentity"), {}, code, message, **how)

    now, alice = datetime.datetime.now(datetime.UTC).replace(tzinfo=None), rig.who["alice"]
    invalid, wrong = "InvalidClientTokenId", "SignatureDoesNotMatch"
    unknown = "The security token included in the request is invalid."
    token = rig.session.token
    yield call("nobody", None, "MissingAuthenticationToken", "Request is missing Authentication Token")
    yield call("unknown key", UNKNOWN_KEY, invalid, unknown)
    yield call("wrong secret", Credentials(alice.access_key, "wrong" * 8), wrong, STS_MISMATCH)
    yield call(
        "temporary key without its token", Credentials(rig.session.access_key, rig.session.secret_key), invalid, unknown
    )
    yield call("token of a long-term key", Credentials(alice.access_key, alice.secret_key, token), invalid, None)
    yield call("made-up token", Credentials(rig.session.access_key, rig.session.secret_key, "made up"), invalid, None)
    yield call(
        "other service in the scope",
        "alice",
        wrong,
        "Credential should be scoped to correct service: 'sts'. ",
        service="s3",
    )
    yield call(
        "other region in the scope",
        "alice",
        wrong,
        "Credential should be scoped to a valid region. ",
        region="eu-west-3",
    )
    yield call(
        "signed 20 minutes ago", "alice", wrong, "Signature expired: {...}", at=now - datetime.timedelta(minutes=20)
    )
    yield call(
        "signed 20 minutes ahead",
        "alice",
        wrong,
        "Signature not yet current: {...}",
        at=now + datetime.timedelta(minutes=20),
    )
    yield call(
        "unknown operation",
        "alice",
        "InvalidAction",
        "Could not find operation Nonsense for version 2011-06-15",
        action="Nonsense",
    )


def s3_requests(rig: Rig) -> Iterator[Sent]:
    now, alice, key = datetime.datetime.now(datetime.UTC).replace(tzinfo=None), rig.who["alice"], "/strict-bucket/k"
    denied, skewed = "AccessDenied", "The difference between the request time and the current time is too large."
    nowhere = "The AWS Access Key Id you provided does not exist in our records."
    words = 'User: {...} is not authorized to perform: %s on resource: "{...}" '
    yield Sent("S3: nobody", "GET", key, {}, b"", denied, "Access Denied")
    yield rig.s3("S3: unknown key", UNKNOWN_KEY, key, "InvalidAccessKeyId", nowhere)
    yield rig.s3(
        "S3: wrong secret", Credentials(alice.access_key, "wrong" * 8), key, "SignatureDoesNotMatch", S3_MISMATCH
    )
    yield rig.s3(
        "S3: temporary key without its token",
        Credentials(rig.session.access_key, rig.session.secret_key),
        key,
        "InvalidAccessKeyId",
        nowhere,
    )
    yield rig.s3(
        "S3: token of a long-term key",
        Credentials(alice.access_key, alice.secret_key, "x"),
        key,
        "InvalidToken",
        "The provided token is malformed or otherwise invalid.",
    )
    yield rig.s3(
        "S3: other region in the scope",
        "alice",
        key,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the region 'eu-west-3' is wrong; expecting 'us-east-1'",
        region="eu-west-3",
    )
    yield rig.s3(
        "S3: other service in the scope",
        "alice",
        key,
        "AuthorizationHeaderMalformed",
        'The authorization header is malformed; incorrect service "sts". This endpoint belongs to "s3".',
        service="sts",
    )
    yield rig.s3(
        "S3: signed 20 minutes ago",
        "alice",
        key,
        "RequestTimeTooSkewed",
        skewed,
        at=now - datetime.timedelta(minutes=20),
    )
    yield rig.s3(
        "S3: no policy allows reading",
        "bob",
        key,
        denied,
        words % "s3:GetObject" + "because no identity-based policy allows the s3:GetObject action",
    )
    yield rig.s3(
        "S3: explicit deny",
        "denied",
        key,
        denied,
        words % "s3:GetObject" + "with an explicit deny in an identity-based policy",
    )
    yield rig.s3(
        "S3: no policy allows deleting",
        "bob",
        key,
        denied,
        words % "s3:DeleteObject" + "because no identity-based policy allows the s3:DeleteObject action",
        method="DELETE",
    )
    yield rig.s3(
        "S3: no policy allows the listing",
        "bob",
        "/strict-bucket",
        denied,
        words % "s3:ListBucket" + "because no identity-based policy allows the s3:ListBucket action",
    )
    yield rig.s3("S3: no such bucket", "alice", "/strict-none/k", "NoSuchBucket", "The specified bucket does not exist")
    yield rig.s3("S3: no such key", "alice", "/strict-bucket/none", "NoSuchKey", "The specified key does not exist.")
    fine = rig.s3("", "alice", key, "", None)
    bare = {name: value for name, value in fine.headers.items() if name.lower() != "x-amz-content-sha256"}
    yield Sent(
        "S3: no x-amz-content-sha256",
        "GET",
        key,
        bare,
        b"",
        "InvalidRequest",
        "Missing required header for this request: x-amz-content-sha256",
    )
    yield Sent(
        "S3: header that is not signed",
        "GET",
        key,
        fine.headers | {"x-amz-other": "1"},
        b"",
        denied,
        "There were headers present in the request which were not signed",
    )
    yield Sent(
        "S3: authorization of an unknown kind",
        "GET",
        key,
        {"Authorization": "Bearer x"},
        b"",
        "InvalidArgument",
        "Unsupported Authorization Type",
    )
    expired = re.sub("X-Amz-Date=[^&]*", "X-Amz-Date=20200101T000000Z", rig.presigned(key, 60))
    yield Sent("S3: presigned and expired", "GET", expired, {}, b"", denied, "Request has expired")
    week = rig.presigned(key, 604801)
    yield Sent(
        "S3: presigned for over a week",
        "GET",
        week,
        {},
        b"",
        "AuthorizationQueryParametersError",
        "X-Amz-Expires must be less than a week (in seconds); {...} less than 604800 seconds",
    )
    partly = re.sub("&X-Amz-Expires=[^&]*", "", rig.presigned(key, 60))
    yield Sent(
        "S3: presigned without a lifetime",
        "GET",
        partly,
        {},
        b"",
        "AuthorizationQueryParametersError",
        "Query-string authentication version 4 requires {...}",
    )
