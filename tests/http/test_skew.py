"""A computer whose clock is off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    ClientConfiguration,
    SDKGlobalConfiguration,
)
from sts_sdk.http._skew import server_time
from support.recorded import cases

if TYPE_CHECKING:
    from sts_sdk.internal._transport import WireResponse
    from support.recorded import Case


from support.http_bench import STANDARD, START, Bench, answer


def http_date(at: datetime) -> str:
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize(
    "case", cases("responses", lambda case: "-skew-" in case["id"] and len(case["call"]["responses"]) > 1)
)
def test_recorded_skews(case: Case) -> None:
    refusal = case["call"]["responses"][0]
    code = refusal["body"].partition("<Code>")[2].partition("<")[0]
    message = refusal["body"].partition("<Message>")[2].partition("<")[0]
    headers = {name: value for name, value in refusal["headers"] if name == "Date"}
    if headers:
        headers["Date"] = http_date(START + timedelta(seconds=int(headers["Date"].strip("{}").removeprefix("date"))))
    bench = Bench(answer(refusal["status"], f"{code}:{message}", **headers), answer(200, "done"))
    assert bench.call() == "done"
    sent = [dict(wire["headers"]) for wire in case["wire"]]
    java = [datetime.strptime(headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ") for headers in sent]  # noqa: DTZ007 -- a Z it has
    ours = [datetime.strptime(str(value), "%Y%m%dT%H%M%SZ") for value in bench.transport.header("X-Amz-Date")]  # noqa: DTZ007 -- a Z it has
    if headers:
        assert abs((ours[1] - ours[0]) - (java[1] - java[0])) <= timedelta(seconds=2)
        ttl = str(bench.transport.header("amz-sdk-request")[1]).partition(";")[0].removeprefix("ttl=")
        assert datetime.strptime(ttl, "%Y%m%dT%H%M%SZ") - ours[1] == timedelta(seconds=50)  # noqa: DTZ007 -- a Z it has
        assert sent[1]["amz-sdk-request"].startswith("ttl=")
    else:
        assert abs(ours[1] - java[1]) <= timedelta(seconds=2)  # to the time in the message
        assert bench.transport.header("amz-sdk-request") == [headers["amz-sdk-request"] for headers in sent]


def test_the_correction_stays_with_the_client() -> None:
    ahead = http_date(START + timedelta(hours=1))
    bench = Bench(answer(403, "RequestTimeTooSkewed", Date=ahead), answer(200))
    bench.call()
    bench.call()
    assert str(bench.transport.header("X-Amz-Date")[2]).startswith("20261124T1221")
    other = Bench(answer(200))
    other.call()
    assert other.transport.header("X-Amz-Date") == ["20261124T112119Z"]


@pytest.mark.parametrize("status", [200, 500, 403])
def test_a_skewed_date_alone_changes_nothing(status: int) -> None:
    far = http_date(START + timedelta(days=3))
    bench = Bench(answer(status, "AccessDenied", Date=far), answer(200), configuration=ClientConfiguration())
    if status == 403:
        bench.refused()
    else:
        bench.call()
    bench.call()
    assert {str(at)[:11] for at in bench.transport.header("X-Amz-Date")} == {"20261124T11"}


def test_global_offset_serves_until_the_client_knows_better() -> None:
    SDKGlobalConfiguration.setGlobalTimeOffset(-3600)
    try:
        bench = Bench(answer(200), answer(403, "RequestExpired", Date=http_date(START)), answer(200))
        bench.call()
        bench.call()
    finally:
        SDKGlobalConfiguration.setGlobalTimeOffset(0)
    assert [str(at)[:13] for at in bench.transport.header("X-Amz-Date")] == [
        "20261124T1221", "20261124T1221", "20261124T1121",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "attempts"), [(http_date(START), 1), (http_date(START + timedelta(minutes=20)), 2), ("yesterday", 1)]
)
def test_standard_tries_a_refused_signature_again_only_if_the_clock_was_off(date: str, attempts: int) -> None:
    bench = Bench(answer(403, "SignatureDoesNotMatch", Date=date), answer(200), mode=STANDARD)
    if attempts == 1:
        bench.refused()
    else:
        bench.call()
    assert bench.attempts == attempts


@pytest.mark.parametrize(("minutes", "attempts"), [(0, 1), (20, 2)])
def test_a_call_without_signature_is_judged_by_the_clock(minutes: int, attempts: int) -> None:
    date = http_date(START + timedelta(minutes=minutes))
    bench = Bench(answer(403, "AuthFailure", Date=date), answer(403, "AccessDenied"), mode=STANDARD)
    bench.refused(signed=False)
    assert bench.attempts == attempts


@pytest.mark.parametrize(
    ("message", "time"),
    [
        ("Signature expired: 20261124T101112Z is now earlier than 20261124T123456Z (20261124T133456Z - 5 min.)", True),
        ("(20261124T133456Z", True),
        ("(20261124T133456", False),
        ("(20261124 133456Z)", False),
        ("(20261124T133456+)", False),
        ("20261124T133456Z", False),
        ("", False),
    ],
)
def test_the_time_in_a_message(message: str, time: bool) -> None:
    found = server_time(answer(403), message)
    assert found == (datetime(2026, 11, 24, 13, 34, 56, tzinfo=UTC) if time else None)


def test_a_call_that_was_signed_before_another_one_learnt_the_time_is_tried_again() -> None:
    """Of calls that begin together all are refused, and all but the first find the clock corrected already."""
    refused = answer(403, "SignatureDoesNotMatch", Date=http_date(START + timedelta(minutes=20)))

    def overtaken() -> WireResponse:
        bench.call()
        return refused

    bench = Bench(overtaken, refused, answer(200), answer(200, "done"), mode=STANDARD)
    assert bench.call() == "done"
    assert [str(at)[:13] for at in bench.transport.header("X-Amz-Date")] == [
        "20261124T1121", "20261124T1121", "20261124T1141", "20261124T1141",
    ]  # fmt: skip
