"""What a chain's report says about a profile, found out from the files alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_USED, Finding, reason
from sts_sdk.internal._config_paths import config_path, credentials_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.internal._config_file import Section, SharedFiles

_PROVIDER: Final = "ProfileCredentialsProvider"
NO_FILE: Final = "profile file cannot be null"  # Java's words

# The property that makes a profile what it is, in the order in which kinds are tried.
_DECIDING: Final = (
    ("web_identity_token_file", "assumes its role with the token in a file"),
    ("role_arn", "assumes its role"),
    ("sso_role_name", "takes its role from IAM Identity Center"),
    ("sso_account_id", "takes its role from IAM Identity Center"),
    ("login_session", "uses its login session"),
    ("credential_process", "runs its command"),
    ("aws_access_key_id", "has keys"),
    ("aws_secret_access_key", "has keys"),
)


def finding(name: str, files: SharedFiles, resolve: Callable[[], object]) -> Finding:
    """The finding of a profile; ``resolve`` makes its provider, which calls nobody."""
    section = files.profiles.get(name)
    decides = _deciding(section) if section is not None else None
    if section is None or decides is None:
        why = f"there is no profile {name}" if section is None else f"profile {name} says nothing about credentials"
        return Finding(_PROVIDER, _unless_asked_for(name), why, ", ".join(files.found))
    key, words = decides
    try:
        resolve()
    except SdkClientException as error:
        return Finding(_PROVIDER, BROKEN, reason(error), section.where(key))
    return Finding(_PROVIDER, WOULD_BE_USED, f"profile {name} {words}", section.where(key))


def without_file(name: str, error: SdkClientException) -> Finding:
    """The finding of a profile when there is no file, or none that can be read."""
    if reason(error) != NO_FILE:
        return Finding(_PROVIDER, BROKEN, reason(error))
    why = f"there is no profile {name}: neither {config_path()} nor {credentials_path()} is there"
    return Finding(_PROVIDER, _unless_asked_for(name), why)


def _unless_asked_for(name: str) -> str:
    """The status of a profile without credentials: broken where somebody named it."""
    return BROKEN if name != "default" or os.environ.get("AWS_PROFILE", "").strip() else NOT_CONFIGURED


def _deciding(section: Section) -> tuple[str, str] | None:
    return next(((key, words) for key, words in _DECIDING if section.get(key)), None)
