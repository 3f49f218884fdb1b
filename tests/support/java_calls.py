"""Recorded Java calls, made again with sts_sdk: a case's ``call`` becomes a client, a request, a server's script."""

from __future__ import annotations

import time
from contextlib import contextmanager
from email.utils import formatdate
from functools import partial
from typing import TYPE_CHECKING, Any

from sts_sdk import ClientConfiguration, Protocol
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
)
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.retry import RetryMode
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient, AWSSecurityTokenServiceClientBuilder, model
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.recorded import Case
    from support.server import Received

JAVA_AGENT = (
    "aws-sdk-java/1.12.262 Linux/6.1.0 OpenJDK_64-Bit_Server_VM/17.0.15+6-Debian-1deb12u1 java/17.0.15 vendor/Debian"
)
RECORDED_PORT = ":18080"

_STRUCTURES = {
    "policyArns": model.PolicyDescriptorType,
    "tags": model.Tag,
    "providedContexts": model.ProvidedContext,
}


def value(recorded: Any) -> Any:
    """``{"$repeat": [s, n]}`` is s, n times."""
    if isinstance(recorded, dict) and "$repeat" in recorded:
        text, times = recorded["$repeat"]
        return text * times
    return recorded


def filled(target: Any, members: dict[str, Any]) -> Any:
    """A model object with these members, set by Java's setters."""
    for name, recorded in members.items():
        given = value(recorded)
        structure = _STRUCTURES.get(name)
        if structure is not None and given is not None:
            given = [None if item is None else filled(structure(), item) for item in given]
        getattr(target, f"set{name[0].upper()}{name[1:]}")(given)
    return target


def request_of(call: Case) -> Any:
    """The request object of a recorded call; None if there was none."""
    if call.get("request") is None:
        return None
    operation = call["operation"]
    request = filled(getattr(model, f"{operation[0].upper()}{operation[1:]}Request")(), call["request"])
    config = call.get("requestConfig", {})
    for name, text in config.get("customHeaders", {}).items():
        request.putCustomRequestHeader(name, text)
    for name, texts in config.get("customQueryParameters", {}).items():
        for text in texts:
            request.putCustomQueryParameter(name, text)
    if "userAgentAppend" in config:
        request.getRequestClientOptions().appendUserAgent(config["userAgentAppend"])
    if "sdkRequestTimeout" in config:
        request.setSdkRequestTimeout(config["sdkRequestTimeout"])
    if "sdkClientExecutionTimeout" in config:
        request.setSdkClientExecutionTimeout(config["sdkClientExecutionTimeout"])
    return request


def configuration_of(call: Case, server: StubServer) -> ClientConfiguration:
    """The recorded settings; the retry mode of Java and no check before sending, unless the case says otherwise."""
    configuration = ClientConfiguration().withRetryMode(RetryMode.LEGACY).withParameterValidation(False)
    for name, recorded in call.get("clientConfiguration", {}).items():
        given = recorded
        if name == "protocol":
            given = Protocol[recorded]
        elif name == "retryMode":
            given = RetryMode.fromName(recorded)
        elif name == "proxyPort":
            given = server.port
        setter = {"useGzip": "setUseGzip", "useThrottleRetries": "setUseThrottleRetries"}.get(
            name, f"set{name[0].upper()}{name[1:]}"
        )
        getattr(configuration, setter)(given)
    return configuration


def credentials_of(call: Case) -> Any:
    recorded = call["credentials"]
    match recorded["kind"]:
        case "anonymous":
            return AnonymousAWSCredentials()
        case "session":
            return BasicSessionCredentials(recorded["accessKeyId"], recorded["secretKey"], recorded["sessionToken"])
        case _:
            return BasicAWSCredentials(recorded["accessKeyId"], recorded["secretKey"])


@contextmanager
def client_of(call: Case, server: StubServer) -> Iterator[AWSSecurityTokenServiceClient]:
    """The client of a recorded call; it does not wait between attempts."""
    builder = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(credentials_of(call)))
        .withClientConfiguration(configuration_of(call, server))
    )
    if "region" in call:
        builder.setRegion(call["region"])
    else:
        endpoint = call["endpoint"].replace("{port}", str(server.port))
        builder.setEndpointConfiguration(EndpointConfiguration(endpoint, call["signingRegion"]))
    with builder.build() as client:
        client._http.settings.sleep = lambda seconds: None
        yield client


def invoke(client: AWSSecurityTokenServiceClient, call: Case) -> Any:
    """The recorded call: no argument, None, or the request."""
    method = getattr(client, call["operation"])
    return method() if "request" not in call else method(request_of(call))


def script_of(call: Case) -> list[Callable[[Received], Answer]]:
    """The recorded answers of the server, in their order."""
    return [partial(_answer, recorded) for recorded in call["responses"]]


def _answer(recorded: Case, received: Received) -> Answer:
    if recorded.get("action") in {"close", "reset"}:
        return Answer(raw=b"", reset=recorded["action"] == "reset")
    if recorded.get("action") == "raw":
        return Answer(raw=recorded["raw"].encode("latin-1"))
    if "body_latin1" in recorded:
        body = recorded["body_latin1"].encode("latin-1")
    else:
        body = str(value(recorded["body"])).encode()
    port = str(received.header("Host")).rpartition(":")[2]
    headers = {name: _dated(text).replace("{port}", port) for name, text in recorded["headers"]}
    if "claimed_length" in recorded:
        head = f"HTTP/1.1 {recorded['status']} OK\r\nContent-Length: {recorded['claimed_length']}\r\n\r\n"
        return Answer(raw=head.encode() + body)
    if recorded.get("chunked"):
        chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        return Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
    return Answer(
        recorded["status"], body, headers, recorded.get("reason", ""), delay=recorded.get("delay_ms", 0) / 1000
    )


def _dated(text: str) -> str:
    """``{date+3600}`` is an hour from now, in the form of HTTP."""
    if not text.startswith("{date"):
        return text
    return formatdate(time.time() + int(text[5:-1]), usegmt=True)
