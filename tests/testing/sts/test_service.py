"""STS's dispatcher: requests that name no operation, an unknown one, or are no call at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.foreign import FORM, Reply, Unsigned

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


def bare(local: LocalAWS, method: str, target: str, content_type: str, body: bytes) -> Reply:
    return Unsigned(local.url, method, target, {"Content-Type": content_type}, body).send()


def test_answers_of_the_dispatcher(local: LocalAWS, alice: User) -> None:
    body = b"Action=GetCallerIdentity&Version=2011-06-15"
    no_action = bare(local, "POST", "/", FORM, b"Version=2011-06-15")
    assert (no_action.status, no_action.headers["Location"]) == (302, "https://aws.amazon.com/iam")
    assert bare(local, "POST", "/", "text/plain", body).status == 302
    assert bare(local, "POST", "/", FORM, b"x" * 10_000_001).status == 413
    assert bare(local, "PROPFIND", "/", FORM, body).status == 400
    assert bare(local, "GET", "/?Action=X&y=" + "y" * 17000, FORM, b"").status == 400
    charset = Unsigned(local.url, "POST", "/", {"Content-Type": f"{FORM}; charset=utf-8"}, body)
    assert charset.sign(alice, region=local.region).send().status == 200


@pytest.mark.parametrize(
    ("form", "message"),
    [
        (b"Action=Fly&Version=2011-06-15", "Could not find operation Fly for version 2011-06-15"),
        (b"Action=&Version=2011-06-15", "Could not find operation  for version 2011-06-15"),
        (b"Action=GetCallerIdentity", "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED"),
        (b"Action=GetCallerIdentity&Version=", "Could not find operation GetCallerIdentity for version "),
        (b"Action=Fly&Action=GetCallerIdentity&Version=1", "Could not find operation Fly for version 1"),
    ],
)
def test_unknown_operations(local: LocalAWS, alice: User, form: bytes, message: str) -> None:
    reply = Unsigned(local.url, "POST", "/", {"Content-Type": FORM}, form).sign(alice, region=local.region).send()
    assert (reply.status, reply.code, reply.message) == (400, "InvalidAction", message)
    assert "http://webservices.amazon.com/AWSFault/2005-15-09" in reply.text
