"""Setters refuse values of a wrong type where they are set; ranges are checked when a request is sent."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import IllegalArgumentException
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleWithWebIdentityRequest,
    AssumeRootRequest,
    GetSessionTokenRequest,
    GetWebIdentityTokenRequest,
    PolicyDescriptorType,
    Tag,
    TransactionContext,
)


class Seven:
    """What numpy's integers are like: no int, but with ``__index__``."""

    def __index__(self) -> int:
        return 7200


def refused(call: Any, *values: Any, **named: Any) -> str:
    with pytest.raises(IllegalArgumentException) as caught:
        call(*values, **named)
    return str(caught.value)


def test_the_line_of_the_setter_is_named() -> None:
    request: Any = GetSessionTokenRequest()
    with pytest.raises(IllegalArgumentException) as caught:
        request.setDurationSeconds("7200")

    assert str(caught.value) == "durationSeconds must be an int or None, not '7200' of type str."
    assert 'request.setDurationSeconds("7200")' in "".join(traceback.format_exception(caught.value))
    assert request.getDurationSeconds() is None


@pytest.mark.parametrize("value", [True, False, 7200.0, "7200", b"7200", [7200]])
def test_what_is_no_whole_number_is_none(value: Any) -> None:
    for call in (GetSessionTokenRequest().setDurationSeconds, GetSessionTokenRequest().withDurationSeconds):
        assert "durationSeconds must be an int" in refused(call, value)
    assert "durationSeconds must be an int" in refused(GetSessionTokenRequest, durationSeconds=value)


@given(st.integers())
def test_any_whole_number_is_kept_for_the_check_of_its_range(value: int) -> None:
    assert GetSessionTokenRequest(durationSeconds=value).getDurationSeconds() == value


def test_what_stands_for_a_number_is_one_and_none_clears() -> None:
    request = GetSessionTokenRequest().withDurationSeconds(Seven())  # type: ignore[arg-type]  # as numpy's
    assert (request.getDurationSeconds(), type(request.getDurationSeconds())) == (7200, int)
    request.setDurationSeconds(None)
    assert request.getDurationSeconds() is None


@pytest.mark.parametrize("value", [5, b"arn", ["arn"], object()])
def test_a_text_is_a_str(value: Any) -> None:
    assert "roleArn must be a str or None" in refused(AssumeRoleRequest, roleArn=value)


def test_what_is_refused_for_a_secret_is_not_shown() -> None:
    message = refused(AssumeRoleWithWebIdentityRequest, webIdentityToken=b"the-token-in-bytes")
    assert "the-token" not in message
    assert message.endswith("of type bytes.")


@pytest.mark.parametrize("value", [Tag(), "ab", 5])
def test_a_list_takes_a_collection(value: Any) -> None:
    assert "tags must be a collection of Tag or None" in refused(AssumeRoleRequest, tags=value)


def test_the_elements_of_a_list_have_their_type_too() -> None:
    assert "an element of tags must be a Tag" in refused(AssumeRoleRequest, tags=["k"])
    assert "an element of tags must be a Tag" in refused(AssumeRoleRequest().withTags, Tag(), "k")
    assert AssumeRoleRequest(tags=[None]).getTags() == [None]  # type: ignore[list-item]  # None keeps its place


def test_structures_times_and_maps() -> None:
    arn = PolicyDescriptorType(arn="arn:aws:iam::aws:policy/X")
    assert AssumeRootRequest(taskPolicyArn=arn).getTaskPolicyArn() is arn
    assert "taskPolicyArn must be a PolicyDescriptorType" in refused(AssumeRootRequest, taskPolicyArn="arn")
    assert "must be a mapping" in refused(TransactionContext, identityProvider=["a"])
    assert "an element of identityProvider must be a str" in refused(TransactionContext, identityProvider={"a": 1})
    assert "audience must be a collection of str" in refused(GetWebIdentityTokenRequest, audience=datetime.now(UTC))


def test_a_long_value_is_cut() -> None:
    message = refused(AssumeRoleRequest, roleArn=["x" * 500])
    assert len(message) < 150
    assert "..." in message
