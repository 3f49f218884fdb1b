"""boto3's transfers with the checksums that Java has, which are none unless S3 wants them."""

import boto3
from botocore.config import Config

from peers.boto3_s3 import KEY, SECRET, down, up

__all__ = ["client", "down", "up"]


def client(url):
    config = Config(
        s3={"addressing_style": "path"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return boto3.client(
        "s3",
        region_name="us-east-1",
        endpoint_url=url,
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        config=config,
    )
