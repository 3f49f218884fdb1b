"""How strict local AWSs are: requests that AWS refuses, sent to ours, to moto and to ministack in one run.

``python -m benchmarks.strictness`` writes ``benchmarks/strictness.md``. A refusal has the right code if it is AWS's,
and the right words if its message is the recorded one (where none is recorded, the right code is enough). Also the
calls per second (GetCallerIdentity, one client) and the seconds from start to the first answer.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from xml.sax.saxutils import unescape

import boto3
import botocore.auth
import jwt
import requests
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import BotoCoreError, ClientError

from benchmarks.environments import HOME, Environment
from benchmarks.strictness_cases import assume_role_parameters, authorization, federation

HERE = Path(__file__).parent
REGION = "us-east-1"
PORT = 4790
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UNKNOWN_KEY = Credentials("AKIAIOSFODNN7EXAMPLE", "wrong" * 8)
STS_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret {...}"
)
S3_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)


class Sent(NamedTuple):
    """A request as it goes over the wire, and the refusal that AWS gives it."""

    name: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    code: str
    message: str | None


class Rig:
    """A server with what the requests are about: users, roles and a bucket, made by IAM's own calls."""

    def __init__(self, url: str, keys: tuple[str, str]) -> None:
        self.url = url
        self._admin = Credentials(*keys)
        self.who: dict[str, Credentials] = {"admin": self._admin}
        self.account = str(self._boto("sts").get_caller_identity()["Account"])
        self._set_up()

    def _boto(self, service: str) -> Any:
        return boto3.client(  # pyright: ignore[reportUnknownMemberType] -- boto3 has no types
            service,
            region_name=REGION,
            endpoint_url=self.url,
            aws_access_key_id=self._admin.access_key,
            aws_secret_access_key=self._admin.secret_key,
        )

    def _set_up(self) -> None:
        iam, everything = self._boto("iam"), _policy("Allow", "*")
        for name, text in {
            "alice": everything,
            "bob": _policy("Allow", "sqs:*"),
            "denied": json.dumps({"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "*", "Resource": "*"},
                {"Effect": "Deny", "Action": ["sts:AssumeRole", "s3:GetObject"], "Resource": "*"}]}),
        }.items():  # fmt: skip
            iam.create_user(UserName=name)
            iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=text)
            key = iam.create_access_key(UserName=name)["AccessKey"]
            self.who[name] = Credentials(key["AccessKeyId"], key["SecretAccessKey"])
        alice, root = f"arn:aws:iam::{self.account}:user/alice", f"arn:aws:iam::{self.account}:root"
        external = {"StringEquals": {"sts:ExternalId": "42"}}
        mfa = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
        for name, principal, condition, longest in (
            ("role", alice, {}, 3600), ("partner", alice, external, 3600), ("mfa", alice, mfa, 3600),
            ("open", root, {}, 3600), ("long", root, {}, 43200),
        ):  # fmt: skip
            body = {
                "Effect": "Allow",
                "Principal": {"AWS": principal},
                "Action": "sts:AssumeRole",
                "Condition": condition,
            }
            trust = json.dumps({"Version": "2012-10-17", "Statement": [body]})
            iam.create_role(RoleName=f"strict-{name}", AssumeRolePolicyDocument=trust, MaxSessionDuration=longest)
            iam.put_role_policy(RoleName=f"strict-{name}", PolicyName="own", PolicyDocument=everything)
        self.session = self._session()
        self.who["session"] = self.session
        s3 = self._boto("s3")
        s3.create_bucket(Bucket="strict-bucket")
        s3.put_object(Bucket="strict-bucket", Key="k", Body=b"1")

    def _session(self) -> Credentials:
        form = {"RoleArn": f"arn:aws:iam::{self.account}:role/strict-long", "RoleSessionName": "strict"}
        sent = self.sts("", "alice", "AssumeRole", form, "", None)
        answer = requests.request(sent.method, self.url + sent.path, headers=sent.headers, data=sent.body, timeout=30)
        values = [
            re.search(f"<{name}>(.*?)</{name}>", answer.text)
            for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")
        ]
        return Credentials(*(found[1] if found else "" for found in values))

    def sts(
        self, name: str, who: str | Credentials | None, action: str, form: dict[str, str], code: str,
        message: str | None,
        *, service: str = "sts", region: str = REGION, at: datetime.datetime | None = None,
    ) -> Sent:  # fmt: skip
        """A call of STS, signed by a principal, or by nobody."""
        filled = {
            key: value.replace("{account}", self.account).replace("{stranger}", _stranger())
            for key, value in form.items()
        }
        body = urlencode({"Action": action, "Version": "2011-06-15", **filled}).encode()
        keys = self.who[who] if isinstance(who, str) else who
        headers = (
            dict(FORM) if keys is None else self._signed("POST", "/", body, FORM, keys, SigV4Auth, service, region, at)
        )
        return Sent(name, "POST", "/", headers, body, code, message)

    def s3(
        self, name: str, who: str | Credentials, path: str, code: str, message: str | None, *, method: str = "GET",
        service: str = "s3", region: str = REGION, at: datetime.datetime | None = None, **headers: str,
    ) -> Sent:  # fmt: skip
        """A request to S3, signed in its headers."""
        keys = self.who[who] if isinstance(who, str) else who
        extra = {key.replace("_", "-"): value for key, value in headers.items()}
        signed = self._signed(method, path, b"", extra, keys, S3SigV4Auth, service, region, at)
        return Sent(name, method, path, signed, b"", code, message)

    def _signed(
        self, method: str, path: str, body: bytes, headers: dict[str, str], keys: Credentials, signer: Any,
        service: str, region: str, at: datetime.datetime | None,
    ) -> dict[str, str]:  # fmt: skip
        real = botocore.auth.get_current_datetime
        botocore.auth.get_current_datetime = (lambda remove_tzinfo=True: at) if at else real  # noqa: ARG005 -- botocore's name
        try:
            request = AWSRequest(method, self.url + path, dict(headers), body)
            signer(keys, service, region).add_auth(request)
        finally:
            botocore.auth.get_current_datetime = real
        return {"Host": urlsplit(self.url).netloc, **dict(request.headers.items())}

    def presigned(self, path: str, expires: int) -> str:
        """The path of a presigned URL."""
        request = AWSRequest("GET", self.url + path, {}, b"")
        S3SigV4QueryAuth(self.who["alice"], "s3", REGION, expires=expires).add_auth(request)
        return request.url.removeprefix(self.url)


