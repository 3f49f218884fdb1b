"""What a statement allows or denies."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, runtime_checkable

from sts_sdk.auth.policy._value import Value


@runtime_checkable
class Action(Protocol):
    """An operation of a service (com.amazonaws.auth.policy.Action). Any object with ``getActionName`` will do."""

    def getActionName(self) -> str:
        """The name in a policy, such as ``s3:GetObject`` or ``s3:*``."""
        ...


class ActionEnum(Enum):
    """The actions of one service, by Java's names; the value is the name in a policy."""

    def getActionName(self) -> str:
        """The name in a policy, such as ``s3:GetObject``."""
        return str(self.value)

    def isNotType(self) -> bool:
        """False: the action itself, not all others."""
        return False

    def toString(self) -> str:
        """Java's name of the member."""
        return self.name

    def __str__(self) -> str:
        return self.name


class NamedAction(Value):
    """An action as a policy's text names it; with ``isNotType``, every action but this one."""

    def __init__(self, actionName: str, isNotType: bool = False) -> None:
        self._name = actionName
        self._is_not = isNotType

    def getActionName(self) -> str:
        """The name in a policy."""
        return self._name

    def isNotType(self) -> bool:
        """True if the statement is about every action but this one."""
        return self._is_not

    def _values(self) -> tuple[object, ...]:
        return self._name, self._is_not


def is_not(action: Action) -> bool:
    """Whether an action, of any class, stands under ``NotAction``."""
    asked = getattr(action, "isNotType", None)
    return bool(asked()) if asked else False
