"""Who calls, from where, and what else is signed (patterns 10, 14 to 18, 20, 21 and 23 of what is seen in public
code)."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import create_autospec

import pytest
import requests

from sts_sdk import AmazonServiceException, ClientConfiguration, DefaultRequest, UnsupportedOperationException
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWS4Signer,
    AWSCredentialsProvider,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    STSAssumeRoleSessionCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.client.builder import AwsClientBuilder
from sts_sdk.http import HttpMethodName
from sts_sdk.retry import PredefinedRetryPolicies
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import (
    AbstractAWSSecurityTokenService,
    AWSSecurityTokenService,
    AWSSecurityTokenServiceClient,
    AWSSecurityTokenServiceClientBuilder,
)
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleResult,
    AssumeRoleWithSAMLRequest,
    AssumeRoleWithWebIdentityRequest,
    AWSSecurityTokenServiceException,
    Credentials,
    DecodeAuthorizationMessageRequest,
    GetCallerIdentityRequest,
)
from support.sent import s3_callers, sts_calls
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from sts_sdk.auth import AWSCredentials
    from sts_sdk.testing import LocalAWS, User

REDACTED = "***Sensitive Data Redacted***"


def who(provider: AWSCredentialsProvider) -> str | None:
    """
    try {
        GetCallerIdentityResult identity = AWSSecurityTokenServiceClientBuilder.standard()
            .withCredentials(provider).build().getCallerIdentity(new GetCallerIdentityRequest());
        return identity.getAccount() + " " + identity.getArn() + " " + identity.getUserId();
    } catch (AWSSecurityTokenServiceException e) { return null; }
    """
    try:
        sts = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(provider).build()
        identity = sts.getCallerIdentity(GetCallerIdentityRequest())
    except AWSSecurityTokenServiceException:
        return None
    return f"{identity.getAccount()} {identity.getArn()} {identity.getUserId()}"


def test_10_credential_check(aws: LocalAWS, alice: User) -> None:
    assert who(alice.provider()) == f"{aws.account} {alice.arn} {alice.userId}"
    assert who(AWSStaticCredentialsProvider(BasicAWSCredentials(alice.accessKeyId, "wrong"))) is None
    alice.deactivate()
    assert who(alice.provider()) is None

    assert sts_calls(aws) == [("GetCallerIdentity", {})] * 3


def test_14_decode_an_authorization_failure(aws: LocalAWS, alice: User) -> None:
    """
    Pattern pattern = Pattern.compile("Encoded authorization failure message: (\\S+)");
    Matcher matcher = pattern.matcher(e.getMessage());
    if (matcher.find()) {
        String reason = sts.decodeAuthorizationMessage(
            new DecodeAuthorizationMessageRequest().withEncodedMessage(matcher.group(1))).getDecodedMessage();
    }
    """
    encoded = aws.authorizationMessage('{"allowed": false, "action": "ec2:RunInstances"}')
    e = AmazonServiceException(f"You are not authorized. Encoded authorization failure message: {encoded} (more)")
    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()

    matcher = re.search(r"Encoded authorization failure message: (\S+)", e.getMessage())
    assert matcher is not None
    reason = sts.decodeAuthorizationMessage(
        DecodeAuthorizationMessageRequest().withEncodedMessage(matcher.group(1))
    ).getDecodedMessage()

    assert reason == '{"allowed": false, "action": "ec2:RunInstances"}'
    assert sts_calls(aws) == [("DecodeAuthorizationMessage", {"EncodedMessage": REDACTED})]


class ConfiguredProvider(AWSCredentialsProvider):
    """
    public class ConfiguredProvider implements AWSCredentialsProvider, Configurable {
        private AWSCredentialsProvider delegate = new DefaultAWSCredentialsProviderChain();
        public void configure(Map<String, ?> configs) {
            delegate = new STSAssumeRoleSessionCredentialsProvider.Builder(
                (String) configs.get("sts.role.arn"), (String) configs.get("sts.role.session.name"))
                .withExternalId((String) configs.get("sts.role.external.id")).build();
        }
        public AWSCredentials getCredentials() { return delegate.getCredentials(); }
        public void refresh() { }
    }
    """

    def configure(self, configs: dict[str, str]) -> None:
        self.delegate = (
            STSAssumeRoleSessionCredentialsProvider.Builder(configs["sts.role.arn"], configs["sts.role.session.name"])
            .withExternalId(configs["sts.role.external.id"])
            .build()
        )

    def getCredentials(self) -> AWSCredentials:
        return self.delegate.getCredentials()

    def refresh(self) -> None:
        pass


def test_15_a_class_of_one_s_own(aws: LocalAWS, alice: User) -> None:
    roleArn = aws.role("Sink", trusts=alice, externalId="connect").arn
    provider = ConfiguredProvider()
    provider.configure({"sts.role.arn": roleArn, "sts.role.session.name": "sink", "sts.role.external.id": "connect"})

    AmazonS3ClientBuilder.standard().withCredentials(provider).build().listBuckets()

    sent = {"RoleArn": roleArn, "RoleSessionName": "sink", "DurationSeconds": "900", "ExternalId": "connect"}
    assert sts_calls(aws) == [("AssumeRole", sent)]
    assert s3_callers(aws) == {f"arn:aws:sts::{aws.account}:assumed-role/Sink/sink"}


@pytest.fixture
def irsa(aws: LocalAWS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What EKS gives a pod: a role, a token file, no keys."""
    oidc = aws.oidcProvider()
    roleArn = aws.role("Pod", trusts=oidc).arn
    token = tmp_path / "token"
    token.write_text(oidc.token())
    for name, value in {
        "AWS_ROLE_ARN": roleArn,
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(token),
        "AWS_REGION": aws.region,
        "AWS_ENDPOINT_URL_STS": aws.url,
    }.items():
        monkeypatch.setenv(name, value)
    return roleArn


