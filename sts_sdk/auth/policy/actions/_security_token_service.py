"""The actions of STS."""

from __future__ import annotations

from sts_sdk.auth.policy._action import ActionEnum


class SecurityTokenServiceActions(ActionEnum):
    """Actions of STS (com.amazonaws.auth.policy.actions.SecurityTokenServiceActions), the three newest included."""

    AllSecurityTokenServiceActions = "sts:*"
    AssumeRole = "sts:AssumeRole"
    AssumeRoleWithSAML = "sts:AssumeRoleWithSAML"
    AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity"
    AssumeRoot = "sts:AssumeRoot"
    DecodeAuthorizationMessage = "sts:DecodeAuthorizationMessage"
    GetAccessKeyInfo = "sts:GetAccessKeyInfo"
    GetCallerIdentity = "sts:GetCallerIdentity"
    GetDelegatedAccessToken = "sts:GetDelegatedAccessToken"
    GetFederationToken = "sts:GetFederationToken"
    GetSessionToken = "sts:GetSessionToken"
    GetWebIdentityToken = "sts:GetWebIdentityToken"
