"""Session policies, boundaries, bucket policies and identities that are gone, as AWS documents them: GetObject."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from sts_sdk.testing import LocalAWS
from support.foreign import Boto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sts_sdk.testing import Role, User

ALLOWED, DENIED = "allowed", "AccessDenied"
ACCOUNT, OTHER = "123456789012", "999988887777"
ADMINISTRATOR = {"arn": "arn:aws:iam::aws:policy/AdministratorAccess"}
OF_IAM = {"arn": "arn:aws:iam::aws:policy/IAMFullAccess"}


def says(*statements: tuple[str, str], condition: object = None) -> str:
    about = {"Condition": condition} if condition else {}
    bodies = [{"Effect": effect, "Action": action, "Resource": "*", **about} for effect, action in statements]
    return json.dumps({"Version": "2012-10-17", "Statement": bodies})


POOR, READS = says(("Allow", "sqs:*")), says(("Allow", "s3:Get*"))


class Scene:
    """A local AWS with a bucket, and ways to ask for its object."""

    def __init__(self, aws: LocalAWS, boto: Boto) -> None:
        self.aws, self.boto = aws, boto
        self.admin = aws.user("admin")
        self.iam, self.s3, self.sts = (boto(service, self.admin) for service in ("iam", "s3", "sts"))
        self.s3.create_bucket(Bucket="bkt")
        self.s3.put_object(Bucket="bkt", Key="k", Body=b"1")

    def asked(self, who: Any) -> str:
        return outcome(lambda: self.boto("s3", who).get_object(Bucket="bkt", Key="k"))

    def session(self, role: Role, name: str = "xx", **more: Any) -> dict[str, str]:
        return self.sts.assume_role(RoleArn=role.arn, RoleSessionName=name, **more)["Credentials"]

    def federated(self, user: User, **more: Any) -> dict[str, str]:
        return self.boto("sts", user).get_federation_token(Name="bob", **more)["Credentials"]

    def bucket_says(self, principal: object, effect: str = "Allow", element: str = "Principal", **more: Any) -> None:
        body = {
            "Effect": effect,
            element: principal,
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::bkt/*",
            **more,
        }
        self.s3.put_bucket_policy(Bucket="bkt", Policy=json.dumps({"Version": "2012-10-17", "Statement": body}))


def outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return ALLOWED


@pytest.fixture
def scene() -> Iterator[Scene]:
    with LocalAWS() as aws, Boto(aws) as boto:
        yield Scene(aws, boto)


def test_session_policies(scene: Scene) -> None:
    full, poor = scene.aws.role("full"), scene.aws.role("poor", policy=POOR)
    for expected, role, policies in (
        (DENIED, full, {"Policy": POOR}),
        (DENIED, full, {"PolicyArns": [OF_IAM]}),
        (ALLOWED, full, {"PolicyArns": [OF_IAM], "Policy": READS}),
        (DENIED, full, {"PolicyArns": [ADMINISTRATOR], "Policy": says(("Deny", "s3:Get*"))}),
        (DENIED, poor, {"PolicyArns": [ADMINISTRATOR]}),
    ):
        assert scene.asked(scene.session(role, **policies)) == expected, (role, policies)


def test_federated_users(scene: Scene) -> None:
    weak = scene.aws.user("weak", policy=says(("Allow", "sts:GetFederationToken")))
    poor = scene.aws.user("poor", policy=POOR)
    assert scene.asked(scene.federated(scene.admin)) == DENIED
    assert scene.asked(scene.federated(scene.admin, Policy=READS)) == ALLOWED
    assert scene.asked(scene.federated(scene.admin, Policy=POOR)) == DENIED
    assert scene.asked(scene.federated(weak, Policy=READS)) == DENIED
    assert outcome(lambda: scene.federated(poor)) == DENIED
    assert outcome(lambda: scene.federated(weak, Tags=[{"Key": "a", "Value": "b"}])) == DENIED
    for expected, condition in (
        (DENIED, {"ArnLike": {"aws:PrincipalArn": "arn:aws:sts::*:federated-user/bob"}}),
        (DENIED, {"StringEquals": {"aws:PrincipalType": "FederatedUser"}}),
        (DENIED, {"Null": {"aws:username": "true"}}),
        (ALLOWED, {"Null": {"aws:username": "false"}}),
    ):
        scene.iam.put_user_policy(UserName="weak", PolicyName="more", PolicyDocument=says(("Allow", "s3:*")))
        scene.iam.put_user_policy(
            UserName="weak", PolicyName="not", PolicyDocument=says(("Deny", "s3:*"), condition=condition)
        )
        assert scene.asked(scene.federated(weak, Policy=READS)) == expected, condition


def test_what_sessions_may_call(scene: Scene) -> None:
    user = scene.aws.user("user", mfa=True)
    sts = scene.boto("sts", user)
    plain = sts.get_session_token()["Credentials"]
    by_mfa = sts.get_session_token(SerialNumber=user.mfa.serial, TokenCode=user.mfa.code())["Credentials"]
    federated = scene.federated(user, Policy=says(("Allow", "*")))
    role = scene.aws.role("role")
    for who, service, call, expected in (
        (plain, "iam", "list_users", "InvalidClientTokenId"),
        (by_mfa, "iam", "list_users", ALLOWED),
        (federated, "iam", "list_users", "InvalidClientTokenId"),
        (plain, "sts", "get_session_token", DENIED),
        (federated, "sts", "get_session_token", DENIED),
        (federated, "sts", "get_caller_identity", ALLOWED),
    ):
        assert outcome(getattr(scene.boto(service, who), call)) == expected, (service, call)
    named = {"RoleArn": role.arn, "RoleSessionName": "xx"}
    assert outcome(lambda: scene.boto("sts", plain).assume_role(**named)) == ALLOWED
    assert outcome(lambda: scene.boto("sts", federated).assume_role(**named)) == DENIED
    assert outcome(lambda: scene.boto("sts", plain).decode_authorization_message(EncodedMessage="x")) == DENIED


def test_boundaries(scene: Scene) -> None:
    user, role, boundary = (
        scene.aws.user("user"),
        scene.aws.role("role"),
        scene.aws.managedPolicy("B", json.loads(POOR)),
    )
    scene.iam.put_user_permissions_boundary(UserName="user", PermissionsBoundary=boundary)
    scene.iam.put_role_permissions_boundary(RoleName="role", PermissionsBoundary=boundary)
    session = scene.session(role)
    assert (scene.asked(user), scene.asked(session)) == (DENIED, DENIED)
    scene.bucket_says({"AWS": [user.arn, role.arn]})
    assert (scene.asked(user), scene.asked(session)) == (ALLOWED, DENIED)
    scene.bucket_says({"AWS": f"arn:aws:sts::{ACCOUNT}:assumed-role/role/xx"})
    assert scene.asked(session) == ALLOWED
    assert scene.asked(scene.session(role, "yy")) == DENIED
    assert scene.asked(scene.session(role, Policy=POOR)) == ALLOWED
    assert scene.asked(scene.session(role, Policy=says(("Deny", "s3:*")))) == DENIED
    refusing = scene.aws.managedPolicy("C", json.loads(says(("Allow", "sqs:*"), ("Deny", "s3:*"))))
    scene.iam.put_role_permissions_boundary(RoleName="role", PermissionsBoundary=refusing)
    assert scene.asked(session) == DENIED


def test_bucket_policies_of_one_account(scene: Scene) -> None:
    poor, role = scene.aws.user("poor", policy=POOR), scene.aws.role("role", policy=POOR)
    root, other = scene.aws.root(), scene.aws.user("other")
    session = scene.session(role)
    scene.bucket_says({"AWS": ACCOUNT})
    assert scene.asked(poor) == DENIED
    scene.bucket_says("*")
    assert scene.asked(poor) == ALLOWED
    scene.bucket_says({"AWS": role.arn})
    assert (scene.asked(session), scene.asked(scene.session(role, Policy=POOR))) == (ALLOWED, DENIED)
    scene.bucket_says({"AWS": scene.admin.arn}, "Deny")
    assert (scene.asked(scene.admin), scene.asked(root)) == (DENIED, ALLOWED)
    scene.bucket_says("*", "Deny", Condition={"ArnNotLike": {"aws:PrincipalArn": scene.admin.arn}})
    assert (scene.asked(scene.admin), scene.asked(other), scene.asked(root)) == (ALLOWED, DENIED, DENIED)
    assert outcome(lambda: scene.boto("s3", root).get_bucket_policy(Bucket="bkt")) == ALLOWED


def test_buckets_of_another_account(scene: Scene) -> None:
    """A bucket belongs to the account that made it; others need its policy and their own."""
    guest, poor = scene.aws.user("guest", account=OTHER), scene.aws.user("poor", account=OTHER, policy=POOR)
    theirs = scene.boto("s3", guest)
    theirs.create_bucket(Bucket="theirs")
    assert [bucket["Name"] for bucket in theirs.list_buckets()["Buckets"]] == ["theirs"]
    assert [bucket["Name"] for bucket in scene.s3.list_buckets()["Buckets"]] == ["bkt"]
    assert outcome(lambda: scene.s3.list_objects_v2(Bucket="theirs")) == DENIED
    assert outcome(lambda: scene.s3.create_bucket(Bucket="theirs")) == "BucketAlreadyExists"
    assert scene.asked(guest) == DENIED
    for principal in ("*", {"AWS": OTHER}, {"AWS": guest.arn}):
        scene.bucket_says(principal)
        assert (scene.asked(guest), scene.asked(poor)) == (ALLOWED, DENIED), principal
    scene.bucket_says({"AWS": OTHER}, Condition={"StringEquals": {"aws:PrincipalArn": poor.arn}})
    assert scene.asked(guest) == DENIED
    scene.bucket_says({"AWS": OTHER}, Condition={"StringNotEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}})
    assert scene.asked(guest) == ALLOWED
    scene.s3.delete_bucket_policy(Bucket="bkt")
    assert scene.asked(guest) == DENIED


def test_not_principal(scene: Scene) -> None:
    """AWS spares whom it names with everything that the caller is: session, user or role, and account."""
    root, admin, other, role = (
        f"arn:aws:iam::{ACCOUNT}:root",
        scene.admin.arn,
        scene.aws.user("other"),
        scene.aws.role("r"),
    )
    session = f"arn:aws:sts::{ACCOUNT}:assumed-role/r/xx"
    for spared, outcomes in (
        ([admin], (DENIED, DENIED, DENIED, DENIED)),
        ([admin, root], (ALLOWED, DENIED, DENIED, DENIED)),
        ([root], (DENIED, DENIED, DENIED, DENIED)),
        ([role.arn, root], (DENIED, DENIED, DENIED, DENIED)),
        ([role.arn, root, session], (DENIED, DENIED, ALLOWED, DENIED)),
    ):
        scene.bucket_says({"AWS": spared}, "Deny", "NotPrincipal")
        who = (scene.admin, other, scene.session(role), scene.session(role, "yy"))
        assert tuple(scene.asked(each) for each in who) == outcomes, spared
    scene.bucket_says({"AWS": [root]}, "Deny", "NotPrincipal")
    assert scene.asked(scene.aws.root()) == ALLOWED
    assert outcome(lambda: scene.bucket_says({"AWS": admin}, "Allow", "NotPrincipal")) == "MalformedPolicy"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"Action": "s3:NoSuchThing"}, "Policy has invalid action"),
        ({"Action": "sqs:SendMessage"}, "Policy has invalid action"),
        ({"Resource": "arn:aws:s3:::bkt"}, "Action does not apply to any resource(s) in statement"),
        ({"Action": "s3:ListBucket"}, "Action does not apply to any resource(s) in statement"),
        ({"Action": ["s3:Get*", "s3:ListAllMyBuckets"]}, "Action does not apply to any resource(s) in statement"),
        ({"Resource": "arn:aws:s3:::other/*"}, "Policy has invalid resource"),
        ({"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:user/nobody"}}, "Invalid principal in policy"),
    ],
)
def test_bucket_policies_that_s3_refuses(scene: Scene, more: dict[str, Any], message: str) -> None:
    with pytest.raises(ClientError) as refused:
        scene.bucket_says(**{"principal": "*", **more})
    error = refused.value.response["Error"]
    assert (error["Code"], error["Message"]) == ("MalformedPolicy", message)


def test_keys_and_users_that_are_gone(scene: Scene) -> None:
    user, poor_trust = scene.aws.user("gone"), says(("Allow", "sts:*"))
    session = scene.boto("sts", user).get_session_token()["Credentials"]
    trust = {"Effect": "Allow", "Principal": {"AWS": user.arn}, "Action": "sts:AssumeRole"}
    text = json.dumps({"Version": "2012-10-17", "Statement": trust})
    arn = scene.iam.create_role(RoleName="r", AssumeRolePolicyDocument=text)["Role"]["Arn"]
    scene.iam.update_access_key(UserName="gone", AccessKeyId=user.accessKeyId, Status="Inactive")
    assert (scene.asked(user), scene.asked(session)) == ("InvalidAccessKeyId", ALLOWED)
    scene.iam.delete_access_key(UserName="gone", AccessKeyId=user.accessKeyId)
    scene.iam.delete_user(UserName="gone")
    assert scene.asked(session) == "InvalidAccessKeyId"
    anew = scene.aws.user("gone", policy=poor_trust)
    assert scene.asked(session) == "InvalidAccessKeyId"
    assert outcome(lambda: scene.boto("sts", anew).assume_role(RoleArn=arn, RoleSessionName="xx")) == DENIED


def test_roles_that_lose_their_permissions(scene: Scene) -> None:
    trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
    text = json.dumps({"Version": "2012-10-17", "Statement": trust})
    scene.iam.create_role(RoleName="r", AssumeRolePolicyDocument=text)
    scene.iam.attach_role_policy(RoleName="r", PolicyArn=ADMINISTRATOR["arn"])
    role = scene.aws.roles["r"]
    session = scene.session(role)
    assert scene.asked(session) == ALLOWED
    soon = (scene.aws.clock.now() + timedelta(seconds=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
    revoked = says(("Deny", "*"), condition={"DateLessThan": {"aws:TokenIssueTime": soon}})
    scene.iam.put_role_policy(RoleName="r", PolicyName="AWSRevokeOlderSessions", PolicyDocument=revoked)
    assert scene.asked(session) == DENIED
    scene.aws.clock.advance(minutes=1)
    later = scene.session(role, DurationSeconds=900)
    assert (scene.asked(session), scene.asked(later)) == (DENIED, ALLOWED)
    scene.iam.detach_role_policy(RoleName="r", PolicyArn=ADMINISTRATOR["arn"])
    assert scene.asked(later) == DENIED
    scene.aws.clock.advance(minutes=16)
    assert scene.asked(later) == "ExpiredToken"
    scene.iam.delete_role_policy(RoleName="r", PolicyName="AWSRevokeOlderSessions")
    scene.iam.delete_role(RoleName="r")
    assert scene.asked(session) == "InvalidAccessKeyId"
    assert outcome(lambda: scene.session(role)) == DENIED
