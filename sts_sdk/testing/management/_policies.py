"""Policies: inline ones of users and roles, managed ones with their versions, and permissions boundaries."""

from __future__ import annotations

from collections.abc import Callable

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._principals import IamPrincipal
from sts_sdk.testing.management._call import (
    IamCall,
    already_exists,
    create_date,
    encoded,
    limit,
    list_result,
    no_such_entity,
    tag_elements,
)
from sts_sdk.testing.sts._answers import Tree

_MOST_VERSIONS = 5
_MOST_ATTACHED = 10
_SIZES = {"user": 2048, "role": 10240, "managed": 6144}

Answering = Callable[[IamCall], Tree]


def of_users_and_roles() -> dict[str, Answering]:
    """The operations that there are for users and for roles alike, by name."""
    operations = {
        "Put{}Policy": _put_inline,
        "Get{}Policy": _get,
        "Delete{}Policy": _delete,
        "List{}Policies": _list_inline,
        "Attach{}Policy": _attach,
        "Detach{}Policy": _detach,
        "ListAttached{}Policies": _list_attached,
        "Put{}PermissionsBoundary": _put_boundary,
        "Delete{}PermissionsBoundary": _delete_boundary,
    }
    return {name.format(kind): answering for name, answering in operations.items() for kind in ("User", "Role")}


def _principal_kind(call: IamCall) -> str:
    return "role" if "Role" in call.action else "user"


def _principal(call: IamCall, policy: str | None = None) -> IamPrincipal:
    """The user or role that the call is about, if the caller may do this with this policy and with its boundary."""
    named = call.text("RoleName" if _principal_kind(call) == "role" else "UserName")
    found = call.role_named(named) if _principal_kind(call) == "role" else call.state.users.get((call.account, named))
    own = found.boundary.arn if found is not None and found.boundary is not None else None
    boundary = call.parameters.text("PermissionsBoundary") or own
    more = {"iam:policyarn": policy, "iam:permissionsboundary": boundary}
    given = {key: value for key, value in more.items() if value is not None}
    return call.role(given) if _principal_kind(call) == "role" else call.user(given)


def _put_inline(call: IamCall) -> Tree:
    principal, name = _principal(call), call.text("PolicyName")
    document = call.document("PolicyDocument", name)
    size = sum(len("".join(each.text.split())) for key, each in principal.inline.items() if key != name)
    if size + len("".join(document.text.split())) > _SIZES[_principal_kind(call)]:
        raise Refusal(
            "LimitExceeded",
            f"Maximum policy size of {_SIZES[_principal_kind(call)]} bytes exceeded for {_principal_kind(call)} "
            f"{principal.arn.rpartition('/')[2]}",
            409,
        )
    principal.inline[name] = document
    return []


def _get(call: IamCall) -> Tree:
    principal, name = _principal(call), call.text("PolicyName")
    if name not in principal.inline:
        raise _no_inline(call, name)
    title = "RoleName" if _principal_kind(call) == "role" else "UserName"
    document = encoded(principal.inline[name])
    return [(title, principal.arn.rpartition("/")[2]), ("PolicyName", name), ("PolicyDocument", document)]


def _delete(call: IamCall) -> Tree:
    principal, name = _principal(call), call.text("PolicyName")
    if principal.inline.pop(name, None) is None:
        raise _no_inline(call, name)
    return []


def _no_inline(call: IamCall, name: str) -> Refusal:
    return no_such_entity(f"The {_principal_kind(call)} policy with name {name} cannot be found.")


def _list_inline(call: IamCall) -> Tree:
    return list_result("PolicyNames", _principal(call).inline)


def _attach(call: IamCall) -> Tree:
    arn = call.text("PolicyArn")
    principal, policy = _principal(call, arn), call.policy(arn, attach=True)
    if arn not in principal.attached and len(principal.attached) >= _MOST_ATTACHED:
        raise limit(f"PoliciesPer{_principal_kind(call).capitalize()}: {_MOST_ATTACHED}")
    principal.attached[arn] = policy
    return []


def _detach(call: IamCall) -> Tree:
    arn = call.text("PolicyArn")
    if _principal(call, arn).attached.pop(arn, None) is None:
        raise no_such_entity(f"Policy {arn} was not found.")
    return []


def _list_attached(call: IamCall) -> Tree:
    policies = _principal(call).attached.values()
    return list_result("AttachedPolicies", ([("PolicyName", each.name), ("PolicyArn", each.arn)] for each in policies))


def _put_boundary(call: IamCall) -> Tree:
    principal = _principal(call)
    principal.boundary = call.policy(call.text("PermissionsBoundary"), attach=True)
    return []


def _delete_boundary(call: IamCall) -> Tree:
    principal = _principal(call)
    if principal.boundary is None:
        raise no_such_entity(f"{_principal_kind(call).capitalize()} does not have a permissions boundary.")
    principal.boundary = None
    return []


def boundary_of(call: IamCall) -> ManagedPolicy | None:
    """The permissions boundary that a call gives to what it makes; None if it gives none."""
    arn = call.parameters.text("PermissionsBoundary")
    return None if arn is None else call.policy(arn, attach=True)


def boundary_element(principal: IamPrincipal) -> list[tuple[str, Tree]]:
    """The PermissionsBoundary element of a user or role; nothing if it has none."""
    if principal.boundary is None:
        return []
    parts = [("PermissionsBoundaryType", "Policy"), ("PermissionsBoundaryArn", principal.boundary.arn)]
    return [("PermissionsBoundary", parts)]


