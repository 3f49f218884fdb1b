"""The document in which endpoints hand out credentials."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import SdkClientException
from sts_sdk.auth import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.auth._document import read_credentials
from support.metadata import document


def test_a_whole_document() -> None:
    fetched = read_credentials(document(Expiration="2035-01-01T00:00:00Z"))
    assert fetched.credentials == BasicSessionCredentials("ASIA0000000000000001", "secret/1", "token/1==")
    assert fetched.expiration == datetime(2035, 1, 1, tzinfo=UTC)


def test_the_account_travels_with_the_keys() -> None:
    account = "123456789012"
    for said, known in ((account, account), (f" {account} ", account), ("evil/#", None), (1, None)):
        assert read_credentials(document(AccountId=said)).credentials.getAccountId() == known
        assert read_credentials(document(AccountId=said, Token=None)).credentials.getAccountId() == known
    assert read_credentials(document()).credentials.getAccountId() is None


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_blank_members_count_as_unset(blank: str) -> None:
    fetched = read_credentials(document(Token=blank, Expiration=blank))
    assert fetched.credentials == BasicAWSCredentials("ASIA0000000000000001", "secret/1")
    assert fetched.expiration is None
    with pytest.raises(SdkClientException, match="are null"):
        read_credentials(document(SecretAccessKey=blank))


def test_what_is_no_document_shows_how_it_begins_as_the_cause() -> None:
    with pytest.raises(SdkClientException, match=r"^Unable to parse Json string\.") as e:
        read_credentials("<html> <h1>Log in</h1> secret=1")
    assert str(e.value.getCause()) == "It begins with '<html> <h1>Log in</h1>'"


@pytest.mark.parametrize("token", [None, ""])
def test_without_a_token(token: str | None) -> None:
    fetched = read_credentials(document(lifetime=None, Token=token))
    assert fetched.credentials == BasicAWSCredentials("ASIA0000000000000001", "secret/1")
    assert fetched.expiration is None


def test_what_is_no_document_is_logged_only_by_kind(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "sts_sdk.auth"), pytest.raises(SdkClientException):
        read_credentials("<html>sesame</html>")
    assert [record.getMessage() for record in caplog.records] == [
        "Instead of credentials came a page of HTML of 19 characters"
    ]


@given(st.one_of(st.text(), st.recursive(st.none() | st.text() | st.integers(), st.lists).map(str)))
def test_any_text_gives_credentials_or_one_exception(text: str) -> None:
    with pytest.raises(SdkClientException):
        read_credentials(text)
