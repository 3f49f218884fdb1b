"""Recorded cases of the real Java SDK: each request, written as a Java program and ported, sends the recorded bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.porting._port import port
from support.recorded import load
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from support.recorded import Case

CLASSES = {"policyArns": "PolicyDescriptorType", "tags": "Tag"}
ANSWER = (
    "<{0}Response><{0}Result><Credentials><AccessKeyId>A</AccessKeyId></Credentials></{0}Result>"
    "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{0}Response>"
)


def is_plain(case: Case) -> bool:
    """A request that differs from others by its members alone, all of which Java's literals can say."""
    call = case["call"]
    wire = case["wire"][0] if case["wire"] else {}
    simple = set(call) <= {"description", "operation", "request", "credentials", "endpoint", "signingRegion"}
    written_out = not any(isinstance(value, dict) for value in (call.get("request") or {}).values())
    here = call.get("endpoint") == "http://127.0.0.1:{port}"
    return bool(call.get("request")) and simple and written_out and "body" in wire and here


CASES = [pytest.param(case, id=case["id"]) for case in load("requests") if is_plain(case)]


def literal(value: Any, member: str = "") -> str:
    if value is None or isinstance(value, int):
        return "null" if value is None else str(value)
    if isinstance(value, str):
        return json.dumps(value)
    return f"new {CLASSES[member]}()" + "".join(f".with{cap(name)}({literal(each)})" for name, each in value.items())


def cap(name: str) -> str:
    return name[:1].upper() + name[1:]


def member(name: str, value: Any) -> str:
    if isinstance(value, list):
        given = ", ".join(literal(each, name) for each in value)
        return f"request.set{cap(name)}(Arrays.asList({given}));"
    return f"request.set{cap(name)}({literal(value)});"


def program(case: Case) -> str:
    call = case["call"]
    operation, lines = call["operation"], [member(*pair) for pair in call["request"].items()]
    joined = "\n        ".join(lines)
    return f"""package com.acme;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.*;
import java.util.Arrays;

public class Recorded {{
    public static void main(String[] args) {{
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
            .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], "us-east-1"))
            .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("AKID", "secret")))
            .withClientConfiguration(new com.amazonaws.ClientConfiguration().withMaxErrorRetry(0))
            .build();
        {cap(operation)}Request request = new {cap(operation)}Request();
        {joined}
        sts.{operation}(request);
    }}
}}
"""


def test_there_are_many() -> None:
    assert len(CASES) >= 20
    assert {case.values[0]["call"]["operation"] for case in CASES} >= {  # type: ignore[index]  # of our own cases
        "assumeRole",
        "getFederationToken",
        "getSessionToken",
    }


@pytest.mark.filterwarnings("default::sts_sdk.http.InsecureEndpointWarning")
@pytest.mark.parametrize("case", CASES)
def test_the_port_sends_what_java_sent(case: Case) -> None:
    ported = port(program(case))
    assert ported.marks == ()
    module: dict[str, Any] = {"__name__": "ported"}
    # Java checks nothing before it sends; some recorded requests are such as AWS would refuse.
    unchecked = ported.text.replace(".withMaxErrorRetry(0)", ".withMaxErrorRetry(0).withParameterValidation(False)")
    exec(compile(unchecked, "Recorded.py", "exec"), module)
    with StubServer(Answer(200, ANSWER.format(cap(case["call"]["operation"])))) as server:
        module["Recorded"].main([server.url])
    assert [received.body.decode("latin-1") for received in server.requests] == [case["wire"][0]["body"]]
