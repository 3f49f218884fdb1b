"""AWS's coming signers; for Python 3.12 and later."""

from io import BytesIO

from aws_sdk_signers import URI, AWSCredentialIdentity, AWSRequest, Field, Fields, SigV4Signer

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def _request():
    return AWSRequest(
        destination=URI(host="sts.us-east-1.amazonaws.com", scheme="https", path="/"),
        method="POST",
        body=BytesIO(b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"),
        fields=Fields([Field(name="Content-Type", values=["application/x-www-form-urlencoded; charset=utf-8"])]),
    )


def _sign(signing, secret):
    identity = AWSCredentialIdentity(access_key_id=KEY, secret_access_key=secret)
    return signing.sign(request=_request(), identity=identity, properties={"region": "us-east-1", "service": "sts"})


def signer():
    signing = SigV4Signer()
    return lambda: _sign(signing, SECRET)


def fresh_signer():
    signing = SigV4Signer()
    return lambda i: _sign(signing, f"{SECRET}{i}")
