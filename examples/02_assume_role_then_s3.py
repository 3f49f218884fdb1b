"""Assume a role and work in S3 with its credentials.

    python examples/02_assume_role_then_s3.py [--live]      (with --live: EXAMPLE_ROLE_ARN, EXAMPLE_BUCKET)

In Java:

    AWSSecurityTokenService stsClient = AWSSecurityTokenServiceClientBuilder.standard()
        .withRegion(clientRegion)
        .build();
    AssumeRoleRequest roleRequest = new AssumeRoleRequest()
        .withRoleArn(roleARN)
        .withRoleSessionName(roleSessionName);
    AssumeRoleResult roleResponse = stsClient.assumeRole(roleRequest);
    Credentials sessionCredentials = roleResponse.getCredentials();
    BasicSessionCredentials awsCredentials = new BasicSessionCredentials(
        sessionCredentials.getAccessKeyId(),
        sessionCredentials.getSecretAccessKey(),
        sessionCredentials.getSessionToken());
    AmazonS3 s3Client = AmazonS3ClientBuilder.standard()
        .withCredentials(new AWSStaticCredentialsProvider(awsCredentials))
        .withRegion(clientRegion)
        .build();
    ObjectListing objects = s3Client.listObjects(bucketName);
    System.out.println("No. of Objects: " + objects.getObjectSummaries().size());
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _surroundings import run, say

from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import AssumeRoleRequest

if TYPE_CHECKING:
    from _surroundings import Surroundings


def main(where: Surroundings) -> None:
    stsClient = AWSSecurityTokenServiceClientBuilder.standard().withRegion(where.region).build()
    say("Who asks", stsClient.getCallerIdentity().getArn())
    roleRequest = AssumeRoleRequest().withRoleArn(where.role("Reports")).withRoleSessionName("example-session")
    roleResponse = stsClient.assumeRole(roleRequest)
    say("Now acts as", roleResponse.getAssumedRoleUser().getArn())
    sessionCredentials = roleResponse.getCredentials()
    say("Lives until", sessionCredentials.getExpiration())

    awsCredentials = BasicSessionCredentials(
        sessionCredentials.getAccessKeyId(),
        sessionCredentials.getSecretAccessKey(),
        sessionCredentials.getSessionToken(),
    )
    s3Client = (
        AmazonS3ClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(awsCredentials))
        .withRegion(where.region)
        .build()
    )
    bucketName = where.bucket()
    if bucketName is None:
        raise SystemExit("With --live, set EXAMPLE_BUCKET to a bucket that the role may list.")
    if where.local is not None:
        s3Client.createBucket(bucketName)
        s3Client.putObject(bucketName, "reports/2026.txt", "all is well")
    objects = s3Client.listObjects(bucketName)
    say("S3 answers", f"No. of Objects: {len(objects.getObjectSummaries())}")
    for summary in objects.getObjectSummaries():
        say("", f"{summary.getKey()} ({summary.getSize()} bytes, {summary.getLastModified()})")


if __name__ == "__main__":
    run(main, __doc__)
