"""PresignerFacade: URLs signed with the facade's credentials, or with the request's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sts_sdk import DefaultRequest, IllegalArgumentException
from sts_sdk._requests._default_request import to_http
from sts_sdk.auth import AWS4Signer, AWSStaticCredentialsProvider, BasicAWSCredentials, BasicSessionCredentials, _sigv4
from sts_sdk.auth.presign import PresignerFacade, PresignerParams

AT = datetime(2026, 11, 24, 11, 21, 10, tzinfo=UTC)
KEYS = BasicAWSCredentials("AKIDEXAMPLE", "secret")
OTHER = BasicSessionCredentials("ASIDOTHER", "other", "to/ken")


def facade() -> PresignerFacade:
    signer = AWS4Signer(lambda: AT)
    signer.setServiceName("sts")
    signer.setRegionName("eu-west-1")
    return PresignerFacade(
        PresignerParams(
            endpoint="https://sts.eu-west-1.amazonaws.com",
            credentialsProvider=AWSStaticCredentialsProvider(KEYS),
            signer=signer,
        )
    )


def request(original: PresignerFacade.PresigningRequest | None = None) -> DefaultRequest:
    made = DefaultRequest(original, "sts") if original else DefaultRequest("sts")
    made.setHttpMethod("GET")
    made.setResourcePath("/")
    return made.withParameter("Action", "GetCallerIdentity").withParameter("Version", "2011-06-15")


def expected(credentials: BasicAWSCredentials, seconds: int) -> set[str]:
    unsigned = request()
    unsigned.setEndpoint("https://sts.eu-west-1.amazonaws.com")
    url = _sigv4.presign(to_http(unsigned), credentials, "eu-west-1", "sts", AT, seconds)
    return set(url.partition("?")[2].split("&"))


def test_a_url_is_signed_until_the_date() -> None:
    url = facade().presign(request(), AT + timedelta(seconds=90))
    assert url.startswith("https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&")
    assert set(url.partition("?")[2].split("&")) == expected(KEYS, 90)


def test_it_lasts_seven_days_without_a_date() -> None:
    assert set(facade().presign(request()).partition("?")[2].split("&")) == expected(KEYS, 604800)


def test_the_requests_own_credentials_win() -> None:
    original = PresignerFacade.PresigningRequest()
    assert original.withRequestCredentialsProvider(AWSStaticCredentialsProvider(OTHER)) is original
    url = facade().presign(request(original), AT + timedelta(seconds=90))
    assert set(url.partition("?")[2].split("&")) == expected(OTHER, 90)


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_request_with_a_body_is_refused(method: str) -> None:
    made = request()
    made.setHttpMethod(method)
    if method == "PUT":
        made.setContent(b"x")
    with pytest.raises(IllegalArgumentException, match="set the method to GET"):
        facade().presign(made)
