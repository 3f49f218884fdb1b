"""One rule of a policy."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._action import is_not
from sts_sdk.auth.policy._one_kind import check_one_kind
from sts_sdk.auth.policy._value import Value, having, spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sts_sdk.auth.policy._action import Action
    from sts_sdk.auth.policy._condition import Condition
    from sts_sdk.auth.policy._principal import Principal
    from sts_sdk.auth.policy._resource import Resource


class Statement(Value):
    """Who may, or may not, do what with which resources, and when (com.amazonaws.auth.policy.Statement).

    The ``with`` methods replace what was there, as in Java.
    """

    class Effect(Enum):
        """What a statement does (com.amazonaws.auth.policy.Statement.Effect)."""

        Allow = "Allow"
        Deny = "Deny"

        def toString(self) -> str:
            """``Allow`` or ``Deny``."""
            return self.name

        def __str__(self) -> str:
            return self.name

    def __init__(self, effect: Effect) -> None:
        self.setEffect(effect)
        self._id: str | None = None
        self._principals: list[Principal] = []
        self._actions: list[Action] = []
        self._resources: list[Resource] | None = None
        self._conditions: list[Condition] = []

    def getId(self) -> str | None:
        """The statement's id (``Sid``); a policy numbers its statements that have none."""
        return self._id

    def setId(self, id: str | None) -> None:  # noqa: A002 -- Java's name
        self._id = id

    def withId(self, id: str | None) -> Self:  # noqa: A002 -- Java's name
        self.setId(id)
        return self

    def getEffect(self) -> Effect:
        """Whether the statement allows or denies."""
        return self._effect

    def setEffect(self, effect: Effect) -> None:
        if not isinstance(effect, Statement.Effect):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"effect is {effect!r}; it must be Statement.Effect.Allow or .Deny.")
        self._effect = effect

    def getPrincipals(self) -> list[Principal]:
        """Who the statement is about; empty in policies that are attached to somebody."""
        return self._principals

    def setPrincipals(self, *principals: Principal | Iterable[Principal]) -> None:
        """Replace the principals, by one collection or one by one."""
        wanted = "principals, such as Principal(account)"
        values = having("getProvider", spread(principals), "withPrincipals", wanted)
        check_one_kind([principal.isNotType() for principal in values], "Principal")
        self._principals = values

    def withPrincipals(self, *principals: Principal | Iterable[Principal]) -> Self:
        self.setPrincipals(*principals)
        return self

    def getActions(self) -> list[Action]:
        """What is allowed or denied."""
        return self._actions

    def setActions(self, actions: Iterable[Action]) -> None:
        values = having("getActionName", actions, "withActions", "actions, such as S3Actions.GetObject")
        check_one_kind([is_not(action) for action in values], "Action")
        self._actions = values

    def withActions(self, *actions: Action | Iterable[Action]) -> Self:
        self.setActions(spread(actions))
        return self

    def getResources(self) -> list[Resource] | None:
        """What the statement is about; None until it is set."""
        return self._resources

    def setResources(self, resources: Iterable[Resource]) -> None:
        """Replace the resources: either such as are meant, or such as are not (``NotResource``)."""
        values = having("getId", resources, "withResources", "resources, such as Resource(arn)")
        check_one_kind([resource.isNotType() for resource in values], "Resource")
        self._resources = values

    def withResources(self, *resources: Resource | Iterable[Resource]) -> Self:
        self.setResources(spread(resources))
        return self

    def getConditions(self) -> list[Condition]:
        """When the statement holds; all of them must."""
        return self._conditions

    def setConditions(self, conditions: Iterable[Condition]) -> None:
        self._conditions = having("getConditionKey", conditions, "withConditions", "conditions")

    def withConditions(self, *conditions: Condition | Iterable[Condition]) -> Self:
        self.setConditions(spread(conditions))
        return self

    def _values(self) -> tuple[object, ...]:
        actions = tuple((action.getActionName(), is_not(action)) for action in self._actions)
        resources, conditions = tuple(self._resources or ()), tuple(self._conditions)
        return self._id, self._effect, tuple(self._principals), actions, resources, conditions
