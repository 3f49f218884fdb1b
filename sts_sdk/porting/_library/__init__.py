"""Java's libraries as data: what a call of each method becomes."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library import _collections, _files, _language, _network, _others, _threads, _times

_PARTS: Final = (_language, _collections, _times, _files, _threads, _network)

METHODS: Final[dict[str, dict[str, str]]] = {
    kind: rows for part in (*_PARTS, _others) for kind, rows in part.METHODS.items()
}
STATICS: Final[dict[str, str]] = {key: row for part in (*_PARTS, _others) for key, row in part.STATICS.items()}
FIELDS: Final[dict[str, str]] = {key: row for part in (*_PARTS, _others) for key, row in part.FIELDS.items()}
NEW: Final[dict[str, str]] = {key: row for part in _PARTS for key, row in part.NEW.items()}
