"""``sts-sdk eks-token``: what kubectl takes, and EKS has answered by STS."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User


def test_sts_answers_the_token_with_who_it_is(aws: LocalAWS, user: User, run: Run) -> None:
    role = aws.role("admin", trusts=user)
    found = json.loads(run("eks-token", "prod", "--role", role.arn).out)
    token = found["status"]["token"].removeprefix("k8s-aws-v1.")
    url = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    with urlopen(Request(url, headers={"x-k8s-aws-id": "prod"})) as answer:
        assert b":assumed-role/admin/" in answer.read()

    assert (found["kind"], found["apiVersion"]) == ("ExecCredential", "client.authentication.k8s.io/v1beta1")
    assert "expirationTimestamp" in found["status"]


def test_a_wrong_name_of_a_cluster_is_told_in_one_line(user: User, run: Run) -> None:
    done = run("eks-token", "")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
