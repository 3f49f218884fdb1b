"""Policies and trust policies as a test gives them: a dict, its JSON, or the names of those who are trusted."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal, cast

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._oidc import OidcProvider
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal
from sts_sdk.testing.iam._roles import trust_policy
from sts_sdk.testing.iam._saml import SamlProvider

Document = str | Mapping[str, object]
Trusted = IamPrincipal | OidcProvider | SamlProvider | str

_NAMED = re.compile(r"\*|[0-9]{12}|arn:[^:]+:(?:iam|sts):[^:]*:[^:]*:.+", re.DOTALL)
_ALLOWED = "it must be a user, a role, a provider, an ARN, an account number, '*', a list of these, or a trust policy"
_OF_POLICY = ("Version", "Id", "Statement")
_OF_STATEMENT = ("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition")
_OF_TRUST = ("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition")


def policy_of(document: Document, name: str = "") -> PolicyDocument:
    """A policy from a dict or its JSON; IllegalArgumentException, with statement and key, if it is none."""
    return _read_policy(document, "identity", name)


def trust_of(
    trusts: Trusted | Mapping[str, object] | Iterable[Trusted] | None,
    account: str,
    *,
    external_id: str | None,
    mfa: bool,
    subject: str | None,
    allows: Iterable[str],
) -> PolicyDocument:
    """The trust policy of a role: the one that is given whole, or one that lets in those who are named."""
    if isinstance(trusts, Mapping) or (isinstance(trusts, str) and trusts.lstrip().startswith("{")):
        if external_id is not None or mfa or subject is not None or [*allows]:
            raise IllegalArgumentException(
                "trusts is a whole trust policy: put externalId, mfa, subject and allows into it"
            )
        return _read_policy(cast("Document", trusts), "trust", "trust policy")
    return trust_policy(_arns(trusts, account), external_id=external_id, mfa=mfa, subject=subject, allows=allows)


def _arns(trusts: Trusted | Iterable[Trusted] | None, account: str) -> list[str]:
    if trusts is None:
        return [account]
    if isinstance(trusts, (str, IamPrincipal, OidcProvider, SamlProvider)):
        return [_arn(trusts)]
    if not isinstance(trusts, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"trusts is {trusts!r}; {_ALLOWED}")
    return [_arn(each) for each in trusts]


def _arn(trusted: Trusted) -> str:
    if isinstance(trusted, (IamPrincipal, OidcProvider, SamlProvider)):
        return trusted.arn
    if not isinstance(trusted, str) or not _NAMED.fullmatch(trusted):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"trusts has {trusted!r}; {_ALLOWED}")
    return trusted


def _read_policy(document: Document, kind: Literal["identity", "trust"], name: str) -> PolicyDocument:
    text = document if isinstance(document, str) else json.dumps(document, indent=2)
    try:
        return PolicyDocument.parse(text, kind=kind, name=name)
    except Refusal as refusal:
        what = "trust policy" if kind == "trust" else "policy"
        where = "; ".join(_faults(text, _OF_TRUST if kind == "trust" else _OF_STATEMENT))
        raise IllegalArgumentException(
            f"this is no {what}: {refusal.message}" + (f" ({where})" if where else "")
        ) from refusal


def _faults(text: str, allowed: tuple[str, ...]) -> list[str]:
    """What is wrong with the keys of a document and of its statements, one sentence each."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(document, dict):
        return ["it must be an object with Version and Statement"]
    found = cast("dict[str, object]", document)
    faults = _wrong_keys("the policy", found, _OF_POLICY)
    statements = found.get("Statement")
    if not statements:
        faults.append("it has no Statement")
    bodies = cast("list[object]", statements) if isinstance(statements, list) else [statements]
    for number, body in enumerate(bodies, 1):
        if isinstance(body, dict):
            faults += _faults_of_statement(f"statement {number}", cast("dict[str, object]", body), allowed)
    return faults


def _faults_of_statement(where: str, body: Mapping[str, object], allowed: tuple[str, ...]) -> list[str]:
    faults = _wrong_keys(where, body, allowed)
    effect = body.get("Effect")
    if effect not in ("Allow", "Deny") and not faults:
        faults.append(f"{where} has the Effect {effect!r}; it must be 'Allow' or 'Deny'")
    needed = ("Action", "Resource") if "Resource" in allowed else ("Action", "Principal")
    faults += [f"{where} has no {name}" for name in needed if not {name, f"Not{name}"} & body.keys() and not faults]
    return faults


def _wrong_keys(where: str, body: Mapping[str, object], allowed: tuple[str, ...]) -> list[str]:
    faults: list[str] = []
    for key in body:
        if key not in allowed:
            close = difflib.get_close_matches(key, allowed, 1)
            meant = f"did you mean {close[0]!r}?" if close else f"allowed are {', '.join(allowed)}"
            faults.append(f"{where} has the key {key!r}: {meant}")
    return faults
