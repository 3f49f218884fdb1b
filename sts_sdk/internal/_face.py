"""Faces of public packages: a name is loaded when it is first asked for (PEP 562).

Type checkers read the plain imports of a face; ``python -m codegen`` writes the half that runs from them:

    if TYPE_CHECKING:
        from sts_sdk.auth._chain import AWSCredentialsProviderChain as AWSCredentialsProviderChain
    else:
        __getattr__, __dir__, __all__ = face(__name__, {"_chain": "AWSCredentialsProviderChain"})

Of a name that is not here, a face and the classes on ``SaysWhatIsLeftOut`` say what does its work if it is one of
Java's that are left out (``_left_out``).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from _typeshed.importlib import MetaPathFinderProtocol


_ROOT: Final = __name__.partition(".")[0]
_SERVICES: Final = f"{_ROOT}.services"

# The import that tells whether an extra is installed.
EXTRAS: Final = {"aws": "botocore", "transfer": "s3transfer", "otel": "opentelemetry", "mock": "moto"}


def face(
    package: str,
    modules: Mapping[str, str],
    *,
    packages: str = "",
    extras: Mapping[str, str] | None = None,
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """``__getattr__``, ``__dir__`` and ``__all__`` of a package.

    ``modules`` maps a module (relative to the package, or absolute) to the names it defines; ``packages`` are the
    public packages inside; ``extras`` maps an extra to the names and packages that need it. All are separated by
    spaces. What needs an extra is left out of ``__all__``, so that ``import *`` works without it, unless the whole
    package needs it; ``dir`` shows it where the extra is installed. An ImportError names the extra that is missing.
    """
    homes = {name: module for module, names in modules.items() for name in names.split()}
    inner = packages.split()
    needs = {name: extra for extra, names in (extras or {}).items() for name in names.split()}

    def load(name: str) -> object:
        if name in inner:
            return _loaded(f"{package}.{name}")
        home = homes.get(name)
        if home is None:
            raise no_name(package, name)
        try:
            module = _loaded(home if home.startswith("sts_sdk.") else f"{package}.{home}")
        except ModuleNotFoundError as missing:
            told = "pip install" in str(missing)  # by a sentence of ours already
            if told or name not in needs or str(missing.name).startswith(_ROOT):
                raise
            from sts_sdk.internal import _extras  # noqa: PLC0415 -- told only where one is missing

            raise ImportError(_extras.needs(package, str(missing.name), needs[name])) from missing
        value = getattr(module, name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        from importlib.util import find_spec  # noqa: PLC0415 -- only ``dir`` asks what is installed

        installed = {extra for extra in set(needs.values()) if find_spec(EXTRAS[extra]) is not None}
        shown = [name for name in (*homes, *inner) if name not in needs or needs[name] in installed]
        return sorted({*shown, *(name for name in vars(sys.modules[package]) if name == "__version__")})

    exported = [name for name in homes if name not in needs]
    return load, names, sorted(exported or homes)


def _loaded(module: str) -> ModuleType:
    """The module of that full name: ``import_module``, without loading ``importlib`` and ``warnings`` for it."""
    __import__(module)
    return sys.modules[module]


class SaysWhatIsLeftOut:
    """A base of classes of which Java's have more: the AttributeError of such a name says what does its work."""

    __slots__ = ()

    if not TYPE_CHECKING:  # a type checker refuses the name itself

        def __getattr__(self, name: str) -> object:
            raise no_attribute(type(self), self, name)


class SaysWhatIsLeftOutOfTheClass(type):
    """The same for names that are asked of the class itself: static methods and constants."""

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> object:
            raise no_attribute(cls, cls, name)


def no_attribute(cls: type, asked: object, name: str) -> AttributeError:
    """The error in Python's own words, with a sentence behind them if the name is one of Java's."""
    whose = f"type object {cls.__name__!r}" if asked is cls else f"{cls.__name__!r} object"
    return _attribute_error(f"{whose} has no attribute {name!r}", asked, name, _way_from_class(cls, name))


def no_name(package: str, name: str) -> AttributeError:
    """The error of a package that does not have the name."""
    return _attribute_error(
        f"module {package!r} has no attribute {name!r}", sys.modules.get(package), name, _way(package, name)
    )


class LeftOutFinder:
    """Asked by ``import`` after all others: what is left out is an ImportError that says what does its work."""

    @staticmethod
    def find_spec(
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,  # noqa: ARG004 -- what ``import`` hands over
    ) -> ModuleSpec | None:
        """None, always: nothing is found here."""
        package, _, name = fullname.rpartition(".")
        if package == _SERVICES or (path is not None and not path):
            return None  # services without a folder are found by rule, and the table has nothing of them
        way = _way(package, name) if package.partition(".")[0] == _ROOT else None
        if way is None:
            return None
        raise ImportError(f"cannot import name {name!r} from {package!r}{_told(name, way)}", name=fullname)


def _attribute_error(text: str, asked: object, name: str, way: str | None) -> AttributeError:
    return AttributeError(text if way is None else text + _told(name, way), name=name, obj=asked)


def _told(name: str, way: str) -> str:
    return f". Java's {name} is left out: {way}."


def _way_from_class(cls: type, name: str) -> str | None:
    if name.startswith("_"):
        return None
    from sts_sdk.internal._left_out import way_from_class  # noqa: PLC0415 -- a branch that a failure takes

    return way_from_class((base.__name__ for base in cls.__mro__), name)


def _way(package: str, name: str) -> str | None:
    if name.startswith("_"):
        return None
    from sts_sdk.internal._left_out import way_from_package  # noqa: PLC0415 -- a branch that a failure takes

    return way_from_package(package.removeprefix(_ROOT).removeprefix("."), name)


def add_finder(finder: MetaPathFinderProtocol) -> None:
    """Have ``import`` ask a finder after all others; that of a reloaded package takes the place of the old one."""
    name = getattr(finder, "__qualname__", "")
    sys.meta_path[:] = [*(each for each in sys.meta_path if getattr(each, "__qualname__", "") != name), finder]


add_finder(LeftOutFinder)
