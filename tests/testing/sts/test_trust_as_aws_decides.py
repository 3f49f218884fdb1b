"""Who may assume a role, as AWS documents it: trust policies with every kind of principal and condition."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from sts_sdk.testing import LocalAWS
from support.foreign import Boto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sts_sdk.testing import OidcProvider, Role, SamlProvider, User

ALLOWED, DENIED = "allowed", "AccessDenied"
ACCOUNT, OTHER = "123456789012", "999988887777"
HOST = "token.actions.githubusercontent.com"
TAG = [{"Key": "team", "Value": "red"}]
MFA = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
EXTERNAL = {"StringEquals": {"sts:ExternalId": "42"}}
TAGGING = ["sts:AssumeRole", "sts:TagSession"]
NAMING = ["sts:AssumeRole", "sts:SetSourceIdentity"]
WEB = ["sts:AssumeRoleWithWebIdentity"]
SAML = ["sts:AssumeRoleWithSAML"]


def lets_in(
    principal: object, condition: object = None, action: object = "sts:AssumeRole", effect: str = "Allow"
) -> dict[str, Any]:
    """A statement of a trust policy."""
    about = {"Condition": condition} if condition else {}
    return {"Effect": effect, "Principal": principal, "Action": action, **about}


def arn(who: str) -> str:
    return f"arn:aws:iam::{ACCOUNT}:{who}"


ANYBODY = {"AWS": ACCOUNT}
GITHUB = {"Federated": arn(f"oidc-provider/{HOST}")}
COMPANY = {"Federated": arn("saml-provider/Company")}


class Scene:
    """A local AWS with people of several kinds, and roles that are made for one question each."""

    def __init__(self, aws: LocalAWS, boto: Boto) -> None:
        self.aws, self.boto = aws, boto
        nothing, only = self._doc("sqs:*"), self._doc("sts:AssumeRole")
        self.people: dict[str, User] = {
            "admin": aws.user("admin", mfa=True),
            "poor": aws.user("poor", policy=nothing),
            "assumer": aws.user("assumer", policy=only),
            "stranger": aws.user("stranger", account=OTHER),
            "poor-stranger": aws.user("poor-stranger", account=OTHER, policy=nothing),
        }
        self.github: OidcProvider = aws.oidcProvider()
        self.company: SamlProvider = aws.samlProvider("Company")
        self._number = count(1)

    @staticmethod
    def _doc(action: str) -> dict[str, Any]:
        return {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": action, "Resource": "*"}}

    def role(self, *statements: dict[str, Any]) -> Role:
        return self.aws.role(f"R{next(self._number)}", trusts={"Version": "2012-10-17", "Statement": [*statements]})

    def assume(self, who: Any, role: Role, **more: Any) -> dict[str, str]:
        sts = self.boto("sts", self.people[who] if isinstance(who, str) else who)
        return sts.assume_role(**{"RoleArn": role.arn, "RoleSessionName": "xx", **more})["Credentials"]

    def web(self, role: Role, **claims: Any) -> object:
        token = self.github.token("repo:o/r:ref:refs/heads/main", claims=claims)
        sts = self.boto("sts", self.people["poor"])
        return sts.assume_role_with_web_identity(RoleArn=role.arn, RoleSessionName="xx", WebIdentityToken=token)

    def saml(self, role: Role, **options: Any) -> object:
        assertion = self.company.assertion(role, "alice", **options)
        sts = self.boto("sts", self.people["poor"])
        return sts.assume_role_with_saml(RoleArn=role.arn, PrincipalArn=self.company.arn, SAMLAssertion=assertion)


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with LocalAWS() as aws, Boto(aws) as boto:
        yield Scene(aws, boto)


def outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return ALLOWED


@pytest.mark.parametrize(
    ("who", "statements", "expected"),
    [
        ("poor", [lets_in({"AWS": arn("user/poor")})], ALLOWED),
        ("poor", [lets_in(ANYBODY)], DENIED),
        ("poor", [lets_in("*")], ALLOWED),
        ("admin", [lets_in(ANYBODY)], ALLOWED),
        ("admin", [lets_in({"AWS": arn("root")})], ALLOWED),
        ("admin", [lets_in({"AWS": arn("user/poor")})], DENIED),
        ("stranger", [lets_in(ANYBODY)], DENIED),
        ("stranger", [lets_in({"AWS": OTHER})], ALLOWED),
        ("stranger", [lets_in({"AWS": f"arn:aws:iam::{OTHER}:user/stranger"})], ALLOWED),
        ("poor-stranger", [lets_in({"AWS": f"arn:aws:iam::{OTHER}:user/poor-stranger"})], DENIED),
        ("poor-stranger", [lets_in("*")], DENIED),
        ("admin", [lets_in(ANYBODY), lets_in({"AWS": arn("user/admin")}, effect="Deny")], DENIED),
        ("admin", [lets_in(ANYBODY), lets_in("*", {"Null": {"sts:ExternalId": "true"}}, effect="Deny")], DENIED),
        ("admin", [lets_in(ANYBODY, {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})], DENIED),
        ("admin", [lets_in(ANYBODY, {"StringLike": {"sts:RoleSessionName": "${aws:username}"}})], DENIED),
        ("admin", [lets_in(ANYBODY, EXTERNAL)], DENIED),
        ("admin", [lets_in(ANYBODY, MFA)], DENIED),
        ("admin", [lets_in(ANYBODY, {"StringEquals": {"aws:PrincipalTag/team": "red"}})], DENIED),
    ],
)
def test_users(scene: Scene, who: str, statements: list[dict[str, Any]], expected: str) -> None:
    role = scene.role(*statements)
    assert outcome(lambda: scene.assume(who, role)) == expected


@pytest.mark.parametrize(
    ("statement", "parameters", "expected"),
    [
        (lets_in(ANYBODY, EXTERNAL), {"ExternalId": "43"}, DENIED),
        (lets_in(ANYBODY, EXTERNAL), {"ExternalId": "42"}, ALLOWED),
        (
            lets_in(ANYBODY, {"StringLike": {"sts:RoleSessionName": "${aws:username}"}}),
            {"RoleSessionName": "admin"},
            ALLOWED,
        ),
        (lets_in(ANYBODY), {"Tags": TAG}, DENIED),
        (lets_in(ANYBODY, action=TAGGING), {"Tags": TAG}, ALLOWED),
        (lets_in(ANYBODY, {"StringEquals": {"aws:RequestTag/team": "blue"}}, TAGGING), {"Tags": TAG}, DENIED),
        (lets_in(ANYBODY, {"ForAllValues:StringEquals": {"aws:TagKeys": "cost"}}, TAGGING), {"Tags": TAG}, DENIED),
        (lets_in(ANYBODY, {"ForAllValues:StringEquals": {"aws:TagKeys": "cost"}}, TAGGING), {}, ALLOWED),
        (
            lets_in(ANYBODY, {"ForAllValues:StringEquals": {"sts:TransitiveTagKeys": "cost"}}, TAGGING),
            {"Tags": TAG, "TransitiveTagKeys": ["team"]},
            DENIED,
        ),
        (lets_in(ANYBODY), {"SourceIdentity": "me"}, DENIED),
        (lets_in(ANYBODY, action=NAMING), {"SourceIdentity": "me"}, ALLOWED),
        (
            lets_in(ANYBODY, {"StringEquals": {"sts:SourceIdentity": "${aws:username}"}}, NAMING),
            {"SourceIdentity": "me"},
            DENIED,
        ),
    ],
)
def test_what_the_call_says(scene: Scene, statement: dict[str, Any], parameters: dict[str, Any], expected: str) -> None:
    role = scene.role(statement)
    assert outcome(lambda: scene.assume("admin", role, **parameters)) == expected


def test_tags_and_source_identity_need_the_callers_permission_too(scene: Scene) -> None:
    role = scene.role(lets_in(ANYBODY, action=[*TAGGING, "sts:SetSourceIdentity"]))
    named = scene.role(lets_in({"AWS": arn("user/assumer")}, action=TAGGING))
    assert outcome(lambda: scene.assume("assumer", role)) == ALLOWED
    assert outcome(lambda: scene.assume("assumer", role, Tags=TAG)) == DENIED
    assert outcome(lambda: scene.assume("assumer", role, SourceIdentity="me")) == DENIED
    assert outcome(lambda: scene.assume("assumer", named, Tags=TAG)) == ALLOWED


def test_roles_one_after_the_other(scene: Scene) -> None:
    first, itself = scene.role(lets_in(ANYBODY)), scene.role(lets_in({"AWS": arn("user/admin")}))
    session = scene.assume("admin", first)
    by_session = scene.role(lets_in({"AWS": f"arn:aws:sts::{ACCOUNT}:assumed-role/{first.name}/xx"}))
    assert outcome(lambda: scene.assume(session, by_session)) == ALLOWED
    assert outcome(lambda: scene.assume(scene.assume("admin", first, RoleSessionName="yy"), by_session)) == DENIED
    assert outcome(lambda: scene.assume(scene.assume("admin", itself), itself)) == DENIED
    tagged = scene.assume("admin", scene.role(lets_in(ANYBODY, action=TAGGING)), Tags=TAG, TransitiveTagKeys=["team"])
    assert outcome(lambda: scene.assume(tagged, first)) == DENIED
    assert outcome(lambda: scene.assume(tagged, scene.role(lets_in(ANYBODY, action=TAGGING)))) == ALLOWED
    known = scene.assume("admin", scene.role(lets_in(ANYBODY, action=NAMING)), SourceIdentity="me")
    assert outcome(lambda: scene.assume(known, first)) == DENIED
    assert outcome(lambda: scene.assume(known, scene.role(lets_in(ANYBODY, action=NAMING)))) == ALLOWED


def test_mfa(scene: Scene) -> None:
    clock, device = scene.aws.clock, scene.people["admin"].mfa
    sts = scene.boto("sts", scene.people["admin"])
    by_mfa, recent = (
        scene.role(lets_in(ANYBODY, MFA)),
        scene.role(lets_in(ANYBODY, {"NumericLessThan": {"aws:MultiFactorAuthAge": "60"}})),
    )
    plain = sts.get_session_token()["Credentials"]
    with_code = sts.get_session_token(SerialNumber=device.serial, TokenCode=device.code())["Credentials"]
    assert outcome(lambda: scene.assume(plain, by_mfa)) == DENIED
    assert outcome(lambda: scene.assume(with_code, by_mfa)) == ALLOWED
    assert outcome(lambda: scene.assume(with_code, recent)) == ALLOWED
    clock.advance(minutes=2)
    assert outcome(lambda: scene.assume(with_code, recent)) == DENIED
    code = {"SerialNumber": device.serial, "TokenCode": device.code()}
    session = scene.assume("admin", recent, **code)
    assert outcome(lambda: scene.assume(session, by_mfa)) == DENIED  # it is not handed down
    assert outcome(lambda: scene.assume("admin", by_mfa, **code)) == DENIED  # a code is good for one use


HAS_TAGS = {"https://aws.amazon.com/tags": {"principal_tags": {"team": ["red"]}, "transitive_tag_keys": ["team"]}}
HAS_SOURCE = {"https://aws.amazon.com/source_identity": "bob"}


@pytest.mark.parametrize(
    ("claims", "statements", "expected"),
    [
        ({}, [lets_in(GITHUB, action=WEB)], ALLOWED),
        ({}, [lets_in(GITHUB, {"StringEquals": {f"{HOST}:sub": "repo:o/r"}}, WEB)], DENIED),
        ({}, [lets_in(GITHUB, {"StringLike": {f"{HOST}:sub": "repo:o/r:*"}}, WEB)], ALLOWED),
        ({}, [lets_in(GITHUB, {"StringEquals": {f"{HOST}:aud": "x"}}, WEB)], DENIED),
        ({}, [lets_in(GITHUB, MFA, WEB)], DENIED),
        ({}, [lets_in(GITHUB, {"Null": {"aws:MultiFactorAuthPresent": "true"}}, WEB)], ALLOWED),
        ({}, [lets_in(GITHUB, EXTERNAL, WEB)], DENIED),
        ({}, [lets_in(GITHUB, {"StringEquals": {"sts:RoleSessionName": "ok"}}, WEB)], DENIED),
        ({}, [lets_in(GITHUB)], DENIED),
        ({}, [lets_in(ANYBODY, action=WEB)], DENIED),
        ({}, [lets_in({"Federated": arn("oidc-provider/other.example.com")}, action=WEB)], DENIED),
        ({}, [lets_in({"Federated": f"arn:aws:iam::{OTHER}:oidc-provider/{HOST}"}, action=WEB)], DENIED),
        ({}, [lets_in(GITHUB, action=WEB), lets_in(GITHUB, action=WEB, effect="Deny")], DENIED),
        ({}, [lets_in(GITHUB, action=WEB), lets_in("*", action="sts:*", effect="Deny")], DENIED),
        ({}, [lets_in(GITHUB, action=WEB), lets_in({"AWS": "*"}, action=WEB, effect="Deny")], DENIED),
        (HAS_TAGS, [lets_in(GITHUB, action=WEB)], DENIED),
        (HAS_TAGS, [lets_in(GITHUB, action=[*WEB, "sts:TagSession"])], ALLOWED),
        (
            HAS_TAGS,
            [lets_in(GITHUB, {"StringEquals": {"aws:RequestTag/team": "blue"}}, [*WEB, "sts:TagSession"])],
            DENIED,
        ),
        (HAS_SOURCE, [lets_in(GITHUB, action=WEB)], DENIED),
        (HAS_SOURCE, [lets_in(GITHUB, {"StringLike": {"sts:SourceIdentity": "a*"}}, [*WEB, *NAMING])], DENIED),
        (HAS_SOURCE, [lets_in(GITHUB, {"StringLike": {"sts:SourceIdentity": "b*"}}, [*WEB, *NAMING])], ALLOWED),
    ],
)
def test_web_identities(scene: Scene, claims: Any, statements: list[dict[str, Any]], expected: str) -> None:
    role = scene.role(*statements)
    assert outcome(lambda: scene.web(role, **claims)) == expected


@pytest.mark.parametrize(
    ("options", "statements", "expected"),
    [
        ({}, [lets_in(COMPANY, {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}, SAML)], ALLOWED),
        ({}, [lets_in(COMPANY, {"StringEquals": {"saml:sub_type": "persistent"}}, SAML)], ALLOWED),
        ({}, [lets_in(COMPANY, {"StringEquals": {"saml:doc": f"{ACCOUNT}/Company"}}, SAML)], ALLOWED),
        ({}, [lets_in(COMPANY, {"StringEquals": {"saml:sub": "bob"}}, SAML)], DENIED),
        ({}, [lets_in(COMPANY, {"StringEquals": {"saml:iss": "x"}}, SAML)], DENIED),
        ({}, [lets_in(COMPANY, {"StringEquals": {"saml:namequalifier": "x"}}, SAML)], DENIED),
        ({}, [lets_in(COMPANY, {"ForAnyValue:StringLike": {"saml:eduPersonOrgDN": "*"}}, SAML)], DENIED),
        ({}, [lets_in(COMPANY, MFA, SAML)], DENIED),
        ({}, [lets_in(COMPANY, EXTERNAL, SAML)], DENIED),
        ({}, [lets_in(COMPANY, action=WEB)], DENIED),
        ({}, [lets_in(COMPANY, action=SAML), lets_in("*", action=SAML, effect="Deny")], DENIED),
        ({"tags": {"a": "b"}}, [lets_in(COMPANY, action=SAML)], DENIED),
        ({"tags": {"a": "b"}}, [lets_in(COMPANY, action=[*SAML, "sts:TagSession"])], ALLOWED),
        ({"sourceIdentity": "b"}, [lets_in(COMPANY, action=SAML)], DENIED),
        ({"sourceIdentity": "b"}, [lets_in(COMPANY, action=[*SAML, *NAMING])], ALLOWED),
    ],
)
def test_assertions(scene: Scene, options: Any, statements: list[dict[str, Any]], expected: str) -> None:
    role = scene.role(*statements)
    assert outcome(lambda: scene.saml(role, **options)) == expected
