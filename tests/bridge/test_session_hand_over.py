"""What else travels over the bridge: the account, the region; and what cannot be bridged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import botocore.session
import pytest
from botocore.config import Config

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    DefaultAWSCredentialsProviderChain,
)
from sts_sdk.bridge import BotocoreCredentialsProvider, boto3_session, botocore_session
from sts_sdk.services.s3 import AmazonS3ClientBuilder
from support.server import Answer, Received, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

ACCOUNT = "123456789012"
KEYS = BasicSessionCredentials("ASIAEXAMPLE000000000", "made-up", "token", accountId=ACCOUNT)


@pytest.fixture(autouse=True)
def _clean(clean_surroundings: None) -> None: ...


class Stop(Exception):
    """Before anything is sent."""


def url_of(session: Any, mode: str) -> str:
    client = session.client("dynamodb", region_name="us-east-1", config=Config(account_id_endpoint_mode=mode))
    seen: list[str] = []

    def stop(request: Any, **_: object) -> None:
        seen.append(request.url)
        raise Stop

    client.meta.events.register("before-send.dynamodb.*", stop)
    with pytest.raises(Stop):
        client.list_tables()
    return seen[0]


@pytest.mark.parametrize("mode", ["preferred", "required"])
def test_the_account_s_own_endpoint_is_called(mode: str) -> None:
    session = boto3_session(AWSStaticCredentialsProvider(KEYS))
    assert url_of(session, mode) == "https://123456789012.ddb.us-east-1.amazonaws.com/"


def test_without_an_account_the_ordinary_one_is_called() -> None:
    session = boto3_session(AWSStaticCredentialsProvider(BasicAWSCredentials("AKID", "secret")))
    assert url_of(session, "preferred") == "https://dynamodb.us-east-1.amazonaws.com/"


def test_the_account_comes_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    there = botocore_session(AWSStaticCredentialsProvider(KEYS))
    assert BotocoreCredentialsProvider(there).getCredentials().getAccountId() == ACCOUNT
    found = there.get_credentials()
    assert found is not None
    assert found.get_frozen_credentials().account_id == ACCOUNT
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("AWS_ACCOUNT_ID", ACCOUNT)
    assert DefaultAWSCredentialsProviderChain().getCredentials().getAccountId() == ACCOUNT


@pytest.mark.parametrize(
    ("settings", "region"),
    [
        ({"AWS_REGION": "eu-west-1"}, "eu-west-1"),
        ({"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "us-west-2"}, "eu-west-1"),
        ({"AWS_DEFAULT_REGION": "us-west-2"}, "us-west-2"),
        ({"AWS_REGION": " ", "AWS_DEFAULT_REGION": "us-west-2"}, "us-west-2"),
    ],
)
def test_the_region_is_that_of_our_own_clients(
    settings: dict[str, str], region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    provider = AWSStaticCredentialsProvider(KEYS)
    assert boto3_session(provider).client("dynamodb").meta.region_name == region
    assert botocore_session(provider).create_client("dynamodb").meta.region_name == region
    assert boto3_session(provider, region_name="sa-east-1").client("dynamodb").meta.region_name == "sa-east-1"


def test_a_bad_region_is_told_in_our_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "x@evil/#")
    with pytest.raises(IllegalArgumentException, match="AWS_REGION"):
        boto3_session(AWSStaticCredentialsProvider(KEYS)).client("dynamodb")


def test_without_a_region_botocore_says_so() -> None:
    with pytest.raises(botocore.exceptions.NoRegionError):
        boto3_session(AWSStaticCredentialsProvider(KEYS)).client("dynamodb")


def test_a_session_that_is_awaited_is_told_as_that() -> None:
    class AioSession(botocore.session.Session):
        async def get_credentials(self) -> None:
            return None

    with pytest.raises(IllegalArgumentException, match=r"aiobotocore cannot be bridged.*asyncio\.to_thread"):
        botocore_session(AWSStaticCredentialsProvider(KEYS), AioSession())


def test_keys_that_worked_are_believed_dead_at_once_and_others_once_a_minute() -> None:
    given: list[str] = []

    class Numbered:
        number = 1

        def getCredentials(self) -> Any:
            given.append(f"KEY{self.number}")
            return BasicSessionCredentials(f"KEY{self.number}", "made-up", "token")

        def invalidate(self, key: str) -> None:
            self.number += 1

    good: set[str] = set()

    def answer(received: Received) -> Answer:
        return Answer() if (received.header("Authorization") or "").partition("Credential=")[2][:4] in good else bad

    bad = Answer(400, reason="Bad Request")
    provider = Numbered()
    with StubServer(answer) as server:
        client = botocore_session(provider).create_client("s3", "eu-west-1", endpoint_url=server.url)
        for number in (2, 3, 4):
            good = {f"KEY{number}"}
            client.head_bucket(Bucket="bucket")
        assert len(server.requests) == 6  # one refusal and one answer each
        good = set()
        for expected in (8, 9, 10):  # KEY4 worked; KEY5 never did, and so is not believed dead within the minute
            with pytest.raises(botocore.exceptions.ClientError):
                client.head_bucket(Bucket="bucket")
            assert len(server.requests) == expected
        client.close()


def home_with(config: str | bytes) -> None:
    (Path.home() / ".aws").mkdir()
    (Path.home() / ".aws" / "config").write_bytes(config if isinstance(config, bytes) else config.encode())


PROVIDER = AWSStaticCredentialsProvider(KEYS)


def boto3_client() -> object:
    return boto3_session(PROVIDER).client("sts")


def botocore_client() -> object:
    return botocore_session(PROVIDER).create_client("sts")


def s3_client() -> object:
    return AmazonS3ClientBuilder.standard().withCredentials(PROVIDER).build().unwrap()


LATIN = "[default]\n# caf\u00e9\nregion = eu-west-1\n"


@pytest.mark.parametrize("make", [boto3_client, botocore_client, s3_client])
@pytest.mark.parametrize(
    ("config", "profile"),
    [
        ("", "missing"),
        ("", " "),
        ("[profile a]\nregion = eu-west-1\n", " a "),
        (LATIN.encode("latin-1"), None),
        ("\ufeff" + LATIN, None),
        ("[profile a]\nx = 1\n[profile a]\ny = 1\n", "a"),
    ],
)
def test_what_botocore_cannot_read_and_nobody_needs_stops_no_session(
    make: Callable[[], object], config: str | bytes, profile: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_with(config)
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    if profile is not None:
        monkeypatch.setenv("AWS_PROFILE", profile)
    assert make()


@pytest.mark.parametrize("make", [boto3_client, botocore_client, s3_client])
def test_a_file_that_says_where_to_call_and_that_botocore_cannot_read_is_an_error(
    make: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    home_with((LATIN + "endpoint_url = http://127.0.0.1:1\n").encode("latin-1"))
    with pytest.raises(SdkClientException, match=r"config:4\) says where services are called, and botocore"):
        make()


def test_the_session_is_of_the_profile_that_our_clients_use(monkeypatch: pytest.MonkeyPatch) -> None:
    home_with("[profile a]\nendpoint_url = http://127.0.0.1:1\n[profile b]\nendpoint_url = http://127.0.0.1:2\n")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_PROFILE", "a")
    monkeypatch.setenv("AWS_DEFAULT_PROFILE", "b")  # the first of the two for botocore
    assert boto3_session(PROVIDER).client("sts").meta.endpoint_url == "http://127.0.0.1:1"
