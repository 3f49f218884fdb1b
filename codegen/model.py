"""The STS model: requests, results, structures, enums, exceptions and the operations of the clients."""

from __future__ import annotations

from codegen import _classes, _clients
from codegen._format import formatted
from codegen._service import load
from codegen._words import of_class

ROOT = "sts_sdk/services/securitytoken"


def generate() -> dict[str, str]:
    """Every generated file of ``sts_sdk/services/securitytoken``."""
    service = load()
    files = {
        "_operations.py": _clients.operations(service),
        "_async_operations.py": _clients.async_operations(service),
        "model/__init__.py": _classes.face(service),
        "model/_enums.py": _classes.enums(service),
        "model/_exceptions.py": _classes.exceptions(service),
    }
    for home, doc in _classes.STRUCTURES.items():
        files[f"model/{home}.py"] = _classes.module(
            doc,
            [
                _classes.structure_class(item, of_class(item.name), sent=_sent(item.name))
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


def _sent(name: str) -> bool:
    return any(member.of == name for operation in load().operations for member in operation.request.fields)
