"""Annotations: what they become in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._hints import caught, need
from sts_sdk.porting._library._others import LOG_ANNOTATIONS
from sts_sdk.porting._strings import quoted
from sts_sdk.porting._trees import child, head_row, marks_on, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo, Method


FIXTURES: Final = {
    "Before": ("function", False),
    "BeforeEach": ("function", False),
    "BeforeMethod": ("function", False),
    "After": ("function", True),
    "AfterEach": ("function", True),
    "AfterMethod": ("function", True),
    "BeforeClass": ("class", False),
    "BeforeAll": ("class", False),
    "BeforeTest": ("class", False),
    "BeforeSuite": ("class", False),
    "AfterClass": ("class", True),
    "AfterAll": ("class", True),
    "AfterTest": ("class", True),
    "AfterSuite": ("class", True),
}


_MARKED: Final = {
    "Scheduled": "Spring's container calls this",
    "ConfigurationProperties": "Spring's container sets this",
    "Conditional": "Spring's container decides about this",
    "Parameter": "",
}


def class_annotations(context: Context, node: Node, info: ClassInfo) -> None:
    """Decorators, loggers and marks that stand for annotations."""
    given = marks_on(node)
    for name, each in given.items():
        if name in LOG_ANNOTATIONS and _logger_of(context, name):
            context.imports.need("logging")
            full = f"{context.imports.package}.{info.name}".strip(".")
            context.emit(row(each), f"log = logging.getLogger({quoted(full)})", alone=True)
        elif (
            name in ("Data", "Value", "AllArgsConstructor", "Builder", "RequiredArgsConstructor")
            and name in info.lombok
        ):
            if not info.constructors and not _written(context, "dataclass"):
                context.emit(row(each), f"@{need(context, 'dataclass')}", alone=True)
                info.lombok.add("dataclass")
        elif is_marked(context, name):
            context.mark(each, _MARKED[is_marked(context, name)])
    if info.kind == "record":
        context.emit(head_row(node), f"@{need(context, 'dataclass')}(frozen=True)", early=True, alone=True)


def _written(context: Context, name: str) -> bool:
    last = context.items[-1] if context.items else None
    return last is not None and getattr(last, "text", "").startswith(f"@{name}")


def _logger_of(context: Context, name: str) -> bool:
    return any(each.java.startswith("lombok") for each in context.imports.imports) and bool(name)


def is_marked(context: Context, name: str) -> str:
    spring = any(each.java.startswith("org.springframework") for each in context.imports.imports)
    if name.startswith("Conditional") and spring:
        return "Conditional"
    return name if name in _MARKED and spring else ""


def decorators(context: Context, node: Node, found: Method, given: dict[str, Node]) -> None:
    for name, each in given.items():
        if name in FIXTURES:
            context.imports.need("pytest")
            scope = "" if FIXTURES[name][0] == "function" else ', scope="class"'
            context.emit(row(each), f"@pytest.fixture(autouse=True{scope})", alone=True)
        elif name in ("Ignore", "Disabled"):
            context.imports.need("pytest")
            reason = each.child_by_field_name("arguments")
            said = list(parts(reason)) if reason is not None else []
            why = f"(reason={context.expression(said[0]).code})" if said and said[0].type == "string_literal" else ""
            context.emit(row(each), f"@pytest.mark.skip{why}", alone=True)
        elif is_marked(context, name):
            context.mark(each, _MARKED[is_marked(context, name)])
    if found.static:
        context.emit(head_row(node), "@staticmethod", early=True, alone=True)


def expected_failure(context: Context, given: dict[str, Node]) -> str:
    """``@Test(expected = X.class)``."""

    test = given.get("Test")
    holder = test.child_by_field_name("arguments") if test is not None else None
    for pair in of_type(holder, "element_value_pair") if holder is not None else []:
        if text(child(pair, "key")) in ("expected", "expectedExceptions"):
            value = child(pair, "value")
            value = parts(value)[0] if value.type.endswith("initializer") else value
            code = caught(context, read_type(parts(value)[0])) if value.type == "class_literal" else None
            if code is not None:
                context.imports.need("pytest")
                return f"with pytest.raises({code}):"
    return ""
