"""Fetch, keep, renew before expiry: one engine for the credentials that expire.

It follows the refresh behaviour that the AWS SDKs agreed on in 2026. With what is held, ``get`` is in one of
four windows:

    fresh       the held value at once: one read of one immutable value, no lock
    advisory    one caller renews it meanwhile; all others get the held value at once
    mandatory   (the last minute, and past expiry) every caller waits for one and the same call
    paused      after a failure that may pass: the held value at once, even past its expiry
                (static stability), until a random 5 to 10 minutes are over; after a refusal in the advisory
                window until the mandatory one at most

Two kinds of expiring credentials do without it. A command's (``_process.py``) follow Java's own, simpler rule, which
callers can set: kept until a buffer before their end, and each failure raised. Sessions on disk
(``_disk_cache.py``) are shared by processes: the engine of each process fetches them from there.
"""

from __future__ import annotations

import copy
import random
from _thread import allocate_lock, get_ident  # threading's, which no interrupt can split
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from sts_sdk._credentials import AnonymousAWSCredentials, AWSCredentials, masked_key
from sts_sdk._exceptions import (
    AmazonClientException,
    AmazonServiceException,
    SdkBaseException,
    SdkClientException,
    causes,
    without_frames,
)
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.internal._clock import seconds
from sts_sdk.internal._fork import Process
from sts_sdk.internal._log import logger, warn
from sts_sdk.internal._text import ToString
from sts_sdk.retry._conditions import is_idp_hiccup, is_retryable_answer, is_throttling, is_wrong_time

# (lifetime up to, window): when renewal may begin before expiry.
_ADVISORY: Final = (
    (timedelta(minutes=20), timedelta(minutes=5)),
    (timedelta(minutes=90) - timedelta(microseconds=1), timedelta(minutes=15)),
    (timedelta.max, timedelta(minutes=60)),
)
# Below, times are seconds since 1970 and spans are seconds: comparing datetimes takes twice as long.
_MANDATORY: Final = 60.0
_PAUSE: Final = (300.0, 600.0)  # how long nothing is tried after a failure that may pass
_SHORT_PAUSE: Final = (1.0, 5.0)  # how long a failure that will not pass is raised again without a try
_AT_ONCE: Final = 3  # failures that may pass, with nothing held, after which a lone caller's next try is made at once

_ALWAYS: Final = float("-inf")
_NEVER: Final = float("inf")

# Refusals that may pass by themselves although their status is below 500.
_PASSING: Final = (is_throttling, is_retryable_answer, is_wrong_time, is_idp_hiccup)


class Fetched:
    """Credentials as they came from their source, and when they end; None is never. Not changed once made."""

    __slots__ = ("credentials", "expiration")

    def __init__(self, credentials: AWSCredentials, expiration: datetime | None = None) -> None:
        self.credentials: AWSCredentials = credentials
        self.expiration: datetime | None = expiration

    def __repr__(self) -> str:
        return f"<Fetched {masked_key(self.credentials.getAWSAccessKeyId())}, ends {self.expiration}>"


class _Held(Fetched):
    """What ``get`` reads: the value, and from when it is to be renewed. Not changed once made.

    ``since`` is when a pause of renewals began: at an earlier time the clock was set back, and ``unpaused`` counts.
    """

    __slots__ = ("mandatory_at", "refresh_at", "since", "unpaused")

    def __init__(self, fetched: Fetched, refresh_at: float, mandatory_at: float) -> None:
        super().__init__(fetched.credentials, fetched.expiration)
        self.refresh_at = refresh_at
        self.mandatory_at = mandatory_at
        self.since = _ALWAYS
        self.unpaused: _Held | None = None

    def paused(self, now: float, until: float) -> _Held:
        """The same value, with no renewal from ``now`` until then."""
        held = _Held(self, max(self.refresh_at, until), max(self.mandatory_at, until))
        held.since, held.unpaused = now, self.unpaused or self
        return held


# Stands for no value, so that the hot path has one comparison: always to be renewed, never handed out.
_NOTHING: Final = _Held(Fetched(AnonymousAWSCredentials()), _ALWAYS, _ALWAYS)


