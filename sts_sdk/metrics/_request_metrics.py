"""The metrics of one call: times, counts and properties, by Java's names."""

from __future__ import annotations

from enum import Enum
from time import perf_counter_ns
from typing import TypeAlias


class Field(Enum):
    """What is measured (com.amazonaws.util.AWSRequestMetrics.Field); times unless said otherwise."""

    AWSErrorCode = "AWSErrorCode"
    """Property: the code of each error that the service answered with."""
    AWSRequestID = "AWSRequestID"
    """Property: the request id of each answer."""
    ClientExecuteTime = "ClientExecuteTime"
    """The whole call, pauses included."""
    CredentialsRequestTime = "CredentialsRequestTime"
    """Each time the credentials provider was asked."""
    Exception = "Exception"
    """Counter and property: attempts that failed, and how."""
    HttpRequestTime = "HttpRequestTime"
    """Each exchange, from sending to the last byte of the answer."""
    RequestCount = "RequestCount"
    """Counter: attempts."""
    RequestSigningTime = "RequestSigningTime"
    """Each signature."""
    RequestType = "RequestType"
    """Property: the name of the request's class."""
    ResponseProcessingTime = "ResponseProcessingTime"
    """Reading the result out of the answer."""
    RetryPauseTime = "RetryPauseTime"
    """Each pause before another attempt."""
    ServiceEndpoint = "ServiceEndpoint"
    """Property: where the call went, without the query."""
    ServiceName = "ServiceName"
    """Property: the service's name."""
    StatusCode = "StatusCode"
    """Property: the status of each answer."""
    ThrottleException = "ThrottleException"
    """Counter: attempts that the service throttled."""


class TimingInfo:
    """How long something took, and what happened within it (com.amazonaws.util.TimingInfo)."""

    def __init__(self) -> None:
        self._start = perf_counter_ns()
        self._end: int | None = None
        self._parts: dict[str, list[TimingInfo]] = {}
        self._counters: dict[str, int] = {}

    def endTiming(self) -> TimingInfo:
        """Stop the watch; returns itself."""
        self._end = perf_counter_ns()
        return self

    def isEndTimeKnown(self) -> bool:
        """Whether it has ended."""
        return self._end is not None

    def getTimeTakenMillisIfKnown(self) -> float | None:
        """Milliseconds from start to end; None while it has not ended."""
        return None if self._end is None else (self._end - self._start) / 1e6

    def addSubMeasurement(self, subMeasurementName: str, timingInfo: TimingInfo) -> None:
        """Note that a part began."""
        self._parts.setdefault(subMeasurementName, []).append(timingInfo)

    def getSubMeasurement(self, subMeasurementName: str, index: int = 0) -> TimingInfo | None:
        """The part of this name; of several, by its index. None if there is none."""
        parts = self._parts.get(subMeasurementName, [])
        return parts[index] if 0 <= index < len(parts) else None

    def getLastSubMeasurement(self, subMeasurementName: str) -> TimingInfo | None:
        """The latest part of this name, or None."""
        parts = self._parts.get(subMeasurementName)
        return parts[-1] if parts else None

    def getSubMeasurementsByName(self) -> dict[str, list[TimingInfo]]:
        """All parts."""
        return self._parts

    def getCounter(self, key: str) -> int | None:
        """One counter, or None if nothing was counted."""
        return self._counters.get(key)

    def getAllCounters(self) -> dict[str, int]:
        """All counters."""
        return self._counters

    def incrementCounter(self, key: str) -> None:
        """Count one more."""
        self._counters[key] = self._counters.get(key, 0) + 1

    def __repr__(self) -> str:
        taken = self.getTimeTakenMillisIfKnown()
        parts = ", ".join(self._parts)
        return f"<TimingInfo {'not ended' if taken is None else f'{taken:.1f} ms'}{f': {parts}' if parts else ''}>"


class AWSRequestMetrics:
    """The metrics of one call (com.amazonaws.util.AWSRequestMetrics). Used by the call's thread only."""

    Field: TypeAlias = Field

    def __init__(self) -> None:
        self._timing = TimingInfo()
        self._properties: dict[Field, list[object]] = {}

    def isEnabled(self) -> bool:
        """True: it is made for calls that are measured."""
        return True

    def getTimingInfo(self) -> TimingInfo:
        """The times and the counters."""
        return self._timing

    def startEvent(self, event: _Field) -> None:
        """Something begins."""
        self._timing.addSubMeasurement(event.name, TimingInfo())

    def endEvent(self, event: _Field) -> None:
        """It ends; without a beginning nothing happens."""
        began = self._timing.getLastSubMeasurement(event.name)
        if began is not None:
            began.endTiming()

    def incrementCounter(self, event: _Field) -> None:
        """Count one more."""
        self._timing.incrementCounter(event.name)

    def addProperty(self, propertyName: _Field, value: object) -> None:
        """Note one more value."""
        self._properties.setdefault(propertyName, []).append(value)

    def getProperty(self, propertyName: _Field) -> list[object]:
        """The values noted under this name, in their order."""
        return self._properties.get(propertyName, [])

    def __repr__(self) -> str:
        return f"<AWSRequestMetrics {self._timing!r}>"


# Inside AWSRequestMetrics the enum's name is an attribute, which type checkers do not take for a type.
_Field: TypeAlias = Field
