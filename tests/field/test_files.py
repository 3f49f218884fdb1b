"""Files as people have them: what is not needed hurts nobody, and who needs it is told file and line.

Each row is a situation of a public bug report, or its neighbour; the right outcome is the last column.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk.auth import (
    AWSCredentialsProviderChain,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    DefaultAWSCredentialsProviderChain,
    EnvironmentVariableCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient, AWSSecurityTokenServiceClientBuilder
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = "aws_access_key_id = AK\naws_secret_access_key = s\n"
IDENTITY = (
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult>"
    "</GetCallerIdentityResponse>"
)
JAPANESE = "# 本番用\n".encode("cp932")


@pytest.fixture
def folder(clean_surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    folder = tmp_path / "home" / ".aws"
    folder.mkdir()
    return folder


@pytest.fixture
def sts() -> Iterator[StubServer]:
    with StubServer(Answer(200, IDENTITY)) as server:
        yield server


# Each is a config file that is of no use to anybody; None stands for a directory in its place.
USELESS = {
    "a directory": None,
    "no UTF-8": b"\xff\xfe\xfd",
    "UTF-16": "[default]\nregion = x\n".encode("utf-16"),
    "UTF-16 without its mark": "[default]\nregion = x\n".encode("utf-16-le"),
    "zeros": b"\0" * 100,
    "a page of HTML": b"<html>\n",
    "a line before the first heading": b"x\n[default]\nregion = x\n",
    "a heading without its bracket": b"[default\nregion = x\n",
    "a broken default profile": b"[default]\ngarbage\n",
    "a value that is no UTF-8": b"[default]\nregion = \xff\n",
}


@pytest.mark.parametrize("name", USELESS)
def test_a_client_that_is_given_everything_needs_no_file(name: str, folder: Path, sts: StubServer) -> None:
    write(folder / "config", USELESS[name])
    builder = AWSSecurityTokenServiceClientBuilder.standard()
    builder.withEndpointConfiguration(EndpointConfiguration(sts.url, "us-east-1"))
    builder.withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AK", "s")))
    with builder.build() as client:
        assert client.getCallerIdentity().getAccount() == "1"


@pytest.mark.parametrize("name", USELESS)
def test_nor_does_one_that_the_environment_gives_everything(
    name: str, folder: Path, sts: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "config", USELESS[name])
    for variable, value in (
        ("AWS_ACCESS_KEY_ID", "AK"),
        ("AWS_SECRET_ACCESS_KEY", "s"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL_STS", sts.url),
    ):
        monkeypatch.setenv(variable, value)
    with AWSSecurityTokenServiceClientBuilder.defaultClient() as client:
        assert client.getCallerIdentity().getAccount() == "1"


@pytest.mark.parametrize("name", USELESS)
def test_nor_does_a_profile_of_the_other_file(name: str, folder: Path) -> None:
    write(folder / "config", USELESS[name])
    (folder / "credentials").write_text(f"[mine]\n{KEYS}", encoding="utf-8")
    assert ProfileCredentialsProvider("mine").getCredentials().getAWSAccessKeyId() == "AK"


@pytest.mark.parametrize("name", USELESS)
def test_who_needs_it_is_told_the_file(name: str, folder: Path) -> None:
    write(folder / "config", USELESS[name])
    with pytest.raises(SdkClientException) as caught:
        ProfileCredentialsProvider().getCredentials()
    assert str(folder / "config") in "".join([str(caught.value), *getattr(caught.value, "__notes__", ())])


def write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("config", "credentials", "profile"),
    [
        (f"[profile odd] /* text */\nregion = x\n[profile mine]\n{KEYS}".encode(), b"", "mine"),
        (f"[profile broken]\ngarbage\n[profile mine]\n{KEYS}".encode(), b"", "mine"),
        (f"[profile broken\nx = 1\n[profile mine]\n{KEYS}".encode(), b"", "mine"),
        (JAPANESE + f"[default]\n{KEYS}".encode(), b"", "default"),
        (b"[profile other]\nregion = " + JAPANESE + f"[default]\n{KEYS}".encode(), b"", "default"),
        (f"[default]\n{KEYS}# ".encode() + JAPANESE, b"", "default"),
        (f"[profile 'My Mac']\n{KEYS}".encode(), b"", "My Mac"),
        (f'[profile "My Mac"]\n{KEYS}'.encode(), b"", "My Mac"),
        (b"", f"[My Mac]\n{KEYS}".encode(), "My Mac"),
        (b"", f"\t[mine]\n\t{KEYS}".replace("\naws_secret", "\n\taws_secret").encode(), "mine"),
        (f"[default]\r\n{KEYS}".replace("\n", "\r\n").encode(), b"", "default"),
        (b"\xef\xbb\xbf" + f"[default]\n{KEYS}".encode(), b"", "default"),
        (f"[default]\naws_access_key_id = OLD\n{KEYS}".encode(), b"", "default"),
        # A file with a mark, made of two that had one each.
        (b"\xef\xbb\xbf[profile other]\nregion = x\n\xef\xbb\xbf" + f"[default]\n{KEYS}".encode(), b"", "default"),
    ],
)
def test_profiles_that_others_read(config: bytes, credentials: bytes, profile: str, folder: Path) -> None:
    (folder / "config").write_bytes(config)
    (folder / "credentials").write_bytes(credentials)
    assert ProfileCredentialsProvider(profile).getCredentials().getAWSAccessKeyId() == "AK"


@pytest.mark.posix
def test_a_terminal_in_the_place_of_a_file_is_told_as_that(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, other = os.openpty()
    try:
        monkeypatch.setenv("AWS_CONFIG_FILE", os.ttyname(other))
        with pytest.raises(SdkClientException, match="it is a terminal, not a file"):
            ProfileCredentialsProvider().getCredentials()
        (folder / "credentials").write_text(f"[default]\n{KEYS}", encoding="utf-8")
        assert ProfileCredentialsProvider().getCredentials().getAWSAccessKeyId() == "AK"
        monkeypatch.setenv("AWS_ROLE_ARN", "r")
        monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", os.ttyname(other))
        with pytest.raises(SdkClientException, match="it is a terminal, not a file"):
            WebIdentityTokenCredentialsProvider().getCredentials()
    finally:
        os.close(own)
        os.close(other)


@pytest.mark.parametrize(
    ("there", "asked"), [("caf\u00e9", "cafe\u0301"), ("prod", "prod\u200b"), ("\ufeffprod", "prod")]
)
def test_a_name_that_only_looks_like_the_one_that_is_there_is_told(there: str, asked: str, folder: Path) -> None:
    (folder / "config").write_text(f"[profile '{there}']\n{KEYS}", encoding="utf-8")
    if there.endswith(asked):  # a mark of UTF-8 is part of nothing
        assert ProfileCredentialsProvider(asked).getCredentials().getAWSAccessKeyId() == "AK"
        return
    with pytest.raises(SdkClientException) as caught:
        ProfileCredentialsProvider(asked).getCredentials()
    assert f"{there!a} looks like it, but it is {asked!a} that was asked for" in str(caught.value)


@pytest.mark.parametrize("path", ["", "/", "/sts", "/sts/", "/a//b"])
@pytest.mark.parametrize("by", ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL", "endpoint_url", "services", "program"])
def test_an_endpoint_is_called_as_it_was_written(
    path: str, by: str, folder: Path, sts: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{sts.url.rstrip('/')}{path}"
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    builder = AWSSecurityTokenServiceClientBuilder.standard()
    builder.withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AK", "s")))
    if by == "program":
        builder.withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
    elif by.startswith("AWS_"):
        monkeypatch.setenv(by, url)
    else:
        text = (
            f"endpoint_url = {url}"
            if by == "endpoint_url"
            else f"services = x\n[services x]\nsts =\n  endpoint_url={url}"
        )
        (folder / "config").write_text(f"[default]\n{text}\n", encoding="utf-8")
    with builder.build() as client:
        client.getCallerIdentity()
    assert sts.requests[0].target == (path or "/")


@pytest.mark.parametrize("by", ["AWS_REGION", "AWS_DEFAULT_REGION", "profile"])
def test_a_deprecated_constructor_signs_for_the_region_that_is_set(
    by: str, folder: Path, sts: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", sts.url)
    if by == "profile":
        (folder / "config").write_text("[default]\nregion = eu-west-3\n", encoding="utf-8")
    else:
        monkeypatch.setenv(by, "eu-west-3")
    with AWSSecurityTokenServiceClient(BasicAWSCredentials("AK", "s")) as client:
        client.getCallerIdentity()
    assert "/eu-west-3/sts/" in (sts.requests[0].header("Authorization") or "")


@pytest.mark.parametrize("role", ["_default", "r", "not an arn"])
def test_a_role_that_is_no_arn_reaches_a_server_from_the_environment(
    role: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "token").write_text("header.payload.signature", encoding="utf-8")
    monkeypatch.setenv("AWS_ROLE_ARN", role)
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(folder / "token"))
    with StubServer(Answer(400, "<ErrorResponse/>")) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        with pytest.raises(SdkClientException):
            WebIdentityTokenCredentialsProvider().getCredentials()
    assert ("RoleArn", role) in server.requests[0].form


def test_a_token_file_is_read_with_a_mark_and_at_home(
    folder: Path, sts: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "token").write_bytes(b"\xef\xbb\xbfheader.payload.signature\r\n")
    sts.script = [Answer(400, "<ErrorResponse/>")]
    for name, value in (("AWS_ROLE_ARN", "r"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "~/.aws/token")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", sts.url)
    with pytest.raises(AmazonServiceException):
        WebIdentityTokenCredentialsProvider().getCredentials()
    assert ("WebIdentityToken", "header.payload.signature") in sts.requests[0].form


@pytest.mark.parametrize(
    ("role", "file", "why"),
    [
        ("", "/token", "the role is not set (AWS_ROLE_ARN)"),
        ("r", "", "the token file is not set (AWS_WEB_IDENTITY_TOKEN_FILE)"),
        ("'r'", "/token", "The role 'r' is in quotes; the quotes must go"),
    ],
)
def test_half_of_a_web_identity_says_which_half_is_there(
    role: str, file: str, why: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ROLE_ARN", role)
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", file)
    with pytest.raises(SdkClientException) as caught:
        AWSCredentialsProviderChain(WebIdentityTokenCredentialsProvider()).getCredentials()
    assert why in str(caught.value)


def test_a_token_file_that_a_profile_names_is_told_with_its_place(folder: Path) -> None:
    (folder / "config").write_text("[default]\nrole_arn = r\nweb_identity_token_file = /no/token\n", encoding="utf-8")
    with pytest.raises(SdkClientException, match=r"Unable to locate .*: /no/token") as caught:
        ProfileCredentialsProvider().getCredentials()
    where = f"web_identity_token_file of profile default ({folder / 'config'}:3)"
    assert str(caught.value.__cause__) == f"it is named by {where}"


@pytest.mark.parametrize("place", ["Environment", "Ec2InstanceMetadata", "EcsContainer"])
def test_a_place_without_credentials_is_told_with_the_profile_that_names_it(place: str, folder: Path) -> None:
    (folder / "config").write_text(f"[default]\nrole_arn = r\ncredential_source = {place}\n", encoding="utf-8")
    where = rf"credential_source {place} of profile default \(.*config:3\) gave no credentials: "
    with pytest.raises(SdkClientException, match=where):
        ProfileCredentialsProvider().getCredentials()


def test_a_blank_endpoint_is_not_said_to_be_in_quotes() -> None:
    with pytest.raises(IllegalArgumentException, match="its host is empty"):
        EndpointConfiguration("  ", "us-east-1")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("'http://x:1'", "it is in quotes, which must go"),
        ('"http://x:1"', "it is in quotes, which must go"),
        ("http://x:1 # local", "it holds a blank; a comment behind it must go"),
        ("http://x:1/?a=b", "what follows ? or # cannot be sent"),
        ("http://x:1#local", "what follows ? or # cannot be sent"),
        ("http://user:secret@x:1 # local", "must not hold user information"),
        ("'http://user:secret@x:1'", "must not hold user information"),
    ],
)
def test_what_surrounds_an_endpoint_is_told_as_that(
    text: str, why: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "config").write_text(
        f"[default]\nregion = us-east-1\nservices = x\n{KEYS}[services x]\nsts =\n  endpoint_url = {text}\n",
        encoding="utf-8",
    )
    with pytest.raises(SdkClientException) as caught, AWSSecurityTokenServiceClientBuilder.defaultClient() as client:
        client.getCallerIdentity()
    assert why in str(caught.value)
    assert "config:7" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_blank_counts_as_unset_everywhere(blank: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "config").write_text(
        f"[default]\nrole_arn ={blank}\nsso_account_id ={blank}\ncredential_process ={blank}\n{KEYS}"
        f"aws_session_token ={blank}\n",
        encoding="utf-8",
    )
    for name in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, blank)
    assert DefaultAWSCredentialsProviderChain().getCredentials() == BasicAWSCredentials("AK", "s")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "ENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    monkeypatch.setenv("AWS_SESSION_TOKEN", blank)
    assert EnvironmentVariableCredentialsProvider().getCredentials() == BasicAWSCredentials("ENV", "s")
