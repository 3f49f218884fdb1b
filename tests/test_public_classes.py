"""What help, an editor and a console show of the public classes: a sentence for each method, a text for each object."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import sts_sdk
from sts_sdk import ClientConfiguration
from sts_sdk.arn import Arn
from sts_sdk.auth import AWS4Signer, ProcessCredentialsProvider
from sts_sdk.regions import AwsProfileRegionProvider, AwsRegionProviderChain
from sts_sdk.services.s3 import AmazonS3ClientBuilder, S3ClientOptions
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder


def packages() -> Iterator[ModuleType]:
    yield sts_sdk
    for found in pkgutil.walk_packages(sts_sdk.__path__, "sts_sdk."):
        if not any(part.startswith("_") for part in found.name.split(".")):
            yield importlib.import_module(found.name)


def offered(holder: ModuleType | type) -> Iterator[object]:
    """What has a public name in a package or a class."""
    names = getattr(holder, "__all__", None) or (vars(holder) if isinstance(holder, type) else dir(holder))
    yield from (getattr(holder, name) for name in names if not name.startswith("_"))


def public_classes() -> list[type]:
    """The classes that packages offer, and those inside of them, in the order of their names."""
    found: set[type] = set()
    waiting = [one for package in packages() for one in offered(package)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and one.__module__.startswith("sts_sdk") and one not in found:
            found.add(one)
            waiting += offered(one)
    return sorted(found, key=lambda one: (one.__module__, one.__qualname__))


def methods(kind: type) -> Iterator[tuple[str, object]]:
    """The public methods and properties of a class and of its bases, as far as they are ours."""
    for base in kind.__mro__:
        if base.__module__.startswith("sts_sdk"):
            for name, value in vars(base).items():
                called = value.__func__ if isinstance(value, (staticmethod, classmethod)) else value
                if not name.startswith("_") and (inspect.isfunction(called) or isinstance(called, property)):
                    yield f"{base.__module__}.{base.__qualname__}.{name}", called


def test_every_public_class_and_method_has_a_sentence() -> None:
    classes = public_classes()
    seen = {name: method for kind in classes for name, method in methods(kind)}
    assert len(classes) > 250
    assert len(seen) > 1500
    silent = sorted(name for name, method in seen.items() if not inspect.getdoc(method))
    silent += [f"{kind.__module__}.{kind.__qualname__}" for kind in classes if not vars(kind).get("__doc__")]
    assert not silent, "\n".join(["help() says nothing of:", *silent])


def test_every_public_function_has_a_sentence() -> None:
    found = [one for package in packages() for one in offered(package) if inspect.isfunction(one)]
    assert len(found) >= 9
    assert not [f"{one.__module__}.{one.__name__}" for one in found if not inspect.getdoc(one)]


def has_objects(kind: type) -> bool:
    """Whether there are objects of this very class: it is not abstract and has methods of objects."""
    if inspect.isabstract(kind) or getattr(kind, "_is_protocol", False):
        return False
    inherited = [value for base in kind.__mro__[:-1] for value in vars(base).values()]
    return any(inspect.isfunction(value) or isinstance(value, property) for value in inherited)


def test_no_object_shows_itself_as_an_address_alone() -> None:
    asked = [kind for kind in public_classes() if has_objects(kind)]
    assert len(asked) > 200
    assert not [kind.__qualname__ for kind in asked if kind.__repr__ is object.__repr__]


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (
            lambda: AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1"),
            "<AWSSecurityTokenServiceClientBuilder eu-west-1, default chain>",
        ),
        (AmazonS3ClientBuilder.standard, "<AmazonS3ClientBuilder default region, default chain>"),
        (AWS4Signer, "<AWS4Signer service=None, region=None>"),
        (lambda: Arn.builder().withService("iam"), "<Arn.Builder service='iam'>"),
        (
            lambda: AwsRegionProviderChain(AwsProfileRegionProvider("work")),
            "AwsRegionProviderChain(AwsProfileRegionProvider('work'))",
        ),
        (lambda: S3ClientOptions.builder().enableDualstack(), "<S3ClientOptions.Builder dualstack=True>"),
        (S3ClientOptions, "<S3ClientOptions of S3>"),
    ],
)
def test_what_objects_show(made: object, shown: str) -> None:
    assert callable(made)
    assert repr(made()) == shown


def test_a_command_line_is_not_shown() -> None:
    builder = ProcessCredentialsProvider.builder().withCommand("vault read --token 53cr3t")
    assert repr(builder) == "<ProcessCredentialsProvider.Builder with a command>"


def test_help_shows_unit_range_and_default_of_a_setter() -> None:
    assert "in ms: 10000 if unset; 0: without end" in (inspect.getdoc(ClientConfiguration.withConnectionTimeout) or "")
