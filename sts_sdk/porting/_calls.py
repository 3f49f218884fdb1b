"""Calls of methods: the program's own, AWS's, Java's library's, other people's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _listing, _logs, _names, _streams, _testing
from sts_sdk.porting._code import ATOM, COMPARE, CannotPort, JavaType, Value, at, plain
from sts_sdk.porting._expressions import kind_of
from sts_sdk.porting._imports import Name, split
from sts_sdk.porting._library import METHODS, STATICS
from sts_sdk.porting._library._types import EXCEPTIONS, FUNCTIONS
from sts_sdk.porting._lookup import class_of, class_value, family, is_elsewhere, me, own_class, reach
from sts_sdk.porting._strings import format_call, quoted, text_of, unquoted
from sts_sdk.porting._templates import fill, java_type
from sts_sdk.porting._trees import child, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo, Method

# Methods that only text has: they are translated even where the type of a value is not known.
_TEXT_ONLY: Final = frozenset(
    "equalsIgnoreCase/1 toLowerCase/0 toUpperCase/0 trim/0 startsWith/1 endsWith/1 charAt/1 getBytes/0 getBytes/1"
    " substring/1 substring/2 replaceAll/2 toCharArray/0 isBlank/0 lastIndexOf/1 compareToIgnoreCase/1".split()
)
_EVERYWHERE: Final = frozenset("equals/1 hashCode/0 toString/0 getClass/0".split())
_LIST_ONLY: Final = frozenset("keySet/0 entrySet/0 containsKey/1 containsValue/1 putAll/1 putIfAbsent/2".split())
_UNWRAP: Final = "unwrap() gives botocore's client, which has it"


def method_invocation(context: Context, node: Node) -> Value:
    """``a.b(c)``, ``b(c)``, ``X.b(c)``, ``super.b(c)``."""
    name = text(child(node, "name"))
    holder = node.child_by_field_name("object")
    special = _testing.call(context, node, name)
    if special is not None:
        return special
    if holder is None:
        return _unqualified(context, node, name)
    if holder.type == "super":
        return _of_super(context, node, name)
    owner = class_of(context, holder)
    if owner is not None:
        return _static(context, node, owner, name)
    receiver = context.expression(holder)
    logged = _logs.call(context, node, name, receiver) or _streams.on_value(context, node, receiver, name)
    return logged or _of_object(context, node, receiver, name)


def arguments(context: Context, node: Node) -> list[Value]:
    """The arguments of a call."""
    return [context.expression(each) for each in parts(child(node, "arguments"))]


def listed(values: list[Value]) -> str:
    """Arguments with commas."""
    return ", ".join(each.code for each in values)


def chosen(methods: list[Method], count: int) -> Method | None:
    """The method that takes this number of arguments, the first if there are more."""
    for each in methods:
        if len(each.parameters) == count:
            return each
    return next((each for each in methods if each.variadic and count >= len(each.parameters) - 1), None)


def _unqualified(context: Context, node: Node, name: str) -> Value:
    values = arguments(context, node)
    start = at(row(node))
    for place in reversed(context.places):
        for info in [*family(context, place.info), *place.info.outward()]:
            if name in info.methods:
                return _own(context, start, info, name, values)
    imported = _static_import(context, node, name, values)
    if imported is not None:
        return imported
    for place in reversed(context.places):
        if place.me and place.info.kind == "record" and name in place.info.components:
            return Value(f"{start}{place.me}.{_names.attribute(name)}", place.info.fields[name].type)
    return _inherited(context, name, values, start)


def _inherited(context: Context, name: str, values: list[Value], start: str) -> Value:
    for place in reversed(context.places):
        above = [kind for info in family(context, place.info) for kind in info.above]
        if place.me and (above or place.info.kind == "enum" or place is context.places[0]):
            receiver = Value(start + place.me, JavaType(place.info.name))
            key = f"{name}/{len(values)}"
            if key in _EVERYWHERE and not any(is_elsewhere(context, kind) for kind in above):
                return fill(context, METHODS["Object"][key], receiver, values)
            if place.info.kind == "enum" and name in ("name", "ordinal"):
                return _of_enum(receiver, name, place.info.path)
            if any(kind.name.endswith(("Exception", "Error")) for kind in above) and key in METHODS["Throwable"]:
                return fill(context, METHODS["Throwable"][key], receiver, values)
            return Value(f"{start}{place.me}.{_names.attribute(name)}({listed(values)})", None)
    if context.places and context.places[-1].info.kind == "enum" and name == "values":
        return Value(f"list({context.places[-1].info.path})", None)
    return Value(f"{start}{_names.identifier(name)}({listed(values)})", None)


def _own(context: Context, start: str, info: ClassInfo, name: str, values: list[Value]) -> Value:
    method = chosen(info.methods[name], len(values)) or info.methods[name][0]
    paths = {id(each): [*family(context, each.info), *each.info.outward()] for each in context.places}
    place = next(each for each in reversed(context.places) if any(info is one for one in paths[id(each)]))
    owner = reach(context, place, info, static=method.static) or info.path
    code = f"{start}{owner}.{method.python}({listed(_spread(method, values))})"
    return Value(code, method.returns)


def _spread(method: Method, values: list[Value]) -> list[Value]:
    """An array that is handed to ``String...`` is spread."""
    if method.variadic and len(values) == len(method.parameters) and values[-1].kind == "[]":
        return [*values[:-1], Value(f"*{values[-1].within(ATOM)}")]
    return values


def _static_import(context: Context, node: Node, name: str, values: list[Value]) -> Value | None:
    for each in context.imports.imports:
        if not each.static or (not each.wildcard and each.java.rpartition(".")[2] != name):
            continue
        owner = each.java if each.wildcard else each.java.rpartition(".")[0]
        found = context.imports.find(owner)
        key = f"{owner}.{name}/{len(values)}"
        if key in STATICS or f"{owner}.{name}/*" in STATICS or not each.wildcard:
            return _static_with(context, node, found or Name(owner, "other"), name, values)
        if found is not None and found.kind == "other" and not _declared_above(context, name):
            return _static_with(context, node, found, name, values)
    return None


def _declared_above(context: Context, name: str) -> bool:
    return any(is_elsewhere(context, kind) for place in context.places for kind in place.info.above) and bool(name)


def _of_super(context: Context, node: Node, name: str) -> Value:
    values = arguments(context, node)
    python = _names.method(name, len(values), private=False)
    return Value(f"{at(row(node))}super().{python}({listed(values)})", None)


def _static(context: Context, node: Node, owner: Name, name: str) -> Value:
    if name == "format" and owner.java == "java.lang.String":
        template, *rest = list(arguments(context, node))
        if template.kind != "String" and rest:
            template, *rest = rest
        return Value(format_call(template, rest), JavaType("String"), 12 if rest else ATOM)
    logger = _logs.factory(context, node, owner, name)
    return logger or _static_with(context, node, owner, name, arguments(context, node))


def _static_with(context: Context, node: Node, owner: Name, name: str, values: list[Value]) -> Value:
    start = at(row(node))
    property_value = _known_property(context, owner, name, values)
    if property_value is not None:
        return property_value
    filled = _from_table(context, owner.java, name, values)
    if filled is not None:
        return Value(start + filled.code, filled.type, filled.binding)
    if owner.java == "java.lang.String" and name == "format":
        return Value(format_call(values[0], values[1:]), JavaType("String"), 12 if values[1:] else ATOM)
    if owner.java.endswith("Optional") and name == "of":
        return values[0]
    if owner.kind == "own":
        return _static_own(context, start, owner, name, values)
    if owner.kind == "aws":
        return _static_aws(context, start, owner, name, values)
    made = _map_of(owner, name, values)
    if made is not None:
        return made
    if owner.kind in ("java", "library"):
        if owner.java.startswith(("java.", "javax.crypto")) or (not context.imports.package and owner.kind == "java"):
            raise CannotPort(f"{owner.java}.{name} has no counterpart here")
        return Value(f"{start}{context.imports.python(owner)}.{_names.attribute(name)}({listed(values)})", None)
    value = class_value(context, owner)
    return Value(f"{start}{value.code}.{_names.attribute(name)}({listed(values)})", _result(owner, name))


def _result(owner: Name, name: str) -> JavaType | None:
    """What other people's factories most likely give."""
    return JavaType(owner.simple) if name in ("getInstance", "newInstance", "create") else None


