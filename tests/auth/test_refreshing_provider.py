"""The provider over the engine."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from sts_sdk.auth import BasicSessionCredentials
from sts_sdk.auth._refreshing import Fetched, RefreshedProvider


class Source:
    """Gives the keys 1, 2, 3 ... for an hour each, unless it is down."""

    def __init__(self) -> None:
        self.fetches = 0
        self.down = False

    def __call__(self) -> Fetched:
        if self.down:
            raise OSError("down")
        self.fetches += 1
        credentials = BasicSessionCredentials(str(self.fetches), "secret", "token")
        return Fetched(credentials, datetime.now(UTC) + timedelta(hours=1))


def key(provider: RefreshedProvider) -> str | None:
    return provider.getCredentials().getAWSAccessKeyId()


def test_what_was_fetched_is_kept_until_it_is_forgotten_or_refused() -> None:
    provider = RefreshedProvider(Source())
    assert (key(provider), key(provider)) == ("1", "1")
    provider.refresh()
    assert key(provider) == "2"
    provider.invalidate("1")
    assert key(provider) == "2"
    provider.invalidate("2")
    assert key(provider) == "3"


def test_only_what_is_stable_outlives_its_end_while_the_source_is_down() -> None:
    source = Source()
    stable, strict = RefreshedProvider(source), RefreshedProvider(source, static_stability=False)
    assert (key(stable), key(strict)) == ("1", "2")
    source.down = True
    for provider in (stable, strict):
        provider._engine._clock = lambda: time.time() + 7200
    assert key(stable) == "1"
    with pytest.raises(OSError, match="down"):
        key(strict)
