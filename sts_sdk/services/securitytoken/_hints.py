"""Hints before a call: what STS will refuse with a message that does not say why; ``_refused`` has those behind it.

They are warnings of the category PreflightWarning, and change nothing about the call. All of them begin with "Hint:".
"""

from __future__ import annotations

import binascii
import hashlib
from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from sts_sdk.http._execution import settings_of
from sts_sdk.internal import _clock
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._warnings import hint
from sts_sdk.regions._partitions import is_odd, partition_named, partition_of

if TYPE_CHECKING:
    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk.http._execution import Call


R = TypeVar("R")

_CHAINED_LIMIT: Final = 3600
_CODE_LIFE: Final = timedelta(seconds=30)
_REMEMBERED: Final = 256
_ROLES: Final = frozenset({"AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"})


class _Memory(OrderedDict[str, "R"]):
    """The latest of what was seen, by digests of what must not be kept."""

    def remember(self, key: str, value: R) -> None:
        while len(self) >= _REMEMBERED:  # before the new one: an interrupt leaves none too many
            self.popitem(last=False)
        self[key] = value


_codes: Final[_Memory[datetime]] = _Memory()  # when a device's code was used
_issued: Final[_Memory[tuple[str, str]]] = _Memory()  # by which operation, and at which URL
_limited: Final[_Memory[bool]] = _Memory()  # sessions that were given a policy


def before(call: Call) -> None:
    """Hint at what is wrong with a call that is about to be made."""
    request = call.request
    arn, code, token = (
        _text_member(request, "_role_arn"),
        _text_member(request, "_token_code"),
        _text_member(request, "_web_identity_token"),
    )
    seconds = getattr(request, "_duration_seconds", None)
    if call.operation == "AssumeRole" and isinstance(seconds, int) and seconds > _CHAINED_LIMIT:
        _chained(call)
    if is_odd(call.signing_region) and f".{call.signing_region}.".lower() in call.http.url.lower():
        hint(
            f"no partition has regions with names like {call.signing_region!r}, and the host is made of it. Is it "
            "spelled right?"
        )
    if arn is not None:
        _partition(arn, call.signing_region)
    if code is not None:
        _used_code(_text_member(request, "_serial_number") or "", code)
    if token is not None:
        _expired(token)


def _text_member(request: AmazonWebServiceRequest, attribute: str) -> str | None:
    """A member of a request that may not have been checked: None if it has none, or one that is no text."""
    value = getattr(request, attribute, None)
    return value if isinstance(value, str) else None


def _chained(call: Call) -> None:
    credentials = caller_of(call)
    if credentials is None or not is_session(credentials):
        return
    operation, _ = issuer_of(credentials)
    if operation in _ROLES or not operation:
        doubt = "" if operation else "if the caller's session is one of a role, "
        hint(
            f"{doubt}a role that is assumed by another role's session lasts an hour at most, but "
            f"DurationSeconds is above {_CHAINED_LIMIT}."
        )


def _partition(arn: str, region: str) -> None:
    wanted = partition_named(arn.split(":")[1]) if arn.startswith("arn:") else None
    here = partition_of(region)
    if wanted is not None and wanted.name != here.name:
        hint(
            f"the role is in the partition {wanted.name}, but the call goes to {region}, which is in {here.name}: no "
            f"session spans two. The regions of {wanted.name} are {', '.join(wanted.regions)}."
        )


def _used_code(serial: str, code: str) -> None:
    key, now = _digest(f"{serial}\n{code}"), _clock.now()
    used = _codes.get(key)
    if used is not None and now - used < _CODE_LIFE:
        hint(
            f"this code of the MFA device {serial} was used {int((now - used).total_seconds())} s ago and is good for "
            "one call only. Wait for the next one; withDiskCache keeps a session so that fewer are needed."
        )
    _codes.remember(key, now)


def _expired(token: str) -> None:
    """Hint that a token has ended, if it is a JSON Web Token that says so; nothing else is read or shown of it."""
    payload = token.split(".")[1] if token.count(".") == 2 else ""
    try:
        text = binascii.a2b_base64(payload.translate(_URL_SAFE) + "==")
    except ValueError:
        return
    ends = (parse_object(text) or {}).get("exp")
    if not isinstance(ends, (int, float)) or isinstance(ends, bool):
        return
    try:
        at = datetime.fromtimestamp(ends, UTC)
    except (ValueError, OverflowError, OSError):
        return
    if at < _clock.now():
        hint(f"the web identity token has ended at {at.isoformat()}. Get a new one from the identity provider.")


_URL_SAFE: Final = str.maketrans("-_", "+/")


def remember(call: Call, result: object) -> None:
    """Note which operation gave which session, for hints about later calls that are signed with it."""
    credentials = getattr(result, "_credentials", None)
    key = None if credentials is None else credentials.getAccessKeyId()
    if key is not None:
        _issued.remember(_digest(key), (call.operation, call.http.url))
        if getattr(call.request, "_policy", None) or getattr(call.request, "_policy_arns", None):
            _limited.remember(_digest(key), True)


def issuer_of(credentials: AWSCredentials | None) -> tuple[str, str]:
    """The operation that gave a session, and the URL that it was called at; empty if this process did not see it."""
    return _issued.get(_key_digest(credentials), ("", ""))


def is_limited(credentials: AWSCredentials | None) -> bool:
    """Whether this process gave a policy to the session."""
    return _key_digest(credentials) in _limited


def _key_digest(credentials: AWSCredentials | None) -> str:
    return _digest(None if credentials is None else credentials.getAWSAccessKeyId())


def caller_of(call: Call) -> AWSCredentials | None:
    """The credentials that a call is signed with; None if it is not signed, or there are none."""
    own = None if call.credentials is None else settings_of(call.request)
    provider = call.credentials if own is None else own.credentials_provider or call.credentials
    try:
        return None if provider is None else provider.getCredentials()
    except Exception:  # noqa: BLE001 -- the call itself says it
        return None


def is_session(credentials: AWSCredentials) -> bool:
    """Whether these are of a session."""
    return hasattr(credentials, "getSessionToken")


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode(errors="surrogatepass")).hexdigest()