_PROPERTIES: Final = {
    "user.home": "String str(Path.home())",
    "java.io.tmpdir": "String tempfile.gettempdir()",
    "user.dir": "String os.getcwd()",
    "user.name": "String getpass.getuser()",
    "line.separator": "String os.linesep",
    "file.separator": "String os.sep",
    "path.separator": "String os.pathsep",
    "os.name": "String platform.system()",
    "os.arch": "String platform.machine()",
    "os.version": "String platform.release()",
    "java.version": "String platform.python_version()",
}


def _known_property(context: Context, owner: Name, name: str, values: list[Value]) -> Value | None:
    if owner.java != "java.lang.System" or name != "getProperty" or not values:
        return None
    known = unquoted(values[0].plain)
    return fill(context, _PROPERTIES[known], None, []) if known in _PROPERTIES else None


def _from_table(context: Context, owner: str, name: str, values: list[Value]) -> Value | None:
    key = f"{owner}.{name}"
    row_of = STATICS.get(f"{key}/{len(values)}") or STATICS.get(f"{key}/*")
    if (row_of is None and key.endswith("checkNotNull")) or key.endswith("requireNonNull"):
        row_of = STATICS.get(f"{key}/1")
    if row_of is None or (owner.startswith("com.amazonaws.util") and _listing.names("com.amazonaws.util") and False):
        return None
    return fill(context, row_of, None, values)


