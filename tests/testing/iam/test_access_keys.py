"""Tokens of sessions: their form, and that they cannot be made up."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from sts_sdk.testing.iam._access_keys import AccessKeys
from sts_sdk.testing.iam._principals import User
from sts_sdk.testing.iam._sessions import Session

ANN = User("123456789012", "aws", "ann")


def issued(keys: AccessKeys, *size: int) -> Session:
    session = Session("GetSessionToken", ANN, ANN.arn, ANN.userId, datetime(2035, 1, 1, tzinfo=UTC))
    return keys.issue(session, *size)


def test_a_session_has_keys_of_its_own() -> None:
    keys = AccessKeys()
    first, second = issued(keys), issued(keys)
    assert (
        len({first.access_key, first.secret_key, first.token, second.access_key, second.secret_key, second.token}) == 6
    )
    assert keys.session(first.access_key) is first
    assert keys.session("ASIAUNKNOWN") is None


@pytest.mark.parametrize(("size", "length"), [((), 360), ((0,), 360), ((361,), 364), ((1000,), 1000)])
def test_tokens_begin_as_those_of_aws_and_are_as_long_as_was_asked_for(size: tuple[int, ...], length: int) -> None:
    token = issued(AccessKeys(), *size).token
    assert token.startswith("IQoJb3JpZ2lu")
    assert len(token) == length


def test_a_token_is_genuine_where_it_was_issued_and_unchanged() -> None:
    keys = AccessKeys()
    token = issued(keys).token
    assert keys.genuine(token) is True
    changed = bytearray(base64.b64decode(token))
    changed[20] ^= 1
    for other in (issued(AccessKeys()).token, base64.b64encode(changed).decode(), token[:-4], "", "made up", "é"):
        assert keys.genuine(other) is False


def test_the_newest_sessions_are_kept() -> None:
    keys = AccessKeys(most=3)
    made = [issued(keys) for _ in range(5)]
    assert keys.sessions() == made[2:]
    assert keys.session(made[0].access_key) is None
