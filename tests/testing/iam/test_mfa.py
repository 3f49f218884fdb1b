"""The device against the vectors of RFC 6238, appendix B (SHA-1, last six of eight digits)."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from sts_sdk.testing._clock import Clock
from sts_sdk.testing.iam._mfa import MfaDevice


class At(Clock):
    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)


def device(seconds: int) -> tuple[MfaDevice, At]:
    clock = At(seconds)
    made = MfaDevice("arn:aws:iam::123456789012:mfa/alice", clock)
    made._seed = b"12345678901234567890"
    return made, clock


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_vectors(seconds: int, code: str) -> None:
    made, _ = device(seconds)
    assert made.code() == code
    assert made.accepts(code)
    assert not made.accepts(code)


def test_a_code_is_good_one_step_around_its_own() -> None:
    made, clock = device(90)
    code = made.code()
    clock.seconds = 90 + 60
    assert not made.accepts(code)
    clock.seconds = 90 + 30
    assert made.accepts(code)


def test_a_device_may_be_a_step_ahead_and_no_more() -> None:
    made, clock = device(150)
    ahead = made.code()
    clock.seconds = 90
    assert not made.accepts(ahead)
    clock.seconds = 120
    assert made.accepts(ahead)


def test_seeds_are_random_and_as_long_as_sha1() -> None:
    first, second = (MfaDevice("arn", At(0)).seed() for _ in range(2))
    assert first != second
    assert len(base64.b32decode(first)) == 20


def test_the_seed_is_base32_and_does_not_show() -> None:
    made, _ = device(59)
    assert made.seed() == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert made.seed() not in repr(made)
