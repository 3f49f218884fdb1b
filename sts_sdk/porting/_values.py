"""Calls on values of Java's library: what the tables say, and where an argument decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, COMPARE, SUM, CannotPort, JavaType, Value, plain
from sts_sdk.porting._hints import is_variable
from sts_sdk.porting._library import METHODS
from sts_sdk.porting._library._types import EXCEPTIONS, SORTED_MAPS
from sts_sdk.porting._strings import format_call, quoted, text_of, unquoted
from sts_sdk.porting._templates import fill

if TYPE_CHECKING:
    from sts_sdk.porting._context import Context


# Methods that only text has: they are translated even where the type of a value is not known.
_TEXT_ONLY: Final = frozenset(
    "equalsIgnoreCase/1 toLowerCase/0 toUpperCase/0 trim/0 startsWith/1 endsWith/1 charAt/1 getBytes/0 getBytes/1"
    " substring/1 substring/2 replaceAll/2 toCharArray/0 isBlank/0 lastIndexOf/1 compareToIgnoreCase/1".split()
)


_LIST_ONLY: Final = frozenset("keySet/0 entrySet/0 containsKey/1 containsValue/1 putAll/1 putIfAbsent/2".split())


EVERYWHERE: Final = frozenset("equals/1 hashCode/0 toString/0 getClass/0".split())


# Streams of text, where Java reads numbers of characters.
_OF_TEXT: Final = frozenset("Reader BufferedReader FileReader InputStreamReader StringReader".split())


_IN_ORDER: Final = {
    "keySet/0": "List<> sorted({s})",
    "entrySet/0": "List<entry> sorted({s}.items())",
    "values/0": "List<1> [value for _, value in sorted({s}.items())]",
}


def from_methods(context: Context, receiver: Value, kind: str, key: str, values: list[Value]) -> Value | None:
    """What the tables make of a call; None if they do not have it."""
    special = _careful(context, receiver, key, values) or _special(context, receiver, kind, key, values)
    if special is not None:
        return special
    rows = _IN_ORDER if receiver.kind in SORTED_MAPS and key in _IN_ORDER else METHODS.get(kind)
    if rows is not None and key in rows:
        return fill(context, rows[key], receiver, values)
    if rows is not None and key in EVERYWHERE and key in METHODS["Object"]:
        return fill(context, METHODS["Object"][key], receiver, values)
    if receiver.type is not None and is_exception(context, receiver.kind) and key in METHODS["Throwable"]:
        return fill(context, METHODS["Throwable"][key], receiver, values)
    if key == "compareTo/1" and (not receiver.kind or is_variable(context, receiver.kind)):
        return fill(context, METHODS["String"][key], receiver, values)
    if not receiver.kind or receiver.kind in ("var", "Object"):
        if key in _TEXT_ONLY:
            return fill(context, METHODS["String"][key], receiver, values)
        if key in ("after/1", "before/1") and values[0].kind in ("Date", "Instant"):
            return fill(context, METHODS["Date"][key], receiver, values)
        if key in _LIST_ONLY:
            return fill(context, METHODS["Map"][key], receiver, values)
    return None


def _careful(context: Context, receiver: Value, key: str, values: list[Value]) -> Value | None:
    """Where Python's nearest is not the same: hashes of text, streams of text and of bytes."""
    if receiver.kind == "String" and key == "hashCode/0":
        _refuse_hash(context)
    if receiver.kind in _OF_TEXT and key == "read/0":
        return fill(context, "int next(map(ord, {s}.read(1)), -1)", receiver, values)
    if receiver.kind == "Properties" and key == "store/2" and values[0].kind.endswith("OutputStream"):
        return fill(context, METHODS["Properties"][key].removesuffix(")") + ".encode())", receiver, values)
    return None


def _refuse_hash(context: Context) -> None:
    if not any(each is not None and each.name == "hashCode" for each in context.methods):
        raise CannotPort("hash() of a text differs from run to run; zlib.crc32(text.encode()) does not")


def _special(context: Context, receiver: Value, kind: str, key: str, values: list[Value]) -> Value | None:
    """Where the argument decides."""
    if kind == "StringBuilder" and key in ("append/1", "append/3", "toString/0"):
        return _builder(receiver, key, values)
    if kind == "List" and key == "remove/1":
        whole = values[0].kind in ("int", "short", "byte", "char")
        return Value(f"{receiver.within(ATOM)}.{'pop' if whole else 'remove'}({values[0].code})", None)
    if kind == "String" and key in ("split/1", "split/2"):
        return _split(context, receiver, values)
    if kind == "PrintStream" and key.startswith(("printf/", "format/")):
        return _printed(receiver, Value(format_call(values[0], values[1:])), end=True)
    if kind == "PrintStream" and key in ("println/1", "print/1"):
        value = values[0]
        if value.kind in ("boolean", "Boolean", "StringBuilder", "StringBuffer"):
            value = Value(text_of(value), JavaType("String"))
        return _printed(receiver, value, end=key == "print/1")
    if kind == "Matcher" and key == "matches/0":
        return _whole_match(receiver)
    if kind == "String" and key == "replaceAll/2" and "$" in values[1].plain:
        return _regex_replace(context, receiver, values)
    return None


