"""The life of a local AWS: how it starts, what it says of itself, and that it ends."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth import BasicSessionCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.internal._extras import needs
from sts_sdk.regions import Region, Regions
from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Keys, code_of, sts_call, sts_request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sts_sdk.testing import User


def test_what_it_says_of_itself(local: LocalAWS, alice: User) -> None:
    assert local.endpoint("sts") == EndpointConfiguration(local.url, "ap-northeast-1")
    assert local.endpoint("s3") == EndpointConfiguration(local.url, "ap-northeast-1")
    elsewhere = local.endpoint("sts", "eu-west-1")
    assert elsewhere.getSigningRegion() == "eu-west-1"
    assert elsewhere.getServiceEndpoint() != local.url
    assert elsewhere == local.endpoint("sts", "eu-west-1")
    assert (alice.arn, alice.mfa.serial) == (
        f"arn:aws:iam::{local.account}:user/alice",
        f"arn:aws:iam::{local.account}:mfa/alice",
    )
    keys = alice.provider().getCredentials()
    assert (keys.getAWSAccessKeyId(), keys.getAWSSecretKey()) == (alice.accessKeyId, alice.secretKey)
    assert len(alice.accessKeyId) == 20
    assert len(alice.secretKey) == 40


@pytest.mark.parametrize(("region", "partition"), [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")])
def test_other_partitions(region: str, partition: str) -> None:
    with LocalAWS(region, s3=False) as local:
        user = local.user("li")
        assert (
            sts_call(local, user, "GetCallerIdentity").element("Arn") == f"arn:{partition}:iam::{local.account}:user/li"
        )


def test_a_region_is_a_name_an_enum_or_a_region() -> None:
    with LocalAWS(Regions.EU_WEST_1, s3=False) as local:
        assert local.region == "eu-west-1"
        assert local.endpoint("sts", Region("eu-west-1")) == local.endpoint("s3")
        local.disableRegion(Regions.EU_WEST_1)
        assert sts_call(local, local.user("bob"), "GetSessionToken").code == "RegionDisabledException"
        local.enableRegion(Region("eu-west-1"))
        assert sts_call(local, local.user("bob"), "GetSessionToken").status == 200


def test_misuse(local: LocalAWS) -> None:
    with pytest.raises(IllegalArgumentException, match="is not the name of a region"):
        LocalAWS("us-east-1\n", s3=False)
    with pytest.raises(IllegalArgumentException, match="is not the name of a region"):
        local.endpoint("sts", "")
    with pytest.raises(IllegalArgumentException, match="account is '42'; it must be twelve digits"):
        LocalAWS(account="42")
    with pytest.raises(IllegalArgumentException, match="service is 'ec2'; it must be 'sts', 's3' or 'iam'"):
        local.endpoint("ec2")
    with pytest.raises(IllegalArgumentException, match="not running: use it in a with block"):
        _ = LocalAWS(s3=False).url
    with pytest.raises(IllegalArgumentException, match="this is no policy: Syntax errors in policy"):
        local.user("bob", policy={})
    for path in ("/dev", "dev/", ""):
        for make in (local.user, local.role):
            with pytest.raises(IllegalArgumentException, match="it must begin and end with a slash"):
                make("bob", path=path)
    for account in ("42", "\uff11" * 12):
        with pytest.raises(IllegalArgumentException, match="it must be twelve digits"):
            local.memberAccount(account)
    with pytest.raises(AttributeError, match="make it with mfa=True"):
        _ = local.user("bob").mfa


def test_nothing_secret_shows(local: LocalAWS, alice: User) -> None:
    code = alice.mfa.code()
    reply = sts_call(local, alice, "GetSessionToken", SerialNumber=alice.mfa.serial, TokenCode=code)
    token, secret = reply.element("SessionToken") or "", reply.element("SecretAccessKey") or ""
    keys = Keys(reply.element("AccessKeyId") or "", secret, token)
    assert sts_call(local, keys, "GetCallerIdentity").status == 200
    entries = [(repr(e), e.parameters, e.headers, e.path) for e in local.requests]
    shown = f"{local!r} {alice!r} {local.requests!r} {entries} {vars(local._state)['keys']._sessions!r}"
    for hidden in (alice.secretKey, secret, token, code, alice.mfa.seed()):
        assert hidden not in shown
    first = local.requests[0]
    assert (first.operation, first.principal, first.region) == ("GetSessionToken", alice.arn, "ap-northeast-1")
    assert first.parameters == {"SerialNumber": alice.mfa.serial, "TokenCode": "***Sensitive Data Redacted***"}


def test_it_ends(alice: User, local: LocalAWS) -> None:
    before = set(threading.enumerate())
    with LocalAWS(s3=False) as short:
        user, port = short.user("bob"), int(short.url.rpartition(":")[2])
        idle = HTTPConnection("127.0.0.1", port, timeout=5)
        idle.request("GET", "/.well-known/jwks.json")
        assert idle.getresponse().read()
        assert sts_call(short, user, "GetCallerIdentity").status == 200
        assert code_of_unknown(short, alice) == "InvalidClientTokenId"
    assert set(threading.enumerate()) <= before
    with pytest.raises(OSError):  # noqa: PT011 -- refused or reset, as the system likes
        HTTPConnection("127.0.0.1", port, timeout=5).connect()
    idle.close()


def test_a_program_that_does_not_close_it_ends_all_the_same() -> None:
    program = """
        import socket
        from sts_sdk.testing import LocalAWS

        aws = LocalAWS(s3=False).__enter__()
        client = socket.create_connection(("127.0.0.1", int(aws.url.rpartition(":")[2])))
        client.sendall(b"GET /.well-known/openid-configuration HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")
        print(client.recv(8))
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], check=True, capture_output=True, timeout=20
    )
    assert ended.stdout.strip() == b"b'HTTP/1.1'"
    assert ended.stderr == b""


