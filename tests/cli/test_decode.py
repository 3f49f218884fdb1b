"""``sts-sdk decode``: an encoded authorization message in clear."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User


def test_a_message_is_decoded(aws: LocalAWS, user: User, run: Run, process: Run) -> None:
    told = {"allowed": False, "explicitDeny": True}
    encoded = aws.authorizationMessage(told)

    assert json.loads(run("decode", encoded).out) == told
    assert json.loads(process("decode", "-", stdin=f"{encoded}\n").out) == told


def test_a_message_that_begins_with_a_dash_is_no_option(user: User, run: Run) -> None:
    done = run("decode", "-" + "a" * 40)
    assert (done.status, done.out) == (1, "")
    assert "InvalidAuthorizationMessage" in done.err


def test_what_is_no_json_is_printed_as_it_is(aws: LocalAWS, user: User, run: Run) -> None:
    assert run("decode", aws.authorizationMessage("plain")).out == "plain\n"


def test_a_broken_message_is_told_in_four_lines_at_most(user: User, run: Run) -> None:
    done = run("decode", "nonsense")
    assert (done.status, done.out) == (1, "")
    assert "InvalidAuthorizationMessage" in done.err
    assert len(done.err.splitlines()) <= 4
