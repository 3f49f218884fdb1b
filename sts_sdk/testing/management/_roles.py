"""Roles and their trust policies."""

from __future__ import annotations

from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.management._call import (
    IamCall,
    already_exists,
    conflict,
    create_date,
    encoded,
    list_result,
    tag_elements,
)
from sts_sdk.testing.management._policies import boundary_element, boundary_of
from sts_sdk.testing.sts._answers import Tree

_DEFAULT_DURATION = 3600


def create_role(call: IamCall) -> Tree:
    """CreateRole: a role without policies, which those may assume whom its trust policy names."""
    name, path = call.text("RoleName"), call.parameters.text("Path") or "/"
    boundary = boundary_of(call)
    call.require(call.arn("role", name, path), {"iam:permissionsboundary": boundary.arn} if boundary else None)
    if any(role.name.lower() == name.lower() for role in _roles(call)):
        raise already_exists(f"Role with name {name} already exists.")
    duration = call.parameters.integer("MaxSessionDuration") or _DEFAULT_DURATION
    trust = _trust_policy(call, "AssumeRolePolicyDocument")
    role = Role(call.account, call.state.partition, name, trust, path=path, max_session_duration=duration)
    role.boundary, role.tags, role.created = boundary, call.tags(), call.now
    role.description = call.parameters.text("Description") or ""
    call.state.roles[role.arn] = role
    return [("Role", _role_element(role))]


def get_role(call: IamCall) -> Tree:
    """GetRole: a role with its trust policy."""
    return [("Role", _role_element(call.role()))]


def list_roles(call: IamCall) -> Tree:
    """ListRoles: the roles of the account, under a path if one is given."""
    prefix = call.parameters.text("PathPrefix") or "/"
    call.require(call.arn("role", "", prefix))
    return list_result("Roles", (_role_element(role) for role in _roles(call) if role.path.startswith(prefix)))


def update_role(call: IamCall) -> Tree:
    """UpdateRole: another description, another longest session."""
    role = call.role()
    role.description = call.parameters.text("Description") or ""
    role.maxSessionDuration = call.parameters.integer("MaxSessionDuration") or _DEFAULT_DURATION
    return []


def update_assume_role_policy(call: IamCall) -> Tree:
    """UpdateAssumeRolePolicy: another trust policy; sessions that were issued go on."""
    role = call.role()
    role.trust = _trust_policy(call, "PolicyDocument")
    return []


def delete_role(call: IamCall) -> Tree:
    """DeleteRole: a role that has no policies left. Its sessions are refused from now on."""
    role = call.role()
    if role.inline:
        raise conflict("delete policies")
    if role.attached:
        raise conflict("detach all policies")
    role.delete()
    del call.state.roles[role.arn]
    return []


def tag_role(call: IamCall) -> Tree:
    """TagRole: add tags to a role, or change them."""
    call.role().tags |= call.tags()
    return []


def untag_role(call: IamCall) -> Tree:
    """UntagRole: take tags away."""
    role = call.role()
    role.tags = {key: value for key, value in role.tags.items() if key not in call.parameters.texts("TagKeys")}
    return []


def list_role_tags(call: IamCall) -> Tree:
    """ListRoleTags: the tags of a role."""
    tags = call.role().tags
    return list_result("Tags", ([("Key", key), ("Value", value)] for key, value in tags.items()))


def list_instance_profiles_for_role(call: IamCall) -> Tree:
    """ListInstanceProfilesForRole: none, for there are no instances here."""
    call.role()
    return list_result("InstanceProfiles", ())


def _roles(call: IamCall) -> list[Role]:
    return [role for role in call.state.roles.values() if role.account == call.account and not role.deleted]


def _trust_policy(call: IamCall, parameter: str) -> PolicyDocument:
    """A trust policy that names only users and roles that are there, as far as their accounts are known here."""
    policy = call.document(parameter, "trust policy", "trust")
    call.state.bind_principals(policy, call.account)
    return policy


def _role_element(role: Role) -> Tree:
    return [
        ("Path", role.path),
        ("RoleName", role.name),
        ("RoleId", role.userId),
        ("Arn", role.arn),
        *create_date(role.created),
        ("AssumeRolePolicyDocument", encoded(role.trust)),
        *([("Description", role.description)] if role.description else []),
        ("MaxSessionDuration", str(role.maxSessionDuration)),
        *boundary_element(role),
        *tag_elements(role.tags),
    ]