def code_of_unknown(local: LocalAWS, stranger: User) -> str | None:
    return sts_call(local, stranger, "GetCallerIdentity").code


def test_closing_does_not_wait_for_a_delay(local: LocalAWS) -> None:
    with LocalAWS(s3=False) as short:
        short.faults.next(delay=30)
        request = sts_request(short, "GetCallerIdentity")
        thread = threading.Thread(target=lambda: swallow(request))
        thread.start()
        while not short.requests:
            thread.join(0.01)
    thread.join(5)
    assert not thread.is_alive()


def swallow(request: Any) -> None:
    try:
        request.send()
    except OSError:
        return


def test_many_clients_at_once(local: LocalAWS, alice: User) -> None:
    role = local.role("Busy", trusts=alice)

    def work(number: int) -> tuple[str | None, str | None]:
        reply = sts_call(local, alice, "AssumeRole", RoleArn=role.arn, RoleSessionName=f"worker-{number}")
        keys = Keys(*(reply.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")))
        return keys.access, sts_call(local, keys, "GetCallerIdentity").element("Arn")

    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(work, range(64)))
    assert len({key for key, _ in results}) == 64
    assert [arn.rpartition("/")[2] for _, arn in results if arn] == [f"worker-{n}" for n in range(64)]
    assert len(local.requests) == 128


def test_a_code_is_good_for_one_of_many_threads(local: LocalAWS, alice: User) -> None:
    code = {"SerialNumber": alice.mfa.serial, "TokenCode": alice.mfa.code()}
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: sts_call(local, alice, "GetSessionToken", **code).status, range(8)))
    assert sorted(statuses) == [200] + [403] * 7


def test_without_s3() -> None:
    with LocalAWS(s3=False) as local, Boto(local) as boto:
        s3 = boto("s3", local.user("alice"))
        assert code_of(s3.list_buckets) == "NotImplemented"
        local.faults.next(throttle=True)
        assert code_of(s3.list_buckets) == "SlowDown"


CHILD = """
import boto3
print(boto3.client("sts").get_caller_identity()["Arn"])
s3 = boto3.client("s3")
s3.create_bucket(Bucket="child-bucket", CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
print([bucket["Name"] for bucket in s3.list_buckets()["Buckets"]])
"""


