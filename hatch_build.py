"""Metadata that depend on where the project lives; see tools/package_page.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).parent


class PackagePage(MetadataHookInterface):
    """The text of the page, and the links beside it where STS_SDK_ADDRESS is set."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling with what pyproject.toml says."""
        sys.path.insert(0, str(ROOT))
        from tools.package_page import (  # noqa: PLC0415 -- found from here on
            VARIABLE,
            checked_address,
            page,
            project_urls,
        )

        text = (ROOT / "README.md").read_text(encoding="utf-8")
        if os.environ.get(VARIABLE):
            address = checked_address(os.environ[VARIABLE])
            text = page(text, address, metadata["version"])
            metadata["urls"] = project_urls(address, metadata["version"])
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
