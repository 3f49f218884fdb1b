"""One way from whatever names a region to its name, checked: a region becomes part of a host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException

if TYPE_CHECKING:
    from sts_sdk.regions._region import Region
    from sts_sdk.regions._regions import Regions

LONGEST = 63  # of a host label, RFC 1035


def region_name(value: str | Regions | Region, source: str = "region") -> str:
    """The name of a region given as text, ``Regions`` or ``Region``.

    IllegalArgumentException unless it is a host label: 1 to 63 ASCII letters, digits and hyphens, no hyphen at
    either end. ``source`` says in the message where the value came from, such as ``environment variable AWS_REGION``.
    """
    if value is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException("Could not find region information for 'null' in SDK metadata.")
    name = value if isinstance(value, str) else _name_of(value, source)
    if not is_host_label(name):
        raise _refused(name, source)
    return name


def is_host_label(text: str) -> bool:
    """True if ``text`` can stand between the dots of a host; a newline at the end is not overlooked."""
    return (
        0 < len(text) <= LONGEST
        and text.isascii()
        and text.replace("-", "").isalnum()
        and not text.startswith("-")
        and not text.endswith("-")
    )


def _name_of(value: Regions | Region, source: str) -> str:
    name = value.getName() if hasattr(value, "getName") else None
    if not isinstance(name, str):
        raise _refused(value, source)
    return name


def _refused(value: object, source: str) -> IllegalArgumentException:
    shown = repr(value)
    shown = shown if len(shown) <= 100 else f"{shown[:100]}..."
    return IllegalArgumentException(
        f"The {source} {shown} is not the name of a region. "
        f"Allowed are 1 to {LONGEST} ASCII letters, digits and hyphens, such as 'us-east-1'."
    )
