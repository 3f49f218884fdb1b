"""The S3 client's errors, and its life: whom it asks for credentials, how it ends, who may share it."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AmazonServiceException,
    ClientConfiguration,
    IllegalStateException,
    UnsupportedOperationException,
)
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    EnvironmentVariableCredentialsProvider,
)
from sts_sdk.regions import Region, Regions
from sts_sdk.services.s3 import AmazonS3Client, AmazonS3ClientBuilder, S3ClientOptions
from sts_sdk.services.s3.model import (
    AmazonS3Exception,
)
from support.buckets import BUCKET, builder

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS


# Errors


def test_an_error_is_javas(s3: AmazonS3Client) -> None:
    with pytest.raises(AmazonServiceException) as caught:
        s3.getObject(BUCKET, "missing")
    error = caught.value
    assert isinstance(error, AmazonS3Exception)
    assert (error.getErrorCode(), error.getStatusCode()) == ("NoSuchKey", 404)
    assert error.getErrorType() is AmazonServiceException.ErrorType.Client
    assert error.getServiceName() == "Amazon S3"
    assert error.getErrorMessage() == "The specified key does not exist."
    assert error.getAdditionalDetails() == {"Key": "missing"}
    assert error.getRequestId()
    assert error.getExtendedRequestId()
    assert (error.getHttpHeaders() or {}).keys() >= {"content-type"}
    assert (
        str(error)
        == error.getMessage()
        == (
            "The specified key does not exist. (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; "
            f"Request ID: {error.getRequestId()}; S3 Extended Request ID: {error.getExtendedRequestId()}; Proxy: null)"
        )
    )
    assert type(error.__cause__).__name__ == "NoSuchKey"
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.getAdditionalDetails()) == (str(error), {"Key": "missing"})


def test_an_error_without_a_body_is_javas(s3: AmazonS3Client) -> None:
    with pytest.raises(AmazonS3Exception) as caught:
        s3.getObjectMetadata(BUCKET, "missing")
    assert caught.value.getErrorCode() == "404 Not Found"
    assert str(caught.value).startswith("Not Found (Service: Amazon S3; Status Code: 404; Error Code: 404 Not Found; ")


def test_a_fault_of_the_service(aws: LocalAWS) -> None:
    once = ClientConfiguration().withMaxErrorRetry(0)
    with builder(aws).withClientConfiguration(once).build() as s3:
        aws.faults.next(status=500)
        with pytest.raises(AmazonS3Exception) as caught:
            s3.listBuckets()
    assert caught.value.getErrorType() is AmazonServiceException.ErrorType.Service
    assert caught.value.getErrorCode() == "InternalError"


# Its life


def test_the_provider_is_asked_for_every_request(aws: LocalAWS, s3: AmazonS3Client) -> None:
    users = [aws.user("first"), aws.user("second")]

    class Counting:
        asked = 0

        def getCredentials(self) -> Any:
            self.asked += 1
            return users[self.asked % 2].provider().getCredentials()

    provider = Counting()
    with builder(aws).withCredentials(provider).build() as alternating:
        assert provider.asked == 0, "building asks nobody"
        for _ in range(4):
            alternating.listObjects(BUCKET)

    assert provider.asked == 4
    assert [entry.principal.rpartition("/")[2] for entry in aws.requests[-4:] if entry.principal] == [
        "second",
        "first",
        "second",
        "first",
    ]


def test_session_credentials_work_until_they_end(aws: LocalAWS, s3: AmazonS3Client) -> None:
    from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

    sts = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    with sts.withCredentials(aws.user("dave").provider()).build() as client:
        given = client.getSessionToken().getCredentials()
    session = BasicSessionCredentials(given.getAccessKeyId(), given.getSecretAccessKey(), given.getSessionToken())

    with builder(aws).withCredentials(AWSStaticCredentialsProvider(session)).build() as with_session:
        assert with_session.listObjects(BUCKET)
        aws.clock.advance(hours=13)
        with pytest.raises(AmazonS3Exception) as refused:
            with_session.listObjects(BUCKET)
    assert refused.value.getErrorCode() == "ExpiredToken"
    assert session.getSessionToken() not in str(refused.value)


def test_anonymous_access_is_unsigned(aws: LocalAWS, s3: AmazonS3Client) -> None:
    anonymous = AWSStaticCredentialsProvider(AnonymousAWSCredentials())
    with builder(aws).withCredentials(anonymous).build() as nobody:
        with pytest.raises(AmazonS3Exception) as refused:
            nobody.listObjects(BUCKET)
        assert "X-Amz-" not in nobody.generatePresignedUrl(BUCKET, "key")
    assert refused.value.getErrorCode() == "AccessDenied"
    assert "authorization" not in aws.requests[-1].headers


def test_the_old_constructors(aws: LocalAWS, s3: AmazonS3Client, monkeypatch: pytest.MonkeyPatch) -> None:
    user = aws.user("erin")
    credentials = user.provider().getCredentials()
    configuration = ClientConfiguration().withMaxErrorRetry(1)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", user.accessKeyId)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", user.secretKey)

    for client in (
        AmazonS3Client(),
        AmazonS3Client(configuration),
        AmazonS3Client(credentials),
        AmazonS3Client(credentials, configuration),
        AmazonS3Client(user.provider()),
        AmazonS3Client(user.provider(), configuration),
    ):
        assert client.getRegionName() == "us-east-1"
        client.setRegion(Region.getRegion(Regions.AP_NORTHEAST_1))
        assert client.getRegionName() == "ap-northeast-1"
        client.setEndpoint(aws.url)
        client.setS3ClientOptions(S3ClientOptions.builder().setPathStyleAccess(True).build())
        assert [bucket.getName() for bucket in client.listBuckets()] == [BUCKET]
        client.shutdown()


def test_an_endpoint_names_its_region() -> None:
    client = AmazonS3Client(BasicAWSCredentials("a", "b"))
    client.setEndpoint("s3.eu-central-1.amazonaws.com")
    assert client.getRegionName() == "eu-central-1"
    assert client.unwrap().meta.endpoint_url == "https://s3.eu-central-1.amazonaws.com/"
    client.shutdown()


def test_a_client_from_a_builder_cannot_be_moved(s3: AmazonS3Client) -> None:
    for change in (
        lambda: s3.setRegion("eu-west-1"),
        lambda: s3.setEndpoint("https://s3.eu-west-1.amazonaws.com"),
        lambda: s3.setS3ClientOptions(S3ClientOptions()),
    ):
        with pytest.raises(UnsupportedOperationException, match="immutable when created with the builder"):
            change()
    assert s3.getRegionName() == "ap-northeast-1"


def test_a_client_that_was_shut_down_says_so(aws: LocalAWS) -> None:
    client = builder(aws).build()
    client.listBuckets()
    client.shutdown()
    client.shutdown()
    with pytest.raises(IllegalStateException, match="shut down"):
        client.listBuckets()


def test_threads_share_one_client(aws: LocalAWS, s3: AmazonS3Client) -> None:
    with builder(aws).build() as client, ThreadPoolExecutor(8) as pool:
        start = threading.Barrier(8)

        def work(number: int) -> str:
            if number < 8:
                start.wait(60)
            client.putObject(BUCKET, str(number), f"text {number}")
            return client.getObjectAsString(BUCKET, str(number))

        assert list(pool.map(work, range(40))) == [f"text {number}" for number in range(40)]
        assert client.unwrap() is client.unwrap()


def test_it_shows_where_it_calls_and_no_secret(aws: LocalAWS) -> None:
    user = aws.user("frank")
    client = builder(aws, user).build()
    assert aws.url in repr(client)
    assert user.secretKey not in repr(client)
    assert user.secretKey not in repr(client.unwrap().__dict__)
    client.shutdown()


def test_the_builder_of_the_client_is_the_builder() -> None:
    assert type(AmazonS3Client.builder()) is AmazonS3ClientBuilder


def test_a_client_travels_as_its_configuration(
    aws: LocalAWS, s3: AmazonS3Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = aws.user("grace")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", user.accessKeyId)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", user.secretKey)
    finds_its_own = builder(aws).withCredentials(EnvironmentVariableCredentialsProvider()).build()
    finds_its_own.listBuckets()

    pickled = pickle.dumps(finds_its_own)

    assert user.secretKey.encode() not in pickled
    with pickle.loads(pickled) as arrived:
        assert [bucket.getName() for bucket in arrived.listBuckets()] == [BUCKET]
        with pytest.raises(UnsupportedOperationException):
            arrived.setRegion("eu-west-1")
    finds_its_own.shutdown()
    with pytest.raises(TypeError, match="does not pickle"):
        pickle.dumps(s3)


@pytest.mark.posix
def test_a_forked_child_makes_connections_of_its_own(aws: LocalAWS, s3: AmazonS3Client) -> None:
    before = s3.unwrap()
    child = multiprocessing.get_context("fork").Process(target=_in_child, args=(s3, before))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 warns of a fork among threads
        child.start()
    child.join(60)
    assert child.exitcode == 0
    assert s3.unwrap() is before
    assert s3.doesBucketExistV2(BUCKET)


def _in_child(s3: AmazonS3Client, of_the_parent: object) -> None:
    assert s3.doesBucketExistV2(BUCKET)
    assert s3.unwrap() is not of_the_parent


def test_java_s_third_argument_is_none_or_named_in_the_refusal() -> None:
    from sts_sdk import ClientConfiguration, IllegalArgumentException
    from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
    from sts_sdk.metrics import RequestMetricCollector

    class Collector(RequestMetricCollector):
        def collectMetrics(self, request: object, response: object) -> None: ...

    provider = AWSStaticCredentialsProvider(BasicAWSCredentials("AKID", "secret"))
    AmazonS3Client(provider, ClientConfiguration(), None).shutdown()
    with pytest.raises(IllegalArgumentException, match="requestMetricCollector must be None, not a Collector"):
        AmazonS3Client(provider, ClientConfiguration(), Collector())  # type: ignore[call-overload] -- what is refused
