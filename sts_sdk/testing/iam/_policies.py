"""Policy documents: read as strictly as AWS reads them, and asked what they say to a request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, cast

from sts_sdk.testing.iam._conditions import PolicyCondition, check_variables, malformed, read_conditions
from sts_sdk.testing.iam._json import Json, JsonError, Object, TwiceError, line_and_column, read_json
from sts_sdk.testing.iam._patterns import Context, Pattern, matches
from sts_sdk.testing.iam._principal_element import Identity, Named, Principals

Verdict = Literal["allow", "deny", "none"]
Kind = Literal["identity", "trust", "bucket"]
"""What a document may say: those of identities and sessions name no principal, trust policies no resource."""

_VERSIONS = ("2012-10-17", "2008-10-17")
_ELEMENTS = {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"}
_PRINCIPALS = {"Principal", "NotPrincipal"}
_SYNTAX = "Syntax errors in policy."
_NO_VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
_ACTION = re.compile(r"\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+")
_RESOURCE = re.compile(r"\*|arn:([^:*?]+):[a-zA-Z0-9-]+(?::.*)?", re.DOTALL)
_PARTITION = re.compile(r"aws(?:-[a-z]+)*")


class Question(NamedTuple):
    """What policies are asked: may this caller do this action on this resource, in this context?

    ``who`` matters to policies that name principals: a caller, or the ARN of an identity provider.
    """

    action: str
    resource: str
    context: Context
    who: Identity | str | None = None


class Miss(NamedTuple):
    """Why a statement does not apply: the part that does not fit, and the condition if it is one."""

    part: Literal["action", "resource", "principal", "condition"]
    condition: PolicyCondition | None = None


class PolicyStatement:
    """One statement of a policy, with its place in the text and its number, both from 1."""

    __slots__ = (
        "_actions", "_conditions", "_not_actions", "_not_principals", "_not_resources", "_resources", "column",
        "effect", "line", "number", "principals", "sid",
    )  # fmt: skip

    def __init__(self, body: Mapping[str, Json], number: int, kind: Kind, *, variables: bool) -> None:
        self.number: int = number
        self.line: int = body.line if isinstance(body, Object) else 1
        self.column: int = body.column if isinstance(body, Object) else 1
        self.effect: Json = body.get("Effect")
        if body.keys() - _ELEMENTS - _PRINCIPALS or self.effect not in ["Allow", "Deny"]:
            raise malformed(_SYNTAX)
        self.sid: str = _read_sid(body.get("Sid"), kind)
        self._actions, self._not_actions = _checked_actions(body, kind)
        self._resources, self._not_resources = _checked_resources(body, kind, variables=variables)
        self.principals: Principals | None
        self.principals, self._not_principals = _checked_principals(body, kind)
        self._conditions = read_conditions(body.get("Condition", {}), variables=variables)
        for condition in self._conditions if self.effect == "Deny" else ():
            condition.check_values()  # an Allow that never holds harms nobody; such a Deny would do nothing

    @property
    def actions(self) -> list[str]:
        """The patterns of Action or NotAction, as they were written."""
        return self._actions

    @property
    def places(self) -> list[str]:
        """The patterns of Resource or NotResource, as they were written; none in a trust policy."""
        return [pattern.text for pattern in self._resources or ()]

    @property
    def excludes(self) -> bool:
        """Whether it has NotAction or NotResource, and so is about all but what it names."""
        return self._not_actions or self._not_resources

    def miss(self, question: Question) -> Miss | None:
        """Why the statement does not apply to a question; None if it applies."""
        if any(matches(wanted, question.action, fold=True) for wanted in self._actions) == self._not_actions:
            return Miss("action")
        if not self._placed(question):
            return Miss("resource")
        if not self._concerns(question):
            return Miss("principal")
        failed = next((condition for condition in self._conditions if not condition.holds(question.context)), None)
        return Miss("condition", failed) if failed is not None else None

    def named(self, question: Question) -> Named | None:
        """How the statement's Principal names who asks."""
        if self.principals is None or question.who is None:
            return None
        return self.principals.names(question.who)

    def _concerns(self, question: Question) -> bool:
        """Whether the statement is about who asks."""
        if self.principals is None:
            return True
        if self._not_principals:
            return question.who is None or not self.principals.exempt(question.who)
        return self.named(question) is not None or (self.effect == "Deny" and self.principals.everyone)

    def _placed(self, question: Question) -> bool:
        if self._resources is None:
            return True
        placed = any(wanted.matches_arn(question.resource, question.context) for wanted in self._resources)
        return placed != self._not_resources


class PolicyDocument:
    """A policy: attached to a principal, a role's trust policy, a bucket's, or sent along as a session policy.

    ``name`` says in decisions which one it is; ``text`` is the document as it was given.
    """

    __slots__ = ("name", "statements", "text")

    def __init__(self, document: Json, *, kind: Kind = "identity", name: str = "", text: str | None = None) -> None:
        if not isinstance(document, dict) or document.keys() - {"Version", "Id", "Statement"}:
            raise malformed(_SYNTAX)
        statements = document.get("Statement")
        bodies = statements if isinstance(statements, list) else [statements]
        version = document.get("Version", _VERSIONS[1])
        if version not in _VERSIONS or not bodies or not all(isinstance(body, dict) for body in bodies):
            raise malformed(_SYNTAX)
        if not isinstance(document.get("Id", ""), str):
            raise malformed(_SYNTAX)
        self.name: str = name
        self.text: str = json.dumps(document) if text is None else text
        self.statements: list[PolicyStatement] = [
            PolicyStatement(cast("dict[str, Json]", body), number, kind, variables=version == _VERSIONS[0])
            for number, body in enumerate(bodies, 1)
        ]
        sids = [statement.sid for statement in self.statements if statement.sid]
        if len(set(sids)) < len(sids):
            raise malformed("Statement IDs (SID) in a single policy must be unique.")

    @classmethod
    def parse(cls, text: str, *, kind: Kind = "identity", name: str = "") -> PolicyDocument:
        """Read the JSON of a policy; MalformedPolicyDocument, in AWS's words, if it is not one."""
        try:
            document = read_json(text)
        except JsonError as error:
            raise malformed(_unexpected(text, error.position)) from error
        except TwiceError as error:
            raise malformed(_SYNTAX) from error
        return cls(document, kind=kind, name=name, text=text)

    def verdict(self, action: str, resource: str, context: Context) -> Verdict:
        """Whether this policy allows an action on a resource, denies it or does neither. A deny wins."""
        question = Question(action, resource, context)
        effects = [statement.effect for statement in self.statements if statement.miss(question) is None]
        return "deny" if "Deny" in effects else "allow" if effects else "none"


