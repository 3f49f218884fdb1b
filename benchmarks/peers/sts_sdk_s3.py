"""This package's TransferManager, with the sizes that boto3 has."""

from pathlib import Path

from sts_sdk import AWSStaticCredentialsProvider, BasicAWSCredentials, EndpointConfiguration
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.s3.transfer import TransferManagerBuilder

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def client(url):
    s3 = (
        AmazonS3ClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials(KEY, SECRET)))
        .withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
        .withPathStyleAccessEnabled(True)
        .build()
    )
    return TransferManagerBuilder.standard().withS3Client(s3).withMultipartUploadThreshold(8 << 20).build()


def up(manager, file):
    manager.upload("bucket", "key", Path(file)).waitForCompletion()


def down(manager, file):
    manager.download("bucket", "key", Path(file)).waitForCompletion()
