"""The one policy by which whoever is asked on the way to credentials is asked again.

That are the metadata service, containers' agents and the services behind a person's sign-on. STS has a client, which
tries again by its retry policy.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Final

from sts_sdk.internal._transport import TransportError, WireResponse

MOST: Final = 5
_FIRST_DELAY: Final = 0.05


def is_busy(status: int) -> bool:
    """Whether an answer with this status may be another one a moment later: 429, or any 5xx."""
    return status == 429 or status >= 500


def ask(
    once: Callable[[], WireResponse],
    *,
    busy: int = MOST,
    unanswered: int = MOST,
    budget: float = 2.0,
    spread: bool = False,
    sleep: Callable[[float], None] = time.sleep,
    monotonic: Callable[[], float] = time.monotonic,
) -> WireResponse:
    """The answer of ``once``, whatever its status in the end; a TransportError when there is none.

    ``busy`` is how often it is asked again after an answer of 429 or 5xx, ``unanswered`` how often after a broken
    connection: after 0.05 s, and twice as long each time. What comes after ``budget`` seconds is final. With
    ``spread`` each wait is a random part between half and all of it, for a service that many processes ask at once.
    """
    begun, attempt = monotonic(), 0
    while True:
        try:
            response = once()
            if attempt >= busy or not is_busy(response.status) or monotonic() - begun >= budget:
                return response
        except TransportError as e:
            if attempt >= unanswered or not e.retryable or monotonic() - begun >= budget:
                raise
        sleep(_FIRST_DELAY * 2**attempt * (_half_to_all() if spread else 1))
        attempt += 1


def _half_to_all() -> float:
    return 0.5 + os.urandom(1)[0] / 510
