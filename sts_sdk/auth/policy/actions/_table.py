"""Enumerations of actions from the table of all services' operations."""

from __future__ import annotations

import zlib
from enum import Enum
from pathlib import Path
from typing import Any, Final, Protocol, cast

from sts_sdk.auth.policy._statement import ActionEnum

_TABLE: Final = Path(__file__).with_name("table.txt.z")
_HOME: Final = __name__.rpartition(".")[0]


class Actions(Protocol):
    """The actions of a service, one for each operation, and ``All...Actions``: ``SQSActions.SendMessage``."""

    def __getattr__(self, name: str) -> ActionEnum: ...
    def __getitem__(self, name: str) -> ActionEnum: ...


def enumeration(name: str) -> Actions:
    """The enumeration of that name; AttributeError if there is no such service.

    An action has the name of its operation. The few that policies call otherwise, such as ``lambda:InvokeFunction``,
    can be given to ``withActions`` as text.
    """
    _, found, rest = zlib.decompress(_TABLE.read_bytes()).decode().partition(f"\n{name}\t")
    if not found:
        raise AttributeError(f"module {_HOME!r} has no attribute {name!r}")
    prefix, operations = rest.partition("\n")[0].split("\t")
    rows = [(f"All{name}", f"{prefix}:*"), *((each, f"{prefix}:{each}") for each in operations.split())]
    make: Any = ActionEnum
    made: type[Enum] = make(name, rows, module=_HOME)
    made.__doc__ = f"Actions of a service (com.amazonaws.auth.policy.actions.{name}), one for each operation."
    return cast("Actions", made)
