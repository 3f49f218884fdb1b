"""Users and their access keys."""

from __future__ import annotations

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._principals import AccessKey, User
from sts_sdk.testing.management._call import (
    IamCall,
    already_exists,
    conflict,
    create_date,
    limit,
    list_result,
    no_such_entity,
    tag_elements,
)
from sts_sdk.testing.management._policies import boundary_element, boundary_of
from sts_sdk.testing.sts._answers import Tree

_MOST_KEYS = 2


def create_user(call: IamCall) -> Tree:
    """CreateUser: a user without keys and policies, who may do nothing."""
    name, path = call.text("UserName"), call.parameters.text("Path") or "/"
    boundary = boundary_of(call)
    call.require(call.arn("user", name, path), {"iam:permissionsboundary": boundary.arn} if boundary else None)
    if any(account == call.account and name.lower() == taken.lower() for account, taken in call.state.users):
        raise already_exists(f"User with name {name} already exists.")
    user = User(call.account, call.state.partition, name, path, keyless=True)
    user.boundary, user.tags, user.created = boundary, call.tags(), call.now
    call.state.users[call.account, name] = user
    return [("User", _user_element(user))]


def get_user(call: IamCall) -> Tree:
    """GetUser: a user, or the caller."""
    return [("User", _user_element(call.user()))]


def list_users(call: IamCall) -> Tree:
    """ListUsers: the users of the account, under a path if one is given."""
    prefix = call.parameters.text("PathPrefix") or "/"
    call.require(call.arn("user", "", prefix))
    users = [user for (account, _), user in call.state.users.items() if account == call.account]
    return list_result("Users", (_user_element(user) for user in users if user.path.startswith(prefix)))


def delete_user(call: IamCall) -> Tree:
    """DeleteUser: a user that has nothing left."""
    user = call.user()
    if user.accessKeys:
        raise conflict("delete access keys")
    if user.inline:
        raise conflict("delete policies")
    if user.attached:
        raise conflict("detach all policies")
    if user.device is not None:
        raise conflict("delete MFA device")
    user.deleted = True
    del call.state.users[call.account, user.name]
    return []


def tag_user(call: IamCall) -> Tree:
    """TagUser: add tags to a user, or change them."""
    call.user().tags |= call.tags()
    return []


def untag_user(call: IamCall) -> Tree:
    """UntagUser: take tags away."""
    user = call.user()
    user.tags = {key: value for key, value in user.tags.items() if key not in call.parameters.texts("TagKeys")}
    return []


def list_user_tags(call: IamCall) -> Tree:
    """ListUserTags: the tags of a user."""
    tags = call.user().tags
    return list_result("Tags", ([("Key", key), ("Value", value)] for key, value in tags.items()))


def list_groups_for_user(call: IamCall) -> Tree:
    """ListGroupsForUser: none, for there are no groups here."""
    call.user()
    return list_result("Groups", ())


def create_access_key(call: IamCall) -> Tree:
    """CreateAccessKey: a further key of a user, at most two."""
    user = call.user()
    if len(user.accessKeys) >= _MOST_KEYS:
        raise limit(f"AccessKeysPerUser: {_MOST_KEYS}")
    key = AccessKey(call.account)
    key.created = call.now
    user.accessKeys.append(key)
    call.state.keys.add(user)
    return [("AccessKey", [*_access_key(user, key), ("SecretAccessKey", key.secret)])]


def list_access_keys(call: IamCall) -> Tree:
    """ListAccessKeys: the keys of a user, without the secrets."""
    user = call.user()
    return list_result("AccessKeyMetadata", (_access_key(user, key) for key in user.accessKeys))


def update_access_key(call: IamCall) -> Tree:
    """UpdateAccessKey: switch a key on or off."""
    status = call.text("Status")
    if status not in ("Active", "Inactive"):
        raise Refusal("ValidationError", f"Status {status} cannot be set.")
    _key_named(call, call.user()).active = status == "Active"
    return []


def delete_access_key(call: IamCall) -> Tree:
    """DeleteAccessKey: requests that are signed with it are refused from now on."""
    user = call.user()
    key = _key_named(call, user)
    user.accessKeys.remove(key)
    call.state.keys.remove(key.id)
    return []


def _key_named(call: IamCall, user: User) -> AccessKey:
    wanted = call.text("AccessKeyId")
    found = next((key for key in user.accessKeys if key.id == wanted), None)
    if found is None:
        raise no_such_entity(f"The Access Key with id {wanted} cannot be found.")
    return found


def _access_key(user: User, key: AccessKey) -> list[tuple[str, str | Tree]]:
    status = "Active" if key.active else "Inactive"
    return [("UserName", user.name), ("AccessKeyId", key.id), ("Status", status), *create_date(key.created)]


def _user_element(user: User) -> Tree:
    return [
        ("Path", user.path),
        ("UserName", user.name),
        ("UserId", user.userId),
        ("Arn", user.arn),
        *create_date(user.created),
        *boundary_element(user),
        *tag_elements(user.tags),
    ]
