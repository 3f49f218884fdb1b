"""The last lines of a run: what single tests report, and how many recorded Java cases were replayed.

A test reports a line with pytest's fixture ``record_property``: ``record_property("summary", "parity: ...")``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.recorded import differences

if TYPE_CHECKING:
    from collections.abc import Iterable

_reported: dict[str, None] = {}  # a set that keeps the order
_replayed: set[str] = set()


def add(properties: Iterable[tuple[str, object]]) -> None:
    """Take the properties of one test that passed."""
    for name, value in properties:
        if name == "summary":
            _reported[str(value)] = None
        elif name == "recorded":
            _replayed.add(str(value))


def lines() -> list[str]:
    """The lines to print, each of them once."""
    if not _replayed:
        return list(_reported)
    named = len(_replayed & differences().keys())
    return [*_reported, f"recorded Java cases: {len(_replayed)} replayed, {named} of them named differences"]
