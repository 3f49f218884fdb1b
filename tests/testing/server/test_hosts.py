"""Which Host and Origin a server answers to: a web page can lead a browser to a loopback port under another name."""

from __future__ import annotations

import pytest

from sts_sdk.testing.server._hosts import Hosts
from sts_sdk.testing.server._wire import Received


def asked(host: str | None, origin: str | None = None) -> Received:
    headers = [(name, value) for name, value in (("Host", host), ("Origin", origin)) if value is not None]
    return Received("GET", "/", headers, b"")


@pytest.mark.parametrize(
    "host",
    [
        None,
        "127.0.0.1:4566",
        "127.8.9.1",
        "[::1]:4566",
        "localhost:4566",
        "LocalHost",
        "photos.localhost:80",
        "photos.s3.localhost",
        "sts.eu-west-1.amazonaws.com",
        "sts.amazonaws.com",
        "photos.s3.eu-west-1.amazonaws.com",
        "s3.cn-north-1.amazonaws.com.cn",
        "signin.aws.amazon.com",
        "aws",
        "photos.aws:4566",
    ],
)
def test_its_own_names(host: str | None) -> None:
    assert Hosts("127.0.0.1", ["aws"]).objection(asked(host)) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:4566",
        "127.0.0.1.evil.example",
        "sts.amazonaws.com.evil.example",
        "ec2-1-2-3-4.compute-1.amazonaws.com",
        "192.168.0.7",
        "0.0.0.0",
        "user@localhost",
        "localhost:evil",
        "[::1",
        "",
    ],
)
def test_foreign_names(host: str) -> None:
    said = Hosts("127.0.0.1", ["aws"]).objection(asked(host))
    assert said is not None
    assert f"does not answer to the host {host!r}" in said
    assert "--name NAME" in said


def test_an_address_of_the_network_where_the_network_is_let_in() -> None:
    assert Hosts("0.0.0.0").objection(asked("192.168.0.7:4566")) is None
    assert Hosts("0.0.0.0").objection(asked("evil.example")) is not None


@pytest.mark.parametrize("origin", ["http://localhost:3000", "http://127.0.0.1:9", "https://[::1]", "http://app.aws"])
def test_local_pages_may_call_the_services(origin: str) -> None:
    hosts = Hosts("127.0.0.1", ["aws"])
    assert hosts.objection(asked("127.0.0.1:4566", origin)) is None
    assert hosts.objection(asked("127.0.0.1:4566", origin), same_origin=True) is not None


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "file://", "http://192.168.0.7", "https://sts.amazonaws.com"]
)
def test_foreign_pages_may_not(origin: str) -> None:
    said = Hosts("127.0.0.1").objection(asked("127.0.0.1:4566", origin))
    assert said is not None
    assert f"origin {origin!r}" in said


def test_its_own_page_may_do_all() -> None:
    own = asked("127.0.0.1:4566", "http://127.0.0.1:4566")
    assert Hosts("127.0.0.1").objection(own, same_origin=True) is None
