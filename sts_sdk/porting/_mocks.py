"""Mockito's annotated fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._hints import runtime
from sts_sdk.porting._trees import child, marks_on, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo


def mocked(context: Context, inner: Node, info: ClassInfo) -> list[tuple[str, str]]:
    """What each annotated field is given before a test."""
    found: list[tuple[str, str]] = []
    for each in parts(inner):
        marks = marks_on(each) if each.type == "field_declaration" else {}
        if not set(marks) & {"Mock", "Spy", "MockBean", "InjectMocks"}:
            continue
        kind = read_type(child(each, "type"))
        python = info.fields[text(child(of_type(each, "variable_declarator")[0], "name"))].python
        if of_type(each, "variable_declarator")[0].child_by_field_name("value") is not None:
            continue
        code = _made(context, each, kind.name, runtime(context, kind), found, injected="InjectMocks" in marks)
        found.append((python, code))
    return found


def _made(
    context: Context, node: Node, name: str, code: str | None, found: list[tuple[str, str]], *, injected: bool
) -> str:
    if code is None or code in ("Callable", "list", "dict"):
        context.imports.need("Mock")
        return "Mock()"
    if injected:
        context.note(row(node), f"which mocks the constructor of {name} takes")
        return f"{code}({', '.join(f'self.{each}' for each, _ in found)})"
    context.imports.need("create_autospec")
    return f"create_autospec({code}, instance=True)"
