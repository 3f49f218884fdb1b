"""IAM: a request is parsed, authenticated and validated, and the operation that it names answers it."""

from __future__ import annotations

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.management import _devices, _policies, _providers, _roles, _simulation, _users
from sts_sdk.testing.management._call import IamCall
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer, Received
from sts_sdk.testing.sts._answers import Tree, sts_bare, sts_error, sts_result
from sts_sdk.testing.sts._authentication import authenticate, claimed
from sts_sdk.testing.sts._service import describe_sts
from sts_sdk.testing.sts._validation import operations

VERSION = "2010-05-08"
_NAMESPACE = f"https://iam.amazonaws.com/doc/{VERSION}/"
_HOME = "https://aws.amazon.com/iam"

_OPERATIONS: dict[str, _policies.Answering] = {
    "AddClientIDToOpenIDConnectProvider": _providers.add_client_id,
    "CreateAccessKey": _users.create_access_key,
    "CreateOpenIDConnectProvider": _providers.create_oidc_provider,
    "CreatePolicy": _policies.create_policy,
    "CreatePolicyVersion": _policies.create_policy_version,
    "CreateRole": _roles.create_role,
    "CreateSAMLProvider": _providers.create_saml_provider,
    "CreateUser": _users.create_user,
    "CreateVirtualMFADevice": _devices.create_device,
    "DeactivateMFADevice": _devices.deactivate_device,
    "DeleteAccessKey": _users.delete_access_key,
    "DeleteOpenIDConnectProvider": _providers.delete_oidc_provider,
    "DeletePolicy": _policies.delete_policy,
    "DeletePolicyVersion": _policies.delete_policy_version,
    "DeleteRole": _roles.delete_role,
    "DeleteSAMLProvider": _providers.delete_saml_provider,
    "DeleteUser": _users.delete_user,
    "DeleteVirtualMFADevice": _devices.delete_device,
    "EnableMFADevice": _devices.enable_device,
    "GetOpenIDConnectProvider": _providers.get_oidc_provider,
    "GetPolicy": _policies.get_policy,
    "GetPolicyVersion": _policies.get_policy_version,
    "GetRole": _roles.get_role,
    "GetSAMLProvider": _providers.get_saml_provider,
    "GetUser": _users.get_user,
    "ListAccessKeys": _users.list_access_keys,
    "ListGroupsForUser": _users.list_groups_for_user,
    "ListInstanceProfilesForRole": _roles.list_instance_profiles_for_role,
    "ListMFADevices": _devices.list_devices,
    "ListOpenIDConnectProviders": _providers.list_oidc_providers,
    "ListPolicies": _policies.list_policies,
    "ListPolicyVersions": _policies.list_policy_versions,
    "ListRoleTags": _roles.list_role_tags,
    "ListRoles": _roles.list_roles,
    "ListSAMLProviders": _providers.list_saml_providers,
    "ListUserTags": _users.list_user_tags,
    "ListUsers": _users.list_users,
    "ListVirtualMFADevices": _devices.list_virtual_devices,
    "RemoveClientIDFromOpenIDConnectProvider": _providers.remove_client_id,
    "SetDefaultPolicyVersion": _policies.set_default_policy_version,
    "SetSecurityTokenServicePreferences": _providers.set_token_preferences,
    "SimulateCustomPolicy": _simulation.simulate_custom_policy,
    "SimulatePrincipalPolicy": _simulation.simulate_principal_policy,
    "TagRole": _roles.tag_role,
    "TagUser": _users.tag_user,
    "UntagRole": _roles.untag_role,
    "UntagUser": _users.untag_user,
    "UpdateAccessKey": _users.update_access_key,
    "UpdateAssumeRolePolicy": _roles.update_assume_role_policy,
    "UpdateOpenIDConnectProviderThumbprint": _providers.update_thumbprint,
    "UpdateRole": _roles.update_role,
    "UpdateSAMLProvider": _providers.update_saml_provider,
    **_policies.of_users_and_roles(),
}


def answer_iam(state: State, region: str, received: Received, entry: LoggedRequest) -> Answer:
    """IAM's answer to a request; writes the operation, the caller and the error code into the log entry."""
    form = describe_sts(received, entry)
    if "Action" not in form:
        return sts_bare(302, state.clock.now(), [("Location", _HOME)])
    try:
        result = _iam_result(state, region, received, form, entry)
        return sts_result(form["Action"], result, state.clock.now(), namespace=_NAMESPACE)
    except Refusal as refusal:
        entry.code = refusal.code
        return sts_error(refusal, state.clock.now(), namespace=_NAMESPACE)


def _iam_result(state: State, region: str, received: Received, form: dict[str, str], entry: LoggedRequest) -> Tree:
    name, version = form["Action"], form.get("Version", "NO_VERSION_SPECIFIED")
    if name not in operations("iam") or version != VERSION:
        raise Refusal("InvalidAction", f"Could not find operation {name} for version {version}")
    caller = authenticate(received, claimed(received), region, state.clock, state.keys, "iam")
    entry.principal = caller.arn
    _check_may_call_iam(caller)
    if name not in _OPERATIONS:
        raise Refusal("NotImplemented", f"The local AWS does not have {name} of IAM.", 501)
    with state.lock:
        return _OPERATIONS[name](IamCall(state, name, caller, operations("iam")[name].parameters(form), entry))


def _check_may_call_iam(caller: Caller) -> None:
    """InvalidClientTokenId for sessions that may not call IAM: of federated users, and of users without MFA."""
    session = caller.session
    if session is None:
        return
    if session.kind == "GetFederationToken" or (session.kind == "GetSessionToken" and not session.mfa):
        raise Refusal("InvalidClientTokenId", "The security token included in the request is invalid", 403)
