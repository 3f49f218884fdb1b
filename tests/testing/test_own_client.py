"""Our own client against the local AWS: every operation, and the same refusals as boto3 is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, ClientConfiguration
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken import model as m
from sts_sdk.testing.sts._validation import operations
from support.foreign import Boto, error_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sts_sdk.auth import AWSCredentialsProvider
    from sts_sdk.services.securitytoken import AWSSecurityTokenService
    from sts_sdk.services.securitytoken.model import Credentials
    from sts_sdk.testing import LocalAWS, User

Build = "Callable[..., AWSSecurityTokenService]"


@pytest.fixture
def build(local: LocalAWS) -> Iterator[Build]:
    made: list[AWSSecurityTokenService] = []

    def make(provider: AWSCredentialsProvider, retries: int = 0, region: str | None = None) -> AWSSecurityTokenService:
        builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(provider)
        builder = builder.withClientConfiguration(ClientConfiguration().withMaxErrorRetry(retries))
        made.append(builder.withEndpointConfiguration(local.endpoint("sts", region)).build())
        return made[-1]

    yield make
    for client in made:
        client.shutdown()


def provider(credentials: Credentials | None) -> AWSStaticCredentialsProvider:
    assert credentials is not None
    keys = credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken()
    return AWSStaticCredentialsProvider(BasicSessionCredentials(*(key or "" for key in keys)))


def test_every_operation(local: LocalAWS, alice: User, build: Build) -> None:
    sts = build(alice.provider())
    oidc, saml = local.oidcProvider(algorithm="ES256"), local.samlProvider()
    role = local.role("Any", trusts=[alice, oidc, saml])
    task = m.PolicyDescriptorType(arn="arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy")
    named = {"roleArn": role.arn, "roleSessionName": "app1"}
    issued = [
        sts.getSessionToken(m.GetSessionTokenRequest(durationSeconds=900)),
        sts.getFederationToken(m.GetFederationTokenRequest(name="bob")),
        sts.assumeRole(m.AssumeRoleRequest(**named)),
        sts.assumeRoleWithWebIdentity(m.AssumeRoleWithWebIdentityRequest(**named, webIdentityToken=oidc.token())),
        sts.assumeRoleWithSAML(
            m.AssumeRoleWithSAMLRequest(roleArn=role.arn, principalArn=saml.arn, sAMLAssertion=saml.assertion(role))
        ),
        sts.assumeRoot(m.AssumeRootRequest(targetPrincipal=local.memberAccount(), taskPolicyArn=task)),
        sts.getDelegatedAccessToken(m.GetDelegatedAccessTokenRequest(tradeInToken=local.tradeInToken(alice))),
    ]
    arns = [build(provider(one.getCredentials())).getCallerIdentity().getArn() or "" for one in issued]
    assert [arn.partition(":")[2].partition("::")[0] for arn in arns] == [
        *("aws:iam", "aws:sts", "aws:sts", "aws:sts", "aws:sts", "aws:iam", "aws:iam")
    ]
    narrowed = build(provider(issued[2].getCredentials())).getScopedCredentials(
        m.GetScopedCredentialsRequest(durationSeconds=900)
    )
    assert build(provider(narrowed.getCredentials())).getCallerIdentity().getArn() == arns[2]
    info = sts.getAccessKeyInfo(m.GetAccessKeyInfoRequest(accessKeyId=alice.accessKeyId))
    assert info.getAccount() == local.account
    message = m.DecodeAuthorizationMessageRequest(encodedMessage=local.authorizationMessage("why"))
    assert sts.decodeAuthorizationMessage(message).getDecodedMessage() == "why"
    request = m.GetWebIdentityTokenRequest(audience=["x"], signingAlgorithm="ES384")
    assert (sts.getWebIdentityToken(request).getWebIdentityToken() or "").count(".") == 2
    assert {entry.operation for entry in local.requests} == operations().keys()


def test_refusals_are_those_that_boto3_gets(local: LocalAWS, alice: User, build: Build, boto: Boto) -> None:
    ours, theirs = build(alice.provider()), boto("sts", alice)
    role = local.role("Closed", trusts=local.user("bob"))
    session = ours.getSessionToken()
    keys = session.getCredentials()
    assert keys is not None
    their_keys = {
        "AccessKeyId": keys.getAccessKeyId(),
        "SecretAccessKey": keys.getSecretAccessKey(),
        "SessionToken": keys.getSessionToken(),
    }
    our_session, their_session = build(provider(keys)), boto("sts", their_keys)
    pairs: list[tuple[Callable[[], object], Callable[[], object]]] = [
        (
            lambda: ours.assumeRole(m.AssumeRoleRequest(roleArn=role.arn, roleSessionName="app1")),
            lambda: theirs.assume_role(RoleArn=role.arn, RoleSessionName="app1"),
        ),
        (our_session.getSessionToken, their_session.get_session_token),
        (
            lambda: ours.decodeAuthorizationMessage(m.DecodeAuthorizationMessageRequest(encodedMessage="x")),
            lambda: theirs.decode_authorization_message(EncodedMessage="x"),
        ),
    ]
    for our_call, their_call in pairs:
        with pytest.raises(AmazonServiceException) as refused:
            our_call()
        error = error_of(their_call)
        assert (refused.value.getErrorCode(), refused.value.getErrorMessage()) == (error["Code"], error["Message"])
        assert (local.requests[-1].code, local.requests[-2].code) == (error["Code"], error["Code"])
    local.clock.advance(hours=13)
    with pytest.raises(AmazonServiceException) as expired:
        our_session.getCallerIdentity()
    assert (expired.value.getErrorCode(), expired.value.getStatusCode()) == ("ExpiredToken", 403)
    local.disableRegion(local.region)
    with pytest.raises(AmazonServiceException) as disabled:
        ours.getSessionToken()
    assert disabled.value.getErrorCode() == "RegionDisabledException"


def test_faults_are_ridden_out(local: LocalAWS, alice: User, build: Build) -> None:
    sts = build(alice.provider(), retries=3)
    local.faults.next(status=503)
    local.faults.next(drop="after-headers")
    assert sts.getCallerIdentity().getArn() == alice.arn
    assert [entry.status for entry in local.requests] == [503, 0, 200]
