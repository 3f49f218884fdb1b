"""Loggers without the price of importing ``logging``, which a program that never configured it need not pay."""

from __future__ import annotations

import sys

from sts_sdk.internal._face import loaded
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging


def logger(name: str) -> logging.Logger | None:
    """The logger of that name; None while nobody has imported ``logging``, for then nobody listens either.

    ``requests`` imports it, so whatever is logged after a call has gone out finds a logger.
    """
    module = sys.modules.get("logging")
    return None if module is None else module.getLogger(name)


def warn(name: str, message: str, *values: object) -> None:
    """Warn on the logger of that name, whoever listens: without a handler, ``logging`` writes it to standard error."""
    log: logging.Logger = loaded("logging").getLogger(name)
    log.warning(message, *values)
