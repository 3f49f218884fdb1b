"""What only a failed call needs, loaded with a client's second call: a failure may come when no file can be opened."""

# ruff: noqa: F401 -- to be loaded is all that is asked of them
# pyright: reportUnusedImport=false
from __future__ import annotations

from sts_sdk.http import _quoted, _recovery
from sts_sdk.internal import _masking, _transport_errors
from sts_sdk.retry import _predefined
