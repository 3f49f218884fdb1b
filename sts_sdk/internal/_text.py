"""Text: ``toString``, which every object has in Java, what can be sent, and consoles that lack a letter."""

from __future__ import annotations

import sys


class ToString:
    """For classes whose text is their ``repr``, as Java's have that do not override ``toString``."""

    __slots__ = ()

    def toString(self) -> str:
        """The same as ``str()``."""
        return str(self)


def is_unicode(text: str) -> bool:
    """Whether a text can be encoded: half of a surrogate pair, which Java's strings may hold as well, cannot."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def never_break_on_a_letter() -> None:
    """From now on standard output and error show the number of a letter that they cannot show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
