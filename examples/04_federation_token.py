"""Give somebody else a session that may only list one bucket.

    python examples/04_federation_token.py [--live]      (with --live: EXAMPLE_BUCKET, and the keys of an IAM user)

In Java:

    AWSSecurityTokenService stsClient = AWSSecurityTokenServiceClientBuilder.standard().build();
    GetFederationTokenRequest getFederationTokenRequest = new GetFederationTokenRequest();
    getFederationTokenRequest.setDurationSeconds(7200);
    getFederationTokenRequest.setName("User1");
    Policy policy = new Policy();
    policy.withStatements(new Statement(Effect.Allow)
        .withActions(S3Actions.ListObjects)
        .withResources(new Resource("arn:aws:s3:::" + bucketName)));
    getFederationTokenRequest.setPolicy(policy.toJson());
    GetFederationTokenResult federationTokenResult = stsClient.getFederationToken(getFederationTokenRequest);
    Credentials sessionCredentials = federationTokenResult.getCredentials();
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _surroundings import run, say

from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.auth.policy import Policy, Resource, Statement
from sts_sdk.auth.policy.actions import S3Actions
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.s3.model import AmazonS3Exception
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import GetFederationTokenRequest

if TYPE_CHECKING:
    from _surroundings import Surroundings


def main(where: Surroundings) -> None:
    bucketName = where.bucket()
    if bucketName is None:
        raise SystemExit("With --live, set EXAMPLE_BUCKET to a bucket of yours.")
    if where.local is not None:
        AmazonS3ClientBuilder.defaultClient().createBucket(bucketName)

    stsClient = AWSSecurityTokenServiceClientBuilder.standard().build()
    getFederationTokenRequest = GetFederationTokenRequest()
    getFederationTokenRequest.setDurationSeconds(7200)
    getFederationTokenRequest.setName("User1")
    policy = Policy()
    policy.withStatements(
        Statement(Statement.Effect.Allow)
        .withActions(S3Actions.ListObjects)
        .withResources(Resource("arn:aws:s3:::" + bucketName))
    )
    getFederationTokenRequest.setPolicy(policy.toJson())
    say("Policy", policy.toJson())
    federationTokenResult = stsClient.getFederationToken(getFederationTokenRequest)
    say("Federated user", federationTokenResult.getFederatedUser().getArn())
    sessionCredentials = federationTokenResult.getCredentials()
    say("Lives until", sessionCredentials.getExpiration())

    credentials = BasicSessionCredentials(
        sessionCredentials.getAccessKeyId(),
        sessionCredentials.getSecretAccessKey(),
        sessionCredentials.getSessionToken(),
    )
    s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(credentials)).build()
    say("May list", f"{len(s3.listObjects(bucketName).getObjectSummaries())} objects in {bucketName}")
    try:
        s3.putObject(bucketName, "not-allowed.txt", "the policy says no")
    except AmazonS3Exception as refusal:
        say("May not write", refusal.getErrorCode())


if __name__ == "__main__":
    run(main, __doc__)
