"""The public names of sts_sdk, read from its faces and classes without loading them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from sts_sdk.porting._ruled import is_ruled, ruled

_NAME: Final = __name__.partition(".")[0]
_ROOT: Final = Path(__file__).parent.parent
_TOP: Final = "com.amazonaws"
_NOT_OF_JAVA: Final = frozenset({"bridge", "cli", "internal", "porting", "testing"})


@dataclass
class Class:
    """A public class: what its methods give, the classes in it, the constants, the classes above it."""

    name: str
    methods: dict[str, str] = field(default_factory=dict[str, str])
    nested: dict[str, Class] = field(default_factory=dict[str, "Class"])
    constants: set[str] = field(default_factory=set[str])
    complete: bool = True
    is_enum: bool = False
    above: set[str] = field(default_factory=set[str])
    optional: set[str] = field(default_factory=set[str])  # methods whose argument may be left out


def has_package(java: str) -> bool:
    """Whether ``com.amazonaws.X`` is a package here."""
    return is_ruled(java) or bool(_face(_inner(java)))


def find(java: str) -> Class | None:
    """The class behind ``com.amazonaws.X.Name`` or ``com.amazonaws.X.Outer.Inner``; None if it is not here."""
    package, _, path = _split(java)
    first, *rest = path.split(".")
    found = _class(_inner(package), first)
    if found is None and is_ruled(package):
        found = _made_by_rule(package, first)
    for name in rest:
        found = found.nested.get(name) if found else None
    return found


def _made_by_rule(package: str, name: str) -> Class | None:
    known = ruled(package, name)
    if known is None:
        return None
    methods = {
        method: _java_of(ast.parse(python or "None", mode="eval").body) if python else ""
        for method, python in known.methods.items()
    }
    return Class(name, methods, {}, set(known.constants), known.complete, known.is_enum)


def packages_of(name: str) -> list[str]:
    """The Java packages that have a class of this name here, services that are made by rule left out."""
    homes = _homes().get(name, ())
    # At the top stand more than Java has there, for imports from one place.
    return [home for home in homes if home != _TOP] or list(homes)


@cache
def _homes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted(_ROOT.rglob("__init__.py")):
        package = file.parent.relative_to(_ROOT).as_posix().strip(".")
        parts = package.split("/")
        if parts[0] in _NOT_OF_JAVA or any(part.startswith("_") for part in parts):
            continue
        for name in _face(package):
            found.setdefault(name, []).append(f"{_TOP}.{package.replace('/', '.')}".strip("."))
    return found


def python(java: str) -> str:
    """``com.amazonaws.X`` as ``sts_sdk.X``."""
    return f"{_NAME}{java.removeprefix('com.amazonaws')}".replace(".lambda", ".lambda_")


def _split(java: str) -> tuple[str, str, str]:
    parts = java.split(".")
    first = next((number for number, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
    return ".".join(parts[:first]), ".", ".".join(parts[first:])


def _inner(java: str) -> str:
    return java.removeprefix("com.amazonaws").strip(".").replace(".", "/")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _face(package: str) -> dict[str, str]:
    """Name -> module that defines it, from the half of a face that type checkers read."""
    path = _ROOT / package / "__init__.py"
    if not path.exists():
        return {}
    imports = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.ImportFrom)]
    homes = {alias.asname or alias.name: str(node.module) for node in imports for alias in node.names}
    return {name: home for name, home in homes.items() if home.startswith(_NAME) and name[:1].isupper()}


@cache
def _class(package: str, name: str) -> Class | None:
    home = _face(package).get(name)
    return None if home is None else _defined(home, name)


@cache
def _defined(module: str, name: str) -> Class | None:
    path = _module(module)
    if path is None:
        return None
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            return _read(node, module)
        if isinstance(node, ast.ImportFrom) and node.module and any((a.asname or a.name) == name for a in node.names):
            return _defined(node.module, name) if node.module.startswith(_NAME) else None
    return Class(name, complete=False)


def _module(name: str) -> Path | None:
    path = _ROOT.parent / name.replace(".", "/")
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


def _read(node: ast.ClassDef, module: str) -> Class:
    found = Class(node.name)
    for base in node.bases:
        _inherit(found, base, module)
    for each in node.body:
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            found.methods[each.name] = _java_type(each.returns, module)
            found.optional |= {each.name} if each.args.defaults else set()
        elif isinstance(each, ast.ClassDef):
            found.nested[each.name] = _read(each, module)
        else:
            _read_names(found, each, module)
    return found


def _read_names(found: Class, node: ast.stmt, module: str) -> None:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    for target in targets:
        if isinstance(target, ast.Name):
            found.constants.add(target.id)
            value = getattr(node, "value", None)
            name = (
                value.id.lstrip("_") if isinstance(value, ast.Name) else ""
            )  # an alias keeps the name from hiding itself
            inner = _defined(module, name) if name[:1].isupper() else None
            if inner is not None:
                found.nested[target.id] = inner


def _inherit(found: Class, base: ast.expr, module: str) -> None:
    name = base.value if isinstance(base, ast.Subscript) else base
    if not isinstance(name, ast.Name):
        found.complete = False
        return
    if name.id in ("Enum", "AbstractEnum", "JavaEnum"):
        found.is_enum = True
    if name.id in ("Enum", "Protocol", "Generic", "Exception", "ABC", "RuntimeError", "ValueError"):
        return
    above = _defined(module, name.id)
    if above is None:
        found.complete = False
        return
    found.above |= {above.name, *above.above}
    found.methods.update(above.methods)
    found.nested.update(above.nested)
    found.constants.update(above.constants)
    found.optional |= above.optional
    found.complete = found.complete and above.complete
    found.is_enum = found.is_enum or above.is_enum


_JAVA: Final = {
    "str": "String",
    "int": "int",
    "bool": "boolean",
    "float": "double",
    "bytes": "byte[]",
    "datetime": "Date",
    "None": "void",
}


_BOXES: Final = {"list": "List", "Sequence": "List", "Iterable": "List", "dict": "Map", "Mapping": "Map", "set": "Set"}


def _java_type(annotation: ast.expr | None, module: str) -> str:
    """The Java type of a result, as far as the translation uses it: ``String``, ``List<Tag>``, a class, or nothing."""
    return "" if annotation is None else _java_of(annotation, module)


def _java_of(node: ast.expr, module: str = "") -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _java_of(ast.parse(node.value, mode="eval").body, module)
    if isinstance(node, ast.BinOp):  # X | None
        return _java_of(node.left, module) if ast.unparse(node.right) == "None" else ""
    if isinstance(node, ast.Subscript):
        outer = _BOXES.get(ast.unparse(node.value), "")
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        inner = [_java_of(part, module) for part in parts]
        return f"{outer}<{','.join(inner)}>" if outer and all(inner) else outer
    text = ast.unparse(node)
    if text in _JAVA:
        return _JAVA[text]
    alias = _alias(module, text) if text.isidentifier() else None
    if alias is not None:
        return _java_of(alias, module)
    return text if text.replace(".", "").isidentifier() else ""


def _alias(module: str, name: str) -> ast.expr | None:
    """What a name stands for that a module, or the one that it comes from, assigns a type to."""
    path = _module(module) if module else None
    for node in _tree(path).body if path is not None else []:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            return node.value
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(_NAME):
            own = next((each.name for each in node.names if (each.asname or each.name) == name), None)
            if own is not None:
                return _alias(node.module, own)
    return None
