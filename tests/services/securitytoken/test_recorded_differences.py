"""Recorded answers that we read otherwise than Java, on purpose: what happens instead."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, SdkClientException
from support.java_calls import client_of, request_of, script_of
from support.recorded import cases, difference
from support.server import StubServer

if TYPE_CHECKING:
    from sts_sdk.services.securitytoken.model import GetSessionTokenResult
    from support.recorded import Case

# Java drops these expiries, with a warning.
READ = {
    "resp-007-ok-pretty-printed": datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC),
    "resp-055-date-08": datetime(2030, 1, 2, tzinfo=UTC),
    "resp-057-date-10": datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC),
    "resp-059-date-12": datetime(2030, 1, 2, 3, 4, 5, 500000, tzinfo=UTC),
    "resp-069-date-22": datetime(2030, 1, 3, tzinfo=UTC),
    "resp-073-date-26": datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC),
}
UNREADABLE = {
    "resp-061-date-14": "not a date",
    "resp-065-date-18": "292278994-08-17T07:12:55Z",
    "resp-067-date-20": "2023-02-29T00:00:00Z",
}
WITHOUT_RESULT = {"resp-027-ok-extra-nesting", "resp-039-ok-200-empty-body"}


def answered(case: Case) -> GetSessionTokenResult:
    assert difference(case)
    call = case["call"]
    with StubServer(*script_of(call)) as server, client_of(call, server) as client:
        return client.getSessionToken(request_of(call))


@pytest.mark.parametrize("case", cases("responses", lambda case: case["id"] in READ))
def test_an_expiry_that_can_be_read_is_kept(case: Case) -> None:
    credentials = answered(case).getCredentials()

    assert credentials is not None
    assert credentials.getExpiration() == READ[case["id"]]
    assert credentials.getAccessKeyId() == case["result"]["members"]["credentials"]["accessKeyId"]


@pytest.mark.parametrize("case", cases("responses", lambda case: case["id"] in UNREADABLE))
def test_an_expiry_that_cannot_be_read_is_no_answer(case: Case) -> None:
    with pytest.raises(SdkClientException) as failure:
        answered(case)

    assert UNREADABLE[case["id"]] in str(failure.value)


@pytest.mark.parametrize("case", cases("responses", lambda case: case["id"] in WITHOUT_RESULT))
def test_an_answer_without_a_result_is_no_answer(case: Case) -> None:
    with pytest.raises(SdkClientException) as failure:
        answered(case)

    assert not isinstance(failure.value, AmazonServiceException)


@pytest.mark.parametrize("case", cases("responses", lambda case: case["id"] == "resp-181-errbody-errors-plural"))
def test_errors_in_the_plural_are_read(case: Case) -> None:
    """moto's server writes them; Java knows no code then."""
    with pytest.raises(AmazonServiceException) as caught:
        answered(case)

    assert caught.value.getErrorCode() != case["exception"]["getErrorCode"]
    assert not (caught.value.getErrorCode() or "").startswith(str(caught.value.getStatusCode()))
