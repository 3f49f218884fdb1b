"""Each setting of a ClientConfiguration about connections reaches the transport, and with it the wire."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import ClientConfiguration, Protocol, SystemProperties
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk.internal._requests_transport import open_transport
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer
from support.sockets import LoopbackProxy

DEFAULT = ClientConfiguration


def differing(configuration: ClientConfiguration) -> dict[str, Any]:
    """What the settings have that those of a fresh ClientConfiguration have not."""
    settings, fresh = transport_settings(configuration), transport_settings(ClientConfiguration())
    names = TransportSettings.__slots__
    return {name: getattr(settings, name) for name in names if getattr(settings, name) != getattr(fresh, name)}


def test_the_defaults() -> None:
    settings = transport_settings(ClientConfiguration())
    plain = TransportSettings(preemptive_proxy_auth=False)
    assert [name for name in TransportSettings.__slots__ if getattr(settings, name) != getattr(plain, name)] == []


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        (DEFAULT().withMaxConnections(3), {"max_connections": 3}),
        (DEFAULT().withConnectionTTL(1500), {"connection_ttl": 1.5}),
        (DEFAULT().withConnectionTTL(0), {"connection_ttl": 0.0}),
        (DEFAULT().withConnectionMaxIdleMillis(250), {"max_idle": 0.25}),
        (DEFAULT().withReaper(False), {"max_idle": None}),
        (DEFAULT().withValidateAfterInactivityMillis(5000), {"validate_after": 5.0}),
        (DEFAULT().withValidateAfterInactivityMillis(0), {"validate_after": None}),
        (DEFAULT().withGzip(True), {"gzip": True}),
        (DEFAULT().withTcpKeepAlive(True), {"tcp_keep_alive": True}),
        (DEFAULT().withLocalAddress("127.0.0.1"), {"source_address": "127.0.0.1"}),
        (DEFAULT().withSocketBufferSizeHints(1, 2), {"socket_buffers": (1, 2)}),
        (DEFAULT().withCaBundle("bundle.pem"), {"ca_bundle": "bundle.pem"}),
        (DEFAULT().withClientCertificate("both.pem"), {"client_certificate": "both.pem"}),
        (DEFAULT().withClientCertificate("c.pem", "k.pem"), {"client_certificate": ("c.pem", "k.pem")}),
        (DEFAULT().withDisableSocketProxy(True), {"socks": False}),
        (DEFAULT().withPreemptiveBasicProxyAuth(True), {"preemptive_proxy_auth": True}),
        (DEFAULT().withNonProxyHosts("localhost| *.internal |"), {"direct_hosts": ("localhost", "*.internal")}),
    ],
)
def test_one_setting_changes_one_thing(configuration: ClientConfiguration, expected: dict[str, Any]) -> None:
    assert differing(configuration) == expected


@pytest.mark.parametrize(
    ("configuration", "url"),
    [
        (DEFAULT().withProxyHost("p"), "http://p:80"),
        (DEFAULT().withProxyHost("p").withProxyPort(3128), "http://p:3128"),
        (DEFAULT().withProxyHost("p").withProxyProtocol(Protocol.HTTPS), "https://p:443"),
        (DEFAULT().withProxyHost("::1").withProxyPort(1), "http://[::1]:1"),
        (DEFAULT().withProxyHost("[::1]").withProxyPort(1), "http://[::1]:1"),
        (DEFAULT().withProxyHost("p").withProxyUsername("u"), "http://u:@p:80"),
        (DEFAULT().withProxyHost("p").withProxyUsername("u").withProxyDomain("corp"), "http://CORP%5Cu:@p:80"),
        (DEFAULT().withProxyHost("p").withProxyDomain("corp"), "http://p:80"),
        (
            DEFAULT().withProxyHost("p").withProxyUsername("ü@:").withProxyPassword("/?#"),
            "http://%C3%BC%40%3A:%2F%3F%23@p:80",
        ),
    ],
)
def test_the_proxy(configuration: ClientConfiguration, url: str) -> None:
    assert transport_settings(configuration).proxies == {"http": url, "https": url}


def test_a_proxy_of_the_environment_alone_is_left_to_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "https://u:p@env:443")
    assert transport_settings(ClientConfiguration()).proxies is None
    named = ClientConfiguration().withProxyUsername("me").withProxyPassword("mine")
    assert transport_settings(named).proxies == {"http": "http://me:mine@env:443", "https": "http://me:mine@env:443"}


def test_a_proxy_of_system_properties() -> None:
    SystemProperties.setProperty("https.proxyHost", "prop")
    SystemProperties.setProperty("https.proxyPort", "8080")
    assert transport_settings(ClientConfiguration()).proxies == {
        "http": "http://prop:8080",
        "https": "http://prop:8080",
    }


def test_checking_certificates_can_be_switched_off_for_the_process() -> None:
    SystemProperties.setProperty("com.amazonaws.sdk.disableCertChecking", "true")
    assert differing(ClientConfiguration()) == {}
    assert transport_settings(ClientConfiguration()).verify is False


def body_by(configuration: ClientConfiguration, url: str) -> bytes:
    transport = open_transport(transport_settings(configuration))
    try:
        return transport.send(HttpRequest("POST", url, {"Host": "test"}, b"body"), Timeouts(5, 5)).body
    finally:
        transport.close()


def test_proxy_user_password_and_exceptions_reach_the_wire() -> None:
    with LoopbackProxy("user", "p@ss:word") as proxy, StubServer(Answer(200, b"direct")) as server:
        configuration = ClientConfiguration().withProxyHost("localhost").withProxyPort(proxy.port)
        configuration.withProxyUsername("user").withProxyPassword("p@ss:word").withNonProxyHosts("x|127.*")
        assert body_by(configuration, "http://sts.example.test/") == b"by a proxy!"
        assert body_by(configuration, server.url) == b"direct"
    assert ["Proxy-Authorization" in head for head in proxy.heads] == [False, True]


def test_gzip_reaches_the_wire() -> None:
    with StubServer() as server:
        body_by(ClientConfiguration().withGzip(True), server.url)
        body_by(ClientConfiguration(), server.url)
    assert [request.header("Accept-Encoding") for request in server.requests] == ["gzip,deflate", "identity"]
