"""What a client made by rule does otherwise than botocore's: Java's programs parse, decode and encode by themselves."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote

from sts_sdk._credentials import BasicAWSCredentials
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from types import ModuleType

POLICY = '{"Version":"2012-10-17","Statement":[]}'


def xml(action: str, inner: str) -> Answer:
    return Answer(body=f"<{action}Response><{action}Result>{inner}</{action}Result></{action}Response>")


def client(builder: Any, server: StubServer) -> Any:
    made = builder.standard().withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
    return made.withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKID", "secret"))).build()


def test_a_policy_of_iam_is_the_text_that_was_sent() -> None:
    """
    String policy = URLDecoder.decode(iam.getRolePolicy(request).getPolicyDocument(), "UTF-8");
    """
    from sts_sdk.services.identitymanagement import AmazonIdentityManagementClientBuilder
    from sts_sdk.services.identitymanagement.model import GetRolePolicyRequest

    answer = xml("GetRolePolicy", f"<RoleName>r</RoleName><PolicyDocument>{quote(POLICY)}</PolicyDocument>")
    with StubServer(answer) as server, client(AmazonIdentityManagementClientBuilder, server) as iam:
        document = iam.getRolePolicy(GetRolePolicyRequest().withRoleName("r").withPolicyName("p")).getPolicyDocument()
        own = iam.unwrap().get_role_policy(RoleName="r", PolicyName="p")
    assert unquote(document) == POLICY
    assert own["PolicyDocument"] == {"Version": "2012-10-17", "Statement": []}


def test_a_template_of_cloudformation_is_its_text() -> None:
    from sts_sdk.services.cloudformation import AmazonCloudFormationClientBuilder
    from sts_sdk.services.cloudformation.model import GetTemplateRequest

    answer = xml("GetTemplate", '<TemplateBody>{"Resources": {}}</TemplateBody>')
    with StubServer(answer) as server, client(AmazonCloudFormationClientBuilder, server) as stacks:
        assert stacks.getTemplate(GetTemplateRequest().withStackName("s")).getTemplateBody() == '{"Resources": {}}'


def test_the_output_of_a_console_is_base64_and_can_be_decoded() -> None:
    from sts_sdk.services.ec2 import AmazonEC2ClientBuilder
    from sts_sdk.services.ec2.model import GetConsoleOutputRequest

    text = base64.b64encode(b"booted").decode()
    answer = Answer(body=f"<GetConsoleOutputResponse><output>{text}</output></GetConsoleOutputResponse>")
    with StubServer(answer) as server, client(AmazonEC2ClientBuilder, server) as ec2:
        result = ec2.getConsoleOutput(GetConsoleOutputRequest("i-1"))
    assert result.getOutput() == text
    assert result.getDecodedOutput() == "booted"


def test_user_data_is_sent_as_the_program_has_encoded_it() -> None:
    """
    new RunInstancesRequest("ami-1", 1, 1).withUserData(Base64.encodeAsString(script.getBytes()));
    """
    import sts_sdk.services.autoscaling as scaling
    import sts_sdk.services.ec2 as ec2
    from sts_sdk.services.autoscaling.model import CreateLaunchConfigurationRequest
    from sts_sdk.services.ec2.model import RunInstancesRequest

    text = base64.b64encode(b"#!/bin/sh").decode()
    with StubServer(Answer(body="<RunInstancesResponse/>")) as server, client(_builder(ec2), server) as made:
        made.runInstances(RunInstancesRequest("ami-1", 1, 1).withUserData(text))
    with StubServer(xml("CreateLaunchConfiguration", "")) as other, client(_builder(scaling), other) as made:
        made.createLaunchConfiguration(
            CreateLaunchConfigurationRequest().withLaunchConfigurationName("c").withUserData(text)
        )
    for request in (*server.requests, *other.requests):
        assert parse_qs(request.body.decode())["UserData"] == [text]


def _builder(package: ModuleType) -> Any:
    (name,) = [each for each in dir(package) if each.endswith("ClientBuilder") and "Async" not in each]
    return getattr(package, name)
