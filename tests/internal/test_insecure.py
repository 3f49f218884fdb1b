"""Session tokens on their way in clear."""

from __future__ import annotations

import warnings

import pytest

from sts_sdk import (
    AWSStaticCredentialsProvider,
    ClientConfiguration,
    Protocol,
)
from sts_sdk.http import InsecureEndpointWarning
from support import http_bench
from support.http_bench import SESSION, Bench, answer


def test_the_warning_points_at_the_line_that_calls() -> None:
    with pytest.warns(InsecureEndpointWarning) as caught:
        Bench(answer(200)).call(AWSStaticCredentialsProvider(SESSION), url="http://h.test/")
    # The bench calls the HTTP client, so it is the caller.
    assert [warning.filename for warning in caught] == [http_bench.__file__]


def session(url: str, configuration: ClientConfiguration | None = None) -> list[str]:
    bench = Bench(answer(200), configuration=configuration)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(2):
            bench.call(AWSStaticCredentialsProvider(SESSION), url=url)
    return [str(warning.message) for warning in caught if warning.category is InsecureEndpointWarning]


@pytest.mark.parametrize(
    "url", ["https://h.test/", "http://127.0.0.1:1/", "http://localhost/", "http://[::1]:9/", "http://127.9.9.9/"]
)
def test_no_warning_where_nobody_can_listen(url: str) -> None:
    assert session(url) == []


@pytest.mark.parametrize(
    "url", ["http://h.test/", "http://127.evil.test/", "http://10.0.0.1/", "http://localhost.test/"]
)
def test_a_token_in_clear_is_warned_of_once(url: str) -> None:
    (message,) = session(url)
    assert message.startswith("A session token is sent to ")
    assert session(url, ClientConfiguration().withProtocol(Protocol.HTTP)) == []


def test_long_term_keys_in_clear_are_not_warned_of() -> None:
    bench = Bench(answer(200))
    bench.call(url="http://h.test/")
    assert bench.attempts == 1
