"""What the types of comparison have in common."""

from __future__ import annotations

from enum import Enum


class Comparison(Enum):
    """A type of comparison; its name is its text in a policy."""

    def toString(self) -> str:
        """The name in a policy."""
        return self.name

    def __str__(self) -> str:
        return self.name
