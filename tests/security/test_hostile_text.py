"""What is not the text that it should be, from every source: our own exception, soon and in little memory."""

from __future__ import annotations

import os
import shlex
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    BasicSessionCredentials,
    SdkClientException,
)
from sts_sdk.auth import (
    ContainerCredentialsProvider,
    EnvironmentVariableCredentialsProvider,
    InstanceProfileCredentialsProvider,
    ProcessCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.services.securitytoken import presign_get_caller_identity
from support.server import Answer, StubServer
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SESSION = BasicSessionCredentials("ASIAEXAMPLEAAAAAAAAA", "a/secret", "a+token")
MEGABYTE = 1024 * 1024


def not_utf8_variable(monkeypatch: pytest.MonkeyPatch, _: Path) -> object:
    monkeypatch.setitem(os.environ, "AWS_ACCESS_KEY_ID", os.fsdecode(b"AKIA\xff"))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    found = EnvironmentVariableCredentialsProvider().getCredentials()
    return presign_get_caller_identity(found, "us-east-1")


def not_utf8_token_file(monkeypatch: pytest.MonkeyPatch, directory: Path) -> object:
    (directory / "token").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(directory / "token"))
    monkeypatch.setenv("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/demo")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    return WebIdentityTokenCredentialsProvider.create().getCredentials()


def not_utf8_profile(monkeypatch: pytest.MonkeyPatch, directory: Path) -> object:
    (directory / "config").write_bytes(b"[default]\naws_access_key_id = \xff\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(directory / "config"))
    return ProfileCredentialsProvider("default").getCredentials()


def not_utf8_process(_: pytest.MonkeyPatch, directory: Path) -> object:
    (directory / "out").write_bytes(b'{"Version": 1, "AccessKeyId": "\xff", "SecretAccessKey": "s"}')
    return ProcessCredentialsProvider.builder().withCommand(f"cat {directory / 'out'}").build().getCredentials()


def not_utf8_container(monkeypatch: pytest.MonkeyPatch, _: Path) -> object:
    with StubServer(Answer(200, b'{"AccessKeyId": "\xff", "SecretAccessKey": "s"}')) as server:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{server.url}/x")
        return ContainerCredentialsProvider().getCredentials()


def a_web_page_for_metadata(monkeypatch: pytest.MonkeyPatch, _: Path) -> object:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    page = "<!DOCTYPE html><html><title>Sign in to the hotel</title></html>\n" * 3
    with StubServer(Answer(200, page, {"Content-Type": "text/html"})) as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        return InstanceProfileCredentialsProvider().getCredentials()


def a_web_page_for_a_container(monkeypatch: pytest.MonkeyPatch, _: Path) -> object:
    with StubServer(Answer(200, "<html><title>Sign in to the hotel</title></html>")) as server:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{server.url}/x")
        return ContainerCredentialsProvider().getCredentials()


NOT_TEXT = (
    not_utf8_variable,
    not_utf8_token_file,
    not_utf8_profile,
    not_utf8_process,
    not_utf8_container,
    a_web_page_for_metadata,
    a_web_page_for_a_container,
)


@pytest.mark.parametrize("source", NOT_TEXT, ids=lambda source: source.__name__)
def test_bytes_that_are_not_the_expected_text_raise_our_own_exception(
    source: Callable[[pytest.MonkeyPatch, Path], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(SdkClientException) as caught:
        source(monkeypatch, tmp_path)
    if source is not a_web_page_for_a_container:  # of what is no JSON the beginning is told, if it holds no secret
        assert "hotel" not in f"{caught.value} {caught.value.__cause__}"


def test_a_process_that_prints_without_end_is_stopped_soon_and_in_little_memory() -> None:
    program = "import sys; [sys.stdout.write('x' * 65536) for _ in iter(int, 1)]"
    provider = ProcessCredentialsProvider.builder().withCommand(shlex.join([sys.executable, "-c", program])).build()
    tracemalloc.start()
    begun = time.monotonic()
    try:
        with pytest.raises(SdkClientException) as caught:
            provider.getCredentials()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "printed more than 64000 bytes" in str(caught.value.__cause__)
    assert time.monotonic() - begun < LONG  # the command would go on for ever
    assert peak < 2 * MEGABYTE