def create_policy(call: IamCall) -> Tree:
    """CreatePolicy: a managed policy of the account."""
    name, path = call.text("PolicyName"), call.parameters.text("Path") or "/"
    arn = call.arn("policy", name, path)
    call.require(arn)
    if any(each.name == name and call.account in each.arn for each in call.state.policies.values()):
        raise already_exists(f"A policy called {name} already exists. Duplicate names are not allowed.")
    document = call.document("PolicyDocument", name)
    if len("".join(document.text.split())) > _SIZES["managed"]:
        raise limit(f"PolicySize: {_SIZES['managed']}")
    policy = ManagedPolicy(arn, document, call.now)
    policy.description, policy.tags = call.parameters.text("Description") or "", call.tags()
    call.state.policies[arn] = policy
    return [("Policy", _policy_element(call, policy))]


def get_policy(call: IamCall) -> Tree:
    """GetPolicy: a managed policy, without its document."""
    return [("Policy", _policy_element(call, _named_policy(call)))]


def list_policies(call: IamCall) -> Tree:
    """ListPolicies: the account's managed policies, AWS's, or both."""
    call.require("*")
    scope = call.parameters.text("Scope") or "All"
    owners = {"All": (call.account, "aws"), "AWS": ("aws",), "Local": (call.account,)}.get(scope, ())
    found = [policy for policy in call.state.policies.values() if policy.arn.split(":")[4] in owners]
    attached = call.parameters.text("OnlyAttached") == "true"
    return list_result(
        "Policies", (_policy_element(call, each) for each in found if not attached or _users_of(call, each))
    )


def delete_policy(call: IamCall) -> Tree:
    """DeletePolicy: a managed policy that is attached to nobody and has one version."""
    policy = _named_policy(call)
    if _users_of(call, policy):
        raise Refusal("DeleteConflict", "Cannot delete a policy attached to entities.", 409)
    if len(policy.versions) > 1:
        raise Refusal(
            "DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
            "The default version is deleted with the policy.",
            409,
        )
    del call.state.policies[policy.arn]
    return []


def create_policy_version(call: IamCall) -> Tree:
    """CreatePolicyVersion: a further version, at most five, and perhaps the default from now on."""
    policy = _named_policy(call)
    if len(policy.versions) >= _MOST_VERSIONS:
        raise Refusal(
            "LimitExceeded",
            f"A managed policy can have up to {_MOST_VERSIONS} versions. Before you create a new version, you must "
            "delete an existing version.",
            409,
        )
    default = call.parameters.text("SetAsDefault") == "true"
    version = policy.add(call.document("PolicyDocument", policy.name), call.now, default=default)
    return [("PolicyVersion", _version(policy, version, with_document=False))]


def get_policy_version(call: IamCall) -> Tree:
    """GetPolicyVersion: a version with its document."""
    policy = _named_policy(call)
    return [("PolicyVersion", _version(policy, _version_of(call, policy), with_document=True))]


def list_policy_versions(call: IamCall) -> Tree:
    """ListPolicyVersions: the versions of a managed policy, newest first."""
    policy = _named_policy(call)
    return list_result("Versions", (_version(policy, each, with_document=False) for each in reversed(policy.versions)))


def set_default_policy_version(call: IamCall) -> Tree:
    """SetDefaultPolicyVersion: the version that counts from now on."""
    policy = _named_policy(call)
    policy.default = _version_of(call, policy)
    return []


def delete_policy_version(call: IamCall) -> Tree:
    """DeletePolicyVersion: a version that is not the default."""
    policy = _named_policy(call)
    version = _version_of(call, policy)
    if version == policy.default:
        raise Refusal("DeleteConflict", "Cannot delete the default version of a policy.", 409)
    del policy.versions[version]
    return []


def _named_policy(call: IamCall) -> ManagedPolicy:
    arn = call.text("PolicyArn")
    call.require(arn)
    if call.action.startswith(("Delete", "Create", "Set")) and ":aws:policy/" in arn:
        raise Refusal("AccessDenied", f"{arn} is owned by AWS.", 403)
    return call.policy(arn)


def _version_of(call: IamCall, policy: ManagedPolicy) -> str:
    version = call.text("VersionId")
    if version not in policy.versions:
        raise no_such_entity(f"Policy {policy.arn} version {version} does not exist or is not attachable.")
    return version


def _users_of(call: IamCall, policy: ManagedPolicy) -> list[IamPrincipal]:
    """The users and roles of the account that a policy is attached to."""
    roles = [role for role in call.state.roles.values() if not role.deleted]
    principals: list[IamPrincipal] = [*call.state.users.values(), *roles]
    return [each for each in principals if each.account == call.account and policy.arn in each.attached]


def _policy_element(call: IamCall, policy: ManagedPolicy) -> Tree:
    return [
        ("PolicyName", policy.name),
        ("PolicyId", policy.id),
        ("Arn", policy.arn),
        ("Path", policy.path),
        ("DefaultVersionId", policy.default),
        ("AttachmentCount", str(len(_users_of(call, policy)))),
        ("PermissionsBoundaryUsageCount", "0"),
        ("IsAttachable", "true"),
        *([("Description", policy.description)] if policy.description else []),
        *create_date(policy.created),
        *tag_elements(policy.tags),
    ]


def _version(policy: ManagedPolicy, version: str, *, with_document: bool) -> Tree:
    document, created = policy.versions[version]
    return [
        *([("Document", encoded(document))] if with_document else []),
        ("VersionId", version),
        ("IsDefaultVersion", str(version == policy.default).lower()),
        *create_date(created),
    ]