def test_16_eks_by_the_provider(aws: LocalAWS, irsa: str) -> None:
    """
    WebIdentityTokenCredentialsProvider.builder().roleArn(System.getenv("AWS_ROLE_ARN"))
        .webIdentityTokenFile(System.getenv("AWS_WEB_IDENTITY_TOKEN_FILE")).roleSessionName("pod").build();
    WebIdentityTokenCredentialsProvider.create();
    """
    named = (
        WebIdentityTokenCredentialsProvider.builder()
        .roleArn(os.environ["AWS_ROLE_ARN"])
        .webIdentityTokenFile(os.environ["AWS_WEB_IDENTITY_TOKEN_FILE"])
        .roleSessionName("pod")
        .build()
    )
    assert who(named) is not None
    assert who(WebIdentityTokenCredentialsProvider.create()) is not None

    calls = [parameters for operation, parameters in sts_calls(aws) if operation == "AssumeRoleWithWebIdentity"]
    assert calls[0] == {"RoleArn": irsa, "RoleSessionName": "pod", "WebIdentityToken": REDACTED}
    assert calls[1].keys() == calls[0].keys()
    assert "authorization" not in aws.requests[0].headers


def test_16_eks_by_hand(aws: LocalAWS, irsa: str) -> None:
    """
    AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(new AWSStaticCredentialsProvider(new AnonymousAWSCredentials())).build();
    try {
        String token = Files.readString(Path.of(System.getenv("AWS_WEB_IDENTITY_TOKEN_FILE")));
        Credentials credentials = sts.assumeRoleWithWebIdentity(new AssumeRoleWithWebIdentityRequest()
            .withRoleArn(System.getenv("AWS_ROLE_ARN")).withRoleSessionName("pod").withWebIdentityToken(token))
            .getCredentials();
    } finally { sts.shutdown(); }
    """
    sts = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(AnonymousAWSCredentials()))
        .build()
    )
    try:
        token = Path(os.environ["AWS_WEB_IDENTITY_TOKEN_FILE"]).read_text(encoding="utf-8")
        credentials = sts.assumeRoleWithWebIdentity(
            AssumeRoleWithWebIdentityRequest()
            .withRoleArn(os.environ["AWS_ROLE_ARN"])
            .withRoleSessionName("pod")
            .withWebIdentityToken(token)
        ).getCredentials()
    finally:
        sts.shutdown()

    assert credentials.getSessionToken()
    sent = {"RoleArn": irsa, "RoleSessionName": "pod", "WebIdentityToken": REDACTED}
    assert sts_calls(aws) == [("AssumeRoleWithWebIdentity", sent)]


