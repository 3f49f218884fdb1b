"""Assume a role for as long as the program runs: the provider renews the session before it expires.

    python examples/07_assume_role_that_lasts.py [--live]      (with --live: EXAMPLE_ROLE_ARN)

In Java:

    STSAssumeRoleSessionCredentialsProvider provider =
        new STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, roleSessionName)
            .withStsClient(sts)
            .withRoleSessionDurationSeconds(3600)
            .build();
    AmazonS3 s3 = AmazonS3ClientBuilder.standard().withCredentials(provider).build();
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _surroundings import masked, run, say

from sts_sdk.auth import STSAssumeRoleSessionCredentialsProvider
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

if TYPE_CHECKING:
    from _surroundings import Surroundings


def main(where: Surroundings) -> None:
    sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion(where.region).build()
    provider = (
        STSAssumeRoleSessionCredentialsProvider.Builder(where.role("Worker"), "long-job")
        .withStsClient(sts)
        .withRoleSessionDurationSeconds(3600)
        .build()
    )
    s3 = AmazonS3ClientBuilder.standard().withCredentials(provider).withRegion(where.region).build()
    with provider:
        say("Session", masked(provider.getCredentials().getAWSAccessKeyId()))
        if where.local is None:
            say("S3 answers", f"{len(s3.listBuckets())} buckets")
            return
        aws = where.local
        for _ in range(5):
            s3.listBuckets()
            say(
                f"{aws.clock.now():%H:%M}",
                f"S3 answers; session {masked(provider.getCredentials().getAWSAccessKeyId())}",
            )
            aws.clock.advance(minutes=40)
        calls = sum(request.operation == "AssumeRole" for request in aws.requests)
        say("STS was asked", f"{calls} times in {5 * 40} minutes of work")


if __name__ == "__main__":
    run(main, __doc__)
