"""The STS model: requests, results, structures, enums, exceptions and the operations of the clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen import _classes, _clients, faces
from codegen._format import formatted
from codegen._service import load
from codegen._words import of_class

if TYPE_CHECKING:
    from codegen._service import Service

ROOT = "sts_sdk/services/securitytoken"


def generate() -> dict[str, str]:
    """Every generated file of ``sts_sdk/services/securitytoken``."""
    service = load()
    in_requests = sent(service)
    files = {
        "_operations.py": _clients.operations(service),
        "_async_operations.py": _clients.async_operations(service),
        "model/__init__.py": faces.whole(f"{ROOT}/model/__init__.py", _classes.face(service)),
        "model/_enums.py": _classes.enums(service),
        "model/_exceptions.py": _classes.exceptions(service),
    }
    for home, doc in _classes.STRUCTURES.items():
        files[f"model/{home}.py"] = _classes.module(
            doc,
            [
                _classes.structure_class(item, of_class(item.name), sent=item.name in in_requests)
                for item in service.structures
                if _classes.home_of(item) == home
            ],
            service,
            shared=True,
        )
    for operation in service.operations:
        files[f"model/{operation.module}.py"] = _classes.module(
            f"The request and the result of {operation.name}.",
            _classes.operation_classes(operation),
            service,
            shared=False,
        )
    return {f"{ROOT}/{name}": formatted(f"{ROOT}/{name}", text) for name, text in files.items()}


def sent(service: Service) -> set[str]:
    """The structures that requests hold, also inside of others."""
    inside = {item.name: {member.of for member in item.fields if member.of} for item in service.structures}
    found: set[str] = set()
    new = {member.of for operation in service.operations for member in operation.request.fields if member.of}
    while new:
        found |= new
        new = {name for outer in new for name in inside[outer]} - found
    return found
