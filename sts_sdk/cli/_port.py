"""``sts-sdk port FILE.java``: Java source into Python, line for line."""

from __future__ import annotations

from sts_sdk.porting._command import add_arguments, run

__all__ = ["add_arguments", "run"]
