"""Java's public API as it was recorded, and what of it ``sts_sdk`` has, by introspection.

``com.amazonaws.X.Outer$Nested`` is ``sts_sdk.X``'s ``Outer.Nested``; a method exists when its name does, static where
Java's is, and takes as many arguments as Java's. What is left out has its reason in ``tests/parity/left_out.toml``.
"""

from __future__ import annotations

import inspect
import json
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
LISTING = ROOT / "tests/data/java/java-api.json"
# Small classes of the core that ports asked for. Listed by hand, not recorded from the real SDK.
SMALL = ROOT / "tests/data/java/small-core.json"
LEFT_OUT = ROOT / "tests/parity/left_out.toml"
PREFIX = "com.amazonaws."


class Method(NamedTuple):
    """One public method of the listing; overloads are methods of their own."""

    owner: str
    """The Java class, without ``com.amazonaws.``, nested classes behind a ``$``."""
    name: str
    parameters: tuple[str, ...]
    """The simple names of the types."""
    returns: str
    static: bool

    @property
    def signature(self) -> str:
        """``auth.AWS4Signer.sign(SignableRequest<?>, AWSCredentials)``: how tables call it."""
        return f"{self.owner}.{self.name}({', '.join(self.parameters)})"


class Type(NamedTuple):
    """One public type of the listing; ``java`` is the whole entry."""

    name: str
    java: dict[str, Any]

    @property
    def package(self) -> str:
        """Java's package, without ``com.amazonaws.``; empty for the root."""
        return self.name.rpartition(".")[0]

    @property
    def nested(self) -> str:
        """``Outer.Nested``."""
        return self.name.rpartition(".")[2].replace("$", ".")

    @property
    def methods(self) -> list[Method]:
        """The public methods that the type declares."""
        return [
            Method(self.name, m["name"], tuple(simple(p["type"]) for p in m["params"]), m["returns"], m["static"])
            for m in self.java["methods"]
            if "public" in m["modifiers"].split()
        ]

    @property
    def constructors(self) -> list[int]:
        """How many arguments each public constructor takes."""
        return [len(c["params"]) for c in self.java["constructors"] if c["modifiers"] == "public"]

    @property
    def constants(self) -> list[dict[str, Any]]:
        """The public constant fields, with their ``value`` where it was recorded."""
        return [field for field in self.java["fields"] if field["modifiers"] == "public static final"]


def simple(java: str) -> str:
    """A Java type without packages and type arguments: ``java.util.List<...>`` is ``List``."""
    return java.partition("<")[0].rpartition(".")[2] if "..." not in java else f"{simple(java[:-3])}..."


@cache
def types() -> tuple[Type, ...]:
    """The listing, with the small classes of the core, by name."""
    entries = [entry for file in (LISTING, SMALL) for entry in json.loads(file.read_text(encoding="utf-8"))]
    entries.sort(key=lambda entry: str(entry["name"]))
    return tuple(Type(entry["name"].removeprefix(PREFIX), entry) for entry in entries)


def module(package: str) -> str:
    """The Python package of a Java package that is given without ``com.amazonaws.``."""
    return f"sts_sdk.{package}" if package else "sts_sdk"


def resolve(java: Type) -> Any:
    """The Python class of a Java type; ImportError or AttributeError if there is none."""
    found: Any = import_module(module(java.package))
    for part in java.nested.split("."):
        found = getattr(found, part)
    return found


def accepts(function: Callable[..., object], count: int) -> bool:
    """Whether a bound or static callable takes so many positional arguments."""
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    return True


def problem(method: Method, cls: type) -> str | None:
    """What keeps a Python class from having this method of Java's; None if it has it."""
    raw = inspect.getattr_static(cls, method.name, None)
    if raw is None:
        return "no such name"
    if method.static is not isinstance(raw, staticmethod | classmethod):
        return "static" if not method.static else "not static"
    own = 0 if method.static else 1  # self is an argument of what the class holds
    if not accepts(getattr(cls, method.name), len(method.parameters) + own):
        return f"takes other numbers of arguments: {inspect.signature(getattr(cls, method.name))}"
    return None


@cache
def problems() -> dict[str, str]:
    """Signature to problem, for all methods of the listing that Python does not have."""
    found: dict[str, str] = {}
    for java in types():
        cls = resolve(java)
        found.update({m.signature: text for m in java.methods if (text := problem(m, cls)) is not None})
    return found


@cache
def reasons() -> tuple[dict[str, Any], ...]:
    """What is left out on purpose: entries of ``why``, ``why_ja`` and ``names``."""
    return tuple(tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))["left_out"])


def left_out() -> dict[str, str]:
    """Signature to reason, for the methods and constants that are left out on purpose."""
    return {name: entry["why"] for entry in reasons() for name in entry["names"]}


def parity() -> str:
    """How much of the listing there is, found by introspection."""
    total = sum(len(java.methods) for java in types())
    return share(total - len(problems()), total)


def share(present: int, total: int) -> str:
    """``N of M methods (P%)``."""
    return f"{present} of {total} methods ({100 * present / total:.1f}%)"
