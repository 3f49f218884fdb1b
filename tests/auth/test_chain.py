"""Chains of providers: order, reuse, the report when there is nothing, explain."""

from __future__ import annotations

import io
import logging
import pickle
import threading
from typing import Any

import pytest

from sts_sdk import SdkClientException
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWSCredentials,
    AWSCredentialsProviderChain,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    EnvironmentVariableCredentialsProvider,
    SystemPropertiesCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth._chain import LateProviders
from support.recorded import cases


class Named:
    """A caller's own provider: fails while it has no credentials."""

    def __init__(self, name: str, credentials: AWSCredentials | None = None) -> None:
        self.name = name
        self.credentials = credentials
        self.calls = self.refreshes = 0
        self.invalidated: list[str] = []

    def getCredentials(self) -> AWSCredentials:
        self.calls += 1
        if self.credentials is None:
            raise SdkClientException(f"{self.name} has none")
        return self.credentials

    def refresh(self) -> None:
        self.refreshes += 1

    def invalidate(self, accessKeyId: str) -> None:
        self.invalidated.append(accessKeyId)

    def toString(self) -> str:
        return self.name


def has(name: str) -> Named:
    return Named(name, BasicAWSCredentials(name, "secret"))


def thrown(work: Any) -> str:
    with pytest.raises(SdkClientException) as e:
        work()
    name = (
        "java.lang.IllegalArgumentException" if isinstance(e.value, ValueError) else "com.amazonaws.SdkClientException"
    )
    return f"{name}: {str(e.value).partition('. Time taken')[0]}"


@pytest.mark.parametrize("case", cases("providers", lambda c: c["id"].endswith("reuse-last-provider")))
def test_reuse_as_recorded(case: dict[str, Any]) -> None:
    a, b, c = Named("A"), has("B"), has("C")
    chain = AWSCredentialsProviderChain(a, b, c)
    seen: dict[str, Any] = {"getReuseLastProvider_default": chain.getReuseLastProvider()}
    seen["first"] = chain.getCredentials().getAWSAccessKeyId()
    a.credentials = BasicAWSCredentials("A", "secret")
    seen["second_after_A_recovers"] = chain.getCredentials().getAWSAccessKeyId()
    seen |= {"A_calls": a.calls, "B_calls": b.calls}
    chain.setReuseLastProvider(False)
    seen["third_with_reuse_off"] = chain.getCredentials().getAWSAccessKeyId()
    chain.setReuseLastProvider(True)
    seen["fourth_reuse_on_again"] = chain.getCredentials().getAWSAccessKeyId()
    a.credentials = None
    seen["fifth_last_provider_fails_threw"] = thrown(chain.getCredentials)
    chain.refresh()
    seen["refresh_calls_A_B_C"] = f"{a.refreshes},{b.refreshes},{c.refreshes}"
    keyless = Named("none", AnonymousAWSCredentials())
    seen["provider_with_null_keys_is_skipped"] = (
        AWSCredentialsProviderChain([keyless, c]).getCredentials().getAWSAccessKeyId()
    )
    b.credentials = None
    seen["all_fail"] = thrown(AWSCredentialsProviderChain([a, b]).getCredentials)
    seen["empty_list"] = thrown(lambda: AWSCredentialsProviderChain([]))
    seen["empty_array"] = thrown(AWSCredentialsProviderChain)
    assert seen == case["observed"]


def test_how_long_each_provider_took_is_told() -> None:
    with pytest.raises(
        SdkClientException, match=r"\[A: A has none, B: B has none\]\. Time taken: A \d+ ms, B \d+ ms\n"
    ):
        AWSCredentialsProviderChain(Named("A"), Named("B")).getCredentials()


def test_what_is_configured_but_broken_comes_first_and_is_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere/token")
    monkeypatch.setenv("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/web")
    chain = AWSCredentialsProviderChain(
        EnvironmentVariableCredentialsProvider(),
        SystemPropertiesCredentialsProvider(),
        WebIdentityTokenCredentialsProvider.create(),
    )
    with pytest.raises(SdkClientException) as e:
        chain.getCredentials()
    message = str(e.value)
    assert message.startswith(
        "Unable to load AWS credentials from any provider in the chain: [WebIdentityTokenCredentialsProvider: "
        "Unable to locate specified web identity token file: /nowhere/token, "
        "EnvironmentVariableCredentialsProvider: Unable to load"
    )
    assert "Configured but broken: WebIdentityTokenCredentialsProvider." in message
    assert "/nowhere/token" in str(e.value.getCause())


