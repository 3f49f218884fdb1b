"""Times as credential documents and token caches write them."""

from __future__ import annotations

from datetime import UTC, datetime


def parse_time(text: str) -> datetime | None:
    """An ISO 8601 time, aware, in UTC; None if the text is none.

    Without a zone it is UTC; older files of the AWS CLI end in ``UTC`` in place of ``Z``.
    """
    try:
        found = datetime.fromisoformat(text.strip().removesuffix("UTC"))
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
