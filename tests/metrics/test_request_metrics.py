"""Times, counts and properties of one call."""

from __future__ import annotations

from sts_sdk.metrics import AWSRequestMetrics, TimingInfo

FIELD = AWSRequestMetrics.Field


def test_times_counters_and_properties() -> None:
    metrics = AWSRequestMetrics()
    timing = metrics.getTimingInfo()
    metrics.startEvent(FIELD.HttpRequestTime)
    running = timing.getLastSubMeasurement("HttpRequestTime")
    assert running is not None
    assert not running.isEndTimeKnown()
    assert running.getTimeTakenMillisIfKnown() is None
    metrics.endEvent(FIELD.HttpRequestTime)
    assert (running.getTimeTakenMillisIfKnown() or -1) >= 0
    metrics.startEvent(FIELD.HttpRequestTime)
    assert timing.getSubMeasurement("HttpRequestTime", 1) is not running
    assert timing.getSubMeasurement("HttpRequestTime", 2) is None
    metrics.endEvent(FIELD.RetryPauseTime)
    assert timing.getLastSubMeasurement("RetryPauseTime") is None
    for _ in range(2):
        metrics.incrementCounter(FIELD.RequestCount)
    assert timing.getCounter("RequestCount") == 2
    assert timing.getCounter("Exception") is None
    metrics.addProperty(FIELD.StatusCode, 200)
    assert metrics.getProperty(FIELD.StatusCode) == [200]
    assert metrics.getProperty(FIELD.AWSRequestID) == []
    assert metrics.isEnabled()


def test_a_watch_stops_when_told() -> None:
    watch = TimingInfo()
    assert watch.endTiming() is watch
    first = watch.getTimeTakenMillisIfKnown()
    assert first == watch.getTimeTakenMillisIfKnown()
