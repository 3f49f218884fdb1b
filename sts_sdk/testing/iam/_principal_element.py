"""The Principal element of a trust policy or a bucket policy: whom a statement is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, cast

from sts_sdk.testing.iam._conditions import malformed
from sts_sdk.testing.iam._json import Json

Named = Literal["session", "principal", "anyone", "account", "provider"]
"""How a statement names a caller: the session, what it is a session of, everybody, or the account that decides."""

_KINDS = ("AWS", "Federated", "Service", "CanonicalUser")
_IAM = re.compile(r"arn:[\w-]+:iam::[0-9]{12}:(?:root|(?:user|role)/[^*?]+)")
_STS = re.compile(r"arn:[\w-]+:sts::[0-9]{12}:(?:assumed-role/[^*?/]+/[^*?/]+|federated-user/[^*?]+)")
_OTHER = re.compile(r"\*|[0-9]{12}|A(?:ID|RO)A[A-Z0-9]{12,124}")


class Identity(NamedTuple):
    """A caller as policies name it: its ARN, and the ARN, the unique id and the account of its user or role."""

    arn: str
    principal_arn: str
    unique_id: str
    account: str


class Principals:
    """The principals that a statement names, read from the element's JSON value."""

    __slots__ = ("_aws", "_bound", "_federated")

    def __init__(self, element: Json) -> None:
        named = {"AWS": "*"} if element == "*" else element
        if not isinstance(named, dict) or not named or named.keys() - set(_KINDS):
            raise malformed("Invalid principal in policy.")
        texts = {kind: _named_texts(kind, value) for kind, value in named.items()}
        self._aws = frozenset(texts.get("AWS", ()))
        self._federated = frozenset(texts.get("Federated", ()))
        self._bound: Mapping[str, str] = {}
        for text in sorted(self._aws):
            if not any(form.fullmatch(text) for form in (_IAM, _STS, _OTHER)):
                raise malformed(f'Invalid principal in policy: "AWS":"{text}"')

    @property
    def everyone(self) -> bool:
        """Whether everybody is named, with those for whom an identity provider vouches: a Deny is for them too."""
        return "*" in self._aws

    def names(self, who: Identity | str) -> Named | None:
        """How a caller is named, most directly first; a provider of federated identities is given by its ARN."""
        if isinstance(who, str):
            return "provider" if not self._federated.isdisjoint((who, "*")) else None
        if who.arn != who.principal_arn and who.arn in self._aws:
            return "session"
        if self._has_principal(who):
            return "principal"
        if "*" in self._aws:
            return "anyone"
        return "account" if self._has_account(who) else None

    def exempt(self, who: Identity | str) -> bool:
        """Whether a NotPrincipal spares a caller: its account is named, its user or role, and the session if it is one.

        AWS denies who is missing one of them, the account's users where only the account is named.
        """
        if isinstance(who, str) or self.everyone:
            return self.everyone or self.names(who) is not None
        is_root = who.principal_arn == _root(who)
        ways = [self._has_account(who), is_root or self._has_principal(who)]
        return all(ways) and (who.arn == who.principal_arn or who.arn in self._aws)

    def _has_account(self, who: Identity) -> bool:
        return not self._aws.isdisjoint((who.account, _root(who)))

    def _has_principal(self, who: Identity) -> bool:
        same = self._bound.get(who.principal_arn, who.unique_id) == who.unique_id
        return who.unique_id in self._aws or (same and who.principal_arn in self._aws)

    def bind(self, unique_id: Callable[[str], str | None]) -> None:
        """Hold on to the principals that are there now: one that is made anew under the same name is another.

        ``unique_id`` gives the id of a user or role by its ARN, and None for one that it does not know.
        """
        found = {arn: unique_id(arn) for arn in self._aws if _IAM.fullmatch(arn) and not arn.endswith(":root")}
        self._bound = {arn: known for arn, known in found.items() if known is not None}

    def users_and_roles(self) -> list[str]:
        """The ARNs of the users and roles that are named."""
        return sorted(arn for arn in self._aws if _IAM.fullmatch(arn) and not arn.endswith(":root"))


def _root(who: Identity) -> str:
    """The ARN that stands for the whole account of a caller."""
    return f"{who.principal_arn.split(':iam:')[0]}:iam::{who.account}:root"


def _named_texts(kind: str, value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, str) and each for each in values):
        raise malformed("Invalid principal in policy.")
    found = cast("list[str]", values)
    if kind == "Service" and not all(re.fullmatch(r"[\w.-]+\.[\w.-]+", text) for text in found):
        raise malformed(f'Invalid principal in policy: "SERVICE":"{found[0]}"')
    return found
