"""IAM through boto3: users, keys, roles, policies, providers, devices and the simulator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support.foreign import Boto, Keys, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

NOBODY = "arn:aws:iam::123456789012:user/no"


def policy(action: object, resource: str = "*", effect: str = "Allow", **more: object) -> str:
    body = {"Effect": effect, "Action": action, "Resource": resource, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [body]})


def trust(principal: object, action: str = "sts:AssumeRole") -> str:
    body = {"Effect": "Allow", "Principal": principal, "Action": action}
    return json.dumps({"Version": "2012-10-17", "Statement": [body]})


def keys_of(answer: dict[str, Any]) -> Keys:
    return Keys(answer["AccessKey"]["AccessKeyId"], answer["AccessKey"]["SecretAccessKey"])


@pytest.fixture
def iam(alice: User, boto: Boto) -> Any:
    return boto("iam", alice)


def test_set_up_as_terraform_does_it(local: LocalAWS, boto: Boto, iam: Any) -> None:
    user = iam.create_user(UserName="bob", Path="/team/", Tags=[{"Key": "team", "Value": "red"}])["User"]
    assert user["Arn"] == f"arn:aws:iam::{local.account}:user/team/bob"
    assert iam.get_user(UserName="bob")["User"]["Tags"] == [{"Key": "team", "Value": "red"}]
    bob = keys_of(iam.create_access_key(UserName="bob"))
    assert boto("sts", bob).get_caller_identity()["Arn"] == user["Arn"]
    iam.put_user_policy(UserName="bob", PolicyName="assume", PolicyDocument=policy("sts:AssumeRole"))
    named = iam.get_user_policy(UserName="bob", PolicyName="assume")
    assert named["PolicyDocument"] == json.loads(policy("sts:AssumeRole"))
    role = iam.create_role(RoleName="Worker", AssumeRolePolicyDocument=trust({"AWS": user["Arn"]}))["Role"]
    managed = iam.create_policy(PolicyName="lists", PolicyDocument=policy("s3:ListAllMyBuckets"))["Policy"]
    iam.attach_role_policy(RoleName="Worker", PolicyArn=managed["Arn"])
    session = boto("sts", bob).assume_role(RoleArn=role["Arn"], RoleSessionName="work")["Credentials"]
    assert boto("s3", session).list_buckets()["Buckets"] == []
    iam.detach_role_policy(RoleName="Worker", PolicyArn=managed["Arn"])
    assert code_of(boto("s3", session).list_buckets) == "AccessDenied"
    iam.delete_role(RoleName="Worker")
    assert code_of(boto("sts", session).get_caller_identity) == "InvalidClientTokenId"
    iam.delete_policy(PolicyArn=managed["Arn"])
    iam.delete_user_policy(UserName="bob", PolicyName="assume")
    iam.delete_access_key(UserName="bob", AccessKeyId=bob.access)
    iam.delete_user(UserName="bob")
    assert code_of(boto("sts", bob).get_caller_identity) == "InvalidClientTokenId"
    assert code_of(iam.get_user, UserName="bob") == "NoSuchEntity"


def test_keys_are_two_at_most_and_can_be_switched_off(boto: Boto, iam: Any) -> None:
    iam.create_user(UserName="bob")
    first, second = (keys_of(iam.create_access_key(UserName="bob")) for _ in range(2))
    assert error_of(iam.create_access_key, UserName="bob")["Code"] == "LimitExceeded"
    iam.update_access_key(UserName="bob", AccessKeyId=first.access, Status="Inactive")
    assert code_of(boto("sts", first).get_caller_identity) == "InvalidClientTokenId"
    assert boto("sts", second).get_caller_identity()
    listed = iam.list_access_keys(UserName="bob")["AccessKeyMetadata"]
    assert [key["Status"] for key in listed] == ["Inactive", "Active"]
    assert error_of(iam.delete_user, UserName="bob")["Message"] == (
        "Cannot delete entity, must delete access keys first."
    )


@pytest.mark.parametrize(
    ("call", "parameters", "code", "message"),
    [
        ("create_user", {"UserName": "alice2 "}, "ValidationError", "1 validation error detected: Value at 'userName'"),
        ("get_user", {"UserName": "eve"}, "NoSuchEntity", "The user with name eve cannot be found."),
        ("get_role", {"RoleName": "none"}, "NoSuchEntity", "The role with name none cannot be found."),
        ("create_role", {"RoleName": "r"}, "ValidationError", "1 validation error detected: Value null at 'assumeRole"),
        ("create_role", {"RoleName": "r", "AssumeRolePolicyDocument": "{"}, "MalformedPolicyDocument",
         "This policy contains invalid Json"),
        ("create_role", {"RoleName": "r", "AssumeRolePolicyDocument": policy("sts:AssumeRole")},
         "MalformedPolicyDocument", "Has prohibited field Resource"),
        ("create_role", {"RoleName": "r", "AssumeRolePolicyDocument": trust({"AWS": "*"}, "s3:GetObject")},
         "MalformedPolicyDocument", "AssumeRole policy may only specify STS AssumeRole actions."),
        ("create_role", {"RoleName": "r", "AssumeRolePolicyDocument": trust({"AWS": NOBODY})},
         "MalformedPolicyDocument", f'Invalid principal in policy: "AWS":"{NOBODY}"'),
        ("create_policy", {"PolicyName": "p", "PolicyDocument": trust("*")}, "MalformedPolicyDocument",
         "Policy statement must contain resources."),
        ("create_policy", {"PolicyName": "p", "PolicyDocument": policy("GetObject")}, "MalformedPolicyDocument",
         "Actions/Conditions must be prefaced by a vendor"),
        ("create_policy", {"PolicyName": "p", "PolicyDocument": policy("s3:*", "bkt")}, "MalformedPolicyDocument",
         'Resource bkt must be in ARN format or "*".'),
        ("attach_user_policy", {"UserName": "alice", "PolicyArn": "arn:aws:iam::aws:policy/None"}, "NoSuchEntity",
         "Policy arn:aws:iam::aws:policy/None does not exist or is not attachable."),
        ("create_group", {"GroupName": "g"}, "NotImplemented", "The local AWS does not have CreateGroup of IAM."),
        ("create_saml_provider", {"Name": "s", "SAMLMetadataDocument": "x" * 1000}, "InvalidInput", "Could not parse"),
    ],
)  # fmt: skip
def test_refusals(iam: Any, call: str, parameters: dict[str, str], code: str, message: str) -> None:
    error = error_of(getattr(iam, call), **parameters)
    assert (error["Code"], error["Message"][: len(message)]) == (code, message)


def test_who_may_not(local: LocalAWS, boto: Boto) -> None:
    poor = local.user("poor", policy=policy("iam:Get*"))
    assert boto("iam", poor).get_user()["User"]["UserName"] == "poor"
    error = error_of(boto("iam", poor).create_user, UserName="eve")
    assert error["Message"] == (
        f"User: {poor.arn} is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::{local.account}:user/"
        "eve because no identity-based policy allows the iam:CreateUser action"
    )
    assert local.requests[-1].decision is not None


def test_a_permissions_boundary_limits(local: LocalAWS, boto: Boto, iam: Any) -> None:
    arn = iam.create_policy(PolicyName="b", PolicyDocument=policy("s3:*"))["Policy"]["Arn"]
    bob = local.user("bob")
    iam.put_user_permissions_boundary(UserName="bob", PermissionsBoundary=arn)
    assert iam.get_user(UserName="bob")["User"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == arn
    assert boto("s3", bob).list_buckets()
    error = error_of(boto("iam", bob).list_users)
    assert error["Message"].endswith("because no permissions boundary allows the iam:ListUsers action")
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy("iam:*"), SetAsDefault=True)
    assert boto("iam", bob).list_users()
    assert code_of(boto("s3", bob).list_buckets) == "AccessDenied"
    iam.delete_user_permissions_boundary(UserName="bob")
    assert boto("s3", bob).list_buckets()


def test_versions_of_a_managed_policy(iam: Any) -> None:
    arn = iam.create_policy(PolicyName="p", PolicyDocument=policy("s3:*"))["Policy"]["Arn"]
    for _ in range(4):
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy("sqs:*"))
    assert code_of(iam.create_policy_version, PolicyArn=arn, PolicyDocument=policy("sqs:*")) == "LimitExceeded"
    assert iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v1"
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v3")
    document = iam.get_policy_version(PolicyArn=arn, VersionId="v3")["PolicyVersion"]
    assert (document["IsDefaultVersion"], document["Document"]) == (True, json.loads(policy("sqs:*")))
    assert code_of(iam.delete_policy_version, PolicyArn=arn, VersionId="v3") == "DeleteConflict"
    assert code_of(iam.delete_policy, PolicyArn=arn) == "DeleteConflict"
    for version in ("v1", "v2", "v4", "v5"):
        iam.delete_policy_version(PolicyArn=arn, VersionId=version)
    iam.delete_policy(PolicyArn=arn)
    assert code_of(iam.get_policy, PolicyArn=arn) == "NoSuchEntity"


def test_another_trust_policy(local: LocalAWS, alice: User, boto: Boto, iam: Any) -> None:
    bob = local.user("bob")
    role = iam.create_role(RoleName="R", AssumeRolePolicyDocument=trust({"AWS": alice.arn}))["Role"]
    named = {"RoleArn": role["Arn"], "RoleSessionName": "work"}
    assert code_of(boto("sts", bob).assume_role, **named) == "AccessDenied"
    iam.update_assume_role_policy(RoleName="R", PolicyDocument=trust({"AWS": bob.arn}))
    assert boto("sts", bob).assume_role(**named)
    bob.deleted = True
    again = local.user("bob", policy=policy("s3:*"))
    assert again.arn == bob.arn
    assert code_of(boto("sts", again).assume_role, **named) == "AccessDenied"  # another bob


def test_providers(local: LocalAWS, boto: Boto, iam: Any) -> None:
    url = "https://idp.example.com"
    arn = iam.create_open_id_connect_provider(Url=url, ClientIDList=["app"])["OpenIDConnectProviderArn"]
    assert code_of(iam.create_open_id_connect_provider, Url=url) == "EntityAlreadyExists"
    web = trust({"Federated": arn}, "sts:AssumeRoleWithWebIdentity")
    role = iam.create_role(RoleName="Web", AssumeRolePolicyDocument=web)["Role"]
    token = local.oidcProvider(url, "app").token()
    sts = boto("sts", Keys("AKIAIOSFODNN7EXAMPLE", "nobody"))
    named = {"RoleArn": role["Arn"], "RoleSessionName": "work", "WebIdentityToken": token}
    assert sts.assume_role_with_web_identity(**named)["Provider"] == arn
    iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="app")
    assert code_of(sts.assume_role_with_web_identity, **named) == "InvalidIdentityToken"
    assert iam.list_open_id_connect_providers()["OpenIDConnectProviderList"] == [{"Arn": arn}]
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert code_of(iam.get_open_id_connect_provider, OpenIDConnectProviderArn=arn) == "NoSuchEntity"
    text = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://x"/>' + " " * 1000
    saml = iam.create_saml_provider(Name="Corp", SAMLMetadataDocument=text)["SAMLProviderArn"]
    assert local.samlProvider("Corp").issuer == "https://x"
    assert iam.get_saml_provider(SAMLProviderArn=saml)["SAMLMetadataDocument"].strip() == text.strip()
    iam.delete_saml_provider(SAMLProviderArn=saml)
    assert iam.list_saml_providers()["SAMLProviderList"] == []


def test_a_device(local: LocalAWS, boto: Boto, iam: Any) -> None:
    bob = local.user("bob")
    serial = iam.create_virtual_mfa_device(VirtualMFADeviceName="bob")["VirtualMFADevice"]["SerialNumber"]
    device = local.mfaDevice(serial)
    first = device.code()
    local.clock.advance(seconds=30)
    codes = {"AuthenticationCode1": first, "AuthenticationCode2": device.code()}
    wrong = {"AuthenticationCode1": "000000", "AuthenticationCode2": "000000"}
    named = {"UserName": "bob", "SerialNumber": serial}
    assert code_of(iam.enable_mfa_device, **named, **wrong) == "InvalidAuthenticationCode"
    iam.enable_mfa_device(**named, **codes)
    local.clock.advance(seconds=60)
    assert boto("sts", bob).get_session_token(SerialNumber=serial, TokenCode=device.code())["Credentials"]
    assert code_of(iam.delete_virtual_mfa_device, SerialNumber=serial) == "DeleteConflict"
    assert [each["SerialNumber"] for each in iam.list_mfa_devices(UserName="bob")["MFADevices"]] == [serial]
    iam.deactivate_mfa_device(**named)
    iam.delete_virtual_mfa_device(SerialNumber=serial)
    assert serial not in [each["SerialNumber"] for each in iam.list_virtual_mfa_devices()["VirtualMFADevices"]]


def test_the_simulator(local: LocalAWS, iam: Any) -> None:
    text = [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"s3:prefix": "a"}}},
        {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"},
    ]
    bob = local.user("bob", policy={"Version": "2012-10-17", "Statement": text})
    entry = {"ContextKeyName": "s3:prefix", "ContextKeyValues": ["a"], "ContextKeyType": "string"}
    asked = {"PolicySourceArn": bob.arn, "ActionNames": ["s3:ListBucket", "s3:DeleteObject", "sqs:SendMessage"]}
    with_prefix = iam.simulate_principal_policy(**asked, ContextEntries=[entry])["EvaluationResults"]
    assert [one["EvalDecision"] for one in with_prefix] == ["allowed", "explicitDeny", "implicitDeny"]
    assert with_prefix[0]["MatchedStatements"][0]["StartPosition"]["Line"] > 1
    without = iam.simulate_principal_policy(**asked)["EvaluationResults"]
    assert [one["EvalDecision"] for one in without] == ["implicitDeny", "explicitDeny", "implicitDeny"]
    custom = iam.simulate_custom_policy(PolicyInputList=[policy("s3:*")], ActionNames=["s3:GetObject"])
    assert custom["EvaluationResults"][0]["EvalDecision"] == "allowed"


def test_roles_of_two_accounts_trust_each_other(local: LocalAWS, alice: User, boto: Boto) -> None:
    other = "111122223333"
    named = {"RoleSessionName": "work"}
    open_role = local.role("Open", account=other, trusts=local.account)
    closed = local.role("Closed", account=other)
    far = local.user("far", account=other)
    keys = boto("sts", alice).assume_role(RoleArn=open_role.arn, **named)["Credentials"]
    assert boto("sts", keys).get_caller_identity()["Account"] == other
    assert code_of(boto("sts", alice).assume_role, RoleArn=closed.arn, **named) == "AccessDenied"
    assert boto("sts", far).assume_role(RoleArn=closed.arn, **named)
    back = local.role("Back", trusts=open_role)
    assert boto("sts", keys).assume_role(RoleArn=back.arn, **named)
    poor = local.user("poor", policy=policy("s3:*"))
    local.role("ForPoor", account=other, trusts=poor)
    arn = f"arn:aws:iam::{other}:role/ForPoor"
    assert code_of(boto("sts", poor).assume_role, RoleArn=arn, **named) == "AccessDenied"  # both sides have to allow
    bucket = {"LocationConstraint": local.region}
    boto("s3", alice).create_bucket(Bucket="photos", CreateBucketConfiguration=bucket)
    assert code_of(boto("s3", far).list_objects_v2, Bucket="photos") == "AccessDenied"
    text = json.loads(policy("s3:*", "arn:aws:s3:::photos"))
    text["Statement"][0]["Principal"] = {"AWS": other}
    boto("s3", alice).put_bucket_policy(Bucket="photos", Policy=json.dumps(text))
    assert boto("s3", far).list_objects_v2(Bucket="photos")["KeyCount"] == 0
    assert boto("s3", far).list_buckets()["Buckets"] == []
    assert code_of(boto("s3", far).create_bucket, Bucket="photos", CreateBucketConfiguration=bucket).startswith(
        "BucketAlready"
    )
