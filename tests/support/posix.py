"""Which tests need what only POSIX has, read from their source: forks, modes, links, pipes, timers, a shell."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WHAT = re.compile(
    r"os\.fork\b|os\.mkfifo\b|\.chmod\(|\bst_mode\b|symlink_to\(|(?<!#!)/bin/sh\b|os\.killpg\b|SIGALRM|setitimer"
    r"|os\.geteuid\b|/proc/|\bpty\.|get_context\(\"fork\"\)"
)
# What these modules of support do goes by signals.
MODULES = ("support.interrupts",)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def needing(path: Path) -> list[Function]:
    """The tests of a file that need POSIX themselves, or use something of their file that does."""
    text = path.read_text(encoding="utf-8")
    if not WHAT.search(text) and not any(module in text for module in MODULES):
        return []
    lines, tree = text.splitlines(), ast.parse(text)
    parts = {name: node for node in tree.body for name in _names(node)}
    need = {name for name, node in parts.items() if _mentions_posix(lines, node)}
    need |= {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in MODULES
        for alias in node.names
    }
    while more := {name for name, node in parts.items() if name not in need and _uses(node) & need}:
        need |= more
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, Function)
        and node.name.startswith("test_")
        and (_mentions_posix(lines, node) or _uses(node) & need)
    ]


def _mentions_posix(lines: list[str], node: ast.stmt) -> bool:
    return WHAT.search("\n".join(lines[node.lineno - 1 : node.end_lineno])) is not None


def says_so(path: Path, test: Function) -> bool:
    """Whether a test, or all of its file, has the mark ``posix``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    whole = [node for node in tree.body if isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node)]
    return any("mark.posix" in ast.unparse(node) for node in (*whole, *test.decorator_list))


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, Function | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _uses(node: ast.AST) -> set[str]:
    """The names that a function uses; fixtures are its parameters."""
    names = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return names | {inner.arg for inner in ast.walk(node) if isinstance(inner, ast.arg)}
