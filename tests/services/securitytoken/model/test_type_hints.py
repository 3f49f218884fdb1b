"""``typing.get_type_hints`` works on models, requests and exceptions, as dataclasses and the like need it to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Self, get_type_hints

import pytest

from sts_sdk import AmazonWebServiceRequest, AWSCredentialsProvider, DefaultRequest
from sts_sdk.handlers import HandlerContextKey
from sts_sdk.metrics import AWSRequestMetrics
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleResult,
    Credentials,
    GetWebIdentityTokenRequest,
    Tag,
    WebIdentityTokenSubjectModeType,
)
from support.hints import annotated

OF_REQUESTS = {
    "AmazonServiceException", "AmazonWebServiceRequest", "AmazonWebServiceResult", "DefaultRequest", "Request",
    "Response", "RequestClientOptions", "ResponseMetadata", "SdkClientException", "SignableRequest",
}  # fmt: skip
ANNOTATED = annotated("sts_sdk.services.securitytoken.model")
ANNOTATED |= {name: value for name, value in annotated("sts_sdk").items() if name.partition(".")[0] in OF_REQUESTS}

# Types that handlers and signers see: a client without a call does not load them. DefaultRequest has them all.
FOR_HANDLERS = {
    "Request.getAWSRequestMetrics", "Request.getHttpMethod", "Request.setAWSRequestMetrics", "Request.setHttpMethod",
    "SignableRequest.getHttpMethod",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ANNOTATED.keys() - FOR_HANDLERS))
def test_every_name_in_an_annotation_is_known(name: str) -> None:
    get_type_hints(ANNOTATED[name])


def test_the_walk_reaches_inherited_methods_and_overloads() -> None:
    assert {name.partition(".")[0] for name in ANNOTATED} >= OF_REQUESTS
    assert ANNOTATED.keys() >= FOR_HANDLERS
    assert {
        "AssumeRoleRequest.getRequestCredentialsProvider",
        "AssumeRoleRequest.withTags overload 1",
        "AssumeRoleResult.getSdkHttpMetadata",
        "AWSSecurityTokenServiceException.getErrorType",
        "DefaultRequest.getAWSRequestMetrics",
        "WebIdentityTokenSubjectModeType.fromValue",
    } <= ANNOTATED.keys()


def test_hints_are_the_classes_themselves() -> None:
    assert get_type_hints(Credentials.getExpiration)["return"] == datetime
    assert get_type_hints(AssumeRoleResult.getCredentials)["return"] == Credentials
    assert get_type_hints(AssumeRoleRequest.withDurationSeconds) == {"durationSeconds": int | None, "return": Self}
    assert get_type_hints(AssumeRoleRequest.setTags)["tags"] == Iterable[Tag] | None
    mode = get_type_hints(GetWebIdentityTokenRequest.__init__)["subjectMode"]
    assert mode == str | WebIdentityTokenSubjectModeType | None
    provider = get_type_hints(AmazonWebServiceRequest.getRequestCredentialsProvider)["return"]
    assert provider == AWSCredentialsProvider | None
    assert get_type_hints(DefaultRequest.getAWSRequestMetrics)["return"] == AWSRequestMetrics | None
    assert get_type_hints(DefaultRequest.addHandlerContext)["key"].__origin__ is HandlerContextKey