def _policy(effect: str, action: str) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": effect, "Action": action, "Resource": "*"}]})


def _stranger() -> str:
    return jwt.encode({"iss": "https://nobody.example.com", "sub": "x", "aud": "y", "exp": 2**31}, "k" * 32, "HS256")


def requests_of(rig: Rig) -> Iterator[Sent]:
    """Every request, with the refusal that AWS gives it."""
    fine = {"RoleArn": "arn:aws:iam::{account}:role/strict-role", "RoleSessionName": "session"}
    for name, change, code, message in assume_role_parameters():
        form = {key: value for key, value in (fine | change).items() if value is not None}
        yield rig.sts(f"AssumeRole: {name}", "alice", "AssumeRole", form, code, message)
    for name, who, action, form, code, message in authorization():
        yield rig.sts(name, who, action, form, code, message)
    for name, action, form, code, message in federation():
        yield rig.sts(f"{action}: {name}", None, action, form, code, message)
    yield from _sts_signatures(rig)
    yield from _s3_requests(rig)


def _sts_signatures(rig: Rig) -> Iterator[Sent]:
    def call(name: str, who: str | Credentials | None, code: str, message: str | None, **how: Any) -> Sent:
        return rig.sts(f"STS: {name}", who, how.pop("action", "GetCallerIdentity"), {}, code, message, **how)

    now, alice = datetime.datetime.now(datetime.UTC).replace(tzinfo=None), rig.who["alice"]
    invalid, wrong = "InvalidClientTokenId", "SignatureDoesNotMatch"
    unknown = "The security token included in the request is invalid."
    token = rig.session.token
    yield call("nobody", None, "MissingAuthenticationToken", "Request is missing Authentication Token")
    yield call("unknown key", UNKNOWN_KEY, invalid, unknown)
    yield call("wrong secret", Credentials(alice.access_key, "wrong" * 8), wrong, STS_MISMATCH)
    yield call(
        "temporary key without its token", Credentials(rig.session.access_key, rig.session.secret_key), invalid, unknown
    )
    yield call("token of a long-term key", Credentials(alice.access_key, alice.secret_key, token), invalid, None)
    yield call("made-up token", Credentials(rig.session.access_key, rig.session.secret_key, "made up"), invalid, None)
    yield call(
        "other service in the scope",
        "alice",
        wrong,
        "Credential should be scoped to correct service: 'sts'. ",
        service="s3",
    )
    yield call(
        "other region in the scope",
        "alice",
        wrong,
        "Credential should be scoped to a valid region. ",
        region="eu-west-3",
    )
    yield call(
        "signed 20 minutes ago", "alice", wrong, "Signature expired: {...}", at=now - datetime.timedelta(minutes=20)
    )
    yield call(
        "signed 20 minutes ahead",
        "alice",
        wrong,
        "Signature not yet current: {...}",
        at=now + datetime.timedelta(minutes=20),
    )
    yield call(
        "unknown operation",
        "alice",
        "InvalidAction",
        "Could not find operation Nonsense for version 2011-06-15",
        action="Nonsense",
    )


