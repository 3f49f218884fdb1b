"""requests with requests-aws4auth: a session and a signature, the rest by hand."""

import xml.etree.ElementTree as ET

import requests
from requests_aws4auth import AWS4Auth

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
FORM = {"Action": "GetSessionToken", "Version": "2011-06-15", "DurationSeconds": "7200"}


def client(url):
    session = requests.Session()
    session.auth = AWS4Auth(KEY, SECRET, "us-east-1", "sts")
    return session, url


def call(client):
    session, url = client
    answer = session.post(url, data=FORM)
    answer.raise_for_status()
    return {element.tag.rpartition("}")[2]: element.text for element in ET.fromstring(answer.content).iter()}


def signer():
    auth = AWS4Auth(KEY, SECRET, "us-east-1", "sts")
    return lambda: auth(_prepared())


def fresh_signer():
    return lambda i: AWS4Auth(KEY, f"{SECRET}{i}", "us-east-1", "sts")(_prepared())


def _prepared():
    request = requests.PreparedRequest()
    request.method, request.url = "POST", "https://sts.us-east-1.amazonaws.com/"
    request.headers = requests.structures.CaseInsensitiveDict(
        {"User-Agent": "bench", "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    )
    request.body = "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"
    return request
