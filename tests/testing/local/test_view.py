"""What the page is told: everything that happens, and no secret."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from support.foreign import Keys, sts_call
from support.local_pages import get

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


def test_what_happened(local: LocalAWS, alice: User) -> None:
    role = local.role("Uploader")
    sts_call(local, alice, "AssumeRole", RoleArn=role.arn, RoleSessionName="nightly")
    alice.deactivate()
    sts_call(local, alice, "GetCallerIdentity")
    seen = get(local, "/_local/state").json()
    key = f"****{alice.accessKeyId[-4:]}"
    (identity,) = seen["identities"]
    assert identity == {"arn": alice.arn, "keys": [{"id": key, "active": False}], "mfa": True}
    assert [found["arn"] for found in seen["roles"]] == [role.arn]
    (session,) = seen["sessions"]
    assert session["arn"].endswith(":assumed-role/Uploader/nightly")
    assert (session["by"], session["revoked"]) == ("AssumeRole", False)
    left = datetime.fromisoformat(session["ends"]) - datetime.fromisoformat(seen["now"])
    assert 3500 < left.total_seconds() <= 3600
    allowed, refused = seen["requests"]
    assert (allowed["operation"], allowed["who"], allowed["refused"]) == ("AssumeRole", alice.arn, False)
    assert allowed["trace"]
    assert (refused["who"], refused["key"], refused["code"]) == (None, key, "InvalidClientTokenId")
    later = get(local, f"/_local/state?since={allowed['number']}").json()
    assert [found["number"] for found in later["requests"]] == [refused["number"]]
    role.delete()
    after = get(local, "/_local/state").json()
    assert (after["roles"], after["sessions"][0]["revoked"]) == ([], True)


def test_a_reset_shows_as_another_run(local: LocalAWS) -> None:
    before = get(local, "/_local/state").json()["run"]
    local.reset()
    assert get(local, "/_local/state").json()["run"] != before


def test_no_secret_is_in_it(local: LocalAWS, alice: User) -> None:
    code = alice.mfa.code()
    reply = sts_call(local, alice, "GetSessionToken", SerialNumber=alice.mfa.serial, TokenCode=code)
    session = {"sessionId": "AccessKeyId", "sessionKey": "SecretAccessKey", "sessionToken": "SessionToken"}
    parts = {name: reply.element(element) or "" for name, element in session.items()}
    keys = Keys(*parts.values())
    sts_call(local, keys, "GetCallerIdentity")
    get(local, "/federation?Action=getSigninToken&Session=" + json.dumps(parts).replace(" ", "").replace('"', "%22"))
    shown = get(local, "/_local/state").text
    assert "getSigninToken" in shown
    for secret in (alice.secretKey, alice.accessKeyId, alice.mfa.seed(), code, *parts.values(), local.controlToken):
        assert secret not in shown


def test_of_keys_in_parameters_only_the_end_is_in_it(local: LocalAWS, alice: User) -> None:
    sts_call(local, alice, "GetAccessKeyInfo", AccessKeyId=alice.accessKeyId)
    get(local, f"/photos?X-Amz-Credential={alice.accessKeyId}/20300101/eu-west-1/s3/aws4_request")
    codes = {"AuthenticationCode1": "135790", "AuthenticationCode2": "246802"}
    sts_call(local, alice, "EnableMFADevice", UserName="alice", SerialNumber="x", **codes)
    page = get(local, "/_local/state")
    for hidden in (alice.accessKeyId, *codes.values()):
        assert hidden not in page.text
    assert page.json()["requests"][0]["parameters"]["AccessKeyId"] == f"****{alice.accessKeyId[-4:]}"
