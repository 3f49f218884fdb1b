"""Credentials from .properties files; the grammar is that of java.util.Properties."""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import SdkClientException
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import PropertiesCredentials, PropertiesFileCredentialsProvider
from sts_sdk.auth._properties import parse_properties

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        (b"a=1\nb:2\nc 3\nd\t4\ne\f5", {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}),
        (b"  a  =  1  \n", {"a": "1  "}),
        (b"a : = 1", {"a": "= 1"}),
        (b"a=b=c", {"a": "b=c"}),
        (b"a\nb=\n=c", {"a": "", "b": "", "": "c"}),
        (b"# a=1\n! b=2\n   # c=3\n\n \t\f\nd=4 # not a comment", {"d": "4 # not a comment"}),
        (b"a=1\r\nb=2\rc=3", {"a": "1", "b": "2", "c": "3"}),
        (b"a=one, \\\n    two, \\\r\n\tthree", {"a": "one, two, three"}),
        (b"a=1\\\n# part of it", {"a": "1# part of it"}),
        (b"a=1\\\\\nb=2", {"a": "1\\", "b": "2"}),
        (b"a=1\\", {"a": "1"}),
        (b"a=1\\\n\nb=2", {"a": "1", "b": "2"}),
        (b"# a \\\nb=2", {"b": "2"}),
        (rb"a\=b\:c\ d=\t\n\r\f\q\"", {"a=b:c d": '\t\n\r\fq"'}),
        (rb"a=\u0041\u00e9\ud83d\ude00", {"a": "Aé\U0001f600"}),
        (b"a=caf\xe9", {"a": "café"}),
        (b"a=1\na=2", {"a": "2"}),
        (b"", {}),
    ],
)
def test_the_grammar(text: bytes, properties: dict[str, str]) -> None:
    assert parse_properties(text) == properties


@pytest.mark.parametrize("text", [rb"a=\u12", rb"a=\u12g4", rb"a=\u +1"])
def test_a_malformed_escape_is_refused(text: bytes) -> None:
    with pytest.raises(IllegalArgumentException, match="Malformed"):
        parse_properties(text)


def _stored(text: str) -> str:
    """A text as java.util.Properties.store would write it: everything unusual as a code unit."""
    units = text.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02X}" for i in range(0, len(units), 2))


@given(st.dictionaries(st.text(), st.text()))
def test_what_is_escaped_comes_back(properties: dict[str, str]) -> None:
    text = "\n".join(f"{_stored(key)}={_stored(value)}" for key, value in properties.items())
    assert parse_properties(text.encode("latin-1")) == properties


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        assert all(isinstance(value, str) for value in parse_properties(content).values())
    except IllegalArgumentException:
        assert b"\\u" in content


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aws.properties"
    path.write_text("accessKey=AKIA1234567890\nsecretKey = sesame\n")
    return path


def test_from_a_file_and_from_a_stream(file: Path) -> None:
    stream = file.open("rb")
    for credentials in (
        PropertiesCredentials(file),
        PropertiesCredentials(str(file)),
        PropertiesCredentials(stream),
        PropertiesCredentials(inputStream=io.BytesIO(file.read_bytes())),
    ):
        assert credentials.getAWSAccessKeyId() == "AKIA1234567890"
        assert credentials.getAWSSecretKey() == "sesame"
        assert "sesame" not in repr(credentials)
    assert stream.closed


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    path = tmp_path / "aws.properties"
    with pytest.raises(FileNotFoundError, match="File doesn't exist:"):
        PropertiesCredentials(path)
    path.write_text("accessKey=A\nsecret=sesame")
    with pytest.raises(IllegalArgumentException) as e:
        PropertiesCredentials(path)
    assert str(e.value) == (
        f"The specified file ({path}) doesn't contain the expected properties 'accessKey' and 'secretKey'."
    )
    with pytest.raises(IllegalArgumentException, match="The specified properties data doesn't contain"):
        PropertiesCredentials(io.BytesIO(b"secretKey=sesame"))
    with pytest.raises(IllegalArgumentException, match="not null"):
        PropertiesCredentials()


def test_the_provider_reads_the_file_anew(file: Path) -> None:
    provider = pickle.loads(pickle.dumps(PropertiesFileCredentialsProvider(file)))
    assert provider.toString() == repr(provider) == f"PropertiesFileCredentialsProvider({file})"
    assert provider.getCredentials().getAWSSecretKey() == "sesame"
    assert str(provider.explain()).endswith(f"would be used: access key ****7890 [{file}]")
    file.write_text("accessKey=B\nsecretKey=other\n", encoding="utf-8")
    provider.refresh()
    assert provider.getCredentials().getAWSSecretKey() == "other"


def test_the_provider_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(IllegalArgumentException, match="Credentials file path cannot be null"):
        PropertiesFileCredentialsProvider(None)
    provider = PropertiesFileCredentialsProvider(str(tmp_path / "none"))
    with pytest.raises(SdkClientException) as e:
        provider.getCredentials()
    assert str(e.value) == f"Unable to load AWS credentials from the {tmp_path / 'none'} file"
    assert isinstance(e.value.getCause(), FileNotFoundError)
    assert provider.explain().status == "broken"
