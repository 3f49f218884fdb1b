"""The version of the package: read by the build, by User-Agent headers and by whoever asks ``sts_sdk.__version__``."""

from __future__ import annotations

__version__ = "0.1.0"
