"""Faults on request."""

from __future__ import annotations

import time
from http.client import IncompleteRead, RemoteDisconnected
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.testing.server._faults import Faults
from support.foreign import Boto, Unsigned, code_of, error_of, sts_call

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


def test_the_next_two_fail_and_the_third_does_not(local: LocalAWS, alice: User, boto: Boto) -> None:
    local.faults.next(2, status=503)
    sts = boto("sts", alice)
    error = error_of(sts.get_caller_identity)
    assert (error["Code"], error["Type"]) == ("ServiceUnavailable", "Receiver")
    assert error["Message"] == "The request has failed due to a temporary failure of the server."
    assert code_of(sts.get_caller_identity) == "ServiceUnavailable"
    assert sts.get_caller_identity()["Arn"] == alice.arn
    assert [(entry.operation, entry.status) for entry in local.requests] == [
        ("GetCallerIdentity", 503),
        ("GetCallerIdentity", 503),
        ("GetCallerIdentity", 200),
    ]


def test_kinds_of_refusal(local: LocalAWS, alice: User) -> None:
    local.faults.next(status=500)
    local.faults.next(throttle=True)
    local.faults.next(code="IDPCommunicationError", message="try again")
    local.faults.next(status=502)
    local.faults.next(status=200, body=b"<html>a proxy</html>")
    replies = [sts_call(local, alice, "GetCallerIdentity") for _ in range(6)]
    assert [(reply.status, reply.code) for reply in replies] == [
        (500, "InternalFailure"),
        (400, "Throttling"),
        (400, "IDPCommunicationError"),
        (502, None),
        (200, None),
        (200, None),
    ]
    assert (replies[1].message, replies[2].message) == ("Rate exceeded", "try again")
    assert (replies[3].body, replies[4].body) == (b"", b"<html>a proxy</html>")


def test_a_fault_waits_only_if_it_is_told_to() -> None:
    faults = Faults()
    faults.next(status=500)
    faults.next(status=500, delay=2)
    assert [fault.delay for fault in (faults.take(), faults.take()) if fault is not None] == [0, 2]
    assert faults.take() is None


@pytest.mark.parametrize(
    ("fault", "code", "status"),
    [
        ({"status": 500}, "InternalError", 500),
        ({"status": 503}, "ServiceUnavailable", 503),
        ({"throttle": True}, "SlowDown", 503),
    ],
)
def test_s3_refuses_in_its_own_words(
    local: LocalAWS, alice: User, fault: dict[str, Any], code: str, status: int
) -> None:
    local.faults.next(**fault)
    reply = Unsigned(local.url, "GET", "/bucket", {}).sign(alice, service="s3", region=local.region).send()
    assert (reply.status, reply.code) == (status, code)


def test_delays(local: LocalAWS, alice: User) -> None:
    local.faults.next(delay=0.15)
    begin = time.monotonic()
    assert sts_call(local, alice, "GetCallerIdentity").status == 200
    assert time.monotonic() - begin >= 0.15


@pytest.mark.parametrize(
    ("drop", "failure", "done"),
    [
        ("at-once", RemoteDisconnected, False),
        ("before-headers", RemoteDisconnected, True),
        ("after-headers", IncompleteRead, True),
        ("inside-body", IncompleteRead, True),
    ],
)
def test_cut_connections(local: LocalAWS, alice: User, drop: str, failure: type[Exception], done: bool) -> None:
    local.faults.next(drop=drop)
    code = {"SerialNumber": alice.mfa.serial, "TokenCode": alice.mfa.code()}
    with pytest.raises(failure):
        sts_call(local, alice, "GetSessionToken", **code)
    assert local.requests[0].status == 0
    assert (sts_call(local, alice, "GetSessionToken", **code).status == 403) is done


def test_what_is_not_a_fault(local: LocalAWS) -> None:
    with pytest.raises(IllegalArgumentException, match="n is 0; it must be 1 or more"):
        local.faults.next(0)
    with pytest.raises(IllegalArgumentException, match="drop is 'never'; it must be one of at-once, before-headers"):
        local.faults.next(drop="never")
    local.faults.next(3, throttle=True)
    assert len(local.faults) == 3
    local.faults.clear()
    assert len(local.faults) == 0


def test_a_bug_of_ours_is_an_answer_and_a_traceback(
    local: LocalAWS, alice: User, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sts_sdk.testing._front.answer_sts", lambda *_: 1 / 0)
    reply = sts_call(local, alice, "GetCallerIdentity")
    assert (reply.status, reply.code, reply.element("Type")) == (500, "InternalFailure", "Receiver")
    assert "ZeroDivisionError" in capsys.readouterr().err
