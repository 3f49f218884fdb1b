"""Keys that every service knows."""

from __future__ import annotations

from typing import Final

CURRENT_TIME: Final = "aws:CurrentTime"
SOURCE_IP: Final = "aws:SourceIp"
