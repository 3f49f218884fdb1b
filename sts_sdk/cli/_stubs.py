"""``sts-sdk stubs SERVICE``: type stubs of the services that a program uses."""

from __future__ import annotations

from sts_sdk.internal._extras import needs

try:
    from sts_sdk.services._rules._stubs import add_arguments, run
except ModuleNotFoundError as missing:
    if str(missing.name).partition(".")[0] != "botocore":
        raise
    raise ImportError(needs("sts-sdk stubs", "botocore", "aws")) from missing

__all__ = ["add_arguments", "run"]
