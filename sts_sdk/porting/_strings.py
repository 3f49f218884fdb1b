"""Text: literals, text blocks, formats, log messages, what is joined with +."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import CannotPort, at

if TYPE_CHECKING:
    from sts_sdk.porting._code import Value

_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|s|\n|.)", re.DOTALL)
_FORMAT: Final = re.compile(r"%(?:(\d+)\$)?([-#+ 0,(]*)(\d+)?(\.\d+)?([a-zA-Z%])")
_DATE: Final = re.compile(r"'([^']*)'|(y+|M+|d+|H+|h+|m+|s+|S+|E+|a+|[zZX]+|u+)|([^a-zA-Z'])")
_LOOKED_UP: Final = re.compile(r"(?:\.get|SystemProperties\.getProperty)\((?:\"[^\"]*\"|[^,()\"]*)\)$")
_FIELDS: Final = {
    "yyyy": "%Y",
    "uuuu": "%Y",
    "yy": "%y",
    "MM": "%m",
    "MMM": "%b",
    "MMMM": "%B",
    "dd": "%d",
    "HH": "%H",
    "hh": "%I",
    "mm": "%M",
    "ss": "%S",
    "SSS": "%f",
    "E": "%a",
    "EEE": "%a",
    "EEEE": "%A",
    "a": "%p",
    "z": "%Z",
    "Z": "%z",
    "X": "%z",
    "XXX": "%z",
}


def literal(java: str) -> str:
    """A string literal of Python's for the inside of one of Java's."""
    return quoted(_ESCAPE.sub(_meant, java))


def quoted(text: str) -> str:
    """Text as a literal, in double quotes."""
    kept = [letter if letter.isprintable() else _escaped(letter) for letter in text]
    return '"' + "".join('\\"' if letter == '"' else "\\\\" if letter == "\\" else letter for letter in kept) + '"'


def _escaped(letter: str) -> str:
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
    code = ord(letter)
    wide = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return short.get(letter) or (f"\\x{code:02x}" if code < 0x100 else wide)


def _meant(found: re.Match[str]) -> str:
    escape = found[1]
    plain = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "s": " ", "\n": ""}
    if escape in plain:
        return plain[escape]
    if escape[0] == "u" and len(escape) == 5:
        return chr(int(escape[1:], 16))
    return chr(int(escape, 8)) if escape[0] in "01234567" else escape


def unquoted(code: str) -> str | None:
    """The text of a literal of ours; None if the code is something else."""
    if not re.fullmatch(r'"(?:\\.|[^"\\])*"', code, re.DOTALL):
        return None
    try:
        return str(json.loads(code.replace("\\x", "\\u00"))) if "\\U" not in code else None
    except ValueError:
        return None


def text_block(java: str, first: int) -> str:
    """A text block as lines joined by Python, each on its row."""
    rows = java.split("\n")[1:]
    filled = [line for line in rows if line.strip()] + rows[-1:]
    indent = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    lines = [line[indent:].rstrip() if number < len(rows) - 1 else line[indent:] for number, line in enumerate(rows)]
    pieces = [f"{line}\n" for line in lines[:-1]] + [lines[-1]]
    kept = [(number, piece) for number, piece in enumerate(pieces, first + 1) if piece]
    if not kept:
        return '""'
    return "(" + " ".join(f"{at(number)}{_block_line(piece)}" for number, piece in kept) + ")"


def _block_line(piece: str) -> str:
    return literal(piece.removesuffix("\\\n") if piece.endswith("\\\n") else piece)


def may_be_none(value: Value) -> bool:
    """Whether it is known that a value can be null: a variable that began as it, or what a map does not have."""
    return value.nullable or value.plain == "None" or _LOOKED_UP.search(value.plain) is not None


def text_of(value: Value) -> str:
    """The value as text, as Java's + would write it."""
    kind = value.kind
    if kind == "String" and value.plain != "None" and may_be_none(value):
        return f"str({value.code})"
    if kind in ("String", "char", "Character"):
        return value.code
    if value.plain == "None":
        return '"null"'
    if kind in ("boolean", "Boolean"):
        return f"str({value.code}).lower()"
    if kind in ("StringBuilder", "StringBuffer") or (kind == "[]" and value.type and value.type.name == "char"):
        return f'"".join({value.code})'
    return f"str({value.code})"


def format_call(template: Value, arguments: list[Value]) -> str:
    """``String.format``."""
    text = unquoted(template.plain)
    if text is None:
        return f"{template.within(13)} % ({_listed(arguments)})" if arguments else template.code
    if any(found[1] or "," in found[2] or "(" in found[2] for found in _FORMAT.finditer(text)):
        return f"{_place(template, quoted(_numbered(text)))}.format({', '.join(each.code for each in arguments)})"
    converted = _FORMAT.sub(_converted, text)
    if not arguments:
        return _place(template, quoted(converted.replace("%%", "%")))
    return f"{_place(template, quoted(converted))} % ({_listed(arguments)})"


def _place(template: Value, code: str) -> str:
    row = re.match("\ue000[0-9]+\ue001", template.code)
    return (row[0] if row else "") + code


def _listed(arguments: list[Value]) -> str:
    return ", ".join(each.code for each in arguments) + ("," if len(arguments) == 1 else "")


def _converted(found: re.Match[str]) -> str:
    kind = found[5]
    if kind == "n":
        return "\n"
    if kind in "tT":
        raise CannotPort("a date in a format string")
    letter = {"b": "s", "B": "s", "S": "s", "h": "x", "e": "e", "C": "c"}.get(kind, kind)
    return f"%{found[2]}{found[3] or ''}{found[4] or ''}{letter}"


def _numbered(text: str) -> str:
    pieces: list[str] = []
    position, implicit = 0, 0
    for found in _FORMAT.finditer(text):
        pieces.append(text[position : found.start()].replace("{", "{{").replace("}", "}}"))
        position = found.end()
        if found[5] in "n%":
            pieces.append("\n" if found[5] == "n" else "%")
            continue
        number = int(found[1]) - 1 if found[1] else implicit
        implicit += not found[1]
        letter = {"s": "", "S": "", "b": "", "B": ""}.get(found[5], found[5])
        detail = _detail(found, letter)
        pieces.append(f"{{{number}{detail}}}")
    pieces.append(text[position:].replace("{", "{{").replace("}", "}}"))
    return "".join(pieces)


def _detail(found: re.Match[str], letter: str) -> str:
    if found[5] in "tT":
        raise CannotPort("a date in a format string")
    flags, width = found[2], found[3] or ""
    zero = "0" if "0" in flags else ""
    comma = "," if "," in flags else ""
    aligned = "<" if "-" in flags and width else ""
    spec = f"{aligned}{zero}{width}{comma}{found[4] or ''}{letter}"
    return f":{spec}" if spec else ""


def log_message(text: str, count: int) -> str:
    """A message of slf4j's with its braces, or of java.util.logging's with numbers, as logging's."""
    if count:
        text = text.replace("%", "%%")
    return re.sub(r"(?<!\\)\{\d?\}", "%s", text)


def date_pattern(java: str) -> str:
    """``yyyy-MM-dd`` as strftime's."""
    pieces: list[str] = []
    position = 0
    for found in _DATE.finditer(java):
        if found.start() != position or (found[2] and found[2] not in _FIELDS):
            raise CannotPort("a date pattern that strftime does not have")
        position = found.end()
        pieces.append(_FIELDS[found[2]] if found[2] else (found[1] or "'" if found[3] is None else found[3]))
    if position != len(java):
        raise CannotPort("a date pattern that strftime does not have")
    return "".join(pieces)
