"""How Java programs assume roles (patterns 1 to 4, 8, 11, 13 and 19 of what is seen in public code)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk import ClientConfiguration
from sts_sdk.auth import (
    AWSCredentialsProviderChain,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    STSAssumeRoleSessionCredentialsProvider,
)
from sts_sdk.auth.policy import Policy, Resource, Statement
from sts_sdk.auth.policy.actions import S3Actions
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.regions import Regions
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.s3.model import AmazonS3Exception
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, GetCallerIdentityRequest
from support.sent import s3_callers, sts_calls

if TYPE_CHECKING:
    from sts_sdk.services.s3 import AmazonS3
    from sts_sdk.services.securitytoken.model import Credentials
    from sts_sdk.testing import LocalAWS, User


def test_1_assume_role_by_hand(aws: LocalAWS, alice: User) -> None:
    """
    AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1").build();
    AssumeRoleRequest request = new AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("batch");
    Credentials credentials = sts.assumeRole(request).getCredentials();
    BasicSessionCredentials session = new BasicSessionCredentials(
        credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken());
    AmazonS3 s3 = AmazonS3ClientBuilder.standard()
        .withCredentials(new AWSStaticCredentialsProvider(session)).withRegion("eu-west-1").build();
    """
    roleArn = aws.role("Batch", trusts=alice).arn

    sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1").build()
    request = AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("batch")
    credentials = sts.assumeRole(request).getCredentials()
    session = BasicSessionCredentials(
        credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken()
    )
    s3 = (
        AmazonS3ClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(session))
        .withRegion("eu-west-1")
        .build()
    )
    s3.listBuckets()

    assert sts_calls(aws) == [("AssumeRole", {"RoleArn": roleArn, "RoleSessionName": "batch"})]
    assert s3_callers(aws) == {f"arn:aws:sts::{aws.account}:assumed-role/Batch/batch"}


def test_2_provider_with_a_client(aws: LocalAWS, alice: User) -> None:
    """
    STSAssumeRoleSessionCredentialsProvider provider =
        new STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, "partner-session")
            .withStsClient(AWSSecurityTokenServiceClientBuilder.standard().withRegion(Regions.EU_WEST_1).build())
            .withExternalId("4711")
            .withRoleSessionDurationSeconds(1800)
            .build();
    AmazonS3 s3 = AmazonS3ClientBuilder.standard().withCredentials(provider).withRegion(Regions.EU_WEST_1).build();
    s3.listBuckets();
    s3.listBuckets();
    provider.close();
    """
    roleArn = aws.role("Partner", trusts=alice, externalId="4711").arn

    provider = (
        STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, "partner-session")
        .withStsClient(AWSSecurityTokenServiceClientBuilder.standard().withRegion(Regions.EU_WEST_1).build())
        .withExternalId("4711")
        .withRoleSessionDurationSeconds(1800)
        .build()
    )
    s3 = AmazonS3ClientBuilder.standard().withCredentials(provider).withRegion(Regions.EU_WEST_1).build()
    s3.listBuckets()
    s3.listBuckets()
    provider.close()

    sent = {
        "RoleArn": roleArn,
        "RoleSessionName": "partner-session",
        "DurationSeconds": "1800",
        "ExternalId": "4711",
    }
    assert sts_calls(aws) == [("AssumeRole", sent)]
    assert s3_callers(aws) == {f"arn:aws:sts::{aws.account}:assumed-role/Partner/partner-session"}


def test_3_provider_of_arn_and_name_in_a_chain(aws: LocalAWS, alice: User) -> None:
    """
    AWSCredentialsProvider credentials = new AWSCredentialsProviderChain(
        new ProfileCredentialsProvider("media-service"),
        new STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, "app").build());
    """
    roleArn = aws.role("App", trusts=alice).arn

    credentials = AWSCredentialsProviderChain(
        ProfileCredentialsProvider("media-service"),
        STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, "app").build(),
    )
    found = credentials.getCredentials()

    assert str(found.getAWSAccessKeyId()).startswith("ASIA")
    # The provider's own default: a quarter of an hour.
    sent = {"RoleArn": roleArn, "RoleSessionName": "app", "DurationSeconds": "900"}
    assert sts_calls(aws) == [("AssumeRole", sent)]
    assert aws.requests[0].principal == alice.arn


def test_4_deprecated_constructors(aws: LocalAWS, alice: User) -> None:
    """
    AWSCredentials longLived = new BasicAWSCredentials(accessKey, secretKey);
    new STSAssumeRoleSessionCredentialsProvider(roleArn, "one");
    new STSAssumeRoleSessionCredentialsProvider(longLived, roleArn, "two");
    new STSAssumeRoleSessionCredentialsProvider(longLived, roleArn, "three", new ClientConfiguration());
    new STSAssumeRoleSessionCredentialsProvider(new AWSStaticCredentialsProvider(longLived), roleArn, "four");
    new STSAssumeRoleSessionCredentialsProvider(
        new AWSStaticCredentialsProvider(longLived), roleArn, "five", new ClientConfiguration());
    """
    roleArn = aws.role("Old", trusts=alice).arn

    longLived = BasicAWSCredentials(alice.accessKeyId, alice.secretKey)
    providers = [
        STSAssumeRoleSessionCredentialsProvider(roleArn, "one"),
        STSAssumeRoleSessionCredentialsProvider(longLived, roleArn, "two"),
        STSAssumeRoleSessionCredentialsProvider(longLived, roleArn, "three", ClientConfiguration()),
        STSAssumeRoleSessionCredentialsProvider(AWSStaticCredentialsProvider(longLived), roleArn, "four"),
        STSAssumeRoleSessionCredentialsProvider(
            AWSStaticCredentialsProvider(longLived), roleArn, "five", ClientConfiguration()
        ),
    ]
    for provider in providers:
        assert provider.getCredentials().getSessionToken()

    assert sts_calls(aws) == [
        ("AssumeRole", {"RoleArn": roleArn, "RoleSessionName": name, "DurationSeconds": "900"})
        for name in ("one", "two", "three", "four", "five")
    ]


def upload_policy(bucket: str, folder: str) -> Policy:
    return Policy().withStatements(
        Statement(Statement.Effect.Allow)
        .withActions(S3Actions.PutObject)
        .withResources(Resource(f"arn:aws:s3:::{bucket}/{folder}/*"))
    )


def test_8_scope_down_by_policy(aws: LocalAWS, alice: User) -> None:
    """
    Policy policy = new Policy().withStatements(new Statement(Statement.Effect.Allow)
        .withActions(S3Actions.PutObject)
        .withResources(new Resource("arn:aws:s3:::" + bucket + "/" + folder + "/*")));
    Credentials credentials = sts.assumeRole(new AssumeRoleRequest()
        .withRoleArn(roleArn).withRoleSessionName("upload").withPolicy(policy.toJson())).getCredentials();

    new STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, "upload").withScopeDownPolicy(policy.toJson()).build();
    """
    roleArn = aws.role("Uploader", trusts=alice).arn
    AmazonS3ClientBuilder.standard().build().createBucket("uploads-4711")
    policy = upload_policy("uploads-4711", "alice")

    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
    request = AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("upload").withPolicy(policy.toJson())
    credentials = sts.assumeRole(request).getCredentials()
    provider = (
        STSAssumeRoleSessionCredentialsProvider.Builder(roleArn, "upload").withScopeDownPolicy(policy.toJson()).build()
    )

    assert credentials.getExpiration() > datetime.now(UTC)
    for keys in (AWSStaticCredentialsProvider(session_of(credentials)), provider):
        s3 = AmazonS3ClientBuilder.standard().withCredentials(keys).build()
        s3.putObject("uploads-4711", "alice/photo", "...")
        refuses(s3)
    document = (
        '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Action":["s3:PutObject"],'
        '"Resource":["arn:aws:s3:::uploads-4711/alice/*"]}]}'
    )
    assert [parameters["Policy"] for _, parameters in sts_calls(aws)] == [document, document]


def session_of(credentials: Credentials) -> BasicSessionCredentials:
    return BasicSessionCredentials(
        credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken()
    )


def refuses(s3: AmazonS3) -> None:
    with pytest.raises(AmazonS3Exception) as failure:
        s3.putObject("uploads-4711", "bob/photo", "...")
    assert failure.value.getErrorCode() == "AccessDenied"


def test_11_account_id_for_names(aws: LocalAWS, alice: User) -> None:
    """
    String account = sts.getCallerIdentity(new GetCallerIdentityRequest()).getAccount();
    String roleArn = String.format("arn:aws:iam::%s:role/%s", account, "Deployer");
    s3.createBucket("deployments-" + account);
    sts.assumeRole(new AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("deploy-" + account));
    """
    aws.role("Deployer", trusts=alice)

    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
    s3 = AmazonS3ClientBuilder.defaultClient()
    account = sts.getCallerIdentity(GetCallerIdentityRequest()).getAccount()
    roleArn = f"arn:aws:iam::{account}:role/Deployer"
    s3.createBucket(f"deployments-{account}")
    sts.assumeRole(AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName(f"deploy-{account}"))

    assert account == aws.account
    assert sts_calls(aws) == [
        ("GetCallerIdentity", {}),
        ("AssumeRole", {"RoleArn": roleArn, "RoleSessionName": f"deploy-{aws.account}"}),
    ]


class CredentialsByRole:
    """
    class CredentialsByRole {
        private final Map<String, Credentials> cache = new ConcurrentHashMap<>();
        Credentials get(String roleArn) {
            return cache.compute(roleArn, (arn, held) -> {
                Date soon = new Date(System.currentTimeMillis() + 300_000);
                if (held != null && held.getExpiration().after(soon)) return held;
                return sts.assumeRole(new AssumeRoleRequest().withRoleArn(arn).withRoleSessionName("cache"))
                    .getCredentials();
            });
        }
    }
    """

    def __init__(self) -> None:
        self.sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
        self.cache: dict[str, Credentials] = {}
        self.now = datetime.now(UTC)

    def get(self, roleArn: str) -> Credentials:
        held = self.cache.get(roleArn)
        soon = self.now + timedelta(seconds=300)
        if held is None or held.getExpiration() <= soon:
            request = AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("cache")
            held = self.cache[roleArn] = self.sts.assumeRole(request).getCredentials()
        return held


def test_13_cache_by_account(aws: LocalAWS, alice: User) -> None:
    one, two = aws.role("One", trusts=alice).arn, aws.role("Two", trusts=alice).arn
    cache = CredentialsByRole()

    first = cache.get(one)
    assert cache.get(one) is first
    assert cache.get(two) != first
    cache.now += timedelta(minutes=54)
    assert cache.get(one) is first
    cache.now += timedelta(minutes=2)
    assert cache.get(one) != first

    assert [parameters["RoleArn"] for _, parameters in sts_calls(aws)] == [one, two, one]


def test_19_two_hops(aws: LocalAWS, alice: User) -> None:
    """
    Credentials first = base.assumeRole(new AssumeRoleRequest().withRoleArn(hubArn).withRoleSessionName("hub"))
        .getCredentials();
    AWSSecurityTokenService hub = AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(new AWSStaticCredentialsProvider(new BasicSessionCredentials(
            first.getAccessKeyId(), first.getSecretAccessKey(), first.getSessionToken())))
        .withRegion("eu-west-1").build();
    hub.assumeRole(new AssumeRoleRequest().withRoleArn(customerArn).withRoleSessionName("customer")
        .withExternalId("customer-17").withDurationSeconds(3600));
    """
    hub_role = aws.role("Hub", trusts=alice)
    customer = aws.role("Customer", trusts=hub_role, externalId="customer-17")

    base = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1").build()
    first = base.assumeRole(AssumeRoleRequest().withRoleArn(hub_role.arn).withRoleSessionName("hub")).getCredentials()
    hub = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(session_of(first)))
        .withRegion("eu-west-1")
        .build()
    )
    second = hub.assumeRole(
        AssumeRoleRequest()
        .withRoleArn(customer.arn)
        .withRoleSessionName("customer")
        .withExternalId("customer-17")
        .withDurationSeconds(3600)
    )

    assert second.getAssumedRoleUser().getArn() == f"arn:aws:sts::{aws.account}:assumed-role/Customer/customer"
    assert [request.principal for request in aws.requests] == [
        alice.arn,
        f"arn:aws:sts::{aws.account}:assumed-role/Hub/hub",
    ]
    sent = {
        "RoleArn": customer.arn,
        "RoleSessionName": "customer",
        "DurationSeconds": "3600",
        "ExternalId": "customer-17",
    }
    assert sts_calls(aws)[1] == ("AssumeRole", sent)
