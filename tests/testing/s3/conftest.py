"""What uploads need: a user with a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User
    from support.foreign import Boto


@pytest.fixture
def user(local: LocalAWS, boto: Boto) -> User:
    """alice, who has made the bucket ``photos``."""
    made = local.user("alice")
    where = {"LocationConstraint": local.region}
    boto("s3", made).create_bucket(Bucket="photos", CreateBucketConfiguration=where)
    return made
