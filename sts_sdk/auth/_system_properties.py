"""Credentials from Java's system properties."""

from __future__ import annotations

from typing import Final

from sts_sdk._credentials import AWSCredentials, masked_key
from sts_sdk._exceptions import SdkClientException, frameless
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_USED, Finding, remark, why_none
from sts_sdk.auth._static import credentials_of
from sts_sdk.internal._settings import system_property_value

_KEY: Final = "aws.accessKeyId"
_SECRET: Final = "aws.secretKey"  # noqa: S105 -- the name of a property
_TOKEN: Final = "aws.sessionToken"  # noqa: S105 -- the name of a property


class SystemPropertiesCredentialsProvider(AWSCredentialsProvider):
    """The key pair in SystemProperties (com.amazonaws.auth.SystemPropertiesCredentialsProvider).

    ``aws.accessKeyId`` and ``aws.secretKey``; with ``aws.sessionToken`` they are session credentials. Values lose
    the white space around them. Read anew at each call.
    """

    @frameless
    def getCredentials(self) -> AWSCredentials:
        """The credentials that the properties hold now; SdkClientException if key or secret is not set."""
        key, secret, token = system_property_value(_KEY), system_property_value(_SECRET), system_property_value(_TOKEN)
        if not key or not secret:
            raise SdkClientException(
                f"Unable to load AWS credentials from Java system properties ({_KEY} and {_SECRET})"
            )
        return credentials_of(key, secret, token, f"the system properties {_KEY}, {_SECRET} and {_TOKEN}")

    def refresh(self) -> None:
        """Nothing: the properties are read at each call."""

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        key, secret, name = system_property_value(_KEY), system_property_value(_SECRET), self.toString()
        if key and secret:
            source = f"system properties {_KEY} and {_SECRET}"
            try:
                credentials = self.getCredentials()
            except SdkClientException as error:
                return Finding(name, BROKEN, why_none(error), source)
            token = f", session token in {_TOKEN}" if system_property_value(_TOKEN) else ""
            why = f"access key {masked_key(key)}{token}{remark(credentials)}"
            return Finding(name, WOULD_BE_USED, why, source)
        if key or secret:
            present, missing = (_KEY, _SECRET) if key else (_SECRET, _KEY)
            return Finding(name, BROKEN, f"{missing} is not set", f"system property {present}")
        return Finding(name, NOT_CONFIGURED, f"{_KEY} and {_SECRET} are not set")

    def toString(self) -> str:
        """The class name."""
        return type(self).__name__

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
