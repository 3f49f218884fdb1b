"""The simulation of a fleet follows the engine that renews sessions, and shows what jitter does."""

from __future__ import annotations

import random
import runpy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sts_sdk.auth import BasicSessionCredentials
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials

FLEET = runpy.run_path(str(Path(__file__).parent.parent.parent / "examples/_fleet.py"))
START = datetime(2026, 1, 1, tzinfo=UTC)


def fleet(**changes: Any) -> Any:
    return FLEET["Fleet"](**changes)


def renewals_of_the_engine(session: int, jitter: float, hours: int, seed: int) -> list[int]:
    """The seconds at which the engine itself renews, when it is asked without a pause."""
    now, found = [START.timestamp()], []
    generator = random.Random(seed)

    def fetch() -> Fetched:
        found.append(now[0])
        return Fetched(BasicSessionCredentials("key", "secret", "token"), datetime.fromtimestamp(now[0] + session, UTC))

    engine = RefreshingCredentials(fetch, clock=lambda: now[0], uniform=generator.uniform, jitter=jitter)
    while now[0] < START.timestamp() + hours * 3600:
        engine.get()
        now[0] = engine._held.refresh_at
    return [int(moment - START.timestamp()) for moment in found[1:]]


@pytest.mark.parametrize("session", [900, 3600, 7200, 43200])
@pytest.mark.parametrize("jitter", [0.0, 0.3, 1.0])
def test_a_worker_of_the_simulation_renews_when_the_engine_does(session: int, jitter: float) -> None:
    calls = fleet(workers=1, hours=24, session=session, jitter=jitter).calls(seed=5)
    simulated = [second for second, count in enumerate(calls) for _ in range(count)]
    real = renewals_of_the_engine(session, jitter, 24, 5)
    assert len(simulated) == len(real)
    assert all(abs(ours - theirs) <= 1 for ours, theirs in zip(simulated, real, strict=True))
    assert simulated


def test_without_jitter_a_fleet_renews_in_the_same_second() -> None:
    calls = fleet(workers=1000).calls()
    assert max(calls) == 1000
    assert [second for second, count in enumerate(calls) if count] == [2700 * number for number in range(1, 16)]


def test_a_hundred_thousand_workers_with_jitter_stay_within_the_quota() -> None:
    without, spread = fleet().calls(), fleet(jitter=1).calls()
    assert FLEET["seconds_over_quota"](without) == 15
    assert FLEET["seconds_over_quota"](spread) == 0
    assert max(spread) < 200
    assert sum(spread) < sum(without), "later renewals are fewer"
    quarters = FLEET["by_quarter"](spread)
    assert [count for _, count, _ in quarters[:4]] == [0, 0, 0, 100_000]
    assert sum(count > 0 for _, count, _ in quarters) > sum(count > 0 for _, count, _ in FLEET["by_quarter"](without))
