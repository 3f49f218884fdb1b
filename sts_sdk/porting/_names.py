"""Java's names in Python: keywords, names that Python code around them needs, fields beside methods."""

from __future__ import annotations

import builtins
import keyword
from typing import Final

# Built-in functions that the translation writes; a variable of that name would hide them.
_WRITTEN: Final = frozenset(
    "abs all any bool bytearray bytes callable chr dict divmod enumerate float frozenset getattr hash hex id int"
    " isinstance issubclass iter len list map max min next object open ord print range repr reversed round set"
    " setattr sorted str sum super tuple type zip exit".split()
)
_SPECIAL: Final = {
    "toString/0": "__str__",
    "equals/1": "__eq__",
    "hashCode/0": "__hash__",
    "iterator/0": "__iter__",
}
BUILTINS: Final = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}


def identifier(name: str, taken: frozenset[str] = frozenset()) -> str:
    """A variable's name; an underscore behind it where Python needs the name itself."""
    clean = "".join(letter if letter == "_" or letter.isalnum() else "_" for letter in name)
    if not clean.isidentifier():
        clean = f"_{clean}" if f"_{clean}".isidentifier() else "".join(f"_{ord(letter):x}" for letter in clean) or "_"
    return f"{clean}_" if keyword.iskeyword(clean) or clean in _WRITTEN or clean in taken else clean


def attribute(name: str) -> str:
    """The name of something that always stands behind a dot: only keywords give way."""
    clean = identifier(name)
    return name if clean == f"{name}_" and not keyword.iskeyword(name) else clean


def member(name: str, *, private: bool) -> str:
    """The name of a field or a method of the program's own."""
    return f"_{attribute(name)}" if private and not name.startswith("_") else attribute(name)


def method(name: str, arguments: int, *, private: bool) -> str:
    """The name of a method; those that Java's language calls have Python's names."""
    return _SPECIAL.get(f"{name}/{arguments}") or member(name, private=private)


def package(name: str) -> str:
    """A dotted package; a part that is a keyword of Python's takes an underscore."""
    return ".".join(f"{part}_" if keyword.iskeyword(part) else identifier_part(part) for part in name.split("."))


def identifier_part(part: str) -> str:
    """One part of a package's name, letter for letter if Python can read it."""
    return part if part.isidentifier() else identifier(part)
