"""AmazonS3ClientBuilder: the document's last line, the default chains, what is refused."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sts_sdk import IllegalStateException, SdkClientException, UnsupportedOperationException
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicSessionCredentials,
    DefaultAWSCredentialsProviderChain,
)
from sts_sdk.handlers import RequestHandler2
from sts_sdk.internal._extras import needs
from sts_sdk.regions import Regions
from sts_sdk.services.s3 import AmazonS3, AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from support.buckets import BUCKET, builder

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS


def test_the_hand_off_of_a_session(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in aws.environment().items():
        monkeypatch.setenv(name, value)
    session_creds = AWSSecurityTokenServiceClientBuilder.standard().build().getSessionToken().getCredentials()
    sessionCredentials = BasicSessionCredentials(
        session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken()
    )

    s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(sessionCredentials)).build()

    assert isinstance(s3, AmazonS3)
    assert s3.getRegionName() == "ap-northeast-1", "by the region chain"
    s3.createBucket(BUCKET)
    s3.putObject(BUCKET, "key", "handed off")
    assert s3.getObjectAsString(BUCKET, "key") == "handed off"
    assert aws.requests[-1].principal == f"arn:aws:iam::{aws.account}:user/local"
    assert aws.requests[-1].headers["x-amz-security-token"]
    s3.shutdown()


def test_the_default_client_finds_everything_itself(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in aws.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(DefaultAWSCredentialsProviderChain, "_instance", None, raising=False)
    with AmazonS3ClientBuilder.defaultClient() as s3:
        assert s3.listBuckets() == []


def test_standard_is_had_from_the_class_and_from_an_instance() -> None:
    assert type(AmazonS3ClientBuilder().standard()) is type(AmazonS3ClientBuilder.standard()) is AmazonS3ClientBuilder


def test_the_endpoint_beats_nothing_but_itself(aws: LocalAWS) -> None:
    with pytest.raises(IllegalStateException, match="Only one of Region or EndpointConfiguration"):
        builder(aws).withRegion(Regions.EU_WEST_1).build()


def test_no_region_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SdkClientException, match="Unable to find a region via the region provider chain"):
        AmazonS3ClientBuilder.standard().build()


def test_no_credentials_are_said_at_the_first_request(aws: LocalAWS) -> None:
    without = AmazonS3ClientBuilder.standard().withEndpointConfiguration(aws.endpoint("s3"))
    with without.build() as s3, pytest.raises(SdkClientException, match="Unable to load AWS credentials"):
        s3.listBuckets()


def test_what_botocore_cannot_do_is_refused(aws: LocalAWS) -> None:
    with pytest.raises(UnsupportedOperationException, match=r"unwrap\(\)\.meta\.events"):
        builder(aws).withRequestHandlers(RequestHandler2()).build()


def test_the_model_loads_no_botocore_and_the_client_no_requests() -> None:
    program = (
        "import sys; from sts_sdk.services.s3.model import ListObjectsRequest, S3Object, AmazonS3Exception\n"
        "assert 'botocore' not in sys.modules, 'the model needs none'\n"
        "from sts_sdk.services.s3 import AmazonS3ClientBuilder\n"
        "AmazonS3ClientBuilder.standard().withRegion('eu-west-1').build()\n"
        "assert 'requests' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)


HIDING = """
class Hiding:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] == 'botocore':
            raise ModuleNotFoundError("No module named 'botocore'", name='botocore')
"""


@pytest.mark.parametrize(
    ("statement", "package"),
    [
        ("from sts_sdk.services.s3 import AmazonS3ClientBuilder", "sts_sdk.services.s3"),
        ("from sts_sdk.bridge import botocore_session", "sts_sdk.bridge"),
        ("from sts_sdk.bridge import BotocoreCredentialsProvider", "sts_sdk.bridge"),
    ],
)
def test_a_missing_botocore_is_one_clear_sentence(statement: str, package: str) -> None:
    hidden = f"import sys\n{HIDING}\nsys.meta_path.insert(0, Hiding())\n{statement}"
    ended = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, timeout=300, check=False)
    assert ended.stderr.splitlines()[-1] == f"ImportError: {needs(package, 'botocore', 'aws')}"
