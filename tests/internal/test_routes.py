"""How endpoints are reached, over real sockets: certificates and proxies."""

from __future__ import annotations

import ssl
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import serialization

from sts_sdk.internal import _routes
from sts_sdk.internal._transport import (
    ConnectError,
    ConnectionBroken,
    ConnectTimeout,
    HttpRequest,
    InvalidTarget,
    ProxyAuthenticationError,
    ProxyError,
    TlsError,
)
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer
from support.sockets import LoopbackProxy, RawServer, read_request
from support.tls import Authority
from support.transports import answer_good, call, call_once, transport

if TYPE_CHECKING:
    import socket


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def no_bundle_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


# TLS


def test_a_bundle_that_is_set_is_trusted(authority: Authority) -> None:
    with (
        RawServer(answer_good, authority.server_context("localhost")) as server,
        transport(ca_bundle=authority.bundle) as opened,
    ):
        url = f"https://localhost:{server.port}/"
        assert [call(opened, url) for _ in range(20)] == [b"good"] * 20
        assert server.connections == 1


def test_an_empty_directory_of_certificates_vouches_for_nobody(authority: Authority, tmp_path: Path) -> None:
    with RawServer(answer_good, authority.server_context("localhost")) as server, pytest.raises(TlsError):
        call_once(f"https://localhost:{server.port}/", ca_bundle=str(tmp_path))


