"""Classes, methods, constructors, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _fields, _names
from sts_sdk.porting._bodies import body
from sts_sdk.porting._code import ODD, SURPRISES, CannotPort, JavaType, soft
from sts_sdk.porting._context import Place
from sts_sdk.porting._hints import hint, need
from sts_sdk.porting._imports import is_dropped
from sts_sdk.porting._library._types import EXCEPTIONS, FUNCTIONS, TYPES
from sts_sdk.porting._lookup import own_class
from sts_sdk.porting._members import TYPES as DECLARATIONS
from sts_sdk.porting._members import declared, parameters
from sts_sdk.porting._strings import quoted
from sts_sdk.porting._trees import child, head_row, last_row, marks_on, modifiers, of_type, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo, Method

_FIXTURES: Final = {
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
    "Bean": "Spring's container calls this",
    "Value": "Spring's container sets this",
    "Scheduled": "Spring's container calls this",
    "ConfigurationProperties": "Spring's container sets this",
    "Conditional": "Spring's container decides about this",
    "Parameter": "",
}


def declaration(context: Context, node: Node) -> None:
    """A class, an interface, an enum or a record, with what is in it."""
    if row(node) in context.forced or head_row(node) in context.forced:
        context.mark(node, "this declaration needs a person", valid=f"{_class_name(node)} = None")
        return
    name = text(child(node, "name"))
    around = context.place.info if context.place is not None else None
    info = around.nested.get(name) if around is not None else context.imports.own.get(name)
    if info is None:
        raise CannotPort("a class that is declared twice")
    write_class(context, node, info)


def _class_name(node: Node) -> str:
    name = node.child_by_field_name("name")
    return _names.identifier(text(name)) if name is not None else "_"


def declare_local(context: Context, node: Node) -> None:
    """A class inside a method."""
    info = declared(node, context.place.info if context.place is not None else None, local=True)
    context.imports.own[info.name] = info
    context.imports.forget(info.name)
    write_class(context, node, info)


def write_class(context: Context, node: Node, info: ClassInfo) -> None:
    """The head, the members, and what must follow the class."""
    at_row = head_row(node)
    _annotations(context, node, info)
    bases = _bases(context, node, info)
    head = f"class {info.path.rpartition('.')[2]}{f'({bases})' if bases else ''}:"
    inner = node.child_by_field_name("body")
    outermost = not context.places
    with context.block(at_row, head):
        context.places.append(Place(info))
        try:
            if info.kind == "record":
                _components(context, node, info)
            if inner is not None:
                _docstring(context, node, inner)
                members(context, inner, info)
        finally:
            context.places.pop()
    _after(context, node, info, outermost=outermost)


def _after(context: Context, node: Node, info: ClassInfo, *, outermost: bool) -> None:
    if not outermost:
        return
    end = last_row(node)
    for each in context.closing:
        context.emit(end, each)
    context.closing.clear()
    if info.is_test and not info.name.startswith("Test"):
        context.emit(end, f"Test{info.name.lstrip('_')} = {info.path}")
    if info.kind != "interface" and _has_main(info):
        context.imports.need("sys")
        main = next(each for each in info.methods["main"])
        given = "sys.argv[1:]" if main.parameters else ""
        with context.block(end, 'if __name__ == "__main__":'):
            context.emit(end, f"{info.path}.{main.python}({given})")


def _has_main(info: ClassInfo) -> bool:
    return any(
        each.static and [kind.name for kind in each.parameters] in (["String"], [])
        for each in info.methods.get("main", [])
    )


def _bases(context: Context, node: Node, info: ClassInfo) -> str:
    del node
    bases = [base for kind in info.above if (base := _base(context, kind)) is not None]
    if info.kind == "enum":
        bases.append(need(context, "Enum"))
    if "Exception" in bases and len(bases) > 1:
        bases.remove("Exception")
    return ", ".join(dict.fromkeys(bases))


def _base(context: Context, kind: JavaType) -> str | None:
    found = context.imports.find(kind.name)
    if found is None:
        return None
    if found.kind in ("own", "aws", "other"):
        return None if is_dropped(found.java) else context.imports.python(found)
    if found.java in EXCEPTIONS:
        return need(context, EXCEPTIONS[found.java][0])
    if found.java in ("java.lang.Thread", "java.util.logging.Handler"):
        return need(context, TYPES[found.java])
    return {"java.util.HashMap": "dict", "java.util.ArrayList": "list"}.get(found.java)


def _annotations(context: Context, node: Node, info: ClassInfo) -> None:
    """Decorators, loggers and marks that stand for annotations."""
    given = marks_on(node)
    for name, each in given.items():
        if name in _names_of_loggers() and _logger_of(context, name):
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
        elif _is_marked(context, name):
            context.mark(each, _MARKED[_is_marked(context, name)])
    if info.kind == "record":
        context.emit(head_row(node), f"@{need(context, 'dataclass')}(frozen=True)", early=True, alone=True)


def _written(context: Context, name: str) -> bool:
    last = context.items[-1] if context.items else None
    return last is not None and getattr(last, "text", "").startswith(f"@{name}")


def _names_of_loggers() -> frozenset[str]:
    from sts_sdk.porting._library._others import LOG_ANNOTATIONS  # noqa: PLC0415

    return LOG_ANNOTATIONS


def _logger_of(context: Context, name: str) -> bool:
    return any(each.java.startswith("lombok") for each in context.imports.imports) and bool(name)


def _is_marked(context: Context, name: str) -> str:
    spring = any(each.java.startswith("org.springframework") for each in context.imports.imports)
    if name.startswith("Conditional") and spring:
        return "Conditional"
    return name if name in _MARKED and spring else ""


def _docstring(context: Context, node: Node, inner: Node) -> None:
    """The first sentence of the Javadoc, if the line below the head is free."""
    before = node.prev_sibling
    free = inner.start_point.row + 1
    lines = context.source.lines
    if before is None or before.type != "block_comment" or not text(before).startswith("/**"):
        return
    if free >= last_row(node) or lines[free].strip():
        return
    said = " ".join(line.strip().strip("*").strip() for line in text(before)[3:-2].splitlines())
    sentence = said.strip().partition(". ")[0].partition("@")[0].partition("<")[0].strip().rstrip(".")
    if sentence and len(sentence) < 100:
        context.emit(free, f'"""{sentence.replace(chr(92), "/").replace(chr(34), chr(39))}."""', alone=True)


def _components(context: Context, node: Node, info: ClassInfo) -> None:
    for name, kind, _ in parameters(node):
        context.emit(head_row(node), f"{info.fields[name].python}: {hint(context, kind)}")


def members(context: Context, inner: Node, info: ClassInfo) -> None:
    """What stands in a class."""
    plan = _fields.plan(context, inner, info)
    for each in _each_member(inner):
        _guarded_member(context, each, info, plan)
    _fields.after_members(context, inner, info, plan)


def _each_member(inner: Node) -> list[Node]:
    found: list[Node] = []
    for each in parts(inner):
        found += parts(each) if each.type == "enum_body_declarations" else [each]
    return found


def _guarded_member(context: Context, node: Node, info: ClassInfo, plan: _fields.Plan) -> None:
    kept, marks, places = len(context.items), len(context.marks), len(context.places)
    try:
        if row(node) in context.forced:
            raise CannotPort("this line needs a person")
        _member(context, node, info, plan)
    except (CannotPort, *SURPRISES) as why:
        del context.items[kept:], context.marks[marks:], context.places[places:]
        reason = str(why) if isinstance(why, CannotPort) else ODD
        context.mark(node, reason, valid=_fields.valid_instead(node, info))


def _member(context: Context, node: Node, info: ClassInfo, plan: _fields.Plan) -> None:
    if node.type in ("field_declaration", "constant_declaration"):
        _fields.field(context, node, info, plan)
    elif node.type == "enum_constant":
        _fields.constant(context, node, info)
    elif node.type == "method_declaration":
        method(context, node, info)
    elif node.type in ("constructor_declaration", "compact_constructor_declaration"):
        constructor(context, node, info, plan)
    elif node.type in DECLARATIONS:
        declaration(context, node)
    elif node.type == "static_initializer":
        _static(context, node, info)
    elif node.type == "block":
        plan.initializers.append(node)
    elif node.type == "annotation_type_element_declaration":
        context.emit(row(node), f"def {_names.attribute(text(child(node, 'name')))}(self): ...")
    elif node.type not in ("import_declaration", ";"):
        raise CannotPort(f"{node.type.replace('_', ' ')} is not known here")


def _static(context: Context, node: Node, info: ClassInfo) -> None:
    name = context.fresh("_static")
    context.emit(row(node), "@staticmethod", early=True, alone=True)
    with context.block(row(node), f"def {name}() -> None:"), _inside(context, None, "", info):
        body(context, parts(node)[0])
    context.closing.append(f"{info.path}.{name}()")


class _inside:
    """Stand in a method: its object has a name, its parameters are known."""

    def __init__(self, context: Context, method: Method | None, me: str, info: ClassInfo) -> None:
        self._context, self._method, self._me, self._info = context, method, me, info

    def __enter__(self) -> None:
        context = self._context
        self._place = context.places[-1]
        self._kept = (self._place.me, self._place.in_body, context.loops, context.hoisting, context.actions)
        self._place.me, self._place.in_body = self._me, False
        context.loops, context.hoisting, context.actions = [], True, []
        context.methods.append(self._method)
        context.scopes.append({})

    def __exit__(self, *_: object) -> None:
        context = self._context
        context.scopes.pop()
        context.methods.pop()
        self._place.me, self._place.in_body, context.loops, context.hoisting, context.actions = self._kept


def _own_name(context: Context) -> str:
    """What a method calls its object: ``self``, or another name inside a method of another class."""
    around = [each.me for each in context.places[:-1] if each.me]
    return "self" if not around else "this" if len(around) == 1 else f"this_{len(around)}"


def method(context: Context, node: Node, info: ClassInfo) -> None:
    """A method."""
    found = next(each for each in info.methods[text(child(node, "name"))] if each.node == node)
    given = marks_on(node)
    at_row, inner = head_row(node), node.child_by_field_name("body")
    me = "" if found.static else _own_name(context)
    _decorators(context, node, found, given)
    with context.scope():
        context.methods.append(found)
        taken = _parameters(context, node, me)
        after = any(_FIXTURES[name][1] for name in given if name in _FIXTURES)
        returns = f"{need(context, 'Iterator')}[None]" if after else hint(context, found.returns)
        context.methods.pop()
        head = f"def {found.variant}({taken}) -> {returns}:"
        if inner is None:
            with context.block(at_row, head):
                context.emit(last_row(node), "raise NotImplementedError")
        else:
            _method_body(context, node, info, found, head, given, inner, me)
    _dispatcher(context, node, info, info.methods[found.name], found)
    _as_call(context, node, info, found)


def _method_body(
    context: Context,
    node: Node,
    info: ClassInfo,
    found: Method,
    head: str,
    given: dict[str, Node],
    inner: Node,
    me: str,
) -> None:
    at_row = head_row(node)
    expected = _expected_failure(context, given)
    test_row = row(given["Test"]) if "Test" in given else at_row
    with context.block(test_row if expected else at_row, head), _inside_keeping(context, found, me, info):
        if expected:
            with context.block(at_row, expected):
                body(context, inner)
        elif set(given) & {name for name, (_, after) in _FIXTURES.items() if after}:
            context.emit(at_row, "yield")
            body(context, inner)
        else:
            _docstring(context, node, inner)
            body(context, inner)


def _inside_keeping(context: Context, found: Method, me: str, info: ClassInfo) -> _inside:
    return _inside(context, found, me, info)


def _expected_failure(context: Context, given: dict[str, Node]) -> str:
    """``@Test(expected = X.class)``."""
    from sts_sdk.porting._hints import caught  # noqa: PLC0415
    from sts_sdk.porting._trees import read_type  # noqa: PLC0415

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


def _decorators(context: Context, node: Node, found: Method, given: dict[str, Node]) -> None:
    for name, each in given.items():
        if name in _FIXTURES:
            context.imports.need("pytest")
            scope = "" if _FIXTURES[name][0] == "function" else ', scope="class"'
            context.emit(row(each), f"@pytest.fixture(autouse=True{scope})", alone=True)
        elif name in ("Ignore", "Disabled"):
            context.imports.need("pytest")
            reason = each.child_by_field_name("arguments")
            said = list(parts(reason)) if reason is not None else []
            why = f"(reason={context.expression(said[0]).code})" if said and said[0].type == "string_literal" else ""
            context.emit(row(each), f"@pytest.mark.skip{why}", alone=True)
        elif _is_marked(context, name):
            context.mark(each, _MARKED[_is_marked(context, name)])
    if found.static:
        context.emit(head_row(node), "@staticmethod", early=True, alone=True)


def _parameters(context: Context, node: Node, me: str) -> str:
    shown = [me] if me else []
    for name, kind, spread in parameters(node):
        python = context.declare(name, kind)
        if spread and kind.element is not None:
            shown.append(f"*{python}: {hint(context, kind.element)}")
        else:
            shown.append(f"{python}: {hint(context, kind)}")
    return ", ".join(shown)


def _dispatcher(context: Context, node: Node, info: ClassInfo, group: list[Method], last: Method) -> None:
    """Behind the last of several methods of one name, the method that chooses among them."""
    shared = [each for each in group if each.python == last.python]
    if len(shared) < 2 or shared[-1] is not last or last.variant == last.python:
        return
    static = all(each.static for each in shared)
    me = "" if static else _own_name(context)
    holder = info.path if static else me
    calls = [f"{holder}.{each.variant}(*args)" for each in shared]
    tests = [_test(context, each, shared) for each in shared]
    ordered = sorted(zip(tests, calls, strict=True), key=lambda pair: "*" in pair[0])
    code = ordered[-1][1]
    for test, call in reversed(ordered[:-1]):
        code = f"{call} if {test.strip('*')} else {code}"
    returns = "None" if last.python == "__init__" else _common(context, shared)
    any_type = need(context, "Any")
    end = last_row(node)
    if static:
        context.emit(end, "@staticmethod", alone=True)
    word = "" if last.python == "__init__" else "return "
    with context.block(end, f"def {last.python}({f'{me}, ' if me else ''}*args: {any_type}) -> {returns}:"):
        context.emit(end, f"{word}{soft(code)}")


def _common(context: Context, shared: list[Method]) -> str:
    hints = {hint(context, each.returns) for each in shared}
    return hints.pop() if len(hints) == 1 else need(context, "Any")


def _test(context: Context, method: Method, shared: list[Method]) -> str:
    """When a call means this one: by the number of arguments, then by the class of one."""
    from sts_sdk.porting._hints import runtime  # noqa: PLC0415

    count = len(method.parameters)
    number = f"len(args) >= {count - 1}*" if method.variadic else f"len(args) == {count}"
    alike = [each for each in shared if len(each.parameters) == count and each is not method]
    if not alike or method.variadic:
        return number
    for position in range(count):
        kinds = [runtime(context, each.parameters[position]) for each in (method, *alike)]
        if None not in kinds and len(set(kinds)) == len(kinds) and "object" not in kinds:
            return f"{number} and isinstance(args[{position}], {kinds[0]})"
    if method is next(each for each in shared if len(each.parameters) == count):
        context.note(head_row(method.node), "methods that only their arguments' types tell apart")
    return number


def _as_call(context: Context, node: Node, info: ClassInfo, found: Method) -> None:
    """An object of one of Java's function types can be called."""
    for kind in info.above:
        if FUNCTIONS.get(kind.name) == found.name and found.variant == found.python and not found.static:
            context.emit(last_row(node), f"__call__ = {found.python}")


