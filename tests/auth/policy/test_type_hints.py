"""``typing.get_type_hints`` works on policies, as dataclasses and the like need it to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_type_hints

import pytest

from sts_sdk.auth.policy import Policy, Principal, Statement
from support.hints import annotated

PACKAGES = ("", ".actions", ".conditions", ".resources")
ANNOTATED = {name: value for package in PACKAGES for name, value in annotated(f"sts_sdk.auth.policy{package}").items()}


@pytest.mark.parametrize("name", ANNOTATED)
def test_every_name_in_an_annotation_is_known(name: str) -> None:
    get_type_hints(ANNOTATED[name])


def test_the_walk_reaches_nested_classes_inherited_methods_and_overloads() -> None:
    assert {
        "Policy",
        "Policy.fromJson",
        "Statement.Effect.toString",
        "Principal.Services.fromString",
        "Principal.__init__ overload 2",
        "StringCondition.withValues",
        "KMSActions.getActionName",
        "S3BucketResource.isNotType",
    } <= ANNOTATED.keys()


def test_hints_are_the_classes_themselves() -> None:
    assert get_type_hints(Statement.withPrincipals)["principals"] == Principal | Iterable[Principal]
    assert get_type_hints(Policy.getStatements)["return"] == list[Statement]
