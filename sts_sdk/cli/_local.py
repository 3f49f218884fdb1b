"""``sts-sdk local``: the local AWS, as ``python -m sts_sdk.testing`` starts it."""

from __future__ import annotations

from sts_sdk.testing._command import add_arguments, run

__all__ = ["add_arguments", "run"]
