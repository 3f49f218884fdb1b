"""What is signed with a session ends with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sts_sdk import DefaultRequest, EndpointConfiguration
from sts_sdk.auth import AWS4Signer, AWSStaticCredentialsProvider, BasicSessionCredentials
from sts_sdk.auth._lifetime import hint_if_shorter, signed_until
from sts_sdk.auth.presign import PresignerFacade, PresignerParams
from sts_sdk.http import HttpMethodName
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import PreflightWarning, eks_token, presign_get_caller_identity

KEYS = BasicSessionCredentials("ASIAEXAMPLE000000000", "made-up", "token")
NOW = datetime.now(UTC).replace(microsecond=0)
SOON, LATER = NOW + timedelta(minutes=10), NOW + timedelta(hours=2)


@pytest.fixture(autouse=True)
def _clean(clean_surroundings: None) -> None: ...


class Ending(AWSStaticCredentialsProvider):
    """Keys that end."""

    def __init__(self, ends: datetime | None) -> None:
        super().__init__(KEYS)
        self.ends = ends

    def getExpiration(self) -> datetime | None:
        return self.ends


@pytest.mark.parametrize(
    ("signers", "until"),
    [
        ([], LATER),
        ([None, KEYS], LATER),
        ([Ending(None)], LATER),
        ([Ending(SOON)], SOON),
        ([Ending(SOON.replace(tzinfo=None))], SOON),
        ([Ending(LATER + timedelta(hours=1)), KEYS], LATER),
        ([AWSStaticCredentialsProvider(KEYS), Ending(SOON)], SOON),
    ],
)
def test_until_when_a_signature_works(signers: list[object], until: datetime) -> None:
    assert signed_until(LATER, *signers) == until
    if until == LATER:
        hint_if_shorter(LATER, *signers)  # a warning would be an error
    else:
        with pytest.warns(PreflightWarning, match=f"^Hint: .* ends at {SOON.isoformat()}".replace("+", r"\+")):
            hint_if_shorter(LATER, *signers)


def test_a_presigned_url_of_s3() -> None:
    # Times of now: those above are of when the tests were found, which may be long ago.
    soon, later = datetime.now(UTC) + timedelta(minutes=10), datetime.now(UTC) + timedelta(hours=2)

    def url(ends: datetime, until: datetime | None) -> str:
        builder = AmazonS3ClientBuilder.standard().withRegion("eu-west-1").withCredentials(Ending(ends))
        with builder.build() as s3:
            return s3.generatePresignedUrl("bucket", "key", until)

    with pytest.warns(PreflightWarning, match="the presigned URL is to work until"):
        assert "X-Amz-Expires=" in url(soon, later)
    with pytest.warns(PreflightWarning):  # fifteen minutes if not said
        url(soon, None)
    url(later, soon)


def test_a_presigned_url_of_any_service() -> None:
    request = DefaultRequest("any")
    request.setHttpMethod(HttpMethodName.GET)
    request.setResourcePath("/")
    params = PresignerParams(
        endpoint="https://any.eu-west-1.amazonaws.com", credentialsProvider=Ending(SOON), signer=AWS4Signer()
    )
    with pytest.warns(PreflightWarning):
        PresignerFacade(params).presign(request, LATER)


@pytest.mark.parametrize(
    ("ends", "until"), [(SOON, SOON), (LATER, NOW + timedelta(seconds=900)), (None, NOW + timedelta(seconds=900))]
)
def test_a_proof_of_identity_says_so(ends: datetime | None, until: datetime) -> None:
    where = EndpointConfiguration("https://sts.eu-west-1.amazonaws.com", "eu-west-1")
    signed = presign_get_caller_identity(Ending(ends), where, expires_in=900, clock=lambda: NOW)
    token = eks_token("cluster", Ending(ends), "eu-west-1", expires_in=900, clock=lambda: NOW)
    assert (signed.expiration, token.expiration) == (until, until)
    assert f"{until:%Y-%m-%dT%H:%M:%SZ}" in token.to_json()
