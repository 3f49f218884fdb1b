"""The pytest plugin: a local AWS as a fixture. It is loaded by every run of pytest, so it loads nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import sts_sdk.testing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing._local_aws import LocalAWS


@pytest.fixture
def local_aws() -> Iterator[LocalAWS]:
    """A strict local STS and S3 in us-east-1 for the length of a test."""
    with sts_sdk.testing.LocalAWS() as aws:
        yield aws