def _s3_requests(rig: Rig) -> Iterator[Sent]:
    now, alice, key = datetime.datetime.now(datetime.UTC).replace(tzinfo=None), rig.who["alice"], "/strict-bucket/k"
    denied, skewed = "AccessDenied", "The difference between the request time and the current time is too large."
    nowhere = "The AWS Access Key Id you provided does not exist in our records."
    words = 'User: {...} is not authorized to perform: %s on resource: "{...}" '
    yield Sent("S3: nobody", "GET", key, {}, b"", denied, "Access Denied")
    yield rig.s3("S3: unknown key", UNKNOWN_KEY, key, "InvalidAccessKeyId", nowhere)
    yield rig.s3(
        "S3: wrong secret", Credentials(alice.access_key, "wrong" * 8), key, "SignatureDoesNotMatch", S3_MISMATCH
    )
    yield rig.s3(
        "S3: temporary key without its token",
        Credentials(rig.session.access_key, rig.session.secret_key),
        key,
        "InvalidAccessKeyId",
        nowhere,
    )
    yield rig.s3(
        "S3: token of a long-term key",
        Credentials(alice.access_key, alice.secret_key, "x"),
        key,
        "InvalidToken",
        "The provided token is malformed or otherwise invalid.",
    )
    yield rig.s3(
        "S3: other region in the scope",
        "alice",
        key,
        "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the region 'eu-west-3' is wrong; expecting 'us-east-1'",
        region="eu-west-3",
    )
    yield rig.s3(
        "S3: other service in the scope",
        "alice",
        key,
        "AuthorizationHeaderMalformed",
        'The authorization header is malformed; incorrect service "sts". This endpoint belongs to "s3".',
        service="sts",
    )
    yield rig.s3(
        "S3: signed 20 minutes ago",
        "alice",
        key,
        "RequestTimeTooSkewed",
        skewed,
        at=now - datetime.timedelta(minutes=20),
    )
    yield rig.s3(
        "S3: no policy allows reading",
        "bob",
        key,
        denied,
        words % "s3:GetObject" + "because no identity-based policy allows the s3:GetObject action",
    )
    yield rig.s3(
        "S3: explicit deny",
        "denied",
        key,
        denied,
        words % "s3:GetObject" + "with an explicit deny in an identity-based policy",
    )
    yield rig.s3(
        "S3: no policy allows deleting",
        "bob",
        key,
        denied,
        words % "s3:DeleteObject" + "because no identity-based policy allows the s3:DeleteObject action",
        method="DELETE",
    )
    yield rig.s3(
        "S3: no policy allows the listing",
        "bob",
        "/strict-bucket",
        denied,
        words % "s3:ListBucket" + "because no identity-based policy allows the s3:ListBucket action",
    )
    yield rig.s3("S3: no such bucket", "alice", "/strict-none/k", "NoSuchBucket", "The specified bucket does not exist")
    yield rig.s3("S3: no such key", "alice", "/strict-bucket/none", "NoSuchKey", "The specified key does not exist.")
    fine = rig.s3("", "alice", key, "", None)
    bare = {name: value for name, value in fine.headers.items() if name.lower() != "x-amz-content-sha256"}
    yield Sent(
        "S3: no x-amz-content-sha256",
        "GET",
        key,
        bare,
        b"",
        "InvalidRequest",
        "Missing required header for this request: x-amz-content-sha256",
    )
    yield Sent(
        "S3: header that is not signed",
        "GET",
        key,
        fine.headers | {"x-amz-other": "1"},
        b"",
        denied,
        "There were headers present in the request which were not signed",
    )
    yield Sent(
        "S3: authorization of an unknown kind",
        "GET",
        key,
        {"Authorization": "Bearer x"},
        b"",
        "InvalidArgument",
        "Unsupported Authorization Type",
    )
    expired = re.sub("X-Amz-Date=[^&]*", "X-Amz-Date=20200101T000000Z", rig.presigned(key, 60))
    yield Sent("S3: presigned and expired", "GET", expired, {}, b"", denied, "Request has expired")
    week = rig.presigned(key, 604801)
    yield Sent(
        "S3: presigned for over a week",
        "GET",
        week,
        {},
        b"",
        "AuthorizationQueryParametersError",
        "X-Amz-Expires must be less than a week (in seconds); {...} less than 604800 seconds",
    )
    partly = re.sub("&X-Amz-Expires=[^&]*", "", rig.presigned(key, 60))
    yield Sent(
        "S3: presigned without a lifetime",
        "GET",
        partly,
        {},
        b"",
        "AuthorizationQueryParametersError",
        "Query-string authentication version 4 requires {...}",
    )


