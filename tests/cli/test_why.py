"""``sts-sdk why``: reads an error from a pipe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User

DENIED = (
    "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/bob "
    "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/admin with an explicit "
    "deny in a service control policy"
)


def test_a_pipe_is_explained(process: Run) -> None:
    done = process("why", stdin=DENIED)
    assert (done.status, done.err) == (0, "")
    assert "arn:aws:iam::111122223333:user/bob" in done.out
    assert "service control policy" in done.out


def test_words_and_json(run: Run) -> None:
    found = json.loads(run("why", *DENIED.split(), "--output", "json").out)
    assert "sts:AssumeRole" in found.values()


def test_the_commands_own_error_goes_into_its_pipe(aws: LocalAWS, user: User, process: Run) -> None:
    role = aws.role("closed", trusts=aws.user("somebody"))
    error = process("assume", role.arn).err
    assert role.arn in process("why", stdin=error).out


def test_an_empty_pipe_is_told(process: Run) -> None:
    done = process("why", stdin=" \n")
    assert (done.status, done.out, done.err) == (2, "", "sts-sdk: why reads an error, and there is none\n")


def test_when_aws_cannot_be_asked_the_text_is_still_explained(process: Run) -> None:
    done = process("why", "--ask", stdin=DENIED)
    assert done.status == 0
    assert "service control policy" in done.out


def test_who_asks_may_have_a_message_decoded(aws: LocalAWS, user: User, run: Run) -> None:
    encoded = aws.authorizationMessage({"explicitDeny": True, "context": {"action": "ec2:StopInstances"}})
    text = f"UnauthorizedOperation: Encoded authorization failure message: {encoded}"
    found = json.loads(run("why", "--ask", text, "--output", "json").out)

    assert (found["action"], found["principal"]) == ("ec2:StopInstances", user.arn)
    assert {request.operation for request in aws.requests} == {"DecodeAuthorizationMessage", "GetCallerIdentity"}
