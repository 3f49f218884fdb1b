"""What a program sent to the local AWS, in the form in which tests compare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

FORM = "application/x-www-form-urlencoded; charset=utf-8"


def sts_calls(aws: LocalAWS) -> list[tuple[str | None, dict[str, str]]]:
    """Operation and parameters of each request to STS, which was a POST of a form, as Java's always is."""
    found = [request for request in aws.requests if request.service == "sts"]
    for request in found:
        assert (request.method, request.path, request.headers["content-type"]) == ("POST", "/", FORM)
        assert {"amz-sdk-invocation-id", "amz-sdk-request", "user-agent"} <= request.headers.keys()
    return [(request.operation, request.parameters) for request in found]


def s3_callers(aws: LocalAWS) -> set[str | None]:
    """Who asked S3 for something."""
    return {request.principal for request in aws.requests if request.service == "s3"}
