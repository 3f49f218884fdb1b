"""JSON objects from a wire; ``json`` itself is loaded by the first of them."""

from __future__ import annotations

from typing import cast


def parse_object(text: str | bytes) -> dict[str, object] | None:
    """The JSON object that a text holds, behind a byte order mark or not; None if it holds anything else."""
    import json  # noqa: PLC0415 -- a client that has made no call has nothing to read

    try:
        document: object = json.loads(text.removeprefix("\ufeff") if isinstance(text, str) else text)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", document) if isinstance(document, dict) else None
