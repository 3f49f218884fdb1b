"""``port``: one file of Java as one file of Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sts_sdk.internal._left_out import way_from_package
from sts_sdk.porting import (
    _calls,
    _declarations,
    _expressions,
    _listing,
    _names,
    _objects,
    _statements,
    _switch_values,
    _unbound,
)
from sts_sdk.porting._code import ODD, SURPRISES, CannotPort
from sts_sdk.porting._comments import comments
from sts_sdk.porting._context import Context, Mark, shown
from sts_sdk.porting._imports import Import, Imports, is_dropped, module_of, python_homes, split
from sts_sdk.porting._inner import note_outer
from sts_sdk.porting._layout import Line, Page
from sts_sdk.porting._library import FIELDS
from sts_sdk.porting._library._others import STATICS
from sts_sdk.porting._members import TYPES, declared
from sts_sdk.porting._pasted import services_of
from sts_sdk.porting._reader import Source, errors, read
from sts_sdk.porting._ruled import way
from sts_sdk.porting._trees import all_nodes, last_row, parts, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._code import Value
    from sts_sdk.porting._imports import Name

# Classes of which only what the tables have is used, without an import.
_TRANSLATED: Final = frozenset(key.partition("/")[0].rpartition(".")[0] for key in (*STATICS, *FIELDS))
_ATTEMPTS: Final = 60
_EXPRESSIONS: Final[dict[str, Callable[[Context, Node], Value]]] = {
    **_expressions.HANDLERS,
    **_objects.HANDLERS,
    "method_invocation": _calls.method_invocation,
    "switch_expression": _switch_values.switch_value,
}


@dataclass(frozen=True)
class Hoist:
    """A statement that could not keep its line: it moved down by ``by``."""

    line: int
    by: int


@dataclass(frozen=True)
class Ported:
    """The Python of a file, the lines that were left to a person, those that moved, the names to provide."""

    text: str
    marks: tuple[Mark, ...]
    hoists: tuple[Hoist, ...]
    to_provide: tuple[str, ...]


def port(text: str) -> Ported:
    """Translate Java, line for line. Raises ``NotJava`` for text that is something else.

    Line n of the Java is line n of the Python. What cannot be translated stays, in a comment: ``# PORT: ...``.
    """
    source = read(text)
    forced, reserved = _broken(source.root), frozenset[str]()
    for _ in range(_ATTEMPTS):
        attempt = _attempt(source, reserved, forced)
        wrong = _wrong_row(attempt)
        if wrong is None and attempt.taken <= reserved:
            return attempt.result
        if wrong is not None:
            more = _around(source.root, wrong, forced)
            if more is None:
                break
            forced |= {more}
        reserved |= attempt.taken
    return _all_marked(source)


def _broken(root: Node) -> frozenset[int]:
    """The rows of the statements that the grammar cannot read."""
    found: set[int] = set()
    for each in errors(root):
        holder = each
        while holder.parent is not None and not _can_be_marked(holder):
            holder = holder.parent
        found |= {row(each), row(holder) if _can_be_marked(holder) else row(each)}
    return frozenset(found)


def _can_be_marked(node: Node) -> bool:
    """Whether a node is a statement or a member, which can be left out alone."""
    return node.type.endswith(("_statement", "_declaration", "_constant", "_initializer")) and node.type not in TYPES


def _around(root: Node, at_row: int, forced: frozenset[int]) -> int | None:
    """The row of the smallest statement or declaration around a row that is not left out yet."""
    node, found = root, [at_row]
    while True:
        inner = [each for each in node.named_children if row(each) <= at_row <= last_row(each)]
        if not inner:
            return next((each for each in reversed(found) if each not in forced), None)
        node = inner[0]
        if node.type.endswith(("_statement", "_declaration", "_constant", "_initializer")):
            found.append(row(node))


@dataclass(frozen=True)
class _Attempt:
    """One translation; ``rows`` are those of the lines, ``taken`` the names that hide an import."""

    result: Ported
    rows: list[int]
    taken: frozenset[str]


def _attempt(source: Source, reserved: frozenset[str], forced: frozenset[int]) -> _Attempt:
    context = Context(source, _imports(source.root), _EXPRESSIONS, _statements.HANDLERS, reserved, forced)
    rows = _top(context, source.root)
    _write_imports(context, rows)
    page = Page(comments(context), [_indent(line) for line in source.lines])
    written = page.text([item for item in context.items if not (isinstance(item, Line) and not item.text)])
    hoists = tuple(Hoist(at_row + 1, by) for at_row, by in sorted(page.moved.items()))
    marks = tuple(sorted({mark.line: mark for mark in reversed(context.marks)}.values(), key=lambda mark: mark.line))
    result = Ported(written, marks, hoists, _provided(context, written))
    return _Attempt(result, page.rows, frozenset(context.names & _imported(context)))


def _imported(context: Context) -> set[str]:
    bound = {name or module.partition(".")[0] for module, name in context.imports.needed}
    return bound | {code.partition(".")[0] for code in context.imports.used.values()}


def _wrong_row(attempt: _Attempt) -> int | None:
    """The row that the Python is not valid at; None if it is."""
    try:
        compile(attempt.result.text, "ported", "exec", dont_inherit=True)
    except SyntaxError as wrong:
        line = (wrong.lineno or 1) - 1
        return attempt.rows[min(line, len(attempt.rows) - 1)] if attempt.rows else 0
    except (ValueError, RecursionError, MemoryError, OverflowError):
        return 0
    return None


def _all_marked(source: Source) -> Ported:
    lines = ["# " + shown(line) if line.strip() else "" for line in source.lines]
    reason = "this file needs a person"
    marks = tuple(Mark(number, reason, shown(line)) for number, line in enumerate(source.lines, 1) if line.strip())
    return Ported(f"# PORT: {reason}\n" + "\n".join(lines) + "\n", marks, (), ())


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _imports(root: Node) -> Imports:
    found = Imports()
    for each in parts(root):
        if each.type == "package_declaration":
            found.package = "".join(text(parts(each)[-1]).split())
        elif each.type == "import_declaration" and not each.has_error:
            names = [part for part in parts(each) if part.type in ("identifier", "scoped_identifier")]
            static = any(part.type == "static" for part in each.children)
            wildcard = any(part.type == "asterisk" for part in each.children)
            found.imports.append(Import(row(each), "".join(text(names[0]).split()), static, wildcard))
        elif each.type in TYPES and each.child_by_field_name("name") is not None:
            info = declared(each, None)
            note_outer(info)
            for inner in info.all_nested():
                found.own.setdefault(inner.name, inner)
    if not found.imports and not found.package:
        found.pasted = services_of({text(each) for each in all_nodes(root) if each.type.endswith("identifier")})
    return found


def _top(context: Context, root: Node) -> dict[int, Line]:
    """Everything in the file, in order; returns the lines that imports go to."""
    rows: dict[int, Line] = {}
    first = context.emit(_first_row(root, context), "from __future__ import annotations")
    rows[-1] = first
    for each in parts(root):
        if each.type == "package_declaration":
            continue
        if each.type == "import_declaration" and not each.has_error:
            rows[row(each)] = context.emit(row(each), "")
        elif each.type in TYPES:
            _declaration(context, each)
        elif each.type == "ERROR" or each.type == "import_declaration":
            context.mark(each, "this cannot be read")
        elif each.type in ("method_declaration", "module_declaration", "field_declaration"):
            context.mark(each, "this stands outside a class")
        else:
            context.statement(each)
    return rows


def _declaration(context: Context, node: Node) -> None:
    kept, marks = len(context.items), len(context.marks)
    try:
        _declarations.declaration(context, node)
    except (CannotPort, *SURPRISES) as why:
        del context.items[kept:], context.marks[marks:]
        context.places.clear()
        context.mark(node, str(why) if isinstance(why, CannotPort) else ODD)


def _first_row(root: Node, context: Context) -> int:
    """Where ``from __future__`` stands: with ``package``, else before the first import or line of code."""
    inside = parts(root)
    package = next((row(each) for each in inside if each.type == "package_declaration"), None)
    if package is not None:
        return package
    first = row(inside[0]) if inside else 0
    context.imports.package = ""
    return max(first - 1, 0) if first and not context.source.lines[first - 1].strip().endswith("*/") else first


def _provided(context: Context, written: str) -> tuple[str, ...]:
    """Other people's classes, and names that nothing binds."""
    others = {java for java in context.imports.used if context.imports.find(java) and _is_other(context, java)}
    return tuple(sorted(others)) + tuple(sorted(_unbound.names(written)))