def constructor(context: Context, node: Node, info: ClassInfo, plan: _fields.Plan) -> None:
    """A constructor."""
    found = next(each for each in info.constructors if each.node == node)
    at_row, inner, me = head_row(node), child(node, "body"), _own_name(context)
    if node.type == "compact_constructor_declaration":
        _compact(context, node, info, found, inner, me)
        return
    with context.scope():
        taken = _parameters(context, node, me)
        with context.block(at_row, f"def {found.variant}({taken}) -> None:"), _inside(context, found, me, info):
            calls = [each for each in parts(inner) if each.type == "explicit_constructor_invocation"]
            if not any(text(child(each, "constructor")) == "this" for each in calls):
                for each in calls:
                    context.statement(each)
                if not calls and _has_own_parent(context, info):
                    context.emit(at_row, "super().__init__()")
                _fields.initialise(context, info, plan, at_row)
                calls_done = calls
            else:
                calls_done = []
            rest = [each for each in parts(inner) if each not in calls_done]
            for each in rest:
                context.statement(each)
    plan.constructed += 1
    _dispatcher(context, node, info, info.constructors, found)


def _compact(context: Context, node: Node, info: ClassInfo, found: Method, inner: Node, me: str) -> None:
    with context.block(head_row(node), f"def __post_init__({me}) -> None:"), _inside(context, found, me, info):
        body(context, inner)


