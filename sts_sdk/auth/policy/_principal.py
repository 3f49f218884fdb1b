"""Who a statement is about."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Self, overload

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._value import Value


class Principal(Value):
    """Who is allowed or denied something (com.amazonaws.auth.policy.Principal).

    ``Principal(accountId)``, ``Principal(service)``, ``Principal(webIdentityProvider)``, ``Principal(provider, id)``.
    Hyphens of an AWS principal are removed, because account numbers are often written with them; an ARN with hyphens
    needs ``Principal("AWS", arn, False)``. Never changed after it is made.
    """

    class Services(Enum):
        """AWS services that can be given access (com.amazonaws.auth.policy.Principal.Services)."""

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
            """The service of that name, in any case, or None."""
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
            """The provider of that name, in any case, or None."""
            return next((member for member in cls if member.value == (webIdentityProvider or "").lower()), None)

        def __str__(self) -> str:
            return self.name

    All: ClassVar[Principal]
    AllUsers: ClassVar[Principal]
    AllServices: ClassVar[Principal]
    AllWebProviders: ClassVar[Principal]

    @overload
    def __init__(self, account: str | Services | WebIdentityProviders, /) -> None: ...
    @overload
    def __init__(self, provider: str, id: str, stripHyphen: bool | None = None, /) -> None: ...
    def __init__(self, first: str | Services | WebIdentityProviders, /, *more: str | bool | None) -> None:
        provider = first if more else _provider(first)
        identity = more[0] if more else _identity(first)
        if not isinstance(provider, str) or not isinstance(identity, str):
            raise IllegalArgumentException("The provider and the id of a principal must be text, and cannot be null.")
        strip = more[1] if len(more) > 1 and more[1] is not None else provider == "AWS"
        self._provider = provider
        self._id = identity.replace("-", "") if strip else identity
        self._is_not = False

    def getProvider(self) -> str:
        """What kind of principal it is: ``AWS``, ``Service``, ``Federated`` or ``*``."""
        return self._provider

    def getId(self) -> str:
        """The account, ARN, service or identity provider; ``*`` is everyone of this kind."""
        return self._id

    def isNotType(self) -> bool:
        """True if the statement is about everyone but this one (``NotPrincipal``)."""
        return self._is_not

    def butNot(self) -> Self:
        """The same principal, for ``NotPrincipal``. Java has no such thing: its reader drops them."""
        copy = type(self)(self._provider, self._id, False)
        copy._is_not = True  # noqa: SLF001 -- its own class
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


def _provider(alone: str | Principal.Services | Principal.WebIdentityProviders) -> str:
    if isinstance(alone, Principal.Services):
        return "Service"
    return "Federated" if isinstance(alone, Principal.WebIdentityProviders) else "AWS"


def _identity(alone: str | Principal.Services | Principal.WebIdentityProviders) -> str:
    return alone.value if isinstance(alone, (Principal.Services, Principal.WebIdentityProviders)) else alone


Principal.All = Principal("*", "*")
Principal.AllUsers = Principal("AWS", "*")
Principal.AllServices = Principal("Service", "*")
Principal.AllWebProviders = Principal("Federated", "*")
