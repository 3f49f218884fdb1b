"""User metadata: names without case, as HTTP and Java have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class UserMetadata(dict[str, str]):
    """A dictionary whose keys are found whatever their case; the first spelling stays."""

    def __init__(self, entries: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.update(entries)

    def __getitem__(self, key: str) -> str:
        return super().__getitem__(self._spelt(key))

    def __setitem__(self, key: str, value: str) -> None:
        super().__setitem__(self._spelt(key), value)

    def __delitem__(self, key: str) -> None:
        super().__delitem__(self._spelt(key))

    def __contains__(self, key: object) -> bool:
        return super().__contains__(self._spelt(key))

    def get(self, key: str, default: Any = None, /) -> Any:
        """The value, or ``default``."""
        return super().get(self._spelt(key), default)

    def pop(self, key: str, /, *default: Any) -> Any:
        """Take an entry out."""
        return super().pop(self._spelt(key), *default)

    def setdefault(self, key: str, default: str = "", /) -> str:
        """The value; ``default``, which is then kept, if there is none."""
        return super().setdefault(self._spelt(key), default)

    def update(self, entries: Any = (), /, **named: str) -> None:
        """Put all of these."""
        for key, value in dict(entries, **named).items():
            self[key] = value

    def __reduce__(self) -> tuple[type[UserMetadata], tuple[dict[str, str]]]:
        return type(self), (dict(self),)

    def _spelt(self, key: Any) -> Any:
        if super().__contains__(key) or not isinstance(key, str):
            return key
        return next((held for held in self if held.lower() == key.lower()), key)
