"""A TOML file read strictly: each error names the file, the table, the key, and what is allowed there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, cast

from sts_sdk._exceptions import IllegalArgumentException

T = TypeVar("T")


class Table:
    """One table of a file. Its keys are taken one by one; ``finish`` refuses those that nobody took."""

    def __init__(self, file: Path, name: str, values: Mapping[str, object]) -> None:
        self.file = file
        self.name = name
        self._values = dict(values)
        self._known: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def is_table(self, key: str) -> bool:
        """Whether the value of a key is a table."""
        return isinstance(self._values.get(key), dict)

    def fails(self, key: str | None, why: str) -> IllegalArgumentException:
        """The error about a key: where it is, and what is wrong."""
        at = f"[{self.name}] " if self.name else ""
        return IllegalArgumentException(f"{self.file}: {at}{key}: {why}" if key else f"{self.file}: {at}{why}")

    def take(self, key: str, kind: type[T], what: str, allowed: Callable[[T], bool] = lambda _: True) -> T | None:
        """The value of a key; None if it is left out. ``what`` says what it must be, for the error."""
        self._known.append(key)
        value = self._values.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, kind) or type(value) is bool is not kind or not allowed(value):
            raise self.fails(key, f"it must be {what}, and is {_shown_setting(key, value)}")
        return value

    def table(self, key: str, what: str) -> dict[str, object] | None:
        """The value of a key that holds a table."""
        return cast("dict[str, object] | None", self.take(key, dict, what))  # its keys are texts in all of TOML

    def texts(self, key: str, what: str) -> list[str]:
        """The value of a key that holds one string or a list of them."""
        self._known.append(key)
        value: object = self._values.pop(key, ())
        if value == ():
            return []
        found: list[object] = [*cast("list[object]", value)] if isinstance(value, list) else [value]
        texts = [item for item in found if isinstance(item, str)]
        if len(texts) < len(found):
            raise self.fails(key, f"it must be {what}, and is {_shown_setting(key, found)}")
        return texts

    def tables(self, key: str, what: str) -> Iterator[tuple[str, Table]]:
        """The tables in a table: ``[users.alice]`` and ``[users.bob]`` for "users"."""
        full = f"{self.name}.{key}" if self.name else key
        tables = Table(self.file, full, self.table(key, f"tables, each with the name of {what}") or {})
        for name in [*tables._values]:
            yield name, Table(self.file, f"{full}.{name}", tables.table(name, f"a table: [{full}.{name}]") or {})

    def inner(self, key: str) -> Table | None:
        """The table that a key holds; None if it is left out."""
        values = self.table(key, "a table")
        full = f"{self.name}.{key}" if self.name else key
        return None if values is None else Table(self.file, full, values)

    def path(self, key: str, what: str) -> Path | None:
        """The value of a key that names a file or a directory, as seen from the file's own directory."""
        text = self.take(key, str, what)
        if text is None:
            return None
        path = self.file.parent / text
        if not path.exists():
            raise self.fails(key, f"there is no {path}; it must be {what}")
        return path

    def finish(self) -> None:
        """Refuse the keys that are left over."""
        for key in self._values:
            raise self.fails(key, f"this is no key here; allowed are {', '.join(sorted(self._known))}")


def read_toml(file: Path) -> Table:
    """The table of a whole file; IllegalArgumentException if it cannot be read."""
    try:
        return Table(file, "", tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise IllegalArgumentException(f"{file}: {error.strerror or error}") from error
    except ValueError as error:  # of TOML, or of UTF-8
        raise IllegalArgumentException(f"{file}: this is no TOML: {error}") from error


def _shown_setting(key: str, value: object) -> str:
    """A value for an error; of a secret only the kind."""
    return f"of type {type(value).__name__}" if "secret" in key or "seed" in key else repr(value)
