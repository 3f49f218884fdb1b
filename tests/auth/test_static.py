"""The provider that always gives the credentials it was made with."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
)
from sts_sdk.auth._static import credentials_of
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient
from sts_sdk.services.securitytoken.model import Credentials

SECRETS = ("AKIDEXAMPLEAAAAAAAAA", "wJalrXUtnFEMI/K7MDENG", "FQoGZXIvYXdzE")


SESSION = BasicSessionCredentials(*SECRETS)


def test_a_static_provider_gives_what_it_was_made_with() -> None:
    provider = AWSStaticCredentialsProvider(SESSION)
    provider.refresh()
    assert provider.getCredentials() is SESSION


@pytest.mark.parametrize("given", [Credentials("AKIDEXAMPLE", "secret", "token"), "AKIDEXAMPLE"])
def test_what_are_no_credentials_is_refused_and_not_shown(given: Any) -> None:
    for make in (AWSStaticCredentialsProvider, AWSSecurityTokenServiceClient):
        with pytest.raises(IllegalArgumentException, match=r"such as BasicSessionCredentials, not (Credentials|str)$"):
            make(given)


@pytest.mark.parametrize(
    ("key", "secret", "token", "what"),
    [
        ("'AK'", "s", None, "access key"),
        ('A"K', "s", None, "access key"),
        ("A K", "s", None, "access key"),
        ("\N{LEFT DOUBLE QUOTATION MARK}AK\N{RIGHT DOUBLE QUOTATION MARK}", "s", None, "access key"),
        ("AK", '"hidden"', None, "secret key"),
        ("AK", "hid den", None, "secret key"),
        ("AK", "hid\nden", None, "secret key"),
        ("AK", "s", "'hidden'", "session token"),
        ("AK", "s", "hid\tden", "session token"),
    ],
)
def test_what_was_copied_with_too_much_around_it_is_refused_and_not_shown(
    key: str, secret: str, token: str | None, what: str
) -> None:
    with pytest.raises(SdkClientException, match=f"^The {what} of the place holds (quotes|a blank)") as caught:
        credentials_of(key, secret, token, "the place")
    assert "hid" not in str(caught.value)


def test_other_keys_are_taken_as_they_are() -> None:
    assert credentials_of("my-key", "a'b\"c+/=", None, "the place") == BasicAWSCredentials("my-key", "a'b\"c+/=")
    assert credentials_of("AK", "s", "t", "the place") == BasicSessionCredentials("AK", "s", "t")


@pytest.mark.parametrize(
    ("key", "secret"),
    [("wJalrXUtnFEMI/K7MDENG", "AKIAIOSFODNN7EXAMPLE"), ("wJalrXUtnFEMIK7MDENG", "ASIAIOSFODNN7EXAMPLE")],
)
def test_keys_in_each_other_s_place_are_told_and_neither_is_shown(key: str, secret: str) -> None:
    with pytest.raises(SdkClientException, match="The access key of the place is none: are access key and") as error:
        credentials_of(key, secret, None, "the place")
    assert key not in str(error.value)
    assert secret not in str(error.value)


@pytest.mark.parametrize("secret", ["AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPL", "akiaiosfodnn7example"])
def test_a_secret_that_only_looks_alike_is_one(secret: str) -> None:
    assert credentials_of("AKIAIOSFODNN7EXAMPLE", secret, None, "the place").getAWSSecretKey() == secret
