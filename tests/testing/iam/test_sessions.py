"""Who a caller is: a principal, or a session of one."""

from __future__ import annotations

from datetime import UTC, datetime

from sts_sdk.testing.iam._principals import User
from sts_sdk.testing.iam._sessions import Caller, Session

ANN = User("123456789012", "aws", "ann")
ARN = "arn:aws:sts::123456789012:federated-user/bob"


def federated() -> Session:
    return Session("GetFederationToken", ANN, ARN, "123456789012:bob", datetime(2035, 1, 1, tzinfo=UTC), policies=[])


def test_a_caller_with_a_long_term_key_is_the_principal() -> None:
    caller = Caller(ANN)
    assert (caller.arn, caller.user_id, caller.account, caller.session) == (ANN.arn, ANN.userId, "123456789012", None)


def test_a_caller_with_a_session_has_the_name_of_the_session() -> None:
    caller = Caller(ANN, federated())
    assert (caller.arn, caller.user_id, caller.account) == (ARN, "123456789012:bob", "123456789012")
    assert caller.principal is ANN


def test_no_policies_and_an_empty_list_differ() -> None:
    unlimited = Session("GetSessionToken", ANN, ANN.arn, ANN.userId, datetime(2035, 1, 1, tzinfo=UTC))
    assert (unlimited.policies, federated().policies) == (None, ())


def test_keys_do_not_show() -> None:
    session = federated()
    session.access_key, session.secret_key, session.token = "ASIAIOSFODNN7EXAMPLE", "secret-key", "session-token"
    assert ARN in repr(session)
    for hidden in (session.access_key, session.secret_key, session.token):
        assert hidden not in repr(session)
