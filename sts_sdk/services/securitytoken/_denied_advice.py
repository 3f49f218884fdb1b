"""What is likely behind a refusal that does not say it, and what to do about each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

IDENTITY: Final = "identity-based policy"
RESOURCE: Final = "resource-based policy"
TRUST: Final = "role trust policy"


class Clues(NamedTuple):
    """What is known of a refusal."""

    text: str
    code: str | None
    principal: str | None
    action: str | None
    resource: str | None
    policy_kind: str | None
    explicit: bool

    @property
    def verb(self) -> str:
        """The action in small letters; empty if it is not known."""
        return (self.action or "").lower()

    @property
    def crosses_accounts(self) -> bool:
        """Whether caller and resource name different accounts."""
        here, there = _account_in(self.principal), _account_in(self.resource)
        return bool(here and there and here != there)


def likely_kind(clues: Clues) -> tuple[str, str] | None:
    """The kind of policy that likely denies, and why it is thought so; None where a guess would be worse than none."""
    if clues.verb.startswith("sts:assumerole") or clues.verb in {"sts:tagsession", "sts:setsourceidentity"}:
        return TRUST, "for a role STS says the same whether its trust policy or the caller's own policy refuses"
    if "Roles may not be assumed by root accounts" in clues.text:
        return None
    if clues.action is None:
        return None
    if clues.crosses_accounts:
        return RESOURCE, "caller and resource are in different accounts, so both sides must allow it"
    if clues.explicit:
        return None
    return IDENTITY, "no other policy is named, and most refusals come from what the caller is not allowed"


def advice_of(clues: Clues, kind: str | None) -> list[str]:
    """Sentences on what to do, the most promising first."""
    found = [sentence for rule in _RULES for sentence in rule(clues)]
    by_kind = _BY_KIND.get(kind or "")
    if by_kind is not None:
        found.append(by_kind(clues))
    if not found:
        found.append(_UNKNOWN)
    return list(dict.fromkeys(found))


def _special(clues: Clues) -> Iterator[str]:
    """Refusals that are no question of policies: by the message, and only where that says nothing by the code."""
    text = clues.text.lower()
    found = [sentence for part, sentence in _SENTENCES.items() if part.lower() in text]
    by_code = _CODES.get(clues.code or "")
    yield from found or ([by_code] if by_code else [])


def _about_roles(clues: Clues) -> Iterator[str]:
    if clues.verb == "sts:tagsession":
        yield "The call has session tags: each role's trust policy must allow sts:TagSession, too."
    elif clues.verb == "sts:setsourceidentity":
        yield "The call has a source identity: the role's trust policy must allow sts:SetSourceIdentity, too."
    elif clues.verb == "sts:assumerole" and not clues.explicit:
        yield (
            "Look at the role's trust policy: is the caller named there, and are its conditions met (sts:ExternalId, "
            "aws:MultiFactorAuthPresent, aws:PrincipalOrgID)? Then whether the caller may call sts:AssumeRole on it."
        )
    elif clues.verb.startswith("sts:assumerolewith"):
        yield (
            "Look at the role's trust policy: does it name this identity provider, and do its conditions fit the "
            "token's audience (aud) and subject (sub)?"
        )


def _about_passing(clues: Clues) -> Iterator[str]:
    if clues.verb == "iam:passrole":
        yield "A role is handed to a service: allow iam:PassRole on that role, with iam:PassedToService if you like."


def _about_keys(clues: Clues) -> Iterator[str]:
    if clues.verb.startswith("kms:"):
        yield "A KMS key is used: its key policy must allow it (or let IAM policies decide), in the key's own account."


def _by_identity_policy(clues: Clues) -> str:
    if clues.explicit:
        return "A statement with Effect Deny in a policy of the caller wins over every Allow: find it, and narrow it."
    on = f" on {clues.resource}" if clues.resource else ""
    return f"Allow {clues.action or 'the action'}{on} in a policy of {_holder(clues.principal)}."


def _resource_policy(clues: Clues) -> str:
    what = clues.resource or "the resource"
    if clues.explicit:
        return f"The policy of {what} itself has a Deny that fits this caller: find it, and narrow it."
    return (
        f"The policy of {what} itself must allow {_name_or_caller(clues.principal)}; "
        "across accounts the caller's own policy too."
    )


def _scp(clues: Clues) -> str:
    if clues.explicit:
        return "The organization denies it to this account: only its administrator can change that."
    return (
        "The organization's service control policies allow only what they list: an administrator must add this action."
    )


def _rcp(clues: Clues) -> str:
    del clues
    return (
        "The organization limits who may use its resources: an administrator must change the resource control policy."
    )


def _boundary(clues: Clues) -> str:
    if clues.explicit:
        return f"The permissions boundary of {_holder(clues.principal)} has a Deny: it must be narrowed there."
    return f"The permissions boundary of {_holder(clues.principal)} must allow {clues.action or 'it'} as well."


def _by_session_policy(clues: Clues) -> str:
    allowed = "has a Deny" if clues.explicit else "does not allow it"
    return f"The session was started with a policy (Policy or PolicyArns) that {allowed}: start it with a wider one."


def _by_endpoint_policy(clues: Clues) -> str:
    del clues
    return "The request went through a VPC endpoint whose policy refuses it: change that policy, or go another way."


def _by_trust_policy(clues: Clues) -> str:
    del clues
    return "If the role's id is wrong, the answer is the same: check that it exists, and its account."


def _name_or_caller(principal: str | None) -> str:
    return principal or "the caller"


def _holder(principal: str | None) -> str:
    """Whose policies count: a session has none, its role has them."""
    kind, _, rest = (principal or "").rpartition(":")[2].partition("/")
    name = rest.partition("/")[0]
    return f"the role {name}" if kind == "assumed-role" and name else _name_or_caller(principal)


def _account_in(arn: str | None) -> str | None:
    parts = (arn or "").split(":")
    return parts[4] if len(parts) > 5 and parts[4].isdigit() else None


_RULES: Final = (_special, _about_roles, _about_passing, _about_keys)

_BY_KIND: Final[dict[str, Callable[[Clues], str]]] = {
    IDENTITY: _by_identity_policy,
    RESOURCE: _resource_policy,
    "service control policy": _scp,
    "resource control policy": _rcp,
    "permissions boundary": _boundary,
    "session policy": _by_session_policy,
    "VPC endpoint policy": _by_endpoint_policy,
    TRUST: _by_trust_policy,
}

_UNKNOWN: Final = (
    "The message names neither caller nor policy. See who calls (sts-sdk whoami), then look the call up in CloudTrail: "
    "its event has the same error with the caller's ARN."
)

# Parts of messages that are no question of policies, and what to do.
_SENTENCES: Final = {
    "Roles may not be assumed by root accounts": "Call as a user or a role: an account's root user assumes no roles.",
    "with session credentials": "Sessions cannot start such sessions: call with a user's long-term keys.",
    "invalid MFA one time pass code": "Wait for the device's next code: each is good for one call.",
    "verify your MFA serial number": "Check the MFA device's ARN: it must be one of the calling user's own.",
    "must provide both MFA serial number": "Send SerialNumber and TokenCode together, or neither.",
    "security token included in the request is expired": "The session has ended: start a new one.",
    "security token included in the request is invalid": (
        "The access key is unknown here: it was deleted, is of another partition, goes without its session token, or "
        "is that of a session of the global endpoint in a region that an account opts in to: get the session from a "
        "regional endpoint."
    ),
    "Signature expired": "This computer's clock is behind or ahead: set it.",
    "should be scoped to a valid region": "The request was signed for another region than the endpoint is in: set it.",
    "Signature not yet current": "This computer's clock is ahead: set it.",
    "STS is not activated in this region": "Enable STS for this region in IAM's account settings, or call another.",
    "headers present in the request which were not signed": "Something on the way adds headers: sign them, or stop it.",
    "Request has expired": "The presigned URL has ended: sign a new one.",
    "Query-string authentication requires": "The URL lost its signature's parameters on the way: copy it whole.",
}

_UNKNOWN_KEY: Final = "The access key is unknown here: deleted, of another partition, or without its session token."

_CODES: Final = {
    "ExpiredToken": "The session has ended: start a new one.",
    "ExpiredTokenException": "The session has ended: start a new one.",
    "RequestExpired": "The session or the signature has ended, or this computer's clock is wrong: set it, sign anew.",
    "OptInRequired": "The account has not opted in to this service or region: enable it on the account page.",
    "RegionDisabledException": "Enable STS for this region in the account settings of IAM, or call another region.",
    "SignatureDoesNotMatch": "The secret key is wrong or cut, or something on the way changed the request.",
    "InvalidClientTokenId": _UNKNOWN_KEY,
    "UnrecognizedClientException": _UNKNOWN_KEY,
    "InvalidAccessKeyId": _UNKNOWN_KEY,
    "AuthFailure": "The access key is unknown here, or the region is one that the account has to opt in to.",
}
