"""The whole story in one run, against the embedded local AWS: no account needed.

    make demo

A session is issued and used, it expires, a role is assumed, a region is switched off; each step says what happens.
"""

from __future__ import annotations

from _surroundings import Surroundings, masked, run, say, show

from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.client.builder import AwsClientBuilder
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.s3.model import AmazonS3Exception
from sts_sdk.services.securitytoken import AWSSecurityTokenService, AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    GetCallerIdentityRequest,
    GetSessionTokenRequest,
    RegionDisabledException,
)


def main(where: Surroundings) -> None:
    if where.local is None:
        raise SystemExit("The demo moves the clock, so it runs against the local AWS only; the examples run --live.")
    aws = where.local
    endpoint = AwsClientBuilder.EndpointConfiguration(where.sts_endpoint, where.region)
    sts_client = AWSSecurityTokenServiceClientBuilder().standard().withEndpointConfiguration(endpoint).build()

    title("1. Ask STS for a session of two hours")
    sessionCredentials = session(sts_client)

    title("2. Hand it to S3")
    s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(sessionCredentials)).build()
    s3.createBucket("demo-bucket")
    s3.putObject("demo-bucket", "hello.txt", "written with temporary credentials")
    say("Written", "s3://demo-bucket/hello.txt")
    say("Read back", s3.getObjectAsString("demo-bucket", "hello.txt"))

    title("3. Three hours later")
    aws.clock.advance(hours=3)
    say("The clock says", aws.clock.now())
    try:
        s3.getObjectAsString("demo-bucket", "hello.txt")
    except AmazonS3Exception as e:
        say("S3 refuses", f"{e.getErrorCode()}: {e.getErrorMessage()}")

    title("4. Assume a role")
    assume(sts_client, aws.role("Reports").arn)

    title("5. A region whose STS is switched off")
    aws.disableRegion("eu-central-1")
    ask(aws.endpoint("sts", "eu-central-1"))

    title("The local AWS saw:")
    for request in aws.requests:
        who = request.principal or "a key that it refused"
        show(f"    {request.status} {request.service} {request.operation} by {who}")


def session(sts_client: AWSSecurityTokenService) -> BasicSessionCredentials:
    say("Who asks", sts_client.getCallerIdentity(GetCallerIdentityRequest()).getArn())
    session_token_request = GetSessionTokenRequest()
    session_token_request.setDurationSeconds(7200)
    session_creds = sts_client.getSessionToken(session_token_request).getCredentials()
    say("Access key", masked(session_creds.getAccessKeyId()))
    say("Secret key", masked(session_creds.getSecretAccessKey()))
    say("Session token", masked(session_creds.getSessionToken()))
    say("Lives until", session_creds.getExpiration())
    return BasicSessionCredentials(
        session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken()
    )


def assume(sts_client: AWSSecurityTokenService, role: str) -> None:
    roleRequest = AssumeRoleRequest().withRoleArn(role).withRoleSessionName("demo").withDurationSeconds(900)
    roleResponse = sts_client.assumeRole(roleRequest)
    say("Now acts as", roleResponse.getAssumedRoleUser().getArn())
    say("Lives until", roleResponse.getCredentials().getExpiration())


def ask(endpoint: AwsClientBuilder.EndpointConfiguration) -> None:
    client = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint).build()
    try:
        client.getSessionToken()
    except RegionDisabledException as e:
        say("STS refuses", e.getErrorMessage())
        for note in e.__notes__:
            say("What to do", note)


def title(text: str) -> None:
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    run(main, __doc__)
