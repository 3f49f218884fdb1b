"""Java's libraries as data: what a call of each method becomes."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library import _language, _others, _system

METHODS: Final[dict[str, dict[str, str]]] = {**_language.METHODS, **_system.METHODS, **_others.METHODS}
STATICS: Final[dict[str, str]] = {**_language.STATICS, **_system.STATICS, **_others.STATICS}
FIELDS: Final[dict[str, str]] = {**_language.FIELDS, **_system.FIELDS, **_others.FIELDS}
NEW: Final[dict[str, str]] = {**_language.NEW, **_system.NEW}