def _whole_match(receiver: Value) -> Value | None:
    """``pattern.matcher(text).matches()``, or of a matcher that was made to match the whole text."""
    code = receiver.code
    if receiver.type is None or not receiver.type.arguments:
        if ".search(" not in code:
            return None
        code = code.replace(".search(", ".fullmatch(")
    return Value(f"{code} is not None", JavaType("boolean"), COMPARE)


def _builder(receiver: Value, key: str, values: list[Value]) -> Value:
    """``append``, on a list of pieces: a chain of them is one ``extend``."""
    code, kind = re.sub("(?:\ue000[0-9]+\ue001)+$", "", receiver.code), JavaType("StringBuilder")
    pieces = code[:-1] if code.endswith("]") and plain(code).startswith("[") else None
    more = code[:-2] if code.endswith("])") and ".extend([" in code else None
    one = code[:-1] if code.endswith(")") and ".append(" in code and more is None else None
    if key == "toString/0":
        whole = code if more is None and one is None else _gathered(code, more, one)
        return Value(f'"".join({whole})', JavaType("String"))
    piece = text_of(values[0]) if key == "append/1" else f"{values[0].within(ATOM)}[{values[1].code}:{values[2].code}]"
    if pieces is not None:
        return Value(f"{pieces}{'' if pieces.endswith('[') else ', '}{piece}]", kind)
    if more is not None:
        return Value(f"{more}, {piece}])", kind)
    if one is not None:
        return Value(f"{one.replace('.append(', '.extend([', 1)}, {piece}])", kind)
    return Value(f"{receiver.within(ATOM)}.append({piece})", kind)


def _gathered(code: str, more: str | None, one: str | None) -> str:
    inside = more if more is not None else (one or code)
    return "[*" + re.sub(r"\.(extend\(\[|append\()", ", ", inside, count=1) + "]"


def _printed(receiver: Value, value: Value, *, end: bool) -> Value:
    code = value.code + (', end=""' if end else "")
    stream = "" if receiver.plain == "sys.stdout" else f", file={receiver.code}"
    return Value(f"print({code}{stream})", JavaType("void"))


def _split(context: Context, receiver: Value, values: list[Value]) -> Value:
    """``split``: without a limit, Java leaves out the empty pieces at the end."""
    pattern, kind = unquoted(values[0].plain), JavaType("String", (), 1)
    separator = _separator(pattern) if pattern is not None else None
    limit, drops = _limit(values[1:])
    if separator is not None:
        shorn = f".rstrip({quoted(separator)})" if drops and _may_end_with(receiver, separator) else ""
        return Value(f"{receiver.within(ATOM)}{shorn}.split({quoted(separator)}{limit})", kind)
    context.imports.need("re")
    shorn = ".rstrip()" if drops and pattern == r"\s+" else ""
    text = f"{receiver.within(ATOM)}{shorn}" if shorn else receiver.code
    return Value(f"re.split({values[0].code}, {text}{limit and limit.replace(', ', ', maxsplit=')})", kind)


def _separator(pattern: str) -> str | None:
    """The text that a regular expression stands for; None if it stands for several."""
    if len(pattern) == 2 and pattern[0] == "\\" and not pattern[1].isalnum():
        return pattern[1]
    return pattern if pattern and not any(letter in r".$|()[{^?*+\\" for letter in pattern) else None


def _limit(given: list[Value]) -> tuple[str, bool]:
    """How often Python splits at most, and whether Java leaves out the empty pieces at the end."""
    if not given or given[0].plain == "0":
        return "", True
    number = given[0].plain
    if number.startswith("-"):
        return "", False
    return f", {int(number) - 1 if number.isdigit() else f'{given[0].within(SUM)} - 1'}", False


def _may_end_with(receiver: Value, separator: str) -> bool:
    known = unquoted(receiver.plain)
    return len(separator) == 1 and (known is None or known.endswith(separator))


def _regex_replace(context: Context, receiver: Value, values: list[Value]) -> Value:
    replaced = unquoted(values[1].plain)
    if replaced is None:
        raise CannotPort("a replacement with groups that is not written out")
    python = quoted(re.sub(r"\$(\d)", r"\\\\\1", replaced))
    context.imports.need("re")
    return Value(f"re.sub({values[0].code}, {python}, {receiver.code})", JavaType("String"))


def is_exception(context: Context, name: str) -> bool:
    """Whether a class is an exception."""
    found = context.imports.find(name)
    if found is None:
        return name.endswith(("Exception", "Error"))
    return found.java in EXCEPTIONS or (found.kind == "other" and name.endswith(("Exception", "Error")))
