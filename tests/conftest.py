"""The surroundings that every test starts from, the local AWS that many talk to, and the last lines of a run."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from sts_sdk import SystemProperties
from sts_sdk.testing import LocalAWS
from support import browser, summary

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

# How long an example takes is the machine's affair, and no failure.
settings.register_profile("sts_sdk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sts_sdk")

_BUNDLES = {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without-fast-path", action="store_true", help="leave out what is done for speed alone")


def pytest_configure(config: pytest.Config) -> None:
    # A shell starts what runs in the background with Ctrl-C ignored, and programs that tests start inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "recorded(id): replays a recorded case of the Java SDK")
    config.addinivalue_line("markers", "fast_path: shows what the fast path does, so it cannot pass without it")
    config.addinivalue_line("markers", "posix: needs forks, modes, links, pipes or a shell, and is left out on Windows")
    config.addinivalue_line("markers", "browser: needs a real browser, and is left out where there is none")
    if config.getoption("--without-fast-path"):
        from sts_sdk.internal import _fast_path

        _fast_path.switched_on = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--without-fast-path"):
        needless = [item for item in items if item.get_closest_marker("fast_path")]
        config.hook.pytest_deselected(items=needless)
        items[:] = [item for item in items if item not in needless]
    if os.name == "nt":
        needless = [item for item in items if item.get_closest_marker("posix")]
        config.hook.pytest_deselected(items=needless)
        items[:] = [item for item in items if item not in needless]
    if browser.missing():
        needless = [item for item in items if item.get_closest_marker("browser")]
        config.hook.pytest_deselected(items=needless)
        items[:] = [item for item in items if item not in needless]
    for item in items:  # a report takes these properties along, see below
        item.user_properties.extend(("recorded", mark.args[0]) for mark in item.iter_markers("recorded"))


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than there are cores, because many tests wait: for a server, a clock, another process."""
    return (yield) + 1


@pytest.fixture(autouse=True)
def clean_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No AWS setting of the person who runs the tests is seen, and none outlives a test."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "STS_SDK_")) or name.lower().endswith("_proxy") or name in _BUNDLES:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    # A second, the default, is long enough for an answer from loopback, but not on every machine.
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", "60")
    yield
    SystemProperties.clear()


@pytest.fixture
def aws_options() -> dict[str, Any]:
    """What ``aws`` is made with; a directory or a module that needs another region, or S3, has its own."""
    return {"s3": False}


@pytest.fixture
def aws(clean_surroundings: None, aws_options: dict[str, Any]) -> Iterator[LocalAWS]:
    """A local AWS for the length of one test: STS in us-east-1 and no S3, unless ``aws_options`` says otherwise."""
    with LocalAWS(**aws_options) as running:
        yield running


# Counts and lines for the end of the run travel as properties of a test's report, which pytest-xdist sends from its
# worker processes to the one that writes the summary.


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.passed:
        summary.add(report.user_properties)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in [*summary.lines(), *filter(None, [browser.missing()])]:
        terminalreporter.write_line(line)