def _has_own_parent(context: Context, info: ClassInfo) -> bool:
    for kind in info.above:
        found = context.imports.find(kind.name)
        if found is None:
            continue
        own = own_class(context, kind)
        if own is not None and own.kind == "class":
            return True
        if found.kind == "other" or found.java == "java.lang.Thread" or found.java in EXCEPTIONS:
            return found.kind != "other" or kind is info.above[0]
    return False


def constructor_call(context: Context, node: Node) -> None:
    """``this(...)`` and ``super(...)``."""
    from sts_sdk.porting._calls import arguments, chosen, listed  # noqa: PLC0415

    if context.place is None:
        raise CannotPort("a constructor's call outside a constructor")
    info, me = context.place.info, context.place.me
    values = arguments(context, node)
    if text(child(node, "constructor")) == "this":
        target = chosen(info.constructors, len(values))
        name = target.variant if target is not None else "__init__"
        context.emit(row(node), f"{me}.{name}({listed(values)})")
        return
    if any(kind.name.endswith(("Exception", "Error", "Throwable")) for kind in info.above) and _java_failure(
        context, info
    ):
        _failure(context, node, [each.code for each in values], me)
    elif info.kind != "enum":
        context.emit(row(node), f"super().__init__({listed(values)})")


def _java_failure(context: Context, info: ClassInfo) -> bool:
    found = context.imports.find(info.above[0].name)
    return found is not None and found.java in EXCEPTIONS


