"""Times in every form that services write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk.internal._dates import http_date, iso_date, java_date, parse_date, parse_time

MOMENT = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2030-01-02T03:04:05Z", MOMENT),
        (" 2030-01-02T03:04:05Z\n", MOMENT),
        ("+2030-01-02T03:04:05Z", MOMENT),
        ("2030-01-02T03:04:05.6Z", MOMENT.replace(microsecond=600000)),
        ("2030-01-02T03:04:05,6Z", MOMENT.replace(microsecond=600000)),
        ("2030-01-02T03:04:05.123456789Z", MOMENT.replace(microsecond=123000)),
        ("2030-01-02T03:04:05+00:00", MOMENT),
        ("2030-01-02T05:04:05+0200", MOMENT),
        ("2030-01-01T20:04:05-07:00", MOMENT),
        ("2030-01-02T03:04:05", MOMENT),
        ("2030-01-02 03:04:05Z", MOMENT),
        ("20300102T030405Z", MOMENT),
        ("2030-01-02", datetime(2030, 1, 2, tzinfo=UTC)),
        ("20300102", datetime(2030, 1, 2, tzinfo=UTC)),
        ("2030-W01-3T03:04:05Z", MOMENT),
        ("2030-01-01T23:59:60Z", datetime(2030, 1, 2, tzinfo=UTC)),
        ("2030-01-01T24:00:00Z", datetime(2030, 1, 2, tzinfo=UTC)),
        ("2030-01-02T03:24:00Z", datetime(2030, 1, 2, 3, 24, tzinfo=UTC)),  # no midnight
        ("2030-01-01 24:00:00.000Z", datetime(2030, 1, 2, tzinfo=UTC)),
        ("2030-01-01T24:00+02:00", datetime(2030, 1, 1, 22, tzinfo=UTC)),
        ("2030-01-01T24Z", datetime(2030, 1, 2, tzinfo=UTC)),
        ("20300101T240000Z", datetime(2030, 1, 2, tzinfo=UTC)),
        ("20300101T2400", datetime(2030, 1, 2, tzinfo=UTC)),
        ("20300101T235960Z", datetime(2030, 1, 2, tzinfo=UTC)),
        ("2030-01-01 23:59:60.5+0000", datetime(2030, 1, 2, 0, 0, 0, 500000, tzinfo=UTC)),
        ("2030-01-01T16:59:60-07:00", datetime(2030, 1, 2, tzinfo=UTC)),
        ("2030-01-02t03:04:05z", MOMENT),
        ("1893553445", MOMENT),
        ("1893553445.5", MOMENT + timedelta(milliseconds=500)),
        ("12345.75", datetime(1970, 1, 1, 3, 25, 45, 750000, tzinfo=UTC)),  # as long as a day in digits
        ("-1", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_date_is_read(text: str, expected: datetime) -> None:
    read = parse_date(text)

    assert read == expected
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["", "not a date", "2023-02-29T00:00:00Z", "292278994-08-17T07:12:55Z", "1e9", "nan", "9" * 30, "2030-01-02T24:60Z",
     "2030-01-02T10:60Z", "2030-01-02T10:60:00Z", "2030-01-02T24:00:01Z",
     "2030-01-02T24:24:00Z", "20300102T1060Z", "20300102T240001Z", "9999-12-31T24:00:00Z",
     "0001-01-01T00:00:00+01:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        parse_date(text)


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])))
def test_what_is_written_is_read_again(moment: datetime) -> None:
    if datetime.min.replace(tzinfo=UTC) + timedelta(days=1) < moment:
        assert moment - parse_date(iso_date(moment)) < timedelta(milliseconds=1)
        assert parse_date(iso_date(moment)) <= moment


def test_every_second_of_a_day_is_read_as_it_is_written() -> None:
    day = datetime(2030, 1, 2, tzinfo=UTC)
    wrong = [
        text
        for second in range(24 * 60 * 60)
        if parse_date(text := iso_date(day + timedelta(seconds=second))) != day + timedelta(seconds=second)
    ]
    assert wrong == []


def test_a_time_without_zone_is_written_as_utc() -> None:
    assert iso_date(datetime(2030, 1, 2, 3, 4, 5)) == "2030-01-02T03:04:05Z"  # noqa: DTZ001 -- that is the case


@pytest.mark.parametrize(
    "text",
    [
        "2030-01-02T03:04:05Z", "2030-01-02T03:04:05UTC", "2030-01-02T03:04:05", " 2030-01-02T05:04:05+02:00 ",
        "2030-01-02 03:04:05 UTC", "2030-01-02t03:04:05z",
    ],
)  # fmt: skip
def test_a_documents_moment_in_its_spellings(text: str) -> None:
    assert parse_time(text) == MOMENT


@pytest.mark.parametrize("text", ["", "soon", "2035-13-01T00:00:00Z", "0001-01-01T00:00:00+23:00", "1893553445"])
def test_what_is_no_time_in_a_document_is_none(text: str) -> None:
    assert parse_time(text) is None


@given(st.text(max_size=30))
def test_no_text_makes_a_document_fail(text: str) -> None:
    found = parse_time(text)
    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize("zone", ["GMT", "UTC", "+0000"])
def test_a_date_as_http_writes_it(zone: str) -> None:
    assert http_date(f"Wed, 02 Jan 2030 03:04:05 {zone}") == MOMENT


def test_every_day_of_a_year_in_http_and_in_java() -> None:
    for days in range(364):
        moment = MOMENT + timedelta(days=days)
        assert http_date(format_datetime(moment, usegmt=True)) == moment
        assert java_date(moment) == moment.ctime().replace("  ", " 0").replace(" 2030", " UTC 2030")


@pytest.mark.parametrize(
    "text",
    ["", "Wed, 02 Jan 2030 03:04:05", "Wed, 02 Jan 2030 03:04:05 CET", "Wed, 02 Foo 2030 03:04:05 GMT",
     "Wed, 30 Feb 2030 03:04:05 GMT", "Wed, 02 Jan 1900 03:04:05 GMT", "Wed, 02 Jan 2030 03:04 GMT",
     "Wed, 02 Jan 02030 03:04:05 GMT", "Wed, \u0662 Jan 2030 03:04:05 GMT"],
)  # fmt: skip
def test_what_is_no_date_of_http_is_none(text: str) -> None:
    assert http_date(text) is None
