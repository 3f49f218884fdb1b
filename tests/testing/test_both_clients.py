"""Each refusal of keys, tokens, clocks and scopes, as boto3's clients and as ours are told it, by STS and by S3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, ClientConfiguration
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from support.foreign import Boto, Keys, code_of, sts_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import LocalAWS, User


def session(local: LocalAWS, user: User) -> Keys:
    reply = sts_call(local, user, "GetSessionToken", DurationSeconds=900)
    return Keys(*(reply.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")))


def inactive(local: LocalAWS, user: User) -> Keys:
    user.deactivate()
    return Keys.of(user)


def tampered(local: LocalAWS, user: User) -> Keys:
    keys = session(local, user)
    token = keys.token or ""
    return Keys(keys.access, keys.secret, token[:200] + ("A" if token[200] != "A" else "B") + token[201:])


def without_token(local: LocalAWS, user: User) -> Keys:
    keys = session(local, user)
    return Keys(keys.access, keys.secret)


def expired(local: LocalAWS, user: User) -> Keys:
    keys = session(local, user)
    local.clock.advance(minutes=15)
    return keys


def of_a_deleted_role(local: LocalAWS, user: User) -> Keys:
    role = local.role("Gone", trusts=user)
    reply = sts_call(local, user, "AssumeRole", RoleArn=role.arn, RoleSessionName="app1")
    role.delete()
    return Keys(*(reply.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")))


def ahead(local: LocalAWS, user: User) -> Keys:
    local.clock.skew(minutes=-16)
    return Keys.of(user)


def behind(local: LocalAWS, user: User) -> Keys:
    local.clock.skew(minutes=16)
    return Keys.of(user)


# What makes a request wrong in one thing, and the codes of STS and of S3.
MATRIX: dict[str, tuple[Callable[[LocalAWS, User], Keys], str | None, str | None]] = {
    "a user's keys": (lambda _, user: Keys.of(user), None, None),
    "a session": (session, None, None),
    "an unknown key": (
        lambda _, user: Keys("AKIAIOSFODNN7EXAMPLE", user.secretKey),
        "InvalidClientTokenId",
        "InvalidAccessKeyId",
    ),
    "an inactive key": (inactive, "InvalidClientTokenId", "InvalidAccessKeyId"),
    "a wrong secret": (
        lambda _, user: Keys(user.accessKeyId, user.secretKey[::-1]),
        "SignatureDoesNotMatch",
        "SignatureDoesNotMatch",
    ),
    "a session without its token": (without_token, "InvalidClientTokenId", "InvalidAccessKeyId"),
    "a token of another session": (
        lambda local, user: Keys((one := session(local, user)).access, one.secret, session(local, user).token),
        "InvalidClientTokenId",
        "InvalidAccessKeyId",
    ),
    "a token that was changed": (tampered, "InvalidClientTokenId", "InvalidToken"),
    "a token with a long-term key": (
        lambda local, user: Keys(user.accessKeyId, user.secretKey, session(local, user).token),
        "InvalidClientTokenId",
        "InvalidToken",
    ),
    "a session that has expired": (expired, "ExpiredToken", "ExpiredToken"),
    "a session of a deleted role": (of_a_deleted_role, "InvalidClientTokenId", "InvalidAccessKeyId"),
    "a clock that is ahead": (ahead, "SignatureDoesNotMatch", "RequestTimeTooSkewed"),
    "a clock that is behind": (behind, "SignatureDoesNotMatch", "RequestTimeTooSkewed"),
    "another region": (lambda _, user: Keys.of(user), "SignatureDoesNotMatch", "AuthorizationHeaderMalformed"),
}


@pytest.mark.parametrize("name", MATRIX)
def test_both_are_told_the_same(local: LocalAWS, boto: Boto, name: str) -> None:
    make, sts_code, s3_code = MATRIX[name]
    keys = make(local, local.user("alice"))
    before = len(local.requests)
    region = "eu-west-1" if name == "another region" else local.region
    theirs = [boto(service, keys, signing_region=region) for service in ("sts", "s3")]
    their_calls = [theirs[0].get_caller_identity, theirs[1].list_buckets]
    assert [told_boto3(call) for call in their_calls] == [sts_code, s3_code]
    assert [told_us(call) for call in our_calls(local, keys, region)] == [sts_code, s3_code]
    seen = local.requests[before:]  # botocore tries a wrong region of S3's twice
    assert {(entry.service, entry.code, entry.accessKey) for entry in seen} == {
        ("sts", sts_code, keys.access),
        ("s3", s3_code, keys.access),
    }


def our_calls(local: LocalAWS, keys: Keys, region: str) -> list[Callable[[], object]]:
    credentials = BasicAWSCredentials(keys.access, keys.secret)
    if keys.token is not None:
        credentials = BasicSessionCredentials(keys.access, keys.secret, keys.token)
    once, endpoint = ClientConfiguration().withMaxErrorRetry(0), EndpointConfiguration(local.url, region)
    sts, s3 = (
        builder.withClientConfiguration(once)
        .withEndpointConfiguration(endpoint)
        .withCredentials(AWSStaticCredentialsProvider(credentials))
        .build()
        for builder in (AWSSecurityTokenServiceClientBuilder.standard(), AmazonS3ClientBuilder.standard())
    )
    return [sts.getCallerIdentity, s3.listBuckets]


def told_boto3(call: Callable[[], object]) -> str | None:
    try:
        return code_of(call)
    except AssertionError:
        return None


def told_us(call: Callable[[], object]) -> str | None:
    try:
        call()
    except AmazonServiceException as refusal:
        return refusal.getErrorCode()
    return None
