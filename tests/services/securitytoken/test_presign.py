"""GetCallerIdentity signed for others to send; botocore is the witness."""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64decode
from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from sts_sdk import IllegalArgumentException
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
)
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.regions import Regions
from sts_sdk.services.securitytoken import eks_token, presign_get_caller_identity, vault_login
from support.foreign import Reply, Unsigned, sts_call

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import LocalAWS

AT = datetime(2026, 11, 24, 11, 21, 10, 500, UTC)
SECRET, TOKEN = "wJalrXUtnFEMI/K7MDENG", "FQoGZXIvYXdzE//token=="
KEYS = BasicSessionCredentials("ASIAEXAMPLEKEYID", SECRET, TOKEN)


def at() -> datetime:
    return AT


def by_botocore(signer: type[Any], request: AWSRequest, *more: Any) -> AWSRequest:
    fixed = SimpleNamespace(utcnow=lambda: AT.replace(tzinfo=None), strptime=datetime.strptime)
    with (
        patch.object(botocore.auth, "get_current_datetime", lambda **_: AT.replace(tzinfo=None), create=True),
        patch.object(botocore.auth, "datetime", SimpleNamespace(datetime=fixed), create=True),
    ):
        signer(Credentials("ASIAEXAMPLEKEYID", SECRET, TOKEN), "sts", "eu-west-1", *more).add_auth(request)
    return request


def query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, strict_parsing=True))


def test_a_presigned_url_is_botocores() -> None:
    signed = presign_get_caller_identity(KEYS, "eu-west-1", headers={"X-Server": "here"}, clock=at)
    plain = "https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"
    theirs = by_botocore(botocore.auth.SigV4QueryAuth, AWSRequest("GET", plain, {"X-Server": "here"}), 60)
    assert query(signed.url) == query(theirs.url)
    assert signed.url.startswith(plain.partition("?")[0] + "?Action=GetCallerIdentity&Version=2011-06-15&")
    assert signed.headers == {"X-Server": "here"}
    assert signed.expiration == datetime(2026, 11, 24, 11, 22, 10, tzinfo=UTC)


def test_an_eks_token_is_the_url_signed_with_the_clusters_name() -> None:
    made = eks_token("my-cluster", KEYS, Regions.EU_WEST_1, clock=at)
    assert "=" not in made.token
    prefix, encoded = made.token[:11], made.token[11:]
    assert prefix == "k8s-aws-v1."
    url = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    plain = "https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"
    theirs = by_botocore(botocore.auth.SigV4QueryAuth, AWSRequest("GET", plain, {"x-k8s-aws-id": "my-cluster"}), 60)
    assert query(url) == query(theirs.url)
    assert query(url)["X-Amz-SignedHeaders"] == "host;x-k8s-aws-id"
    assert query(url)["X-Amz-Expires"] == "60"
    assert json.loads(made.to_json()) == {
        "kind": "ExecCredential",
        "apiVersion": "client.authentication.k8s.io/v1beta1",
        "spec": {},
        "status": {"token": made.token, "expirationTimestamp": "2026-11-24T11:22:10Z"},
    }


def test_a_vault_login_is_a_signed_post_bound_to_the_server() -> None:
    made = vault_login("vault.example.com", KEYS, "eu-west-1", clock=at)
    fields = made.fields()
    assert fields["iam_http_request_method"] == "POST"
    assert b64decode(fields["iam_request_url"]) == b"https://sts.eu-west-1.amazonaws.com/"
    body = b64decode(fields["iam_request_body"])
    assert body == b"Action=GetCallerIdentity&Version=2011-06-15"
    headers = {name: values[0] for name, values in json.loads(b64decode(fields["iam_request_headers"])).items()}
    sent = {name: headers[name] for name in ("Content-Type", "X-Vault-AWS-IAM-Server-ID")}
    theirs = by_botocore(
        botocore.auth.SigV4Auth, AWSRequest("POST", "https://sts.eu-west-1.amazonaws.com/", sent, body)
    )
    assert headers["Authorization"] == theirs.headers["Authorization"]
    assert "x-vault-aws-iam-server-id" in headers["Authorization"]
    assert headers["X-Amz-Security-Token"] == TOKEN