@pytest.mark.parametrize("variable", ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_the_bundle_of_the_environment(authority: Authority, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, authority.bundle)
    with RawServer(answer_good, authority.server_context("127.0.0.1")) as server:
        url = f"https://127.0.0.1:{server.port}/"
        assert call_once(url) == b"good"
        with pytest.raises(TlsError):
            call_once(url, trust_environment=False)


def test_aws_ca_bundle_comes_before_the_others_and_settings_before_it(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    monkeypatch.setenv("AWS_CA_BUNDLE", authority.bundle)
    with RawServer(answer_good, authority.server_context("127.0.0.1")) as server:
        url = f"https://127.0.0.1:{server.port}/"
        assert call_once(url) == b"good"
        monkeypatch.setenv("AWS_CA_BUNDLE", "/nor/this/one")
        assert call_once(url, ca_bundle=authority.bundle) == b"good"
        with pytest.raises(TlsError, match="Cannot read the CA certificates in /nor/this/one: No such file") as caught:
            call_once(url)
        assert caught.value.retryable is False


def test_a_certificate_nobody_vouches_for_is_refused_for_good(authority: Authority) -> None:
    with RawServer(answer_good, authority.server_context("localhost")) as server:
        url = f"https://localhost:{server.port}"
        with pytest.raises(TlsError, match=f"^TLS with {url} failed: .*issuer certificate") as caught:
            call_once(url)
        assert (caught.value.retryable, caught.value.sent) == (False, False)


def test_a_certificate_for_another_name_is_refused(authority: Authority) -> None:
    with (
        RawServer(answer_good, authority.server_context("elsewhere.test")) as server,
        pytest.raises(TlsError, match=r"mismatch.*localhost"),
    ):
        call_once(f"https://localhost:{server.port}/", ca_bundle=authority.bundle)


def test_checking_can_be_switched_off_and_warns(authority: Authority) -> None:
    with (
        RawServer(answer_good, authority.server_context("elsewhere.test")) as server,
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("always")
        assert call_once(f"https://localhost:{server.port}/", verify=False) == b"good"
    assert "Unverified HTTPS request" in str(caught[0].message)


def test_tls_to_a_server_without_tls(authority: Authority) -> None:
    def talk(sock: socket.socket, number: int) -> None:
        sock.recv(65536)
        sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with RawServer(talk) as server, pytest.raises(TlsError, match="wrong version number"):
        call_once(f"https://localhost:{server.port}/", ca_bundle=authority.bundle)


def test_a_handshake_that_breaks_off_may_be_tried_again(authority: Authority) -> None:
    def hang_up(sock: socket.socket, number: int) -> None:
        sock.recv(10)

    with RawServer(hang_up) as server, pytest.raises(ConnectError) as caught:
        call_once(f"https://localhost:{server.port}/", ca_bundle=authority.bundle)
    assert (type(caught.value), caught.value.retryable, caught.value.sent) == (ConnectError, True, False)


def test_a_handshake_that_stalls_ends_with_the_connect_timeout(authority: Authority) -> None:
    def stall(sock: socket.socket, number: int) -> None:
        server.closing.wait(5)

    with (
        RawServer(stall) as server,
        transport(ca_bundle=authority.bundle) as opened,
        pytest.raises(ConnectTimeout) as caught,
    ):
        call(opened, f"https://localhost:{server.port}/", Timeouts(0.1, 5))
    assert caught.value.sent is False


def test_nothing_older_than_tls_1_2_is_spoken(authority: Authority) -> None:
    with (
        RawServer(answer_good, authority.server_context("localhost")) as server,
        transport(ca_bundle=authority.bundle) as opened,
    ):
        call(opened, f"https://localhost:{server.port}/")
        context = opened._adapter.tls_context()
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_a_client_certificate(authority: Authority, tmp_path: Path) -> None:
    certificate, key = authority.issue("client.test")
    seen: list[Any] = []

    def talk(sock: Any, number: int) -> None:
        seen.append(sock.getpeercert()["subject"])
        answer_good(sock, number)

    joined = tmp_path / "joined.pem"
    joined.write_bytes(b"".join(Path(path).read_bytes() for path in (certificate, key)))
    with RawServer(talk, authority.server_context("localhost", ask_client=True)) as server:
        url = f"https://localhost:{server.port}/"
        assert call_once(url, ca_bundle=authority.bundle, client_certificate=(certificate, key)) == b"good"
        assert call_once(url, ca_bundle=authority.bundle, client_certificate=str(joined)) == b"good"
        assert seen == [((("commonName", "client.test"),),)] * 2
        with pytest.raises((TlsError, ConnectionBroken), match=r"certificate required|ended|reset|Broken pipe"):
            call_once(url, ca_bundle=authority.bundle)
        with pytest.raises(TlsError, match="Cannot read the client certificate"):
            call_once(url, ca_bundle=authority.bundle, client_certificate="/no/such/file")


def test_a_key_with_a_password_is_refused_instead_of_asking_at_the_terminal(
    authority: Authority, tmp_path: Path
) -> None:
    certificate, key = authority.issue("client.test")
    plain = serialization.load_pem_private_key(Path(key).read_bytes(), None)
    locked = tmp_path / "locked.key"
    locked.write_bytes(
        plain.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"password"),
        )
    )
    with pytest.raises(TlsError, match="the client certificate is protected by a password"):
        call_once("https://localhost:9/", client_certificate=(certificate, str(locked)))


# Proxies


def proxies(server: RawServer, user_info: str = "", scheme: str = "http") -> dict[str, str]:
    url = f"{scheme}://{user_info}localhost:{server.port}"
    return {"http": url, "https": url}


def test_plain_http_is_asked_of_the_proxy_by_the_whole_url() -> None:
    with LoopbackProxy() as proxy, transport(proxies=proxies(proxy)) as opened:
        assert call(opened, "http://sts.example.test:8080/x?q=1") == b"by a proxy!"
        assert call(opened, "http://sts.example.test:8080/x?q=2") == b"by a proxy!"
    assert [head.splitlines()[0] for head in proxy.heads] == [
        "POST http://sts.example.test:8080/x?q=1 HTTP/1.1",
        "POST http://sts.example.test:8080/x?q=2 HTTP/1.1",
    ]
    assert proxy.connections == 1


def test_https_goes_through_a_tunnel(authority: Authority) -> None:
    with (
        RawServer(answer_good, authority.server_context("sts.example.test")) as server,
        LoopbackProxy() as proxy,
        transport(proxies=proxies(proxy), ca_bundle=authority.bundle) as opened,
    ):
        url = f"https://sts.example.test:{server.port}/x"
        assert [call(opened, url), call(opened, url)] == [b"good", b"good"]
    assert [head.splitlines()[0].rpartition(" ")[0] for head in proxy.heads] == [
        f"CONNECT sts.example.test:{server.port}"
    ]
    assert "Proxy-Authorization" not in proxy.heads[0]


def test_a_request_that_was_refused_leaves_nothing_for_the_proxy(authority: Authority) -> None:
    with (
        RawServer(answer_good, authority.server_context("sts.example.test")) as server,
        LoopbackProxy() as proxy,
        transport(proxies=proxies(proxy), ca_bundle=authority.bundle, max_connections=1) as opened,
    ):
        url = f"https://sts.example.test:{server.port}/"
        with pytest.raises(InvalidTarget):
            opened.send(HttpRequest("POST", url, {"Host": "test", "X-Bad": "a\r\nb"}, b"secret"), Timeouts(5, 5))
        assert call(opened, url) == b"good"
    assert not any("secret" in head for head in proxy.heads)


@pytest.mark.parametrize("preemptive", [True, False])
def test_user_and_password_of_the_proxy(authority: Authority, preemptive: bool) -> None:
    with (
        RawServer(answer_good, authority.server_context("sts.example.test")) as server,
        LoopbackProxy("u@", "p:w") as proxy,
        transport(
            proxies=proxies(proxy, "u%40:p%3Aw@"), ca_bundle=authority.bundle, preemptive_proxy_auth=preemptive
        ) as opened,
    ):
        assert call(opened, f"https://sts.example.test:{server.port}/") == b"good"
        assert call(opened, "http://plain.example.test/") == b"by a proxy!"
        assert call(opened, "http://plain.example.test/") == b"by a proxy!"
    told = ["Proxy-Authorization: Basic dUA6cDp3" in head for head in proxy.heads]
    assert told == ([True, True, True] if preemptive else [False, True, False, True, True])


@pytest.mark.parametrize("url", ["http://sts.example.test/", "https://sts.example.test/"])
@pytest.mark.parametrize("user_info", ["", "u:canary0secret@"])
def test_a_proxy_that_wants_another_password(url: str, user_info: str) -> None:
    with (
        LoopbackProxy("u", "right") as proxy,
        transport(proxies=proxies(proxy, user_info)) as opened,
        pytest.raises(ProxyAuthenticationError, match="asks for a user and a password") as caught,
    ):
        call(opened, url)
    assert (caught.value.retryable, caught.value.sent) == (False, False)
    assert "canary0secret" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_a_proxy_that_refuses_the_tunnel() -> None:
    with (
        LoopbackProxy(refuse=b"HTTP/1.1 502 Bad Gateway\r\n\r\n") as proxy,
        pytest.raises(ProxyError, match="Tunnel connection failed: 502 Bad Gateway") as caught,
    ):
        call_once("https://sts.example.test/", proxies=proxies(proxy))
    assert (caught.value.retryable, caught.value.sent) == (True, False)


@pytest.mark.parametrize("url", ["http://sts.example.test/", "https://sts.example.test/"])
def test_a_proxy_that_is_not_there(url: str) -> None:
    with LoopbackProxy() as proxy:
        gone = proxies(proxy, "u:canary0secret@")
    with pytest.raises(
        ProxyError, match=r"^The proxy of https?://sts\.example\.test failed: Connection refused"
    ) as caught:
        call_once(url, proxies=gone)
    assert "canary0secret" not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__cause__}"


