"""Policies: built and read as Java does, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import IllegalArgumentException
from sts_sdk.auth.policy import (
    Action,
    Condition,
    Policy,
    PolicyReaderOptions,
    Principal,
    Resource,
    Statement,
    STSActions,
)
from sts_sdk.auth.policy.actions import KMSActions, S3Actions, SecurityTokenServiceActions
from sts_sdk.auth.policy.conditions import (
    ArnCondition,
    BooleanCondition,
    ConditionFactory,
    DateCondition,
    IpAddressCondition,
    NumericCondition,
    S3ConditionFactory,
    StringCondition,
)
from sts_sdk.auth.policy.resources import S3BucketResource, S3ObjectResource
from support.recorded import cases, difference

if TYPE_CHECKING:
    from collections.abc import Callable

Services, Strings = Principal.Services, StringCondition.StringComparisonType
STS = SecurityTokenServiceActions


def allow() -> Statement:
    return Statement(Statement.Effect.Allow)


def principals(*who: Principal) -> Policy:
    return Policy().withStatements(allow().withPrincipals(*who))


def conditions(*when: Condition) -> Policy:
    return Policy().withStatements(allow().withConditions(*when))


BUILT: dict[str, Callable[[], Policy]] = {
    "empty": Policy,
    "empty-statement": lambda: Policy().withStatements(allow()),
    "one-action-resource": lambda: Policy("p").withStatements(
        allow()
        .withActions(S3Actions.GetObject)
        .withResources(Resource("arn:aws:s3:::b/*"))
        .withPrincipals(Principal("111122223333"))
    ),
    "principal-provider-hyphens-strip-false": lambda: principals(Principal("AWS", "arn:aws:iam::1:role/a-b", False)),
    "principal-service": lambda: principals(Principal(Services.AmazonEC2)),
    "principal-federated": lambda: principals(Principal("Federated", "cognito-identity.amazonaws.com")),
    "principal-mixed": lambda: principals(
        Principal("111111111111"), Principal("222222222222"), Principal(Services.AmazonEC2)
    ),
    "many-actions": lambda: Policy().withStatements(
        allow().withActions(STS.AssumeRole, STS.GetCallerIdentity, STS.AllSecurityTokenServiceActions)
    ),
    "s3-actions-resources": lambda: Policy().withStatements(
        allow()
        .withActions(S3Actions.GetObject, S3Actions.PutObject)
        .withResources(S3BucketResource("b"), S3ObjectResource("b", "k*"))
    ),
    "not-and-resource": lambda: Policy().withStatements(
        allow().withResources(Resource("a"), Resource("b").withIsNotType(True))
    ),
    "ids-assigned-collision": lambda: Policy().withStatements(
        allow().withId("2"), allow(), allow().withId("1"), allow()
    ),
    "condition-string": lambda: conditions(StringCondition(Strings.StringEquals, "aws:UserAgent", "v")),
    "condition-bool": lambda: conditions(
        BooleanCondition("x", False), ConditionFactory.newSecureTransportCondition()
    ),
    "condition-ip": lambda: conditions(
        IpAddressCondition("10.0.0.0/8"),
        IpAddressCondition(IpAddressCondition.IpAddressComparisonType.NotIpAddress, "10.1.0.0/16"),
    ),
    "condition-referer-useragent": lambda: conditions(
        ConditionFactory.newRefererCondition(Strings.StringLike, "http://*"),
        ConditionFactory.newUserAgentCondition(Strings.StringNotEquals, "x"),
    ),
    "escapes": lambda: Policy('a"b\\c\nd/e').withStatements(
        allow().withResources(Resource("cl\u00e9 \u65e5\u672c \u0001 \u007f \u2028 </x>"))
    ),
    "withStatements-replaces": lambda: Policy().withStatements(allow().withId("a")).withStatements(allow().withId("b")),
    "null-principal-id": lambda: principals(Principal(None)),
    "constructor-collection": lambda: Policy("id", [allow()]),
}  # fmt: skip


@pytest.mark.parametrize("case", cases("policy", lambda case: case["kind"] == "build"))
def test_builds_as_java(case: dict[str, Any]) -> None:
    build = BUILT[case["id"][8:]]
    if "threw" not in case:
        assert build().toJson() == case["toJson"]
        return
    with pytest.raises(ValueError, match=r"in the same statement|cannot be null") as caught:
        build()
    if case["threw"]["class"] == "java.lang.IllegalArgumentException":
        assert str(caught.value) == case["threw"]["message"]


def described(policy: Policy) -> dict[str, Any]:
    return {
        "id": policy.getId(),
        "version": policy.getVersion(),
        "statements": [
            {
                "id": statement.getId(),
                "effect": statement.getEffect().toString(),
                "actions": [action.getActionName() for action in statement.getActions()],
                "resources": described_resources(statement),
                "principals": [f"{who.getProvider()}={who.getId()}" for who in statement.getPrincipals()],
                "conditions": [
                    f"{when.getType()} {when.getConditionKey()} [{', '.join(when.getValues())}]"
                    for when in statement.getConditions()
                ],
            }
            for statement in policy.getStatements()
        ],
    }


def described_resources(statement: Statement) -> list[str] | None:
    resources = statement.getResources()
    if resources is None:
        return None
    return [("NOT " if resource.isNotType() else "") + resource.getId() for resource in resources]


@pytest.mark.parametrize("case", cases("policy", lambda case: case["kind"] == "fromJson"))
def test_reads_as_java(case: dict[str, Any]) -> None:
    strip = case.get("stripAwsPrincipalIdHyphensEnabled", True)
    options = PolicyReaderOptions().withStripAwsPrincipalIdHyphensEnabled(strip)
    if "threw" in case:
        with pytest.raises(IllegalArgumentException) as caught:
            Policy.fromJson(case["json"], options)
        assert str(caught.value) == case["threw"]["message"]
        return
    policy = Policy.fromJson(case["json"], options)
    if "NotAction" in case["json"]:
        assert difference(case)
        statement = policy.getStatements()[0]
        assert [(a.getActionName(), a.isNotType()) for a in statement.getActions()] == [("s3:*", True)]
        assert [(p.getId(), p.isNotType()) for p in statement.getPrincipals()] == [("1", True)]
        expected = case["toJson"].replace(
            '"NotResource"', '"NotPrincipal":{"AWS":"1"},"NotAction":["s3:*"],"NotResource"'
        )
        assert policy.toJson() == expected
        return
    assert described(policy) == case["parsed"]
    assert policy.toJson() == case["toJson"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"Statement":[{"Action":"*"}]}', "no Effect"),
        ('{"Statement":["Allow"]}', "no Effect"),
        ('{"Statement":[{"Effect":null}]}', "no Effect"),
        ('{"Statement":{"Effect":"Allow","Principal":{"Nobody":"1"}}}', "Schema Nobody is not a valid value"),
        ('{"Statement":{"Effect":"Allow","Action":"a","NotAction":"b"}}', "NotAction and a Action"),
        ('{"Statement":{"Effect":"Allow","Principal":"*","NotPrincipal":{"AWS":"1"}}}', "NotPrincipal and a Principal"),
        ('{"Statement":{"Effect":"Deny","Principal":"arn:aws:iam::1:root"}}', "Principal must be"),
        ('{"Statement":{"Effect":"Allow","NotPrincipal":["*"]}}', "NotPrincipal must be"),
        ('{"Statement":{"Effect":"Allow","Condition":"x"}}', "Condition must be"),
        ('{"Statement":{"Effect":"Allow","Condition":{"Bool":"x"}}}', "Bool must be"),
        ('{"Statement":{"Effect":"Allow","Condition":{"NumericEquals":{"k":NaN}}}}', "Unable to parse"),
        ("{", "Unable to parse"),
        ("[" * 100_000, "Unable to parse"),
        (None, "cannot be null"),
    ],
)
def test_what_cannot_be_read_is_refused(text: Any, message: str) -> None:
    with pytest.raises(IllegalArgumentException, match=message):
        Policy.fromJson(text)


def test_one_statement_need_not_be_in_a_list() -> None:
    policy = Policy.fromJson('{"Id":7,"Statement":{"Sid":"x","Effect":"Deny","Action":["a","b"],"Principal":"*"}}')
    assert policy.toJson() == (
        '{"Version":"2012-10-17","Id":"7","Statement":[{"Sid":"x","Effect":"Deny","Principal":"*","Action":["a","b"]}]}'
    )


def test_null_is_nothing() -> None:
    policy = Policy.fromJson('{"Id":null,"Statement":{"Sid":null,"Effect":"Allow","Principal":null,"Condition":null}}')
    assert policy.toJson() == '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow"}]}'


def test_numbers_stay_as_they_were_written() -> None:
    text = '{"Statement":{"Effect":"Allow","Condition":{"NumericLessThan":{"k":[1.50,1e3,12345678901234567890]}}}}'
    assert Policy.fromJson(text).getStatements()[0].getConditions()[0].getValues() == [
        "1.50", "1e3", "12345678901234567890",
    ]  # fmt: skip


def test_not_principal_of_everyone_is_kept() -> None:
    policy = Policy.fromJson('{"Statement":{"Effect":"Deny","NotPrincipal":"*"}}')
    assert '"NotPrincipal":"*"' in policy.toJson()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    policy = Policy(
        text, [allow().withResources(Resource(text)).withConditions(StringCondition(Strings.StringLike, text, text))]
    )
    written = policy.toJson()
    assert json.loads(written)["Statement"][0]["Resource"] == [text]
    assert Policy.fromJson(written) == policy


def test_control_characters_are_escaped_in_upper_case() -> None:
    assert Policy("\x1f\x0b\x08\x0c\t\r").toJson() == (
        '{"Version":"2012-10-17","Id":"\\u001F\\u000B\\b\\f\\t\\r","Statement":[]}'
    )


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ArnCondition(ArnCondition.ArnComparisonType.ArnLike, "aws:SourceArn", "a"), ("ArnLike", "aws:SourceArn", "a")),
        (ConditionFactory.newSourceArnCondition("a*"), ("ArnLike", "aws:SourceArn", "a*")),
        (
            NumericCondition(NumericCondition.NumericComparisonType.NumericLessThan, "s3:max-keys", "10"),
            ("NumericLessThan", "s3:max-keys", "10"),
        ),
        (
            DateCondition(DateCondition.DateComparisonType.DateLessThan, datetime(2030, 1, 2, 3, 4, 5, 6789, UTC)),
            ("DateLessThan", "aws:CurrentTime", "2030-01-02T03:04:05.006Z"),
        ),
        (S3ConditionFactory.newCannedACLCondition("public-read"), ("StringEquals", "s3:x-amz-acl", "public-read")),
        (S3ConditionFactory.newCannedACLCondition(STS.AssumeRole), ("StringEquals", "s3:x-amz-acl", "AssumeRole")),
    ],
)
def test_conditions(condition: Condition, expected: tuple[str, str, str]) -> None:
    assert (condition.getType(), condition.getConditionKey(), *condition.getValues()) == expected


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="no time zone"):
        DateCondition(DateCondition.DateComparisonType.DateEquals, datetime(2030, 1, 2))  # noqa: DTZ001 -- what is refused


def test_conditions_of_one_type_and_key_are_joined() -> None:
    written = conditions(
        StringCondition(Strings.StringLike, "k", "a"),
        Condition().withType("StringLike").withConditionKey("k").withValues("b", "c"),
        Condition().withType("StringLike").withConditionKey("j").withValues(["d"]),
    ).toJson()
    assert '"Condition":{"StringLike":{"k":["a","b","c"],"j":["d"]}}' in written


def test_setters_replace_and_copy() -> None:
    actions: list[Action] = [S3Actions.GetObject]
    statement = allow()
    statement.setActions(actions)
    actions.append(S3Actions.PutObject)
    assert statement.getActions() == [S3Actions.GetObject]
    assert statement.withActions(actions).getActions() == actions
    statement.setPrincipals(Principal.All, Principal.AllUsers)
    statement.setPrincipals([Principal.AllServices])
    assert statement.getPrincipals() == [Principal("Service", "*")]
    statement.setEffect(Statement.Effect.Deny)
    assert str(statement.getEffect()) == "Deny"


def test_any_collection_is_spread() -> None:
    actions = {1: S3Actions.GetObject, 2: S3Actions.PutObject}
    assert allow().withActions(actions.values()).getActions() == [S3Actions.GetObject, S3Actions.PutObject]
    assert Policy().withStatements(allow() for _ in range(2)).toJson().count("Effect") == 2
    assert Condition().withValues(value for value in ("a", "b")).getValues() == ["a", "b"]


@pytest.mark.parametrize(
    ("setter", "given", "message"),
    [
        ("Actions", "s3:GetObject", "withActions takes actions, such as S3Actions.GetObject, not str"),
        ("Actions", ["s3:GetObject"], "withActions takes actions"),
        ("Resources", "arn:aws:s3:::b", r"withResources takes resources, such as Resource\(arn\), not str"),
        ("Principals", "123456789012", r"withPrincipals takes principals, such as Principal\(account\), not str"),
        ("Conditions", "aws:SourceIp", "withConditions takes conditions, not str"),
    ],
)
def test_a_part_that_could_not_be_written_is_refused_at_once(setter: str, given: Any, message: str) -> None:
    statement = allow()
    with pytest.raises(IllegalArgumentException, match=message):
        getattr(statement, f"with{setter}")(given)
    with pytest.raises(IllegalArgumentException, match=message):
        getattr(statement, f"set{setter}")([given] if isinstance(given, str) else given)


@pytest.mark.parametrize("given", [5, None, [1, 2], True])
def test_the_values_of_a_condition_are_text(given: Any) -> None:
    with pytest.raises(IllegalArgumentException, match="withValues takes texts, not"):
        Condition().withValues(given)


def test_the_id_of_a_resource_is_text() -> None:
    arn: Any = None
    with pytest.raises(IllegalArgumentException, match="must be text"):
        Resource(arn)


def test_a_policy_takes_statements() -> None:
    given: Any = "Allow"
    with pytest.raises(IllegalArgumentException, match="withStatements takes statements, not str"):
        Policy().withStatements(given)


def test_an_action_of_ones_own_will_do() -> None:
    class Mine:
        def getActionName(self) -> str:
            return "mine:Do"

    assert '"Action":["mine:Do"]' in Policy().withStatements(allow().withActions(Mine())).toJson()


def test_lists_changed_afterwards_are_checked_when_written() -> None:
    statement = allow().withResources(Resource("a"))
    resources = statement.getResources()
    assert resources is not None
    resources.append(Resource("b").withIsNotType(True))
    with pytest.raises(IllegalArgumentException, match="NotResource and a Resource"):
        Policy("p", [statement]).toJson()


def test_principals() -> None:
    assert Principal("1111-2222") == Principal("AWS", "11112222")
    assert Principal(Principal.WebIdentityProviders.Google) == Principal("Federated", "accounts.google.com")
    assert Principal.AllWebProviders.getId() == "*"
    assert Principal("AWS", "a").equals(Principal("a"))
    assert Principal("a").hashCode() == hash(Principal("a"))
    assert Principal("a") != Principal("a").butNot()
    assert Services.fromString("EC2.amazonaws.com") is Services.AmazonEC2
    assert Services.fromString(None) is Services.fromString("x") is None
    assert Principal.WebIdentityProviders.fromString("graph.facebook.com") is Principal.WebIdentityProviders.Facebook
    with pytest.raises(IllegalArgumentException, match="cannot be null"):
        Principal("AWS", None)


def test_parts_are_equal_by_value_and_show_what_they_say() -> None:
    one, two = (Policy("p", [allow().withActions(S3Actions.GetObject).withResources(Resource("r"))]) for _ in "ab")
    assert one == two
    assert hash(one) == hash(two)
    two.getStatements()[0].setId("other")
    assert one != two
    assert "'r'" in repr(one)
    assert Resource("x") != Resource("x").withIsNotType(True)


def test_resources_of_other_partitions() -> None:
    assert S3BucketResource("aws-cn", "b").getId() == "arn:aws-cn:s3:::b"
    assert S3ObjectResource("aws-cn", "b", "k").getId() == "arn:aws-cn:s3:::b/k"


def test_actions_have_javas_names() -> None:
    assert isinstance(S3Actions.ListBuckets, Action)
    assert S3Actions.ListBuckets.getActionName() == "s3:ListAllMyBuckets"
    assert KMSActions.AllKMSActions.getActionName() == "kms:*"
    assert KMSActions.ReEncrypt.getActionName() == "kms:ReEncrypt"
    assert STSActions.AssumeRole.getActionName() == STS.AssumeRole.getActionName()
    assert STS.GetSessionToken.isNotType() is False
    assert str(STS.GetSessionToken) == STS.GetSessionToken.toString() == "GetSessionToken"


def test_a_policy_is_written_without_loading_json() -> None:
    program = (
        "import sys\n"
        "from sts_sdk.auth.policy import Policy, Statement\n"
        "Policy().withStatements(Statement(Statement.Effect.Allow)).toJson()\n"
        "assert 'json' not in sys.modules and 'requests' not in sys.modules\n"
        "Policy.fromJson('{}')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=30)


def test_a_policy_has_an_id_and_a_version() -> None:
    policy = Policy().withId("p")
    assert (policy.getId(), policy.getVersion()) == ("p", "2012-10-17")
    policy.setId(None)
    assert policy.toJson() == Policy().toJson()


def test_enums_give_javas_text() -> None:
    assert Services.AmazonEC2.getServiceId() == "ec2.amazonaws.com"
    assert Principal.WebIdentityProviders.Amazon.getWebIdentityProvider() == "www.amazon.com"
    assert f"{Services.AmazonEC2} {Principal.WebIdentityProviders.Amazon}" == "AmazonEC2 Amazon"
    assert f"{Strings.StringLike} {Strings.StringLike.toString()}" == "StringLike StringLike"


def test_an_address_range_is_needed() -> None:
    with pytest.raises(IllegalArgumentException, match="cannot be null"):
        IpAddressCondition(IpAddressCondition.IpAddressComparisonType.IpAddress)


@pytest.mark.parametrize("effect", ["Allow", None, "allow"])
def test_an_effect_is_one_of_two(effect: Any) -> None:
    with pytest.raises(IllegalArgumentException, match=r"it must be Statement\.Effect\.Allow or \.Deny"):
        Statement(effect)
    statement = allow()
    with pytest.raises(IllegalArgumentException):
        statement.setEffect(effect)
    assert statement.getEffect() is Statement.Effect.Allow


@pytest.mark.parametrize(
    "given", ["StringLike", None, Statement.Effect.Allow, DateCondition.DateComparisonType.DateEquals]
)
def test_a_comparison_of_another_kind_is_refused_by_name(given: Any) -> None:
    with pytest.raises(IllegalArgumentException, match=r"must be a StringCondition\.String.*, such as \w+, not"):
        StringCondition(given, "s3:prefix", "home/*")


def test_the_other_conditions_look_at_their_comparison_too() -> None:
    now = datetime(2030, 1, 2, tzinfo=UTC)
    for make in (
        lambda given: ArnCondition(given, "aws:SourceArn", "arn:*"),
        lambda given: DateCondition(given, now),
        lambda given: IpAddressCondition(given, "192.0.2.0/24"),
        lambda given: NumericCondition(given, "s3:max-keys", "10"),
    ):
        with pytest.raises(IllegalArgumentException, match="ComparisonType, such as "):
            make("StringLike")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="not NoneType"):
        DateCondition(DateCondition.DateComparisonType.DateEquals, None)
