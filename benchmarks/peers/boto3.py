"""boto3, the ratio's other side."""

import boto3

from peers.botocore import KEY, SECRET, chain, decoder, fresh_signer, provider, request_signer, signer

__all__ = ["call", "chain", "client", "decoder", "fresh_signer", "provider", "request_signer", "signer", "tagged"]


def client(url):
    return boto3.client(
        "sts", region_name="us-east-1", endpoint_url=url, aws_access_key_id=KEY, aws_secret_access_key=SECRET
    )


def call(client):
    return client.get_session_token(DurationSeconds=7200)["Credentials"]


def tagged(client, number):
    tags = [{"Key": f"key{i}", "Value": f"value {i}"} for i in range(number)]
    return client.assume_role(RoleArn="arn:aws:iam::123456789012:role/demo", RoleSessionName="bench", Tags=tags)
