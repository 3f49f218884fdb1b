"""Never run: what mypy and pyright must see in the flow of the document and in the most used classes."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime
from typing import assert_type

import sts_sdk
from sts_sdk import AmazonClientException, AmazonWebServiceRequest
from sts_sdk.auth import (
    AWSCredentials,
    AWSCredentialsProviderChain,
    AWSSessionCredentials,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    DefaultAWSCredentialsProviderChain,
    STSAssumeRoleSessionCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth.policy import Policy, Resource, Statement
from sts_sdk.auth.policy.actions import S3Actions
from sts_sdk.client.builder import AwsClientBuilder, EndpointConfiguration
from sts_sdk.handlers import HandlerAfterAttemptContext
from sts_sdk.metrics import AWSRequestMetrics
from sts_sdk.regions import Region, Regions
from sts_sdk.retry import PredefinedBackoffStrategies, RetryPolicy
from sts_sdk.services.s3 import AmazonS3, AmazonS3ClientBuilder, S3ClientOptions
from sts_sdk.services.securitytoken import (
    AbstractAWSSecurityTokenService,
    AWSSecurityTokenService,
    AWSSecurityTokenServiceAsyncClientBuilder,
    AWSSecurityTokenServiceClient,
    AWSSecurityTokenServiceClientBuilder,
)
from sts_sdk.services.securitytoken.model import (
    AssumedRoleUser,
    AssumeRoleRequest,
    AssumeRoleResult,
    Credentials,
    GetCallerIdentityResult,
    GetSessionTokenRequest,
    GetSessionTokenResult,
    Tag,
)


def the_document() -> None:
    # fmt: off
    # One line of Java, one line here.
    sts_client = AWSSecurityTokenServiceClientBuilder().standard().withEndpointConfiguration(AwsClientBuilder.EndpointConfiguration("sts-endpoint.amazonaws.com", "signing-region")).build()  # noqa: E501 -- Java's line
    assert_type(sts_client, AWSSecurityTokenServiceClient)
    session_token_request = GetSessionTokenRequest()
    session_token_request.setDurationSeconds(7200)
    session_token_result = sts_client.getSessionToken(session_token_request)
    assert_type(session_token_result, GetSessionTokenResult)
    session_creds = session_token_result.getCredentials()
    assert_type(session_creds, Credentials)
    sessionCredentials = BasicSessionCredentials(session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken())  # noqa: E501 -- Java's line
    # fmt: on
    assert_type(sessionCredentials.getSessionToken(), str)
    assert_type(session_token_result.getSdkResponseMetadata().getRequestId(), str | None)
    assert_type(session_token_result.getSdkHttpMetadata().getHttpStatusCode(), int)
    s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(sessionCredentials)).build()
    as_interface: AmazonS3 = s3
    assert_type([summary.getKey() for summary in as_interface.listObjects("b").getObjectSummaries()], list[str])
    found = as_interface.getObject("b", "k")
    assert_type(found.getObjectContent().read(), bytes)
    as_interface.deleteObject(found.getBucketName(), found.getKey())


class FakeSts(AbstractAWSSecurityTokenService):
    """A stand-in whose parameters are named as in Java."""

    def assumeRole(self, assumeRoleRequest: AssumeRoleRequest) -> AssumeRoleResult:
        return AssumeRoleResult().withSourceIdentity(assumeRoleRequest.getSourceIdentity())


def clients() -> None:
    builder = AWSSecurityTokenServiceClientBuilder.standard()
    assert_type(builder, AWSSecurityTokenServiceClientBuilder)
    assert_type(builder.withRegion("eu-west-1"), AWSSecurityTokenServiceClientBuilder)
    assert_type(builder.withRegion(Regions.EU_WEST_1), AWSSecurityTokenServiceClientBuilder)
    assert_type(builder.withRegion(Region.getRegion(Regions.EU_WEST_1)), AWSSecurityTokenServiceClientBuilder)
    assert_type(builder.getEndpoint(), EndpointConfiguration | None)
    assert_type(EndpointConfiguration("localhost", Regions.EU_WEST_1).getSigningRegion(), str | None)
    assert_type(AWSSecurityTokenServiceClientBuilder.defaultClient(), AWSSecurityTokenServiceClient)
    nested: AwsClientBuilder.EndpointConfiguration = EndpointConfiguration("localhost", None)
    assert_type(nested, EndpointConfiguration)
    with builder.build() as client:
        assert_type(client, AWSSecurityTokenServiceClient)
        assert_type(client.getSessionToken(), GetSessionTokenResult)
        assert_type(client.getCallerIdentity(), GetCallerIdentityResult)
        as_interface: AWSSecurityTokenService = client
        assert_type(as_interface.assumeRole(AssumeRoleRequest()), AssumeRoleResult)
    AWSSecurityTokenServiceClient()
    AWSSecurityTokenServiceClient(sts_sdk.ClientConfiguration())
    AWSSecurityTokenServiceClient(BasicAWSCredentials("a", "b"), sts_sdk.ClientConfiguration())
    AWSSecurityTokenServiceClient(DefaultAWSCredentialsProviderChain.getInstance())
    with AWSSecurityTokenServiceAsyncClientBuilder.standard().build() as later:
        assert_type(later.getSessionTokenAsync(GetSessionTokenRequest()), Future[GetSessionTokenResult])


def requests_and_results(result: AssumeRoleResult) -> None:
    request = AssumeRoleRequest(roleArn="r", roleSessionName="s", durationSeconds=900)
    assert_type(request.withTags(Tag(), Tag()), AssumeRoleRequest)
    assert_type(request.withTags([Tag()]), AssumeRoleRequest)
    assert_type(request.getTags(), list[Tag] | None)
    assert_type(request.getDurationSeconds(), int | None)
    assert_type(request.clone(), AssumeRoleRequest)
    request.setDurationSeconds()
    request.setDurationSeconds(None)
    assert_type(result.getAssumedRoleUser(), AssumedRoleUser)
    assert_type(result.getCredentials().getExpiration(), datetime)
    assert_type(result.getPackedPolicySize(), int | None)


class Mine:
    """A provider that inherits from nothing."""

    def getCredentials(self) -> AWSCredentials:
        return BasicAWSCredentials("a", "b")

    def refresh(self) -> None:
        return


def providers(mine: Mine) -> None:
    role = STSAssumeRoleSessionCredentialsProvider.Builder("arn", "name").withExternalId("x").build()
    assert_type(role, STSAssumeRoleSessionCredentialsProvider)
    assert_type(role.getCredentials(), AWSSessionCredentials)
    session = role.getCredentials()
    BasicSessionCredentials(session.getAWSAccessKeyId(), session.getAWSSecretKey(), session.getSessionToken())
    STSAssumeRoleSessionCredentialsProvider("arn", "name")
    STSAssumeRoleSessionCredentialsProvider(BasicAWSCredentials("a", "b"), "arn", "name")
    assert_type(WebIdentityTokenCredentialsProvider.builder().roleArn("r").build(), WebIdentityTokenCredentialsProvider)
    assert_type(AWSCredentialsProviderChain(mine, role).getCredentials(), AWSCredentials)
    AWSCredentialsProviderChain([mine, role])
    AWSSecurityTokenServiceClientBuilder.standard().withCredentials(mine)


def policies() -> None:
    statement = Statement(Statement.Effect.Allow).withActions(S3Actions.GetObject).withResources(Resource("*"))
    assert_type(statement, Statement)
    assert_type(Policy().withStatements(statement).toJson(), str)
    assert_type(Policy.fromJson("{}"), Policy)


def errors() -> None:
    try:
        AWSSecurityTokenServiceClientBuilder.defaultClient().getCallerIdentity()
    except sts_sdk.AmazonServiceException as refused:
        assert_type(refused.getErrorCode(), str | None)
        assert_type(refused.getStatusCode(), int)
    except sts_sdk.SdkClientException as failed:
        assert_type(failed.getMessage(), str | None)


def misuse(client: AWSSecurityTokenServiceClient) -> None:
    """Each of these must be an error; an ignore that silences nothing is one too."""
    sts_sdk.GetSesionTokenRequest()  # type: ignore[attr-defined]
    client.getSessionToken(AssumeRoleRequest())  # type: ignore[arg-type]
    client.get_session_token()  # type: ignore[attr-defined]
    GetSessionTokenRequest(7200)  # type: ignore[call-arg]
    GetSessionTokenRequest(duration=7200)  # type: ignore[call-arg]
    GetSessionTokenRequest().setDurationSeconds("7200")  # type: ignore[arg-type]
    GetSessionTokenRequest().withTags(Tag())  # type: ignore[attr-defined]
    AssumeRoleRequest().withTags("key")  # type: ignore[arg-type]
    BasicAWSCredentials("id")  # type: ignore[call-arg]
    AWSStaticCredentialsProvider("id")  # type: ignore[arg-type]
    AWSSecurityTokenServiceClientBuilder.standard().withCredentials(BasicAWSCredentials("a", "b"))  # type: ignore[arg-type]
    AWSSecurityTokenServiceClientBuilder.standard().withRegion(1)  # type: ignore[arg-type]
    EndpointConfiguration(None, "us-east-1")  # type: ignore[arg-type]
    Statement("Allow")  # type: ignore[arg-type]
    _ = Regions.EU_WEST_17  # type: ignore[attr-defined]


class OwnBackoff(RetryPolicy.BackoffStrategy):
    """Java's nested types are types here too."""

    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> int:
        return 100


def nested(
    condition: RetryPolicy.RetryCondition,
    jitter: PredefinedBackoffStrategies.FullJitterBackoffStrategy,
    options: S3ClientOptions.Builder,
    field: AWSRequestMetrics.Field,
    after: HandlerAfterAttemptContext.HandlerAfterAttemptContextBuilder,
) -> None:
    assert_type(RetryPolicy(condition, jitter, 3, True), RetryPolicy)
    assert_type(RetryPolicy(None, OwnBackoff(), 3, True), RetryPolicy)
    assert_type(options.build(), S3ClientOptions)
    assert_type(AWSRequestMetrics.Field(field), AWSRequestMetrics.Field)
    assert_type(after.build(), HandlerAfterAttemptContext)
