"""Wires, not credentials: shapes, Query, XML, HTTP, the clock. Not a public interface."""

from __future__ import annotations

REDACTED = "***Sensitive Data Redacted***"
"""What stands in a text for a value that must not be shown."""
