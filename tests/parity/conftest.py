"""The local AWS, and a program's surroundings that point to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


@pytest.fixture
def aws_options() -> dict[str, Any]:
    return {"region": "eu-west-1"}


@pytest.fixture
def alice(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> User:
    """The user whose keys, region and endpoints the environment has."""
    user = aws.user("alice", mfa=True)
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    return user
