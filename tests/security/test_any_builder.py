"""Whatever builders, configurations and requests are given, and whatever is then built and called, raises only ours."""

from __future__ import annotations

import contextlib
import inspect
import warnings
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sts_sdk.services.dynamodbv2 import AmazonDynamoDBClientBuilder

from sts_sdk import (
    AmazonS3ClientBuilder,
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    ClientConfiguration,
    EndpointConfiguration,
    SdkBaseException,
)
from sts_sdk._requests._default_request import DefaultRequest
from sts_sdk.arn import Arn
from sts_sdk.auth import (
    AWS4Signer,
    STSAssumeRoleSessionCredentialsProvider,
    STSAssumeRoleWithWebIdentitySessionCredentialsProvider,
    STSSessionCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth.policy.resources import S3BucketResource
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.internal import _connections
from sts_sdk.services.s3.transfer import TransferManagerBuilder
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceAsyncClientBuilder, model
from sts_sdk.services.securitytoken.model import AssumeRoleRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SOME_TEXTS = (
    "", " ", "\udcff", "a\nb", "a\0b", "é", "٣", "http://[", "https://a:99999", "us-east-1", "x" * 70000, "-1", "nan",
    "arn:aws:iam::123456789012:role/r", "AWSS3V4SignerType", "legacy", "localhost", "127.0.0.1", "a:b@c", "[::1",
    "%zz",
)  # fmt: skip
_OTHERS = (
    None, b"", b"\xff", (), [], [None], {}, {"a": 1}, {1: []}, object, int, len, datetime.max.replace(tzinfo=UTC),
    datetime.now(UTC), timedelta.max, ClientConfiguration(), BasicAWSCredentials("A", "s"), {*"ab"}, frozenset({1}),
    EndpointConfiguration("h", "r"), AWSStaticCredentialsProvider(BasicAWSCredentials("A", "s")), iter("ab"),
)  # fmt: skip
TEXTS = st.text(max_size=40) | st.sampled_from(_SOME_TEXTS)
NUMBERS = st.integers() | st.sampled_from([-1, 0, 1, 2**31, 2**63, 10**400]) | st.floats() | st.booleans()
OTHERS = st.sampled_from(_OTHERS)
ANYTHING = TEXTS | NUMBERS | OTHERS | st.lists(TEXTS | NUMBERS, max_size=3) | st.dictionaries(TEXTS, TEXTS, max_size=2)
ROLE = "arn:aws:iam::123456789012:role/r"
KEYS = AWSStaticCredentialsProvider(BasicSessionCredentials("A", "s", "t"))


def sts(configuration: ClientConfiguration | None = None) -> Any:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(KEYS).withRegion("us-east-1")
    return builder.withClientConfiguration(configuration or ClientConfiguration().withMaxErrorRetry(0)).build()


def call(builder: Any) -> object:
    with builder.build() as client:
        return client.getCallerIdentity()


def with_defaults(builder: Any) -> Any:
    builder.setClientConfiguration(ClientConfiguration().withMaxErrorRetry(0))
    return builder.withCredentials(KEYS)


def configured(configuration: ClientConfiguration) -> None:
    if configuration.getMaxErrorRetry() is not None and configuration.getMaxErrorRetry() > 1:
        configuration.setMaxErrorRetry(0)
    with sts(configuration) as client:
        client.getCallerIdentity()


def asked(request: Any) -> object:
    with sts() as client:
        name = type(request).__name__.removesuffix("Request")
        return getattr(client, name[0].lower() + name[1:])(request)


def signed(request: Any) -> object:
    return AWS4Signer().sign(request, BasicSessionCredentials("A", "s", "t"))


# What is made, and what is done with it when its setters were called.
MADE: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
    "ClientConfiguration": (ClientConfiguration, configured),
    "STS": (lambda: with_defaults(AWSSecurityTokenServiceClientBuilder.standard()), call),
    "STS, asynchronous": (
        lambda: with_defaults(AWSSecurityTokenServiceAsyncClientBuilder.standard()),
        lambda builder: builder.build().shutdown(),
    ),
    "S3": (lambda: with_defaults(AmazonS3ClientBuilder.standard()), lambda builder: builder.build().getUrl("b", "k")),
    "DynamoDB": (lambda: with_defaults(AmazonDynamoDBClientBuilder.standard()), lambda builder: builder.build()),
    "transfers": (TransferManagerBuilder.standard, lambda builder: builder.build()),
    "a role": (
        lambda: STSAssumeRoleSessionCredentialsProvider.Builder(ROLE, "s").withStsClient(sts()),
        lambda builder: builder.build().getCredentials(),
    ),
    "a web identity of the environment": (
        WebIdentityTokenCredentialsProvider.builder,
        lambda builder: builder.build().getCredentials(),
    ),
    "a session": (lambda: STSSessionCredentialsProvider(sts()), lambda provider: provider.getCredentials()),
    "a profile": (ProfileCredentialsProvider, lambda provider: provider.getCredentials()),
    "an ARN": (Arn.builder, lambda builder: builder.build()),
    "a request to be signed": (lambda: DefaultRequest("STS"), signed),
    **{
        name: (getattr(model, name), asked)
        for name in model.__all__
        if name.endswith("Request") and name != "AssumeRoleRequest"
    },
    "AssumeRoleRequest": (lambda: AssumeRoleRequest(roleArn=ROLE, roleSessionName="s"), asked),
}
_NOT_SETTINGS = {"withStsClient"}  # a client is the caller's own code


