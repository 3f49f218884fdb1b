"""Keys, ids and MFA seeds that are the same each time, made from a seed and the name of whose they are."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import Counter

from sts_sdk.testing.iam._ids import Random, access_key_id, secret_key, unique_id
from sts_sdk.testing.iam._principals import IamPrincipal, LongTerm


class Seed:
    """Random bytes for each ARN: the same ones for the same seed, or truly random ones without a seed."""

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._made: Counter[str] = Counter()

    def give_keys(self, owner: LongTerm, id_prefix: str | None) -> None:
        """Give a principal the keys and the unique id of the seed; it keeps its own without one."""
        if self._text is None:
            return
        random = self._random(owner.arn)
        owner.accessKeyId, owner.secretKey = access_key_id("AKIA", owner.account, random), secret_key(random)
        if id_prefix is not None:
            owner.userId = unique_id(id_prefix, random)

    def give_id(self, role: IamPrincipal) -> None:
        """Give a role the unique id of the seed."""
        if self._text is not None:
            role.userId = unique_id("AROA", self._random(role.arn))

    def mfa(self, serial: str) -> bytes:
        """The secret of an MFA device."""
        return self._random(serial)(20)

    def _random(self, whose: str) -> Random:
        """The source of bytes for an ARN. The second principal of that ARN has another one than the first."""
        if self._text is None:
            return secrets.token_bytes
        self._made[whose] += 1
        key = hashlib.sha256(self._text.encode()).digest()
        state = hmac.digest(key, f"{whose}\n{self._made[whose]}".encode(), "sha512")
        count = 0

        def random(size: int) -> bytes:
            nonlocal count
            count += 1
            return hashlib.shake_256(state + count.to_bytes(4, "big")).digest(size)

        return random
