"""S3 in tests: clients of a local AWS, and requests that are caught before they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSResponse

from sts_sdk import ClientConfiguration
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.s3 import AmazonS3ClientBuilder

if TYPE_CHECKING:
    from sts_sdk.services.s3 import AmazonS3Client
    from sts_sdk.testing import LocalAWS, User
    from support.server import StubServer

BUCKET = "test-bucket"
ACCESS_KEY, SECRET, TOKEN = "ASIAEXAMPLEEXAMPLE01", "made-up-secret-of-a-test", "made-up-token-of-a-test"


def builder(aws: LocalAWS, user: User | None = None) -> AmazonS3ClientBuilder:
    """A builder of clients for this user, or for a new one who may do everything."""
    provider = (user or aws.user("carol")).provider()
    return AmazonS3ClientBuilder.standard().withEndpointConfiguration(aws.endpoint("s3")).withCredentials(provider)


def made_up() -> AmazonS3ClientBuilder:
    """A builder with made-up session keys and a region."""
    credentials = BasicSessionCredentials(ACCESS_KEY, SECRET, TOKEN)
    return (
        AmazonS3ClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(credentials))
        .withRegion("eu-west-1")
    )


def stubbed(server: StubServer, configuration: ClientConfiguration | None = None) -> AmazonS3Client:
    """A client with made-up session keys that calls a stub; unless configured, it does not retry."""
    builder = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
    builder.setEndpointConfiguration(EndpointConfiguration(server.url, "eu-west-1"))
    return builder.withClientConfiguration(configuration or ClientConfiguration().withMaxErrorRetry(0)).build()


class Caught:
    """Requests of a client as they were about to leave; each is answered with 200 and ``body`` instead."""

    def __init__(self, client: AmazonS3Client, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.requests: list[Any] = []
        self._answer = body, headers or {}
        client.unwrap().meta.events.register("before-send.s3", self)

    def __call__(self, request: Any, **_: object) -> AWSResponse:
        self.requests.append(request)
        body, headers = self._answer
        return AWSResponse(request.url, 200, headers, _Raw(body))

    @property
    def last(self) -> Any:
        return self.requests[-1]

    def header(self, name: str) -> str | None:
        value = self.last.headers.get(name)
        return value.decode() if isinstance(value, bytes) else value


class _Raw:
    """Stands in for the raw answer of urllib3."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *_: object, **__: object) -> list[bytes]:
        return [self._body]
