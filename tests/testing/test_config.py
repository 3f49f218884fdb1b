"""``aws.toml``: all of it at work, and what is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Keys, sts_call

if TYPE_CHECKING:
    from pathlib import Path

FILE = """
region = "eu-west-1"
account = "111122223333"
now = 2031-05-06T07:08:09Z
regions_off = ["ap-east-1"]
members = ["444455556666"]
outbound_federation = false

[root]
mfa = true

[users.alice]
access_key_id = "test"
secret_access_key = "test"
mfa_seed = "JBSWY3DPEHPK3PXPJBSWY3DP"
path = "/dev/"

[users.reader]
policy = { Version = "2012-10-17", Statement = { Effect = "Allow", Action = "s3:Get*", Resource = "*" } }

[roles.Upload]
trusts = ["users.alice", "777788889999"]
max_session_duration = 43200
allows = ["sts:TagSession"]
policy = "upload.json"

[roles.Deploy]
trusts = ["oidc_providers.github"]
subject = "repo:example/*"

[roles.Guarded.trust]
Version = "2012-10-17"
[[roles.Guarded.trust.Statement]]
Effect = "Allow"
Principal = { AWS = "111122223333" }
Action = "sts:AssumeRole"
Condition = { StringEquals = { "sts:ExternalId" = "42" } }

[policies.Small]
document = { Version = "2012-10-17", Statement = { Effect = "Allow", Action = "s3:ListBucket", Resource = "*" } }

[oidc_providers.github]
issuer = "https://token.actions.githubusercontent.com"

[saml_providers.Example]

[buckets.reports]
files = "files"
objects = { "hello.txt" = "hello" }

[buckets.theirs]
account = "777788889999"

[accounts.777788889999.users.bob]
[accounts.777788889999.roles.Visitor]
trusts = ["users.alice"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "files" / "2026").mkdir(parents=True)
    (tmp_path / "files" / "2026" / "july.csv").write_text("a,b\n")
    allowed = {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}
    (tmp_path / "upload.json").write_text(json.dumps({"Version": "2012-10-17", "Statement": [allowed]}))
    (tmp_path / "aws.toml").write_text(FILE)
    return tmp_path / "aws.toml"


def assumed(aws: LocalAWS, user: object, role: str, **more: str) -> Any:
    return sts_call(aws, user, "AssumeRole", RoleArn=role, RoleSessionName="test", **more)


