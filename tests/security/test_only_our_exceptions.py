"""Nothing but our exceptions: long chains of profiles, causes that lead back, clocks without a time, odd settings."""

from __future__ import annotations

import contextlib
import threading
import traceback
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sts_sdk._exceptions import SdkBaseException, SdkClientException
from sts_sdk.auth import (
    ContainerCredentialsProvider,
    DefaultAWSCredentialsProviderChain,
    EnvironmentVariableCredentialsProvider,
    ProcessCredentialsProvider,
    WebIdentityTokenCredentialsProvider,
)
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.bridge import BotocoreCredentialsProvider
from support.clock import Clock
from support.engine import START, Source, engine

if TYPE_CHECKING:
    from pathlib import Path


def test_hundreds_of_chained_profiles(tmp_path: Path) -> None:
    role = "role_arn = arn:aws:iam::123456789012:role/r\n"
    text = "".join(f"[profile p{n}]\n{role}source_profile = p{n + 1}\n" for n in range(250))
    (tmp_path / "config").write_text(f"{text}[profile p250]\naws_access_key_id = A\naws_secret_access_key = s\n")
    provider = ProfileCredentialsProvider(str(tmp_path / "config"), "p0")
    with pytest.raises(SdkClientException, match="p0 leads through more than 32 source profiles"):
        provider.getCredentials()
    assert "32 source profiles" in str(provider.explain())


def test_a_cause_that_leads_to_itself_ends() -> None:
    def fails() -> Fetched:
        error = ConnectionError("no")
        raise error from error

    told: list[BaseException] = []

    def ask() -> None:
        try:
            RefreshingCredentials(fails).get()
        except ConnectionError as error:
            told.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(30)
    assert len(told) == 1


@pytest.mark.parametrize("held", [False, True])
def test_a_clock_without_a_time(held: bool) -> None:
    source, times = Source(Clock(START)), [START.timestamp()]
    credentials = engine(source)
    credentials._clock = lambda: times[-1]
    if held:
        credentials.get()
    times.append(float("nan"))
    for ask in (credentials.get, credentials.refresh):
        with pytest.raises(SdkClientException, match="gave no time"):
            ask()


def test_botocores_words_are_not_repeated_and_its_frames_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Session:
        def get_credentials(self) -> object:
            secret = "CANARY"
            raise ValueError(f"the body was {secret}")

    with pytest.raises(SdkClientException, match="botocore cannot get credentials: ValueError") as caught:
        BotocoreCredentialsProvider(Session()).getCredentials()
    told: BaseException | None = caught.value
    while told is not None:
        shown = "".join(traceback.TracebackException.from_exception(told, capture_locals=True).format())
        assert "CANARY" not in shown.replace('secret = "CANARY"', "")
        told = told.__cause__ or told.__context__


def test_a_herd_pauses_after_a_failure_and_a_lone_caller_does_not_at_first() -> None:
    source = Source(Clock(START))
    source.failing = SdkClientException("no connection")
    credentials = engine(source)

    def ask() -> None:
        for _ in range(20):
            with pytest.raises(SdkClientException, match="no connection"):
                credentials.get()

    threads = [threading.Thread(target=ask) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert source.calls <= 4
    source.clock.advance(seconds=1)
    source.failing = None
    assert credentials.get().getAWSAccessKeyId()


# Settings: whatever they hold, what is raised is ours.

_TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [
        "",
        " ",
        "true",
        "-1",
        "nan",
        "inf",
        "1e999",
        "http://",
        "https://[",
        "http://localhost:99999",
        "/",
        "//",
        "٣",
        "é",
    ]
)
_VARIABLES = (
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_METADATA_SERVICE_TIMEOUT",
    "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "AWS_EC2_METADATA_V1_DISABLED", "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE",
    "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "STS_SDK_CREDENTIALS",
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(values=st.dictionaries(st.sampled_from(_VARIABLES), _TEXTS, min_size=1))
def test_any_environment(values: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        for name, value in values.items():
            patch.setenv(name, value)
        for made in (
            DefaultAWSCredentialsProviderChain,
            EnvironmentVariableCredentialsProvider,
            ContainerCredentialsProvider,
            WebIdentityTokenCredentialsProvider,
            ProfileCredentialsProvider,
        ):
            with contextlib.suppress(SdkBaseException):
                made().explain()


_KEYS = st.sampled_from(
    ["aws_access_key_id", "aws_secret_access_key", "aws_session_token", "role_arn", "source_profile", "region",
     "credential_source", "role_session_name", "duration_seconds", "mfa_serial", "external_id", "sso_session",
     "sso_account_id", "sso_role_name", "sso_start_url", "sso_region", "web_identity_token_file", "login_session"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(profiles=st.lists(st.dictionaries(_KEYS, _TEXTS | st.just("p0") | st.just("p1")), min_size=1, max_size=3))
def test_any_profile(profiles: list[dict[str, str]], tmp_path: Path) -> None:
    lines: list[str] = []
    for number, keys in enumerate(profiles):
        lines += [f"[profile p{number}]", *(f"{key} = {value}" for key, value in keys.items())]
    (tmp_path / "config").write_text("\n".join(lines), encoding="utf-8")
    with contextlib.suppress(SdkBaseException):
        ProfileCredentialsProvider(str(tmp_path / "config"), "p0").explain()


_ANYTHING = _TEXTS | st.integers() | st.floats() | st.none() | st.booleans() | st.binary(max_size=9) | st.just([])


@settings(deadline=None, max_examples=200)
@given(value=_ANYTHING, unit=_TEXTS | st.sampled_from(["SECONDS", "DAYS"]) | st.none())
def test_any_setting_of_a_process(value: object, unit: object) -> None:
    builder = ProcessCredentialsProvider.builder()
    for change in (
        lambda: builder.withCommand(value),
        lambda: builder.withCredentialExpirationBuffer(value, unit),
        lambda: builder.withProcessOutputLimit(value),
        lambda: builder.withTimeout(value),
        builder.build,
    ):
        with contextlib.suppress(SdkBaseException):
            change()
