"""Whatever stands in the files: credentials, or one of our own exceptions, and a report that never fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sts_sdk import ClientConfiguration
from sts_sdk._exceptions import SdkBaseException
from sts_sdk.auth.profile import ProfileCredentialsProvider

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KEYS = st.sampled_from(
    [
        "aws_access_key_id",
        "aws_secret_access_key",
        "aws_session_token",
        "role_arn",
        "source_profile",
        "credential_source",
        "external_id",
        "duration_seconds",
        "mfa_serial",
        "web_identity_token_file",
        "credential_process",
        "sso_session",
        "sso_region",
        "sso_account_id",
        "sso_role_name",
        "sso_start_url",
        "login_session",
        "region",
    ]
)
VALUES = st.sampled_from(
    ["a", "b", "default", "", "900", "-1", "~/x", "/dev/null", "/", "true", "/bin/false", "Environment", "EcsContainer",
     "Ec2InstanceMetadata", "x y", "\x00", "\u00e9", '"', "us-east-1", "http://x", "arn:aws:iam::1:role/x", "s"]
)  # fmt: skip
HEADINGS = st.sampled_from(["[default]", "[profile a]", "[profile b]", "[sso-session s]", "[a]", "[b]"])
ODD = st.sampled_from(["garbage", " more", "=", "[", "[]", "\x00"])
SECTION = st.tuples(HEADINGS, st.dictionaries(KEYS, VALUES, max_size=7), st.one_of(st.just(""), ODD))


@given(
    st.lists(SECTION, max_size=5), st.sampled_from(["default", "a", "b"]), st.sampled_from(["config", "credentials"])
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_nothing_but_our_own_exceptions_comes_out(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    sections: list[tuple[str, dict[str, str], str]],
    name: str,
    file: str,
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1")
    text = "".join(
        "\n".join([heading, *(f"{key} = {value}" for key, value in properties.items()), odd, ""])
        for heading, properties, odd in sections
    )
    (home / ".aws" / file).write_text(text)
    configuration = ClientConfiguration().withMaxErrorRetry(0)
    provider = ProfileCredentialsProvider(name, clientConfiguration=configuration, mfaPrompt=lambda serial: "123456")
    assert provider.explain().provider == "ProfileCredentialsProvider"
    try:
        found = provider.getCredentials()
    except SdkBaseException:
        return
    assert found.getAWSAccessKeyId()
