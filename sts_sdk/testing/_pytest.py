"""The pytest plugin: the fixture ``local_aws``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing._local_aws import LocalAWS


@pytest.fixture
def local_aws() -> Iterator[LocalAWS]:
    """A strict local STS and S3 in us-east-1 for the length of a test."""
    from sts_sdk.testing._local_aws import LocalAWS  # noqa: PLC0415 -- every run of pytest loads the plugin

    with LocalAWS() as aws:
        yield aws
