"""The types of credentials' and providers' methods are known at run time, for dataclasses and the like."""

from __future__ import annotations

import inspect
import typing

import pytest

from sts_sdk import auth
from sts_sdk.auth import profile
from sts_sdk.auth.profile import internal
from sts_sdk.auth.profile.internal import securitytoken

CLASSES = [
    value
    for face in (auth, profile, internal, securitytoken)
    for name in face.__all__
    if inspect.isclass(value := getattr(face, name)) and not name.endswith(("Signer", "Presigner"))
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__name__))
def test_the_types_of_each_public_method_are_known(kind: type) -> None:
    methods = [method for name, method in inspect.getmembers(kind, inspect.isfunction) if name[0] != "_"]
    assert methods
    for method in methods:
        assert "return" in typing.get_type_hints(method)
