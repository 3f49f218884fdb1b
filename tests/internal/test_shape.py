"""What all model classes can do, by the recorded facts of Java."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.internal._shape import REDACTED
from sts_sdk.services.securitytoken.model import (
    AssumedRoleUser,
    AssumeRoleRequest,
    AssumeRoleResult,
    AssumeRoleWithSAMLRequest,
    AssumeRoleWithWebIdentityResult,
    Credentials,
    DecodeAuthorizationMessageRequest,
    FederatedUser,
    GetAccessKeyInfoResult,
    GetCallerIdentityRequest,
    GetFederationTokenRequest,
    GetFederationTokenResult,
    GetSessionTokenRequest,
    GetSessionTokenResult,
    GetWebIdentityTokenRequest,
    PolicyDescriptorType,
    Tag,
    TransactionContext,
    WebIdentityTokenSubjectModeType,
)
from support.recorded import cases, difference

CREDENTIALS = Credentials("AKID", "SECRET", "TOKEN", datetime(1970, 1, 1, tzinfo=UTC))
FULL_ROLE = AssumeRoleRequest(
    roleArn="arn:r", roleSessionName="s", policyArns=[PolicyDescriptorType(arn="arn:p")], policy="{}",
    durationSeconds=900, tags=[Tag(key="k", value="v")], transitiveTagKeys=["k"], externalId="e", serialNumber="sn",
    tokenCode="123456", sourceIdentity="si",
)  # fmt: skip

# The objects whose texts were recorded.
OBJECTS: dict[str, Any] = {
    "str-001-AssumeRoleRequest-full": FULL_ROLE,
    "str-003-AssumeRoleWithSAMLRequest": AssumeRoleWithSAMLRequest(
        roleArn="r",
        principalArn="p",
        sAMLAssertion="secret-assertion",
        policyArns=[PolicyDescriptorType(arn="a")],
        policy="{}",
        durationSeconds=1,
    ),
    "str-005-DecodeAuthorizationMessageRequest": DecodeAuthorizationMessageRequest(encodedMessage="m"),
    "str-007-GetCallerIdentityRequest": GetCallerIdentityRequest(),
    "str-009-GetSessionTokenRequest-full": GetSessionTokenRequest(
        durationSeconds=7200, serialNumber="sn", tokenCode="123456"
    ),
    "str-011-GetSessionTokenRequest-last-missing": GetSessionTokenRequest(durationSeconds=7200, serialNumber="sn"),
    "str-013-Credentials": CREDENTIALS,
    "str-015-GetSessionTokenResult": GetSessionTokenResult(credentials=CREDENTIALS),
    "str-017-AssumeRoleResult": AssumeRoleResult(
        credentials=CREDENTIALS,
        assumedRoleUser=AssumedRoleUser(assumedRoleId="i", arn="a"),
        packedPolicySize=6,
        sourceIdentity="x",
    ),
    "str-019-AssumeRoleWithWebIdentityResult": AssumeRoleWithWebIdentityResult(provider="p", audience="a"),
    "str-021-GetFederationTokenResult": GetFederationTokenResult(
        federatedUser=FederatedUser("i", "a"), packedPolicySize=1
    ),
    "str-023-GetAccessKeyInfoResult": GetAccessKeyInfoResult(account="1"),
    "str-025-Tag-null-value": Tag(key="k"),
}
SECRETS = ("SECRET", "TOKEN", "secret-assertion", "123456")


def masked(java: str) -> str:
    """Java's text as it is here: secrets masked, no comma behind the last member."""
    for secret in SECRETS:
        java = java.replace(f": {secret}", f": {REDACTED}")
    return java.replace(",}", "}")


@pytest.mark.parametrize("case", cases("tostring", lambda case: case["id"] in OBJECTS))
def test_the_text_is_java_s_with_secrets_masked(case: dict[str, Any]) -> None:
    value = OBJECTS[case["id"]]

    assert value.toString() == str(value) == masked(case["value"])
    assert (value.toString() == case["value"]) == (difference(case) is None)
    assert repr(value) == f"{type(value).__name__}({value})"


def by_name(name: str) -> list[Any]:
    return cases("tostring", lambda case: case["id"].endswith(name))


@pytest.mark.parametrize("case", by_name("withTags-appends"))
def test_single_values_are_appended(case: dict[str, Any]) -> None:
    request = AssumeRoleRequest().withTags(Tag(key="a")).withTags(Tag(key="b"))

    assert f"[{', '.join(map(str, request.getTags() or ()))}]" == masked(case["value"])


@pytest.mark.parametrize("case", by_name("withTransitiveTagKeys-appends"))
def test_single_texts_are_appended(case: dict[str, Any]) -> None:
    request = AssumeRoleRequest().withTransitiveTagKeys("a").withTransitiveTagKeys("b", "c")

    assert f"[{', '.join(request.getTransitiveTagKeys() or ())}]" == case["value"]


@pytest.mark.parametrize("case", by_name("setTags-null-clears"))
def test_none_clears_a_list(case: dict[str, Any]) -> None:
    request = AssumeRoleRequest(tags=[Tag(key="a")])
    request.setTags(None)

    assert request.getTags() is case["value"]


