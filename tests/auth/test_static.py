"""The provider that always gives the credentials it was made with."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicSessionCredentials,
)
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