def _map_of(owner: Name, name: str, values: list[Value]) -> Value | None:
    """``Map.of(k, v, ...)`` and Guava's."""
    if owner.simple not in ("Map", "ImmutableMap", "ImmutableSortedMap") or name != "of" or len(values) % 2:
        return None
    pairs = [f"{key.code}: {value.code}" for key, value in zip(values[::2], values[1::2], strict=True)]
    kinds = tuple(each.type or JavaType("Object") for each in values[:2])
    return Value(f"{{{', '.join(pairs)}}}", JavaType("Map", kinds))


def _static_own(context: Context, start: str, owner: Name, name: str, values: list[Value]) -> Value:
    info = context.imports.own.get(owner.simple)
    if info is None:
        return Value(f"{start}{owner.java}.{_names.attribute(name)}({listed(values)})", None)
    if info.kind == "enum" and name == "values" and not values:
        return Value(f"list({start}{info.path})", JavaType(info.name, (), 1))
    if info.kind == "enum" and name == "valueOf" and len(values) == 1:
        return Value(f"{start}{info.path}[{values[0].code}]", JavaType(info.name))
    for each in family(context, info):
        method = chosen(each.methods.get(name, []), len(values))
        if method is not None:
            return Value(f"{start}{info.path}.{method.python}({listed(_spread(method, values))})", method.returns)
    return Value(f"{start}{info.path}.{_names.attribute(name)}({listed(values)})", None)


def _static_aws(context: Context, start: str, owner: Name, name: str, values: list[Value]) -> Value:
    found = _listing.find(owner.java)
    if found is not None and found.is_enum and name not in found.methods:
        if name == "valueOf" and len(values) == 1:
            return Value(f"{start}{context.imports.python(owner)}[{values[0].code}]", JavaType(owner.java))
        if name == "values":
            return Value(f"list({start}{context.imports.python(owner)})", JavaType(owner.java, (), 1))
    if found is not None and found.complete and name not in found.methods:
        raise CannotPort(f"sts_sdk has no {owner.simple}.{name}")
    code = f"{start}{context.imports.python(owner)}.{_names.attribute(name)}({listed(values)})"
    return Value(code, _aws_result(owner, found, name))


def _aws_result(owner: Name, found: _listing.Class | None, name: str) -> JavaType | None:
    returns = found.methods.get(name, "") if found is not None else ""
    if (
        name.startswith("with")
        or returns in ("Self", "Builder", "T")
        or (name in ("standard", "builder") and not returns)
    ):
        return JavaType(owner.java)
    if name in ("build", "defaultClient") and owner.simple.endswith("ClientBuilder"):
        package = split(owner.java)[0]
        return JavaType(f"{package}.{owner.simple.removesuffix('ClientBuilder')}")
    return _qualified(owner, returns)


def _qualified(owner: Name, returns: str) -> JavaType | None:
    """A type of our listing, by its full name."""
    kind = java_type(returns) if returns else None
    if kind is None:
        return None
    return JavaType(
        _full(owner, kind.name), tuple(JavaType(_full(owner, each.name)) for each in kind.arguments), kind.dimensions
    )


def _full(owner: Name, name: str) -> str:
    if not name[:1].isupper() or name in ("String", "Date", "List", "Map", "Set"):
        return name
    package, outer, _ = split(owner.java)
    places = (f"{package}.{outer}", package, f"{package}.model", package.removesuffix(".model"), "com.amazonaws.auth")
    more = ("com.amazonaws", "com.amazonaws.regions", "com.amazonaws.services.s3.model", "com.amazonaws.auth.policy")
    return next((f"{each}.{name}" for each in (*places, *more) if _listing.find(f"{each}.{name}")), name)


