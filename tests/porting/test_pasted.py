"""Lines as they are copied from an article, without their imports: whose classes they name."""

from __future__ import annotations

import ast
import importlib

import pytest

from sts_sdk.porting._port import port

ARTICLE = """\
AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
    .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration("http://127.0.0.1:4566", "us-east-1"))
    .build();
GetSessionTokenRequest request = new GetSessionTokenRequest().withDurationSeconds(7200);
Credentials credentials = sts.getSessionToken(request).getCredentials();
BasicSessionCredentials session = new BasicSessionCredentials(
    credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken());
AmazonS3 s3 = AmazonS3ClientBuilder.standard().withCredentials(new AWSStaticCredentialsProvider(session)).build();
"""


def imported(python: str) -> dict[str, str]:
    """The module of each name that is imported."""
    nodes = [node for node in ast.walk(ast.parse(python)) if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in nodes for alias in node.names if node.module != "__future__"}


def test_the_lines_of_an_article_need_nothing_more() -> None:
    ported = port(ARTICLE)
    assert (ported.marks, ported.to_provide) == ((), ())
    names = imported(ported.text)
    assert names == {
        "AWSSecurityTokenServiceClientBuilder": "sts_sdk.services.securitytoken",
        "AwsClientBuilder": "sts_sdk.client.builder",
        "GetSessionTokenRequest": "sts_sdk.services.securitytoken.model",
        "BasicSessionCredentials": "sts_sdk.auth",
        "AWSStaticCredentialsProvider": "sts_sdk.auth",
        "AmazonS3ClientBuilder": "sts_sdk.services.s3",
    }
    assert all(hasattr(importlib.import_module(module), name) for name, module in names.items())


@pytest.mark.parametrize(
    ("java", "name", "module"),
    [
        ("AmazonSQS sqs = AmazonSQSClientBuilder.defaultClient();", "AmazonSQSClientBuilder", "sts_sdk.services.sqs"),
        ("AmazonSQSAsync sqs = new AmazonSQSAsyncClient();", "AmazonSQSAsyncClient", "sts_sdk.services.sqs"),
        ("AmazonSQS q = x(); y(new SendMessageRequest());", "SendMessageRequest", "sts_sdk.services.sqs.model"),
        ("AmazonS3 s3 = x(); y(new Tag(a, b));", "Tag", "sts_sdk.services.s3.model"),
        ("AWSSecurityTokenService s = x(); y(new Tag());", "Tag", "sts_sdk.services.securitytoken.model"),
        ("AmazonEC2 ec2 = x(); y(new Tag());", "Tag", "sts_sdk.services.ec2.model"),
        ("AmazonS3 s3 = x(); s3.setRegion(Region.getRegion(Regions.EU_WEST_1));", "Region", "sts_sdk.regions"),
        ("y(new EndpointConfiguration(a, b));", "EndpointConfiguration", "sts_sdk.client.builder"),
    ],
)
def test_a_class_of_the_sdk(java: str, name: str, module: str) -> None:
    assert imported(port(java).text).get(name) == module


def test_a_class_that_java_has_too_is_javas() -> None:
    assert "base64.b64encode(b)" in port("String s = Base64.getEncoder().encodeToString(b);").text


def test_other_classes_stay_yours() -> None:
    assert "Helper.Helper" in port("AmazonSQS sqs = x(); Helper helper = new Helper(sqs);").to_provide


def test_a_file_with_imports_or_a_package_says_itself_which_classes_it_means() -> None:
    mine = "package mine;\nclass A { Tag tag = new Tag(); AmazonSQS sqs; }"
    assert imported(port(mine).text)["Tag"] == "mine"
    other = "import other.Tag;\nclass A { Tag tag = new Tag(); }"
    assert imported(port(other).text)["Tag"] == "other"


def test_the_classes_of_a_file_are_its_own() -> None:
    ported = port("class Tag { } class A { Tag tag = new Tag(); }")
    assert imported(ported.text) == {}
