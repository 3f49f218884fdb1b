"""Calls of AWS's classes: whether they are here, and what they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.internal._left_out import way_from_class
from sts_sdk.porting import _listing, _names
from sts_sdk.porting._arguments import listed
from sts_sdk.porting._code import ATOM, CannotPort, JavaType, Value
from sts_sdk.porting._imports import split
from sts_sdk.porting._library import METHODS
from sts_sdk.porting._templates import fill, java_type
from sts_sdk.porting._values import EVERYWHERE

if TYPE_CHECKING:
    from sts_sdk.porting._context import Context
    from sts_sdk.porting._imports import Name


_UNWRAP: Final = "unwrap() gives botocore's client, which has it"


# What the classes that are made by rule have above them in Java.
_BASES: Final = (
    ("Client", "AmazonWebServiceClient"),
    ("ClientBuilder", "AwsClientBuilder"),
    ("Request", "AmazonWebServiceRequest"),
)
_STARTS: Final = ("standard", "builder")


def static_aws(context: Context, start: str, owner: Name, name: str, values: list[Value]) -> Value:
    """A static method of a class of AWS's."""
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
    if name == "builder" and owner.simple.endswith("Client") and not returns:
        return JavaType(f"{owner.java}Builder")
    if name.startswith("with") or returns in ("Self", "Builder", "T") or (name in _STARTS and not returns):
        return JavaType(owner.java)
    if name in ("build", "defaultClient") and owner.simple.endswith("ClientBuilder"):
        package = split(owner.java)[0]
        return JavaType(f"{package}.{owner.simple.removesuffix('ClientBuilder')}")
    return _qualified(owner, returns)


def _qualified(owner: Name, returns: str) -> JavaType | None:
    """A type of our listing, by its full name."""
    kind = java_type(returns) if returns else None
    return _with_full_names(owner, kind) if kind is not None else None


def _with_full_names(owner: Name, kind: JavaType) -> JavaType:
    inner = tuple(_with_full_names(owner, each) for each in kind.arguments)
    return JavaType(_full(owner, kind.name), inner, kind.dimensions)


def _full(owner: Name, name: str) -> str:
    if not name[:1].isupper() or name in ("String", "Date", "List", "Map", "Set"):
        return name
    package, outer, _ = split(owner.java)
    places = (f"{package}.{outer}", package, f"{package}.model", package.removesuffix(".model"), "com.amazonaws.auth")
    more = ("com.amazonaws", "com.amazonaws.regions", "com.amazonaws.services.s3.model", "com.amazonaws.auth.policy")
    return next((f"{each}.{name}" for each in (*places, *more) if _listing.find(f"{each}.{name}")), name)


def of_aws(context: Context, receiver: Value, found: Name, name: str, values: list[Value]) -> Value:
    """A method of an object of AWS's; marked if its class does not have it."""
    aws = _listing.find(found.java)
    key = f"{name}/{len(values)}"
    if aws is not None and aws.complete and name not in aws.methods:
        if key in EVERYWHERE:
            return fill(context, METHODS["Object"][key], receiver, values)
        if aws.is_enum and name in ("name", "ordinal"):
            return of_enum(receiver, name, context.imports.python(found))
        unwrap = _UNWRAP if ".services." in found.java and "unwrap" in aws.methods else ""
        bases = (base for ending, base in _BASES if found.simple.endswith(ending))
        way = way_from_class({found.simple, *aws.above, *bases}, name) or unwrap
        raise CannotPort(f"sts_sdk has no {found.simple}.{name}{f'; {way}' if way else ''}")
    code = f"{receiver.within(ATOM)}.{_names.attribute(name)}({listed(values)})"
    if key == "equals/1" and (aws is None or name not in aws.methods):
        return fill(context, METHODS["Object"][key], receiver, values)
    return Value(code, _aws_result(found, aws, name))


def of_enum(receiver: Value, name: str, path: str) -> Value:
    """``name`` and ``ordinal`` of a constant."""
    if name == "ordinal":
        return Value(f"list({path}).index({receiver.code})", JavaType("int"))
    return Value(f"{receiver.within(ATOM)}.name", JavaType("String"))