def _failure(context: Context, node: Node, values: list[str], me: str) -> None:
    context.emit(row(node), f"super().__init__({values[0] if values else ''})")
    if len(values) > 1:
        context.emit(row(node), f"{me}.__cause__ = {values[1]}")


def write_local_class(context: Context, node: Node, info: ClassInfo, head: str, inner: Node) -> None:
    """An anonymous class, above the statement that makes it."""
    with context.block(row(node), head):
        context.places.append(Place(info))
        kept, context.closing = context.closing, []
        try:
            members(context, inner, info)
        finally:
            context.places.pop()
            context.closing = kept


def write_function(context: Context, method_node: Node, name: str) -> None:
    """The method of an anonymous function object, as a function above the statement."""
    inner = child(method_node, "body")
    with context.scope():
        taken = _parameters(context, method_node, "")
        returns = hint(context, _result(method_node))
        with context.block(head_row(method_node), f"def {name}({taken}) -> {returns}:"), _plainly(context):
            body(context, inner)


def _result(node: Node) -> JavaType:
    from sts_sdk.porting._trees import read_type  # noqa: PLC0415

    return read_type(child(node, "type"))


def write_lambda(
    context: Context, node: Node, name: str, names: list[tuple[str, JavaType | None]], inner: Node
) -> None:
    """A lambda with a block, as a function above the statement."""
    any_type = need(context, "Any")
    with context.scope():
        shown = [f"{context.declare(each, kind)}: {hint(context, kind) if kind else any_type}" for each, kind in names]
        with context.block(row(node), f"def {name}({', '.join(shown)}) -> {any_type}:"), _plainly(context):
            body(context, inner)


class _plainly:
    """Stand in a function inside a method: loops and cases around it cannot be left."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __enter__(self) -> None:
        context = self._context
        self._kept = (context.loops, context.hoisting, context.actions)
        context.loops, context.hoisting, context.actions = [], True, []
        self._place = context.place
        self._in_body = self._place.in_body if self._place is not None else False
        if self._place is not None:
            self._place.in_body = False

    def __exit__(self, *_: object) -> None:
        self._context.loops, self._context.hoisting, self._context.actions = self._kept
        if self._place is not None:
            self._place.in_body = self._in_body


_ = modifiers
