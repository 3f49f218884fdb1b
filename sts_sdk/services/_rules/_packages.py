"""The modules of a service: its package with the clients, and ``model`` with requests, results and exceptions."""

from __future__ import annotations

from collections.abc import Callable
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

from sts_sdk.internal._extras import needs
from sts_sdk.services._rules._names import module_name
from sts_sdk.services._rules._table import Package, package_of, recorded

_ROOT: Final = "sts_sdk.services."
# Libraries that Java has by hand beside the clients, and what does their work.
_NEAREST: Final = {
    "waiters": "the client's unwrap().get_waiter(...) of botocore waits",
    "datamodeling": "the client's getItem, putItem and query take and give AttributeValues",
    "document": "the client's getItem, putItem and query take and give AttributeValues",
    "buffered": "the client's sendMessageBatch and receiveMessage work without a buffer",
}
_ELSE: Final = "the client itself, or its unwrap(), which is botocore's, does the work"


def spec_of(fullname: str) -> ModuleSpec | None:
    """How to make the module of that name; None if there is no such service. ImportError says what is missing."""
    package, _, inner = fullname.removeprefix(_ROOT).partition(".")
    found = _known(package)
    if found is None:
        return None
    if recorded(found.name) is None:
        _check_is_younger(found)
    if inner in {"", "model"}:
        _check_can_be_called(found)
        return ModuleSpec(fullname, _Loader(found, inner), is_package=not inner)
    if any(helper.startswith(f"{inner}.") for row in found.rows for helper in row.helpers) or inner in _NEAREST:
        raise ImportError(f"{fullname} is a library of Java's own, not part of this package: {nearest(inner)}.")
    return None


def _known(module: str) -> Package | None:
    """The package that is imported as ``module``; those that are younger than the table only botocore knows."""
    name = module.rstrip("_")
    if module_name(name) != module:
        return None
    found = recorded(name)
    if found is not None:
        return found
    try:
        from sts_sdk.services._rules._model import younger  # noqa: PLC0415 -- needs botocore
    except ModuleNotFoundError as missing:
        raise _without_botocore(f"{_ROOT}{module}") from missing
    return younger(name)


def _check_can_be_called(package: Package) -> None:
    if all(row.botocore is None for row in package.rows):
        raise ImportError(f"{_ROOT}{package.name}: AWS has retired this service, and botocore does not know it.")


def _check_is_younger(package: Package) -> None:
    """Refuse a service that Java has under another name."""
    java = package_of(package.rows[0].botocore or "")
    if java is not None:
        raise ImportError(f"{_ROOT}{package.name}: in Java its package is called {java}: {_ROOT}{module_name(java)}.")


def _without_botocore(module: str) -> ImportError:
    return ImportError(needs(module, "botocore", "aws"))


def nearest(inner: str) -> str:
    """What does the work of one of Java's libraries beside the clients, by the last part of its package."""
    return _NEAREST.get(inner, _ELSE)


class _Loader(Loader):
    """Fills the module of a package, or of its ``model``."""

    def __init__(self, package: Package, inner: str) -> None:
        self._package = package
        self._inner = inner

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """None: the usual kind of module."""

    def exec_module(self, module: ModuleType) -> None:
        """Give the module its names, each of which is made when it is first asked for."""
        try:
            from sts_sdk.services._rules._clients import clients_of  # noqa: PLC0415 -- needs botocore
        except ModuleNotFoundError as missing:
            if str(missing.name).partition(".")[0] != "botocore":
                raise
            raise _without_botocore(module.__name__) from missing
        clients = clients_of(self._package, module.__name__.removesuffix(f".{self._inner}"))
        if self._inner:
            fill_module(module, clients.classes.get, clients.classes.names)
            module.__doc__ = (
                f"Requests, results, structures and exceptions (com.amazonaws.services.{self._package.name}.model)."
            )
        else:
            fill_module(module, _with_libraries(self._package, clients.get), clients.names)
            module.__doc__ = f"Clients and builders (com.amazonaws.services.{self._package.name})."


def fill_module(module: ModuleType, get: Callable[[str], Any], names: Callable[[], list[str]]) -> None:
    """``__getattr__`` and ``__dir__`` of a module (PEP 562). A name that was made stays, through a reload too."""
    space = vars(module)

    def load(name: str) -> object:
        if name == "__all__":
            return names()
        if name.startswith("__"):
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
        space[name] = made = get(name)
        return made

    space["__getattr__"] = load
    space["__dir__"] = lambda: sorted({*names(), *(name for name in space if name.startswith("__"))})


def _with_libraries(package: Package, get: Callable[[str], Any]) -> Callable[[str], Any]:
    """``get``, and for the name of a class that Java has by hand a sentence of its own."""
    by_hand = {helper for row in package.rows for helper in row.helpers}

    def found(name: str) -> Any:
        if name in by_hand:
            raise ImportError(
                f"{name} of com.amazonaws.services.{package.name} was written by hand in Java and is not part of this "
                f"package: {_ELSE}."
            )
        return get(name)

    return found
