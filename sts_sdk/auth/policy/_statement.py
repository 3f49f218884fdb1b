"""The parts of a policy: statements, and the principals, actions, resources and conditions that they name."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, Protocol, Self, overload, runtime_checkable

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._value import PolicyPart, check_one_kind, having, spread


@runtime_checkable
class Action(Protocol):
    """An operation of a service (com.amazonaws.auth.policy.Action). Any object with ``getActionName`` will do."""

    def getActionName(self) -> str:
        """The name in a policy, such as ``s3:GetObject`` or ``s3:*``."""
        ...


class ActionEnum(Enum):
    """The base of a service's actions: each member has Java's name, and its value is the name in a policy."""

    def getActionName(self) -> str:
        """The name in a policy, such as ``s3:GetObject``."""
        return str(self.value)

    def isNotType(self) -> bool:
        """False: a member stands for its action, not for every other one."""
        return False

    def toString(self) -> str:
        """Java's name of the member."""
        return self.name

    def __str__(self) -> str:
        return self.name


class NamedAction(PolicyPart):
    """An action that was read from a policy's text; with ``isNotType``, every action but this one."""

    def __init__(self, actionName: str, isNotType: bool = False) -> None:
        self._name = actionName
        self._is_not = isNotType

    def getActionName(self) -> str:
        """The name in a policy."""
        return self._name

    def isNotType(self) -> bool:
        """True if the statement covers every action but this one (``NotAction``)."""
        return self._is_not

    def _values(self) -> tuple[object, ...]:
        return self._name, self._is_not


def is_not_action(action: Action) -> bool:
    """True if an action belongs under ``NotAction``. An action without ``isNotType`` belongs under ``Action``."""
    is_not_type = getattr(action, "isNotType", None)
    return bool(is_not_type()) if is_not_type else False


class Resource(PolicyPart):
    """A resource, named by its ARN or by a pattern of ARNs (com.amazonaws.auth.policy.Resource)."""

    def __init__(self, resource: str) -> None:
        if not isinstance(resource, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"The id of a resource must be text, not {type(resource).__name__}.")
        self._id = resource
        self._is_not = False

    def getId(self) -> str:
        """The ARN or pattern."""
        return self._id

    def isNotType(self) -> bool:
        """True if the statement covers every resource but this one (``NotResource``)."""
        return self._is_not

    def withIsNotType(self, isNotType: bool) -> Self:
        """Whether the statement covers every resource but this one (``NotResource``)."""
        self._is_not = isNotType
        return self

    def _values(self) -> tuple[object, ...]:
        return self._id, self._is_not


class Condition(PolicyPart):
    """A comparison of a key of the request with values (com.amazonaws.auth.policy.Condition).

    The subclasses in ``sts_sdk.auth.policy.conditions`` have the types of comparison that AWS knows.
    """

    def __init__(self) -> None:
        self.type: str | None = None
        self.conditionKey: str | None = None
        self.values: list[str] = []

    def getType(self) -> str | None:
        """The type of comparison, such as ``StringLike``; None until it is set."""
        return self.type

    def setType(self, type: str) -> None:  # noqa: A002 -- Java's name
        """Set the type of comparison, such as ``StringLike``."""
        self.type = type

    def withType(self, type: str) -> Self:  # noqa: A002 -- Java's name
        """Set the type of comparison, such as ``StringLike``."""
        self.setType(type)
        return self

    def getConditionKey(self) -> str | None:
        """The condition key, such as ``aws:SourceIp``; None until it is set."""
        return self.conditionKey

    def setConditionKey(self, conditionKey: str) -> None:
        """Set the condition key, such as ``aws:SourceIp``."""
        self.conditionKey = conditionKey

    def withConditionKey(self, key: str) -> Self:
        """Set the condition key, such as ``aws:SourceIp``."""
        self.setConditionKey(key)
        return self

    def getValues(self) -> list[str]:
        """The values; the condition holds if one of them matches."""
        return self.values

    def setValues(self, values: Iterable[str]) -> None:
        """Replace the values; the condition holds if one of them matches."""
        found = [values] if isinstance(values, str) else list(values)
        for value in found:
            if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
                raise IllegalArgumentException(f"withValues takes texts, not {type(value).__name__}.")
        self.values = found

    def withValues(self, *values: str | Iterable[str]) -> Self:
        """Replace the values; the condition holds if one of them matches."""
        self.setValues(spread(values))
        return self

    def _values(self) -> tuple[object, ...]:
        return self.type, self.conditionKey, tuple(self.values)


