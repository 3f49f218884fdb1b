"""The older list of STS actions."""

from __future__ import annotations

from sts_sdk.auth.policy._action import ActionEnum


class STSActions(ActionEnum):
    """Two actions of STS (com.amazonaws.auth.policy.STSActions). Deprecated: SecurityTokenServiceActions has all."""

    AssumeRole = "sts:AssumeRole"
    AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity"