@pytest.mark.parametrize("keys", [BasicAWSCredentials("", ""), AnonymousAWSCredentials()])
def test_17_saml_with_no_credentials(aws: LocalAWS, keys: AWSCredentials) -> None:
    """
    AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion(region)
        .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("", ""))).build();
    sts.assumeRoleWithSAML(new AssumeRoleWithSAMLRequest().withPrincipalArn(principalArn).withRoleArn(roleArn)
        .withSAMLAssertion(assertion).withDurationSeconds(3600));
    """
    saml = aws.samlProvider()
    role = aws.role("Staff", trusts=saml)

    sts = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withEndpointConfiguration(aws.endpoint("sts"))
        .withCredentials(AWSStaticCredentialsProvider(keys))
        .build()
    )
    result = sts.assumeRoleWithSAML(
        AssumeRoleWithSAMLRequest()
        .withPrincipalArn(saml.arn)
        .withRoleArn(role.arn)
        .withSAMLAssertion(saml.assertion(role))
        .withDurationSeconds(3600)
    )

    assert result.getAssumedRoleUser().getArn() == f"arn:aws:sts::{aws.account}:assumed-role/Staff/alice"
    sent = {"RoleArn": role.arn, "PrincipalArn": saml.arn, "SAMLAssertion": REDACTED, "DurationSeconds": "3600"}
    assert sts_calls(aws) == [("AssumeRoleWithSAML", sent)]
    assert "authorization" not in aws.requests[0].headers


