"""What a process loads, counted: the time of a cold start is mostly the modules that it reads."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from support.server import Answer, StubServer

ANSWER = """<GetSessionTokenResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetSessionTokenResult><Credentials>
<AccessKeyId>ASIAEXAMPLEAAAAAAAAA</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></GetSessionTokenResult></GetSessionTokenResponse>"""

IMPORT = "import sts_sdk"
CLIENT = """
from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder, AWSStaticCredentialsProvider, BasicAWSCredentials, EndpointConfiguration,
)
keys = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret"))
endpoint = EndpointConfiguration("{url}", "us-east-1")
builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(keys)
client = builder.withEndpointConfiguration(endpoint).build()
from sts_sdk.services.securitytoken.model import GetSessionTokenRequest
GetSessionTokenRequest().withDurationSeconds(7200)
"""
DEFAULT = """
from sts_sdk import AWSSecurityTokenServiceClientBuilder
client = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1").build()
"""
CALL = CLIENT + "client.getSessionToken()"

# HTTP, and what it brings; none of it is needed before a request is sent.
HTTP = {"requests", "urllib3", "http.client", "ssl", "socket", "email", "charset_normalizer", "idna", "certifi"}
# Of no use to a client that has not been asked for anything. ``typing`` and what it brings are allowed: they make code
# that everybody can read.
HEAVY = {
    "asyncio", "botocore", "boto3", "configparser", "hashlib", "importlib", "inspect", "json", "logging", "pathlib",
    "subprocess", "tempfile", "threading", "typing_extensions", "unittest", "urllib.parse", "uuid", "xml",
    "xml.parsers.expat",
}  # fmt: skip
# Behind the one door, and opened with the first call only.
BEHIND_THE_DOOR = {
    "sts_sdk.http._engine", "sts_sdk.internal._requests_transport", "sts_sdk.auth._sigv4",
    "sts_sdk.services.securitytoken._call", "sts_sdk.internal._xml", "sts_sdk.internal._query",
}  # fmt: skip
# What a call that succeeds with keys at hand needs none of.
UNUSED = {
    "asyncio", "boto3", "botocore", "concurrent.futures", "configparser", "inspect", "moto", "sts_sdk.auth.profile",
    "sts_sdk.auth._default_chain", "sts_sdk.auth._process", "sts_sdk.auth._refreshing", "sts_sdk.auth._signer",
    "sts_sdk.auth.policy", "sts_sdk.bridge", "sts_sdk.http._recovery", "sts_sdk.http._watch",
    "sts_sdk.internal._left_out",
    "sts_sdk.regions._services", "sts_sdk.services.s3", "sts_sdk.services.securitytoken._async_client",
    "sts_sdk.services.securitytoken.model._assume_role", "sts_sdk.testing", "unittest", "uuid", "xml.etree",
}  # fmt: skip
# What only a call that fails needs.
FAILING = {
    "sts_sdk.http._for_failures", "sts_sdk.http._quoted", "sts_sdk.http._recovery",
    "sts_sdk.internal._transport_errors",
    "sts_sdk.retry._backoff", "sts_sdk.retry._conditions",
    "sts_sdk.retry._policy", "sts_sdk.services.securitytoken._failure",
    "sts_sdk.services.securitytoken.model._exceptions",
}  # fmt: skip


@cache
def loaded(program: str) -> frozenset[str]:
    """The modules of a process that ran this program, without those of a process that ran nothing."""
    return frozenset(_modules(program) - _modules("pass"))


def _modules(program: str) -> set[str]:
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "COVERAGE"))}
    files = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "NO_PROXY": "127.0.0.1"}
    command = [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env={**variables, **files})
    return set(run.stdout.split())


@pytest.fixture(scope="module")
def called() -> frozenset[str]:
    """The modules of a process that made one call."""
    with StubServer(Answer(body=ANSWER)) as server:
        return loaded(CALL.format(url=server.url))


def of_requests() -> frozenset[str]:
    """What ``requests`` loads by itself, which differs from one Python to the next."""
    return loaded("import requests.adapters")


def own(modules: frozenset[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == "sts_sdk"}


@pytest.mark.parametrize("program", [IMPORT, DEFAULT, CLIENT.format(url="https://sts.example.test")])
def test_no_http_before_a_request_is_sent(program: str) -> None:
    assert not loaded(program) & (HTTP | HEAVY)


def test_importing_the_package_loads_its_face_only() -> None:
    assert own(loaded(IMPORT)) == {"sts_sdk", "sts_sdk._version", "sts_sdk.internal", "sts_sdk.internal._face"}


def test_building_a_client_loads_few_modules_and_opens_no_door() -> None:
    modules = own(loaded(CLIENT.format(url="https://sts.example.test")))
    assert len(modules) <= 70, sorted(modules)
    assert not modules & BEHIND_THE_DOOR


@pytest.mark.parametrize("program", [DEFAULT, CLIENT.format(url="https://sts.example.test")])
def test_building_a_client_has_typing_compile_nothing(program: str) -> None:
    """A name in quotes, as NamedTuple and a TypeVar's bound may have them, makes Python's compiler set up its types: a
    fifteenth of all that such a process does."""
    refusing = (
        "import typing\ndef refuse(*arguments): raise AssertionError(arguments)\ntyping.ForwardRef.__init__ = refuse\n"
    )
    assert "typing" in loaded(refusing + program)


def test_a_first_call_opens_the_door(called: frozenset[str]) -> None:
    assert called >= BEHIND_THE_DOOR


def test_a_first_call_loads_few_modules(called: frozenset[str]) -> None:
    assert len(own(called)) <= 92, sorted(own(called))


def test_a_first_call_loads_nothing_that_it_does_not_use(called: frozenset[str]) -> None:
    assert not (called - of_requests()) & UNUSED


def test_besides_requests_a_first_call_loads_next_to_nothing(called: frozenset[str]) -> None:
    """The rest of a cold start is what ``requests`` needs in any case."""
    others = called - of_requests() - own(called)
    assert others <= {"hmac", "_elementtree", "pyexpat", "pyexpat.errors", "pyexpat.model", "xml", *_expat()}, others


def _expat() -> set[str]:
    tail = ("", ".expat", ".expat.errors", ".expat.model")
    return {f"xml.parsers{name}" for name in tail}


def test_what_failures_need_is_loaded_with_the_second_call(called: frozenset[str]) -> None:
    """A process without file descriptors could not load it then; one that makes a single call does not need it."""
    with StubServer(Answer(body=ANSWER), Answer(body=ANSWER)) as server:
        twice = loaded(CALL.format(url=server.url) + "; client.getSessionToken()")
    assert twice >= FAILING
    assert not FAILING & called
