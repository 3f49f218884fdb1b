"""What is this computer, and what only looks like it; ``tests/http/test_insecure.py`` has the calls."""

from __future__ import annotations

import pytest

from sts_sdk.internal._clear_text import goes_in_clear
from sts_sdk.internal._endpoint import is_loopback_address


@pytest.mark.parametrize(
    "host",
    ["127.0.0.08", "127.0.0.0001999", "127.1", "127.0.0.256", "127.0.0.1.", "127.0.0.1.evil.test", "0177.0.0.1",
     "127.0.0.1%2e", "127.0.0.\u0661", "[::2]", "[::ffff:127.0.0.1]", "evil.localhost", "0x7f.0.0.1", "2130706433",
     "localhost.", "127.0.0.+1", "127.0.0.1_1"],
)  # fmt: skip
def test_what_only_looks_like_this_computer_is_another(host: str) -> None:
    assert goes_in_clear(f"http://{host}:80/")
    assert goes_in_clear(f"HTTP://{host}/")
    assert not goes_in_clear(f"https://{host}/")
    assert not is_loopback_address(host.strip("[]"))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.255.255.255", "127.0.0.0", "[::1]", "LOCALHOST", "[0:0:0:0:0:0:0:1]"]
)
def test_and_what_is_this_computer(host: str) -> None:
    assert not goes_in_clear(f"http://{host}:80/")
