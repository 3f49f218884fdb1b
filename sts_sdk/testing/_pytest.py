"""The pytest plugin: the fixtures ``local_aws``, ``local_aws_environment`` and ``local_aws_session``, and a marker."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # every run of pytest loads the plugin, so it imports the local AWS only where a fixture is used
    from collections.abc import Iterator

    from sts_sdk.testing._local_aws import LocalAWS

_MARKER = (
    "local_aws(region, **options): what the local_aws of this test is made with: the arguments of LocalAWS, "
    "such as region='eu-west-1', account='...', s3=False, config='aws.toml'"
)


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture
def local_aws(request: pytest.FixtureRequest) -> Iterator[LocalAWS]:
    """A strict local STS and S3 for the length of a test: in us-east-1, or as ``@pytest.mark.local_aws`` says."""
    from sts_sdk.testing._local_aws import LocalAWS  # noqa: PLC0415 -- only for tests that ask for it

    marker: pytest.Mark | None = request.node.get_closest_marker("local_aws")
    with LocalAWS(*(marker.args if marker else ()), **(marker.kwargs if marker else {})) as aws:
        yield aws


@pytest.fixture(scope="session")
def local_aws_session() -> Iterator[LocalAWS]:
    """A strict local STS and S3 in us-east-1 that all tests of the run share; ``reset()`` makes it empty again."""
    from sts_sdk.testing._local_aws import LocalAWS  # noqa: PLC0415 -- only for tests that ask for it

    with LocalAWS() as aws:
        yield aws


@pytest.fixture
def local_aws_environment(local_aws: LocalAWS) -> Iterator[LocalAWS]:
    """The ``local_aws`` of this test, and the process points to it: the environment, and boto3's default session.

    The keys in the environment are those of the user ``local``, who may do everything.
    """
    from sts_sdk.testing._environment import IN_THE_WAY  # noqa: PLC0415 -- only for tests that ask for it

    before, session = dict(os.environ), _default_session()
    try:
        for name in IN_THE_WAY:
            os.environ.pop(name, None)
        os.environ.update(local_aws.environment())
        _set_default_session(None)  # it would keep the keys of whoever made it
        yield local_aws
    finally:
        _set_default_session(session)
        for name in os.environ.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)


def _default_session() -> object:
    return getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None)


def _set_default_session(session: object) -> None:
    """Set boto3's default session, if boto3 is loaded; the test may be the one to load it."""
    boto3 = sys.modules.get("boto3")
    if boto3 is not None:
        boto3.DEFAULT_SESSION = session  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue] -- whichever module it is
