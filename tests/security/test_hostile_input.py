"""What comes from outside is bounded and checked: tables of what was tried, against the public API over real sockets.

Each module's own tests try more of its own input (SECURITY.md says which); these try what crosses modules.
"""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicSessionCredentials,
    ClientConfiguration,
    EndpointConfiguration,
    GetCallerIdentityRequest,
    IllegalArgumentException,
    SdkClientException,
    SystemProperties,
)
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.regions import Region
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from sts_sdk.services.securitytoken import eks_token, presign_get_caller_identity
from support.faults import FaultyServer, answered, drip
from support.server import Answer, StubServer
from support.sockets import RawServer, read_request
from support.tls import Authority
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SESSION = BasicSessionCredentials("ASIAEXAMPLEAAAAAAAAA", "a/secret", "a+token")
MEGABYTE = 1024 * 1024
GOOD = (
    b"<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn</Arn></GetCallerIdentityResult>"
    b"</GetCallerIdentityResponse>"
)


def configured(configuration: ClientConfiguration | None = None) -> Any:
    one_try = configuration or ClientConfiguration()
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(SESSION))
    return builder.withClientConfiguration(one_try.withMaxErrorRetry(0))


def client(url: str, configuration: ClientConfiguration | None = None) -> Any:
    return configured(configuration).withEndpointConfiguration(EndpointConfiguration(url, "us-east-1")).build()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked for the address of a host, so nothing can have been sent to one."""

    def refuse(*arguments: object, **options: object) -> object:
        raise AssertionError(f"a connection was tried: {arguments}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


# --- answers


def entities(levels: int) -> bytes:
    names = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{names}]><x>&e{levels - 1};</x>'.encode()


ANSWERS: dict[str, Answer] = {
    "a billion laughs": Answer(200, entities(10)),
    "a billion laughs in a refusal": Answer(400, entities(10)),
    "a long entity many times": Answer(200, b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]><x>' + b"&a;" * 1000),
    "an external entity": Answer(200, b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'),
    "an external document type": Answer(200, b'<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>'),
    "elements without end": Answer(200, b"<a>" * 300_000),
    "elements in a refusal without end": Answer(500, b"<a>" * 300_000),
    "attributes without end": Answer(200, b"<a " + b" ".join(b'b%d=""' % at for at in range(80_000)) + b"/>"),
    "bytes that are no UTF-8": Answer(200, GOOD.replace(b"arn<", b"\xff\xfe\x80<")),
    "UTF-16 that says UTF-8": Answer(200, b'<?xml version="1.0" encoding="UTF-8"?>' + GOOD.decode().encode("utf-16")),
    "an encoding that does not exist": Answer(200, b'<?xml version="1.0" encoding="x-none"?>' + GOOD),
    "NUL characters": Answer(200, GOOD.replace(b"arn<", b"a\0rn<")),
    "a web page": Answer(200, "<!DOCTYPE html><html><body>Sign in</body></html>", {"Content-Type": "text/html"}),
    "a web page that refuses": Answer(403, "<html><body>Forbidden</body></html>", {"Content-Type": "text/html"}),
    "JSON": Answer(200, '{"GetCallerIdentityResponse": {}}'),
    "nothing": Answer(200, b""),
    "more than may be": Answer(200, b"<a>" + b" " * (12 * MEGABYTE)),
    "a refusal that is more than may be": Answer(500, b" " * (12 * MEGABYTE)),
    "a length that is a lie": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n<a/>"),
    "a negative length": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + GOOD[:40]),
    "two lengths": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<a/>  "),
    "compressed a thousand times": Answer(200, gzip.compress(b" " * (100 * MEGABYTE)), {"Content-Encoding": "gzip"}),
    "compressed, and it is not": Answer(200, GOOD, {"Content-Encoding": "gzip"}),
    "a header without end": Answer(raw=b"HTTP/1.1 200 OK\r\nX: " + b"x" * MEGABYTE),
    "headers without end": Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 10_000),
    "a status that is none": Answer(raw=b"HTTP/1.1 -2147483649 OK\r\n\r\n"),
    "a chunk size that is none": Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"),
    "a chunk of exabytes": Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n<a>"),
    "HTTP/0.9": Answer(raw=GOOD),
    "another protocol": Answer(raw=b"SSH-2.0-OpenSSH_9.9\r\n"),
    "a redirect elsewhere": Answer(307, "", {"Location": "http://127.0.0.1:1/"}),
    "a redirect into the request": Answer(302, "", {"Location": "http://x/\x0b\x85Host: y"}),
    "another protocol to go on with": Answer(raw=b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    "early hints without end": Answer(raw=b"HTTP/1.1 100 Continue\r\n\r\n" * 200),
    "trailers without end": Answer(
        raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n" % (len(GOOD), GOOD)
        + b"A: b\r\n" * 100
        + b"\r\n"
    ),
    "too many of them before an answer": Answer(
        raw=b"HTTP/1.1 103 Hints\r\n\r\n" * 101 + b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(GOOD) + GOOD
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_hostile_answer_raises_our_own_exception_in_little_memory(name: str) -> None:
    with StubServer(ANSWERS[name]) as server:
        calling = client(server.url, ClientConfiguration().withSocketTimeout(60_000))
        tracemalloc.start()
        begun = time.monotonic()
        try:
            with pytest.raises(SdkClientException) as caught:
                calling.getCallerIdentity(GetCallerIdentityRequest())
            seconds, peak = time.monotonic() - begun, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert seconds < LONG
        # The server's own copy is in there too.
        assert peak < len(ANSWERS[name].encoded()) * 3 + 48 * MEGABYTE
        assert len(str(caught.value)) < 2000
        # Nothing of it stays behind: the client goes on, by the second attempt at the latest, because the server
        # may be about to close the connection.
        server.script[:] = [Answer(200, GOOD)]
        calling._http.settings.strategy.max_retries = 1
        assert calling.getCallerIdentity(GetCallerIdentityRequest()).getArn() == "arn"


def test_an_endless_body_is_left_at_the_limit() -> None:
    piece = b"10000\r\n" + b" " * 65536 + b"\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with FaultyServer([head, *([piece] * 2000)]) as server:
        with pytest.raises(SdkClientException, match="larger than 10485760 bytes"):
            client(f"http://127.0.0.1:{server.port}").getCallerIdentity(GetCallerIdentityRequest())
        assert server.is_idle()


def test_a_server_that_drips_is_left_at_the_request_timeout() -> None:
    with FaultyServer(drip(answered(200, GOOD), 0.1)) as server:
        calling = client(f"http://127.0.0.1:{server.port}", ClientConfiguration().withRequestTimeout(400))
        begun = time.monotonic()
        with pytest.raises(SdkClientException, match="did not complete before the request timeout"):
            calling.getCallerIdentity(GetCallerIdentityRequest())
        assert time.monotonic() - begun < LONG
        assert server.is_idle()


def test_tls_to_a_wrong_name_sends_nothing(tmp_path: Path) -> None:
    authority, received = Authority(tmp_path), []
    context = authority.server_context("other.test")
    with RawServer(lambda sock, _: received.append(read_request(sock)), context) as server:
        configuration = ClientConfiguration()
        configuration.setCaBundle(authority.bundle)
        with pytest.raises(SdkClientException, match=r"(?i)ip address mismatch|certificate is not valid"):
            client(f"https://127.0.0.1:{server.port}", configuration).getCallerIdentity(GetCallerIdentityRequest())
    assert [data for data in received if data] == []


@pytest.mark.parametrize("status", [407, 403, 302, 500])
def test_a_proxy_that_refuses_the_tunnel_is_not_taken_for_the_service(status: int) -> None:
    with StubServer(Answer(status, GOOD)) as proxy:
        configuration = ClientConfiguration().withProxyHost("127.0.0.1").withProxyPort(proxy.port)
        with pytest.raises(SdkClientException, match=f"{status}"):
            client("https://sts.us-east-1.amazonaws.com", configuration).getCallerIdentity(GetCallerIdentityRequest())
        assert [request.method for request in proxy.requests] == ["CONNECT"]
        assert proxy.requests[0].header("Authorization") is None


# --- names of regions, from every source that reaches a host


REGIONS = [
    "x@evil.test",
    "evil.test#",
    "evil.test/",
    "evil.test?",
    "evil.test:443/#",
    "us-east-1.evil.test",
    "us-east-1:8080",
    "us-east-1\n",
    "us-east-1\r\nHost: evil.test",
    "us east 1",
    "us-east-1\0",
    "\N{FULLWIDTH LATIN SMALL LETTER U}s-east-1",
    "us-east-\N{ARABIC-INDIC DIGIT ONE}",
    "%2e%2e",
    "..",
    "-us-east-1",
    "a" * 64,
]
STRIPPED = {"us-east-1\n"}  # white space around a setting is no part of it


def by_variable(name: str) -> Callable[[str, pytest.MonkeyPatch, Path], object]:
    def source(value: str, monkeypatch: pytest.MonkeyPatch, _: Path) -> object:
        monkeypatch.setenv(name, value)
        return configured().build()

    return source


def by_property(value: str, _: pytest.MonkeyPatch, __: Path) -> object:
    SystemProperties.setProperty("aws.region", value)
    return configured().build()


def by_profile(value: str, monkeypatch: pytest.MonkeyPatch, directory: Path) -> object:
    (directory / "config").write_text(f"[default]\nregion = {value}\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(directory / "config"))
    return configured().build()


def by_instance(value: str, monkeypatch: pytest.MonkeyPatch, _: Path) -> object:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    document = f'{{"region": "{value}"}}'
    with StubServer(lambda seen: Answer(200, "token" if seen.method == "PUT" else document)) as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        return configured().build()


REGION_SOURCES: dict[str, Callable[[str, pytest.MonkeyPatch, Path], object]] = {
    "AWS_REGION": by_variable("AWS_REGION"),
    "AWS_DEFAULT_REGION": by_variable("AWS_DEFAULT_REGION"),
    "the system property": by_property,
    "a profile": by_profile,
    "withRegion": lambda value, *_: configured().withRegion(value).build(),
    "Region": lambda value, *_: Region.getRegion(value),
    "a signing region": lambda value, *_: EndpointConfiguration("https://sts.us-east-1.amazonaws.com", value),
    "a presigned URL": lambda value, *_: presign_get_caller_identity(SESSION, value),
    "an EKS token": lambda value, *_: eks_token("cluster", SESSION, value),
}


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("value", REGIONS)
@pytest.mark.parametrize("source", REGION_SOURCES)
def test_a_region_leads_to_no_other_host(
    source: str, value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if "\0" in value and source.startswith("AWS_"):
        value = value.replace("\0", "\x01")  # no environment holds it
    try:
        made = REGION_SOURCES[source](value, monkeypatch, tmp_path)
    except SdkClientException:
        return
    assert value in STRIPPED or (source == "a profile" and "\r\n" in value)
    assert "sts.us-east-1.amazonaws.com" in repr(made)


@pytest.mark.parametrize("value", ["x@evil.test", "evil.test/#", "us-east-1\\r\\nHost: evil.test", "a" * 64])
def test_nor_does_one_that_an_instance_tells(value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SdkClientException):
        by_instance(value, monkeypatch, tmp_path)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:s3:{}:123456789012:accesspoint/reports",
        "arn:aws:s3-object-lambda:{}:123456789012:accesspoint/reports",
        "arn:aws:s3-outposts:{}:123456789012:outpost/op-01234567890123456/accesspoint/reports",
    ],
    ids=["access point", "object lambda", "outpost"],
)
def test_nor_does_one_in_the_arn_of_a_bucket(arn: str) -> None:
    """S3's ARNs are the only ones that say which region is called, and only if the builder lets them."""
    keys = AWSStaticCredentialsProvider(SESSION)
    with (
        AmazonS3ClientBuilder.standard()
        .withRegion("us-east-1")
        .withCredentials(keys)
        .enableUseArnRegion()
        .build() as s3
    ):
        for value in REGIONS:
            with pytest.raises(SdkClientException) as refused:
                s3.getObjectAsString(arn.format(value), "key")
            assert "a connection was tried" not in str(refused.value), value
        with pytest.raises(SdkClientException, match=r"a connection was tried: .*us-west-2\.amazonaws\.com"):
            s3.getObjectAsString(arn.format("us-west-2"), "key")


