"""Clients that are not ours: boto3, and requests that botocore's signer signs and ``http.client`` sends.

They are the witnesses for the local AWS. Nothing here uses sts_sdk's signer, encoder or parser.
"""

from __future__ import annotations

import re
from functools import cache
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, Self
from unittest import mock
from urllib.parse import urlencode, urlsplit
from xml.sax.saxutils import unescape

import botocore.auth
import botocore.config
import botocore.session
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sts_sdk.testing import LocalAWS

FORM = "application/x-www-form-urlencoded"


class Keys:
    """Any three keys, with or without a token."""

    def __init__(self, access: str, secret: str, token: str | None = None) -> None:
        self.access, self.secret, self.token = access, secret, token

    @classmethod
    def of(cls, source: Any) -> Keys:
        """Keys from a user or root of the local AWS, from boto3's Credentials dictionary, or from other Keys."""
        if isinstance(source, Keys):
            return source
        if isinstance(source, dict):
            return cls(source["AccessKeyId"], source["SecretAccessKey"], source["SessionToken"])
        return cls(source.accessKeyId, source.secretKey)


@cache
def _session() -> botocore.session.Session:
    return botocore.session.Session()


class Boto:
    """boto3's clients (botocore's, which boto3 hands out) of one local AWS; they close with the ``with`` block."""

    def __init__(self, aws: LocalAWS) -> None:
        self.aws = aws
        self._clients: list[Any] = []

    def __call__(
        self, service: str, source: Any, region: str | None = None, *, signing_region: str | None = None, **config: Any
    ) -> Any:
        keys, endpoint = Keys.of(source), self.aws.endpoint(service, region)
        client = _session().create_client(
            service,
            signing_region or endpoint.getSigningRegion(),
            endpoint_url=endpoint.getServiceEndpoint(),
            aws_access_key_id=keys.access,
            aws_secret_access_key=keys.secret,
            aws_session_token=keys.token,
            config=botocore.config.Config(retries={"max_attempts": 0}, parameter_validation=False, **config),
        )
        self._clients.append(client)
        return client

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        for client in self._clients:
            client.close()


class Reply:
    """An answer: status, headers, body, and the code and message of an error."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode()

    def element(self, name: str) -> str | None:
        found = re.search(f"<{name}>(.*?)</{name}>", self.text, re.DOTALL)
        return unescape(found[1]) if found else None

    @property
    def code(self) -> str | None:
        return self.element("Code")

    @property
    def message(self) -> str | None:
        return self.element("Message")


class Unsigned:
    """A request as it will go over the wire; each part can be changed before and after it is signed."""

    def __init__(self, url: str, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.url, self.method, self.target, self.body = url, method, target, body
        self.headers = {"Host": urlsplit(url).netloc, **headers}

    def sign(
        self,
        source: Any,
        *,
        service: str = "sts",
        region: str,
        at: datetime | None = None,
        signer: Callable[..., Any] = botocore.auth.SigV4Auth,
        **options: Any,
    ) -> Unsigned:
        keys = Keys.of(source)
        request = AWSRequest(self.method, self.url + self.target, dict(self.headers), self.body)
        if at is None:
            signer(Credentials(keys.access, keys.secret, keys.token), service, region, **options).add_auth(request)
        else:
            with mock.patch("botocore.auth.get_current_datetime", return_value=at):
                signer(Credentials(keys.access, keys.secret, keys.token), service, region, **options).add_auth(request)
        self.headers = dict(request.headers.items())
        parts = urlsplit(request.url)
        self.target = parts.path + (f"?{parts.query}" if parts.query else "")
        return self

    def send(self) -> Reply:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        try:
            connection.putrequest(self.method, self.target, skip_host=True, skip_accept_encoding=True)
            framing = {} if "Transfer-Encoding" in self.headers else {"Content-Length": str(len(self.body))}
            for name, value in {**framing, **self.headers}.items():
                connection.putheader(name, value)
            connection.endheaders(self.body)
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


def sts_request(aws: LocalAWS, action: str, /, region: str | None = None, **parameters: object) -> Unsigned:
    """A form for STS, unsigned, sent to the endpoint of ``region``."""
    form = {"Action": action, "Version": "2011-06-15", **parameters}
    url = aws.endpoint("sts", region).getServiceEndpoint()
    return Unsigned(url, "POST", "/", {"Content-Type": FORM}, urlencode(form).encode())


def sts_call(aws: LocalAWS, source: Any, action: str, /, **parameters: object) -> Reply:
    """A call to STS, signed by botocore."""
    return sts_request(aws, action, **parameters).sign(source, region=aws.region).send()


def code_of(call: Callable[..., object], /, **parameters: object) -> str:
    """The code of the ClientError that a boto3 call ends in."""
    return error_of(call, **parameters)["Code"]


def error_of(call: Callable[..., object], /, **parameters: object) -> dict[str, str]:
    """The error that a boto3 call ends in."""
    from botocore.exceptions import ClientError

    try:
        call(**parameters)
    except ClientError as error:
        return error.response["Error"]
    raise AssertionError("the call was let through")
