"""What the chain's report says of a profile, without a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk import SdkClientException
from sts_sdk.auth import DefaultAWSCredentialsProviderChain
from sts_sdk.auth.profile import ProfileCredentialsProvider

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "status", "why", "line"),
    [
        ("[default]\naws_access_key_id=A\naws_secret_access_key=S\n", "would be used", "profile default has keys", 2),
        ("[default]\nrole_arn=r\nsource_profile=b\n[b]\naws_access_key_id=A\naws_secret_access_key=S\n",
         "would be used", "profile default assumes its role", 2),
        ("[default]\nrole_arn=r\nsource_profile=b\n", "broken", "Source profile was not found [b]", 2),
        ("[default]\ncredential_process=/must/not/run\n", "would be used", "runs its command", 2),
        ("[default]\nsso_role_name=r\n", "broken", "lacks sso_start_url, sso_region, sso_account_id", 2),
        ("[default]\nsso_account_id=1\n", "broken", "lacks sso_start_url, sso_region, sso_role_name", 2),
        ("[default]\nregion=r\naws_access_key_id=A\n", "broken", "AWS Secret Access Key is not specified", 3),
        ("[default]\nregion=r\n", "not configured", "says nothing about credentials", None),
        ("[b]\nregion=r\n", "not configured", "there is no profile default", None),
        ("[default]\ngarbage\n", "broken", "no '=' character is found on line 2", 0),
    ],
)  # fmt: skip
def test_what_a_profile_would_lead_to(text: str, status: str, why: str, line: int | None, home: Path) -> None:
    file = home / ".aws" / "credentials"
    file.write_text(text)
    finding = ProfileCredentialsProvider().explain()
    assert (finding.provider, finding.status) == ("ProfileCredentialsProvider", status)
    assert why in finding.why
    assert finding.source == {0: None, None: str(file)}.get(line, f"{file}:{line}")


def test_without_files_nothing_is_configured(home: Path) -> None:
    assert ProfileCredentialsProvider().explain().status == "not configured"
    assert ProfileCredentialsProvider(home / "none", "p").explain().status == "broken"
    folder = home / ".aws"
    why = f"there is no profile default: neither {folder / 'config'} nor {folder / 'credentials'} is there"
    assert ProfileCredentialsProvider().explain().why == why


@pytest.mark.parametrize("by_name", [True, False])
def test_a_profile_that_was_asked_for_is_broken_without_files_too(
    by_name: bool, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not by_name:
        monkeypatch.setenv("AWS_PROFILE", "prod")
    finding = ProfileCredentialsProvider("prod" if by_name else None).explain()
    assert finding.status == "broken"
    assert finding.why.startswith(f"there is no profile prod: neither {home / '.aws' / 'config'} nor")


def test_the_error_of_the_chain_points_at_the_profile_that_was_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "prod")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(SdkClientException, match="Configured but broken: ProfileCredentialsProvider"):
        DefaultAWSCredentialsProviderChain().getCredentials()


def test_a_profile_that_was_asked_for_and_is_not_there_is_broken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".aws" / "config").write_text("[default]\nregion=r\n")
    monkeypatch.setenv("AWS_PROFILE", "missing")
    finding = ProfileCredentialsProvider().explain()
    assert (finding.status, finding.why) == ("broken", "there is no profile missing; there are default")
    (home / ".aws" / "config").write_text("[profile other]\nregion=r\n")
    for name, status in (("default", "broken"), ("", "not configured")):
        monkeypatch.setenv("AWS_PROFILE", name)
        finding = ProfileCredentialsProvider().explain()
        assert (finding.status, finding.why) == (status, "there is no profile default; there are other")


def test_the_default_chain_reports_it(home: Path) -> None:
    (home / ".aws" / "config").write_text("[default]\naws_access_key_id=A\naws_secret_access_key=S\n")
    used = DefaultAWSCredentialsProviderChain().explain().used
    assert used is not None
    assert (used.provider, used.source) == ("ProfileCredentialsProvider", f"{home / '.aws' / 'config'}:2")
