"""What the requests of the strictness table are about, made by IAM's own calls, and how each of them is signed."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import boto3
import botocore.auth
import jwt
import requests
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

REGION = "us-east-1"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


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
