"""The floor: one script that signs and calls on http.client; nothing is checked, nothing tried again."""

import http.client
import threading
from datetime import UTC, datetime
from hashlib import sha256
from hmac import digest
from urllib.parse import urlencode
from xml.parsers.expat import ParserCreate

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
HOST = "sts.us-east-1.amazonaws.com"
BODY = b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=7200"
_keys = {}


def _key(secret, day):
    key = b"AWS4" + secret.encode()
    for step in (day, "us-east-1", "sts", "aws4_request"):
        key = digest(key, step.encode(), "sha256")
    return key


def signed(host, body, secret=SECRET):
    """The four headers of a signed form."""
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    day = at[:8]
    key = _keys.get((secret, day))
    if key is None:
        key = _key(secret, day)
        if secret is SECRET:
            _keys[secret, day] = key
    form = "application/x-www-form-urlencoded; charset=utf-8"
    names = "content-type;host;x-amz-date"
    canonical = (
        f"POST\n/\n\ncontent-type:{form}\nhost:{host}\nx-amz-date:{at}\n\n{names}\n{sha256(body).hexdigest()}".encode()
    )
    scope = f"{day}/us-east-1/sts/aws4_request"
    to_sign = f"AWS4-HMAC-SHA256\n{at}\n{scope}\n{sha256(canonical).hexdigest()}".encode()
    proof = digest(key, to_sign, "sha256").hex()
    authorization = f"AWS4-HMAC-SHA256 Credential={KEY}/{scope}, SignedHeaders={names}, Signature={proof}"
    return {"Host": host, "Content-Type": form, "X-Amz-Date": at, "Authorization": authorization}


def parsed(body):
    """Every element's text by its name."""
    found, text = {}, []
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda _name, _attributes: text.clear()
    parser.CharacterDataHandler = text.append
    parser.EndElementHandler = lambda name: found.__setitem__(name, "".join(text))
    parser.Parse(body, True)
    return found


def client(url):
    return threading.local(), url.partition("://")[2]


def call(client):
    local, host = client
    connection = getattr(local, "connection", None)
    if connection is None:
        connection = local.connection = http.client.HTTPConnection(host)
    body = urlencode({"Action": "GetSessionToken", "Version": "2011-06-15", "DurationSeconds": 7200}).encode()
    connection.request("POST", "/", body, signed(host, body))
    return parsed(connection.getresponse().read())


def signer():
    return lambda: signed(HOST, BODY)


def fresh_signer():
    return lambda i: signed(HOST, BODY, f"{SECRET}{i}")


def provider(_url):
    held = (KEY, SECRET, "token"), float("inf")
    from time import monotonic

    return lambda: held[0] if monotonic() < held[1] else None


def chain():
    from os import environ

    return environ.get("AWS_ACCESS_KEY_ID") or _default_profile(environ["AWS_SHARED_CREDENTIALS_FILE"])


def _default_profile(path):
    keys, wanted = {}, False
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 -- a floor imports nothing
        for line in file:
            if line.startswith("["):
                wanted = line.strip() == "[default]"
            elif wanted:
                name, _, value = line.partition("=")
                keys[name.strip()] = value.strip()
    return keys


def decoder(_action):
    return parsed
