"""Whose credentials a command uses."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk._credentials import AnonymousAWSCredentials, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import expiration_of
from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.auth.profile._provider import ProfileCredentialsProvider
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import both_keys, checked_role, named_region, session_token, wanted_provider

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


def test_the_chain_a_profile_or_a_role(aws: LocalAWS, user: User) -> None:
    file = Path.home() / ".aws" / "credentials"
    file.parent.mkdir(mode=0o700)
    file.write_text("[p]\naws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=x\n")
    role = aws.role("reader", trusts=user)

    assert isinstance(wanted_provider(Namespace()), DefaultAWSCredentialsProviderChain)
    assert isinstance(wanted_provider(Namespace(profile="p")), ProfileCredentialsProvider)
    of_role = wanted_provider(Namespace(role=[role.arn]))
    assert (of_role.getCredentials().getAWSAccessKeyId() or "").startswith("ASIA")
    assert expiration_of(of_role) is not None


def test_a_profile_without_any_file_is_told() -> None:
    with pytest.raises(UsageError, match="there is no profile 'p': neither"):
        wanted_provider(Namespace(profile="p"))


@pytest.mark.parametrize(
    "role",
    ["", "admin", "arn:aws:iam::123456789012:user/x", "arn:aws:s3:::role/x", "arn:aws:iam::1:role", "a:b:c:d:e:f"],
)
def test_what_is_no_role(role: str) -> None:
    with pytest.raises(UsageError, match="is no role: one looks like"):
        checked_role(role)


def test_a_role_may_have_a_path_and_another_partition() -> None:
    role = "arn:aws-cn:iam::123456789012:role/team/x"
    assert checked_role(role) == role


def test_keys_and_tokens() -> None:
    assert both_keys(BasicAWSCredentials("a", "b")) == ("a", "b")
    assert session_token(BasicAWSCredentials("a", "b")) is None
    assert session_token(BasicSessionCredentials("a", "b", "c")) == "c"
    with pytest.raises(SdkClientException, match="anonymous"):
        both_keys(AnonymousAWSCredentials())


def test_static_credentials_have_no_end() -> None:
    assert expiration_of(AWSStaticCredentialsProvider(BasicAWSCredentials("a", "b"))) is None


def test_the_region_of_the_command_line_goes_before_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    assert named_region(Namespace()) is None
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert named_region(Namespace()) == "eu-west-1"
    monkeypatch.setenv("AWS_REGION", "eu-west-2")
    assert named_region(Namespace()) == "eu-west-2"
    assert named_region(Namespace(region="eu-west-3")) == "eu-west-3"
