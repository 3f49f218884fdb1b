"""Tables of methods: one line each, ``name/arguments type template``.

In a template ``{s}`` is the receiver, ``{0}`` the first argument, ``{*}`` all arguments. Names of modules and classes that
a template uses are imported by themselves (``_needs``). A type of ``-`` is not known, ``=`` is the receiver's, and ``<>``
is what the receiver holds. Behind ``;;`` stands what is written where the value is not used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from sts_sdk.porting._code import AND, ATOM, COMPARE, LAMBDA, NOT, OR, PRODUCT, SUM, TERNARY, UNARY, WALRUS

_NAMES: Final = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_QUOTED: Final = re.compile(r'"(?:\\.|[^"\\])*"')

# What a name in a template imports: module, name in it (empty for the module itself).
IMPORTS: Final = {
    **{
        name: (name, "")
        for name in (
            "atexit base64 bisect heapq importlib mimetypes queue binascii calendar contextlib copy functools getpass gzip hashlib hmac io itertools json locale logging"
            " math operator os platform random re secrets shutil signal socket ssl string subprocess sys tempfile"
            " threading time traceback types uuid zipfile zlib pytest decimal shlex urllib.request"
        ).split()
    },
    "Path": ("pathlib", "Path"),
    "UTC": ("datetime", "UTC"),
    "datetime": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "timedelta": ("datetime", "timedelta"),
    "timezone": ("datetime", "timezone"),
    "ZoneInfo": ("zoneinfo", "ZoneInfo"),
    "quote": ("urllib.parse", "quote"),
    "quote_plus": ("urllib.parse", "quote_plus"),
    "unquote_plus": ("urllib.parse", "unquote_plus"),
    "urlsplit": ("urllib.parse", "urlsplit"),
    "urlunsplit": ("urllib.parse", "urlunsplit"),
    "urljoin": ("urllib.parse", "urljoin"),
    "ThreadPoolExecutor": ("concurrent.futures", "ThreadPoolExecutor"),
    "Future": ("concurrent.futures", "Future"),
    "CancelledError": ("concurrent.futures", "CancelledError"),
    "deque": ("collections", "deque"),
    "defaultdict": ("collections", "defaultdict"),
    "Decimal": ("decimal", "Decimal"),
    "StringIO": ("io", "StringIO"),
    "BytesIO": ("io", "BytesIO"),
    "cast": ("typing", "cast"),
    "Any": ("typing", "Any"),
    "Callable": ("collections.abc", "Callable"),
    "Iterable": ("collections.abc", "Iterable"),
    "Iterator": ("collections.abc", "Iterator"),
    "Mapping": ("collections.abc", "Mapping"),
    "BinaryIO": ("typing", "BinaryIO"),
    "TextIO": ("typing", "TextIO"),
    "ANY": ("unittest.mock", "ANY"),
    "Mock": ("unittest.mock", "Mock"),
    "call": ("unittest.mock", "call"),
    "create_autospec": ("unittest.mock", "create_autospec"),
    "patch": ("unittest.mock", "patch"),
    "Enum": ("enum", "Enum"),
    "auto": ("enum", "auto"),
    "dataclass": ("dataclasses", "dataclass"),
    "field": ("dataclasses", "field"),
    "closing": ("contextlib", "closing"),
    "wait": ("concurrent.futures", "wait"),
    "DateUtils": (f"{__name__.partition('.')[0]}.util", "DateUtils"),
    "SystemProperties": (__name__.partition(".")[0], "SystemProperties"),
}


@dataclass(frozen=True)
class Template:
    """What a call becomes."""

    text: str
    type: str
    binding: int
    needs: tuple[str, ...]
    alone: str = ""


def table(text: str) -> dict[str, str]:
    """Lines ``key rest`` as a dictionary; empty lines and lines that begin with ``#`` are for readers."""
    rows = (line.strip() for line in text.splitlines())
    pairs = (row.split(None, 1) for row in rows if row and not row.startswith("# "))
    return dict(pairs)


@cache
def template(row: str) -> Template:
    """A row's right side, read."""
    kind, both = row.split(None, 1)
    text, _, alone = both.partition(" ;; ")
    bare = _QUOTED.sub('""', both)
    needs = tuple(name for name in dict.fromkeys(_NAMES.findall(bare)) if name in IMPORTS)
    return Template(text, "" if kind == "-" else kind, binding_of(text), needs, alone)


_OPERATORS: Final = (
    (" := ", WALRUS),
    ("lambda", LAMBDA),
    (" if ", TERNARY),
    (" or ", OR),
    (" and ", AND),
    ("not ", NOT),
    (" is ", COMPARE),
    (" in ", COMPARE),
    (" == ", COMPARE),
    (" != ", COMPARE),
    (" < ", COMPARE),
    (" > ", COMPARE),
    (" = ", TERNARY),
    (" + ", SUM),
    (" - ", SUM),
    (" * ", PRODUCT),
    (" // ", PRODUCT),
    (" % ", PRODUCT),
    (" / ", PRODUCT),
)


def binding_of(text: str) -> int:
    """How tightly the outermost operator of some Python binds."""
    outside = _outside(_QUOTED.sub('""', text))
    found = [binding for operator, binding in _OPERATORS if operator in outside]
    if outside.startswith("-"):
        found.append(UNARY)
    return min(found, default=ATOM)


def _outside(text: str) -> str:
    """The text without what stands in brackets."""
    kept, depth = "", 0
    for letter in text:
        depth -= letter in ")]}"
        kept += letter if not depth else ""
        depth += letter in "([{"
    return kept
