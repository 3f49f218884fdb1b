"""The service's clock, and which signing times it takes for right."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.internal._clock import now
from sts_sdk.testing import Clock
from sts_sdk.testing._clock import parse_signing_time

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def test_it_moves() -> None:
    clock = Clock()
    assert abs(clock.now() - now()) < SECOND
    clock.advance(days=1, hours=2, minutes=3, seconds=4)
    clock.advance(hours=1)
    assert abs(clock.now() - now() - timedelta(days=1, hours=3, minutes=3, seconds=4)) < SECOND
    assert repr(clock) == f"Clock({clock.now():%Y-%m-%dT%H:%M:%SZ})"


@pytest.mark.parametrize(
    ("advanced", "skewed", "signed", "gap"),
    [
        (0, 0, 0, 0),
        (0, 0, 1, 1),
        (0, 0, -1, -1),
        (3, 0, 0, 0),
        (3, 0, 2, 0),
        (3, 0, 3, 0),
        (3, 0, 4, 1),
        (3, 0, -1, -1),
        (0, 2, 0, -2),
        (0, -2, 0, 2),
        (3, 2, 0, -2),
        (3, 2, 2, 0),
    ],
)
def test_gaps_in_hours(advanced: int, skewed: int, signed: int, gap: int) -> None:
    clock = Clock()
    clock.advance(hours=advanced)
    clock.skew(hours=skewed)
    assert abs(clock.gap(now() + signed * HOUR) - gap * HOUR) < SECOND


@pytest.mark.parametrize(
    "text", ["2026101T000000Z", "20260101T0000 0Z", "\uff12\uff10\uff12\uff160101T000000Z", "20260101T000000Z\n"]
)
def test_a_date_of_another_form_is_none(text: str) -> None:
    assert parse_signing_time(text) is None


@pytest.mark.parametrize("days", [-400, 400])
def test_it_is_set(days: int) -> None:
    clock, when = Clock(), now() + timedelta(days=days)
    clock.set(when)
    assert abs(clock.now() - when) < SECOND
    for signed, gap in (
        (now(), 0 * HOUR),
        (when, 0 * HOUR),
        (max(now(), when) + HOUR, HOUR),
        (min(now(), when) - HOUR, -HOUR),
    ):
        assert abs(clock.gap(signed) - gap) < SECOND
    with pytest.raises(IllegalArgumentException, match="which has no time zone"):
        clock.set(when.replace(tzinfo=None))
