"""Faces of public packages: a name is loaded when it is first asked for (PEP 562).

Type checkers read the plain imports of a face; ``python -m codegen`` writes the half that runs from them:

    if TYPE_CHECKING:
        from sts_sdk.auth._chain import AWSCredentialsProviderChain as AWSCredentialsProviderChain
    else:
        __getattr__, __dir__, __all__ = face(__name__, {"_chain": "AWSCredentialsProviderChain"})
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

# The import that tells whether an extra is installed.
EXTRAS: Final = {"s3": "botocore", "transfer": "s3transfer", "otel": "opentelemetry", "mock": "moto"}


def face(
    package: str, modules: Mapping[str, str], *, packages: str = "", extras: Mapping[str, str] | None = None
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
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        try:
            module = _loaded(home if home.startswith("sts_sdk.") else f"{package}.{home}")
        except ModuleNotFoundError as missing:
            told = "pip install" in str(missing)  # by a sentence of ours already
            if told or name not in needs or str(missing.name).startswith(__name__.partition(".")[0]):
                raise
            raise ImportError(f"{package} needs {missing.name}: pip install 'sts_sdk[{needs[name]}]'") from missing
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
