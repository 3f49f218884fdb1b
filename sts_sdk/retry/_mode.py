"""The retry modes, and which one the surroundings ask for."""

from __future__ import annotations

from enum import Enum

from sts_sdk.internal import _settings
from sts_sdk.internal._log import warn


class RetryMode(Enum):
    """How eagerly failed calls are tried again (com.amazonaws.retry.RetryMode).

    ``LEGACY``: the SDK for Java v1's own rules, 4 attempts. ``STANDARD``: what all AWS SDKs agreed on in 2026,
    3 attempts. ``ADAPTIVE``: standard, and the client slows itself down while the service throttles it.
    """

    LEGACY = "legacy"
    STANDARD = "standard"
    ADAPTIVE = "adaptive"

    def getName(self) -> str:
        """The name as configuration files have it, in lower case."""
        return self.value

    @staticmethod
    def fromName(value: str | None) -> RetryMode | None:
        """The mode of this name, whatever its case; None if there is no such mode."""
        return _BY_NAME.get(value.lower()) if value else None

    def toString(self) -> str:
        """The constant's name, such as ``LEGACY``."""
        return self.name

    def __str__(self) -> str:
        return self.name


_BY_NAME = {mode.value: mode for mode in RetryMode}

MODE_RETRIES = {RetryMode.LEGACY: 3, RetryMode.STANDARD: 2, RetryMode.ADAPTIVE: 2}
"""How often a call is tried again, unless anything says otherwise."""


def configured_mode() -> RetryMode:
    """``AWS_RETRY_MODE``, the system property, the profile's ``retry_mode``; else STANDARD.

    A name of no mode is warned of and counts as not set, as in Java.
    """
    found = _settings.setting(
        environment="AWS_RETRY_MODE", system_property="com.amazonaws.sdk.retryMode", profile_key="retry_mode"
    )
    mode = None if found is None else RetryMode.fromName(found.value)
    if found is not None and mode is None:
        _warn(found, "is not a retry mode (legacy, standard, adaptive)")
    return mode or RetryMode.STANDARD


def configured_attempts() -> int | None:
    """``AWS_MAX_ATTEMPTS``, the system property, the profile's ``max_attempts``; None if none is set.

    What is no number is warned of and counts as not set, numbers below 1 as 1, which is no retry: as in Java.
    """
    found = _settings.setting(
        environment="AWS_MAX_ATTEMPTS", system_property="com.amazonaws.sdk.maxAttempts", profile_key="max_attempts"
    )
    if found is None:
        return None
    text = found.value
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        _warn(found, "is not a number of attempts (1, which is no retry, or more)")
        return None
    return max(int(text), 1)


def _warn(found: _settings.Setting, what: str) -> None:
    warn("retry", "%s: %r %s and is ignored", found.source, found.value, what)
