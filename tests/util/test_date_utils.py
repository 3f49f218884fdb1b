"""Times read and written as Java does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.util import Base64, DateUtils, HttpUtils, SdkHttpUtils

TIME = datetime(2026, 1, 2, 3, 4, 5, 6000, tzinfo=UTC)


def test_times() -> None:
    assert DateUtils.formatISO8601Date(TIME) == "2026-01-02T03:04:05.006Z"
    assert DateUtils.parseISO8601Date("2026-01-02T03:04:05.006Z") == TIME
    assert DateUtils.parseISO8601Date("2026-01-02T05:04:05+02:00") == TIME.replace(microsecond=0)
    assert DateUtils.formatRFC822Date(TIME) == "Fri, 02 Jan 2026 03:04:05 GMT"
    assert DateUtils.parseRFC822Date("Fri, 02 Jan 2026 03:04:05 GMT") == TIME.replace(microsecond=0)
    assert DateUtils.parseRFC822Date(None) is None


def test_what_is_no_time_is_refused() -> None:
    for read in (DateUtils.parseISO8601Date, DateUtils.parseRFC822Date):
        with pytest.raises(IllegalArgumentException, match="'once' is not a time"):
            read("once")
    with pytest.raises(IllegalArgumentException, match="has no time zone"):
        DateUtils.formatISO8601Date(TIME.replace(tzinfo=None))


def test_base64() -> None:
    assert Base64.encodeAsString(b"\xff\xfe") == "//4="
    assert Base64.encode(b"\xff\xfe") == b"//4="
    assert Base64.decode("//\n4=") == Base64.decode(b"//4=") == b"\xff\xfe"
    with pytest.raises(IllegalArgumentException, match="no base64"):
        Base64.decode("*")


def test_text_in_urls() -> None:
    assert HttpUtils is SdkHttpUtils
    assert SdkHttpUtils.urlEncode("a b/~*ü", False) == "a%20b%2F~%2A%C3%BC"
    assert SdkHttpUtils.urlEncode("a b/c", True) == "a%20b/c"
    assert SdkHttpUtils.urlEncode(None, True) == ""
    assert SdkHttpUtils.urlDecode("a+b%20c%2F") == "a b c/"
    assert SdkHttpUtils.urlDecode(None) is None


def test_the_other_formats() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, 6000, tzinfo=UTC)
    assert DateUtils.parseCompressedISO8601Date("20260102T030405Z") == moment.replace(microsecond=0)
    assert DateUtils.formatServiceSpecificDate(moment) == "1767323045.006"
    assert DateUtils.parseServiceSpecificDate("1767323045.006") == moment
    assert DateUtils.formatUnixTimestampInMills(moment) == "1767323045006"
    assert DateUtils.parseUnixTimestampInMillis("1767323045006") == DateUtils.cloneDate(moment) == moment
    assert DateUtils.numberOfDaysSinceEpoch(1767323045006) == 20455
    nothing = DateUtils.parseServiceSpecificDate(None), DateUtils.parseUnixTimestampInMillis(None)
    assert (*nothing, DateUtils.formatServiceSpecificDate(None), DateUtils.formatUnixTimestampInMills(None)) == (
        (None,) * 4
    )


@pytest.mark.parametrize("text", ["", "x", "1e400", "nan"])
def test_what_is_no_number_is_no_time(text: str) -> None:
    for read in (DateUtils.parseServiceSpecificDate, DateUtils.parseUnixTimestampInMillis):
        with pytest.raises(IllegalArgumentException, match="is not a time"):
            read(text)
    with pytest.raises(IllegalArgumentException, match="is not a time"):
        DateUtils.parseCompressedISO8601Date(text)