def test_a_proxy_that_drips_its_answer_to_connect_ends_with_the_connect_timeout() -> None:
    def drip(sock: socket.socket, number: int) -> None:
        read_request(sock)
        while not server.closing.wait(0.03):
            sock.sendall(b"H")

    with (
        RawServer(drip) as server,
        transport(proxies=proxies(server)) as opened,
        pytest.raises(ConnectTimeout, match="timed out"),
    ):
        call(opened, "https://sts.example.test/", Timeouts(0.2, 5))


def test_a_proxy_by_https(authority: Authority) -> None:
    with LoopbackProxy(context=authority.server_context("localhost")) as proxy:
        settings = {"proxies": proxies(proxy, scheme="https"), "ca_bundle": authority.bundle}
        assert call_once("http://sts.example.test/", **settings) == b"by a proxy!"
        with RawServer(answer_good, authority.server_context("sts.example.test")) as server:
            assert call_once(f"https://sts.example.test:{server.port}/", **settings) == b"good"


def test_the_proxy_of_the_environment_is_told_its_user_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with LoopbackProxy("u", "p") as proxy:
        monkeypatch.setenv("http_proxy", f"http://u:p@localhost:{proxy.port}")
        assert call_once("http://sts.example.test/", preemptive_proxy_auth=False) == b"by a proxy!"
        assert len(proxy.heads) == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"trust_environment": False},
        {"direct_hosts": ("127.0.0.1",)},
        {"direct_hosts": ("example.test", "127.*")},
        {"proxies": {"http": "http://127.0.0.1:9"}, "direct_hosts": ("*.0.0.1",)},
    ],
)
def test_hosts_that_are_reached_without_the_proxy(monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any]) -> None:
    with LoopbackProxy() as proxy, StubServer(Answer(200, b"direct")) as server:
        monkeypatch.setenv("http_proxy", f"http://localhost:{proxy.port}")
        assert call_once(server.url, **settings) == b"direct"
        assert call_once(server.url) == b"by a proxy!"


