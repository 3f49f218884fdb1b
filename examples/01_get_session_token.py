"""Get temporary credentials from STS and use them with S3: the flow of the Java document, line for line.

    python examples/01_get_session_token.py [--live]

In Java:

    AWSSecurityTokenService sts_client = new AWSSecurityTokenServiceClientBuilder().standard()
        .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration("sts-endpoint.amazonaws.com",
                                                                               "signing-region")).build()
    GetSessionTokenRequest session_token_request = new GetSessionTokenRequest();
    session_token_request.setDurationSeconds(7200); // optional.
    GetSessionTokenResult session_token_result = sts_client.getSessionToken(session_token_request);
    Credentials session_creds = session_token_result.getCredentials();
    BasicSessionCredentials sessionCredentials = new BasicSessionCredentials(
        session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken());
    AmazonS3 s3 = AmazonS3ClientBuilder.standard()
        .withCredentials(new AWSStaticCredentialsProvider(sessionCredentials)).build();
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _surroundings import masked, run, say

from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.client.builder import AwsClientBuilder
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import GetCallerIdentityRequest, GetSessionTokenRequest

if TYPE_CHECKING:
    from _surroundings import Surroundings

    from sts_sdk.services.s3 import AmazonS3


def main(where: Surroundings) -> None:
    endpoint = AwsClientBuilder.EndpointConfiguration(where.sts_endpoint, where.region)
    sts_client = AWSSecurityTokenServiceClientBuilder().standard().withEndpointConfiguration(endpoint).build()
    say("Who asks", sts_client.getCallerIdentity(GetCallerIdentityRequest()).getArn())

    session_token_request = GetSessionTokenRequest()
    session_token_request.setDurationSeconds(7200)  # optional: 43200 without it
    session_token_result = sts_client.getSessionToken(session_token_request)
    session_creds = session_token_result.getCredentials()
    say("Access key", masked(session_creds.getAccessKeyId()))
    say("Session token", masked(session_creds.getSessionToken()))
    say("Lives until", session_creds.getExpiration())

    sessionCredentials = BasicSessionCredentials(
        session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken()
    )
    s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(sessionCredentials)).build()
    use(s3, where)
    sts_client.shutdown()


def use(s3: AmazonS3, where: Surroundings) -> None:
    """Write an object and read it back, where there is a bucket; else list the buckets."""
    bucket = where.bucket()
    if bucket is None:
        say("S3 answers", f"{len(s3.listBuckets())} buckets (set EXAMPLE_BUCKET to write an object)")
        return
    if not s3.doesBucketExistV2(bucket):
        s3.createBucket(bucket)
    s3.putObject(bucket, "hello.txt", "written with temporary credentials")
    say("S3 answers", f"s3://{bucket}/hello.txt holds {s3.getObjectAsString(bucket, 'hello.txt')!r}")


if __name__ == "__main__":
    run(main, __doc__)
