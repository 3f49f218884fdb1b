"""What the report of ``explain()`` says about a profile, found out from the files alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_USED, Finding, remark, why_none
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.auth.profile._kinds import kind_of
from sts_sdk.internal._config_file import SharedFiles
from sts_sdk.internal._config_paths import config_path, credentials_path
from sts_sdk.internal._settings import variable

_PROVIDER: Final = "ProfileCredentialsProvider"
NO_FILE: Final = "profile file cannot be null"  # Java's message


def finding(name: str, files: SharedFiles, resolve: Callable[[], object]) -> Finding:
    """The finding of a profile; ``resolve`` makes its provider, which calls nobody."""
    section = files.profiles.get(name)
    kind = kind_of(section) if section is not None else None
    if section is None or kind is None:
        why = f"there is no profile {name}" if section is None else f"profile {name} says nothing about credentials"
        why = "; ".join([why, *([files.why_not(name)] if section is None else files.hindrances(name))])
        status = BROKEN if files.troubles else _unless_asked_for(name)
        return Finding(_PROVIDER, status, why, ", ".join(files.found))
    try:
        made = resolve()
    except SdkClientException as error:
        return Finding(_PROVIDER, BROKEN, why_none(error), section.where(kind.key))
    said = remark(made.getCredentials()) if isinstance(made, AWSStaticCredentialsProvider) else ""
    return Finding(_PROVIDER, WOULD_BE_USED, f"profile {name} {kind.words}{said}", section.where(kind.key))


def without_file(name: str, error: SdkClientException) -> Finding:
    """The finding of a profile when there is no file, or none that can be read."""
    if not why_none(error).startswith(NO_FILE):
        return Finding(_PROVIDER, BROKEN, why_none(error))
    why = f"there is no profile {name}: neither {config_path()} nor {credentials_path()} is there"
    return Finding(_PROVIDER, _unless_asked_for(name), why)


def _unless_asked_for(name: str) -> str:
    """The status of a profile without credentials: broken if somebody named it, else not configured."""
    return BROKEN if name != "default" or variable("AWS_PROFILE") else NOT_CONFIGURED
