"""What type checkers see as typing's is not typing's while the program runs; it must serve all the same."""

from __future__ import annotations

import subprocess
import sys
from typing import Generic, Protocol, TypeVar, get_overloads

from sts_sdk import (
    AWSCredentialsProvider,
    AWSCredentialsProviderChain,
    AWSSecurityTokenServiceClient,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
)
from sts_sdk.client.builder import AwsAsyncClientBuilder, AwsClientBuilder, AwsSyncClientBuilder

T = TypeVar("T")
KEYS = BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")


class Mine(AwsSyncClientBuilder[int]):
    def build(self) -> int:
        return 1


class Asynchronous(AwsAsyncClientBuilder[str]):
    def build(self) -> str:
        return "done"


class Open(AwsClientBuilder[T], Generic[T]):
    def build(self) -> T:
        raise NotImplementedError


class Renews(AWSCredentialsProvider, Protocol):
    def renew(self) -> None: ...


def test_builders_take_a_parameter_and_subclasses() -> None:
    assert (Mine().build(), Asynchronous().build()) == (1, "done")
    assert Open[int].__origin__ is Open
    assert isinstance(Open(), AwsClientBuilder)


def test_providers_that_do_not_inherit_from_the_protocol_are_providers() -> None:
    static = AWSStaticCredentialsProvider(KEYS)
    for provider in (static, AWSCredentialsProviderChain(static)):
        assert isinstance(provider, AWSCredentialsProvider)
        assert issubclass(type(provider), AWSCredentialsProvider)
    assert not isinstance(KEYS, AWSCredentialsProvider)


def test_overloads_are_known_to_typing_where_it_was_loaded_first() -> None:
    program = (
        "import typing; from sts_sdk import AWSSecurityTokenServiceClient as Client; "
        "print(len(typing.get_overloads(Client.__init__)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "2"
    assert get_overloads(AWSSecurityTokenServiceClient.__init__)
