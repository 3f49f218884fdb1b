"""botocore's client of SQS, without boto3."""

from botocore.session import Session

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def client(url):
    session = Session()
    session.set_credentials(KEY, SECRET)
    return session.create_client("sqs", region_name="us-east-1", endpoint_url=url)


def call(client):
    return client.list_queues()
