"""A key is a file inside of the folder, whatever the key is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import SdkClientException
from sts_sdk.services.s3.transfer._folders import inside

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("key", ["../f", "a/../../f", "..", ".", "/", "../folder-2/f"])
def test_what_leads_out_is_refused(key: str, tmp_path: Path) -> None:
    with pytest.raises(SdkClientException, match="outside"):
        inside(tmp_path / "folder", key)


@pytest.mark.parametrize(("key", "file"), [("f", "f"), ("a/../f", "f"), ("/etc/f", "etc/f"), ("..f", "..f")])
def test_what_stays_in_is_a_file_there(key: str, file: str, tmp_path: Path) -> None:
    assert inside(tmp_path / "folder", key) == tmp_path.resolve() / "folder" / file
