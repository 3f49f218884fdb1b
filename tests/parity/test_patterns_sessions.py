"""How Java programs use sessions of a user (patterns 5 to 7, 9, 12 and 22 of what is seen in public code)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

from sts_sdk import AmazonServiceException, AWSCredentials, SdkClientException
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    STSSessionCredentialsProvider,
)
from sts_sdk.auth.policy import Policy, Resource, Statement
from sts_sdk.auth.policy.actions import S3Actions
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient, AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    GetFederationTokenRequest,
    GetSessionTokenRequest,
)
from support.sent import s3_callers, sts_calls
from support.server import Answer, StubServer

if TYPE_CHECKING:
    import pytest

    from sts_sdk.services.securitytoken.model import Credentials
    from sts_sdk.testing import LocalAWS, User


def list_with_a_session(bucketName: str, told: list[str]) -> int:
    """
    try {
        AWSSecurityTokenServiceClient sts_client = (AWSSecurityTokenServiceClient)
            AWSSecurityTokenServiceClientBuilder.standard().build();
        GetSessionTokenRequest session_token_request = new GetSessionTokenRequest();
        session_token_request.setDurationSeconds(7200);
        GetSessionTokenResult session_token_result = sts_client.getSessionToken(session_token_request);
        Credentials session_creds = session_token_result.getCredentials();
        BasicSessionCredentials sessionCredentials = new BasicSessionCredentials(session_creds.getAccessKeyId(),
            session_creds.getSecretAccessKey(), session_creds.getSessionToken());
        AmazonS3 s3 = AmazonS3ClientBuilder.standard()
            .withCredentials(new AWSStaticCredentialsProvider(sessionCredentials)).build();
        return s3.listObjects(bucketName).getObjectSummaries().size();
    } catch (AmazonServiceException e) { told.add("service");
    } catch (SdkClientException e) { told.add("client"); }
    return -1;
    """
    try:
        sts_client = cast("AWSSecurityTokenServiceClient", AWSSecurityTokenServiceClientBuilder.standard().build())
        session_token_request = GetSessionTokenRequest()
        session_token_request.setDurationSeconds(7200)
        session_token_result = sts_client.getSessionToken(session_token_request)
        session_creds = session_token_result.getCredentials()
        sessionCredentials = BasicSessionCredentials(
            session_creds.getAccessKeyId(), session_creds.getSecretAccessKey(), session_creds.getSessionToken()
        )
        s3 = AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(sessionCredentials)).build()
        return len(s3.listObjects(bucketName).getObjectSummaries())
    except AmazonServiceException:
        told.append("service")
    except SdkClientException:
        told.append("client")
    return -1


def test_5_get_session_token(aws: LocalAWS, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    s3 = AmazonS3ClientBuilder.defaultClient()
    s3.createBucket("temporary-4711")
    s3.putObject("temporary-4711", "a", "1")
    told: list[str] = []

    assert list_with_a_session("temporary-4711", told) == 1
    assert list_with_a_session("nobody-s", told) == -1
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert list_with_a_session("temporary-4711", told) == -1

    assert told == ["service", "client"]
    assert sts_calls(aws) == [("GetSessionToken", {"DurationSeconds": "7200"})] * 2
    assert s3_callers(aws) == {alice.arn}


def test_6_get_federation_token_with_a_policy(aws: LocalAWS, alice: User) -> None:
    """
    GetFederationTokenRequest getFederationTokenRequest = new GetFederationTokenRequest();
    getFederationTokenRequest.setDurationSeconds(7200);
    getFederationTokenRequest.setName(user);
    Policy policy = new Policy();
    policy.withStatements(new Statement(Effect.Allow)
        .withActions(S3Actions.ListObjects)
        .withResources(new Resource(resourceARN)));
    getFederationTokenRequest.setPolicy(policy.toJson());
    GetFederationTokenResult federationTokenResult = stsClient.getFederationToken(getFederationTokenRequest);
    Credentials sessionCredentials = federationTokenResult.getCredentials();
    """
    AmazonS3ClientBuilder.defaultClient().createBucket("federated-4711")
    stsClient = AWSSecurityTokenServiceClientBuilder.standard().build()

    getFederationTokenRequest = GetFederationTokenRequest()
    getFederationTokenRequest.setDurationSeconds(7200)
    getFederationTokenRequest.setName("User1")
    policy = Policy()
    policy.withStatements(
        Statement(Statement.Effect.Allow)
        .withActions(S3Actions.ListObjects)
        .withResources(Resource("arn:aws:s3:::federated-4711"))
    )
    getFederationTokenRequest.setPolicy(policy.toJson())
    federationTokenResult = stsClient.getFederationToken(getFederationTokenRequest)
    sessionCredentials = federationTokenResult.getCredentials()
    basicSessionCredentials = BasicSessionCredentials(
        sessionCredentials.getAccessKeyId(),
        sessionCredentials.getSecretAccessKey(),
        sessionCredentials.getSessionToken(),
    )
    s3Client = (
        AmazonS3ClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(basicSessionCredentials)).build()
    )
    listing = s3Client.listObjects("federated-4711")

    assert listing.getObjectSummaries() == []
    document = (
        '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Action":["s3:ListBucket"],'
        '"Resource":["arn:aws:s3:::federated-4711"]}]}'
    )
    sent = {"Name": "User1", "Policy": document, "DurationSeconds": "7200"}
    assert sts_calls(aws) == [("GetFederationToken", sent)]
    assert f"arn:aws:sts::{aws.account}:federated-user/User1" in s3_callers(aws)


def test_7_console_sign_in_url(aws: LocalAWS, alice: User) -> None:
    """
    String sessionJson = String.format("{\"%1$s\":\"%2$s\",\"%3$s\":\"%4$s\",\"%5$s\":\"%6$s\"}",
        "sessionId", federatedCredentials.getAccessKeyId(), "sessionKey", federatedCredentials.getSecretAccessKey(),
        "sessionToken", federatedCredentials.getSessionToken());
    URL url = new URL(signInURL + "?Action=getSigninToken&SessionDuration=3600&SessionType=json&Session="
        + URLEncoder.encode(sessionJson, "UTF-8"));
    String signinToken = new JSONObject(read(url)).getString("SigninToken");
    String loginURL = signInURL + "?Action=login&SigninToken=" + URLEncoder.encode(signinToken, "UTF-8")
        + "&Issuer=" + URLEncoder.encode(issuerURL, "UTF-8")
        + "&Destination=" + URLEncoder.encode(consoleURL, "UTF-8");
    """
    looking = Policy().withStatements(
        Statement(Statement.Effect.Allow).withActions(S3Actions.ListBuckets).withResources(Resource("*"))
    )
    stsClient = AWSSecurityTokenServiceClientBuilder.defaultClient()
    request = GetFederationTokenRequest("console").withDurationSeconds(1800).withPolicy(looking.toJson())
    federatedCredentials = stsClient.getFederationToken(request).getCredentials()

    with StubServer(Answer(body='{"SigninToken": "sign/in+token"}')) as signIn:
        signInURL = f"{signIn.url}/federation"
        sessionJson = json.dumps(
            {
                "sessionId": federatedCredentials.getAccessKeyId(),
                "sessionKey": federatedCredentials.getSecretAccessKey(),
                "sessionToken": federatedCredentials.getSessionToken(),
            }
        )
        asked = {"Action": "getSigninToken", "SessionDuration": 3600, "SessionType": "json", "Session": sessionJson}
        with urlopen(f"{signInURL}?{urlencode(asked)}") as answer:
            signinToken = json.load(answer)["SigninToken"]
        loginURL = f"{signInURL}?" + urlencode(
            {
                "Action": "login",
                "SigninToken": signinToken,
                "Issuer": "https://example.com/",
                "Destination": "https://console.aws.amazon.com/s3",
            }
        )
        received = parse_qs(urlsplit(signIn.requests[0].target).query)

    session = json.loads(received["Session"][0])
    assert session["sessionId"].startswith("ASIA")
    assert session["sessionToken"] == federatedCredentials.getSessionToken()
    assert "SigninToken=sign%2Fin%2Btoken&Issuer=https%3A%2F%2Fexample.com%2F" in loginURL
    sent = {"Name": "console", "Policy": looking.toJson(), "DurationSeconds": "1800"}
    assert sts_calls(aws) == [("GetFederationToken", sent)]


def vended(credentials: Credentials) -> dict[str, str | None]:
    """
    Map<String, String> map = new HashMap<>();
    map.put("accessKeyId", credentials.getAccessKeyId());
    map.put("secretAccessKey", credentials.getSecretAccessKey());
    map.put("sessionToken", credentials.getSessionToken());
    map.put("expiration", credentials.getExpiration().toInstant().toString());
    """
    return {
        "accessKeyId": credentials.getAccessKeyId(),
        "secretAccessKey": credentials.getSecretAccessKey(),
        "sessionToken": credentials.getSessionToken(),
        "expiration": credentials.getExpiration().isoformat().replace("+00:00", "Z"),
    }


def test_9_keys_for_a_front_end(aws: LocalAWS, alice: User) -> None:
    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()

    credentials = sts.getSessionToken(GetSessionTokenRequest().withDurationSeconds(900)).getCredentials()
    answer = json.loads(json.dumps(vended(credentials)))

    front_end = BasicSessionCredentials(answer["accessKeyId"], answer["secretAccessKey"], answer["sessionToken"])
    provider = AWSStaticCredentialsProvider(front_end)
    AmazonS3ClientBuilder.standard().withCredentials(provider).build().listBuckets()
    assert answer["expiration"].endswith("Z")
    assert sts_calls(aws) == [("GetSessionToken", {"DurationSeconds": "900"})]


def test_12_mfa(aws: LocalAWS, alice: User) -> None:
    """
    sts.getSessionToken(new GetSessionTokenRequest().withSerialNumber(serial).withTokenCode(prompt()));

    AssumeRoleRequest request = new AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("admin")
        .withSerialNumber(serial).withTokenCode(prompt());
    request.withRequestCredentialsProvider(new AWSStaticCredentialsProvider(new BasicAWSCredentials(key, secret)));
    anonymous.assumeRole(request);
    """
    roleArn = aws.role("Admin", trusts=alice, mfa=True).arn
    serial, prompt = alice.mfa.serial, alice.mfa.code

    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
    sts.getSessionToken(GetSessionTokenRequest().withSerialNumber(serial).withTokenCode(prompt()))
    aws.clock.advance(seconds=30)
    request = (
        AssumeRoleRequest()
        .withRoleArn(roleArn)
        .withRoleSessionName("admin")
        .withSerialNumber(serial)
        .withTokenCode(prompt())
    )
    keys: AWSCredentials = BasicAWSCredentials(alice.accessKeyId, alice.secretKey)
    request.withRequestCredentialsProvider(AWSStaticCredentialsProvider(keys))
    assumed = sts.assumeRole(request)

    assert assumed.getAssumedRoleUser().getArn().endswith("assumed-role/Admin/admin")
    code = "***Sensitive Data Redacted***"
    assert sts_calls(aws) == [
        ("GetSessionToken", {"SerialNumber": serial, "TokenCode": code}),
        (
            "AssumeRole",
            {"RoleArn": roleArn, "RoleSessionName": "admin", "SerialNumber": serial, "TokenCode": code},
        ),
    ]


def test_22_session_provider_in_front_of_a_service(aws: LocalAWS, alice: User) -> None:
    """
    AWSCredentialsProvider session = new STSSessionCredentialsProvider(new BasicAWSCredentials(key, secret));
    AmazonS3 s3 = AmazonS3ClientBuilder.standard().withCredentials(session).build();
    """
    session = STSSessionCredentialsProvider(BasicAWSCredentials(alice.accessKeyId, alice.secretKey))
    s3 = AmazonS3ClientBuilder.standard().withCredentials(session).build()
    s3.listBuckets()
    s3.listBuckets()

    assert sts_calls(aws) == [("GetSessionToken", {"DurationSeconds": "3600"})]
    assert str(session.getCredentials().getAWSAccessKeyId()).startswith("ASIA")