def _is_other(context: Context, java: str) -> bool:
    return context.imports.classified(java).kind in ("other", "library") and java not in context.imports.own


def _write_imports(context: Context, rows: dict[int, Line]) -> None:
    """Each import on the line of Java's, the rest with ``from __future__``."""
    written: set[tuple[str, str]] = set()
    extra: list[str] = []
    by_wildcard = _wildcards(context)
    shown_names: set[str] = set()
    for each in context.imports.imports:
        line = rows.get(each.row)
        if line is None:
            continue
        pieces = _one(context, each, shown_names)
        if each.wildcard and not each.static:
            pieces += [_from(module, names) for module, names in by_wildcard.pop(each.java, {}).items()]
        homes = [home for home in python_homes(each.java) if home in context.imports.needed and home not in written]
        written.update(homes)
        pieces += _grouped(homes)
        line.text = (
            "; ".join(dict.fromkeys([*filter(None, [line.text]), *pieces])) if "# PORT" not in line.text else line.text
        )
    rest = [home for home in context.imports.needed if home not in written]
    extra += _grouped(rest)
    for modules in by_wildcard.values():
        extra += [_from(module, names) for module, names in modules.items()]
    rows[-1].text = "; ".join([rows[-1].text, *extra])


def _from(module: str, names: list[str]) -> str:
    return f"from {module} import {', '.join(sorted(names))}"


