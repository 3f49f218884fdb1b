"""JSON objects from a wire. A module of its own, so that only those who read JSON load ``json``."""

from __future__ import annotations

import json
from typing import cast


def parse_object(text: str | bytes) -> dict[str, object] | None:
    """The JSON object that a text holds; None if it holds anything else."""
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", document) if isinstance(document, dict) else None
