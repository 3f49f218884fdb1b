"""This package."""

from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    EndpointConfiguration,
)
from sts_sdk.services.securitytoken.model import GetSessionTokenRequest

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def client(url):
    return (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials(KEY, SECRET)))
        .withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
        .build()
    )


def call(client):
    return client.getSessionToken(GetSessionTokenRequest().withDurationSeconds(7200)).getCredentials()


def tagged(client, number):
    from sts_sdk.services.securitytoken.model import AssumeRoleRequest, Tag

    tags = [Tag().withKey(f"key{i}").withValue(f"value {i}") for i in range(number)]
    return client.assumeRole(
        AssumeRoleRequest()
        .withRoleArn("arn:aws:iam::123456789012:role/demo")
        .withRoleSessionName("bench")
        .withTags(tags)
    )


HEADERS = {
    "User-Agent": "bench",
    "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    "amz-sdk-invocation-id": "a5b0c1e2-0000-4000-8000-000000000000",
    "amz-sdk-request": "attempt=1;max=4",
}


def _request():
    from sts_sdk.internal._transport import HttpRequest

    body = b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"
    return HttpRequest("POST", "https://sts.us-east-1.amazonaws.com/", HEADERS, body)


def signer():
    from sts_sdk.auth._sigv4 import sign
    from sts_sdk.internal._clock import now

    request, keys = _request(), BasicAWSCredentials(KEY, SECRET)
    return lambda: sign(request, keys, "us-east-1", "sts", now())


def request_signer():
    from sts_sdk import DefaultRequest
    from sts_sdk.auth import AWS4Signer

    signer, keys = AWS4Signer(), BasicAWSCredentials(KEY, SECRET)
    signer.setServiceName("sts")
    signer.setRegionName("us-east-1")
    request = DefaultRequest("sts")
    request.setEndpoint("https://sts.us-east-1.amazonaws.com")
    request.setResourcePath("/")
    request.setHeaders(HEADERS)
    for name, value in (("Action", "GetSessionToken"), ("Version", "2011-06-15"), ("DurationSeconds", "7200")):
        request.addParameter(name, value)
    return lambda: signer.sign(request, keys)


def fresh_signer():
    from sts_sdk.auth._sigv4 import sign
    from sts_sdk.internal._clock import now

    request = _request()
    return lambda i: sign(request, BasicAWSCredentials(KEY, f"{SECRET}{i}"), "us-east-1", "sts", now())


def provider(url):
    from sts_sdk import STSAssumeRoleSessionCredentialsProvider

    builder = STSAssumeRoleSessionCredentialsProvider.Builder("arn:aws:iam::123456789012:role/demo", "bench")
    provider = builder.withStsClient(client(url)).build()
    provider.getCredentials()
    return provider.getCredentials


def chain():
    from sts_sdk.auth import DefaultAWSCredentialsProviderChain

    return DefaultAWSCredentialsProviderChain().getCredentials()


def decoder(action):
    from sts_sdk.internal._xml import decode
    from sts_sdk.services.securitytoken import model

    result = getattr(model, f"{action}Result")
    return lambda body: decode(result, body)