@pytest.mark.parametrize("pattern", ["127.0.0", "27.0.0.1", "x*", "127.0.0.1:80", "127?0?0?1", "[127.0.1]*"])
def test_hosts_that_only_look_alike_go_through_it(pattern: str) -> None:
    with LoopbackProxy() as proxy, StubServer(Answer(200, b"direct")) as server:
        assert call_once(server.url, proxies=proxies(proxy), direct_hosts=(pattern,)) == b"by a proxy!"


@pytest.mark.parametrize(("no_proxy", "direct"), [("127.0.0.1", True), ("127.0.0.0/8, b", True), ("other", False)])
def test_no_proxy_holds_for_proxies_that_were_set_too(
    monkeypatch: pytest.MonkeyPatch, no_proxy: str, direct: bool
) -> None:
    monkeypatch.setenv("NO_PROXY", no_proxy)
    with LoopbackProxy() as proxy, StubServer(Answer(200, b"direct")) as server:
        assert call_once(server.url, proxies=proxies(proxy)) == (b"direct" if direct else b"by a proxy!")


def test_a_socks_proxy_of_the_environment_can_be_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:9")
    with StubServer(Answer(200, b"direct")) as server:
        assert call_once(server.url, socks=False) == b"direct"
        with pytest.raises(ProxyError, match=r"SOCKS|Connection refused"):
            call_once(server.url)
    with LoopbackProxy() as proxy:
        assert call_once("http://sts.example.test/", proxies=proxies(proxy), socks=False) == b"by a proxy!"


def test_a_forked_child_on_macos_does_not_ask_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError("the system was asked")

    monkeypatch.setattr("urllib.request.getproxies", asked)
    monkeypatch.setattr(_routes, "should_bypass_proxies", asked)
    monkeypatch.setattr(_routes.sys, "platform", "darwin")
    monkeypatch.setattr(_routes.Process, "is_child", True)
    monkeypatch.setenv("https_proxy", "http://proxy.test:3128")
    monkeypatch.setenv("no_proxy", "direct.test")
    settings = TransportSettings()
    assert _routes._proxy_for("https://sts.test/", "sts.test", settings) == "http://proxy.test:3128"
    assert _routes._proxy_for("https://direct.test/", "direct.test", settings) is None
    own = TransportSettings(proxies={"https": "http://own.test:1"})
    assert _routes._proxy_for("https://sts.test/", "sts.test", own) == "http://own.test:1"
    assert _routes._proxy_for("https://direct.test/", "direct.test", own) is None


@pytest.mark.parametrize("no_proxy", ["::1", "[::1]", "localhost, [::1]"])
def test_an_ipv6_address_without_a_proxy_may_stand_in_brackets(
    no_proxy: str, clean_surroundings: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.test:3128")
    monkeypatch.setenv("no_proxy", no_proxy)
    settings = TransportSettings()
    assert _routes._proxy_for("http://[::1]:4566/", "::1", settings) is None
    assert _routes._proxy_for("http://[::2]:4566/", "::2", settings) == "http://proxy.test:3128"
