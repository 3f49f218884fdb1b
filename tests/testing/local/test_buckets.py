"""Buckets that are there from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.testing import LocalAWS
from support.foreign import Boto

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import User


def test_objects_and_files(local: LocalAWS, alice: User, boto: Boto, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a b+c.bin").write_bytes(b"\x00\xff")
    (tmp_path / "top.txt").write_text("top")
    local.bucket("photos", {"k\u00e9y": "text", "raw": b"\xfe"}, files=tmp_path)
    local.bucket("one", files=tmp_path / "top.txt")
    local.bucket("away", region="eu-west-1")
    s3 = boto("s3", alice)
    found = {item["Key"] for item in s3.list_objects_v2(Bucket="photos")["Contents"]}
    assert found == {"k\u00e9y", "raw", "deep/a b+c.bin", "top.txt"} | {
        key
        for key in found
        if key.startswith("home/")  # of the fixture that gives every test a home
    }
    assert s3.get_object(Bucket="photos", Key="deep/a b+c.bin")["Body"].read() == b"\x00\xff"
    assert s3.get_object(Bucket="one", Key="top.txt")["Body"].read() == b"top"
    assert s3.get_bucket_location(Bucket="photos")["LocationConstraint"] == "ap-northeast-1"
    assert boto("s3", alice, "eu-west-1").list_objects_v2(Bucket="away")["KeyCount"] == 0
    assert local.users == {"alice": alice}


def test_what_cannot_be_made(local: LocalAWS, tmp_path: Path) -> None:
    with pytest.raises(IllegalArgumentException, match="there is no such directory or file"):
        local.bucket("photos", files=tmp_path / "nowhere")
    with pytest.raises(IllegalArgumentException, match="the local S3 refuses /ab: "):
        local.bucket("ab")
    with LocalAWS(s3=False) as without, pytest.raises(IllegalArgumentException, match="leave out s3=False"):
        without.bucket("photos")
