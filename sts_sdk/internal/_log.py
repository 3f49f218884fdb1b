"""Loggers for modules that must not load ``logging``: a program that never configured it starts faster."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging


def logger(name: str) -> logging.Logger | None:
    """The logger ``sts_sdk.<name>``; None while nobody has imported ``logging``, for then nobody listens either.

    ``requests`` imports it, so whatever is logged after a call has gone out finds a logger.
    """
    # Kept: looking one up takes a lock of logging's, which an interrupt there can leave taken for ever.
    found = _found.get(name)
    if found is None and "logging" in sys.modules:
        found = _found[name] = sys.modules["logging"].getLogger(f"sts_sdk.{name}")
    return found


_found: dict[str, logging.Logger] = {}


def warn(name: str, message: str, *values: object) -> None:
    """Warn on the logger ``sts_sdk.<name>``; without a handler, ``logging`` writes it to standard error."""
    import logging  # noqa: PLC0415 -- few programs are warned

    logging.getLogger(f"sts_sdk.{name}").warning(message, *values)