class _Flight:
    """One fetch and its outcome, for everyone who waits for it. Neither is set when its thread was interrupted.

    Its thread holds ``lock`` while it fetches, and sets ``over`` when it leaves, however it leaves.
    """

    __slots__ = ("error", "joined", "lock", "over", "thread", "value")

    def __init__(self) -> None:
        self.thread = get_ident()
        self.lock = allocate_lock()
        self.joined = 0  # by so many other threads
        self.over = False
        self.value: Fetched | None = None
        self.error: Exception | None = None


class _Gate:
    """What the threads of one process share while they renew: replaced as one thing after a fork."""

    __slots__ = ("failed_at", "failure", "failure_since", "failure_until", "failures", "flight", "lock", "process")

    def __init__(self) -> None:
        self.process = Process.current
        self.lock = allocate_lock()
        self.flight: _Flight | None = None
        self.failure: Exception | None = None
        self.failure_since = self.failure_until = _ALWAYS
        self.failures = 0  # one soon after the other, without anything to hand out
        self.failed_at = _ALWAYS

    def remember(self, error: Exception, now: float, pause: float) -> None:
        """Raise this error, without a fetch, until the pause is over."""
        self.failure, self.failure_since, self.failure_until = error, now, now + pause

    def is_stormed(self, flight: _Flight, now: float) -> bool:
        """Whether so many ask, or one so often, that a failure is to be followed by a pause."""
        self.failures = self.failures + 1 if 0 <= now - self.failed_at <= _SHORT_PAUSE[1] else 1
        self.failed_at = now
        return flight.joined > 0 or self.failures > _AT_ONCE


def advisory_window(lifetime: timedelta) -> timedelta:
    """How long before its expiry a value that lives this long is renewed: 5, 15 or 60 minutes."""
    return next(window for limit, window in _ADVISORY if lifetime <= limit)


def is_recoverable(error: Exception) -> bool:
    """Whether a failed fetch may work later without a change here: no answer, a server's fault, throttling.

    A refusal (AccessDenied, an invalid token) and bad input are not; nor is an error in the program.
    """
    refused = _service_error(error)
    if refused is not None:
        status = refused.getStatusCode()
        return status >= 500 or status == 0 or any(rule(refused) for rule in _PASSING)
    if isinstance(error, AmazonClientException):
        return error.isRetryable()
    return isinstance(error, OSError)


def _service_error(error: BaseException) -> AmazonServiceException | None:
    return next((one for one in causes(error) if isinstance(one, AmazonServiceException)), None)


