"""Keys and tokens with control characters, commas or blanks are refused where they are read, and nothing is quoted."""

from __future__ import annotations

import json
import shlex
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import Origin
from sts_sdk.auth import ProcessCredentialsProvider
from sts_sdk.auth._disk_cache import DiskCache
from sts_sdk.auth._document import read_credentials
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.services.securitytoken.model import AssumeRoleRequest

if TYPE_CHECKING:
    from pathlib import Path

BAD = ["CANARY\r\nX: y", "CAN\x00ARY", "CAN\x85ARY", "CAN\x9bARY", "CAN\u2028ARY", "CAN ARY", "CAN,ARY", "CAN\tARY"]
MEMBERS = ["AccessKeyId", "SecretAccessKey", "SessionToken"]


def _document(member: str, value: str) -> dict[str, str]:
    return {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret", "SessionToken": "token", member: value}


def _quotes(error: BaseException) -> bool:
    return "CAN" in f"{error} {error.__cause__}"


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_a_container_or_an_instance(member: str, value: str) -> None:
    document = _document(member, value)
    document["Token"] = document.pop("SessionToken")
    with pytest.raises(SdkClientException) as caught:
        read_credentials(json.dumps(document))
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_a_process(member: str, value: str) -> None:
    printed = json.dumps({"Version": 1, **_document(member, value)})
    line = shlex.join([sys.executable, "-c", "import sys; print(sys.argv[1])", printed])
    with pytest.raises(SdkClientException) as caught:
        ProcessCredentialsProvider.builder().withCommand(line).build().getCredentials()
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", [bad for bad in BAD if "\n" not in bad])
@pytest.mark.parametrize("member", ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"])
def test_of_a_profile(member: str, value: str, tmp_path: Path) -> None:
    keys = {"aws_access_key_id": "A", "aws_secret_access_key": "s", "aws_session_token": "t", member: f"x{value}x"}
    lines = ["[p]", *(f"{name} = {text}" for name, text in keys.items())]
    (tmp_path / "credentials").write_text("\n".join(lines), encoding="utf-8", newline="")
    with pytest.raises(SdkClientException) as caught:
        ProfileCredentialsProvider(str(tmp_path / "credentials"), "p").getCredentials()
    assert not _quotes(caught.value)


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("member", MEMBERS)
def test_of_a_session_on_disk_it_counts_as_missing(member: str, value: str, tmp_path: Path) -> None:
    request = AssumeRoleRequest(roleArn="arn:aws:iam::123456789012:role/r", roleSessionName="s")
    origin = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com", "us-east-1")
    good = read_credentials(json.dumps({**_document("x", "y"), "Token": "token"})).credentials
    fresh = Fetched(good, datetime.now(UTC) + timedelta(hours=1))
    cache = DiskCache(tmp_path)
    cache.fetch(request, origin, lambda: fresh)
    [file] = tmp_path.glob("*.json")
    document = json.loads(file.read_text())
    document["Credentials"][member] = value
    file.write_text(json.dumps(document))
    assert cache.fetch(request, origin, lambda: fresh) is fresh


def test_a_session_on_disk_that_does_not_say_whose_key_began_it_is_not_used(tmp_path: Path) -> None:
    request = AssumeRoleRequest(roleArn="arn:aws:iam::123456789012:role/r", roleSessionName="s")
    origin = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com", "us-east-1")
    good = read_credentials(json.dumps({**_document("x", "y"), "Token": "token"})).credentials
    fresh = Fetched(good, datetime.now(UTC) + timedelta(hours=1))
    cache = DiskCache(tmp_path)
    cache.fetch(request, origin, lambda: fresh)
    [file] = tmp_path.glob("*.json")
    assert cache.fetch(request, origin, lambda: fresh) is not fresh
    document = json.loads(file.read_text())
    del document["Source"]
    file.write_text(json.dumps(document))
    assert cache.fetch(request, origin, lambda: fresh) is fresh
