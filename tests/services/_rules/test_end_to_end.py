"""Six services from end to end, as Java programs use them, against a server that another project wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[[Any], Any]


def test_sqs(built: Build) -> None:
    """
    AmazonSQS sqs = AmazonSQSClientBuilder.standard().withCredentials(session).withRegion("us-east-1").build();
    String url = sqs.createQueue(
        new CreateQueueRequest("orders").addAttributesEntry("DelaySeconds", "0")).getQueueUrl();
    sqs.sendMessage(new SendMessageRequest(url, "one").addMessageAttributesEntry("kind",
        new MessageAttributeValue().withDataType("String").withStringValue("order")));
    sqs.sendMessageBatch(url, Arrays.asList(new SendMessageBatchRequestEntry("a", "two"), ...));
    for (Message m : sqs.receiveMessage(new ReceiveMessageRequest(url).withMaxNumberOfMessages(10)
            .withMessageAttributeNames("All")).getMessages()) {
        sqs.deleteMessage(url, m.getReceiptHandle());
    }
    try { sqs.getQueueUrl("none"); } catch (QueueDoesNotExistException e) { ... }
    """
    from sts_sdk.services.sqs import AmazonSQSClientBuilder
    from sts_sdk.services.sqs.model import (
        CreateQueueRequest,
        MessageAttributeValue,
        QueueDoesNotExistException,
        ReceiveMessageRequest,
        SendMessageBatchRequestEntry,
        SendMessageRequest,
    )

    sqs = built(AmazonSQSClientBuilder)
    url = sqs.createQueue(CreateQueueRequest("orders").addAttributesEntry("DelaySeconds", "0")).getQueueUrl()
    kind = MessageAttributeValue().withDataType("String").withStringValue("order")
    sent = sqs.sendMessage(SendMessageRequest(url, "one").addMessageAttributesEntry("kind", kind))
    batch = sqs.sendMessageBatch(
        url,
        [SendMessageBatchRequestEntry("a", "two"), SendMessageBatchRequestEntry().withId("b").withMessageBody("three")],
    )
    request = ReceiveMessageRequest(url).withMaxNumberOfMessages(10).withMessageAttributeNames("All")
    messages = sqs.receiveMessage(request).getMessages()
    for message in messages:
        sqs.deleteMessage(url, message.getReceiptHandle())

    assert sent.getMessageId() in {message.getMessageId() for message in messages}
    assert [entry.getId() for entry in batch.getSuccessful()] == ["a", "b"]
    assert batch.getFailed() == []
    assert {message.getBody() for message in messages} == {"one", "two", "three"}
    (first,) = [message for message in messages if message.getBody() == "one"]
    assert first.getMessageAttributes()["kind"].getStringValue() == "order"
    assert sqs.receiveMessage(url).getMessages() == []
    assert sqs.listQueues("ord").getQueueUrls() == [url]
    with pytest.raises(QueueDoesNotExistException) as missing:
        sqs.getQueueUrl("none")
    assert missing.value.getErrorCode() == "AWS.SimpleQueueService.NonExistentQueue"


def test_sns(built: Build) -> None:
    """
    AmazonSNS sns = AmazonSNSClientBuilder.standard().withCredentials(session).build();
    String topic = sns.createTopic("news").getTopicArn();
    sns.subscribe(topic, "sqs", queueArn);
    sns.publish(topic, "hello", "a subject");
    String token = null;
    do { ListTopicsResult page = sns.listTopics(token); ...; token = page.getNextToken(); } while (token != null);
    """
    from sts_sdk.services.sns import AmazonSNSClientBuilder
    from sts_sdk.services.sns.model import NotFoundException, PublishRequest
    from sts_sdk.services.sqs import AmazonSQSClientBuilder

    sns, sqs = built(AmazonSNSClientBuilder), built(AmazonSQSClientBuilder)
    url = sqs.createQueue("news").getQueueUrl()
    arn = sqs.getQueueAttributes(url, ["QueueArn"]).getAttributes()["QueueArn"]
    topics = [sns.createTopic(f"news-{number}").getTopicArn() for number in range(120)]
    subscription = sns.subscribe(topics[0], "sqs", arn).getSubscriptionArn()
    published = sns.publish(topics[0], "hello", "a subject")

    assert json.loads(sqs.receiveMessage(url).getMessages()[0].getBody())["Message"] == "hello"
    assert published.getMessageId()
    assert sns.getSubscriptionAttributes(subscription).getAttributes()["Endpoint"] == arn
    found, page = [], sns.listTopics()
    found += page.getTopics()
    while page.getNextToken() is not None:
        page = sns.listTopics(page.getNextToken())
        found += page.getTopics()
    assert sorted(topic.getTopicArn() for topic in found) == sorted(topics)
    with pytest.raises(NotFoundException) as missing:
        sns.publish(PublishRequest(f"{topics[0]}-none", "x"))
    assert missing.value.getErrorCode() == "NotFound"
    assert missing.value.getServiceName() == "AmazonSNS"


def test_dynamodb(built: Build) -> None:
    """
    AmazonDynamoDB dynamo = AmazonDynamoDBClientBuilder.standard().withCredentials(session).build();
    dynamo.createTable(Arrays.asList(new AttributeDefinition("id", ScalarAttributeType.S)), "music",
        Arrays.asList(new KeySchemaElement("id", KeyType.HASH)), new ProvisionedThroughput(1L, 1L));
    dynamo.putItem("music", item);
    Map<String, AttributeValue> found =
        dynamo.getItem("music", Collections.singletonMap("id", new AttributeValue("1"))).getItem();
    dynamo.listTables("music"); dynamo.listTables(5);
    """
    from sts_sdk.services.dynamodbv2 import AmazonDynamoDBClientBuilder
    from sts_sdk.services.dynamodbv2.model import (
        AttributeDefinition,
        AttributeValue,
        ConditionalCheckFailedException,
        GetItemRequest,
        KeySchemaElement,
        KeyType,
        ProvisionedThroughput,
        PutItemRequest,
        QueryRequest,
        ResourceNotFoundException,
        ReturnValue,
        ScalarAttributeType,
    )

    dynamo = built(AmazonDynamoDBClientBuilder)
    described = dynamo.createTable(
        [AttributeDefinition("id", ScalarAttributeType.S)],
        "music",
        [KeySchemaElement("id", KeyType.HASH)],
        ProvisionedThroughput(1, 1),
    ).getTableDescription()
    item = {
        "id": AttributeValue("1"),
        "plays": AttributeValue().withN("1.50"),
        "cover": AttributeValue().withB(b"\x00\x01"),
        "tags": AttributeValue(["a", "b"]),
        "live": AttributeValue().withBOOL(False),
        "none": AttributeValue(nULLValue=True),
        "list": AttributeValue().withL(AttributeValue("x"), AttributeValue().withL([])),
        "map": AttributeValue().addMEntry("k", AttributeValue("v")).addMEntry("empty", AttributeValue().withM({})),
    }
    dynamo.putItem("music", item)
    found = dynamo.getItem("music", {"id": AttributeValue("1")}).getItem()

    assert described.getCreationDateTime().tzinfo is not None
    assert found == item
    assert found["live"].isBOOL() is False
    assert found["tags"].getL() is None
    assert found["map"].getM()["empty"].getM() == {}
    assert (
        dynamo.getItem(GetItemRequest().withTableName("music").withKey(("id", AttributeValue("2")))).getItem() is None
    )
    assert dynamo.putItem("music", item, ReturnValue.ALL_OLD.toString()).getAttributes() == item
    query = (
        QueryRequest("music")
        .withKeyConditionExpression("id = :i")
        .addExpressionAttributeValuesEntry(":i", AttributeValue("1"))
    )
    assert dynamo.query(query).getCount() == 1
    assert dynamo.listTables("music").getTableNames() == []
    assert dynamo.listTables(5).getTableNames() == ["music"]
    with pytest.raises(ConditionalCheckFailedException):
        dynamo.putItem(PutItemRequest("music", item).withConditionExpression("attribute_not_exists(id)"))
    with pytest.raises(ResourceNotFoundException) as missing:
        dynamo.describeTable("none")
    assert missing.value.getServiceName() == "AmazonDynamoDBv2"


def test_secretsmanager(built: Build) -> None:
    """
    AWSSecretsManager secrets = AWSSecretsManagerClientBuilder.standard().withCredentials(session).build();
    secrets.createSecret(new CreateSecretRequest().withName("db").withSecretString("hush").withTags(new Tag()...));
    String value = secrets.getSecretValue(new GetSecretValueRequest().withSecretId("db")).getSecretString();
    """
    from sts_sdk.services.secretsmanager import AWSSecretsManagerClientBuilder
    from sts_sdk.services.secretsmanager.model import (
        CreateSecretRequest,
        GetSecretValueRequest,
        ListSecretsRequest,
        ResourceNotFoundException,
        Tag,
    )

    secrets = built(AWSSecretsManagerClientBuilder)
    request = CreateSecretRequest().withName("db").withSecretString("hush").withTags(Tag().withKey("k").withValue("v"))
    created = secrets.createSecret(request)
    value = secrets.getSecretValue(GetSecretValueRequest().withSecretId("db"))
    binary = secrets.createSecret(CreateSecretRequest(name="raw", secretBinary=bytearray(b"\x00\xff")))

    assert "hush" not in f"{request} {request!r} {value} {value!r}"
    assert value.getSecretString() == "hush"
    assert value.getARN() == created.getARN()
    assert secrets.getSecretValue(GetSecretValueRequest(secretId=binary.getARN())).getSecretBinary() == b"\x00\xff"
    assert [each.getName() for each in secrets.listSecrets(ListSecretsRequest()).getSecretList()] == ["db", "raw"]
    with pytest.raises(ResourceNotFoundException):
        secrets.getSecretValue(GetSecretValueRequest().withSecretId("none"))


def test_ssm(built: Build) -> None:
    """
    AWSSimpleSystemsManagement ssm =
        AWSSimpleSystemsManagementClientBuilder.standard().withCredentials(session).build();
    ssm.putParameter(new PutParameterRequest().withName("/app/a").withValue("1").withType(ParameterType.String));
    ssm.getParametersByPath(new GetParametersByPathRequest().withPath("/app").withRecursive(true)).getParameters();
    """
    from sts_sdk.services.simplesystemsmanagement import AWSSimpleSystemsManagementClientBuilder
    from sts_sdk.services.simplesystemsmanagement.model import (
        GetParameterRequest,
        GetParametersByPathRequest,
        ParameterNotFoundException,
        ParameterType,
        PutParameterRequest,
    )

    ssm = built(AWSSimpleSystemsManagementClientBuilder)
    for name, kind in (("/app/a", ParameterType.String), ("/app/b", "SecureString")):
        ssm.putParameter(PutParameterRequest().withName(name).withValue("1").withType(kind))
    page = ssm.getParametersByPath(
        GetParametersByPathRequest().withPath("/app").withRecursive(True).withWithDecryption(True)
    )

    assert [each.getName() for each in page.getParameters()] == ["/app/a", "/app/b"]
    assert page.getNextToken() is None
    assert ssm.getParameter(GetParameterRequest().withName("/app/a")).getParameter().getVersion() == 1
    with pytest.raises(ParameterNotFoundException):
        ssm.getParameter(GetParameterRequest().withName("/none"))


def test_kms(built: Build) -> None:
    """
    AWSKMS kms = AWSKMSClientBuilder.standard().withCredentials(session).build();
    String id = kms.createKey().getKeyMetadata().getKeyId();
    ByteBuffer sealed = kms.encrypt(new EncryptRequest().withKeyId(id).withPlaintext(text)).getCiphertextBlob();
    kms.decrypt(new DecryptRequest().withCiphertextBlob(sealed)).getPlaintext();
    """
    from sts_sdk.services.kms import AWSKMSClientBuilder
    from sts_sdk.services.kms.model import DecryptRequest, EncryptRequest, GenerateDataKeyRequest, NotFoundException

    kms = built(AWSKMSClientBuilder)
    key = kms.createKey().getKeyMetadata()
    sealed = kms.encrypt(
        EncryptRequest().withKeyId(key.getKeyId()).withPlaintext(memoryview(b"text"))
    ).getCiphertextBlob()
    data_key = kms.generateDataKey(GenerateDataKeyRequest().withKeyId(key.getKeyId()).withKeySpec("AES_256"))

    assert key.isEnabled() is True
    assert kms.decrypt(DecryptRequest().withCiphertextBlob(sealed)).getPlaintext() == b"text"
    assert len(data_key.getPlaintext()) == 32
    assert str(data_key.getPlaintext()) not in str(data_key)
    assert kms.listAliases().getAliases() is not None
    with pytest.raises(NotFoundException):
        kms.encrypt(EncryptRequest().withKeyId("11111111-2222-3333-4444-555555555555").withPlaintext(b"x"))
