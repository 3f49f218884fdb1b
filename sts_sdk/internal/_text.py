"""``toString``, which every object has in Java."""

from __future__ import annotations


class ToString:
    """For classes whose text is their ``repr``, as Java's have that do not override ``toString``."""

    __slots__ = ()

    def toString(self) -> str:
        """The same as ``str()``."""
        return str(self)