class Principal(PolicyPart):
    """Whom a statement allows or denies something (com.amazonaws.auth.policy.Principal).

    ``Principal(accountId)``, ``Principal(service)``, ``Principal(webIdentityProvider)``, ``Principal(provider, id)``.
    The hyphens of an AWS principal are removed, because account numbers are often written with hyphens; an ARN with
    hyphens needs ``Principal("AWS", arn, False)``. A principal never changes.
    """

    class Services(Enum):
        """AWS services to which a policy can give access (com.amazonaws.auth.policy.Principal.Services)."""

        AmazonApiGateway = "apigateway.amazonaws.com"
        AWSDataPipeline = "datapipeline.amazonaws.com"
        AmazonElasticTranscoder = "elastictranscoder.amazonaws.com"
        AmazonEC2 = "ec2.amazonaws.com"
        AWSOpsWorks = "opsworks.amazonaws.com"
        AWSCloudHSM = "cloudhsm.amazonaws.com"
        AllServices = "*"

        def getServiceId(self) -> str:
            """The service's name in a policy."""
            return self.value

        @classmethod
        def fromString(cls, serviceId: str | None) -> Principal.Services | None:
            """The service of that name in upper or lower case; None if there is none."""
            return next((member for member in cls if member.value == (serviceId or "").lower()), None)

        def __str__(self) -> str:
            return self.name

    class WebIdentityProviders(Enum):
        """Web identity providers, such as Google (com.amazonaws.auth.policy.Principal.WebIdentityProviders)."""

        Facebook = "graph.facebook.com"
        Google = "accounts.google.com"
        Amazon = "www.amazon.com"
        AllProviders = "*"

        def getWebIdentityProvider(self) -> str:
            """The provider's name in a policy."""
            return self.value

        @classmethod
        def fromString(cls, webIdentityProvider: str | None) -> Principal.WebIdentityProviders | None:
            """The provider of that name in upper or lower case; None if there is none."""
            return next((member for member in cls if member.value == (webIdentityProvider or "").lower()), None)

        def __str__(self) -> str:
            return self.name

    All: ClassVar[Principal]
    AllUsers: ClassVar[Principal]
    AllServices: ClassVar[Principal]
    AllWebProviders: ClassVar[Principal]

    @overload
    def __init__(self, account: str | Principal.Services | Principal.WebIdentityProviders, /) -> None: ...
    @overload
    def __init__(self, provider: str, id: str, stripHyphen: bool | None = None, /) -> None: ...
    def __init__(
        self, first: str | Principal.Services | Principal.WebIdentityProviders, /, *more: str | bool | None
    ) -> None:
        provider = first if more else _principal_provider(first)
        identity = more[0] if more else _principal_id(first)
        if not isinstance(provider, str) or not isinstance(identity, str):
            raise IllegalArgumentException("The provider and the id of a principal must be text, and cannot be null.")
        strip = more[1] if len(more) > 1 and more[1] is not None else provider == "AWS"
        self._provider = provider
        self._id = identity.replace("-", "") if strip else identity
        self._is_not = False

    def getProvider(self) -> str:
        """The kind of principal: ``AWS``, ``Service``, ``Federated`` or ``*``."""
        return self._provider

    def getId(self) -> str:
        """The account, ARN, service or identity provider; ``*`` is every principal of this kind."""
        return self._id

    def isNotType(self) -> bool:
        """True if the statement covers everyone but this principal (``NotPrincipal``)."""
        return self._is_not

    def butNot(self) -> Self:
        """A copy for ``NotPrincipal``, which Java's reader drops."""
        copy = type(self)(self._provider, self._id, False)
        copy._is_not = True  # noqa: SLF001 -- of the same class
        return copy

    def equals(self, principal: object) -> bool:
        """The same as ``==``."""
        return self == principal

    def hashCode(self) -> int:
        """The same as ``hash()``."""
        return hash(self)

    def _values(self) -> tuple[object, ...]:
        values = (self._provider, self._id)
        return (*values, "NOT") if self._is_not else values


def _principal_provider(alone: str | Principal.Services | Principal.WebIdentityProviders) -> str:
    if isinstance(alone, Principal.Services):
        return "Service"
    return "Federated" if isinstance(alone, Principal.WebIdentityProviders) else "AWS"


def _principal_id(alone: str | Principal.Services | Principal.WebIdentityProviders) -> str:
    return alone.value if isinstance(alone, (Principal.Services, Principal.WebIdentityProviders)) else alone


Principal.All = Principal("*", "*")
Principal.AllUsers = Principal("AWS", "*")
Principal.AllServices = Principal("Service", "*")
Principal.AllWebProviders = Principal("Federated", "*")


