"""The classes of the services that are made by rule: which there are, what they have, what their methods give."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sts_sdk.services._rules._names import module_name
from sts_sdk.services._rules._packages import nearest
from sts_sdk.services._rules._table import recorded

if TYPE_CHECKING:
    from sts_sdk.services._rules._clients import Clients

_SERVICES: Final = "com.amazonaws.services."
_OURS: Final = f"{__name__.partition('.')[0]}.services"


class RuledNames(NamedTuple):
    """A class: what each method gives, as Python writes the type; its constants; whether all of this is known."""

    methods: dict[str, str]
    constants: frozenset[str] = frozenset()
    is_enum: bool = False
    complete: bool = True


def is_ruled(java: str) -> bool:
    """Whether ``com.amazonaws.services.X`` or ``com.amazonaws.services.X.model`` is made by rule."""
    service, _, inner = java.removeprefix(_SERVICES).partition(".")
    if not java.startswith(_SERVICES) or inner not in {"", "model"}:
        return False
    row = recorded(service)
    return any(each.botocore for each in row.rows) if row is not None else _clients(service) is not None


def way(java: str) -> str:
    """What does the work of a class that Java has by hand beside the clients; empty if it is not of a service."""
    service, _, inner = java.removeprefix(_SERVICES).partition(".")
    if not java.startswith(_SERVICES) or not is_ruled(f"{_SERVICES}{service}"):
        return ""
    return nearest(inner.partition(".")[0])


@cache
def ruled(java: str, name: str) -> RuledNames | None:
    """The class of a name in a package; None if there is none. Without botocore each name may be one."""
    service, _, inner = java.removeprefix(_SERVICES).partition(".")
    clients = _clients(service)
    if clients is None:
        return RuledNames({}, complete=False)
    return _of_model(clients, name) if inner else _of_client(clients, name)


@cache
def _clients(service: str) -> Clients | None:
    try:
        from sts_sdk.services._rules._clients import clients_of  # noqa: PLC0415 -- needs botocore, an extra
        from sts_sdk.services._rules._model import known  # noqa: PLC0415 -- the same
    except ImportError:
        return None
    package = known(service)
    if package is None or all(row.botocore is None for row in package.rows):
        return None
    return clients_of(package, f"{_OURS}.{module_name(service)}")


def _public(made: type) -> list[str]:
    return [name for name in dir(made) if not name.startswith("_")]


def _of_model(clients: Clients, name: str) -> RuledNames | None:
    from sts_sdk.services._rules._members import java_members  # noqa: PLC0415 -- needs botocore, which is here by now
    from sts_sdk.services._rules._stub_types import Types  # noqa: PLC0415 -- the same

    try:
        made = clients.classes.get(name)
    except AttributeError:
        return None
    entry = clients.classes.model.entry(name)
    methods = dict.fromkeys(_public(made), "")
    if entry is None or entry.shape is None:
        return RuledNames(methods)
    if hasattr(made, "__members__"):
        return RuledNames(methods, frozenset(made.__members__), is_enum=True)
    types = Types(entry.service)
    for member, _, spec in java_members(name, entry):
        given = types.got(spec["shape"]).replace("~", "")
        methods.update({f"{prefix}{member}": given for prefix in ("get", "is") if f"{prefix}{member}" in methods})
    return RuledNames(methods)


def _of_client(clients: Clients, name: str) -> RuledNames | None:
    try:
        made = clients.get(name)
    except AttributeError:
        return None
    methods = dict.fromkeys(_public(made), "")
    for service in clients.classes.model.services:
        if service.row.interface in name:
            for operation in service.operations:
                method = f"{operation[:1].lower()}{operation[1:]}"
                methods[method] = service.result_name(operation) or "None"
    return RuledNames(methods)