@pytest.mark.parametrize("case", by_name("setTags-copies"))
def test_a_setter_copies_the_list(case: dict[str, Any]) -> None:
    tags = [Tag(key="a")]
    request = AssumeRoleRequest()
    request.setTags(tags)
    tags.append(Tag(key="b"))

    assert len(request.getTags() or ()) == case["value"]


@pytest.mark.parametrize("case", by_name("getTags-live"))
def test_a_getter_gives_the_list_itself(case: dict[str, Any]) -> None:
    request = AssumeRoleRequest(tags=[Tag(key="a")])
    tags = request.getTags()
    assert tags is not None
    tags.append(Tag(key="b"))

    assert len(request.getTags() or ()) == case["value"]


@pytest.mark.parametrize("case", by_name("withTags-null-array"))
def test_none_as_the_only_value_clears(case: dict[str, Any]) -> None:
    assert "NullPointerException" in case["threw"]["class"]
    assert AssumeRoleRequest(tags=[Tag()]).withTags(None).getTags() is None


def test_withers_replace_by_a_collection_and_start_an_empty_list() -> None:
    request = AssumeRoleRequest(tags=[Tag(key="a")])

    assert request.withTags(Tag(key=key) for key in "bc").getTags() == [Tag(key="b"), Tag(key="c")]
    assert request.withTags([]).getTags() == []
    assert AssumeRoleRequest().withTags().getTags() == []
    assert AssumeRoleRequest().withTransitiveTagKeys("ab").getTransitiveTagKeys() == ["ab"]


@pytest.mark.parametrize("case", by_name("equals-requests"))
def test_equality_follows_the_members(case: dict[str, Any]) -> None:
    request = GetSessionTokenRequest(durationSeconds=900)
    same = GetSessionTokenRequest().withDurationSeconds(900)

    assert [
        request.equals(same),
        request.hashCode() == same.hashCode(),
        request.equals(GetSessionTokenRequest(durationSeconds=901)),
        request.equals(None),
        request.equals("x"),
    ] == case["value"]


@pytest.mark.parametrize("case", by_name("equals-ignores-base"))
def test_equality_ignores_the_settings_of_the_call(case: dict[str, Any]) -> None:
    request = GetSessionTokenRequest().withSdkRequestTimeout(5)
    request.putCustomRequestHeader("a", "b")

    assert request.equals(GetSessionTokenRequest()) is case["value"]
    assert hash(request) == hash(GetSessionTokenRequest())


@pytest.mark.parametrize("case", by_name("hashCode-values"))
def test_hash_codes_are_those_of_python(case: dict[str, Any]) -> None:
    values = [
        GetSessionTokenRequest(), GetSessionTokenRequest(durationSeconds=7200), Tag(), Tag(key="k", value="v"),
        AssumeRoleRequest(),
    ]  # fmt: skip

    assert [value.hashCode() for value in values] == [hash(copy.copy(value)) for value in values]
    assert len({value.hashCode() for value in values}) == len(case["value"])


@pytest.mark.parametrize("case", by_name("GetFederationTokenRequest-constructor"))
def test_the_constructor_with_a_name(case: dict[str, Any]) -> None:
    assert GetFederationTokenRequest("n").getName() == case["value"]


def test_a_clone_has_lists_of_its_own() -> None:
    clone = FULL_ROLE.clone()
    tags = clone.getTags()
    assert clone == FULL_ROLE
    assert tags is not None

    tags.append(Tag(key="other"))

    assert FULL_ROLE.getTags() == [Tag(key="k", value="v")]
    assert clone != FULL_ROLE


@pytest.mark.parametrize("value", [*OBJECTS.values(), TransactionContext(identityProvider={"a": "b"})])
def test_values_survive_copies_and_pickles(value: Any) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), value.clone(), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert hash(other) == hash(value)
        assert other is not value


def test_values_of_different_classes_are_not_equal() -> None:
    assert AssumedRoleUser() != FederatedUser()
    assert GetCallerIdentityRequest() != "x"


def test_a_map_grows_by_single_entries() -> None:
    context = TransactionContext().addIdentityProviderEntry("a", "1").addIdentityProviderEntry("b", "2")
    assert context.getIdentityProvider() == {"a": "1", "b": "2"}
    with pytest.raises(IllegalArgumentException, match="Duplicated keys"):
        context.addIdentityProviderEntry("a", "3")

    assert context.clearIdentityProviderEntries().getIdentityProvider() is None
    assert "1" not in repr(TransactionContext(identityProvider={"a": "1"}))


def test_an_enum_and_its_text_are_the_same_to_a_setter() -> None:
    mode = WebIdentityTokenSubjectModeType.AWSIdentity
    request = GetWebIdentityTokenRequest(subjectMode=mode)

    assert request.getSubjectMode() == "AWSIdentity" == str(mode)
    assert request == GetWebIdentityTokenRequest().withSubjectMode("AWSIdentity")
    assert WebIdentityTokenSubjectModeType.fromValue("OriginIdentity").toString() == "OriginIdentity"


@pytest.mark.parametrize("text", ["", None, "nobody"])
def test_an_unknown_enum_text_is_refused(text: str | None) -> None:
    with pytest.raises(IllegalArgumentException):
        WebIdentityTokenSubjectModeType.fromValue(text)
