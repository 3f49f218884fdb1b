"""``RetryMode``, and the mode and the number of attempts that the surroundings set."""

from __future__ import annotations

from enum import Enum
from typing import Final

from sts_sdk.internal._log import warn
from sts_sdk.internal._settings import Setting, setting

_LOGGER: Final = "retry"


class RetryMode(Enum):
    """The rules by which failed calls are tried again (com.amazonaws.retry.RetryMode).

    ``LEGACY``: the rules of the SDK for Java v1, 4 attempts. ``STANDARD``: the rules of all AWS SDKs since 2026, 3
    attempts. ``ADAPTIVE``: as STANDARD, and the client slows itself down while the service throttles it.
    """

    LEGACY = "legacy"
    STANDARD = "standard"
    ADAPTIVE = "adaptive"

    def getName(self) -> str:
        """The name in configuration files, in lower case."""
        return self.value

    @staticmethod
    def fromName(value: str | None) -> RetryMode | None:
        """The mode of this name in upper or lower case; None if there is no such mode."""
        return _BY_NAME.get(value.lower()) if value else None

    def toString(self) -> str:
        """The constant's name, such as ``LEGACY``."""
        return self.name

    def __str__(self) -> str:
        return self.name


_BY_NAME = {mode.value: mode for mode in RetryMode}

MODE_RETRIES: Final = {RetryMode.LEGACY: 3, RetryMode.STANDARD: 2, RetryMode.ADAPTIVE: 2}
"""How often each mode tries a call again, unless a policy, a configuration or the surroundings say otherwise."""


def configured_mode() -> RetryMode:
    """``AWS_RETRY_MODE``, the system property, the profile's ``retry_mode``; else STANDARD.

    As in Java, a value that is not a mode is warned of and counts as not set.
    """
    found = setting(
        environment="AWS_RETRY_MODE", system_property="com.amazonaws.sdk.retryMode", profile_key="retry_mode"
    )
    mode = None if found is None else RetryMode.fromName(found.value)
    if found is not None and mode is None:
        _warn_ignored(found, "is not a retry mode (legacy, standard, adaptive)")
    return mode or RetryMode.STANDARD


def configured_attempts() -> int | None:
    """``AWS_MAX_ATTEMPTS``, the system property, the profile's ``max_attempts``; None if none is set.

    As in Java, a value that is not a number is warned of and counts as not set; a number below 1 counts as 1, which is
    no retry.
    """
    found = setting(
        environment="AWS_MAX_ATTEMPTS", system_property="com.amazonaws.sdk.maxAttempts", profile_key="max_attempts"
    )
    if found is None:
        return None
    text = found.value
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        _warn_ignored(found, "is not a number of attempts (1, which is no retry, or more)")
        return None
    return max(int(text), 1)


def _warn_ignored(found: Setting, what: str) -> None:
    warn(_LOGGER, "%s: %r %s and is ignored", found.source, found.value, what)
