"""What the providers over STS have in common: sessions that a service rejects, clients of their own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from sts_sdk.auth import (
    STSAssumeRoleSessionCredentialsProvider,
)
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.testing import LocalAWS
from support.sts import Sts, built, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

from typing import TYPE_CHECKING

from sts_sdk.services.securitytoken.model import (
    GetCallerIdentityRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Provider = STSAssumeRoleSessionCredentialsProvider


@pytest.fixture
def aws() -> Iterator[LocalAWS]:
    with LocalAWS(s3=False) as local:
        yield local


def test_a_session_that_a_service_calls_expired_is_replaced_and_the_call_made_again(aws: LocalAWS) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user)
    provider = Provider(user.provider(), role.arn, "session")
    provider.setSTSClientEndpoint(aws.url)
    first = key_of(provider)
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    with builder.withCredentials(provider).build() as client:
        aws.faults.next(code="ExpiredToken", status=403)
        assert client.getCallerIdentity(GetCallerIdentityRequest()).getArn().endswith("assumed-role/reader/session")
    operations = [request.operation for request in aws.requests]
    assert operations == ["AssumeRole", "GetCallerIdentity", "AssumeRole", "GetCallerIdentity"]
    assert key_of(provider) != first


def test_only_the_key_that_is_held_is_invalidated() -> None:
    sts = Sts()
    provider = built(sts, sts.clock)
    held = key_of(provider)
    provider.invalidate("ASIASOMEBODYELSES")
    assert key_of(provider) == held
    provider.invalidate(held)
    assert key_of(provider) != held


def test_a_provider_without_a_client_uses_the_default_chain_and_leaves_nothing_open(
    aws: LocalAWS, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = aws.user("ann")
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    role = aws.role("reader", trusts=user)
    with Provider(role.arn, "session") as provider:
        provider.getCredentials()
    assert [request.principal for request in aws.requests] == [user.arn]
    assert [thread for thread in threading.enumerate() if thread.name.startswith("sts-sdk-renewal")] == []


def test_a_callers_client_is_changed_by_the_endpoint_and_never_closed() -> None:
    sts = Sts()
    with built(sts, sts.clock) as provider:
        first = key_of(provider)
        provider.setSTSClientEndpoint("sts.eu-west-1.amazonaws.com")
        assert key_of(provider) != first
    assert (sts.endpoint, sts.closed) == ("sts.eu-west-1.amazonaws.com", 0)
    assert key_of(provider)
