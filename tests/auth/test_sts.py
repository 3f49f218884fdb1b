"""The way up to STS: what is asked, in which region, and that the client is closed."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import AmazonServiceException
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._system_properties import SystemProperties
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.auth._sts import (
    _fetched,
    assume_role,
    assume_role_request,
    assume_role_with_web_identity,
    checked_session_name,
    get_session_token,
    nobody,
    open_client,
    origin_of,
    session_name,
    sts_region,
)
from sts_sdk.internal._validation import check
from sts_sdk.services.securitytoken import AbstractAWSSecurityTokenService
from sts_sdk.services.securitytoken._core import StsCore
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, Credentials, PolicyDescriptorType
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CREDENTIALS = (
    "<Credentials><AccessKeyId>ASIAEXAMPLEKEYID0000</AccessKeyId><SecretAccessKey>S</SecretAccessKey>"
    "<SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
)
SOURCE = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDSOURCE", "S"))
ROLE = "arn:aws:iam::123456789012:role/r"


def answer(operation: str) -> Answer:
    return Answer(
        body=f"<{operation}Response><{operation}Result>{CREDENTIALS}</{operation}Result></{operation}Response>"
    )


def test_a_role_is_assumed_with_all_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(answer("AssumeRole")) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        request = assume_role_request(
            role_arn=ROLE, role_session_name="name", duration_seconds=900, external_id="ext",
            serial_number="arn:aws:iam::123456789012:mfa/me",
        )  # fmt: skip
        with open_client(SOURCE, region="eu-west-1") as client:
            found = assume_role(client, request, lambda: "123456")
        assert found.credentials == BasicSessionCredentials("ASIAEXAMPLEKEYID0000", "S", "T")
        assert found.expiration is not None
        assert found.expiration.year == 2099
        (sent,) = server.requests
        assert dict(sent.form) == {
            "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": ROLE, "RoleSessionName": "name",
            "DurationSeconds": "900", "ExternalId": "ext", "SerialNumber": "arn:aws:iam::123456789012:mfa/me",
            "TokenCode": "123456",
        }  # fmt: skip
        assert "AKIDSOURCE" in (sent.header("authorization") or "")
        assert "/eu-west-1/sts/" in (sent.header("authorization") or "")


def test_a_web_identity_is_sent_unsigned(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(answer("AssumeRoleWithWebIdentity")) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        with open_client(nobody()) as client:
            found = assume_role_with_web_identity(client, role_arn=ROLE, role_session_name="name", token="a-web-token")
        assert found.credentials.getAWSAccessKeyId() == "ASIAEXAMPLEKEYID0000"
        (request,) = server.requests
        assert (dict(request.form)["WebIdentityToken"], request.header("authorization")) == ("a-web-token", None)


def test_a_session_of_the_user_lasts_as_long_as_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(answer("GetSessionToken")) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        with open_client(SOURCE) as client:
            assert get_session_token(client, 1800).credentials.getAWSAccessKeyId() == "ASIAEXAMPLEKEYID0000"
        assert dict(server.requests[0].form)["DurationSeconds"] == "1800"


def test_a_client_of_ours_tells_who_asks_and_where_and_a_callers_own_does_not() -> None:
    with open_client(SOURCE, endpoint="https://sts.eu-west-1.amazonaws.com") as client:
        assert origin_of(client) == ("AKIDSOURCE", "https://sts.eu-west-1.amazonaws.com/", "eu-west-1")
    assert origin_of(AbstractAWSSecurityTokenService()) is None


def test_a_managed_policy_may_be_given_by_its_arn() -> None:
    whole = PolicyDescriptorType(arn="arn:aws:iam::aws:policy/a")
    request = assume_role_request(role_arn=ROLE, role_session_name="name", policy_arns=[whole, "arn:b"])
    assert request.getPolicyArns() == [whole, PolicyDescriptorType(arn="arn:b")]


@pytest.mark.parametrize("status", [200, 403])
def test_the_client_is_closed_whatever_comes(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[object] = []
    shutdown = StsCore.shutdown
    monkeypatch.setattr(StsCore, "shutdown", lambda self: closed.append(self) or shutdown(self))
    with StubServer(Answer(status, answer("AssumeRole").body)) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        asked = pytest.raises(AmazonServiceException) if status == 403 else nullcontext()
        with asked, open_client(SOURCE) as client:
            assume_role(client, assume_role_request(role_arn=ROLE, role_session_name="name"))
    assert len(closed) == 1


def test_the_region_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (sts_region(), sts_region("eu-west-3")) == ("us-east-1", "eu-west-3")
    (tmp_path / "home" / ".aws").mkdir()
    (tmp_path / "home" / ".aws" / "config").write_text("[default]\nregion=eu-west-2\n")
    assert (sts_region(), sts_region("eu-west-3")) == ("eu-west-2", "eu-west-3")
    SystemProperties.setProperty("aws.region", "eu-west-1")
    assert sts_region("eu-west-3") == "eu-west-1"
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-south-1")
    monkeypatch.setenv("AWS_REGION", "ap-south-2")
    assert sts_region("eu-west-3") == "ap-south-2"


@pytest.mark.parametrize(
    "found", [None, Credentials(accessKeyId="A"), Credentials(accessKeyId="A", secretAccessKey="S")]
)
def test_an_answer_without_credentials_is_none(found: Credentials | None) -> None:
    with pytest.raises(SdkClientException, match="STS answered with"):
        _fetched(found, None)


def test_session_names_are_random_and_allowed() -> None:
    first, second = session_name(), session_name()
    assert first != second
    assert first.startswith("sts-sdk-")
    assert len(first) <= 64


def is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except IllegalArgumentException:
        return True
    return False


@given(st.text(min_size=2, max_size=64) | st.text("aZ09_+=,.@- \n/:\u00ef", min_size=2, max_size=64))
def test_session_names_that_are_set_are_checked_as_those_of_requests_are(name: str) -> None:
    request = AssumeRoleRequest(roleArn=ROLE, roleSessionName=name)

    assert is_refused(lambda: checked_session_name(name, "here")) is is_refused(lambda: check(request))


def test_an_end_without_zone_is_utc() -> None:
    ends = datetime(2030, 1, 2)  # noqa: DTZ001 -- what a stand-in for the client may give
    found = _fetched(Credentials(accessKeyId="A", secretAccessKey="S", sessionToken="T", expiration=ends), None)
    assert found.expiration == datetime(2030, 1, 2, tzinfo=UTC)
