"""What every client builder shares, by the recorded facts of Java's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    ClientConfiguration,
    DefaultAWSCredentialsProviderChain,
    IllegalArgumentException,
    IllegalStateException,
    Regions,
    SdkClientException,
    UnsupportedOperationException,
)
from sts_sdk.client.builder import AwsClientBuilder, EndpointConfiguration
from sts_sdk.handlers import RequestHandler2
from sts_sdk.regions import Region
from sts_sdk.services.securitytoken import (
    AWSSecurityTokenServiceAsyncClientBuilder,
    AWSSecurityTokenServiceClient,
    AWSSecurityTokenServiceClientBuilder,
)
from support.recorded import cases

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from support.recorded import Case

PROVIDER = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "secret"))


def recorded(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases("defaults", lambda case: case["id"].endswith(name)))


def builder() -> AWSSecurityTokenServiceClientBuilder:
    return AWSSecurityTokenServiceClientBuilder.standard()


@recorded("builder-nothing")
def test_no_region_anywhere_is_said_in_java_s_words(case: Case) -> None:
    with pytest.raises(SdkClientException) as failure:
        builder().build()

    assert failure.value.getMessage() == case["threw"]["message"]


@recorded("builder-region-null")
def test_a_null_region_is_refused_in_java_s_words(case: Case) -> None:
    with pytest.raises(SdkClientException) as failure:
        builder().withRegion(None)

    assert failure.value.getMessage() == case["threw"]["message"]


@recorded("builder-region-enum")
@pytest.mark.parametrize("region", [Regions.EU_WEST_1, "eu-west-1", Region.getRegion(Regions.EU_WEST_1)])
def test_a_region_is_a_name_an_enum_or_a_region(case: Case, region: Any) -> None:
    assert builder().withRegion(region).getRegion() == case["value"]


@recorded("builder-endpoint-getters")
def test_an_endpoint_keeps_what_it_is_made_of(case: Case) -> None:
    endpoint = EndpointConfiguration("h:1", "r")

    assert [endpoint.getServiceEndpoint(), endpoint.getSigningRegion()] == case["value"]
    assert builder().withEndpointConfiguration(endpoint).getEndpoint() is endpoint
    assert AwsClientBuilder.EndpointConfiguration is EndpointConfiguration


@recorded("builder-immutable-setRegion")
def test_a_built_client_cannot_be_moved(case: Case) -> None:
    with builder().withRegion("us-east-1").build() as client:
        for move in (lambda: client.setRegion("eu-west-1"), lambda: client.setEndpoint("sts.amazonaws.com")):
            with pytest.raises(UnsupportedOperationException) as failure:
                move()
            assert failure.value.getMessage() == case["threw"]["message"]


@recorded("builder-standard-new")
def test_standard_makes_a_new_builder_each_time(case: Case) -> None:
    assert (builder() is not builder()) is case["value"]
    assert type(AWSSecurityTokenServiceClientBuilder().standard()) is AWSSecurityTokenServiceClientBuilder
    assert type(AWSSecurityTokenServiceClient.builder()) is AWSSecurityTokenServiceClientBuilder


@recorded("client-class")
def test_the_client_has_java_s_class(case: Case) -> None:
    with builder().withRegion("us-east-1").build() as client:
        assert type(client) is AWSSecurityTokenServiceClient
        assert case["value"][0] == f"com.amazonaws.services.securitytoken.{type(client).__name__}"


def test_region_and_endpoint_exclude_each_other() -> None:
    both = builder().withRegion("us-east-1").withEndpointConfiguration(EndpointConfiguration("h", "us-east-1"))

    with pytest.raises(IllegalStateException) as failure:
        both.build()

    assert failure.value.getMessage() == "Only one of Region or EndpointConfiguration may be set."
    assert isinstance(failure.value, SdkClientException)


def test_nothing_is_set_at_first() -> None:
    fresh = builder()

    assert fresh.getCredentials() is None
    assert fresh.getClientConfiguration() is None
    assert fresh.getRegion() is None
    assert fresh.getEndpoint() is None
    assert fresh.getMetricsCollector() is None
    assert fresh.getRequestHandlers() is None


def test_the_default_chain_serves_where_no_provider_is_set() -> None:
    with builder().withRegion("us-east-1").build() as client:
        assert client._credentials is DefaultAWSCredentialsProviderChain.getInstance()


@pytest.mark.parametrize(
    ("setter", "given", "message"),
    [
        ("EndpointConfiguration", "http://localhost:4566", "takes an EndpointConfiguration, not str"),
        ("RequestHandlers", [RequestHandler2()], "takes handlers one by one, each a RequestHandler2, not list"),
        ("RequestHandlers", None, "takes handlers one by one, each a RequestHandler2, not NoneType"),
        ("MetricsCollector", print, "takes a RequestMetricCollector, not builtin_function_or_method"),
        ("ExecutorFactory", ThreadPoolExecutor, "takes an ExecutorFactory, not type"),
    ],
)
def test_what_would_fail_in_the_middle_of_a_call_is_refused_at_once(setter: str, given: Any, message: str) -> None:
    builder = AWSSecurityTokenServiceAsyncClientBuilder.standard()
    for prefix in ("set", "with"):
        with pytest.raises(IllegalArgumentException, match=f"^with{setter} {message}"):
            getattr(builder, f"{prefix}{setter}")(given)


def test_a_provider_that_counts_as_false_is_used_all_the_same() -> None:
    class Empty(AWSStaticCredentialsProvider):
        def __len__(self) -> int:
            return 0

    provider = Empty(BasicAWSCredentials("a", "b"))
    client = AWSSecurityTokenServiceClientBuilder.standard().withRegion("us-east-1").withCredentials(provider).build()
    assert client._credentials is provider


def test_a_client_keeps_its_own_copy_of_the_configuration() -> None:
    configuration = ClientConfiguration().withMaxErrorRetry(1)
    made = builder().withRegion("us-east-1").withClientConfiguration(configuration)
    assert made.getClientConfiguration() is configuration

    with made.build() as client:
        configuration.setMaxErrorRetry(9)
        assert client._configuration.getMaxErrorRetry() == 1


def test_handlers_replace_earlier_ones_and_are_copied() -> None:
    class Handler(RequestHandler2):
        pass

    first, second = Handler(), Handler()
    made = builder().withRequestHandlers(first).withRequestHandlers(first, second)

    found = made.getRequestHandlers()
    assert found == [first, second]
    assert found is not made.getRequestHandlers()


def test_credentials_in_the_place_of_their_provider_are_refused() -> None:
    with pytest.raises(IllegalArgumentException, match=r"wrap credentials in AWSStaticCredentialsProvider"):
        builder().withCredentials(BasicAWSCredentials("AKIDEXAMPLE", "secret"))

    assert builder().withCredentials(PROVIDER).getCredentials() is PROVIDER
    assert builder().withCredentials(PROVIDER).withCredentials(None).getCredentials() is None


def test_an_asynchronous_client_runs_on_the_executor_of_the_factory() -> None:
    class Factory:
        def __init__(self) -> None:
            self.made: list[Executor] = []

        def newExecutor(self) -> Executor:
            self.made.append(ThreadPoolExecutor(1))
            return self.made[-1]

    factory = Factory()
    made = AWSSecurityTokenServiceAsyncClientBuilder.standard().withRegion("us-east-1").withExecutorFactory(factory)
    assert made.getExecutorFactory() is factory

    client = made.build()
    assert client.getExecutorService() is factory.made[0]
    client.shutdown()
