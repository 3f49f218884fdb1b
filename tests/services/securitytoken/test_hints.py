"""Hints: given where STS will refuse without saying why, and nowhere else."""

from __future__ import annotations

import base64
import json
import warnings
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AmazonServiceException, ClientConfiguration
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.http._execution import Call
from sts_sdk.internal import _clock
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder, PreflightWarning, _hints, _refused
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleResult,
    AssumeRoleWithSAMLRequest,
    AssumeRoleWithWebIdentityRequest,
    Credentials,
    GetCallerIdentityRequest,
    GetSessionTokenRequest,
)
from support.model import forced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk import AmazonWebServiceRequest
    from sts_sdk.auth import AWSCredentials
    from sts_sdk.testing import LocalAWS

ROLE = "arn:aws:iam::123456789012:role/reader"
KEYS = BasicAWSCredentials("AKIAEXAMPLE", "s")
GLOBAL, REGIONAL = "https://sts.amazonaws.com/", "https://sts.us-west-2.amazonaws.com/"


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    _hints._codes.clear()
    _hints._issued.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        yield


def call(
    request: AmazonWebServiceRequest,
    credentials: AWSCredentials = KEYS,
    *,
    region: str = "us-west-2",
    url: str = REGIONAL,
) -> Call:
    operation = type(request).__name__.removesuffix("Request")
    provider = AWSStaticCredentialsProvider(credentials)
    return Call(operation, request, HttpRequest("POST", url, {}, b""), provider, region, "sts")


def hints_of(wanted: Call, outcome: Any = None) -> list[str]:
    """The hints about a call that has this result, or raises it."""

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        _hints.before(wanted)
        if isinstance(outcome, AmazonServiceException):
            _refused.explain(wanted, outcome)
        else:
            _hints.remember(wanted, outcome)
    assert {warning.category for warning in caught} <= {PreflightWarning}
    return [str(warning.message) for warning in caught]


def issued(key: str, operation: AmazonWebServiceRequest, url: str = REGIONAL) -> BasicSessionCredentials:
    """Session credentials that a call has just given."""
    result = AssumeRoleResult(credentials=Credentials(accessKeyId=key))
    assert hints_of(call(operation, url=url), result) == []
    return BasicSessionCredentials(key, "s", "t")


LONG = AssumeRoleRequest(roleArn=ROLE, roleSessionName="session", durationSeconds=3601)
SHORT = AssumeRoleRequest(roleArn=ROLE, roleSessionName="session", durationSeconds=3600)


def test_a_chained_role_for_more_than_an_hour() -> None:
    for operation in (SHORT, AssumeRoleWithSAMLRequest(), AssumeRoleWithWebIdentityRequest()):
        [hint] = hints_of(call(LONG, issued("ASIAROLE", operation)))
        assert hint.startswith("Hint: a role that is assumed by another role's session lasts an hour at most")
    [hint] = hints_of(call(LONG, BasicSessionCredentials("ASIAUNKNOWN", "s", "t")))
    assert hint.startswith("Hint: if the caller's session is one of a role, ")


def test_no_role_is_chained_without_a_session_of_a_role() -> None:
    of_user = issued("ASIAUSER", GetSessionTokenRequest())
    assert hints_of(call(LONG, KEYS)) == []
    assert hints_of(call(LONG, of_user)) == []
    assert hints_of(call(SHORT, BasicSessionCredentials("ASIAUNKNOWN", "s", "t"))) == []


def test_the_credentials_of_the_request_itself_are_looked_at_and_no_others() -> None:
    class Forbidden:
        def getCredentials(self) -> AWSCredentials:
            raise AssertionError("nobody may be asked but the provider of the request")

        def refresh(self) -> None: ...

    of_client = call(LONG.clone())
    of_client.request.setRequestCredentials(BasicSessionCredentials("ASIAUNKNOWN", "s", "t"))
    of_client.credentials = Forbidden()
    [hint] = hints_of(of_client)
    assert "a role that is assumed by another role's session" in hint
    of_client.request.setRequestCredentials(KEYS)
    assert hints_of(of_client) == []


