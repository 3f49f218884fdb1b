"""``sts-sdk assume``: what it is given is what is sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User

DOCUMENT = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
POLICY = json.dumps(DOCUMENT)


def test_each_option_is_sent(aws: LocalAWS, user: User, run: Run, tmp_path: Path) -> None:
    role = aws.role("reader", trusts=user)
    file = tmp_path / "policy.json"
    file.write_text(POLICY, encoding="utf-8")
    managed = aws.managedPolicy("limit", DOCUMENT)
    words = ("--session-name", "me", "--duration", "20m", "--policy", str(file), "--policy-arn", managed)
    run("assume", role.arn, *words, "--tag", "team=blue", "--transitive-tag", "team")
    sent = aws.requests[-1].parameters

    assert (sent["RoleSessionName"], sent["DurationSeconds"]) == ("me", "1200")
    assert json.loads(sent["Policy"]) == json.loads(POLICY)
    assert sent["PolicyArns.member.1.arn"] == managed
    assert (sent["Tags.member.1.Value"], sent["TransitiveTagKeys.member.1"]) == ("blue", "team")
    assert "SourceIdentity" not in sent


def test_a_session_without_a_name_has_one_of_its_own(aws: LocalAWS, user: User, run: Run) -> None:
    role = aws.role("reader", trusts=user)
    for _ in range(2):
        run("assume", role.arn)
    assert len({request.parameters["RoleSessionName"] for request in aws.requests}) == 2


def test_behind_another_role(aws: LocalAWS, user: User, run: Run) -> None:
    first = aws.role("first", trusts=user)
    second = aws.role("second", trusts=first)
    assert ":assumed-role/second/" in run("assume", second.arn, "--role", first.arn).out


def test_a_profile_where_there_is_no_file_is_told_in_one_line(run: Run) -> None:
    done = run("assume", "prod")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("sts-sdk: there is no profile 'prod': neither ")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "option",
    [
        "--duration", "--external-id", "--mfa", "--policy-arn", "--session-name", "--source-identity", "--tag",
        "--transitive-tag",
    ],
)  # fmt: skip
def test_what_a_profile_says_itself(option: str, user: User, run: Run) -> None:
    done = run("assume", "some-profile", option, "900" if option == "--duration" else "x")
    assert (done.status, done.out) == (2, "")
    assert f"{option} goes with an ARN" in done.err
