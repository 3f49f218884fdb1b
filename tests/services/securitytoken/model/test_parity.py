"""Every class and method of Java's securitytoken.model, by the listing of its public API."""

from __future__ import annotations

import inspect
from typing import Any, get_overloads

import pytest

from sts_sdk import AmazonServiceException
from sts_sdk.services.securitytoken import _async_operations, _operations, model
from support.recorded import load

PREFIX = "com.amazonaws.services.securitytoken.model."
TYPES = [t for t in load("java-api") if t["name"].startswith(PREFIX)]
INTERFACES = {
    "AWSSecurityTokenService": _operations.AWSSecurityTokenService,
    "AbstractAWSSecurityTokenService": _operations.AbstractAWSSecurityTokenService,
    "AWSSecurityTokenServiceAsync": _async_operations.AWSSecurityTokenServiceAsync,
    "AbstractAWSSecurityTokenServiceAsync": _async_operations.AbstractAWSSecurityTokenServiceAsync,
}


def accepts(function: Any, count: int) -> bool:
    """Whether a method takes so many arguments besides ``self``."""
    try:
        inspect.signature(function).bind(None, *range(count))
    except TypeError:
        return False
    return True


def test_the_listing_is_complete() -> None:
    assert len(TYPES) == 30


@pytest.mark.parametrize("java", TYPES, ids=lambda java: java["name"].removeprefix(PREFIX))
def test_the_class_has_java_s_constructors_and_methods(java: dict[str, Any]) -> None:
    cls = getattr(model, java["name"].removeprefix(PREFIX))

    for constructor in java["constructors"]:
        assert accepts(cls.__init__, len(constructor["params"]))
    for method in java["methods"]:
        function = getattr(cls, method["name"])
        assert accepts(function, len(method["params"])), method["name"]
        if method["name"].startswith("set"):
            assert list(inspect.signature(function).parameters)[1] == method["params"][0]["name"]


@pytest.mark.parametrize(
    "java", [t for t in TYPES if t["superclass"].endswith("Exception")], ids=lambda java: java["name"]
)
def test_an_exception_has_java_s_ancestor(java: dict[str, Any]) -> None:
    cls = getattr(model, java["name"].removeprefix(PREFIX))

    assert cls.__mro__[1].__name__ == java["superclass"].rpartition(".")[2]
    assert issubclass(cls, AmazonServiceException)
    assert cls("m").getErrorMessage() == "m"


@pytest.mark.parametrize("name", INTERFACES)
def test_the_interface_has_java_s_methods(name: str) -> None:
    java = next(t for t in load("java-api") if t["name"] == f"com.amazonaws.services.securitytoken.{name}")

    for method in java["methods"]:
        assert accepts(getattr(INTERFACES[name], method["name"]), len(method["params"])), method["name"]


def test_both_forms_of_a_list_wither_are_typed() -> None:
    forms = [str(inspect.signature(form)) for form in get_overloads(model.AssumeRoleRequest.withTags)]

    assert forms == ["(self, *tags: 'Tag') -> 'Self'", "(self, tags: 'Iterable[Tag] | None', /) -> 'Self'"]


def test_every_wire_code_makes_an_exception_of_the_model() -> None:
    from sts_sdk.services.securitytoken.model import _exceptions

    assert _exceptions.exception_class("IDPCommunicationError") is model.IDPCommunicationErrorException
    assert _exceptions.exception_class("RegionDisabled") is model.AWSSecurityTokenServiceException
    assert _exceptions.exception_class(None) is model.AWSSecurityTokenServiceException
    for code, cls in _exceptions.EXCEPTIONS.items():
        assert cls.__name__ in (code, f"{code}Exception")
        assert getattr(model, cls.__name__) is cls


def test_names_of_the_model_are_listed_and_others_are_errors() -> None:
    assert "GetSessionTokenRequest" in dir(model)
    with pytest.raises(AttributeError, match="GetSesionTokenRequest"):
        _ = model.GetSesionTokenRequest
