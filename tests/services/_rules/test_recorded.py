"""What Java was seen to do with services, done again here; differences are on purpose and have their reason."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import BasicAWSCredentials
from sts_sdk._exceptions import AmazonServiceException, SdkBaseException
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from support.server import Answer, StubServer
from support.services import class_of, recorded, told, value_of, without_stray_commas

CASES = recorded("goldens")
SQS = "AWS has moved sqs from query to JSON since; tested against a server that speaks it"
NO_WAITERS = "waiters are botocore's: client.unwrap().get_waiter(...)"
# Recorded cases in which more than the wire differs.
DIFFERENT = {
    "sqs-send": SQS,
    "sqs-send-md5": SQS,
    "waiter-ok": NO_WAITERS,
    "waiter-failure": NO_WAITERS,
}
# Recorded cases of which only what was sent differs, in path or body.
SENT_DIFFERENTLY = {
    "r53-get": "botocore cuts /hostedzone/ off the id that is sent; Java sends it escaped",
    "r53-error-batch": "no slash at the end of the path",
}
# Java does not find the id of the request in this answer.
FOUND_ID = {"r53-error-batch": "r-33"}
# A member that AWS has added since.
NEWER = "MessageSystemAttributeNames: [],"


def of(case: dict[str, Any]) -> str:
    return str(case["id"])


CALLS = [case for case in CASES if "operation" in case and case["id"] not in DIFFERENT]
GOOD = [case for case in CALLS if "result" in case]
BAD = [case for case in CALLS if "exception" in case]


def answers(case: dict[str, Any]) -> list[Answer]:
    found = []
    for given in case["responses"]:
        body = base64.b64decode(given["body64"]) if "body64" in given else given.get("body", "").encode()
        found.append(Answer(given["status"], body, given["headers"], reason=given.get("reason", "Bad Request")))
    return found


def call(case: dict[str, Any], server: StubServer) -> Any:
    package, interface = case["interface"].split(".")
    operation = case["operation"].removesuffix("Async")
    role = "AsyncClientBuilder" if case.get("async") else "ClientBuilder"
    builder = class_of(package, f"{interface}{role}").standard()
    builder.withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "secret")))
    builder.withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
    # As recorded: no retries; and some cases leave out what the service requires.
    settings = ClientConfiguration().withMaxErrorRetry(0).withParameterValidation(False)
    with builder.withClientConfiguration(settings).build() as client:
        if "args" in case:
            return getattr(client, operation)(*case["args"])
        name = f"{operation[:1].upper()}{operation[1:]}Request"
        given = json.loads(json.dumps(case["request"]).replace("{port}", str(server.port)))
        request = value_of(package, name, given)
        if not case.get("async"):
            return getattr(client, operation)(request)
        return getattr(client, f"{operation}Async")(request).result(60)


@pytest.mark.parametrize("case", GOOD, ids=of)
def test_a_result_has_what_java_s_has(case: dict[str, Any]) -> None:
    with StubServer(*answers(case)) as server:
        result = call(case, server)
        told_here = told(result, case["result"])

    assert told_here == case["result"]
    assert type(result).__module__ == f"sts_sdk.services.{_home(case)}.model"
    if "requestId" in case:
        assert result.getSdkResponseMetadata().getRequestId() == case["requestId"]
        assert result.getSdkHttpMetadata().getHttpStatusCode() == case["httpStatusCode"]


def _home(case: dict[str, Any]) -> str:
    name = str(case["interface"]).partition(".")[0]
    return "lambda_" if name == "lambda" else name


@pytest.mark.parametrize("case", BAD, ids=of)
def test_a_refusal_is_java_s_exception(case: dict[str, Any]) -> None:
    expected = case["exception"]
    with StubServer(*answers(case)) as server, pytest.raises(AmazonServiceException) as raised:
        call(case, server)

    error: Any = raised.value
    if case["id"] in FOUND_ID:
        assert error.getRequestId() == FOUND_ID[case["id"]]
        error.setRequestId(None)
    assert error.toString() == f"{expected['class']}: {expected['message']}"
    ancestors = [each.__name__ for each in type(error).__mro__[1:] if issubclass(each, SdkBaseException)]
    assert ancestors == [name.rpartition(".")[2] for name in expected["superclasses"]]
    assert error.getErrorCode() == expected["errorCode"]
    assert error.getErrorMessage() == expected["errorMessage"]
    assert str(error.getErrorType()) == expected["errorType"]
    assert error.getStatusCode() == expected["statusCode"]
    assert error.getServiceName() == expected["serviceName"]
    assert error.getRequestId() == expected["requestId"]
    for member, value in expected.get("members", {}).items():
        assert getattr(error, f"get{member}")() == value


@pytest.mark.parametrize("case", [case for case in CALLS if case["id"] not in SENT_DIFFERENTLY], ids=of)
def test_what_is_sent_is_what_java_sends(case: dict[str, Any]) -> None:
    with StubServer(*answers(case)) as server:
        try:
            call(case, server)
        except AmazonServiceException:
            assert "exception" in case
    (wire,) = case["wire"]
    (sent,) = server.requests

    assert (sent.method, sent.target) == (wire["method"], wire["target"])
    assert sent.header("x-amz-target") == wire["headers"].get("x-amz-target")
    assert _body(sent.body.decode(), wire["headers"]["content-type"]) == _body(
        wire["body"], wire["headers"]["content-type"]
    )


def _body(text: str, content_type: str) -> object:
    if not text or "form" in content_type:
        # Java sends the token that it makes up twice.
        return sorted({(name, "" if name == "ClientToken" else value) for name, value in parse_qsl(text, True)})
    body = json.loads(text) if text.startswith("{") else text
    if isinstance(body, dict) and "ClientRequestToken" in body:
        body["ClientRequestToken"] = bool(body["ClientRequestToken"])  # made up by the SDK
    return body


@pytest.mark.parametrize("case", [case for case in GOOD if "Stream" not in case["toString"]], ids=of)
def test_a_result_prints_as_java_s(case: dict[str, Any]) -> None:
    """But for stray commas, members that AWS has added since, and buffers."""
    with StubServer(*answers(case)) as server:
        text = str(call(case, server))

    expected = without_stray_commas(case["toString"])
    if "HeapByteBuffer" in expected or case["interface"].startswith(("ec2", "rds")):
        assert text.startswith("{")
        return
    assert text == expected


@pytest.mark.parametrize("case", [case for case in CASES if "steps" in case], ids=of)
def test_an_object_does_what_java_s_did(case: dict[str, Any]) -> None:
    subject: Any = None
    package = ""
    for step in case["steps"]:
        kind, *words = step["step"]
        if kind == "new":
            package, path = words[0].split(".", 1)
            subject = class_of(package, path)()
        elif kind == "setThenGrow":
            texts = ["A"]
            getattr(subject, f"set{words[0]}")(texts)
            texts.append("B")
            assert getattr(subject, f"get{words[0]}")() == step["value"]
        else:
            _step(kind, words, step, subject, package)


def _step(kind: str, words: list[Any], step: dict[str, Any], subject: Any, package: str) -> None:
    target = subject
    if kind == "static":
        path, *words = words
        home, _, rest = path.partition(".")
        target = class_of(home, rest)
    name, *arguments = words
    method = getattr(target, name.partition("(")[0])
    given = [_argument(name, each, package) for each in arguments]
    if "throws" in step:
        with pytest.raises(ValueError) as raised:  # noqa: PT011 -- its text is compared below
            method(*given)
        assert str(raised.value) == step["message"]
        return
    result = method(*given)
    if "returns" in step:
        assert result is subject
    elif isinstance(step["value"], dict) and "$enum" in step["value"]:
        assert result.name == step["value"]["$enum"]
    elif name == "toString":
        assert result.replace(NEWER, "") == without_stray_commas(step["value"])
    else:
        assert told(result, step["value"]) == step["value"]


def _argument(method: str, value: Any, package: str) -> Any:
    if isinstance(value, dict) and "$base64" in value:
        return base64.b64decode(value["$base64"])
    if isinstance(value, dict) and "DataType" in value:
        return value_of(package, "MessageAttributeValue", value)
    if "(ReturnValue)" in method:
        return class_of(package, "model.ReturnValue")[value]
    return value


def test_every_recorded_case_is_compared_or_has_its_reason() -> None:
    compared = {case["id"] for case in CALLS} | {case["id"] for case in CASES if "steps" in case}
    assert compared | DIFFERENT.keys() == {case["id"] for case in CASES}
    assert not compared & DIFFERENT.keys()
    assert len(DIFFERENT) <= len(CASES) / 8
