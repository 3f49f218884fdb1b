"""AssumeRole and AssumeRoot."""

from __future__ import annotations

import re

from sts_sdk.testing._refusals import Refusal, denied, invalid
from sts_sdk.testing.iam._permissions import objection
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import Root
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall, credentials_element, packed_element

_CHAINED_LIMIT = 3600
_ARN = re.compile(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", re.DOTALL)
_TASKS = {
    "IAMAuditRootUserCredentials": ["iam:Get*", "iam:List*"],
    "IAMCreateRootUserPassword": ["iam:CreateLoginProfile", "iam:GetLoginProfile"],
    "IAMDeleteRootUserCredentials": ["iam:Delete*", "iam:DeactivateMFADevice", "iam:Get*", "iam:List*"],
    "S3UnlockBucketPolicy": [
        "s3:DeleteBucketPolicy",
        "s3:GetBucketPolicy",
        "s3:PutBucketPolicy",
        "s3:ListAllMyBuckets",
    ],
    "SQSUnlockQueuePolicy": ["sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:ListQueues", "sqs:GetQueueUrl"],
}


def answer_assume_role(call: StsCall) -> Tree:
    """AssumeRole: a session of a role whose trust policy lets the caller in."""
    arn = call.parameters.required("RoleArn")
    if not _ARN.fullmatch(arn):
        raise invalid(f"{arn} is invalid")
    tags, transitive = _session_tags(call)
    policies, percent = call.session_policies(), call.packed_size(call.tags())
    role, mfa = _authorized_role(call, arn, tags=bool(call.tags()))
    source = _source_identity(call, role)
    session = role_session(call, "AssumeRole", role, call.parameters.required("RoleSessionName"), policies)
    session.tags, session.transitive, session.source_identity, session.mfa = tags, transitive, source, mfa
    call.issue(session)
    after = [("SourceIdentity", source)] if source else []
    return [assumed_role_user(session), credentials_element(session), *packed_element(percent), *after]


def role_session(
    call: StsCall, kind: str, role: Role, name: str, policies: tuple[PolicyDocument, ...] | None
) -> Session:
    """A session of a role, still without keys, for the seconds that the call asks for and the role allows."""
    asked = call.parameters.integer("DurationSeconds")
    if asked is not None and asked > role.maxSessionDuration:
        raise invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    if asked is not None and asked > _CHAINED_LIMIT and _is_chained(call, kind):
        raise invalid(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
        )
    arn = f"arn:{call.state.partition}:sts::{role.account}:assumed-role/{role.name}/{name}"
    return Session(kind, role, arn, f"{role.userId}:{name}", call.expiration(asked or 3600), policies=policies)


def assumed_role_user(session: Session) -> tuple[str, Tree]:
    """The AssumedRoleUser element of an answer."""
    return "AssumedRoleUser", [("AssumedRoleId", session.user_id), ("Arn", session.arn)]


def answer_assume_root(call: StsCall) -> Tree:
    """AssumeRoot: a session of a member account's root user that may do one task."""
    target, task = call.parameters.required("TargetPrincipal"), call.parameters.structure("TaskPolicyArn").text("arn")
    found = re.fullmatch(r"(?:arn:[\w-]+:iam::)?([0-9]{12})(?::root)?", target)
    if found is None:
        raise invalid(f"{target} is invalid")
    prefix, _, name = (task or "").rpartition("/")
    if prefix != f"arn:{call.state.partition}:iam::aws:policy/root-task" or name not in _TASKS:
        raise invalid(f"{task} is not a task policy.")
    root = Root(found[1], call.state.partition)
    call.require("sts:AssumeRoot", root.arn)
    if found[1] not in call.state.members:
        raise denied(call.caller.arn, "sts:AssumeRoot", root.arn)
    root.policies = (PolicyDocument({"Statement": {"Effect": "Allow", "Action": list(_TASKS[name]), "Resource": "*"}}),)
    asked = call.parameters.integer("DurationSeconds")
    session = Session("AssumeRoot", root, root.arn, root.userId, call.expiration(900 if asked is None else asked))
    session.source_identity = call.caller.session.source_identity if call.caller.session else None
    after = [("SourceIdentity", session.source_identity)] if session.source_identity else []
    return [credentials_element(call.issue(session)), *after]


def _is_chained(call: StsCall, kind: str) -> bool:
    return kind == "AssumeRole" and call.caller.session is not None


def _session_tags(call: StsCall) -> tuple[dict[str, str], tuple[str, ...]]:
    """The session tags, with those inherited from the calling session, and the keys of the transitive ones."""
    tags, transitive = call.tags(), call.parameters.texts("TransitiveTagKeys")
    sent = {key.lower() for key in tags}
    if not sent.issuperset(key.lower() for key in transitive):
        raise Refusal(
            "InvalidParameterValue", "The specified transitive tag key must be included in the requested tags."
        )
    session = call.caller.session
    inherited = {key: session.tags[key] for key in session.transitive} if session else {}
    if sent.intersection(key.lower() for key in inherited):
        raise Refusal(
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from "
            "the calling session.",
        )
    return {**inherited, **tags}, (*inherited, *transitive)


def _authorized_role(call: StsCall, arn: str, *, tags: bool) -> tuple[Role, bool]:
    caller, role = call.caller, call.state.role(arn)
    if isinstance(caller.principal, Root) and caller.arn == caller.principal.arn:
        raise Refusal("AccessDenied", "Roles may not be assumed by root accounts.", 403)
    if call.parameters.structures("ProvidedContexts"):
        raise Refusal("InvalidContextAssertion", "The context assertion is not valid.")
    mfa = call.authenticated_by_mfa()
    why = objection(caller, "sts:AssumeRole", arn, call.state.clock)
    if why and "explicit deny" in why:
        raise denied(caller.arn, "sts:AssumeRole", arn, why)
    federated = caller.session is not None and caller.session.kind == "GetFederationToken"
    if role is None or federated or not role.trust.accepts(call.parameters.text("ExternalId"), mfa=mfa):
        raise denied(caller.arn, "sts:AssumeRole", arn)
    if not role.trust.names(caller) and (why or not role.trust.names_account(caller)):
        raise denied(caller.arn, "sts:AssumeRole", arn)
    if tags and "sts:TagSession" not in role.trust.allows:
        raise denied(caller.arn, "sts:TagSession", arn)
    return role, mfa


def _source_identity(call: StsCall, role: Role) -> str | None:
    """The source identity of the call, or else that of the calling session; a Refusal if it may not be set."""
    sent = call.parameters.text("SourceIdentity")
    carried = call.caller.session.source_identity if call.caller.session else None
    if sent and carried and sent != carried:
        raise invalid("The source identity is already set for this assume role session")
    identity = sent or carried
    if identity and "sts:SetSourceIdentity" not in role.trust.allows:
        raise denied(call.caller.arn, "sts:SetSourceIdentity", role.arn)
    return identity