class RefreshingCredentials:
    """Credentials that are fetched when first asked for and renewed before they expire.

    Safe from any thread and across ``fork``. ``fetch`` runs in the thread of a caller, one at a time.
    ``static_stability`` is off for sources whose old value must not be handed out once it has expired (a person's
    login). ``window`` gives the advisory window of a lifetime; ``jitter`` (0 to 1) is the share of the time before the
    mandatory window by which a renewal may be delayed at random, so that many processes do not renew at one moment.
    ``recoverable`` judges a failure. ``longest`` is how long a value without an end is kept; for ever if not given.
    With ``ended_counts`` a first value that has ended already is handed out: services may accept it yet.
    ``clock`` gives the seconds since 1970, and may be set back; ``uniform(a, b)`` gives a random number.
    """

    def __init__(
        self,
        fetch: Callable[[], Fetched],
        *,
        static_stability: bool = True,
        clock: Callable[[], float] = seconds,
        uniform: Callable[[float, float], float] = random.uniform,  # noqa: S311 -- it spreads renewals, and hides nothing
        recoverable: Callable[[Exception], bool] = is_recoverable,
        jitter: float = 0.0,
        window: Callable[[timedelta], timedelta] = advisory_window,
        longest: timedelta | None = None,
        ended_counts: bool = False,
    ) -> None:
        self._fetch = fetch
        self._static_stability = static_stability
        self._clock = clock
        self._uniform = uniform
        self._recoverable = recoverable
        self._jitter = jitter
        self._window = window
        self._longest = longest
        self._ended_counts = ended_counts
        self._held = _NOTHING
        self._gate = _Gate()
        # The access key that was refused or refreshed away last: a cache that the fetch asks must not give it again.
        self.rejected: str | None = None

    def get(self) -> AWSCredentials:
        """The credentials to use now; raises what the fetch raised when there is nothing left to use."""
        held = self._held
        # Few values are paused; for the others this is one comparison of times.
        if self._clock() < held.refresh_at and (held.unpaused is None or held.since <= self._clock()):
            return held.credentials
        return self._renewed().credentials

    def fetched(self) -> Fetched:
        """As ``get``, with when it ends."""
        held = self._held
        return held if held.since <= self._clock() < held.refresh_at else self._renewed()

    def renewable(self) -> AWSCredentials | None:
        """What is held, while it may be renewed but need not be yet; None before and after that."""
        held = self._held
        return held.credentials if held.refresh_at <= self._clock() < held.mandatory_at else None

    def expiration(self) -> datetime | None:
        """When the held value ends; None if nothing is held or it never does."""
        return self._held.expiration

    def refresh(self) -> None:
        """Fetch now, whatever is held; joins a fetch that is under way. Raises what the fetch raised."""
        self._reject(self._held)
        outcome = self._outcome(forced=True)
        if outcome.error is not None:
            raise _own_copy(outcome.error)

    def forget(self) -> None:
        """Drop what is held, a remembered failure too, so that the next ``get`` fetches."""
        gate = self._own_gate()
        with gate.lock:
            self._held = _NOTHING
            gate.failure = None

    def invalidate(self, access_key: str) -> None:
        """A service refused this key: drop what is held if it is that one, and nothing else."""
        with self._own_gate().lock:
            held = self._held
            if held is not _NOTHING and held.credentials.getAWSAccessKeyId() == access_key:
                self._reject(held)
                self._held = _NOTHING

    def _reject(self, held: _Held) -> None:
        if held is not _NOTHING:
            self.rejected = held.credentials.getAWSAccessKeyId()

    def _renewed(self) -> Fetched:
        outcome = self._outcome(forced=False)
        if outcome.value is not None:
            return outcome.value
        raise _own_copy(outcome.error or SdkClientException("The fetch of credentials had no outcome"))

    def _outcome(self, *, forced: bool) -> _Flight:
        """A fetch with its outcome. One that was interrupted has none: then another is made."""
        while True:
            flight = self._tried(forced=forced)
            if flight.value is not None or flight.error is not None:
                return flight

    def _tried(self, *, forced: bool) -> _Flight:
        own = _Flight()
        with own.lock:  # whatever ends this block, an interrupt too, lets those go who wait for it
            try:
                flight = self._join(own, forced=forced)
                if flight is own:
                    self._fly(own)
            finally:
                own.over = True  # one store: no interrupt can come before it
        if flight is not own:
            with flight.lock:
                """It is over."""
        return flight

    def _join(self, own: _Flight, *, forced: bool) -> _Flight:
        """The fetch that is under way, this thread's own, or one that has landed with what to use."""
        gate = self._own_gate()
        with gate.lock:
            if gate.flight is not None and gate.flight.over:
                gate.flight = None  # its thread was interrupted
            landed = None if forced else self._without_fetch(gate)
            if landed is not None:
                return landed
            if gate.flight is None:
                gate.flight = own
            elif gate.flight.thread == own.thread:
                raise SdkClientException("These credentials were asked for while they are being fetched: a loop")
            else:
                gate.flight.joined += 1
            return gate.flight

    def _without_fetch(self, gate: _Gate) -> _Flight | None:
        held, now = self._held, self._now()
        if held.unpaused is not None and now < held.since:
            held = self._held = held.unpaused
        landed = _Flight()
        landed.over = True
        if now < held.refresh_at or (gate.flight is not None and now < held.mandatory_at):
            landed.value = held
        elif gate.failure is not None and gate.failure_since <= now < gate.failure_until:
            landed.error = gate.failure
        else:
            return None
        return landed

    def _fly(self, flight: _Flight) -> None:
        try:
            held = self._checked(self._fetch())
        except Exception as error:  # noqa: BLE001 -- judged there, and raised to everyone who waits
            self._fail(flight, error)
        else:
            gate = self._own_gate()  # looked up again: the fetch itself may have forked
            with gate.lock:
                self._held, gate.failure, gate.failures, flight.value = held, None, 0, held
                gate.flight = None if gate.flight is flight else gate.flight

    def _checked(self, fetched: Fetched) -> _Held:
        expiration, now = fetched.expiration, self._now()
        if expiration is None:
            return _Held(fetched, _NEVER if self._longest is None else now + self._longest.total_seconds(), _NEVER)
        end = expiration.timestamp()
        if end <= now:
            return self._ended_already(fetched, expiration, now)
        lifetime = end - now
        window = self._window(timedelta(seconds=lifetime)).total_seconds()
        if window >= lifetime:
            window = lifetime / 2  # else every call would renew it
        mandatory = min(_MANDATORY, window)
        if self._jitter:
            window -= (window - mandatory) * self._uniform(0.0, self._jitter)
        return _Held(fetched, end - window, end - mandatory)

    def _ended_already(self, fetched: Fetched, expiration: datetime, now: float) -> _Held:
        """The value all the same, with a pause, where that counts and nothing is held; else a failure."""
        at = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
        told = f"The source gave credentials that ended at {expiration.isoformat()}, and the clock of this machine"
        if not self._ended_counts or self._held is not _NOTHING:
            raise SdkClientException(f"{told} says {at}: is it right?")
        pause, end = self._uniform(*_PAUSE), expiration.timestamp()
        warn("auth", "%s says %s: is it right? They are used, and asked for anew in %.0f s", told, at, pause)
        return _Held(fetched, end, end).paused(now, now + pause)

    def _fail(self, flight: _Flight, error: Exception) -> None:
        without_frames(error)
        gate, now, recoverable = self._own_gate(), self._now(), self._recoverable(error)
        with gate.lock:
            held, flight.error = self._held, error
            gate.flight = None if gate.flight is flight else gate.flight
            if not recoverable and now >= held.mandatory_at:
                # The source refused, and what it gave before is about to end, or has.
                self._held = _NOTHING
                gate.remember(error, now, self._uniform(*_SHORT_PAUSE))
            elif held is not _NOTHING and (self._static_stability or not _ended(held, now)):
                until = self._pause(held, now, recoverable)
                self._held = flight.value = held.paused(now, until)
                _warn_of_pause(error, held, until - now)
            elif gate.is_stormed(flight, now):
                gate.remember(error, now, self._uniform(*_SHORT_PAUSE))

    def _pause(self, held: _Held, now: float, recoverable: bool) -> float:
        """Until when nothing is tried after a failure: a person's login must not be used past its end."""
        if not recoverable:
            return min(now + self._uniform(*_PAUSE), held.mandatory_at)
        if self._static_stability:
            return now + self._uniform(*_PAUSE)
        until = now + self._uniform(*_SHORT_PAUSE)
        return until if held.expiration is None else min(until, held.expiration.timestamp())

    def _now(self) -> float:
        """The clock's time; an exception of ours if it has none: no comparison with NaN would be true."""
        now = self._clock()
        if now != now:  # only NaN is not itself
            raise SdkClientException("The clock gave no time (NaN), so that nobody knows when credentials end")
        return now

    def _own_gate(self) -> _Gate:
        if self._gate.process is not Process.current:
            with Process.lock:
                if self._gate.process is not Process.current:
                    self._gate = _Gate()
        return self._gate


