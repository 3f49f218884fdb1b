"""Java's system properties: a process-wide table, because Python has no ``-D``."""

from __future__ import annotations

import os

from sts_sdk._exceptions import IllegalArgumentException


class SystemProperties:
    """``System.setProperty``, ``getProperty`` and ``clearProperty`` for the keys that the SDK reads.

    ``SystemProperties.setProperty("aws.accessKeyId", value)`` stands for ``-Daws.accessKeyId=value``.
    The table belongs to the process and starts empty; values are text and never logged.
    """

    _values: dict[str, str] = {}  # noqa: RUF012 -- one table for the process is the point

    @classmethod
    def setProperty(cls, key: str, value: str) -> str | None:
        """Set a property; returns the value it had, or None."""
        previous = cls._values.get(_checked_key(key))
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"the system property {key} must be text, not {type(value).__name__}")
        cls._values[key] = value
        return previous

    @classmethod
    def getProperty(cls, key: str, default: str | None = None) -> str | None:
        """The value of a property, or ``default`` if it is not set."""
        return cls._values.get(_checked_key(key), default)

    @classmethod
    def clearProperty(cls, key: str) -> str | None:
        """Remove a property; returns the value it had, or None."""
        return cls._values.pop(_checked_key(key), None)

    @classmethod
    def clear(cls) -> None:
        """Remove every property; tests begin with it."""
        cls._values.clear()


def switched_on(system_property: str, variable: str | None = None) -> bool:
    """Whether the property, or else the environment variable, is ``true`` in any case.

    Java's ``-Dname`` without a value gives the empty text, which means yes.
    """
    value = SystemProperties.getProperty(system_property)
    if value is not None and value.strip().lower() in ("", "true"):
        return True
    return variable is not None and os.environ.get(variable, "").strip().lower() == "true"


def _checked_key(key: str) -> str:
    if not key:
        raise IllegalArgumentException("the key of a system property cannot be empty")
    return key
