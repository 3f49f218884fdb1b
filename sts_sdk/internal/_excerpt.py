"""The first characters of an answer that is not what it should be, for a message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 100
_LOOKED_AT: Final = 400
# What may be a secret, or begin one: a long word, and the names that secrets go by.
_DOUBTFUL: Final = re.compile(r"[\w/+=-]{20,}|secret|token|passw|credential|authori|cookie|key|[{\[]", re.IGNORECASE)


def excerpt(body: bytes, secrets: Iterable[str] = ()) -> str:
    """Up to 100 characters, with blanks for line breaks and ending before what may be a secret; empty if nothing is left.

    Nothing is shown of a body that repeats one of ``secrets``, which were sent.
    """  # noqa: E501 -- one sentence
    text = body.decode("utf-8", "replace")
    if any(secret in text for secret in secrets if secret):
        return ""
    line = "".join(letter if letter.isprintable() else " " for letter in text[:_LOOKED_AT])
    words = " ".join(line.split())
    if len(text) > _LOOKED_AT:
        words = words.rpartition(" ")[0]  # the last may be cut off, so that nobody sees how long it is
    doubt = _DOUBTFUL.search(words)
    return (words if doubt is None else words[: doubt.start()])[:_LONGEST].strip()


def not_json(who: str, status: int, body: bytes, secrets: Iterable[str] = ()) -> str:
    """The sentence that says so, with the answer's status and how it begins."""
    begins = excerpt(body, secrets)
    return f"The answer of {who} is not JSON (status {status}){f'; it begins with {begins!r}' if begins else ''}"
