"""Requests, results and structures that are made by rule: what Java's can do, and what Python people expect."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from sts_sdk._exceptions import IllegalArgumentException
from support.services import class_of


def of(path: str) -> Any:
    service, _, name = path.partition(".")
    return class_of(service, f"model.{name}")


def test_keywords_setters_and_positions_make_the_same_request() -> None:
    SendMessageRequest = of("sqs.SendMessageRequest")
    one = SendMessageRequest(queueUrl="url", messageBody="body", delaySeconds=3)
    two = SendMessageRequest("url", "body").withDelaySeconds(3)
    three = SendMessageRequest()
    three.setQueueUrl("url")
    three.setMessageBody("body")
    three.setDelaySeconds(3)

    assert one == two == three
    assert hash(one) == hash(two)
    assert one != SendMessageRequest("url", "other")
    assert one != "url"


def test_an_unknown_keyword_is_refused_with_the_members() -> None:
    with pytest.raises(
        TypeError, match="SendMessageRequest has no member 'body'; its members are: queueUrl, messageBody"
    ):
        of("sqs.SendMessageRequest")(body="x")


def test_arguments_that_fit_no_constructor_are_refused_with_those_that_do() -> None:
    with pytest.raises(TypeError, match=r"does not take \(int\); by position it takes \(String queueUrl, String mess"):
        of("sqs.SendMessageRequest")(5)


def test_constructors_that_differ_by_type_only() -> None:
    AttributeValue, ListTablesRequest = of("dynamodbv2.AttributeValue"), of("dynamodbv2.ListTablesRequest")
    assert AttributeValue("x").getS() == "x"
    assert AttributeValue(["x"]).getSS() == ["x"]
    assert ListTablesRequest("x").getExclusiveStartTableName() == "x"
    assert of("dynamodbv2.KeySchemaElement")("id", of("dynamodbv2.KeyType").HASH).getKeyType() == "HASH"


def test_words_of_python_s_as_keywords() -> None:
    assert of("dynamodbv2.AttributeValue")(nULLValue=True).isNULL() is True
    request = of("simpleemail.SendRawEmailRequest")(source="a", destinations=["b"])
    assert request.getDestinations() == ["b"]


def test_lists_that_are_absent() -> None:
    """Empty where Java makes them, so that a program can fill them; None elsewhere."""
    received = of("sqs.ReceiveMessageRequest")()
    received.getAttributeNames().append("All")
    assert received.getAttributeNames() == ["All"]
    received.setAttributeNames(None)
    assert received.getAttributeNames() == []
    assert of("secretsmanager.CreateSecretRequest")().getTags() is None
    assert received.clone() == received


def test_a_list_of_the_program_is_copied_and_appended_to() -> None:
    texts = ["a"]
    request = of("secretsmanager.TagResourceRequest")().withTags(
        *(of("secretsmanager.Tag")(key=text) for text in texts)
    )
    assert len(request.withTags(of("secretsmanager.Tag")(key="b")).getTags()) == 2
    assert len(request.withTags([of("secretsmanager.Tag")(key="c")]).getTags()) == 1


def test_maps() -> None:
    Key = of("dynamodbv2.AttributeValue")
    request = of("dynamodbv2.GetItemRequest")()
    assert request.getKey() is None
    assert request.withKey(("a", Key("1")), ("b", Key("2"))).getKey() == {"a": Key("1"), "b": Key("2")}
    assert request.clearKeyEntries().addKeyEntry("c", Key("3")).getKey() == {"c": Key("3")}
    with pytest.raises(IllegalArgumentException, match=r"Duplicated keys \(c\) are provided."):
        request.addKeyEntry("c", Key("4"))
    with pytest.raises(IllegalArgumentException, match="TableName takes one value, not 2"):
        request.setTableName("a", "b")


def test_constants_become_their_text() -> None:
    QueueAttributeName = of("sqs.QueueAttributeName")
    request = of("sqs.SetQueueAttributesRequest")().withAttributes({QueueAttributeName.DelaySeconds: "5"})
    assert request.getAttributes() == {"DelaySeconds": "5"}
    assert request.addAttributesEntry(QueueAttributeName.Policy, "p").getAttributes()["Policy"] == "p"
    assert of("sqs.ReceiveMessageRequest")().withAttributeNames(QueueAttributeName.All).getAttributeNames() == ["All"]


def test_enumerations() -> None:
    StandardUnit = of("cloudwatch.StandardUnit")
    assert StandardUnit["None"] is StandardUnit.None_
    assert StandardUnit.None_.toString() == "None"
    assert StandardUnit.valueOf("BytesSecond").toString() == "Bytes/Second"
    with pytest.raises(IllegalArgumentException, match="Cannot create enum from x value!"):
        StandardUnit.fromValue("x")


@pytest.mark.parametrize("given", [b"x", bytearray(b"x"), memoryview(b"x"), "x"])
def test_bytes(given: object) -> None:
    assert of("kms.EncryptRequest")(plaintext=given).getPlaintext() == b"x"


def test_copies_share_no_list() -> None:
    request = of("sns.PublishRequest")("topic", "text").addMessageAttributesEntry(
        "k", of("sns.MessageAttributeValue")()
    )
    for twin in (request.clone(), copy.copy(request), pickle.loads(pickle.dumps(request))):
        assert twin == request
        twin.clearMessageAttributesEntries()
        assert twin != request


def test_hash_of_nested_values() -> None:
    AttributeValue = of("dynamodbv2.AttributeValue")
    deep = AttributeValue().withL(AttributeValue().addMEntry("k", AttributeValue(["x"])))
    assert hash(deep) == hash(deep.clone())
    assert len({deep, deep.clone(), AttributeValue("x")}) == 2


def test_secrets_are_masked_wherever_the_model_or_their_name_says_so() -> None:
    texts = [
        str(of("secretsmanager.GetSecretValueResult")(secretString="hush", secretBinary=b"hush")),
        repr(of("kms.GenerateDataKeyResult")(plaintext=b"hush")),
        str(of("cognitoidentity.Credentials")(secretKey="hush", sessionToken="hush")),
        str(of("simplesystemsmanagement.Parameter")(value="hush")),
    ]
    assert all("hush" not in text and "Sensitive" in text for text in texts)


def test_structures_whose_name_ends_in_exception_are_none() -> None:
    assert not issubclass(of("dynamodbv2.FailureException"), Exception)
    assert of("dynamodbv2.FailureException")(exceptionName="x").getExceptionName() == "x"


def test_exceptions_take_a_message_and_have_members() -> None:
    error = of("dynamodbv2.TransactionCanceledException")("no").withCancellationReasons([])
    assert error.getErrorMessage() == "no"
    assert error.getCancellationReasons() == []
    assert isinstance(error, of("dynamodbv2.AmazonDynamoDBException"))
    assert not hasattr(error, "getmessage")
    assert pickle.loads(pickle.dumps(error)).getCancellationReasons() == []


def test_renamed_members_and_other_types() -> None:
    spend = of("budgets.Spend")(amount="1.5")
    assert spend.getAmount() == "1.5"
    assert of("sns.AddPermissionRequest")("t", "l", ["1"], ["Publish"]).getActionNames() == ["Publish"]
    assert of("gamelift.Credentials").__name__ == "Credentials"
    assert of("ec2.RunInstancesRequest")().withMonitoring(True).getMonitoring() is True


def test_times_are_kept_as_they_are_given() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert of("cloudwatch.GetMetricStatisticsRequest")().withStartTime(at).getStartTime() == at
