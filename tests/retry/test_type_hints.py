"""``typing.get_type_hints`` works on retry policies."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from support.hints import annotated

ANNOTATED = annotated("sts_sdk.retry")


@pytest.mark.parametrize("name", ANNOTATED)
def test_every_name_in_an_annotation_is_known(name: str) -> None:
    get_type_hints(ANNOTATED[name])


def test_the_walk_reaches_builders_and_static_methods() -> None:
    assert {"RetryPolicy.builder", "RetryPolicy.RetryPolicyBuilder.build", "RetryMode.fromName"} <= ANNOTATED.keys()
