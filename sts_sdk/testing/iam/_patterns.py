"""Texts of a policy that have wildcards and policy variables, matched in time that grows with the text's length."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

Context = Mapping[str, str | Sequence[str]]
"""The condition keys of a request, in lower case, with the value or the values of each."""

_WILDCARDS = re.compile(r"([*?])")
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_DEFAULT = re.compile(r"\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?")
_LITERAL = ("*", "?", "$")
_FIELDS = 6


class PolicyVariable:
    """A policy variable: a condition key in lower case, and what stands for it where the request does not have it."""

    __slots__ = ("default", "key")

    def __init__(self, key: str, default: str | None) -> None:
        self.key = key
        self.default = default

    def value(self, context: Context) -> str | None:
        """What the variable stands for; None if nothing does. A key with several values has none of its own."""
        found = context.get(self.key)
        return found if isinstance(found, str) else self.default


# What stands between the wildcards: a text that is taken as it is, one of the wildcards, or a variable.
_Part = tuple[str, bool] | PolicyVariable


class Pattern:
    """A text to compare with. ``variables`` reads ``${...}``; ``wildcards`` reads ``*`` and ``?``."""

    __slots__ = ("_fields", "_fold", "_parts", "text", "variables")

    def __init__(self, text: str, *, variables: bool = False, wildcards: bool = True, fold: bool = False) -> None:
        self.text = text
        self._fold = fold
        self._parts = _pattern_parts(text, variables=variables, wildcards=wildcards)
        self.variables = [part for part in self._parts if isinstance(part, PolicyVariable)]
        self._fields = _arn_fields(self._parts)

    def matches(self, value: str, context: Context) -> bool:
        """Whether the whole value fits; never where a variable has no value."""
        source = _expression(self._parts, context)
        return source is not None and _compiled_expression(source, self._fold).fullmatch(value) is not None

    def matches_arn(self, value: str, context: Context) -> bool:
        """Whether an ARN fits, each of its six parts by itself, so that no wildcard reaches over a colon.

        ``*`` alone fits everything. The parts that the pattern leaves out fit any.
        """
        if self.text == "*":
            return True
        values = value.split(":", _FIELDS - 1)
        if len(values) < len(self._fields):
            return False
        return all(_matches_value(parts, value, context) for parts, value in zip(self._fields, values, strict=False))


def matches(pattern: str, value: str, *, fold: bool = False) -> bool:
    """Whether a value matches a pattern; ``*`` and ``?`` are wildcards, ``fold`` ignores case."""
    return _simple(pattern, fold).matches(value, {})


@lru_cache(maxsize=512)
def _simple(pattern: str, fold: bool) -> Pattern:
    return Pattern(pattern, fold=fold)


def _matches_value(parts: Sequence[_Part], value: str, context: Context) -> bool:
    source = _expression(parts, context)
    return source is not None and _compiled_expression(source, False).fullmatch(value) is not None


def _pattern_parts(text: str, *, variables: bool, wildcards: bool) -> list[_Part]:
    if not variables:
        return _literal_parts(text, wildcards)
    parts: list[_Part] = []
    position = 0
    for found in _VARIABLE.finditer(text):
        parts += _literal_parts(text[position : found.start()], wildcards)
        parts.append(_variable_part(found[1]))
        position = found.end()
    return parts + _literal_parts(text[position:], wildcards)


def _variable_part(inside: str) -> _Part:
    if inside in _LITERAL:
        return inside, False
    found = _DEFAULT.fullmatch(inside)
    return PolicyVariable(found[1].lower(), found[2]) if found else PolicyVariable(inside.lower(), None)


def _literal_parts(text: str, wildcards: bool) -> list[_Part]:
    pieces = _WILDCARDS.split(text) if wildcards else [text]
    return [(piece, piece in ("*", "?") and wildcards) for piece in pieces if piece]


def _arn_fields(parts: Sequence[_Part]) -> list[list[_Part]]:
    """The parts of each field of an ARN: its first five colons divide it."""
    fields: list[list[_Part]] = [[]]
    for part in parts:
        if isinstance(part, PolicyVariable) or part[1]:
            fields[-1].append(part)
            continue
        first, *others = part[0].split(":", _FIELDS - len(fields))
        fields[-1].append((first, False))
        for other in others:
            fields.append([(other, False)])  # noqa: PERF401 -- a comprehension would have a narrower type
    return fields


def _expression(parts: Sequence[_Part], context: Context) -> str | None:
    """The regular expression for these parts; None if a variable has no value.

    What stands between two stars is looked for once, from the left, and never again (an atomic group): a pattern of
    many stars takes no longer than one of few.
    """
    pieces = [""]
    for part in parts:
        if isinstance(part, PolicyVariable):
            value = part.value(context)
            if value is None:
                return None
            pieces[-1] += re.escape(value)
        elif part == ("*", True):
            pieces.append("")
        else:
            pieces[-1] += "." if part[1] else re.escape(part[0])
    first, *others = pieces
    if not others:
        return first
    return first + "".join(f"(?>.*?{piece})" for piece in others[:-1] if piece) + ".*" + others[-1]


@lru_cache(maxsize=2048)
def _compiled_expression(source: str, fold: bool) -> re.Pattern[str]:
    return re.compile(source, re.DOTALL | (re.IGNORECASE if fold else 0))