@pytest.fixture
def aws_options() -> dict[str, Any]:
    return {"region": "eu-west-1", "s3": False}


def caller(aws: LocalAWS, *, kind: str) -> tuple[BasicAWSCredentials, str]:
    """Keys of a user, or of a session of a role, and whom they prove."""
    user = aws.user("alice")
    if kind == "user":
        return BasicAWSCredentials(user.accessKeyId, user.secretKey), user.arn
    reply = sts_call(aws, user, "AssumeRole", RoleArn=aws.role("Node").arn, RoleSessionName="node-1")
    keys = (reply.element(name) or "" for name in ("AccessKeyId", "SecretAccessKey", "SessionToken"))
    return BasicSessionCredentials(*keys), reply.element("Arn") or ""


def as_eks_does(token: str, cluster: str) -> Reply:
    """What the cluster does with a token: it takes the URL out, checks it, and sends it with its own name."""
    prefix, _, encoded = token.partition(".")
    assert prefix == "k8s-aws-v1"
    url = urlsplit(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode())
    assert "x-k8s-aws-id" in query(url.geturl())["X-Amz-SignedHeaders"].split(";")
    assert int(query(url.geturl())["X-Amz-Expires"]) <= 900
    return Unsigned(f"http://{url.netloc}", "GET", f"{url.path}?{url.query}", {"x-k8s-aws-id": cluster}).send()


def as_vault_does(fields: dict[str, str], server_id: str) -> Reply:
    """What the server does with a login: it checks that its id was signed, and sends the request to STS."""
    url = urlsplit(b64decode(fields["iam_request_url"]).decode())
    headers = {name: values[0] for name, values in json.loads(b64decode(fields["iam_request_headers"])).items()}
    assert "x-vault-aws-iam-server-id" in headers["Authorization"].partition("SignedHeaders=")[2].partition(",")[0]
    headers["X-Vault-AWS-IAM-Server-ID"] = server_id
    body = b64decode(fields["iam_request_body"])
    return Unsigned(f"http://{url.netloc}", fields["iam_http_request_method"], url.path, headers, body).send()


def eks(aws: LocalAWS, keys: BasicAWSCredentials, name: str) -> Callable[[str], Reply]:
    token = eks_token(name, keys, aws.endpoint("sts")).token
    return lambda cluster: as_eks_does(token, cluster)


def vault(aws: LocalAWS, keys: BasicAWSCredentials, name: str) -> Callable[[str], Reply]:
    fields = vault_login(name, keys, aws.endpoint("sts")).fields()
    return lambda server: as_vault_does(fields, server)


@pytest.mark.parametrize("kind", ["user", "role"])
@pytest.mark.parametrize("proof", [eks, vault])
def test_sts_verifies_a_proof_for_its_receiver_only(aws: LocalAWS, proof: Callable[..., Any], kind: str) -> None:
    keys, arn = caller(aws, kind=kind)
    shown_to = proof(aws, keys, "the-receiver")
    reply = shown_to("the-receiver")
    assert (reply.status, reply.element("Arn")) == (200, arn)
    assert (aws.requests[-1].operation, aws.requests[-1].principal) == ("GetCallerIdentity", arn)
    elsewhere = shown_to("another")
    assert (elsewhere.status, elsewhere.code) == (403, "SignatureDoesNotMatch")
    aws.clock.skew(minutes=16)
    assert (shown_to("the-receiver").message or "").startswith("Signature expired")


@pytest.mark.parametrize("proof", [eks, vault])
def test_a_proof_of_a_session_ends_with_the_session(aws: LocalAWS, proof: Callable[..., Any]) -> None:
    keys, _ = caller(aws, kind="role")
    shown_to = proof(aws, keys, "the-receiver")
    aws.clock.advance(hours=1)
    assert shown_to("the-receiver").code == "ExpiredToken"


