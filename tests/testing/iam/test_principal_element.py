"""Whom a Principal element names."""

from __future__ import annotations

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._json import Json
from sts_sdk.testing.iam._principal_element import Identity, Principals

ACCOUNT = "123456789012"
USER = f"arn:aws:iam::{ACCOUNT}:user/ann"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"
SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/r/s"
OIDC = f"arn:aws:iam::{ACCOUNT}:oidc-provider/idp.example.com"
ANN = Identity(USER, USER, "AIDAAAAAAAAAAAAAAAAAA", ACCOUNT)
WORKER = Identity(SESSION, ROLE, "AROAAAAAAAAAAAAAAAAAA", ACCOUNT)


@pytest.mark.parametrize(
    ("element", "who", "named"),
    [
        ("*", ANN, "anyone"),
        ({"AWS": "*"}, WORKER, "anyone"),
        ({"AWS": [USER, ACCOUNT]}, ANN, "principal"),
        ({"AWS": ACCOUNT}, ANN, "account"),
        ({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, WORKER, "account"),
        ({"AWS": "111122223333"}, ANN, None),
        ({"AWS": ROLE}, WORKER, "principal"),
        ({"AWS": [ROLE, SESSION]}, WORKER, "session"),
        ({"AWS": SESSION + "x"}, WORKER, None),
        ({"AWS": USER}, WORKER, None),
        ({"AWS": ANN.unique_id}, ANN, "principal"),
        ({"Service": "ec2.amazonaws.com"}, ANN, None),
        ({"Federated": OIDC}, OIDC, "provider"),
        ({"Federated": OIDC}, OIDC + "x", None),
        ({"AWS": "*"}, OIDC, None),
        ({"CanonicalUser": "a" * 64}, ANN, None),
    ],
)
def test_names(element: Json, who: Identity | str, named: str | None) -> None:
    assert Principals(element).names(who) == named


@pytest.mark.parametrize(
    "element",
    [
        {}, [], None, "ann", USER, {"AWS": []}, {"AWS": ""}, {"AWS": 1}, {"Aws": USER}, {"AWS": f"{USER}*"},
        {"AWS": f"arn:aws:iam::{ACCOUNT}:user/*"}, {"AWS": f"arn:aws:iam::{ACCOUNT}:role/r/?"}, {"AWS": "12345"},
        {"AWS": f"arn:aws:sts::{ACCOUNT}:assumed-role/r/*"}, {"AWS": "arn:aws:s3:::bkt"}, {"Service": "ec2"},
    ],
)  # fmt: skip
def test_elements_that_are_none(element: Json) -> None:
    with pytest.raises(Refusal) as refused:
        Principals(element)
    assert (refused.value.message or "").startswith("Invalid principal in policy")


def test_one_that_is_made_anew_is_another() -> None:
    principals = Principals({"AWS": [USER, ROLE]})
    principals.bind({USER: ANN.unique_id}.get)
    assert principals.names(ANN) == "principal"
    assert principals.names(ANN._replace(unique_id="AIDABBBBBBBBBBBBBBBBB")) is None
    assert principals.names(WORKER) == "principal"
    assert principals.users_and_roles() == [ROLE, USER]