# --- endpoints, from every source


ENDPOINTS = [
    "https://user:password@sts.us-east-1.amazonaws.com",
    "https://sts.us-east-1.amazonaws.com@evil.test",
    "https://sts.us-east-1.amazonaws.com\\@evil.test",
    "https://sts.us-east-1.amazonaws.com?x=y",
    "https://sts.us-east-1.amazonaws.com/#fragment",
    "https://sts.us-east-1.amazonaws.com:0",
    "https://sts.us-east-1.amazonaws.com:99999",
    "https://sts.us-east-1.amazonaws.com:4 43",
    "https://sts.us-east-1.amazonaws.com:\N{ARABIC-INDIC DIGIT FOUR}43",
    "https://sts.us-east-1.amazonaws.com /x",
    "https://sts.us-east-1.amazonaws.com/a b",
    "https://sts.us-east-1.amazonaws.com/\r\nX-Smuggled: y",
    "https://\N{CYRILLIC SMALL LETTER ES}ts.amazonaws.com",
    "https://[::1",
    "https://",
    "ftp://sts.us-east-1.amazonaws.com",
    "file:///etc/passwd",
    "javascript://x/",
]

ENDPOINT_SOURCES: dict[str, Callable[[str, pytest.MonkeyPatch, Path], object]] = {
    "AWS_ENDPOINT_URL": by_variable("AWS_ENDPOINT_URL"),
    "AWS_ENDPOINT_URL_STS": by_variable("AWS_ENDPOINT_URL_STS"),
    "EndpointConfiguration": lambda value, *_: client(value),
    "the profile": lambda value, monkeypatch, directory: with_config(
        f"[default]\nendpoint_url = {value}\n", monkeypatch, directory
    ),
    "a services section": lambda value, monkeypatch, directory: with_config(
        f"[default]\nservices = mine\n[services mine]\nsts =\n  endpoint_url = {value}\n", monkeypatch, directory
    ),
}


