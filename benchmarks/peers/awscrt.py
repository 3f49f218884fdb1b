"""AWS's runtime in C, as a signer."""

from awscrt.auth import (
    AwsCredentialsProvider,
    AwsSignatureType,
    AwsSigningAlgorithm,
    AwsSigningConfig,
    aws_sign_request,
)
from awscrt.http import HttpHeaders, HttpRequest
from awscrt.io import init_logging  # noqa: F401 -- starts the runtime

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def _sign(provider):
    from io import BytesIO

    headers = HttpHeaders(
        [("Host", "sts.us-east-1.amazonaws.com"), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
    )
    body = BytesIO(b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200")
    config = AwsSigningConfig(
        algorithm=AwsSigningAlgorithm.V4,
        signature_type=AwsSignatureType.HTTP_REQUEST_HEADERS,
        credentials_provider=provider,
        region="us-east-1",
        service="sts",
    )
    return aws_sign_request(HttpRequest("POST", "/", headers, body), config).result()


def signer():
    provider = AwsCredentialsProvider.new_static(KEY, SECRET)
    return lambda: _sign(provider)


def fresh_signer():
    return lambda i: _sign(AwsCredentialsProvider.new_static(KEY, f"{SECRET}{i}"))
