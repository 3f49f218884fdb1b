"""Every test starts from the same surroundings, and the recorded Java cases are counted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUNDLES = {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"}
_replayed: set[str] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without-fast-path", action="store_true", help="leave out what is done for speed alone")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "recorded(id): replays a recorded case of the Java SDK")
    config.addinivalue_line("markers", "fast_path: shows what the fast path does, so it cannot pass without it")
    if config.getoption("--without-fast-path"):
        from sts_sdk.internal import _fast_path

        _fast_path.switched_on = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--without-fast-path"):
        needless = [item for item in items if item.get_closest_marker("fast_path")]
        config.hook.pytest_deselected(items=needless)
        items[:] = [item for item in items if item not in needless]


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
    yield
    from sts_sdk._system_properties import SystemProperties

    SystemProperties.clear()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # pluggy's result, untyped here
    if report.when == "call" and report.passed:
        _replayed.update(mark.args[0] for mark in item.iter_markers("recorded"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    from support import summary
    from support.recorded import differences

    for line in summary.lines:
        terminalreporter.write_line(line)
    if _replayed:
        named = len(_replayed & differences().keys())
        terminalreporter.write_line(
            f"recorded Java cases: {len(_replayed)} replayed, {named} of them named differences"
        )
