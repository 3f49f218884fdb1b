"""What ``typing`` finds while a program runs: hints of values, parameters of generic classes, protocols, overloads."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from typing import Any, Generic, Protocol, TypeVar, get_args, get_origin, get_overloads, get_type_hints

import pytest

from sts_sdk import (
    AWSCredentials,
    AWSCredentialsProvider,
    AWSCredentialsProviderChain,
    AWSSecurityTokenServiceClient,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    Regions,
)
from sts_sdk.auth import BasicSessionCredentials, STSSessionCredentials
from sts_sdk.client.builder import AwsAsyncClientBuilder, AwsClientBuilder, AwsSyncClientBuilder
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, Tag

T = TypeVar("T")
KEYS = BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")


# Hints: what people put into dataclasses and the like. Clients, builders and handlers may keep imports that only type
# checkers see.

PACKAGES = [
    "sts_sdk.services.securitytoken.model",
    "sts_sdk.auth.policy",
    "sts_sdk.auth.policy.actions",
    "sts_sdk.auth.policy.conditions",
    "sts_sdk.auth.policy.resources",
    "sts_sdk.regions",
]


def classes_of(package: str) -> list[type]:
    """The public classes of a package, and those that Java nests in them."""
    face = importlib.import_module(package)
    found = [value for name in face.__all__ if isinstance(value := getattr(face, name), type)]
    return [*found, *(inner for outer in found for inner in vars(outer).values() if _is_nested(inner, outer))]


def _is_nested(value: object, outer: type) -> bool:
    return isinstance(value, type) and value.__qualname__.startswith(f"{outer.__qualname__}.")


def credentials() -> list[type]:
    """Credentials that are values. STSSessionCredentials are a provider too, and take a client."""
    found = [cls for cls in classes_of("sts_sdk.auth") if issubclass(cls, AWSCredentials)]
    return [cls for cls in found if cls is not STSSessionCredentials]


def methods_of(cls: type) -> list[Any]:
    """The functions of a class and of its bases that can be called from outside, and of its properties."""
    names = [name for name in dir(cls) if not name.startswith("_") or name == "__init__"]
    members = [inspect.getattr_static(cls, name) for name in names]
    bare = [getattr(member, "__func__", getattr(member, "fget", member)) for member in members]
    return [member for member in bare if inspect.isfunction(member)]


def unresolved(cls: type) -> dict[str, str]:
    """What of a class has hints that ``get_type_hints`` cannot give, and why."""
    wrong: dict[str, str] = {}
    for value in (cls, *methods_of(cls)):
        try:
            get_type_hints(value)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is told
            wrong[f"{value.__module__}.{value.__qualname__}"] = f"{type(error).__name__}: {error}"
    return wrong


@pytest.mark.parametrize("package", PACKAGES)
def test_hints_of_a_package_of_values(package: str) -> None:
    classes = classes_of(package)
    assert classes
    wrong = {name: why for cls in classes for name, why in unresolved(cls).items()}
    assert not wrong, f"{len(wrong)} without hints at run time:\n" + "\n".join(f"{n}: {w}" for n, w in wrong.items())


@pytest.mark.parametrize("cls", credentials(), ids=lambda cls: cls.__name__)
def test_hints_of_credentials(cls: type) -> None:
    assert unresolved(cls) == {}


def test_hints_say_what_a_getter_gives() -> None:
    assert get_type_hints(BasicSessionCredentials.getSessionToken)["return"] in (str, str | None)
    assert get_type_hints(AssumeRoleRequest.getDurationSeconds)["return"] == int | None
    assert Tag in get_args(get_args(get_type_hints(AssumeRoleRequest.getTags)["return"])[0])
    assert get_type_hints(Regions.getName)["return"] is str


def test_hints_that_do_not_resolve_are_found() -> None:
    class Broken:
        def getOther(self) -> Missing: ...  # noqa: F821 -- the point of the test

        @property
        def fine(self) -> int: ...

    assert [name.rpartition(".")[2] for name in unresolved(Broken)] == ["getOther"]


# Generic classes, protocols, overloads


class Mine(AwsSyncClientBuilder[int]):
    def build(self) -> int:
        return 1


class Asynchronous(AwsAsyncClientBuilder[str]):
    def build(self) -> str:
        return "done"


class Open(AwsClientBuilder[T], Generic[T]):
    def build(self) -> T:
        raise NotImplementedError


class Renews(AWSCredentialsProvider, Protocol):
    def renew(self) -> None: ...


def test_builders_take_a_parameter_and_subclasses() -> None:
    assert (Mine().build(), Asynchronous().build()) == (1, "done")
    assert (get_origin(Open[int]), get_args(Open[int])) == (Open, (int,))
    assert (get_origin(AwsSyncClientBuilder[int]), get_args(AwsSyncClientBuilder[int])) == (
        AwsSyncClientBuilder,
        (int,),
    )
    assert isinstance(Open(), AwsClientBuilder)


def test_providers_that_do_not_inherit_from_the_protocol_are_providers() -> None:
    class Own:
        def getCredentials(self) -> AWSCredentials:
            return KEYS

        def refresh(self) -> None: ...

    static = AWSStaticCredentialsProvider(KEYS)
    for provider in (static, AWSCredentialsProviderChain(static), Own()):
        assert isinstance(provider, AWSCredentialsProvider)
        assert issubclass(type(provider), AWSCredentialsProvider)
    assert not isinstance(KEYS, AWSCredentialsProvider)


def test_overloads_are_known_to_typing() -> None:
    assert len(get_overloads(AWSSecurityTokenServiceClient.__init__)) == 2


def test_there_is_no_stand_in_for_typing() -> None:
    assert importlib.util.find_spec("sts_sdk._typing") is None
