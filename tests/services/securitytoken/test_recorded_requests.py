"""The requests that the real Java client sent, sent again by ours: equal on the wire, byte for byte but for the
user agent, what changes from run to run, and the named differences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sts_sdk import IllegalArgumentException, SdkClientException
from support.java_calls import JAVA_AGENT, RECORDED_PORT, client_of, invoke
from support.recorded import cases, difference
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from support.recorded import Case
    from support.server import Received


_SAME_HEADERS = ("Content-Type", "amz-sdk-request", "amz-sdk-retry", "X-Trace", "Accept-Encoding", "Content-Length")
_ANSWER = (
    "<{0}Response><{0}Result><Credentials><AccessKeyId>ASIAEXAMPLEKEYID0000</AccessKeyId></Credentials></{0}Result>"
    "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{0}Response>"
)


def was_sent(case: Case) -> bool:
    return bool(case["wire"]) and "method" in case["wire"][0] and "tlsport" not in case["call"].get("endpoint", "")


def differs_at_build(case: Case) -> bool:
    return case["call"].get("signingRegion") == "" or "signer-override" in case["id"]


@pytest.mark.filterwarnings("default::sts_sdk.http.InsecureEndpointWarning")  # Java says nothing of plain HTTP
@pytest.mark.parametrize("case", cases("requests", lambda c: was_sent(c) and not differs_at_build(c)))
def test_the_request_on_the_wire_is_javas(case: Case) -> None:
    received = send(case)
    recorded = case["wire"][0]
    assert received.method == recorded["method"]
    assert received.body.decode("latin-1") == recorded["body"]
    assert received.form == [tuple(pair) for pair in recorded["params"]]
    if regional(case):
        region = case["call"]["region"]
        assert (received.header("Host"), scope(received)) == (f"sts.{region}.amazonaws.com", f"{region}/sts")
    else:
        assert received.target == as_written(case)
        assert received.header("Host") == recorded_header(case, "Host")
        assert scope(received) == (None if unsigned(case) else recorded_scope(case))
    for name in _SAME_HEADERS:
        if recorded_header(case, name) is not None:
            assert received.header(name) == recorded_header(case, name), name
    assert agent(received.header("User-Agent")) == agent(recorded_header(case, "User-Agent"))


def as_written(case: Case) -> str:
    """Java puts a slash behind the path of an endpoint; we call it as it was written."""
    target: str = case["wire"][0]["target"]
    written = re.sub(r"^\w+://", "", case["call"].get("endpoint", ""))
    return target.removesuffix("/") if "/" in written and not written.endswith("/") else target


def regional(case: Case) -> bool:
    """Java calls the global endpoint for such a region; we call the region's."""
    return "region" in case["call"] and difference(case) is not None


def send(case: Case) -> Received:
    operation = case["call"]["operation"]
    answer = Answer(200, _ANSWER.format(operation[0].upper() + operation[1:]))
    with StubServer(answer) as server, client_of(case["call"], server) as client:
        invoke(client, case["call"])
        (received,) = server.requests
    received.headers = [(name, text.replace(f":{server.port}", RECORDED_PORT)) for name, text in received.headers]
    return received


def recorded_header(case: Case, name: str) -> str | None:
    found = [text for key, text in case["wire"][0]["headers"] if key.lower() == name.lower()]
    return found[0] if found else None


def agent(text: str | None) -> str:
    """A user agent with the product token of either SDK taken out."""
    assert text is not None
    return re.sub(r"sts-sdk-python/\S+( \S+)*?(?= cfg/|$)", "SDK", text.replace(JAVA_AGENT, "SDK"))


def unsigned(case: Case) -> bool:
    anonymous = case["call"]["credentials"]["kind"] == "anonymous"
    return anonymous or case["call"]["operation"] in {"assumeRoleWithSAML", "assumeRoleWithWebIdentity"}


def scope(received: Received) -> str | None:
    found = re.search(r"/\d{8}/([^/]*/[^/]*)/aws4_request", received.header("Authorization") or "")
    return found and found[1]


def recorded_scope(case: Case) -> str | None:
    found = re.search(r"/\d{8}/([^/]*/[^/]*)/aws4_request", recorded_header(case, "Authorization") or "")
    return found and found[1]


@pytest.mark.parametrize("case", cases("requests", differs_at_build))
def test_what_cannot_be_signed_for_is_refused(case: Case) -> None:
    assert difference(case)
    with (
        StubServer() as server,
        pytest.raises(IllegalArgumentException, match=r"signing region|signerOverride"),
        client_of(case["call"], server),
    ):
        pass
    assert not server.requests


@pytest.mark.parametrize("case", cases("requests", lambda c: "null-request" in c["id"]))
def test_none_stands_for_an_empty_request(case: Case) -> None:
    assert difference(case)
    operation = case["call"]["operation"]
    received = send(case)
    assert dict(received.form)["Action"] == f"{operation[0].upper()}{operation[1:]}"


@pytest.mark.parametrize("case", cases("requests", lambda c: "no-scheme-default-protocol" in c["id"]))
def test_without_a_scheme_the_protocol_is_https(case: Case) -> None:
    with StubServer(Answer(raw=b"")) as server, client_of(case["call"], server) as client:
        assert repr(client).startswith(f"AWSSecurityTokenServiceClient(https://127.0.0.1:{server.port}/")
        with pytest.raises(SdkClientException, match="Unable to execute HTTP request"):
            invoke(client, case["call"])