def setters(kind: object) -> list[str]:
    return [
        name
        for name in dir(kind)
        if name.startswith(("set", "with", "add", "put", "roleArn", "roleSession", "webIdentity", "clientConf"))
        and callable(getattr(kind, name))
        and name not in _NOT_SETTINGS
    ]


# What takes its settings in its constructor.
CONSTRUCTED: dict[str, tuple[Callable[..., Any], int, Callable[[Any], object]]] = {
    "credentials": (BasicAWSCredentials, 2, str),
    "session credentials": (BasicSessionCredentials, 3, str),
    "a static provider": (AWSStaticCredentialsProvider, 1, lambda made: made.getCredentials()),
    "an endpoint": (EndpointConfiguration, 2, lambda made: call(endpoint_of(made))),
    "a role": (
        lambda arn, name: STSAssumeRoleSessionCredentialsProvider.Builder(arn, name).withStsClient(sts()).build(),
        2,
        lambda made: made.getCredentials(),
    ),
    "a web identity": (
        lambda *given: STSAssumeRoleWithWebIdentitySessionCredentialsProvider.Builder(*given).build(),
        3,
        lambda made: made.getCredentials(),
    ),
    "a profile": (ProfileCredentialsProvider, 1, lambda made: made.getCredentials()),
    "a profile in a file": (ProfileCredentialsProvider, 2, lambda made: made.getCredentials()),
    "an ARN": (Arn.fromString, 1, str),
    "a bucket": (S3BucketResource, 1, str),
    "a request": (DefaultRequest, 1, signed),
}


def endpoint_of(made: EndpointConfiguration) -> Any:
    return with_defaults(AWSSecurityTokenServiceClientBuilder.standard()).withEndpointConfiguration(made)


@pytest.fixture(autouse=True)
def _nobody_is_reached(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def dial(*_: object) -> object:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(_connections, "dial", dial)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.parametrize("name", MADE)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
@given(data=st.data())
def test_any_setting(name: str, data: st.DataObject) -> None:
    make, use = MADE[name]
    made = make()
    names = st.sampled_from(setters(made))
    for setter in data.draw(st.lists(names, min_size=1, max_size=4)):
        method = getattr(made, setter)
        wanted = [one for one in inspect.signature(method).parameters.values() if one.default is one.empty]
        values = [data.draw(ANYTHING) for _ in wanted]
        with contextlib.suppress(SdkBaseException):
            method(*values)
    with contextlib.suppress(SdkBaseException):
        use(made)


@pytest.mark.parametrize("name", CONSTRUCTED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(data=st.data())
def test_any_argument_of_a_constructor(name: str, data: st.DataObject) -> None:
    make, number, use = CONSTRUCTED[name]
    with contextlib.suppress(SdkBaseException):
        use(make(*(data.draw(ANYTHING) for _ in range(number))))