def test_an_endpoint_of_ones_own() -> None:
    given = EndpointConfiguration("http://localhost:8080", "eu-west-1")
    assert presign_get_caller_identity(KEYS, given, clock=at).url.startswith("http://localhost:8080/?Action=")
    told = EndpointConfiguration("sts.ap-northeast-1.amazonaws.com", None)
    assert "%2Fap-northeast-1%2Fsts%2F" in presign_get_caller_identity(KEYS, told, clock=at).url
    unknown = EndpointConfiguration("https://10.0.0.1/sts", None)
    url = presign_get_caller_identity(KEYS, unknown, clock=at).url
    assert url.startswith("https://10.0.0.1/sts?Action=")
    assert "%2Fus-east-1%2Fsts%2F" in url


def test_region_and_credentials_come_from_the_usual_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "ASIAEXAMPLEKEYID")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_SESSION_TOKEN", TOKEN)
    assert presign_get_caller_identity(clock=at).url == presign_get_caller_identity(KEYS, "eu-west-1", clock=at).url


def test_a_provider_is_asked_each_time() -> None:
    provider = AWSStaticCredentialsProvider(KEYS)
    assert eks_token("c", provider, "eu-west-1", clock=at).token == eks_token("c", KEYS, "eu-west-1", clock=at).token


@pytest.mark.parametrize("seconds", [0, -1, 901, 60.5, "60", None])
def test_a_signature_lasts_a_second_to_a_quarter_of_an_hour(seconds: Any) -> None:
    with pytest.raises(IllegalArgumentException, match="1 to 900 seconds"):
        eks_token("c", KEYS, "eu-west-1", expires_in=seconds)
    longest = presign_get_caller_identity(KEYS, "eu-west-1", expires_in=900, clock=at)
    assert longest.expiration - AT.replace(microsecond=0) == timedelta(minutes=15)


@pytest.mark.parametrize("name", ["", " ", "a\nb", "é", None, 7])
def test_a_proof_is_bound_to_a_name_that_a_header_can_carry(name: Any) -> None:
    for make in (eks_token, vault_login):
        with pytest.raises(IllegalArgumentException):
            make(name, KEYS, "eu-west-1")


@pytest.mark.parametrize("name", ["User-Agent", "Host", "authorization", "X-Amz-Date", "x-amz-security-token", "TE"])
def test_a_header_that_is_not_signed_binds_nothing(name: str) -> None:
    with pytest.raises(IllegalArgumentException, match=f"The header {name} "):
        presign_get_caller_identity(KEYS, "us-east-1", headers={name: "receiver"})
    with pytest.raises(IllegalArgumentException, match=f"The header {name} "):
        vault_login("receiver", KEYS, "us-east-1", header=name)


def test_the_end_of_a_token_is_said_in_utc_whatever_the_clocks_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    made = eks_token("cluster", KEYS, "us-east-1", clock=lambda: datetime(2026, 11, 24, 20, 21, 10, tzinfo=tokyo))
    assert json.loads(made.to_json())["status"]["expirationTimestamp"] == "2026-11-24T11:22:10Z"


def test_a_header_has_a_name() -> None:
    with pytest.raises(IllegalArgumentException, match="name of an HTTP header"):
        vault_login("id", KEYS, "eu-west-1", header="X: y")


def test_anonymous_credentials_prove_nothing() -> None:
    with pytest.raises(IllegalArgumentException, match="Anonymous"):
        eks_token("c", AnonymousAWSCredentials(), "eu-west-1")


@pytest.mark.parametrize("region", ["us-east-1\n", "x@evil:443/#", ""])
def test_a_region_that_is_no_host_label_is_refused(region: str) -> None:
    with pytest.raises(IllegalArgumentException):
        presign_get_caller_identity(BasicAWSCredentials("a", "b"), region)


@pytest.mark.parametrize(
    "make",
    [
        lambda: presign_get_caller_identity(KEYS, "eu-west-1", clock=at),
        lambda: eks_token("c", KEYS, "eu-west-1", clock=at),
        lambda: vault_login("id", KEYS, "eu-west-1", clock=at),
    ],
    ids=["url", "token", "login"],
)
def test_no_secret_shows(make: Callable[[], object]) -> None:
    made = make()
    shown = f"{made} {made!r} {[made]}"
    assert "***" in shown
    for secret in ("X-Amz", "AWS4", "Signature", TOKEN, SECRET, "ASIAEXAMPLEKEYID", "aHR0cHM6"):
        assert secret not in shown
