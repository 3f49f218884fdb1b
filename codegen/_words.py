"""Docstrings: our sentence for each name (sentences.toml), then the facts of the model."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from codegen._service import Field, Limits, Operation

LONGEST_PATTERN = 40
WIDTH = 100
_DEPRECATED = "AWS has deprecated this."


@cache
def _sentences() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


def docstring(*paragraphs: str, indent: str = "    ") -> str:
    """A docstring with a summary line and further paragraphs; empty ones are left out."""
    summary, *rest = (paragraph for paragraph in paragraphs if paragraph)
    text = f"\n\n{indent}".join([summary, *(paragraph.replace("\n", f"\n{indent}") for paragraph in rest)])
    return f'{indent}{"r" if chr(92) in text else ""}"""{text}' + (f'\n{indent}"""' if rest else '"""')


def _said(table: str, name: str) -> str:
    """Our words for something that must have some."""
    try:
        return str(_sentences()[table][name])
    except KeyError:
        raise SystemExit(f"codegen/sentences.toml has nothing in [{table}] for {name}") from None


def of_class(name: str) -> str:
    """What a structure, enum or exception is."""
    return _said("classes", name)


def of_operation(operation: Operation) -> tuple[str, ...]:
    """What an operation does, what it raises, and where AWS describes it."""
    raised = fill(f"Errors: {', '.join(f'``{error}``' for error in operation.errors)}.", WIDTH)
    return (
        _said("operations", operation.name),
        "" if operation.signed else "Sent without a signature: no credentials are asked for.",
        raised if operation.errors else "",
        f"https://docs.aws.amazon.com/STS/latest/APIReference/API_{operation.name}.html",
    )


def of_parameter(member: Field) -> str:
    """What a member is, as a line of the constructor's docstring."""
    sentence = of_member(member, sent=False)[0]
    return fill(f"``{member.parameter}``: {sentence}", WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def of_member(member: Field, *, sent: bool) -> tuple[str, ...]:
    """What a member is; for those that are sent, what is checked here and what the service checks."""
    members = _sentences()["members"]
    sentence = members.get(f"{member.owner}.{member.name}") or members.get(member.name) or f"The {member.java}."
    deprecated = _DEPRECATED if member.deprecated else ""
    if not sent:
        return (sentence, deprecated)
    checked = [*(["required"] if member.required else []), *_checked(member)]
    left = _left(member)
    return (
        sentence,
        deprecated,
        "\n".join(
            [
                *([_filled(f"Checked here: {', '.join(checked)}.")] if checked else []),
                *([f"Checked by the service: {left}."] if left else []),
            ]
        ),
    )


def _filled(text: str) -> str:
    """Lines of which none ends inside of a pattern, as none of those that are told has a space."""
    return fill(text, WIDTH, break_on_hyphens=False, break_long_words=False)


def _checked(member: Field) -> list[str]:
    limits = member.limits
    facts: list[str] = []
    if limits.minimum is not None:
        facts.append(f"{limits.minimum} to {limits.maximum}" if member.bounded else f"at least {limits.minimum}")
    if limits.length and limits.length[0]:
        facts.append(f"at least {_counted(member, limits.length[0])}")
    if limits.pattern:
        facts.append(_pattern(limits))
    if member.elements:
        facts += _elements(member.elements)
    if member.of == "Tag":
        facts.append("no key twice")
    return facts


def _elements(limits: Limits) -> list[str]:
    low = limits.length[0] if limits.length else None
    return [
        f"each {fact}"
        for fact in ([f"at least {low} long"] if low else []) + ([_pattern(limits)] if limits.pattern else [])
    ]


def _pattern(limits: Limits) -> str:
    pattern = limits.pattern or ""
    return f"pattern ``{pattern}``" if len(pattern) < LONGEST_PATTERN else _said("patterns", pattern)


def _left(member: Field) -> str:
    limits = member.limits
    if limits.maximum is not None and not member.bounded:
        return f"at most {limits.maximum}"
    if limits.length and limits.length[1] is not None:
        return f"at most {_counted(member, limits.length[1])}"
    return ""


def _counted(member: Field, count: int) -> str:
    unit = "element" if member.kind == "LIST" else "character"
    return f"{count} {unit}{'' if count == 1 else 's'}"