def test_a_provider_that_fails_in_its_own_way_fails_in_the_call_only() -> None:
    class Broken:
        def getCredentials(self) -> AWSCredentials:
            raise OSError("no disk")

        def refresh(self) -> None: ...

    broken = call(LONG)
    broken.credentials = Broken()
    assert hints_of(broken) == []


@pytest.mark.parametrize(
    "request_",
    [
        forced(AssumeRoleRequest(), roleArn=5, durationSeconds="7200"),
        AssumeRoleRequest(roleArn=ROLE, serialNumber="\ud800", tokenCode="\ud800"),
        forced(AssumeRoleWithWebIdentityRequest(), webIdentityToken=b"a.b.c"),
    ],
)
def test_what_is_sent_unchecked_is_not_refused_by_a_hint(request_: AmazonWebServiceRequest) -> None:
    """As with ``withParameterValidation(False)``."""
    assert hints_of(call(request_)) == []


@pytest.mark.parametrize("request_class", [AssumeRoleRequest, GetSessionTokenRequest])
def test_a_code_that_is_used_twice(request_class: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = _clock.now()
    monkeypatch.setattr(_clock, "now", lambda: now)
    request = request_class(serialNumber="GAHT1", tokenCode="123456")
    assert hints_of(call(request)) == []
    assert hints_of(call(request_class(serialNumber="GAHT2", tokenCode="123456"))) == []
    monkeypatch.setattr(_clock, "now", lambda: now + timedelta(seconds=29))
    [hint] = hints_of(call(request))
    assert hint.startswith("Hint: this code of the MFA device GAHT1 was used 29 s ago")
    assert "123456" not in hint
    monkeypatch.setattr(_clock, "now", lambda: now + timedelta(seconds=60))
    assert hints_of(call(request)) == []


def token(payload: object) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none'})}.{part(payload)}.c2lnbmF0dXJl"


def test_a_web_identity_token_that_has_ended() -> None:
    ended = token({"exp": 1_700_000_000, "sub": "who>?~ÿ"})
    [hint] = hints_of(call(AssumeRoleWithWebIdentityRequest(roleArn=ROLE, webIdentityToken=ended)))
    assert "has ended at 2023-11-14T22:13:20+00:00" in hint
    assert ended not in hint


@pytest.mark.parametrize(
    "text",
    [
        token({"exp": 32_503_680_000}),
        token({"exp": "1"}),
        token({"exp": True}),
        token({"exp": 1e300}),
        token({}),
        token([]),
        "opaque",
        "a.b.c",
        "a..c",
        "a.\u00e9.c",
    ],
)
def test_no_other_token_is_hinted_at(text: str) -> None:
    assert hints_of(call(AssumeRoleWithWebIdentityRequest(webIdentityToken=text))) == []


def test_a_region_outside_the_partition_of_the_role() -> None:
    [hint] = hints_of(call(AssumeRoleRequest(roleArn="arn:aws-cn:iam::123456789012:role/x")))
    assert "the role is in the partition aws-cn, but the call goes to us-west-2, which is in aws" in hint
    assert "cn-north-1, cn-northwest-1" in hint
    for arn, region in (
        (ROLE, "eu-west-1"),
        ("arn:aws-us-gov:iam::123456789012:role/x", "us-gov-west-1"),
        ("arn:mine:iam::1:role/x", "us-west-2"),
        ("urn:aws-cn:iam::123456789012:role/x", "us-west-2"),
        ("reader", "us-west-2"),
        ("arn:", "us-west-2"),
    ):
        assert hints_of(call(AssumeRoleRequest(roleArn=arn), region=region)) == []


def refusal(code: str) -> AmazonServiceException:
    error = AmazonServiceException("The security token included in the request is invalid")
    error.setErrorCode(code)
    return error


def test_a_session_of_the_global_endpoint_in_an_opt_in_region() -> None:
    of_global, of_region = issued("ASIAGLOBAL", SHORT, GLOBAL), issued("ASIAREGION", SHORT)
    asks = GetCallerIdentityRequest()
    [hint] = hints_of(call(asks, of_global, region="ap-east-1"), refusal("InvalidClientTokenId"))
    assert "the credentials come from the global endpoint of STS (sts.amazonaws.com)" in hint
    assert "ap-east-1" in hint
    unknown = BasicSessionCredentials("ASIAUNKNOWN", "s", "t")
    [hint] = hints_of(call(asks, unknown, region="me-south-1"), refusal("InvalidToken"))
    assert "may come from the global endpoint" in hint
    for quiet in (
        (call(asks, of_region, region="ap-east-1"), refusal("InvalidClientTokenId")),
        (call(asks, of_global, region="eu-west-1"), refusal("InvalidClientTokenId")),
        (call(asks, of_global, region="cn-north-1"), refusal("InvalidClientTokenId")),
        (call(asks, of_global, region="ap-east-1"), refusal("AccessDenied")),
        (call(asks, KEYS, region="ap-east-1"), refusal("InvalidClientTokenId")),
    ):
        assert hints_of(*quiet) == []


def test_only_the_latest_are_remembered() -> None:
    for number in range(300):
        _hints._issued.remember(str(number), ("AssumeRole", False))
    assert list(_hints._issued) == [str(number) for number in range(44, 300)]


def test_clients_give_hints_that_can_be_silenced(aws: LocalAWS) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=(aws.account, user), maxSessionDuration=7200)

    def client_of(provider: Any) -> Any:
        builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(provider)
        return builder.withEndpointConfiguration(aws.endpoint("sts")).build()

    request = AssumeRoleRequest(roleArn=role.arn, roleSessionName="one", durationSeconds=900)
    first = client_of(user.provider()).assumeRole(request).getCredentials()
    chained = AWSStaticCredentialsProvider(
        BasicSessionCredentials(first.getAccessKeyId(), first.getSecretAccessKey(), first.getSessionToken())
    )
    request.setDurationSeconds(7200)
    for action in ("always", "ignore"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter(action, PreflightWarning)
            with pytest.raises(AmazonServiceException, match="1 hour session limit"):
                client_of(chained).assumeRole(request)
        assert len(caught) == (action == "always")


def test_a_provider_that_has_no_credentials_gets_no_hint() -> None:
    client = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withEndpointConfiguration(EndpointConfiguration("http://127.0.0.1:9", "us-east-1"))
        .withClientConfiguration(ClientConfiguration().withMaxErrorRetry(0))
        .build()
    )
    with warnings.catch_warnings(record=True) as caught, pytest.raises(Exception, match="Unable to load AWS cred"):
        client.assumeRole(LONG)
    assert caught == []