def with_config(text: str, monkeypatch: pytest.MonkeyPatch, directory: Path) -> object:
    (directory / "config").write_text(text)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(directory / "config"))
    return configured().build()


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("value", ENDPOINTS)
@pytest.mark.parametrize("source", ENDPOINT_SOURCES)
def test_an_endpoint_that_could_lead_elsewhere_is_refused(
    source: str, value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    with pytest.raises(SdkClientException) as caught:
        ENDPOINT_SOURCES[source](value, monkeypatch, tmp_path).getCallerIdentity(GetCallerIdentityRequest())
    assert "password" not in str(caught.value).replace("user:password@host", "")


# --- what becomes a header or a parameter


BREAKS = ["a\r\nX-Smuggled: b", "a\nb", "a\rb", "a\0b", "a\N{SNOWMAN}", "a\ud800", "\r\n\r\nGET / HTTP/1.1\r\n"]


def with_header(value: str) -> Any:
    request = GetCallerIdentityRequest()
    request.putCustomRequestHeader("x-custom", value)
    return request


HEADERS: dict[str, Callable[[str, str], object]] = {
    "a session token": lambda url, value: signed_with(url, "ASIA", "secret", value),
    "an access key": lambda url, value: signed_with(url, value, "secret", "token"),
    "a header of the request": lambda url, value: client(url).getCallerIdentity(with_header(value)),
    "a header of the client": lambda url, value: client(
        url, ClientConfiguration().withHeader("x-custom", value)
    ).getCallerIdentity(GetCallerIdentityRequest()),
    "the name of a header": lambda url, value: client(
        url, ClientConfiguration().withHeader(value, "x")
    ).getCallerIdentity(GetCallerIdentityRequest()),
    "a user agent prefix": lambda url, value: client(
        url, ClientConfiguration().withUserAgentPrefix(value)
    ).getCallerIdentity(GetCallerIdentityRequest()),
    "a user agent suffix": lambda url, value: client(
        url, ClientConfiguration().withUserAgentSuffix(value)
    ).getCallerIdentity(GetCallerIdentityRequest()),
}


def signed_with(url: str, key: str, secret: str, token: str) -> object:
    provider = AWSStaticCredentialsProvider(BasicSessionCredentials(key, secret, token))
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(provider)
    calling = builder.withEndpointConfiguration(EndpointConfiguration(url, "us-east-1")).build()
    return calling.getCallerIdentity(GetCallerIdentityRequest())


@pytest.fixture(scope="module")
def service() -> Iterator[StubServer]:
    with StubServer(Answer(200, GOOD)) as server:
        yield server


@pytest.mark.parametrize("value", BREAKS)
@pytest.mark.parametrize("place", HEADERS)
def test_no_header_can_be_split(service: StubServer, place: str, value: str) -> None:
    """Refused, or, where white space around it is no part of the value, sent as one header without it."""
    before = len(service.requests)
    try:
        HEADERS[place](service.url, value)
    except IllegalArgumentException:
        assert len(service.requests) == before
    else:
        assert value != value.strip()
        assert not [name for name, _ in service.requests[-1].headers if name == "X-Smuggled"]


@pytest.mark.parametrize("value", [*BREAKS, "&Action=AssumeRole", "=", "%26", "+"])
def test_no_parameter_can_be_split(service: StubServer, value: str) -> None:
    request = GetCallerIdentityRequest()
    request.putCustomQueryParameter("Custom", value)
    client(service.url).getCallerIdentity(request)
    sent = value.encode("utf-8", "replace").decode()
    assert sorted(service.requests[-1].form) == [
        ("Action", "GetCallerIdentity"),
        ("Custom", sent),
        ("Version", "2011-06-15"),
    ]


PROFILES = {
    "a role with a line break inside": (
        "role_arn = arn:aws:iam::123456789012:role/de\rmo\ncredential_source = Environment"
    ),
    "a source that is nobody": "role_arn = arn:aws:iam::123456789012:role/demo\ncredential_source = Nobody",
    "itself as its source twice": (
        "role_arn = arn:aws:iam::123456789012:role/demo\nsource_profile = b\n[profile b]\n"
        "role_arn = arn:aws:iam::123456789012:role/demo\nsource_profile = default"
    ),
    "a duration of words": (
        "role_arn = arn:aws:iam::123456789012:role/demo\nduration_seconds = forever\ncredential_source = Environment"
    ),
    "a token file that is a device": (
        "role_arn = arn:aws:iam::123456789012:role/demo\nweb_identity_token_file = /dev/zero"
    ),
    "a token file that is a directory": ("role_arn = arn:aws:iam::123456789012:role/demo\nweb_identity_token_file = /"),
    "a command with half a quotation": "credential_process = sh -c 'echo",
    "a command that is not there": "credential_process = /nowhere/at/all",
    "a key with a line break that is not one": "aws_access_key_id = A\x85B\naws_secret_access_key = s",
}


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", PROFILES)
def test_a_hostile_profile_is_refused_before_anything_is_sent(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config").write_bytes(f"[default]\nregion = us-east-1\n{PROFILES[name]}\n".encode())
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLEAAAAAAAAA")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    provider = ProfileCredentialsProvider("default")
    begun = time.monotonic()
    with pytest.raises(SdkClientException):
        provider.getCredentials()
    assert time.monotonic() - begun < LONG


@pytest.mark.parametrize("value", ["a&Action=AssumeRoot", "a=b", "a%26b", "a+b c", "a\0b", "a\x85b", "\N{SNOWMAN}"])
def test_no_value_of_a_profile_can_split_the_form(value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    role = "arn:aws:iam::123456789012:role/demo"
    text = f"role_arn = {role}\nexternal_id = {value}\ncredential_source = Environment"
    (tmp_path / "config").write_bytes(f"[default]\nregion = us-east-1\n{text}\n".encode())
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLEAAAAAAAAA")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with StubServer(Answer(400, "<ErrorResponse/>")) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        with pytest.raises(SdkClientException):
            ProfileCredentialsProvider("default").getCredentials()
    form = server.requests[0].form
    assert ("ExternalId", value) in form
    assert [name for name, _ in form].count("Action") == 1
