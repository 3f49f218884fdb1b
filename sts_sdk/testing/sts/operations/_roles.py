"""AssumeRole and AssumeRoot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sts_sdk.testing._refusals import Refusal, denied, invalid
from sts_sdk.testing.iam._json import Json
from sts_sdk.testing.iam._permissions import ActedOn, decide, decide_federated
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
    policies, percent = call.session_policies(), call.packed_size(tags)
    source = _source_identity(call)
    role = _authorized_role(call, arn, tags=bool(tags), source=source)
    session = role_session(call, "AssumeRole", role, call.parameters.required("RoleSessionName"), policies)
    session.tags, session.transitive, session.source_identity = tags, transitive, source
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


def check_trusted(
    call: StsCall,
    action: str,
    role: Role | None,
    provider: str,
    federation: Mapping[str, str | Sequence[str]],
    *,
    tags: Mapping[str, str],
    source: str | None,
) -> None:
    """AccessDenied unless a role lets in somebody whom a provider vouches for, with these tags and source identity."""
    if role is None:
        raise _not_authorized(action)
    context = {**call.surroundings(), **role_context(call, role, source), **federation}
    context |= {f"aws:requesttag/{key.lower()}": value for key, value in tags.items()}
    context |= {"aws:tagkeys": list(tags)} if tags else {}
    also = [("sts:TagSession", bool(tags)), ("sts:SetSourceIdentity", source is not None)]
    for wanted in [action, *(each for each, needed in also if needed)]:
        if not call.decided(decide_federated(wanted, role, provider, context)).allowed:
            raise _not_authorized(wanted)


def _not_authorized(action: str) -> Refusal:
    return Refusal("AccessDenied", f"Not authorized to perform {action}", 403)


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
    call.require("sts:AssumeRoot", root.arn, {"sts:taskpolicyarn": task or ""})
    if found[1] not in call.state.members:
        raise denied(call.caller.arn, "sts:AssumeRoot", root.arn)
    task_policy: Json = {"Statement": {"Effect": "Allow", "Action": list(_TASKS[name]), "Resource": "*"}}
    root.policies = (PolicyDocument(task_policy, name=name),)
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


def _authorized_role(call: StsCall, arn: str, *, tags: bool, source: str | None) -> Role:
    """The role, if the caller may assume it, with session tags and a source identity if it is to have them."""
    caller, role = call.caller, call.state.role(arn)
    if isinstance(caller.principal, Root) and caller.arn == caller.principal.arn:
        raise Refusal("AccessDenied", "Roles may not be assumed by root accounts.", 403)
    if call.parameters.structures("ProvidedContexts"):
        raise Refusal("InvalidContextAssertion", "The context assertion is not valid.")
    if role is None:
        context = {**call.surroundings(), **_mfa_context(call)}
        decision = decide(caller, "sts:AssumeRole", ActedOn(arn, trust=True), context)
        call.decided(decision)
        raise denied(caller.arn, "sts:AssumeRole", arn, decision.reason if decision.explicit else "")
    context = {**call.surroundings(), **role_context(call, role, source), **_mfa_context(call)}
    also = [("sts:SetSourceIdentity", source is not None), ("sts:TagSession", tags)]
    for action in ["sts:AssumeRole", *(action for action, needed in also if needed)]:
        resource = ActedOn(arn, role.account, role.trust, trust=True)
        decision = call.decided(decide(caller, action, resource, context))
        if not decision.allowed:
            raise denied(caller.arn, action, arn, decision.reason if decision.explicit else "")
    return role


def role_context(call: StsCall, role: Role, source: str | None) -> dict[str, str | Sequence[str]]:
    """The condition keys of a request for a session of a role."""
    found = {
        "sts:externalid": call.parameters.text("ExternalId"),
        "sts:rolesessionname": call.parameters.text("RoleSessionName"),
        "sts:sourceidentity": source,
        "aws:resourceaccount": role.account,
        **{f"{service}:resourcetag/{key.lower()}": tag for key, tag in role.tags.items() for service in ("aws", "iam")},
    }
    context: dict[str, str | Sequence[str]] = {key: value for key, value in found.items() if value is not None}
    if keys := call.parameters.texts("TransitiveTagKeys"):
        context["sts:transitivetagkeys"] = keys
    return context


def _mfa_context(call: StsCall) -> dict[str, str]:
    """The condition keys of the MFA code in the call; none if it has no code, so that those of the session stay."""
    if not call.has_mfa_code():
        return {}
    call.authenticated_by_mfa()
    return {"aws:multifactorauthpresent": "true", "aws:multifactorauthage": "0"}


def _source_identity(call: StsCall) -> str | None:
    """The source identity of the call, or else that of the calling session; a Refusal if they differ."""
    sent = call.parameters.text("SourceIdentity")
    carried = call.caller.session.source_identity if call.caller.session else None
    if sent and carried and sent != carried:
        raise invalid("The source identity is already set for this assume role session")
    return sent or carried