class Count(NamedTuple):
    """How a server did: requests refused, with the right code, in the right words; and which were not right."""

    total: int
    refused: int
    code: int
    words: int
    wrong: list[str]


def count(rig: Rig) -> Count:
    """Send every request and compare the refusals with AWS's."""
    total = refused = coded = worded = 0
    wrong: list[str] = []
    for sent in requests_of(rig):
        total += 1
        try:
            answer = requests.request(
                sent.method,
                rig.url + sent.path,
                headers=sent.headers,
                data=sent.body,
                timeout=60,
                allow_redirects=False,
            )
        except requests.RequestException:
            wrong.append(sent.name)
            continue
        found = [re.search(f"<{part}>(.*?)</{part}>", answer.text, re.DOTALL) for part in ("Code", "Message")]
        code, message = (unescape(part[1], {"&quot;": '"', "&apos;": "'"}) if part else None for part in found)
        right = code == sent.code
        said = right and (
            sent.message is None or re.fullmatch(_as_pattern(sent.message), message or "", re.DOTALL) is not None
        )
        refused, coded, worded = refused + (answer.status_code >= 400), coded + right, worded + said
        if not said:
            wrong.append(f"{sent.name}: {answer.status_code} {code}")
    return Count(total, refused, coded, worded, wrong)


def _as_pattern(message: str) -> str:
    return ".*".join(map(re.escape, message.split("{...}")))


OURS = f"""
import sys
from sts_sdk.testing import LocalAWS
with LocalAWS(port={PORT}) as aws:
    aws.user("strict-admin", accessKeyId="test", secretKey="test")
    sys.stdin.read()
"""


class Server(NamedTuple):
    """A local AWS: its name, its command, its environment and its port."""

    name: str
    command: list[str]
    environment: dict[str, str]
    port: int


def servers() -> Iterator[Server | str]:
    """The servers that can be had here; a text for one that cannot."""
    ours = f"sts_sdk {version('sts_sdk')}"
    yield Server(ours, [sys.executable, "-c", OURS], {}, PORT)
    yield Server(
        f"moto {version('moto')}",
        [str(Path(sys.executable).with_name("moto_server")), "-p", str(PORT + 1)],
        {},
        PORT + 1,
    )
    environment = Environment("ministack", sys.executable)
    try:
        environment.make("ministack")
    except subprocess.CalledProcessError:
        yield "ministack: not to be had here"
        return
    [found] = [each.name for each in (HOME / "ministack").glob("lib/python*/site-packages/ministack-*.dist-info")]
    name = found.removesuffix(".dist-info").replace("-", " ")
    command = str(environment.python.with_name("ministack"))
    yield Server(f"{name}, AUTH=true", [command], {"AUTH": "true", "GATEWAY_PORT": str(PORT + 2)}, PORT + 2)


def measured(server: Server) -> str:
    """One line of the table."""
    began = time.perf_counter()
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **server.environment}
    process = subprocess.Popen(
        server.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables
    )
    try:
        url = f"http://127.0.0.1:{server.port}"
        start = _until_it_answers(url, began)
        rig = Rig(url, ("test", "test"))
        found, rate = count(rig), _rate(rig)
    except (ClientError, BotoCoreError, TimeoutError) as error:
        return f"| {server.name} | could not be set up: {type(error).__name__} | | | | |"
    finally:
        process.terminate()
        process.wait()
    for name in found.wrong:
        sys.stderr.write(f"{server.name}: {name}\n")
    cells = (server.name, f"{found.refused} of {found.total}", found.code, found.words, f"{rate:.0f}", f"{start:.1f}")
    return f"| {' | '.join(map(str, cells))} |"


def _until_it_answers(url: str, began: float) -> float:
    while time.perf_counter() - began < 60:
        try:
            requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.02)
        else:
            return time.perf_counter() - began
    raise TimeoutError(url)


def _rate(rig: Rig) -> float:
    """Calls of GetCallerIdentity in a second, by one client that signs once and keeps its connection."""
    sent, session = rig.sts("", "alice", "GetCallerIdentity", {}, "", None), requests.Session()
    began, calls = time.perf_counter(), 300
    for _ in range(calls):
        session.post(rig.url, headers=sent.headers, data=sent.body, timeout=30)
    return calls / (time.perf_counter() - began)


def main() -> None:
    """Measure every server and write the table."""
    rows = [measured(server) if isinstance(server, Server) else f"| {server} | | | | | |" for server in servers()]
    table = ["| | refused | right code | right words | calls a second | start, s |", "|---|--:|--:|--:|--:|--:|", *rows]
    text = "\n".join([f"Requests that AWS refuses, {datetime.datetime.now(datetime.UTC):%d %B %Y}", "", *table, ""])
    (HERE / "strictness.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