def test_18_regional_or_private_endpoint(aws: LocalAWS, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(
        new AwsClientBuilder.EndpointConfiguration(endpoint, "ap-south-1")).build();

    AWSSecurityTokenServiceClient old = new AWSSecurityTokenServiceClient(credentials);
    old.setEndpoint(endpoint);
    """
    monkeypatch.delenv("AWS_ENDPOINT_URL_STS")
    endpoint = aws.endpoint("sts", "ap-south-1").getServiceEndpoint()

    sts = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withEndpointConfiguration(AwsClientBuilder.EndpointConfiguration(endpoint, "ap-south-1"))
        .build()
    )
    old = AWSSecurityTokenServiceClient(BasicAWSCredentials(alice.accessKeyId, alice.secretKey))
    old.setEndpoint(aws.endpoint("sts", "us-east-1").getServiceEndpoint())

    assert sts.getCallerIdentity(GetCallerIdentityRequest()).getArn() == alice.arn
    assert old.getCallerIdentity(GetCallerIdentityRequest()).getArn() == alice.arn
    assert [request.region for request in aws.requests] == ["ap-south-1", "us-east-1"]
    assert sts_calls(aws) == [("GetCallerIdentity", {})] * 2


def test_20_proxy_and_retries(aws: LocalAWS, alice: User) -> None:
    """
    ClientConfiguration config = new ClientConfiguration();
    config.setProxyHost(proxyHost); config.setProxyPort(proxyPort);
    config.setProxyUsername("proxy"); config.setProxyPassword("secret");
    config.setPreemptiveBasicProxyAuth(true); config.setNonProxyHosts("localhost|127.*");
    config.setRetryPolicy(PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(1));
    AWSSecurityTokenServiceClientBuilder.standard().withClientConfiguration(config).build();
    AmazonS3ClientBuilder.standard().withClientConfiguration(config).withEndpointConfiguration(endpoint).build();
    """
    with StubServer(Answer(503, reason="Busy")) as proxy:
        config = ClientConfiguration()
        config.setProxyHost("127.0.0.1")
        config.setProxyPort(proxy.port)
        config.setProxyUsername("proxy")
        config.setProxyPassword("secret")
        config.setPreemptiveBasicProxyAuth(True)
        config.setNonProxyHosts("localhost|127.*")
        config.setRetryPolicy(PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(1))
        sts = AWSSecurityTokenServiceClientBuilder.standard().withClientConfiguration(config).build()
        s3 = (
            AmazonS3ClientBuilder.standard()
            .withClientConfiguration(config)
            .withEndpointConfiguration(aws.endpoint("s3"))
            .build()
        )
        # Both are not to be proxied, and go straight to the local AWS.
        sts.getCallerIdentity(GetCallerIdentityRequest())
        s3.listBuckets()
        assert proxy.requests == []

        elsewhere = AwsClientBuilder.EndpointConfiguration("http://sts.example.com", "us-east-1")
        proxied = AWSSecurityTokenServiceClientBuilder.standard().withClientConfiguration(config)
        with proxied.withEndpointConfiguration(elsewhere).build() as client:
            client._http.settings.sleep = lambda seconds: None
            with pytest.raises(AmazonServiceException) as failure:
                client.getCallerIdentity(GetCallerIdentityRequest())

    assert failure.value.getStatusCode() == 503
    assert [request.target for request in proxy.requests] == ["http://sts.example.com/"] * 2
    assert proxy.requests[0].header("Proxy-Authorization") == "Basic cHJveHk6c2VjcmV0"
    assert sts_calls(aws) == [("GetCallerIdentity", {})]


def test_21_sign_something_else(aws: LocalAWS, alice: User) -> None:
    """
    DefaultRequest<Void> request = new DefaultRequest<>("sts");
    request.setHttpMethod(HttpMethodName.GET);
    request.setEndpoint(URI.create(endpoint));
    request.addParameter("Action", "GetCallerIdentity");
    request.addParameter("Version", "2011-06-15");
    request.addHeader("x-k8s-aws-id", "cluster");
    AWS4Signer signer = new AWS4Signer();
    signer.setServiceName("sts");
    signer.setRegionName("eu-west-1");
    signer.presignRequest(request, credentials, new Date(System.currentTimeMillis() + 60000));

    signer.sign(post, credentials);     // a POST, sent by another HTTP client
    """
    credentials = BasicAWSCredentials(alice.accessKeyId, alice.secretKey)

    request = DefaultRequest("sts")
    request.setHttpMethod(HttpMethodName.GET)
    request.setEndpoint(aws.url)
    request.addParameter("Action", "GetCallerIdentity")
    request.addParameter("Version", "2011-06-15")
    request.addHeader("x-k8s-aws-id", "cluster")
    signer = AWS4Signer()
    signer.setServiceName("sts")
    signer.setRegionName("eu-west-1")
    signer.presignRequest(request, credentials, datetime.now(UTC) + timedelta(seconds=60))
    presigned = requests.get(aws.url, params=request.getParameters(), headers={"x-k8s-aws-id": "cluster"}, timeout=60)

    post = DefaultRequest("sts")
    post.setHttpMethod(HttpMethodName.POST)
    post.setEndpoint(aws.url)
    post.addHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
    post.setContent(b"Action=GetCallerIdentity&Version=2011-06-15")
    signer.sign(post, credentials)
    signed = requests.post(
        aws.url, data=b"Action=GetCallerIdentity&Version=2011-06-15", headers=post.getHeaders(), timeout=60
    )

    for answer in (presigned, signed):
        assert answer.status_code == 200
        assert f"<Arn>{alice.arn}</Arn>" in answer.text
    assert [(request.method, request.operation) for request in aws.requests] == [
        ("GET", "GetCallerIdentity"),
        ("POST", "GetCallerIdentity"),
    ]


def key_of_role(sts: AWSSecurityTokenService, roleArn: str) -> str | None:
    """The code under test."""
    request = AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("test")
    return sts.assumeRole(request).getCredentials().getAccessKeyId()


def test_23_test_doubles() -> None:
    """
    AWSSecurityTokenService sts = mock(AWSSecurityTokenService.class);
    when(sts.assumeRole(any())).thenReturn(new AssumeRoleResult().withCredentials(new Credentials()
        .withAccessKeyId("id").withSecretAccessKey("secret").withSessionToken("token")));
    verify(sts).assumeRole(new AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("test"));
    """
    sts: Any = create_autospec(AWSSecurityTokenService, instance=True)
    sts.assumeRole.return_value = AssumeRoleResult().withCredentials(
        Credentials().withAccessKeyId("id").withSecretAccessKey("secret").withSessionToken("token")
    )

    assert key_of_role(sts, "arn:aws:iam::123456789012:role/Any") == "id"
    sts.assumeRole.assert_called_once_with(
        AssumeRoleRequest().withRoleArn("arn:aws:iam::123456789012:role/Any").withRoleSessionName("test")
    )


def test_23_test_doubles_by_inheritance() -> None:
    """class Fake extends AbstractAWSSecurityTokenService { @Override public AssumeRoleResult assumeRole(...) }"""

    class Fake(AbstractAWSSecurityTokenService):
        def assumeRole(self, request: AssumeRoleRequest | None = None) -> AssumeRoleResult:
            return AssumeRoleResult().withCredentials(Credentials().withAccessKeyId("fake"))

    assert key_of_role(Fake(), "arn:aws:iam::123456789012:role/Any") == "fake"
    with pytest.raises(UnsupportedOperationException):
        Fake().getCallerIdentity()
