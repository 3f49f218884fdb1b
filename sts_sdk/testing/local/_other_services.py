"""Requests for a service that is not here: one sentence each, in a form that the service's clients read."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from sts_sdk.testing.server._wire import Answer, Received

SERVED = ("sts", "s3", "iam", "signin")
_SCOPE = re.compile(r"Credential=[^/,]+/\d{8}/[\w-]+/([\w-]+)/aws4_request")
_SENTENCE = "The local AWS serves STS, IAM and S3, and not {}: point that client elsewhere."
# What real services sign as. A scope with any other word is a wrong one, which STS and S3 refuse as AWS does.
_OTHERS: frozenset[str] = frozenset(
    (
        "acm", "apigateway", "appconfig", "athena", "autoscaling", "batch", "bedrock", "cloudformation",
        "cloudfront", "cloudtrail", "codebuild", "cognito-identity", "cognito-idp", "dynamodb", "ec2",
        "ecr", "ecs", "eks", "elasticache", "elasticfilesystem", "elasticloadbalancing", "elasticmapreduce",
        "es", "events", "execute-api", "firehose", "glue", "kafka", "kinesis", "kms", "lambda", "logs",
        "monitoring", "organizations", "rds", "redshift", "route53", "sagemaker", "secretsmanager",
        "servicediscovery", "ses", "sns", "sqs", "ssm", "states", "sso", "sso-oauth", "swf", "transcribe",
        "translate", "xray",
    )
)  # fmt: skip
_ACTION = re.compile(rb"(?:^|&)Action=(\w{1,128})(?:&|$)")
_STS_ACTION = re.compile(rb"(?:^|&)Action=(?:AssumeRo|Get(?:CallerId|SessionT|Federation|AccessKeyI)|DecodeAuth)")


class OtherService(NamedTuple):
    """A service that is not here, and what a request asks it for, as far as the request says it."""

    name: str
    operation: str | None


def other_service(received: Received) -> OtherService | None:
    """Which other service a request is for; None for one that STS, IAM or S3 should look at."""
    target = received.header("x-amz-target")
    name = _signing_scope(received) or (target or "").partition("_")[0].partition(".")[0].lower()
    if target is None and (name not in _OTHERS or _STS_ACTION.search(received.body)):
        return None
    action = _ACTION.search(received.body)
    operation = action[1].decode() if action else (target or "").rpartition(".")[2]
    return OtherService(name or "the service that the request is for", operation or None)


def refusal_of_service(service: OtherService, received: Received) -> Answer:
    """The refusal of a request for another service."""
    sentence = _SENTENCE.format(service.name)
    if received.header("x-amz-target") is None and received.path == "/" and b"Action=" in received.body:
        error = f"<Error><Type>Sender</Type><Code>NotImplemented</Code><Message>{sentence}</Message></Error>"
        body = f"<ErrorResponse>{error}<RequestId>local</RequestId></ErrorResponse>".encode()
        return Answer(501, [("Content-Type", "text/xml")], body)
    body = json.dumps({"__type": "NotImplemented", "message": sentence}).encode()
    return Answer(501, [("Content-Type", "application/json"), ("x-amzn-errortype", "NotImplemented")], body)


def _signing_scope(received: Received) -> str | None:
    found = _SCOPE.search(received.header("authorization") or "")
    return found[1] if found and found[1] not in SERVED else None
