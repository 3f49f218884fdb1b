"""The credentials in an answer of STS, as those that sign."""

from __future__ import annotations

from sts_sdk._credentials import BasicSessionCredentials
from sts_sdk.services.securitytoken.model._credentials import Credentials


def credentials_in(answered: Credentials) -> BasicSessionCredentials:
    """The session of an answer."""
    return BasicSessionCredentials(answered.getAccessKeyId(), answered.getSecretAccessKey(), answered.getSessionToken())