def _of_object(context: Context, node: Node, receiver: Value, name: str) -> Value:
    values = arguments(context, node)
    key = f"{name}/{len(values)}"
    dot = at(row(child(node, "name")))
    receiver = Value(receiver.code + dot, receiver.type, receiver.binding) if receiver.binding == ATOM else receiver
    kind = kind_of(receiver)
    own = own_class(context, receiver.type)
    if own is not None:
        return _of_own(context, receiver, own, name, values)
    if FUNCTIONS.get(receiver.kind) == name:
        kinds = receiver.type.arguments if receiver.type is not None else ()
        return Value(f"{receiver.within(ATOM)}({listed(values)})", kinds[-1] if kinds and name != "run" else None)
    made = _from_methods(context, receiver, kind, key, values)
    if made is not None:
        return made
    found = context.imports.find(receiver.kind) if receiver.kind else None
    if found is not None and found.kind == "aws":
        return _of_aws(context, receiver, found, name, values)
    return _of_unknown(context, receiver, found, name, values)


def _from_methods(context: Context, receiver: Value, kind: str, key: str, values: list[Value]) -> Value | None:
    special = _special(context, receiver, kind, key, values)
    if special is not None:
        return special
    rows = METHODS.get(kind)
    if rows is not None and key in rows:
        return fill(context, rows[key], receiver, values)
    if rows is not None and key in _EVERYWHERE and key in METHODS["Object"]:
        return fill(context, METHODS["Object"][key], receiver, values)
    if receiver.type is not None and _is_exception(context, receiver.kind) and key in METHODS["Throwable"]:
        return fill(context, METHODS["Throwable"][key], receiver, values)
    if not receiver.kind or receiver.kind in ("var", "Object"):
        if key in _TEXT_ONLY:
            return fill(context, METHODS["String"][key], receiver, values)
        if key in _LIST_ONLY:
            return fill(context, METHODS["Map"][key], receiver, values)
    return None


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
        if value.kind in ("boolean", "Boolean") and value.plain not in ("True", "False"):
            value = Value(f"str({value.code}).lower()", JavaType("String"))
        return _printed(receiver, value, end=key == "print/1")
    if kind == "String" and key == "replaceAll/2" and "$" in values[1].plain:
        return _regex_replace(context, receiver, values)
    return None


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
    pattern = unquoted(values[0].plain)
    kind = JavaType("String", (), 1)
    if pattern is not None:
        simple = pattern[1:] if len(pattern) == 2 and pattern[0] == "\\" and not pattern[1].isalnum() else pattern
        if (simple and not any(letter in r".$|()[{^?*+\\" for letter in simple)) or (
            len(pattern) == 2 and simple != pattern
        ):
            limit = (
                f", {int(values[1].plain) - 1}"
                if len(values) > 1 and values[1].plain.isdigit() and int(values[1].plain)
                else ""
            )
            return Value(f"{receiver.within(ATOM)}.split({quoted(simple)}{limit})", kind)
    return fill(context, METHODS["String"][f"split/{len(values)}"], receiver, values)


def _regex_replace(context: Context, receiver: Value, values: list[Value]) -> Value:
    replaced = unquoted(values[1].plain)
    if replaced is None:
        raise CannotPort("a replacement with groups that is not written out")
    python = quoted(re.sub(r"\$(\d)", r"\\\\\1", replaced))
    context.imports.need("re")
    return Value(f"re.sub({values[0].code}, {python}, {receiver.code})", JavaType("String"))


def _is_exception(context: Context, name: str) -> bool:
    found = context.imports.find(name)
    if found is None:
        return name.endswith(("Exception", "Error"))
    return found.java in EXCEPTIONS or (found.kind == "other" and name.endswith(("Exception", "Error")))


def _of_own(context: Context, receiver: Value, info: ClassInfo, name: str, values: list[Value]) -> Value:
    for each in family(context, info):
        method = chosen(each.methods.get(name, []), len(values))
        if method is not None:
            return _called_own(receiver, method, values)
    if info.kind == "enum" and name in ("name", "ordinal", "toString") and not values:
        return _of_enum(receiver, name, info.path)
    if name in info.components and not values:
        return Value(f"{receiver.within(ATOM)}.{_names.attribute(name)}", info.fields[name].type)
    accessed = _lombok(receiver, info, name, values)
    if accessed is not None:
        return accessed
    key = f"{name}/{len(values)}"
    if key in METHODS["Throwable"] and _is_own_exception(context, info):
        return fill(context, METHODS["Throwable"][key], receiver, values)
    if any(kind.name == "Thread" for kind in info.above) and key in METHODS["Thread"]:
        return fill(context, METHODS["Thread"][key], receiver, values)
    if key in _EVERYWHERE and (True):
        return fill(context, METHODS["Object"][key], receiver, values)
    return Value(f"{receiver.within(ATOM)}.{_names.attribute(name)}({listed(values)})", None)