def verdict(policies: Iterable[PolicyDocument], action: str, resource: str, context: Context) -> Verdict:
    """What several policies of one kind say together. A deny in any of them wins."""
    said = {policy.verdict(action, resource, context) for policy in policies}
    return "deny" if "deny" in said else "allow" if "allow" in said else "none"


def _read_sid(sid: Json, kind: Kind) -> str:
    if sid is None:
        return ""
    if not isinstance(sid, str) or not re.fullmatch("[0-9A-Za-z ]*" if kind == "bucket" else "[0-9A-Za-z]*", sid):
        raise malformed(
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
            "[0-9A-Za-z]*"
        )
    return sid


def _checked_actions(body: Mapping[str, Json], kind: Kind) -> tuple[list[str], bool]:
    if "Action" not in body and "NotAction" not in body:
        raise malformed("Policy statement must contain actions.")
    actions, negated = _either(body, "Action")
    for action in actions:
        if not _ACTION.fullmatch(action):
            raise malformed(_SYNTAX if ":" in action else _NO_VENDOR)
    if kind == "trust" and (negated or not all(action.lower().startswith("sts:") for action in actions)):
        raise malformed("AssumeRole policy may only specify STS AssumeRole actions.")
    return actions, negated


def _checked_resources(body: Mapping[str, Json], kind: Kind, *, variables: bool) -> tuple[list[Pattern] | None, bool]:
    if kind == "trust":
        if "Resource" in body or "NotResource" in body:
            raise malformed("Has prohibited field Resource")
        return None, False
    if "Resource" not in body and "NotResource" not in body:
        raise malformed("Policy statement must contain resources.")
    texts, negated = _either(body, "Resource")
    for text in texts:
        found = _RESOURCE.fullmatch(text)
        if found is None:
            raise malformed(f'Resource {text} must be in ARN format or "*".')
        if found[1] is not None and not _PARTITION.fullmatch(found[1]):
            raise malformed(f'Partition "{found[1]}" is not valid for resource "{text}".')
    patterns = [Pattern(text, variables=variables) for text in texts]
    check_variables(patterns)
    return patterns, negated


def _checked_principals(body: Mapping[str, Json], kind: Kind) -> tuple[Principals | None, bool]:
    if kind == "identity":
        if body.keys() & _PRINCIPALS:
            raise malformed("Policy document should not specify a principal.")
        return None, False
    if len(body.keys() & _PRINCIPALS) != 1:
        raise malformed("Missing required field Principal")
    negated = "NotPrincipal" in body
    if negated and (body["Effect"] == "Allow" or kind == "trust"):
        raise malformed("Allow with NotPrincipal is not allowed.")
    return Principals(body["NotPrincipal" if negated else "Principal"]), negated


def _either(body: Mapping[str, Json], name: str) -> tuple[list[str], bool]:
    if (name in body) == (f"Not{name}" in body):
        raise malformed(_SYNTAX)
    negated = name not in body
    return _strings(body[f"Not{name}" if negated else name]), negated


def _strings(value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, str) for item in values):
        raise malformed(_SYNTAX)
    return cast("list[str]", values)


def _unexpected(text: str, position: int) -> str:
    character = text[position : position + 1]
    if not character:
        return "Unexpected end-of-input"
    line, column = line_and_column(text, position)
    return (
        f"Unexpected character ('{character}' (code {ord(character)})): expected a valid value (number, String, array, "
        "object, 'true', 'false' or 'null')\n"
        f" at [Source: java.io.StringReader@5f2a8c1e; line: {line}, column: {column + 1}]"
    )


def _managed(name: str, **what: Json) -> PolicyDocument:
    body: dict[str, Json] = {"Effect": "Allow", **what, "Resource": "*"}
    return PolicyDocument({"Version": _VERSIONS[0], "Statement": [body]}, name=name)


EVERYTHING = _managed("AdministratorAccess", Action="*")
_READ_S3: Sequence[str] = ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"]

MANAGED: dict[str, PolicyDocument] = {
    "AdministratorAccess": EVERYTHING,
    "PowerUserAccess": _managed("PowerUserAccess", NotAction="iam:*"),
    "AmazonS3FullAccess": _managed("AmazonS3FullAccess", Action="s3:*"),
    "AmazonS3ReadOnlyAccess": _managed("AmazonS3ReadOnlyAccess", Action=list(_READ_S3)),
    "IAMFullAccess": _managed("IAMFullAccess", Action="iam:*"),
    "IAMReadOnlyAccess": _managed("IAMReadOnlyAccess", Action=["iam:Get*", "iam:List*", "iam:Simulate*"]),
}
