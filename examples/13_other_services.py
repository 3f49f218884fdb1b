"""Use one session in five services: a queue, a topic, a table, a secret, a key.

    python examples/13_other_services.py [--live]

In Java:

    AmazonSQS sqs = AmazonSQSClientBuilder.standard()
        .withRegion(region).withCredentials(session).build();
    String url = sqs.createQueue("example").getQueueUrl();
    sqs.sendMessage(new SendMessageRequest(url, "hello").withDelaySeconds(0));
    AmazonSNS sns = AmazonSNSClientBuilder.standard()
        .withRegion(region).withCredentials(session).build();
    String topic = sns.createTopic("example").getTopicArn();
    AmazonDynamoDB dynamo = AmazonDynamoDBClientBuilder.standard()
        .withRegion(region).withCredentials(session).build();
    List<String> tables = dynamo.listTables(10).getTableNames();
    AWSSecretsManager secrets = AWSSecretsManagerClientBuilder.standard()
        .withRegion(region).withCredentials(session).build();
    secrets.listSecrets(new ListSecretsRequest()).getSecretList();
    AWSKMS kms = AWSKMSClientBuilder.standard()
        .withRegion(region).withCredentials(session).build();
    kms.listKeys().getKeys();
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from _surroundings import run, say
from sts_sdk.services.dynamodbv2 import AmazonDynamoDBClientBuilder
from sts_sdk.services.kms import AWSKMSClientBuilder
from sts_sdk.services.secretsmanager import AWSSecretsManagerClientBuilder
from sts_sdk.services.secretsmanager.model import ListSecretsRequest
from sts_sdk.services.sns import AmazonSNSClientBuilder
from sts_sdk.services.sqs import AmazonSQSClientBuilder
from sts_sdk.services.sqs.model import QueueDoesNotExistException, SendMessageRequest

from sts_sdk import AwsClientBuilder
from sts_sdk.auth import STSSessionCredentialsProvider
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

if TYPE_CHECKING:
    from collections.abc import Generator

    from _surroundings import Surroundings

T = TypeVar("T")


def main(where: Surroundings) -> None:
    sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion(where.region).build()
    session = STSSessionCredentialsProvider(sts)

    with services(where) as endpoint:

        def client(builder: AwsClientBuilder[T]) -> T:
            builder.withCredentials(session)
            if endpoint is None:
                return builder.withRegion(where.region).build()
            at = AwsClientBuilder.EndpointConfiguration(endpoint, where.region)
            return builder.withEndpointConfiguration(at).build()

        sqs = client(AmazonSQSClientBuilder.standard())
        url = sqs.createQueue("example").getQueueUrl()
        sent = sqs.sendMessage(SendMessageRequest(url, "hello").withDelaySeconds(0))
        say("SQS took", sent.getMessageId())
        for message in sqs.receiveMessage(url or "").getMessages():
            say("SQS gave", message.getBody())
            sqs.deleteMessage(url, message.getReceiptHandle())
        sqs.deleteQueue(url)
        try:
            sqs.getQueueUrl("example")
        except QueueDoesNotExistException as gone:
            say("and now", gone.getErrorCode())
        topics = client(AmazonSNSClientBuilder.standard()).listTopics().getTopics()
        say("SNS", f"{len(topics)} topics")
        tables = client(AmazonDynamoDBClientBuilder.standard()).listTables(10)
        say("DynamoDB", f"{len(tables.getTableNames() or [])} tables")
        secrets = client(AWSSecretsManagerClientBuilder.standard())
        found = secrets.listSecrets(ListSecretsRequest()).getSecretList() or []
        say("Secrets", f"{len(found)} secrets")
        keys = client(AWSKMSClientBuilder.standard()).listKeys().getKeys()
        say("KMS", f"{len(keys)} keys")


@contextmanager
def services(where: Surroundings) -> Generator[str | None]:
    """Where the services answer: AWS, or a server of moto's on this machine."""
    if where.local is None:
        yield None
        return
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 -- the local stage

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request else
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


if __name__ == "__main__":
    run(main, __doc__)
