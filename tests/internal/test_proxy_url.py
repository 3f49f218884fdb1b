"""Addresses of proxies with any characters in user and password."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import ClientConfiguration, Protocol
from sts_sdk.internal._proxy_url import found_proxy, proxy_parts, proxy_url, why_unusable
from sts_sdk.internal._routes import route_to
from sts_sdk.internal._transport_settings import TransportSettings


@pytest.mark.parametrize("password", ["p#w", "p@w", "p/w", "p?w", "p%w", "p%zz", "a:b", "://", "p w", "\u672c"])
@pytest.mark.parametrize("user", ["u", "DOMAIN\\u", "u@example.com", "u%"])
def test_reserved_characters_as_they_are(user: str, password: str) -> None:
    written = f"http://{user}:{password}@proxy.example:8080/"
    assert proxy_parts(written) == ("proxy.example", 8080, user, password)
    parts = urlsplit(proxy_url(written))
    assert (parts.hostname, parts.port) == ("proxy.example", 8080)
    assert (unquote(parts.username or ""), unquote(parts.password or "")) == (user, password)


@given(st.text(min_size=1).filter(lambda text: ":" not in text), st.text(min_size=1))
def test_what_is_escaped_already_stays(user: str, password: str) -> None:
    user, password = (text.encode(errors="replace").decode() for text in (user, password))
    written = f"https://{quote(user, safe='')}:{quote(password, safe='')}@[::1]:3128"
    assert proxy_url(written) == written
    assert proxy_parts(written) == ("::1", 3128, user, password)


@pytest.mark.parametrize(
    ("written", "url", "parts"),
    [
        ("proxy:8080", "http://proxy:8080", ("proxy", 8080, None, None)),
        ("http://proxy", "http://proxy", ("proxy", -1, None, None)),
        ("socks5://u@proxy:1", "socks5://u@proxy:1", ("proxy", 1, "u", None)),
        ("u:p@proxy", "http://u:p@proxy", ("proxy", -1, "u", "p")),
        ("http://[fd00::1]/x", "http://[fd00::1]", ("fd00::1", -1, None, None)),
    ],
)
def test_what_may_be_missing(written: str, url: str, parts: tuple[object, ...]) -> None:
    assert (proxy_url(written), proxy_parts(written)) == (url, parts)
    assert why_unusable(written) is None


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("http://u:secret@", "no host"),
        ("http://u:secret@a b:1", "no host"),
        ("http://u:secret@proxy:port", "port is not a number"),
        ("http://u:secret@proxy:0", "port is not a number"),
        ("http://u:secret@proxy:99999", "port is not a number"),
        ("'http://u:secret@proxy:1'", "in quotes"),
        ('"http://u:secret@proxy:1"', "in quotes"),
    ],
)
def test_what_cannot_be_used_is_told_without_the_password(written: str, why: str) -> None:
    told = why_unusable(written)
    assert told is not None
    assert why in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("environment", "https", "http"),
    [
        ({}, None, None),
        ({"HTTPS_PROXY": "http://a.test:1"}, "http://a.test:1", None),
        ({"HTTPS_PROXY": "http://a.test:1", "https_proxy": "http://b.test:2"}, "http://b.test:2", None),
        ({"HTTPS_PROXY": "http://a.test:1", "https_proxy": " "}, "http://a.test:1", None),
        ({"ALL_PROXY": "http://a.test:1", "http_proxy": ""}, "http://a.test:1", "http://a.test:1"),
        ({"HTTP_PROXY": "http://a.test:1"}, None, "http://a.test:1"),
        ({"HTTP_PROXY": "http://a.test:1", "REQUEST_METHOD": "GET"}, None, None),
        ({"http_proxy": "http://a.test:1", "REQUEST_METHOD": "GET"}, None, "http://a.test:1"),
    ],
)
def test_the_proxy_that_is_told_is_the_one_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], https: str | None, http: str | None
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert (found_proxy("https"), found_proxy("http")) == (https, http)
    for scheme, proxy, protocol in (("https", https, Protocol.HTTPS), ("http", http, Protocol.HTTP)):
        route = route_to(f"{scheme}://sts.example.test", TransportSettings())
        assert route.proxies.get(scheme) == proxy
        told = ClientConfiguration().withProtocol(protocol)
        assert told.getProxyHost() == (proxy and proxy.split("/")[2].partition(":")[0])


def test_the_system_s_proxy_is_told_and_asked_where_the_environment_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("urllib.request.getproxies", lambda: {"https": "http://system.test:3128"})

    assert (ClientConfiguration().getProxyHost(), ClientConfiguration().getProxyPort()) == ("system.test", 3128)
    assert route_to("https://sts.example.test", TransportSettings()).proxies == {"https": "http://system.test:3128"}
    monkeypatch.setenv("HTTPS_PROXY", "http://own.test:1")
    assert ClientConfiguration().getProxyHost() == "own.test"
    monkeypatch.delenv("HTTPS_PROXY")
    monkeypatch.setattr("sts_sdk.internal._fork.Process.is_child", True)
    assert ClientConfiguration().getProxyHost() is None
