"""The chain that clients use when nobody says where credentials come from."""

# ruff: noqa: PLC0415 -- a provider is loaded when the chain comes to it
from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._chain import AWSCredentialsProviderChain, LateProviders
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._settings import variable

Maker = Callable[[], AWSCredentialsProvider]

_RESTRICTION: Final = "STS_SDK_CREDENTIALS"
_METADATA: Final = ("container", "instance-metadata")
_sharing: Final = ForkLock()


class DefaultAWSCredentialsProviderChain(AWSCredentialsProviderChain):
    """Environment, system properties, web identity, profile, container or instance.

    The order of com.amazonaws.auth.DefaultAWSCredentialsProviderChain. STS_SDK_CREDENTIALS restricts it to the names
    that it lists, separated by commas: ``environment``, ``system-properties``, ``web-identity``, ``profile``,
    ``container``, ``instance-metadata``. It is read when the chain is made. Pickles as its settings.
    """

    _shared: tuple[str, DefaultAWSCredentialsProviderChain] | None = None

    def __init__(self) -> None:
        super().__init__(LateProviders(_makers(_wanted())))

    @staticmethod
    def getInstance() -> DefaultAWSCredentialsProviderChain:
        """The chain that the process shares; a new one once STS_SDK_CREDENTIALS has changed."""
        with _sharing.current():
            restriction, shared = _restriction(), DefaultAWSCredentialsProviderChain._shared
            if shared is None or shared[0] != restriction:
                shared = restriction, DefaultAWSCredentialsProviderChain()
                DefaultAWSCredentialsProviderChain._shared = shared
        return shared[1]

    def __reduce__(self) -> tuple[Callable[[bool], DefaultAWSCredentialsProviderChain], tuple[bool]]:
        return _default_chain, (self._reuse,)


def _environment_provider() -> AWSCredentialsProvider:
    from sts_sdk.auth._environment import EnvironmentVariableCredentialsProvider

    return EnvironmentVariableCredentialsProvider()


def _system_properties() -> AWSCredentialsProvider:
    from sts_sdk.auth._system_properties import SystemPropertiesCredentialsProvider

    return SystemPropertiesCredentialsProvider()


def _web_identity_token() -> AWSCredentialsProvider:
    from sts_sdk.auth._web_identity import WebIdentityTokenCredentialsProvider

    return WebIdentityTokenCredentialsProvider()


def _from_profile() -> AWSCredentialsProvider:
    from sts_sdk.auth.profile._provider import ProfileCredentialsProvider

    return ProfileCredentialsProvider()


def _container() -> AWSCredentialsProvider:
    from sts_sdk.auth._container import ContainerCredentialsProvider

    return ContainerCredentialsProvider()


def _instance_metadata() -> AWSCredentialsProvider:
    from sts_sdk.auth._instance_profile import InstanceProfileCredentialsProvider

    return InstanceProfileCredentialsProvider()


def _container_or_instance() -> AWSCredentialsProvider:
    from sts_sdk.auth._container import EC2ContainerCredentialsProviderWrapper

    return EC2ContainerCredentialsProviderWrapper()


# The order of the chain: the name that STS_SDK_CREDENTIALS knows a provider by, and what makes it.
_ORDER: Final[dict[str, Maker]] = {
    "environment": _environment_provider,
    "system-properties": _system_properties,
    "web-identity": _web_identity_token,
    "profile": _from_profile,
    "container": _container,
    "instance-metadata": _instance_metadata,
}


def _restriction() -> str:
    return variable(_RESTRICTION)


def _wanted() -> list[str]:
    known = list(_ORDER)
    wanted = [name.strip().lower() for name in _restriction().split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise IllegalArgumentException(f"{_RESTRICTION} may list {', '.join(known)}, not {name!r}")
    return [name for name in known if name in wanted] if wanted else known


def _makers(wanted: list[str]) -> list[Maker]:
    # Where both are allowed, Java's wrapper decides which of the two is asked.
    both = all(name in wanted for name in _METADATA)
    makers = [_ORDER[name] for name in wanted if not (both and name in _METADATA)]
    return [*makers, _container_or_instance] if both else makers


def _default_chain(reuse: bool) -> DefaultAWSCredentialsProviderChain:
    chain = DefaultAWSCredentialsProviderChain()
    chain.setReuseLastProvider(reuse)
    return chain