def test_nothing_configured_has_no_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SdkClientException) as e:
        AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider()).getCredentials()
    assert e.value.getCause() is None


def test_the_chain_goes_on_after_any_exception_but_not_after_an_interrupt() -> None:
    class Odd:
        def __init__(self, error: BaseException) -> None:
            self.error = error

        def getCredentials(self) -> AWSCredentials:
            raise self.error

    assert AWSCredentialsProviderChain(Odd(KeyError("x")), has("B")).getCredentials().getAWSAccessKeyId() == "B"
    with pytest.raises(SdkClientException, match=r"\[Odd: KeyError\]"):
        AWSCredentialsProviderChain(Odd(KeyError())).getCredentials()
    with pytest.raises(KeyboardInterrupt):
        AWSCredentialsProviderChain(Odd(KeyboardInterrupt()), has("B")).getCredentials()


def test_a_repr_that_may_show_secrets_is_not_asked_for() -> None:
    class Leaky:
        def __repr__(self) -> str:
            return "Leaky(secret='sesame')"

        def getCredentials(self) -> AWSCredentials:
            raise SdkClientException("none")

    chain = AWSCredentialsProviderChain(Leaky())
    with pytest.raises(SdkClientException, match=r"\[Leaky: none\]") as e:
        chain.getCredentials()
    assert "sesame" not in f"{e.value} {chain!r} {chain.explain(io.StringIO())}"


def test_only_providers_are_taken() -> None:
    with pytest.raises(IllegalArgumentException, match="needs getCredentials, which NoneType has not"):
        AWSCredentialsProviderChain(has("A"), None)
    with pytest.raises(IllegalArgumentException, match="No credential providers specified"):
        AWSCredentialsProviderChain(None)


def test_providers_need_neither_refresh_nor_invalidate() -> None:
    class Bare:
        def getCredentials(self) -> AWSCredentials:
            return BasicAWSCredentials("A", "a")

    other = has("B")
    chain = AWSCredentialsProviderChain(Bare(), other)
    chain.refresh()
    chain.invalidate("KEY")
    assert other.invalidated == ["KEY"]
    assert other.refreshes == 1


def test_many_threads_get_the_same() -> None:
    a, b = Named("A"), has("B")
    chain = AWSCredentialsProviderChain(a, b)
    seen: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: seen.append(chain.getCredentials().getAWSAccessKeyId())) for _ in range(32)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == ["B"] * 32


def test_the_winner_is_logged_once_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    chain = AWSCredentialsProviderChain(Named("A"), has("B"))
    with caplog.at_level(logging.DEBUG, "sts_sdk.auth"):
        chain.getCredentials()
        chain.getCredentials()
    assert [record.getMessage() for record in caplog.records] == ["Credentials come from B"]


def test_a_chain_pickles_as_its_providers() -> None:
    chain = AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider())
    chain.setReuseLastProvider(False)
    copy = pickle.loads(pickle.dumps(chain))
    assert repr(copy) == "AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider)"
    assert not copy.getReuseLastProvider()


def test_what_is_no_provider_is_refused() -> None:
    for given in (BasicAWSCredentials("A", "secret"), 5, [Named("A"), BasicAWSCredentials("A", "secret")]):
        with pytest.raises(IllegalArgumentException, match=r"A provider needs getCredentials, which .* has not") as e:
            AWSCredentialsProviderChain(given)
        assert "secret" not in str(e.value)


KEYS = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"))


def test_each_is_made_once_whoever_comes_first() -> None:
    made: list[int] = []
    barrier = threading.Barrier(8)

    def make() -> AWSStaticCredentialsProvider:
        made.append(1)
        return KEYS

    chain = AWSCredentialsProviderChain(LateProviders([make, make]))

    def ask() -> None:
        barrier.wait()
        chain.getCredentials()
        chain.refresh()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
