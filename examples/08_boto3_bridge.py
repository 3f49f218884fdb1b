"""Let boto3 live on a provider of ours: a session may end in the middle of a listing, the listing goes on.

    python examples/08_boto3_bridge.py [--live]      (with --live: EXAMPLE_ROLE_ARN, EXAMPLE_BUCKET)

boto3 has no provider that assumes a role and keeps it alive. Java has one, and every client of Java's takes it:

    STSAssumeRoleSessionCredentialsProvider provider =
        new STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, roleSessionName).withStsClient(sts).build();
    AmazonDynamoDB dynamo = AmazonDynamoDBClientBuilder.standard().withCredentials(provider).build();

Here any client of boto3's takes it: boto3_session(provider).client("dynamodb").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _surroundings import masked, run, say

from sts_sdk.auth import STSAssumeRoleSessionCredentialsProvider
from sts_sdk.bridge import BotocoreCredentialsProvider, boto3_session
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

if TYPE_CHECKING:
    from _surroundings import Surroundings


def main(where: Surroundings) -> None:
    sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion(where.region).build()
    provider = (
        STSAssumeRoleSessionCredentialsProvider.Builder(where.role("Reader"), "bridge")
        .withStsClient(sts)
        .withRoleSessionDurationSeconds(3600)
        .build()
    )
    session = boto3_session(provider, region_name=where.region)
    bucket = where.bucket()
    if bucket is None:
        raise SystemExit("With --live, set EXAMPLE_BUCKET to a bucket that the role may list.")
    s3 = session.client("s3")
    if where.local is not None:
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": where.region})
        for number in range(6):
            s3.put_object(Bucket=bucket, Key=f"report-{number}", Body=b"")
    list_slowly(s3, bucket, provider, where)

    # The way back: whatever boto3 resolves by itself, for a client of ours.
    back = AWSSecurityTokenServiceClientBuilder.standard().withRegion(where.region)
    who = back.withCredentials(BotocoreCredentialsProvider()).build().getCallerIdentity()
    say("And back", f"boto3's own credentials are those of {who.getArn()}")


def list_slowly(s3: Any, bucket: str, provider: STSAssumeRoleSessionCredentialsProvider, where: Surroundings) -> None:
    """Page by page; in the local AWS an hour passes between the pages, and each page finds the session ended."""
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 2}):
        keys = ", ".join(item["Key"] for item in page.get("Contents", ()))
        say("boto3 lists", f"{keys}   (session {masked(provider.getCredentials().getAWSAccessKeyId())})")
        if where.local is not None:
            where.local.clock.advance(minutes=61)
    if where.local is not None:
        refused = sum(request.code == "ExpiredToken" for request in where.local.requests)
        assumed = sum(request.operation == "AssumeRole" for request in where.local.requests)
        say("Behind it", f"S3 said ExpiredToken {refused} times; STS was asked {assumed} times; boto3 noticed nothing")


if __name__ == "__main__":
    run(main, __doc__)
