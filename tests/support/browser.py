"""A real browser without a window: Chromium, driven by selenium. It reaches loopback only."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
    from pathlib import Path

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FOREIGN = "rebound.test"
"""A name that leads to loopback, as one of an attacker would."""


def _first(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def missing() -> str | None:
    """What is not there that a browser needs, in one line; None if all is there."""
    if _first(_BROWSERS) and shutil.which("chromedriver"):
        return None
    return "the local AWS's page was not tried in a browser: chromium and chromedriver are not both on the PATH"


def started(profile: Path) -> webdriver.Chrome:
    """A browser with a profile of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = _first(_BROWSERS) or ""
    for argument in (
        "--headless=new",
        "--window-size=1280,900",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--no-proxy-server",
        f"--user-data-dir={profile}",
        f"--host-resolver-rules=MAP {FOREIGN} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # Chromium insists, for root
    ):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