def test_all_of_it(file: Path) -> None:
    with LocalAWS(config=file) as aws, Boto(aws) as boto:
        alice = aws.users["alice"]
        assert (aws.region, aws.account, aws.requests) == ("eu-west-1", "111122223333", [])
        started = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
        assert started <= aws.clock.now() < started + timedelta(minutes=5)
        assert (
            boto("sts", Keys("test", "test")).get_caller_identity()["Arn"]
            == f"arn:aws:iam::{aws.account}:user/dev/alice"
        )
        assert alice.mfa.seed() == "JBSWY3DPEHPK3PXPJBSWY3DP"
        assert sts_call(aws, aws.users["reader"], "GetFederationToken", Name="guest").code == "AccessDenied"
        upload = assumed(aws, alice, aws.roles["Upload"].arn, DurationSeconds="43200")
        keys = Keys(*(upload.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")))
        boto("s3", keys).put_object(Bucket="reports", Key="x", Body=b"")
        found = boto("s3", alice).list_objects_v2(Bucket="reports")["Contents"]
        assert [item["Key"] for item in found] == ["2026/july.csv", "hello.txt", "x"]
        guarded = aws.roles["Guarded"].arn
        assert assumed(aws, alice, guarded).code == "AccessDenied"
        assert assumed(aws, alice, guarded, ExternalId="42").status == 200
        visitor = assumed(aws, alice, "arn:aws:iam::777788889999:role/Visitor")
        there = Keys(*(visitor.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")))
        assert [each["Name"] for each in boto("s3", there).list_buckets()["Buckets"]] == ["theirs"]
        small = {"PolicyArns.member.1.arn": f"arn:aws:iam::{aws.account}:policy/Small"}
        assert assumed(aws, alice, aws.roles["Upload"].arn, **small).status == 200
        away = aws.endpoint("sts", "ap-east-1")
        assert away.getSigningRegion() == "ap-east-1"
        assert sts_call(aws, alice, "GetWebIdentityToken").status != 200


def test_a_dict_is_the_same_and_arguments_beat_it() -> None:
    with LocalAWS("eu-north-1", s3=False, config={"region": "eu-west-1", "users": {"alice": {}}}) as aws:
        assert (aws.region, [*aws.users]) == ("eu-north-1", ["alice"])
    with pytest.raises(IllegalArgumentException, match=r"^config: \[users.alice\] pth: this is no key here"):
        LocalAWS(config={"users": {"alice": {"pth": "/"}}})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("regoin = 'x'", "regoin: this is no key here; allowed are account, accounts, buckets, members, now, "),
        ("region = 'eu west'", "region: it must be the name of a region, such as 'eu-west-1', and is 'eu west'"),
        ("account = '42'", "account: account is '42'; it must be twelve digits"),
        ("account = 123456789012", 'account: it must be twelve digits in quotes, such as "123456789012", and is 1234'),
        ("now = 2031-05-06T07:08:09", "now: it must be a time with its zone"),
        ("regions_off = ['us-east-1']", "regions_off: region is us-east-1, where STS cannot be switched off"),
        ("[users.'a b']", "[users.a b] name is 'a b'; the name of a user has 1 to 64 letters"),
        ("[buckets.Upper]", "[buckets.Upper] the local S3 refuses /Upper: The specified bucket is not valid."),
        ("users = ['alice']", "users: it must be tables, each with the name of a user"),
        ("[users.alice]\naccess_key_id = 'test'", "[users.alice] access_key_id: it goes with secret_access_key"),
        (
            "[users.a]\naccess_key_id = 'a b'\nsecret_access_key = 'sesame'",
            "[users.a] accessKeyId is 'a b'; it must be",
        ),
        ("[users.a]\nmfa_seed = 'sesame'", "[users.a] mfa is no seed"),
        ("[users.a.policy]\nEfect = 'Allow'", "[users.a] this is no policy: "),
        ("[users.a]\npolicy = 'gone.json'", "[users.a] policy: there is no "),
        ("[users.a]\npath = 'dev'", "[users.a] path is 'dev'; it must begin and end with a slash"),
        (
            "[roles.R]\ntrusts = 'users.nobody'",
            "[roles.R] trusts: it must be an ARN, an account number, or the name of a",
        ),
        ("[roles.R]\nmax_session_duration = 60", "[roles.R] max_session_duration: it must be 3600 to 43200 seconds"),
        ("[roles.R]\nmfa = true\ntrust = {}", "[roles.R] trust: it is the whole trust policy: leave out trusts, "),
        ("[roles.R.trust]\nStatement = 3", "[roles.R] this is no trust policy: "),
        ("[policies.P]", "[policies.P] document: it is missing: a policy: a table, or the name of a JSON file"),
        ("[oidc_providers.x]", "[oidc_providers.x] issuer: it is missing"),
        ("[oidc_providers.x]\nissuer = 'http://x'", "[oidc_providers.x] issuer: it must be the issuer's https:// URL"),
        ("[buckets.b]\nfiles = 'nowhere'", "[buckets.b] files: there is no "),
        ("[buckets.b.objects]\na = 3", "[buckets.b] objects.a: it must be a text"),
        ("[accounts.42.users.x]", "account is '42'; it must be twelve digits"),
        ("[accounts.777788889999.buckets.b]", "[accounts.777788889999] buckets: this is no key here"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "aws.toml"
    file.write_text(text)
    with pytest.raises(IllegalArgumentException) as told, LocalAWS(config=file):
        """Nothing starts."""
    assert said in str(told.value)
    assert str(told.value).startswith(f"{file}: ")
    assert "sesame" not in str(told.value)
