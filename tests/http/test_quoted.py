"""A service that quotes the request in its refusal tells nobody else what was secret in it."""

from __future__ import annotations

import pytest

from sts_sdk import AssumeRoleRequest, AWSStaticCredentialsProvider, GetSessionTokenRequest
from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.http._quoted import mask_quoted_secrets
from sts_sdk.services.securitytoken.model import AssumeRoleWithWebIdentityRequest, ProvidedContext
from support.http_bench import KEYS, SESSION, Bench, answer

QUOTED = (
    "The request signature we calculated does not match. The Canonical String for this request should have been "
    "'POST / x-amz-security-token:the+session/token' and the rest"
)


def test_the_session_token_that_was_sent_is_masked() -> None:
    bench = Bench(answer(403, f"SignatureDoesNotMatch:{QUOTED}"))
    refused = bench.refused(AWSStaticCredentialsProvider(SESSION))
    masked = QUOTED.replace("the+session/token", "***Sensitive Data Redacted***")
    assert refused.getErrorMessage() == masked
    assert "the+session/token" not in f"{refused} {refused!r}"


def test_without_a_secret_the_message_is_the_services() -> None:
    bench = Bench(answer(403, f"SignatureDoesNotMatch:{QUOTED}"))
    assert bench.refused(AWSStaticCredentialsProvider(KEYS)).getErrorMessage() == QUOTED


@pytest.mark.parametrize(
    ("request_", "secret"),
    [
        (GetSessionTokenRequest(tokenCode="739104"), "739104"),
        (AssumeRoleWithWebIdentityRequest(webIdentityToken="eyJhbGciOi.J9.x"), "eyJhbGciOi.J9.x"),
        (AssumeRoleRequest(providedContexts=[ProvidedContext(contextAssertion="an-assertion")]), "an-assertion"),
    ],
)
def test_what_was_secret_in_the_request_is_masked(request_: AssumeRoleRequest, secret: str) -> None:
    exception = AmazonServiceException(f"Value '{secret}' failed to satisfy constraint")
    mask_quoted_secrets(exception, request_, {})
    assert exception.getErrorMessage() == "Value '***Sensitive Data Redacted***' failed to satisfy constraint"


def test_what_is_quoted_as_it_was_sent_in_the_form_is_masked() -> None:
    exception = AmazonServiceException("cannot read ...&WebIdentityToken=a%2Bb%3D%3D&Version=2011-06-15")
    mask_quoted_secrets(exception, AssumeRoleWithWebIdentityRequest(webIdentityToken="a+b=="), {})
    assert exception.getErrorMessage() == (
        "cannot read ...&WebIdentityToken=***Sensitive Data Redacted***&Version=2011-06-15"
    )


def test_a_secret_that_holds_another_is_masked_whole() -> None:
    request = AssumeRoleRequest(tokenCode="739104", providedContexts=[ProvidedContext(contextAssertion="x739104y")])
    exception = AmazonServiceException("bad: x739104y and 739104")
    mask_quoted_secrets(exception, request, {})
    assert exception.getErrorMessage() == "bad: ***Sensitive Data Redacted*** and ***Sensitive Data Redacted***"


def test_too_short_to_be_a_secret_or_no_message_at_all() -> None:
    exception = AmazonServiceException("Value 'a' failed")
    mask_quoted_secrets(exception, GetSessionTokenRequest(tokenCode="a"), {})
    assert exception.getErrorMessage() == "Value 'a' failed"
    mask_quoted_secrets(AmazonServiceException(), GetSessionTokenRequest(tokenCode="123456"), {})
