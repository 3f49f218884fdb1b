"""Faces that load a name when it is first asked for (PEP 562), so that an import costs what it uses.

A package uses it hidden from type checkers, which read the plain imports instead, so that a misspelt name is
still an error there:

    if TYPE_CHECKING:
        from sts_sdk.auth._chain import AWSCredentialsProviderChain as AWSCredentialsProviderChain
    else:
        __getattr__, __dir__, __all__ = face(__name__, {"_chain": "AWSCredentialsProviderChain ..."})

A module that needs functions of another for its first call, or only when a call fails, has them ``late`` likewise.
"""

from __future__ import annotations

import sys

from sts_sdk._typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType


def face(
    package: str, modules: Mapping[str, str], extra: str | None = None
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """``__getattr__``, ``__dir__`` and ``__all__`` of a package.

    ``modules`` maps a module (relative to the package, or absolute) to the names it defines, separated by spaces.
    ``extra`` is what must be installed besides for them; an ImportError says so when it is not.
    """
    homes = {name: module for module, names in modules.items() for name in names.split()}

    def load(name: str) -> object:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        try:
            module = loaded(home if home.startswith("sts_sdk.") else f"{package}.{home}")
        except ModuleNotFoundError as missing:
            if extra is None or str(missing.name).startswith("sts_sdk"):
                raise
            raise ImportError(f"{package} needs {missing.name}: pip install 'sts_sdk[{extra}]'") from missing
        value = getattr(module, name)
        setattr(sys.modules[package], name, value)
        return value

    names = sorted(homes)
    return load, lambda: names, names


def late(namespace: dict[str, object], module: str, names: str) -> Iterator[Callable[..., object]]:
    """Functions (or classes, to be called) of a module that is loaded when one of them is first called.

    ``namespace`` are the globals that they are assigned to, where the function itself then takes its place.
    """
    return (_late(namespace, module, name) for name in names.split())


def load(*modules: str) -> None:
    """Load what was left for later."""
    for module in modules:
        loaded(module)


def loaded(module: str) -> ModuleType:
    """The module of that full name: ``import_module``, without loading ``importlib`` and ``warnings`` for it."""
    __import__(module)
    return sys.modules[module]


def _late(namespace: dict[str, object], module: str, name: str) -> Callable[..., object]:
    found: Callable[..., object] | None = None

    def call(*arguments: object, **options: object) -> object:
        nonlocal found
        function = found = found or getattr(loaded(module), name)
        if namespace.get(name) is call:
            namespace[name] = function
        return function(*arguments, **options)

    return call
