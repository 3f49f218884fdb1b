"""``sts-sdk stubs SERVICE``: type stubs of the services that a program uses."""

from __future__ import annotations

from sts_sdk.services._rules._stubs import add_arguments, run

__all__ = ["add_arguments", "run"]
