"""A local AWS with a user, and boto3 to call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import Boto

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing import User


@pytest.fixture
def local() -> Iterator[LocalAWS]:
    """Not in the plug-in's us-east-1: a test fails where that region is taken for granted."""
    with LocalAWS(region="ap-northeast-1") as running:
        yield running


@pytest.fixture
def alice(local: LocalAWS) -> User:
    return local.user("alice", mfa=True)


@pytest.fixture
def boto(local: LocalAWS) -> Iterator[Boto]:
    with Boto(local) as clients:
        yield clients
