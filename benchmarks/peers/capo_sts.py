"""capo-sts, a client of its own HTTP stack."""

from capo_sts import STSClient

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def client(url):
    return STSClient(region="us-east-1", endpoint=url, credentials={"access_key": KEY, "secret_key": SECRET})


def call(client):
    return client.get_session_token(duration_seconds=7200)


def _signer(secret):
    from capo_sts import SigV4Signer, StaticAwsCredentialsProvider

    provider = StaticAwsCredentialsProvider({"access_key": KEY, "secret_key": secret})
    return SigV4Signer(provider, auth_scheme={"signingRegion": "us-east-1", "signingName": "sts"})


def _request():
    from pywhatwgurl import URL
    from zapros import Request

    headers = {"User-Agent": "bench", "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    body = b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"
    return Request(URL("https://sts.us-east-1.amazonaws.com/"), "POST", headers=headers, body=body)


def signer():
    signing = _signer(SECRET)
    return lambda: signing.sign(_request())


def fresh_signer():
    return lambda i: _signer(f"{SECRET}{i}").sign(_request())


def chain():
    from capo_sts._auth._providers import default_aws_credentials_chain
    from zapros import Client

    return default_aws_credentials_chain(Client()).resolve_identity()