class RefreshedProvider(ToString, AWSCredentialsProvider):
    """A provider over the engine: gives what ``fetch`` gave, and asks it again before that ends."""

    def __init__(self, fetch: Callable[[], Fetched], *, static_stability: bool = True) -> None:
        self._engine = RefreshingCredentials(fetch, static_stability=static_stability)

    def getCredentials(self) -> AWSCredentials:
        """The credentials to use now."""
        return self._engine.get()

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._engine.expiration()

    def refresh(self) -> None:
        """Forget what is held; the next ``getCredentials`` fetches anew."""
        self._engine.forget()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget it, if it is the one that is held."""
        self._engine.invalidate(accessKeyId)


def _ended(held: _Held, now: float) -> bool:
    return held.expiration is not None and held.expiration.timestamp() <= now


def _own_copy(error: Exception) -> Exception:
    """The error for one more thread to raise: a traceback belongs to one raise only."""
    try:
        twin = copy.copy(error)
    except Exception:  # noqa: BLE001 -- a caller's own class that cannot be copied is raised itself
        return error
    twin.__cause__ = error.__cause__
    return twin


def _warn_of_pause(error: Exception, held: _Held, pause: float) -> None:
    log = logger("auth")
    if log is not None:
        key = masked_key(held.credentials.getAWSAccessKeyId())
        told = (
            error if isinstance(error, SdkBaseException) else type(error).__name__
        )  # others' messages may hold secrets
        template = "Credentials %s (end %s) could not be renewed and stay in use; next try in %.0f s: %s"
        log.warning(template, key, held.expiration, pause, told)
