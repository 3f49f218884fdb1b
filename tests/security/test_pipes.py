"""A pipe in the place of a file keeps nobody waiting, and no file stays open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth import PropertiesFileCredentialsProvider
from sts_sdk.auth._login_cache import read_login
from sts_sdk.auth._web_identity import read_token
from sts_sdk.internal._config_file import whole_text
from sts_sdk.internal._config_paths import no_pipe
from sts_sdk.internal._private_file import read_private
from sts_sdk.internal._routes import tls_context
from sts_sdk.internal._transport import TlsError
from sts_sdk.internal._transport_settings import TransportSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")


def _login(path: str) -> object:
    return read_login(path, SdkClientException)


@pytest.mark.posix
@pytest.mark.parametrize("reader", [whole_text, read_token, _login])
def test_a_pipe_is_refused_at_once(reader: Callable[[str], object], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    opened = os.dup(0)
    os.close(opened)
    with pytest.raises(SdkClientException):
        reader(str(tmp_path / "pipe"))
    again = os.dup(0)
    os.close(again)
    assert again == opened  # the lowest number that is free is the same


@pytest.mark.posix
def test_a_pipe_for_keys_or_certificates_is_refused_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    pipe = str(tmp_path / "pipe")
    with pytest.raises(SdkClientException):
        PropertiesFileCredentialsProvider(pipe).getCredentials()
    for settings in (TransportSettings(ca_bundle=pipe), TransportSettings(client_certificate=(pipe, pipe))):
        with pytest.raises(TlsError, match="it is a pipe, not a file"):
            tls_context(settings)


def test_what_stands_for_no_file_is_read_as_an_empty_one() -> None:
    with open(os.devnull, "rb", opener=no_pipe) as file:
        assert file.read() == b""


@pytest.mark.posix
def test_a_private_file_that_is_none_counts_as_missing_and_leaves_nothing_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "directory").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "directory")
    for name in ("pipe", "directory", "link", "nothing"):
        opened = os.dup(0)
        os.close(opened)
        assert read_private(tmp_path / name) is None
        again = os.dup(0)
        os.close(again)
        assert again == opened
