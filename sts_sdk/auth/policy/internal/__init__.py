"""The reader behind ``Policy.fromJson`` (com.amazonaws.auth.policy.internal)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy.internal._json_policy_reader import JsonPolicyReader as JsonPolicyReader
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_json_policy_reader": "JsonPolicyReader"})
