"""Java text as a syntax tree: encodings, line ends, Unicode escapes, and what is no Java."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sts_sdk.internal._extras import needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

_DECLARATIONS: Final = frozenset(
    {
        "class_declaration",
        "interface_declaration",
        "enum_declaration",
        "record_declaration",
        "annotation_type_declaration",
        "module_declaration",
    }
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Quoted text and comments, in which an escape stays as it is written, or one escape elsewhere.
_ESCAPES: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/|\\u+([0-9a-fA-F]{4})',
    re.DOTALL,
)
_WRITTEN: Final = re.compile(r"\\u+([0-9a-fA-F]{4})(?:\\u+([dD][c-fC-F][0-9a-fA-F]{2}))?")
_OURS: Final = re.compile("[\ue000-\ue003]")


class NotJava(ValueError):
    """The text is no Java source; the message says where reading stopped making sense."""

    __module__ = str(__package__)  # where people import it from


class MissingExtra(ImportError):
    """The parser is not installed; the message says how to get it."""

    __module__ = str(__package__)  # where people import it from


@dataclass(frozen=True)
class Source:
    """A Java file: its lines, and the tree over them."""

    lines: list[str]
    root: Node


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows' western code page."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read(text: str) -> Source:
    """Parse Java; raises ``NotJava`` for text that is something else."""
    clean = _unescaped(_one_kind_of_line_end(text))
    root = _tree(clean.encode("utf-8", errors="replace"))
    if not _is_java(root):
        raise NotJava(_where(root))
    return Source(clean.split("\n"), root)


def _one_kind_of_line_end(text: str) -> str:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x1a", "").replace("\0", " ")
    plain = plain.encode("utf-8", errors="replace").decode("utf-8")
    return _OURS.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def _unescaped(text: str) -> str:
    if "\\u" not in text:
        return text
    return _ESCAPES.sub(lambda found: _letter(found[1]) if found[1] else _WRITTEN.sub(_joined, found[0]), text)


def _letter(digits: str) -> str:
    letter = chr(int(digits, 16))
    return letter if letter.isprintable() and not "\ud800" <= letter <= "\udfff" else " "


def _joined(found: re.Match[str]) -> str:
    """One escape with one u; two halves of one character become that character."""
    first = int(found[1], 16)
    if found[2] is None:
        return f"\\u{found[1]}"
    second = int(found[2], 16)
    if 0xD800 <= first < 0xDC00:
        return chr(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    return f"\\u{found[1]}\\u{found[2]}"


def _tree(data: bytes) -> Node:
    try:
        import tree_sitter_java  # noqa: PLC0415 -- an extra; what is missing is told when it is needed
        from tree_sitter import Language, Parser  # noqa: PLC0415 -- the same
    except ImportError as missing:
        message = needs("porting Java", "tree-sitter", "port")
        raise MissingExtra(message) from missing
    return Parser(Language(tree_sitter_java.language())).parse(data).root_node


def _is_java(root: Node) -> bool:
    if not root.has_error:
        return True
    if any(child.type in _DECLARATIONS and child.child_by_field_name("body") is not None for child in root.children):
        return True
    sound = [child for child in root.named_children if not child.has_error and not child.type.endswith("comment")]
    return len(sound) > 2 and any(child.type == "import_declaration" for child in sound)


def _where(root: Node) -> str:
    wrong = next(errors(root), root)
    return f"this is not Java: line {wrong.start_point.row + 1} cannot be read, and there is no class around it"


def errors(node: Node) -> Iterator[Node]:
    """The places that the grammar does not know, in order."""
    pending = [node]
    while pending:
        each = pending.pop()
        if each.type == "ERROR" or each.is_missing:
            yield each
        elif each.has_error:
            pending.extend(reversed(each.children))
