"""requests with requests-auth-aws-sigv4."""

import xml.etree.ElementTree as ET

import requests
from requests_auth_aws_sigv4 import AWSSigV4

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
FORM = {"Action": "GetSessionToken", "Version": "2011-06-15", "DurationSeconds": "7200"}


def _auth(secret):
    return AWSSigV4("sts", region="us-east-1", aws_access_key_id=KEY, aws_secret_access_key=secret)


def client(url):
    session = requests.Session()
    session.auth = _auth(SECRET)
    return session, url


def call(client):
    session, url = client
    answer = session.post(url, data=FORM)
    answer.raise_for_status()
    return {element.tag.rpartition("}")[2]: element.text for element in ET.fromstring(answer.content).iter()}


def signer():
    auth = _auth(SECRET)
    return lambda: auth(_prepared())


def fresh_signer():
    return lambda i: _auth(f"{SECRET}{i}")(_prepared())


def _prepared():
    request = requests.PreparedRequest()
    request.method, request.url = "POST", "https://sts.us-east-1.amazonaws.com/"
    request.headers = requests.structures.CaseInsensitiveDict(
        {"User-Agent": "bench", "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    )
    request.body = "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"
    return request
