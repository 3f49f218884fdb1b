"""One call of IAM: its parameters, its caller, and what several operations do with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from sts_sdk.testing._clock import ISO_SECONDS
from sts_sdk.testing._refusals import Refusal, denied
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._conditions import malformed
from sts_sdk.testing.iam._json import JsonError, read_json
from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._permissions import ActedOn, decide, surroundings
from sts_sdk.testing.iam._policies import Kind, PolicyDocument
from sts_sdk.testing.iam._principals import IamPrincipal, User
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._validation import Parameters

_TAGGED_BY = {
    "CreateOpenIDConnectProvider": "TagOpenIDConnectProvider",
    "CreatePolicy": "TagPolicy",
    "CreateRole": "TagRole",
    "CreateSAMLProvider": "TagSAMLProvider",
    "CreateUser": "TagUser",
    "CreateVirtualMFADevice": "TagMFADevice",
}
"""The permission that a call needs besides if it gives tags to what it makes."""


class IamCall:
    """A call of an operation by its caller. Its parameters are valid by the service model."""

    __slots__ = ("_entry", "action", "caller", "parameters", "state")

    def __init__(self, state: State, action: str, caller: Caller, parameters: Parameters, entry: LoggedRequest) -> None:
        self.state = state
        self.action = action
        self.caller = caller
        self.parameters = parameters
        self._entry = entry

    @property
    def account(self) -> str:
        """The caller's account, which every call is about."""
        return self.caller.account

    @property
    def now(self) -> datetime:
        """The service's time, without fractions of a second."""
        return self.state.clock.now().replace(microsecond=0)

    def text(self, name: str) -> str:
        """A parameter that the service model requires."""
        return self.parameters.required(name)

    def arn(self, kind: str, name: str, path: str = "/") -> str:
        """The ARN of something in the account."""
        return f"arn:{self.state.partition}:iam::{self.account}:{kind}{path}{name}"

    def require(self, resource: str, more: Mapping[str, str | Sequence[str]] | None = None) -> None:
        """AccessDenied unless the caller may do the action of this call on a resource, and tag what it makes."""
        self._require(self.action, resource, more or {})
        if self.action in _TAGGED_BY and self.parameters.structures("Tags"):
            self._require(_TAGGED_BY[self.action], resource, more or {})

    def _require(self, name: str, resource: str, more: Mapping[str, str | Sequence[str]]) -> None:
        context = {
            **surroundings(self.state.clock, "us-east-1", self._entry.headers),
            "aws:resourceaccount": self.account,
            **self._tags(),
            **more,
        }
        action = f"iam:{name}"
        decision = decide(self.caller, action, ActedOn(resource), context)
        if self._entry.decision is None or not decision.allowed:
            self._entry.decision = decision
        if not decision.allowed:
            raise denied(self.caller.arn, action, f"{resource}", decision.reason)

    def user(self, more: Mapping[str, str] | None = None) -> User:
        """The user that the call is about, or the calling user if it names none; NoSuchEntity if there is none."""
        name = self.parameters.text("UserName")
        if name is None and isinstance(self.caller.principal, User):
            name = self.caller.principal.name
        user = self.state.users.get((self.account, name or ""))
        self.require(user.arn if user else self.arn("user", name or ""), {**resource_tags(user), **(more or {})})
        if user is None:
            raise no_such_entity(f"The user with name {name} cannot be found.")
        return user

    def role(self, more: Mapping[str, str] | None = None) -> Role:
        """The role that the call is about; NoSuchEntity if there is none."""
        name = self.text("RoleName")
        role = self.role_named(name)
        self.require(role.arn if role else self.arn("role", name), {**resource_tags(role), **(more or {})})
        if role is None:
            raise no_such_entity(f"The role with name {name} cannot be found.")
        return role

    def role_named(self, name: str) -> Role | None:
        """The role of the account with this name; None if there is none."""
        roles = (role for role in self.state.roles.values() if role.account == self.account and not role.deleted)
        return next((role for role in roles if role.name == name), None)

    def policy(self, arn: str, *, attach: bool = False) -> ManagedPolicy:
        """A managed policy of the account or of AWS; NoSuchEntity if there is none."""
        policy = self.state.policies.get(arn)
        if policy is None or arn.split(":")[4] not in (self.account, "aws"):
            wrong = "does not exist or is not attachable" if attach else "was not found"
            raise no_such_entity(f"Policy {arn} {wrong}.")
        return policy

    def document(self, parameter: str, name: str, kind: Kind = "identity") -> PolicyDocument:
        """The policy in a parameter; MalformedPolicyDocument, in IAM's words, if it is none."""
        text = self.text(parameter)
        try:
            read_json(text)
        except JsonError as error:
            raise malformed("This policy contains invalid Json") from error
        except ValueError as error:
            raise malformed("Syntax errors in policy.") from error
        return PolicyDocument.parse(text, kind=kind, name=name)

    def tags(self) -> dict[str, str]:
        """The tags of the call; InvalidInput if a key is there twice."""
        pairs = [(tag.required("Key"), tag.required("Value")) for tag in self.parameters.structures("Tags")]
        if len({key.lower() for key, _ in pairs}) < len(pairs):
            raise Refusal("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        return dict(pairs)

    def _tags(self) -> dict[str, str | Sequence[str]]:
        tags = self.tags()
        found: dict[str, str | Sequence[str]] = {f"aws:requesttag/{key.lower()}": tag for key, tag in tags.items()}
        keys = [*tags, *self.parameters.texts("TagKeys")]
        return found | ({"aws:tagkeys": keys} if keys else {})


def resource_tags(principal: IamPrincipal | None) -> dict[str, str | Sequence[str]]:
    """The condition keys of the tags that a user or role has."""
    tags = principal.tags if principal is not None else {}
    return {f"{kind}:resourcetag/{key.lower()}": tag for key, tag in tags.items() for kind in ("aws", "iam")}


def no_such_entity(message: str) -> Refusal:
    """NoSuchEntity: what the call is about is not there."""
    return Refusal("NoSuchEntity", message, 404)


def already_exists(message: str) -> Refusal:
    """EntityAlreadyExists: what is to be made is there."""
    return Refusal("EntityAlreadyExists", message, 409)


def conflict(what: str) -> Refusal:
    """DeleteConflict: something has to go first."""
    return Refusal("DeleteConflict", f"Cannot delete entity, must {what} first.", 409)


def limit(message: str) -> Refusal:
    """LimitExceeded: there are as many as there may be."""
    return Refusal("LimitExceeded", f"Cannot exceed quota for {message}", 409)


def encoded(policy: PolicyDocument) -> str:
    """A policy's text as IAM gives it, in URL encoding."""
    return quote(policy.text, safe="")


def create_date(when: datetime | None) -> list[tuple[str, str]]:
    """A CreateDate element; what was there from the start is of 2020."""
    return [("CreateDate", when.strftime(ISO_SECONDS) if when else "2020-01-01T00:00:00Z")]


def members(trees: Iterable[str | Tree]) -> Tree:
    """The elements of a list."""
    return [("member", tree) for tree in trees]


def list_result(name: str, trees: Iterable[str | Tree]) -> Tree:
    """The result of an operation that lists: all there is, in one answer."""
    return [(name, members(trees)), ("IsTruncated", "false")]


def tag_elements(tags: Mapping[str, str]) -> list[tuple[str, Tree]]:
    """A Tags element; nothing if there are no tags."""
    return [("Tags", members([("Key", key), ("Value", value)] for key, value in tags.items()))] if tags else []
