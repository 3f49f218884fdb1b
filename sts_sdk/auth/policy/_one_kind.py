"""A statement names what is meant, or what is not, but never both."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException


def check_one_kind(negated: list[bool], what: str) -> None:
    """IllegalArgumentException if some are ``Resource`` and some ``NotResource``, say."""
    if len(set(negated)) > 1:
        raise IllegalArgumentException(f"Cannot have both a Not{what} and a {what} in the same statement")
