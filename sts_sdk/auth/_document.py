"""The JSON document in which the metadata service and container endpoints hand out credentials."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sts_sdk._credentials import BasicAWSCredentials, BasicSessionCredentials, known_account
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.internal._checks import given, is_word
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._excerpt import excerpt
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._log import logger

_NO_JSON: Final = (
    "Unable to parse Json string. See debug-level logs for the exact error details, "
    "which may include sensitive information."
)

# How long credentials without an end are kept: as long as in Java.
LONGEST: Final = timedelta(hours=1)


def always_passing(error: Exception) -> bool:  # noqa: ARG001 -- one answer for all
    """Whether a failed fetch from such an endpoint may work later without a change here: always.

    A service may be busy; the role, or the token that an agent checks, may be about to be replaced. That a role is gone
    shows when its keys are refused.
    """
    return True


def read_credentials(text: str) -> Fetched:
    """The credentials in a document; a SdkClientException, which quotes nothing of it, if they are incomplete."""
    document = parse_object(text)
    if document is None:
        _log_other_text(text)
        begins = excerpt(text.encode(errors="replace"))
        raise SdkClientException(_NO_JSON, SdkClientException(f"It begins with {begins!r}") if begins else None)
    key, secret = _word(document, "AccessKeyId"), _word(document, "SecretAccessKey")
    if key is None or secret is None:
        raise SdkClientException("Unable to load credentials. Access key or secret key are null.", _said(document))
    token, expiration = _word(document, "Token"), _expiration_in(document)
    account = known_account(document.get("AccountId"))
    if token is None:
        return Fetched(BasicAWSCredentials(key, secret, accountId=account), expiration)
    return Fetched(BasicSessionCredentials(key, secret, token, accountId=account), expiration)


def _word(document: Mapping[str, object], name: str) -> str | None:
    """A value that can be part of a header; None if it is not there."""
    value = _set_value(document, name)
    if value is None:
        return None
    if not is_word(value):
        raise SdkClientException(f"Unable to load credentials. {name} holds what no credentials hold.")
    return value


def _set_value(document: Mapping[str, object], name: str) -> object:
    """A member; None if it is not there or blank."""
    value = document.get(name)
    return None if isinstance(value, str) and given(value) is None else value


def _expiration_in(document: Mapping[str, object]) -> datetime | None:
    value = _set_value(document, "Expiration")
    if value is None:
        return None
    expiration = parse_time(value) if isinstance(value, str) else None
    if expiration is None:
        raise SdkClientException("Unable to parse credentials expiration date from the service endpoint")
    return expiration


def _said(document: Mapping[str, object]) -> SdkClientException | None:
    """The endpoint's own Code and Message, to be the cause of the exception, whose message is Java's."""
    said = [
        str(said)[:300] for name in ("Code", "Message") if (said := document.get(name) or document.get(name.lower()))
    ]
    return SdkClientException(f"The endpoint says: {': '.join(said)}") if said else None


def _log_other_text(text: str) -> None:
    log = logger("auth")
    if log is not None:
        kind = "a page of HTML" if text.lstrip()[:1] == "<" else "no JSON object"
        log.debug("Instead of credentials came %s of %d characters", kind, len(text))
