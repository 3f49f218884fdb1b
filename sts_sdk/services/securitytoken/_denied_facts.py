"""What this process knows of a call to STS that was denied: kept beside the exception, for ``explain_denied``."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sts_sdk._exceptions import AmazonServiceException

if TYPE_CHECKING:
    from sts_sdk.http._execution import Call

DENIED: Final = frozenset({"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"})

_facts: Final[weakref.WeakKeyDictionary[AmazonServiceException, tuple[str, ...]]] = weakref.WeakKeyDictionary()


def note_facts(call: Call, refusal: AmazonServiceException, started_by: str, *, limited: bool) -> None:
    """Remember of a denied call what its message does not say.

    ``started_by`` is the operation that gave the caller's session (empty: not known here), ``limited`` whether that
    session was given a policy.
    """
    if refusal.getErrorCode() in DENIED:
        _facts[refusal] = tuple(_facts_of_call(call, started_by, limited=limited))


def facts_of(exception: object) -> tuple[str, ...]:
    """What is known of a call that this process made; nothing of any other exception."""
    return _facts.get(exception, ()) if isinstance(exception, AmazonServiceException) else ()


def _facts_of_call(call: Call, started_by: str, *, limited: bool) -> Iterator[str]:
    request = call.request
    if call.operation == "AssumeRole":
        if getattr(request, "_external_id", None) is None:
            yield "The call had no ExternalId: a role for a third party usually asks for one."
        if getattr(request, "_tags", None):
            yield "The call had session tags, for which the role's trust policy must allow sts:TagSession."
        if getattr(request, "_source_identity", None):
            yield "The call had a source identity, for which the trust policy must allow sts:SetSourceIdentity."
        if getattr(request, "_serial_number", None) is None:
            yield "The call had no MFA code: a role may ask for one."
    if started_by.startswith("AssumeRole"):
        yield "The caller's session is one of a role (role chaining): it is that role that must be trusted and allowed."
    if started_by in {"GetFederationToken", "GetSessionToken"}:
        yield f"The caller's session comes from {started_by}: of STS it may call little, see AWS's table for it."
    if limited:
        yield "The caller's session was started with a policy, which limits it: does that policy allow this?"
