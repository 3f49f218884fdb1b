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
def aws() -> Iterator[LocalAWS]:
    with LocalAWS(region="ap-northeast-1", s3=False) as running:
        yield running


@pytest.fixture
def s3_aws() -> Iterator[LocalAWS]:
    with LocalAWS(region="ap-northeast-1") as running:
        yield running


@pytest.fixture
def alice(aws: LocalAWS) -> User:
    return aws.user("alice", mfa=True)


@pytest.fixture
def boto(request: pytest.FixtureRequest) -> Iterator[Boto]:
    name = "s3_aws" if "s3_aws" in request.fixturenames else "aws"
    with Boto(request.getfixturevalue(name)) as clients:
        yield clients
