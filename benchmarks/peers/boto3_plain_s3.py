"""boto3's transfers with the checksums that Java has, which are none unless S3 wants them."""

from peers import boto3_s3
from peers.boto3_s3 import down, up

__all__ = ["client", "down", "up"]


def client(url):
    return boto3_s3.client(
        url, request_checksum_calculation="when_required", response_checksum_validation="when_required"
    )
