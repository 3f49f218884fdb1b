"""The default chain: its order as recorded, its restriction, its report and explanation from real files."""

from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sts_sdk import SdkClientException, SystemProperties
from sts_sdk._credentials import BasicSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import (
    DefaultAWSCredentialsProviderChain,
)
from sts_sdk.auth import _web_identity as web_identity
from sts_sdk.auth._refreshing import Fetched
from support.metadata import MetadataServer, document
from support.providers import given, outcome, script
from support.recorded import cases
from support.server import Answer, StubServer
from support.waiting import LONG, until

CREDENTIALS = "[default]\naws_access_key_id = AKIADEFAULT00001\naws_secret_access_key = sesame\n"


def exchanged(client: object, **asked: Any) -> Fetched:
    return Fetched(BasicSessionCredentials("ASIAEXAMPLEKEYID0000", "exampleSecret/Key+0000", "exampleToken=="))


@pytest.mark.parametrize(
    "case", cases("providers", lambda c: c.get("probe") == "chain" and "threw" not in c["observed"])
)
def test_as_recorded(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_identity, "assume_role_with_web_identity", exchanged)
    with StubServer(*(script(case) if "stub_script" in case else ())) as server:
        given(case, monkeypatch, server.port)
        assert outcome(DefaultAWSCredentialsProviderChain()) == {"credentials": case["observed"]["credentials"]}