@pytest.mark.parametrize(
    ("credentials", "hinted"),
    [
        (BasicAWSCredentials("ASIAEXAMPLE", "s"), True),
        (KEYS, False),
        (BasicSessionCredentials("ASIAEXAMPLE", "s", "t"), False),
    ],
)
def test_the_key_of_a_session_without_its_token(credentials: AWSCredentials, hinted: bool) -> None:
    refusal = AmazonServiceException("The security token included in the request is invalid.")
    refusal.setErrorCode("InvalidClientTokenId")
    hints = hints_of(call(GetCallerIdentityRequest(), credentials, region="us-east-1"), refusal)
    assert [hint.startswith("Hint: the access key begins with ASIA") for hint in hints] == [True] * hinted


@pytest.mark.parametrize(
    ("region", "url", "hinted"),
    [
        ("moon-base-1", "https://sts.moon-base-1.amazonaws.com/", True),
        ("moon-base-1", "http://127.0.0.1/", False),  # a server that is not AWS's
        ("us-east-9", "https://sts.us-east-9.amazonaws.com/", False),
        ("us-west-2", REGIONAL, False),
    ],
)
def test_a_host_that_is_made_of_no_regions_name(region: str, url: str, hinted: bool) -> None:
    hints = hints_of(call(GetCallerIdentityRequest(), region=region, url=url))
    assert [hint.startswith("Hint: no partition has regions with names like") for hint in hints] == [True] * hinted
