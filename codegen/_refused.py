"""What of a service model the generator and the encoder do not know: it stops the generator, not a user's program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping

# Traits that change what goes over the wire.
_TRAITS: Final = (
    "document", "eventstream", "flattened", "hostLabel", "idempotencyToken", "jsonvalue", "location", "locationName",
    "payload", "queryName", "streaming", "timestampFormat", "union", "xmlAttribute",
)  # fmt: skip


def stop(problem: str) -> NoReturn:
    """End the generator with a sentence for whoever raised botocore."""
    raise SystemExit(f"{problem}: teach codegen")


def traits(where: str, facts: Mapping[str, Any]) -> None:
    """Stop if a shape, or a reference to one, has a trait that nobody here reads."""
    for trait in _TRAITS:
        if facts.get(trait):
            stop(f"{where} has the trait {trait}")


def elements(where: str, kind: str, inner: Mapping[str, str]) -> None:
    """Stop if a list or map holds what the encoder does not expect there; ``inner`` is part to kind of shape."""
    if kind == "LIST" and inner["member"] in ("list", "map"):
        stop(f"{where} is a list of {inner['member']}s")
    if kind == "MAP" and set(inner.values()) != {"string"}:
        stop(f"{where} is a map of {inner['key']} to {inner['value']}")


def pattern(where: str, text: str | None) -> None:
    """Stop if Python cannot read a pattern."""
    try:
        re.compile(text or "")
    except re.error as error:
        stop(f"{where} has the pattern {text}, in which there is a {error}")
