"""The settings of a role: what is taken, what is refused at once, copies and pickles."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    IllegalArgumentException,
)
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    STSAssumeRoleSessionCredentialsProvider,
    SystemPropertiesCredentialsProvider,
)
from sts_sdk.services.securitytoken.model import (
    Tag,
)
from support.recorded import Case, cases
from support.sts import ROLE, Sts, built, key_of

if TYPE_CHECKING:
    from collections.abc import Callable


Provider = STSAssumeRoleSessionCredentialsProvider


KEYS = BasicAWSCredentials("AKIAEXAMPLE00LONG", "long/secret")


def test_lists_are_taken_as_they_were_and_none_unsets_them() -> None:
    sts, keys = Sts(), ["team"]
    provider = built(
        sts, sts.clock, lambda b: b.withTransitiveTagKeys(keys).withSessionTags([Tag()]).withSessionTags(None)
    )
    keys.append("cost")
    key_of(provider)
    assert sts.requests[0].getTransitiveTagKeys() == ["team"]
    assert "Tags" not in repr(sts.requests[0])


@pytest.mark.parametrize("name", ["withTransitiveTagKeys", "withPolicyArns"])
def test_a_text_is_no_list_of_its_letters(name: str) -> None:
    with pytest.raises(IllegalArgumentException, match="takes a list of texts, not the text 'team'"):
        getattr(Provider.Builder(ROLE, "session"), name)("team")


def test_what_is_no_configuration_is_refused_at_once() -> None:
    configuration: Any = "us-east-1"
    with pytest.raises(
        IllegalArgumentException, match=r"^withClientConfiguration takes a ClientConfiguration, not str"
    ):
        Provider.Builder(ROLE, "session").withClientConfiguration(configuration)


def test_a_builder_can_be_used_again_without_changing_what_it_built() -> None:
    sts = Sts()
    builder = Provider.Builder(ROLE, "session").withStsClient(sts)
    first = builder.build()
    second = builder.withExternalId("later").build()
    first.getCredentials(), second.getCredentials()
    assert [request.getExternalId() for request in sts.requests] == [None, "later"]


@pytest.mark.parametrize(("arn", "name"), [(None, "session"), (ROLE, None), (None, None)])
def test_role_and_session_name_are_required(arn: Any, name: Any) -> None:
    message = "You must specify a value for roleArn and roleSessionName"
    for make in (Provider.Builder, Provider, lambda a, n: Provider(KEYS, a, n)):
        with pytest.raises(IllegalArgumentException) as raised:
            make(arn, name)
        assert str(raised.value) == message


@pytest.mark.parametrize("case", cases("defaults", lambda case: "sts-provider-builder" in case["id"]))
def test_builders_refuse_what_java_refuses(case: Case) -> None:
    makes: dict[str, Callable[[], object]] = {
        "credentials-and-provider": Provider.Builder("r", "s")
        .withLongLivedCredentials(KEYS)
        .withLongLivedCredentialsProvider(AWSStaticCredentialsProvider(KEYS))
        .build,
        "null-session": lambda: Provider.Builder("r", None),
    }
    [make] = [make for name, make in makes.items() if case["id"].endswith(name)]
    with pytest.raises(IllegalArgumentException) as raised:
        make()
    assert str(raised.value) == case["threw"]["message"]


def test_a_bad_endpoint_is_refused_at_once() -> None:
    with pytest.raises(IllegalArgumentException):
        Provider.Builder(ROLE, "session").withServiceEndpoint("https://user@sts.example.com")


@pytest.mark.parametrize("jitter", [-0.1, 1.1, float("nan")])
def test_jitter_is_a_share(jitter: float) -> None:
    with pytest.raises(IllegalArgumentException, match="must be 0 to 1"):
        Provider.Builder(ROLE, "session").withRefreshJitter(jitter)


def test_builders_pickle_and_copy_and_an_executor_becomes_a_thread_of_its_own() -> None:
    source = SystemPropertiesCredentialsProvider()
    with ThreadPoolExecutor(1) as pool:
        builder = Provider.Builder(ROLE, "session").withAsyncRefreshExecutor(pool).withSharedCache()
        builder.withLongLivedCredentialsProvider(source)
        loaded = pickle.loads(pickle.dumps(builder))
    assert (loaded.executor, loaded.own_thread, loaded.shared_cache) == (None, True, True)
    assert type(loaded.long_lived_provider) is SystemPropertiesCredentialsProvider
    assert isinstance(loaded.build(), Provider)
    assert copy.deepcopy(loaded).role_arn == ROLE
