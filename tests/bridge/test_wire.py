"""The wire of bridged clients: clear text is warned of, what refusals repeat is masked, parts belong together."""

from __future__ import annotations

import itertools
import warnings

import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from sts_sdk import AWSCredentialsProvider, AWSStaticCredentialsProvider, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.bridge import botocore_session
from sts_sdk.http import InsecureEndpointWarning
from support.server import Answer, StubServer

TOKEN = "Canary/Token+of-a-session-that-is-long-enough=="
ONE_TRY = Config(retries={"total_max_attempts": 1}, connect_timeout=1)
SESSION = AWSStaticCredentialsProvider(BasicSessionCredentials("ASIAEXAMPLE", "secret", TOKEN))
KEYS = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "secret"))


def warned(provider: AWSCredentialsProvider, call: str, url: str, **parameters: object) -> list[str]:
    client = botocore_session(provider).create_client("sts", "us-east-1", endpoint_url=url, config=ONE_TRY)

    def answer(**_: object) -> object:
        raise ConnectionRefusedError  # nothing leaves this computer

    client.meta.events.register_last("before-send", answer)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for _ in range(2):
            with pytest.raises(ConnectionRefusedError):
                getattr(client, call)(**parameters)
    return [str(each.message).partition(" over plain")[0] for each in told if each.category is InsecureEndpointWarning]


def test_a_secret_in_clear_is_warned_of_once() -> None:
    url = "http://sts.example.test"
    assert warned(KEYS, "get_caller_identity", url) == []
    assert warned(SESSION, "get_caller_identity", url) == ["A session token is sent to sts.example.test"]
    assert warned(KEYS, "get_session_token", url) == ["What GetSessionToken answers comes from sts.example.test"]
    for elsewhere in ("https://sts.example.test", "http://127.0.0.1:9", "http://localhost:9"):
        assert warned(SESSION, "get_caller_identity", elsewhere) == []


def test_what_a_refusal_repeats_is_masked() -> None:
    said = f"<Error><Code>A</Code><Message>bad {TOKEN}</Message></Error><RequestId>{TOKEN}</RequestId>"
    body = f"<ErrorResponse>{said}</ErrorResponse>"
    with StubServer(Answer(400, body, {"x-said": TOKEN})) as server:
        session = botocore_session(SESSION, botocore.session.Session())
        client = session.create_client("sts", "us-east-1", endpoint_url=server.url, config=ONE_TRY)
        with pytest.raises(ClientError) as refused:
            client.get_caller_identity()
        client.close()
    assert TOKEN not in f"{refused.value} {refused.value.response}"


class Rotating(AWSCredentialsProvider):
    """Other keys each time they are asked for."""

    def __init__(self) -> None:
        self._numbers = itertools.count()

    def getCredentials(self) -> BasicSessionCredentials:
        number = next(self._numbers)
        return BasicSessionCredentials(f"KEY{number}", f"secret{number}", f"token{number}")

    def refresh(self) -> None:
        """Nothing: they are new in any case."""


@pytest.mark.parametrize("order", list(itertools.permutations(("access_key", "secret_key", "token"))))
def test_parts_that_are_read_one_by_one_belong_together(order: tuple[str, ...]) -> None:
    credentials = botocore_session(Rotating()).get_credentials()
    seen: list[str] = []
    for _ in range(3):
        numbers = {getattr(credentials, part)[-1] for part in order}
        assert len(numbers) == 1
        seen += numbers
    assert len(set(seen)) == 3  # and each round has the keys of now