def test_the_environment_points_boto3_of_another_process_here(local: LocalAWS) -> None:
    role = local.role("Any")
    user = local.user("alice")
    reply = sts_call(local, user, "AssumeRole", RoleArn=role.arn, RoleSessionName="child")
    names = ("AccessKeyId", "SecretAccessKey", "SessionToken")
    environment = local.environment(BasicSessionCredentials(*(reply.element(name) or "" for name in names)))
    done = subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    arn = f"arn:aws:sts::{local.account}:assumed-role/Any/child"
    assert done.stdout.splitlines() == [arn, "['child-bucket']"]
    assert local.environment(user)["AWS_SESSION_TOKEN"] == ""
    assert local.environment()["AWS_ACCESS_KEY_ID"].startswith("AKIA")


FLOW = """
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import GetSessionTokenRequest

sts_client = AWSSecurityTokenServiceClientBuilder.defaultClient()
session_token_request = GetSessionTokenRequest()
session_token_request.setDurationSeconds(7200)
session_creds = sts_client.getSessionToken(session_token_request).getCredentials()
sessionCredentials = BasicSessionCredentials(
    session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken()
)
s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(sessionCredentials)).build()
s3.createBucket("flow")
s3.putObject("flow", "hello.txt", "hello")
print(sts_client.getCallerIdentity().getArn(), s3.getObjectAsString("flow", "hello.txt"))
"""


@contextmanager
def serving(*arguments: str) -> Iterator[list[str]]:
    """The command at work, as the lines that it printed before the last; stopped at the end, killed if it is stuck."""
    command = [sys.executable, "-m", "sts_sdk.testing", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        stuck = threading.Timer(60, process.kill)
        stuck.start()
        try:
            assert process.stdout is not None
            yield [*takewhile(lambda line: line != "# Ctrl-C stops it\n", process.stdout)]
        finally:
            process.terminate()
            process.wait()
            stuck.cancel()
    assert process.returncode == 0


def test_the_command_prints_the_environment_and_serves_until_it_is_stopped() -> None:
    with serving("--region", "eu-west-1") as lines:
        values = dict(line.removeprefix("export ").strip().split("=", 1) for line in lines[:7])
        connection = HTTPConnection(values["AWS_ENDPOINT_URL_STS"].removeprefix("http://"), timeout=10)
        connection.request("GET", "/?Action=GetCallerIdentity&Version=2011-06-15")
        assert b"MissingAuthenticationToken" in connection.getresponse().read()
        connection.close()
    assert values["AWS_REGION"] == "eu-west-1"
    assert "unset AWS_SESSION_TOKEN AWS_PROFILE\n" in lines
    assert "# a role to assume: arn:aws:iam::123456789012:role/Local\n" in lines
    assert lines[-1].startswith("# an MFA device: arn:aws:iam::123456789012:mfa/local, seed ")


def test_what_the_command_prints_serves_the_flow_of_the_readme(tmp_path: Path) -> None:
    """As a newcomer does it: one shell serves, the other reads what it printed and runs a program."""
    (tmp_path / "flow.py").write_text(FLOW)
    with serving() as lines:
        (tmp_path / "variables.sh").write_text("".join(lines))
        script = f". ./variables.sh; exec {shlex.quote(sys.executable)} flow.py"
        environment = {"PATH": os.environ["PATH"], "AWS_SESSION_TOKEN": "of-another-key", "AWS_PROFILE": "elsewhere"}
        done = subprocess.run(
            ["sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.stdout, done.stderr) == ("arn:aws:iam::123456789012:user/local hello\n", "")


def test_a_missing_extra_is_told_in_one_sentence() -> None:
    blocked = "import sys, importlib.util as u; real = u.find_spec\n"
    blocked += "u.find_spec = lambda name, *rest: None if name == sys.argv[1] else real(name, *rest)\n"
    blocked += "from sts_sdk.testing import LocalAWS\nLocalAWS(s3=False)\nLocalAWS()\n"
    for name in ("jwt", "moto"):
        command = [sys.executable, "-c", blocked, name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.stderr.splitlines()[-1] == (f"ModuleNotFoundError: {needs('The local AWS', name, 'mock')}")