class Statement(PolicyPart):
    """One rule: who may, or may not, do what with which resources, and when (com.amazonaws.auth.policy.Statement).

    As in Java, a ``with`` method replaces the values that were set before.
    """

    class Effect(Enum):
        """Whether a statement allows or denies (com.amazonaws.auth.policy.Statement.Effect)."""

        Allow = "Allow"
        Deny = "Deny"

        def toString(self) -> str:
            """``Allow`` or ``Deny``."""
            return self.name

        def __str__(self) -> str:
            return self.name

    def __init__(self, effect: Statement.Effect) -> None:
        self.setEffect(effect)
        self._id: str | None = None
        self._principals: list[Principal] = []
        self._actions: list[Action] = []
        self._resources: list[Resource] | None = None
        self._conditions: list[Condition] = []

    def getId(self) -> str | None:
        """The statement's id (``Sid``). A policy numbers the statements that have none."""
        return self._id

    def setId(self, id: str | None) -> None:  # noqa: A002 -- Java's name
        """The statement's id (``Sid``). A policy numbers the statements that have none."""
        self._id = id

    def withId(self, id: str | None) -> Self:  # noqa: A002 -- Java's name
        """The statement's id (``Sid``). A policy numbers the statements that have none."""
        self.setId(id)
        return self

    def getEffect(self) -> Statement.Effect:
        """Whether the statement allows or denies."""
        return self._effect

    def setEffect(self, effect: Statement.Effect) -> None:
        """Whether the statement allows or denies: ``Statement.Effect.Allow`` or ``.Deny``."""
        if not isinstance(effect, Statement.Effect):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"effect is {effect!r}; it must be Statement.Effect.Allow or .Deny.")
        self._effect = effect

    def getPrincipals(self) -> list[Principal]:
        """The principals; empty in a policy that is attached to a user, group or role."""
        return self._principals

    def setPrincipals(self, *principals: Principal | Iterable[Principal]) -> None:
        """Replace the principals, given one by one or as one collection."""
        wanted = "principals, such as Principal(account)"
        values = having("getProvider", spread(principals), "withPrincipals", wanted)
        check_one_kind([principal.isNotType() for principal in values], "Principal")
        self._principals = values

    def withPrincipals(self, *principals: Principal | Iterable[Principal]) -> Self:
        """Replace the principals, given one by one or as one collection."""
        self.setPrincipals(*principals)
        return self

    def getActions(self) -> list[Action]:
        """The actions that the statement allows or denies."""
        return self._actions

    def setActions(self, actions: Iterable[Action | str]) -> None:
        """Replace the actions. Either all of them are of ``Action`` or all of ``NotAction``.

        A text stands for the action of that name, such as ``"s3:GetObject"``.
        """
        given = [actions] if isinstance(actions, str) else actions
        named = [NamedAction(action) if isinstance(action, str) else action for action in given]
        values = having("getActionName", named, "withActions", "actions, such as S3Actions.GetObject")
        check_one_kind([is_not_action(action) for action in values], "Action")
        self._actions = values

    def withActions(self, *actions: Action | str | Iterable[Action | str]) -> Self:
        """Replace the actions. Either all of them are of ``Action`` or all of ``NotAction``."""
        self.setActions(spread(actions))
        return self

    def getResources(self) -> list[Resource] | None:
        """The resources that the statement covers; None until they are set."""
        return self._resources

    def setResources(self, resources: Iterable[Resource]) -> None:
        """Replace the resources. Either all of them are of ``Resource`` or all of ``NotResource``."""
        values = having("getId", resources, "withResources", "resources, such as Resource(arn)")
        check_one_kind([resource.isNotType() for resource in values], "Resource")
        self._resources = values

    def withResources(self, *resources: Resource | Iterable[Resource]) -> Self:
        """Replace the resources. Either all of them are of ``Resource`` or all of ``NotResource``."""
        self.setResources(spread(resources))
        return self

    def getConditions(self) -> list[Condition]:
        """The conditions; the statement applies if all of them hold."""
        return self._conditions

    def setConditions(self, conditions: Iterable[Condition]) -> None:
        """Replace the conditions; the statement applies if all of them hold."""
        self._conditions = having("getConditionKey", conditions, "withConditions", "conditions")

    def withConditions(self, *conditions: Condition | Iterable[Condition]) -> Self:
        """Replace the conditions; the statement applies if all of them hold."""
        self.setConditions(spread(conditions))
        return self

    def _values(self) -> tuple[object, ...]:
        actions = tuple((action.getActionName(), is_not_action(action)) for action in self._actions)
        resources, conditions = tuple(self._resources or ()), tuple(self._conditions)
        return self._id, self._effect, tuple(self._principals), actions, resources, conditions