@pytest.mark.parametrize("case", cases("providers", lambda c: c.get("probe") == "chain" and "threw" in c["observed"]))
def test_the_report_names_what_java_names(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given(case, monkeypatch)
    with pytest.raises(SdkClientException) as e:
        DefaultAWSCredentialsProviderChain().getCredentials()
    # Java prints a class without toString as package.Name@identity.
    wanted = re.sub(r"[a-z.]+\.([A-Z]\w+)@[0-9a-f]+", r"\1", case["observed"]["threw"]["message"])
    assert str(e.value).partition(". Time taken: ")[0] == wanted


def write(name: str, text: str, home: Path | None = None) -> Path:
    path = (home or Path.home()) / ".aws" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_the_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take away the winner, one after the other."""
    monkeypatch.setattr(web_identity, "assume_role_with_web_identity", exchanged)
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    (tmp_path / "token").write_text("token")
    with StubServer(Answer(body=document(7))) as agent, MetadataServer() as instance:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
        SystemProperties.setProperty("aws.accessKeyId", "AKIAPROPERTIES")
        SystemProperties.setProperty("aws.secretKey", "x")
        monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(tmp_path / "token"))
        monkeypatch.setenv("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/web")
        credentials = write("credentials", CREDENTIALS)
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.url)
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url)

        def winner() -> str | None:
            return DefaultAWSCredentialsProviderChain().getCredentials().getAWSAccessKeyId()

        assert winner() == "AKIAENVIRONMENT"
        monkeypatch.delenv("AWS_ACCESS_KEY_ID")
        assert winner() == "AKIAPROPERTIES"
        SystemProperties.clearProperty("aws.secretKey")
        assert winner() == "ASIAEXAMPLEKEYID0000"
        monkeypatch.delenv("AWS_ROLE_ARN")
        assert winner() == "AKIADEFAULT00001"
        credentials.unlink()
        assert winner() == "ASIA0000000000000007"
        assert instance.requests == []
        monkeypatch.delenv("AWS_CONTAINER_CREDENTIALS_FULL_URI")
        assert winner() == "ASIA0000000000000001"


@pytest.mark.parametrize(
    ("setting", "providers"),
    [
        ("profile, Environment", "EnvironmentVariableCredentialsProvider, ProfileCredentialsProvider"),
        ("container", "ContainerCredentialsProvider"),
        ("instance-metadata", "InstanceProfileCredentialsProvider"),
        ("instance-metadata,container", "EC2ContainerCredentialsProviderWrapper"),
        ("web-identity,system-properties", "SystemPropertiesCredentialsProvider, WebIdentityTokenCredentialsProvider"),
    ],
)
def test_one_setting_restricts_the_chain(monkeypatch: pytest.MonkeyPatch, setting: str, providers: str) -> None:
    monkeypatch.setenv("STS_SDK_CREDENTIALS", setting)
    chain = DefaultAWSCredentialsProviderChain()
    names = ", ".join(finding.provider.partition("(")[0] for finding in chain.explain(io.StringIO()))
    assert names == providers


def test_a_restricted_chain_does_not_ask_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.setenv("STS_SDK_CREDENTIALS", "environment")
    with MetadataServer() as instance:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url)
        with pytest.raises(SdkClientException, match="EnvironmentVariableCredentialsProvider"):
            DefaultAWSCredentialsProviderChain().getCredentials()
        assert instance.requests == []


def test_a_misspelt_restriction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STS_SDK_CREDENTIALS", "environment,profiles")
    with pytest.raises(IllegalArgumentException, match=r"may list environment, .*instance-metadata, not 'profiles'"):
        DefaultAWSCredentialsProviderChain()


def test_one_instance_is_shared_until_the_restriction_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = DefaultAWSCredentialsProviderChain.getInstance()
    assert DefaultAWSCredentialsProviderChain.getInstance() is shared
    monkeypatch.setenv("STS_SDK_CREDENTIALS", "environment")
    assert DefaultAWSCredentialsProviderChain.getInstance() is not shared


def test_threads_that_are_first_at_the_same_time_share_one_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DefaultAWSCredentialsProviderChain, "_shared", None)
    begin = threading.Barrier(16)

    def get(_: int) -> DefaultAWSCredentialsProviderChain:
        begin.wait(60)
        return DefaultAWSCredentialsProviderChain.getInstance()

    made = DefaultAWSCredentialsProviderChain.__init__

    def slowly(chain: DefaultAWSCredentialsProviderChain) -> None:
        time.sleep(0.01)
        made(chain)

    monkeypatch.setattr(DefaultAWSCredentialsProviderChain, "__init__", slowly)
    with ThreadPoolExecutor(16) as threads:
        assert len(set(map(id, threads.map(get, range(16))))) == 1


def test_it_pickles_as_its_settings() -> None:
    chain = DefaultAWSCredentialsProviderChain()
    chain.setReuseLastProvider(False)
    copy = pickle.loads(pickle.dumps(chain))
    assert type(copy) is DefaultAWSCredentialsProviderChain
    assert not copy.getReuseLastProvider()


def test_explained_keys_of_the_environment_hide_the_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("credentials", CREDENTIALS.replace("default", "dev"))
    monkeypatch.setenv("AWS_PROFILE", "dev")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIA1234567890")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "sesame")
    report = DefaultAWSCredentialsProviderChain().explain(io.StringIO())
    assert report.used is not None
    assert report.used.provider == "EnvironmentVariableCredentialsProvider"
    assert "environment variable AWS_PROFILE=dev" in report.used.shadows
    assert any(f"{path}:2" in shadowed for shadowed in report.used.shadows)
    profile = report.findings[3]
    assert profile.status == "shadowed"
    assert "sesame" not in str(report)


def test_explained_a_broken_profile_names_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    write("credentials", "[dev]\naws_access_key_id = AKIA1234567890\n")
    monkeypatch.setenv("AWS_PROFILE", "dev")
    report = DefaultAWSCredentialsProviderChain().explain(io.StringIO())
    profile = report.findings[3]
    assert profile.status == "broken"
    assert "AWS Secret Access Key" in profile.why
    with pytest.raises(SdkClientException) as e:
        DefaultAWSCredentialsProviderChain().getCredentials()
    first = str(e.value).partition("[")[2]
    assert first.startswith("ProfileCredentialsProvider")
    assert "Configured but broken: ProfileCredentialsProvider" in str(e.value)


def test_explain_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    with MetadataServer() as instance:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url)
        report = DefaultAWSCredentialsProviderChain().explain(io.StringIO())
        assert instance.requests == []
        assert instance.connections == 0
        assert report.used is not None
        assert report.used.status == "would be asked"
        assert str(report).startswith(
            "DefaultAWSCredentialsProviderChain: EC2ContainerCredentialsProviderWrapper would be asked"
        )


def test_a_silent_metadata_host_costs_at_most_about_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worst that a laptop can meet: something that takes connections and never answers. Two waits of one second."""
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    monkeypatch.delenv("AWS_METADATA_SERVICE_TIMEOUT")
    with StubServer(Answer(delay=LONG)) as silent:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", silent.url)
        begun = time.monotonic()
        with pytest.raises(SdkClientException, match=r"EC2ContainerCredentialsProviderWrapper \d+\.\d s\n"):
            DefaultAWSCredentialsProviderChain().getCredentials()
        assert 2 <= time.monotonic() - begun < LONG
        assert until(lambda: len(silent.requests) == 2)
        assert [request.method for request in silent.requests] == ["PUT", "GET"]


def test_making_the_chain_loads_nothing_heavy() -> None:
    program = (
        "import sys; from sts_sdk.auth import DefaultAWSCredentialsProviderChain as C; C(); "
        "print(*sorted({'requests', 'urllib3', 'json', 'ssl', 'logging', 'subprocess', 'asyncio', 'botocore', "
        "'http.client', 'email'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out.split() == []


def test_refreshing_the_chain_passes_over_what_is_not_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = DefaultAWSCredentialsProviderChain()
    chain.refresh()
    asked: list[object] = []
    monkeypatch.setattr(
        web_identity, "assume_role_with_web_identity", lambda *_, **__: asked.append(1) or exchanged(None)
    )
    token = write("token", "a-token")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(token))
    with pytest.raises(IllegalArgumentException, match="webIdentityTokenFile"):  # half of it is
        chain.refresh()
    monkeypatch.setenv("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/web")
    chain.refresh()
    assert asked == [1]


CODE = """
import os, sys
from sts_sdk.auth import DefaultAWSCredentialsProviderChain
os.environ.update(AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="secret")
chain = DefaultAWSCredentialsProviderChain()
print(chain.getCredentials().getAWSAccessKeyId())
print(sorted(name for name in sys.modules if name.endswith(("_web_identity", "_container", "_instance_profile"))))
print(len(chain.explain().findings))
"""


def test_keys_in_the_environment_load_no_other_provider() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=60)
    lines = done.stdout.splitlines()
    assert lines[:2] == ["AKIAIOSFODNN7EXAMPLE", "[]"]
    assert lines[-1] == "5"
