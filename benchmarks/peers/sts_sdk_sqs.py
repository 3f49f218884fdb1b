"""This package's client of SQS, made by rule."""

from sts_sdk.services.sqs import AmazonSQSClientBuilder

from sts_sdk import AWSStaticCredentialsProvider, BasicAWSCredentials, EndpointConfiguration

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def client(url):
    return (
        AmazonSQSClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials(KEY, SECRET)))
        .withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
        .build()
    )


def call(client):
    return client.listQueues()
