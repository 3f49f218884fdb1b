"""Virtual MFA devices: time-based one-time passwords (RFC 6238)."""

from __future__ import annotations

import base64
import hmac
import secrets
import threading
from datetime import datetime

from sts_sdk.testing._clock import Clock

_STEP = 30


class MfaDevice:
    """A virtual device: six digits, new every 30 seconds of ``aws.clock``, each good for one use."""

    def __init__(self, serial: str, clock: Clock, seed: bytes | None = None) -> None:
        self.serial = serial
        self._clock = clock
        self._seed = seed or secrets.token_bytes(20)
        self._used: set[int] = set()
        self.enabled: datetime | None = None
        self._lock = threading.Lock()

    def code(self) -> str:
        """The code that the device shows now. It is the same for up to 30 seconds, and refused a second time."""
        return self._code(self._step())

    def seed(self) -> str:
        """The device's secret in base32, to be typed into an authenticator app."""
        return base64.b32encode(self._seed).decode()

    def accepts(self, code: str) -> bool:
        """Whether a code is of this 30-second step or one beside it, and was not used; it then counts as used."""
        now = self._step()
        with self._lock:
            for step in (now, now - 1, now + 1):
                if step not in self._used and hmac.compare_digest(self._code(step), code):
                    self._used.add(step)
                    return True
        return False

    def synchronizes(self, first: str, second: str) -> bool:
        """Whether two codes follow each other, in the steps around this one; they then count as used."""
        now = self._step()
        with self._lock:
            for step in (now - 1, now, now - 2, now + 1):
                if hmac.compare_digest(self._code(step) + self._code(step + 1), first + second):
                    self._used |= {step, step + 1}
                    return True
        return False

    def _step(self) -> int:
        return int(self._clock.now().timestamp()) // _STEP

    def _code(self, step: int) -> str:
        digest = hmac.digest(self._seed, step.to_bytes(8, "big"), "sha1")
        offset = digest[-1] & 15
        number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
        return f"{number % 1_000_000:06d}"

    def __repr__(self) -> str:
        return f"MfaDevice({self.serial})"
