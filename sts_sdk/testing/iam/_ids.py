"""Access key ids, secret keys and unique ids in the formats of AWS. Principals and sessions both need them."""

from __future__ import annotations

import base64
import secrets
import string
from collections.abc import Callable

Random = Callable[[int], bytes]
"""Gives so many random bytes; the same ones each time, if it goes by a seed."""

_BASE32 = string.ascii_uppercase + "234567"
_SECRET = string.ascii_letters + string.digits + "+/"


def access_key_id(prefix: str, account: str, random: Random = secrets.token_bytes) -> str:
    """A new access key id: a prefix and 16 characters of base32 that encode the account number, as at AWS."""
    number = (1 << 47) | int(account) << 7 | random(1)[0] & 127
    return prefix + base64.b32encode(number.to_bytes(6, "big") + random(4)).decode()


def account_of(access_key: str) -> str | None:
    """The account number that an access key id encodes; None if the id is not base32."""
    try:
        number = int.from_bytes(base64.b32decode(access_key[4:20])[:6], "big")
    except ValueError:
        return None
    return f"{(number & 0x7FFFFFFFFF80) >> 7:012d}"


def secret_key(random: Random = secrets.token_bytes) -> str:
    """A new secret access key, 40 characters."""
    return "".join(_SECRET[byte % len(_SECRET)] for byte in random(40))  # 64 of them, so each is as likely


def unique_id(prefix: str, random: Random = secrets.token_bytes) -> str:
    """A new unique id of a user (AIDA) or role (AROA), 21 characters."""
    return prefix + "".join(_BASE32[byte % len(_BASE32)] for byte in random(17))
