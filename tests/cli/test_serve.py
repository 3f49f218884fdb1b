"""The container-credentials endpoint of ``exec --serve``."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from sts_sdk._credentials import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.cli._serve import CredentialsServer

SESSION = BasicSessionCredentials("ASIAEXAMPLE", "secret", "token")


class Broken(AWSStaticCredentialsProvider):
    def getCredentials(self) -> BasicAWSCredentials:
        raise SdkClientException("no credentials today")


def get(server: CredentialsServer, token: str | None, path: str | None = None) -> tuple[int, dict[str, str]]:
    url = urlsplit(server.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"])
    connection = HTTPConnection(url.netloc)
    try:
        connection.request("GET", path or url.path, headers={} if token is None else {"Authorization": token})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def token_of(server: CredentialsServer) -> str:
    return server.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]


def test_who_knows_the_token_gets_the_credentials() -> None:
    with CredentialsServer(AWSStaticCredentialsProvider(SESSION)) as server:
        status, found = get(server, token_of(server))
    assert status == 200
    ends = datetime.fromisoformat(found.pop("Expiration"))
    assert found == {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret", "Token": "token"}
    assert timedelta(minutes=58) < ends - datetime.now(UTC) <= timedelta(hours=1)  # when to ask again


def test_a_users_own_keys_have_an_empty_token_and_a_time_to_ask_again() -> None:
    with CredentialsServer(AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAEXAMPLE", "secret"))) as server:
        _, found = get(server, token_of(server))
    assert (found["AccessKeyId"], found["Token"]) == ("AKIAEXAMPLE", "")
    assert datetime.fromisoformat(found["Expiration"]) > datetime.now(UTC)


@pytest.mark.parametrize("token", [None, "", "wrong", "gr\xf6\xdfe"])
def test_a_wrong_token_is_refused(token: str | None) -> None:
    with CredentialsServer(AWSStaticCredentialsProvider(SESSION)) as server:
        status, found = get(server, token)
    assert (status, found["code"]) == (403, "AccessDenied")
    assert "secret" not in str(found)


def test_another_path_is_refused_even_with_the_token() -> None:
    with CredentialsServer(AWSStaticCredentialsProvider(SESSION)) as server:
        assert get(server, token_of(server), "/")[0] == 403


def test_a_provider_that_fails_is_told_as_the_agent_tells_it() -> None:
    with CredentialsServer(Broken(SESSION)) as server:
        status, found = get(server, token_of(server))
    assert (status, found) == (500, {"code": "SdkClientException", "message": "no credentials today"})


def test_two_servers_have_two_tokens_and_show_none() -> None:
    with CredentialsServer(Broken(SESSION)) as one, CredentialsServer(Broken(SESSION)) as other:
        assert token_of(one) != token_of(other)
        assert token_of(one) not in repr(one)
