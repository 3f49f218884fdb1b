"""Text: ``toString``, which every object has in Java, and what can be sent."""

from __future__ import annotations


class ToString:
    """For classes whose text is their ``repr``, as Java's have that do not override ``toString``."""

    __slots__ = ()

    def toString(self) -> str:
        """The same as ``str()``."""
        return str(self)


def is_unicode(text: str) -> bool:
    """Whether a text can be encoded: half of a surrogate pair, which Java's strings may hold as well, cannot."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
