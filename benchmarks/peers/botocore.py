"""botocore without boto3 on top."""

import botocore.session

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def client(url):
    session = botocore.session.get_session()
    return session.create_client(
        "sts", region_name="us-east-1", endpoint_url=url, aws_access_key_id=KEY, aws_secret_access_key=SECRET
    )


def call(client):
    return client.get_session_token(DurationSeconds=7200)["Credentials"]


def _request():
    from botocore.awsrequest import AWSRequest

    headers = {
        "User-Agent": "bench",
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        "amz-sdk-invocation-id": "a5b0c1e2-0000-4000-8000-000000000000",
        "amz-sdk-request": "attempt=1",
    }
    body = b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"
    return AWSRequest("POST", "https://sts.us-east-1.amazonaws.com/", headers, body)


def signer():
    from botocore.auth import SigV4Auth
    from botocore.credentials import Credentials

    auth = SigV4Auth(Credentials(KEY, SECRET), "sts", "us-east-1")
    return lambda: auth.add_auth(_request())


def request_signer():
    from botocore.auth import SigV4Auth
    from botocore.credentials import Credentials

    auth, request = SigV4Auth(Credentials(KEY, SECRET), "sts", "us-east-1"), _request()
    return lambda: auth.add_auth(request)


def fresh_signer():
    from botocore.auth import SigV4Auth
    from botocore.credentials import Credentials

    return lambda i: SigV4Auth(Credentials(KEY, f"{SECRET}{i}"), "sts", "us-east-1").add_auth(_request())


def _renewed():
    return {"access_key": KEY, "secret_key": SECRET, "token": "token", "expiry_time": "2099-01-01T12:00:00Z"}


def provider(_url):
    from botocore.credentials import RefreshableCredentials

    made = RefreshableCredentials.create_from_metadata(_renewed(), _renewed, "bench")
    return made.get_frozen_credentials


def chain():
    return botocore.session.Session().get_credentials().get_frozen_credentials()


def decoder(action):
    from botocore.parsers import create_parser

    operation = botocore.session.Session().get_service_model("sts").operation_model(action)
    parser = create_parser("query")
    return lambda body: parser.parse({"status_code": 200, "headers": {}, "body": body}, operation.output_shape)
