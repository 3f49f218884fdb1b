"""The name of a region, however it is given. It is checked, because it becomes part of a host."""

from __future__ import annotations

from typing import Final, Protocol

from sts_sdk._exceptions import IllegalArgumentException

LONGEST_LABEL: Final = 63  # of a host's name, RFC 1035


class NamesRegion(Protocol):
    """``Region``, ``Regions``, and any other object with ``getName``."""

    def getName(self) -> str:
        """The region's name, such as ``us-west-2``."""
        ...


def region_name(value: str | NamesRegion, source: str = "region") -> str:
    """The name of a region that is given as text, ``Regions`` or ``Region``.

    IllegalArgumentException unless it is a host label: 1 to 63 ASCII letters, digits and hyphens, no hyphen at
    either end. The message says by ``source`` where the value came from, such as ``environment variable AWS_REGION``.
    """
    if value is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException("Could not find region information for 'null' in SDK metadata.")
    name = value if isinstance(value, str) else _given_name(value, source)
    if not is_host_label(name):
        raise _not_a_region(name, source)
    return name


def is_host_label(text: str) -> bool:
    """True if ``text`` can stand between the dots of a host's name. Text that ends with a newline cannot."""
    return (
        0 < len(text) <= LONGEST_LABEL
        and text.isascii()
        and text.replace("-", "").isalnum()
        and not text.startswith("-")
        and not text.endswith("-")
    )


def _given_name(value: NamesRegion, source: str) -> str:
    name = value.getName() if hasattr(value, "getName") else None
    if not isinstance(name, str):
        raise _not_a_region(value, source)
    return name


def _not_a_region(value: object, source: str) -> IllegalArgumentException:
    from sts_sdk.regions._mistakes import meant_region  # noqa: PLC0415 -- only a name that is wrong needs it

    meant = meant_region(value) if isinstance(value, str) else None
    advice = f"; did you mean {meant!r}?" if meant else "."
    shown = repr(value)
    shown = shown if len(shown) <= 100 else f"{shown[:100]}..."
    return IllegalArgumentException(
        f"The {source} {shown} is not the name of a region{advice} "
        f"Allowed are 1 to {LONGEST_LABEL} ASCII letters, digits and hyphens, such as 'us-east-1'."
    )
