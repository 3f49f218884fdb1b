"""What the types of comparison have in common."""

from __future__ import annotations

from enum import Enum

from sts_sdk._exceptions import IllegalArgumentException


class Comparison(Enum):
    """A type of comparison; its name is its text in a policy."""

    def toString(self) -> str:
        """The name in a policy."""
        return self.name

    def __str__(self) -> str:
        return self.name


def name_of(given: object, kind: type[Comparison]) -> str:
    """The name of a comparison of the kind that a condition takes."""
    if not isinstance(given, kind):
        name = kind.__qualname__
        raise IllegalArgumentException(f"The type must be a {name}, such as {next(iter(kind))}, not {given!r}.")
    return given.name
