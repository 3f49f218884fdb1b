"""Whatever a request holds, the signer raises our exceptions, and shows no value."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import DefaultRequest, SdkBaseException
from sts_sdk.auth import AWS4Signer, BasicAWSCredentials

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")
ODD: list[Any] = [5, 0.5, b"bytes", object(), ["a"], {"a": "b"}, ("a",), "\ud800"]
PLACES: dict[str, Callable[[DefaultRequest, Any], object]] = {
    "the value of a header": lambda request, odd: request.getHeaders().update({"X-A": odd}),
    "the name of a header": lambda request, odd: request.getHeaders().update({_hashable(odd): "a"}),
    "the value of a parameter": lambda request, odd: request.getParameters().update({"a": [_no_text(odd)]}),
    "the values of a parameter": lambda request, odd: request.getParameters().update({"a": _no_list(odd)}),
    "the name of a parameter": lambda request, odd: request.getParameters().update({_no_text(_hashable(odd)): ["a"]}),
    "the path": lambda request, odd: request.setResourcePath(odd),
    "the content": lambda request, odd: request.setContent(_no_bytes(odd)),
}


def _hashable(odd: Any) -> Any:
    return tuple(odd) if isinstance(odd, (list, dict)) else odd


def _no_text(odd: Any) -> Any:
    return 5 if isinstance(odd, str) else odd  # half a character is sent as a question mark, as in Java


def _no_list(odd: Any) -> Any:
    return 5 if isinstance(odd, (list, tuple)) else odd


def _no_bytes(odd: Any) -> Any:
    return io.StringIO("text") if isinstance(odd, bytes) else odd


def request() -> DefaultRequest:
    made = DefaultRequest("sts")
    made.setEndpoint("https://sts.us-east-1.amazonaws.com")
    return made


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("presign", [False, True])
def test_an_odd_part_of_a_request_is_refused(place: str, odd: object, presign: bool) -> None:
    made = request()
    PLACES[place](made, odd)
    signer = AWS4Signer()
    with pytest.raises(SdkBaseException):
        signer.presignRequest(made, KEYS) if presign else signer.sign(made, KEYS)


@pytest.mark.parametrize("odd", [5, "tomorrow", object()])
def test_so_are_odd_times_and_credentials(odd: Any) -> None:
    signer = AWS4Signer()
    for work in (
        lambda: signer.setOverrideDate(odd),
        lambda: signer.presignRequest(request(), KEYS, odd),
        lambda: signer.sign(request(), odd),
        lambda: signer.sign(request().withTimeOffset("5"), KEYS),
    ):
        with pytest.raises(SdkBaseException):
            work()


def test_what_is_right_is_signed() -> None:
    made = request()
    made.addHeader("X-Caf\u00e9".encode("ascii", "ignore").decode(), "caf\u00e9")
    made.addParameter("a", None)
    AWS4Signer(lambda: datetime(2026, 1, 1, tzinfo=UTC)).sign(made, KEYS)
    assert "Signature=" in made.getHeaders()["Authorization"]