def _grouped(homes: list[tuple[str, str]]) -> list[str]:
    modules: dict[str, list[str]] = {}
    for module, name in homes:
        modules.setdefault(module, []).append(name)
    lines: list[str] = []
    for module, names in modules.items():
        inner = sorted(name for name in names if name)
        lines += [f"import {module}"] if "" in names else []
        lines += [f"from {module} import {', '.join(inner)}"] if inner else []
    return lines


def _wildcards(context: Context) -> dict[str, dict[str, list[str]]]:
    """Names that no import of their own brings: by the package of the wildcard, else of the file."""
    single = {each.java for each in context.imports.imports if not each.wildcard and not each.static}
    single |= {each.java.rpartition(".")[0] for each in context.imports.imports if each.static and not each.wildcard}
    single |= {each.java for each in context.imports.imports if each.static and each.wildcard}
    found: dict[str, dict[str, list[str]]] = {}
    for java, code in context.imports.used.items():
        package, outer, _ = split(java)
        home = f"{package}.{outer}".strip(".")
        if any(each == home or each.startswith(f"{home}.") for each in single) or code.count(".") > len(
            java.split(".")
        ):
            continue
        if code.startswith(("sts_sdk.", f"{_names.package(package)}.")) and package:
            continue
        name = context.imports.classified(java)
        names = found.setdefault(package, {}).setdefault(module_of(name), [])
        if code.partition(".")[0] not in names:
            names.append(code.partition(".")[0])
    return found


def _one(context: Context, each: Import, shown_names: set[str]) -> list[str]:
    """One import that is no wildcard, as Python; AWS's always, other people's where they are used."""
    if each.wildcard and not each.static:
        return _missing_package(context, each)
    java = each.java if not each.static or each.wildcard else each.java.rpartition(".")[0]
    name = context.imports.classified(java)
    if name.kind in ("missing", "v2"):
        return _missing(context, each, name)
    if name.kind == "aws" and not each.static:
        context.imports.python(name)
    _, outer, inner = split(java)
    if name.kind not in ("aws", "other", "library") or is_dropped(java) or not _is_used(context, java):
        return []
    short = _names.attribute(outer) if name.kind == "aws" else _names.identifier(outer)
    line = f"from {module_of(name)} import {short}"
    pieces = (
        [] if line in shown_names or context.imports.used.get(java, short).startswith(f"{module_of(name)}.") else [line]
    )
    shown_names.add(line)
    del inner
    return pieces


def _is_used(context: Context, java: str) -> bool:
    package, outer, _ = split(java)
    home = f"{package}.{outer}".strip(".")
    return any(each == home or each.startswith(f"{home}.") for each in context.imports.used)


def _missing(context: Context, each: Import, name: Name) -> list[str]:
    if name.java in _TRANSLATED:
        return []
    reason = "AWS SDK for Java v2" if name.kind == "v2" else f"sts_sdk has no {name.simple}{_way(name.java)}"
    return [f"pass{context.note(each.row, reason)}"]


def _way(java: str) -> str:
    package, outer, _ = split(java)
    known = way_from_package(package.removeprefix("com.amazonaws").strip("."), outer) or way(java)
    return f"; {known}" if known else "; unwrap() gives botocore's client" if ".services." in java else ""


def _missing_package(context: Context, each: Import) -> list[str]:
    if each.java.startswith("software.amazon.awssdk"):
        return [f"pass{context.note(each.row, 'AWS SDK for Java v2')}"]
    unknown = context.imports.classified(f"{each.java}.X").kind == "missing"
    if each.java.startswith("com.amazonaws.") and unknown and not _listing.has_package(each.java):
        return [f"pass{context.note(each.row, f'sts_sdk has no {each.java}')}"]
    return []
