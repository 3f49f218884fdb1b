"""The gate before a port: foreign pages, the line about each request, and who is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing import LocalAWS, LoggedRequest
from sts_sdk.testing.local._gate import log_line
from support.foreign import sts_call, sts_request
from support.local_pages import get, post

if TYPE_CHECKING:
    from sts_sdk.testing import User


@pytest.mark.parametrize("target", ["/", "/_local/", "/_local/state", "/?Action=GetCallerIdentity", "/bucket/key"])
def test_a_foreign_host_or_origin_is_turned_away(local: LocalAWS, target: str) -> None:
    for headers in ({"host": "evil.example"}, {"origin": "http://evil.example"}, {"origin": "null"}):
        page = get(local, target, **headers)
        assert page.status == 403
        assert "does not answer to the" in page.json()["message"]
    assert local.requests == []


def test_another_local_page_may_call_services_but_change_nothing(local: LocalAWS) -> None:
    assert get(local, "/", origin="http://localhost:3000").status == 403  # S3: nobody signed it
    assert local.requests[-1].code == "AccessDenied"
    assert post(local, "/_local/reset", origin="http://localhost:3000").status == 403
    own = local.url.replace("127.0.0.1", "localhost")
    assert post(local, "/_local/clock", {"advance": 1}, origin=own, host=own.removeprefix("http://")).status == 200


def test_a_name_of_ones_own() -> None:
    with LocalAWS(s3=False, names=["aws.test"]) as aws:
        assert get(aws, "/_local/health", host="aws.test").status == 200
        assert get(aws, "/_local/health", host="other.test").status == 403


def test_a_signed_request_of_a_foreign_page_is_not_served(local: LocalAWS, alice: User) -> None:
    request = sts_request(local, "GetCallerIdentity").sign(alice, region=local.region)
    request.headers["Origin"] = "https://evil.example"
    assert request.send().status == 403
    assert local.requests == []


def test_each_request_is_told_and_makes_one_line() -> None:
    told: list[LoggedRequest] = []
    with LocalAWS("eu-west-1", s3=False, onRequest=told.append) as aws:
        alice = aws.user("alice", policy={"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}})
        sts_call(aws, alice, "GetCallerIdentity")
        sts_call(aws, alice, "GetFederationToken", Name="guest")
        sts_request(aws, "GetCallerIdentity").send()
        aws.faults.next(drop="at-once")
        with pytest.raises(OSError, match="without response"):
            sts_call(aws, alice, "GetCallerIdentity")
        get(aws, "/a%0Ab")
        assert told == aws.requests
    lines = [re.sub(r"^\d\d:\d\d:\d\d ", "", log_line(entry)) for entry in told]
    assert lines[0] == f"allowed 200 sts GetCallerIdentity by {alice.arn} in eu-west-1"
    assert lines[1].startswith(f"refused 403 sts GetFederationToken by {alice.arn} in eu-west-1: AccessDenied: User: ")
    assert lines[2] == "refused 403 sts GetCallerIdentity by nobody in eu-west-1: MissingAuthenticationToken"
    assert lines[3].startswith(f"refused 0 sts POST / by key ****{alice.accessKeyId[-4:]}")
    assert lines[4] == "refused 501 s3 GET /a?b by nobody in eu-west-1: NotImplemented"
