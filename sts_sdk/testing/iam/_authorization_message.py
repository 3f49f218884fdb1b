"""Encoded authorization messages: what a refusal carries, and DecodeAuthorizationMessage makes readable."""

from __future__ import annotations

import base64
import hmac
import json
import zlib

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._decision import Decision

_LONGEST = 4096  # DecodeAuthorizationMessage takes 10,240; but a header of that length, many clients do not


def sealed(message: str, seal: bytes) -> str:
    """Encode and authenticate a message, so that DecodeAuthorizationMessage takes it."""
    packed = zlib.compress(message.encode(), 9)
    return base64.urlsafe_b64encode(hmac.digest(seal, packed, "sha256") + packed).decode()


def unsealed(encoded: str, seal: bytes) -> str:
    """The text of an encoded message; InvalidAuthorizationMessageException if it was not made here."""
    try:
        raw = base64.b64decode(encoded, b"-_", validate=True)
    except ValueError:
        raw = b""
    if not hmac.compare_digest(raw[:32], hmac.digest(seal, raw[32:], "sha256")):
        raise Refusal("InvalidAuthorizationMessageException", "Message is not valid")
    return zlib.decompress(raw[32:]).decode()


def encoded_decision(decision: Decision, seal: bytes) -> str:
    """A decision as an encoded message. One too long to be decoded loses the statements that did not apply."""
    body = decision.toJson()
    message = sealed(json.dumps(body), seal)
    return message if len(message) <= _LONGEST else sealed(json.dumps({**body, "failures": {"items": []}}), seal)
