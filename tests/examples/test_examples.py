"""Each example runs as a person runs it, and what it prints holds no secret."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.terminal import on_a_terminal

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.py"))

PROMISES = {
    "01_get_session_token.py": r"s3://example-bucket/hello.txt holds 'written with temporary credentials'",
    "02_assume_role_then_s3.py": r"assumed-role/Reports/example-session[\s\S]*No. of Objects: 1",
    "03_get_caller_identity.py": r"arn:aws:iam::123456789012:user/alice",
    "04_federation_token.py": r"federated-user/User1[\s\S]*May not write: +AccessDenied",
    "05_errors.py": r"DurationSeconds is 5[\s\S]*RoleArn is required[\s\S]*InvalidClientTokenId[\s\S]*refused",
    "06_default_chain.py": r"shadows environment variable AWS_PROFILE=reports[\s\S]*nothing is configured",
    "07_assume_role_that_lasts.py": r"STS was asked: +3 times in 200 minutes",
    "08_boto3_bridge.py": r"S3 said ExpiredToken 2 times; STS was asked 3 times[\s\S]*user/alice",
    "09_mfa_with_disk_cache.py": r"STS was asked 1 time",
    "10_async.py": r"onSuccess: +with-handler[\s\S]*8 sessions at once",
    "11_endpoints.py": r"sts.ap-northeast-1.amazonaws.com",
    "12_dask_workers.py": r"alone: +1000 tasks in 4 processes[\s\S]*calls to STS: 4\n"
    r"[\s\S]*shared on disk: +1000 tasks in 4 processes[\s\S]*calls to STS: 1\n[\s\S]*always within the usual 600",
}
SECRETS = re.compile(r"(?<![\w/+])[\w/+]{40}(?![\w/+=])|IQoJ[\w/+=]{50}")


def run(path: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONWARNINGS": "error", **settings}
    command = [sys.executable, str(path), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment, check=False)


@pytest.mark.parametrize("name", PROMISES)
def test_the_example_does_what_it_promises(name: str) -> None:
    done = run(ROOT / "examples" / name)
    assert done.returncode == 0, done.stderr
    assert re.search(PROMISES[name], done.stdout)
    assert not SECRETS.search(done.stdout)
    assert not done.stderr


def test_no_setting_of_the_person_who_runs_it_plays_a_part(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.write_text("[profile mine]\nendpoint_url = http://127.0.0.1:9\nuse_dualstack_endpoint = true\n")
    settings = {
        "AWS_SESSION_TOKEN": "of-another-key",
        "AWS_PROFILE": "mine",
        "AWS_CONFIG_FILE": str(config),
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
    }
    done = run(ROOT / "examples/01_get_session_token.py", **settings)
    assert done.returncode == 0, done.stderr
    assert re.search(PROMISES["01_get_session_token.py"], done.stdout)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_help_tells_what_the_example_is_for(path: Path) -> None:
    done = run(path, "--help")
    assert done.returncode == 0, done.stderr
    assert f"usage: {path.name}" in done.stdout
    assert "--live" in done.stdout


# 12 fills a screen with work, and 11 has a table of its own: both are looked at in their tests.
@pytest.mark.posix
@pytest.mark.parametrize("name", [*(path.name for path in EXAMPLES if path.name[:2] not in {"11", "12"}), "demo.py"])
def test_each_line_fits_into_a_terminal_of_80_columns(name: str) -> None:
    status, shown = on_a_terminal([sys.executable, str(ROOT / "examples" / name)], 80)
    assert status == 0, shown
    assert len(shown.splitlines()) > 3
    assert not [line for line in shown.splitlines() if len(line) > 80]
    assert not [line for line in shown.splitlines() if line.lstrip().startswith(":")]


@pytest.mark.parametrize("path", [path for path in EXAMPLES if path.name[:2] != "11"], ids=lambda path: path.name)
def test_without_a_region_live_ends_with_one_line(path: Path, tmp_path: Path) -> None:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    settings |= {"AWS_EC2_METADATA_DISABLED": "true", "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    command = [sys.executable, str(path), "--live"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=settings, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "region" in line
    assert "AWS_REGION" in line


def test_the_demo_tells_the_whole_story() -> None:
    done = run(ROOT / "examples" / "demo.py")
    assert done.returncode == 0, done.stderr
    for step in ("Lives until", "Read back:      written with temporary credentials", "ExpiredToken", "What to do"):
        assert step in done.stdout
    assert not SECRETS.search(done.stdout)


@pytest.mark.parametrize(
    ("name", "package", "told"),
    [
        ("01_get_session_token.py", "jwt", "of the extra 'mock' of sts_sdk: in its clone, pip install \".[mock]\""),
        (
            "09_mfa_with_disk_cache.py",
            "filelock",
            "the extra 'cache' of sts_sdk: in its clone, pip install \".[cache]\"",
        ),
        ("11_endpoints.py", "rich", 'needs rich: in the clone, pip install ".[mock,cache,examples]"'),
        ("12_dask_workers.py", "distributed", 'distributed: in the clone, pip install ".[mock,cache,examples]"'),
    ],
)
def test_an_extra_that_is_missing_is_one_line(name: str, package: str, told: str) -> None:
    hide = "import importlib.util as u, runpy, sys; find = u.find_spec; gone, path = sys.argv.pop(1), sys.argv[1]\n"
    hide += "u.find_spec = lambda name, *more: None if name == gone else find(name, *more); sys.modules[gone] = None\n"
    hide += "sys.argv = [path]; sys.path.insert(0, path.rpartition('/')[0]); runpy.run_path(path, run_name='__main__')"
    command = [sys.executable, "-c", hide, package, (ROOT / "examples" / name).as_posix()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert told in line
