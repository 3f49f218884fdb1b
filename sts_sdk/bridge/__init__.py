"""Our providers inside botocore and boto3 sessions, and theirs as ours. Needs the extra ``aws``.

``from sts_sdk.bridge import botocore_session, boto3_session, BotocoreCredentialsProvider``
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.bridge._session import BotocoreCredentialsProvider as BotocoreCredentialsProvider
    from sts_sdk.bridge._session import boto3_session as boto3_session
    from sts_sdk.bridge._session import botocore_session as botocore_session
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {"_session": "boto3_session botocore_session BotocoreCredentialsProvider"},
        extras={"aws": "boto3_session botocore_session BotocoreCredentialsProvider"},
    )
