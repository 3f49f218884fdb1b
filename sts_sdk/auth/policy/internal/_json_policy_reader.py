"""Reads policies from text (com.amazonaws.auth.policy.internal.JsonPolicyReader)."""

from __future__ import annotations

from sts_sdk.auth.policy._policy import Policy
from sts_sdk.auth.policy._reader import PolicyReaderOptions


class JsonPolicyReader:
    """What ``Policy.fromJson`` does, as an object (com.amazonaws.auth.policy.internal.JsonPolicyReader)."""

    def __init__(self, options: PolicyReaderOptions | None = None) -> None:
        self._options = options or PolicyReaderOptions()

    def __repr__(self) -> str:
        return f"JsonPolicyReader({self._options!r})"

    def createPolicyFromJsonString(self, jsonString: str) -> Policy:
        """The policy that a JSON text has; errors are those of ``Policy.fromJson``."""
        return Policy.fromJson(jsonString, self._options)
