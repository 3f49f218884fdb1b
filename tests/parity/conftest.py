"""The local AWS, and a program's surroundings that point to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing import LocalAWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing import User


@pytest.fixture
def aws() -> Iterator[LocalAWS]:
    with LocalAWS(region="eu-west-1") as running:
        yield running


@pytest.fixture
def alice(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> User:
    """The user whose keys, region and endpoints the environment has."""
    user = aws.user("alice", mfa=True)
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    return user
