"""Loggers without the price of importing logging."""

from __future__ import annotations

import logging
import subprocess
import sys

from sts_sdk.internal._log import logger


def test_a_logger_where_somebody_may_listen() -> None:
    assert logger("auth") is logging.getLogger("sts_sdk.auth")


def test_none_where_nobody_imported_logging() -> None:
    program = "import sys; from sts_sdk.internal._log import logger; print(logger('x'), 'logging' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["None", "False"]