def _called_own(receiver: Value, method: Method, values: list[Value]) -> Value:
    short = {"__str__": "str({})", "__hash__": "hash({})", "__iter__": "iter({})"}
    if method.python in short:
        return Value(short[method.python].format(receiver.code), method.returns)
    if method.python == "__eq__":
        return Value(f"{receiver.within(COMPARE + 1)} == {values[0].within(COMPARE + 1)}", JavaType("boolean"), COMPARE)
    return Value(f"{receiver.within(ATOM)}.{method.python}({listed(_spread(method, values))})", method.returns)


def _of_enum(receiver: Value, name: str, path: str) -> Value:
    if name == "ordinal":
        return Value(f"list({path}).index({receiver.code})", JavaType("int"))
    return Value(f"{receiver.within(ATOM)}.name", JavaType("String"))


def _is_own_exception(context: Context, info: ClassInfo) -> bool:
    return any(_is_exception(context, kind.name) for each in family(context, info) for kind in each.above)


def _lombok(receiver: Value, info: ClassInfo, name: str, values: list[Value]) -> Value | None:
    """Getters and setters that Lombok writes."""
    if not info.lombok:
        return None
    for prefix in ("get", "is", "set"):
        field = (
            info.fields.get(name[len(prefix) :][:1].lower() + name[len(prefix) + 1 :])
            if name.startswith(prefix)
            else None
        )
        if field is not None and prefix == "set" and values:
            code = f"setattr({receiver.code}, {quoted(field.python)}, {values[0].code})"
            return Value(code, JavaType("void"))
        if field is not None and not values:
            return Value(f"{receiver.within(ATOM)}.{field.python}", field.type)
    return None


def _of_aws(context: Context, receiver: Value, found: Name, name: str, values: list[Value]) -> Value:
    aws = _listing.find(found.java)
    key = f"{name}/{len(values)}"
    if aws is not None and aws.complete and name not in aws.methods:
        if key in _EVERYWHERE:
            return fill(context, METHODS["Object"][key], receiver, values)
        if aws.is_enum and name in ("name", "ordinal"):
            return _of_enum(receiver, name, context.imports.python(found))
        if name not in _S3_TO_COME:
            way = f"; {_UNWRAP}" if ".services." in found.java and found.simple.startswith("Amazon") else ""
            raise CannotPort(f"sts_sdk has no {found.simple}.{name}{way}")
    code = f"{receiver.within(ATOM)}.{_names.attribute(name)}({listed(values)})"
    if key == "equals/1" and (aws is None or name not in aws.methods):
        return fill(context, METHODS["Object"][key], receiver, values)
    return Value(code, _aws_result(found, aws, name))


_S3_TO_COME: Final = frozenset(
    "initiateMultipartUpload uploadPart completeMultipartUpload abortMultipartUpload listParts listMultipartUploads"
    " deleteObjects getUrl getObjectTagging setObjectTagging deleteObjectTagging getBucketPolicy setBucketPolicy"
    " deleteBucketPolicy getBucketLocation getBucketVersioningConfiguration setBucketVersioningConfiguration"
    " getBucketLifecycleConfiguration setBucketLifecycleConfiguration deleteBucketLifecycleConfiguration"
    " listNextBatchOfVersions changeObjectStorageClass doesBucketExist addRequestParameter unwrap"
    " withSSEAwsKeyManagementParams setSSEAwsKeyManagementParams getSSEAwsKeyManagementParams setEndpoint setTagging"
    " withTagging setSSEAlgorithm setServerSideEncryption getBucketTaggingConfiguration setBucketTaggingConfiguration"
    " setUploadId setPartNumber withStorageClass setStorageClass withProgressListener setGeneralProgressListener"
    " withGeneralProgressListener".split()
)


def _of_unknown(context: Context, receiver: Value, found: Name | None, name: str, values: list[Value]) -> Value:
    key = f"{name}/{len(values)}"
    if key in _EVERYWHERE:
        return fill(context, METHODS["Object"][key], receiver, values)
    if found is not None and found.kind == "v2":
        raise CannotPort("AWS SDK for Java v2")
    if found is not None and found.kind == "missing":
        raise CannotPort(f"sts_sdk has no {found.simple}")
    if (
        found is not None
        and found.kind == "java"
        and found.java not in EXCEPTIONS
        and found.simple not in ("Object", "Iterable")
    ):
        raise CannotPort(f"{found.java}.{name} has no counterpart here")
    kind = receiver.type if name.startswith("with") and len(values) == 1 else None
    return Value(f"{receiver.within(ATOM)}.{_names.attribute(name)}({listed(values)})", kind)


_ = me
