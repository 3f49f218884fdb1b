"""Providers asked one after the other, until one has credentials."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TextIO, cast, overload

from sts_sdk._credentials import AWSCredentials, key_pair
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider, expiration_of
from sts_sdk.auth._explain import Explanation, Finding, explanation, finding_of, provider_name, show, why_none
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._log import logger
from sts_sdk.internal._text import ToString


class AWSCredentialsProviderChain(ToString, AWSCredentialsProvider):
    """Gives the credentials of the first provider that has some (com.amazonaws.auth.AWSCredentialsProviderChain).

    Takes providers one by one or as one list. The provider that worked is asked alone from then on, and its failure
    is raised unchanged, unless ``setReuseLastProvider(False)``. Safe from any thread. When none has credentials,
    the SdkClientException names each provider, why it gave nothing (first those that are configured but broken) and
    how long it took; its notes are the lines of ``explain()``. A logger ``sts_sdk.auth`` tells at DEBUG which
    provider won.
    """

    @overload
    def __init__(self, *credentialsProviders: AWSCredentialsProvider) -> None: ...
    @overload
    def __init__(self, credentialsProviders: Iterable[AWSCredentialsProvider], /) -> None: ...
    def __init__(self, *credentialsProviders: AWSCredentialsProvider | Iterable[AWSCredentialsProvider]) -> None:
        self._providers: Iterable[AWSCredentialsProvider] = _given_providers(credentialsProviders)
        self._reuse = True
        # One attribute, read and written whole, so that threads need no lock.
        self._last: AWSCredentialsProvider | None = None

    def getCredentials(self) -> AWSCredentials:
        """The credentials of the provider that worked last, or of the first that has some."""
        last = self._last
        if last is not None and self._reuse:
            return last.getCredentials()
        attempts: list[_ProviderAnswer] = []
        for provider in self._providers:
            attempt = _ProviderAnswer(provider)
            if attempt.credentials is not None:
                self._won(provider)
                return attempt.credentials
            attempts.append(attempt)
        raise _nothing(attempts)

    def getExpiration(self) -> datetime | None:
        """When the credentials of the provider that worked last end; None if that is not known. No call."""
        return expiration_of(self._last)

    def refresh(self) -> None:
        """Refresh every provider of the chain that has ``refresh``."""
        for provider in self._providers:
            refresh: Callable[[], object] | None = getattr(provider, "refresh", None)
            if refresh is not None:
                refresh()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: each provider that keeps it forgets it."""
        for provider in self._providers:
            invalidate: Callable[[str], object] | None = getattr(provider, "invalidate", None)
            if invalidate is not None:
                invalidate(accessKeyId)

    def getReuseLastProvider(self) -> bool:
        """Whether the provider that worked last is asked alone; True if not set."""
        return self._reuse

    def setReuseLastProvider(self, b: bool) -> None:
        """Ask the provider that worked last alone (True), or the whole chain each time (False)."""
        self._reuse = b

    def explain(self, file: TextIO | None = None) -> Explanation:
        """Print, and return, what the chain would do now, provider by provider; asks nobody over the network.

        Says for each provider whether it would be used, is not configured or is broken, by which file and line or
        variable, and what it shadows. Holds no secret. ``file`` is standard output if not given; a notebook shows the
        report that is returned as a table, and nothing is printed there.
        """
        report = explanation(type(self).__name__, self._providers)
        show(str(report), file)
        return report

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(provider_name, self._providers))})"

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_last": None}

    def _won(self, provider: AWSCredentialsProvider) -> None:
        log = logger("auth")
        if log is not None and provider is not self._last:
            log.debug("Credentials come from %s", provider_name(provider))
        self._last = provider


class LateProviders:
    """The providers of a chain. Each is made, and its module loaded, when the chain first comes to it."""

    def __init__(self, makers: Sequence[Callable[[], AWSCredentialsProvider]]) -> None:
        self._makers = makers
        self._made: list[AWSCredentialsProvider] = []
        self._making = ForkLock()

    def __iter__(self) -> Iterator[AWSCredentialsProvider]:
        for at, maker in enumerate(self._makers):
            if at == len(self._made):
                with self._making.current():
                    if at == len(self._made):
                        self._made.append(maker())
            yield self._made[at]


class _ProviderAnswer:
    """One provider's answer: credentials with both keys, or why there are none, and how many seconds it took."""

    __slots__ = ("_finding", "credentials", "error", "provider", "seconds")

    def __init__(self, provider: AWSCredentialsProvider) -> None:
        self.provider = provider
        self._finding: Finding | None = None
        self.error: Exception | None = None
        self.credentials: AWSCredentials | None = None
        begun = time.perf_counter()
        try:
            found = provider.getCredentials()
            if key_pair(found) is not None:
                self.credentials = found
        except Exception as e:  # noqa: BLE001 -- Java goes on to the next whatever happens, and so do we
            self.error = e
        self.seconds = time.perf_counter() - begun

    @property
    def finding(self) -> Finding:
        """What ``explain()`` says of this provider."""
        if self._finding is None:
            self._finding = finding_of(self.provider)
        return self._finding

    def broken(self) -> bool:
        """Whether somebody configured this provider, so that its failure is worth a look before the others'."""
        return self.finding.configured

    def __str__(self) -> str:
        why = "its credentials have no access key or no secret key" if self.error is None else why_none(self.error)
        return f"{provider_name(self.provider)}: {why}"


def _given_providers(given: Sequence[object]) -> Iterable[AWSCredentialsProvider]:
    one = given[0] if len(given) == 1 else given
    if isinstance(one, LateProviders):
        return one
    several = one is None or (hasattr(one, "__iter__") and not _provides(one))
    listed = list(cast("Iterable[object]", one or ())) if several else [one]
    if not listed:
        raise IllegalArgumentException("No credential providers specified")
    for provider in listed:
        if not _provides(provider):
            raise IllegalArgumentException(f"A provider needs getCredentials, which {type(provider).__name__} has not")
    return cast("list[AWSCredentialsProvider]", listed)


def _provides(given: object) -> bool:
    return hasattr(given, "getCredentials")


def _nothing(attempts: Sequence[_ProviderAnswer]) -> SdkClientException:
    broken = [attempt for attempt in attempts if attempt.broken()]
    ordered = broken + [attempt for attempt in attempts if attempt not in broken]
    took = ", ".join(f"{provider_name(attempt.provider)} {_time(attempt.seconds)}" for attempt in attempts)
    said = ", ".join(map(str, ordered))
    advice = f" Configured but broken: {', '.join(provider_name(a.provider) for a in broken)}." if broken else ""
    nothing = SdkClientException(
        f"Unable to load AWS credentials from any provider in the chain: [{said}].{advice} Time taken: {took}",
        next((attempt.error for attempt in ordered if attempt.error is not None), None) if broken else None,
    )
    for number, attempt in enumerate(attempts, 1):
        nothing.add_note(f"{number}. {attempt.finding}")
    return nothing


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
