"""``ca_bundle`` of a profile, as behind a company's TLS inspection: every call trusts it, behind what says more."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AWSSecurityTokenServiceClientBuilder, BasicAWSCredentials, ClientConfiguration, SdkBaseException
from sts_sdk.auth import AWSStaticCredentialsProvider, ContainerCredentialsProvider
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.bridge import boto3_session
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from support.tls import Authority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEYS = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "made-up"))
SESSION = {
    "AccessKeyId": "ASIAEXAMPLE",
    "SecretAccessKey": "made-up",
    "Token": "t",
    "Expiration": "2099-01-01T00:00:00Z",
}
ROLE = {"accessKeyId": "ASIAEXAMPLE", "secretAccessKey": "made-up", "sessionToken": "t", "expiration": 4070908800000}
IDENTITY = (
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult>"
    "</GetCallerIdentityResponse>"
)
ASSUMED = (
    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s"
    "</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
    "</AssumeRoleResult></AssumeRoleResponse>"
)
BUCKETS = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>"


class Aws(BaseHTTPRequestHandler):
    """Answers like all of AWS that these tests ask."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(ASSUMED if b"AssumeRole" in asked else IDENTITY)

    def do_GET(self) -> None:
        found = {"/federation": json.dumps({"roleCredentials": ROLE}), "/container": json.dumps(SESSION)}
        self.answer(next((text for path, text in found.items() if self.path.startswith(path)), BUCKETS))

    def answer(self, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the base class
        """Nothing."""


class Silent(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that does not trust the certificate hangs up."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def url(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = Silent(("127.0.0.1", 0), Aws)
    server.socket = authority.server_context("localhost").wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    url = f"https://localhost:{server.server_port}"
    for name in ("STS", "SSO", "S3"):
        monkeypatch.setenv(f"AWS_ENDPOINT_URL_{name}", url)
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{url}/container")
    yield url
    server.shutdown()
    server.server_close()
    thread.join()


def sts() -> object:
    return AWSSecurityTokenServiceClientBuilder.standard().withCredentials(KEYS).build().getCallerIdentity()


def container() -> object:
    return ContainerCredentialsProvider().getCredentials()


def sign_on() -> object:
    return ProfileCredentialsProvider("people").getCredentials()


def role() -> object:
    return ProfileCredentialsProvider("role").getCredentials()


def s3() -> object:
    configuration = ClientConfiguration().withMaxErrorRetry(0)
    builder = AmazonS3ClientBuilder.standard().withCredentials(KEYS).withClientConfiguration(configuration)
    return builder.enablePathStyleAccess().build().listBuckets()


def bridge() -> object:
    return boto3_session(KEYS).client("sts").get_caller_identity()


def write_config(bundle: str) -> None:
    line = f"ca_bundle = {bundle}\n"
    token = hashlib.sha1(b"s").hexdigest()
    folder = Path.home() / ".aws"
    (folder / "sso" / "cache").mkdir(parents=True)
    (folder / "sso" / "cache" / f"{token}.json").write_text(
        json.dumps({"accessToken": "t", "expiresAt": "2099-01-01T00:00:00Z"})
    )
    (folder / "config").write_text(
        f"[default]\nregion = us-east-1\n{line}"
        f"[profile people]\nregion = us-east-1\n{line}sso_session = s\nsso_account_id = 1\nsso_role_name = R\n"
        "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n"
        f"[profile base]\naws_access_key_id = A\naws_secret_access_key = s\n"
        f"[profile role]\nregion = us-east-1\n{line}role_arn = arn:aws:iam::1:role/r\nsource_profile = base\n"
    )


@pytest.mark.parametrize("call", [sts, container, sign_on, role, s3, bridge])
def test_the_bundle_of_the_profile_is_trusted(call: Callable[[], object], url: str, authority: Authority) -> None:
    write_config(authority.bundle)
    assert call() is not None


@pytest.mark.parametrize("call", [sts, container, sign_on, role, s3])
def test_aws_ca_bundle_comes_before_it(
    call: Callable[[], object], url: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(str(Path.home() / "none.pem"))
    with pytest.raises(SdkBaseException):
        call()
    monkeypatch.setenv("AWS_CA_BUNDLE", authority.bundle)
    assert call() is not None


def test_the_bundle_of_the_configuration_comes_before_both(
    url: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(str(Path.home() / "none.pem"))
    monkeypatch.setenv("AWS_CA_BUNDLE", str(Path.home() / "nor_this.pem"))
    own = ClientConfiguration().withCaBundle(authority.bundle)
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(KEYS).withClientConfiguration(own)
    assert builder.build().getCallerIdentity().getAccount() == "1"
