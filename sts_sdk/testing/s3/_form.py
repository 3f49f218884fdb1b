"""Uploads by a browser's form (S3 POST): the form contains a signed policy that says what may be uploaded."""

from __future__ import annotations

import base64
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from typing import cast
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from botocore.auth import HmacV1Auth, S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from sts_sdk.testing._clock import Clock
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._signature import ALGORITHM
from sts_sdk.testing.iam._access_keys import AccessKeys
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.s3._authentication import key_owner, refuse_token_of_long_term
from sts_sdk.testing.s3._operations import method_not_allowed
from sts_sdk.testing.s3._reading import Reading, read_request, without_namespaces
from sts_sdk.testing.server._wire import Answer, Received

_UNCHECKED = ("policy", "x-amz-signature", "signature", "awsaccesskeyid", "file", "bucket")
_CREDENTIAL = "X-Amz-Credential"
_HEADER_FIELDS = ("cache-control", "content-disposition", "content-encoding", "content-type", "expires")
_SIGNATURE_FIELDS = ("x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-security-token", "x-amz-signature")


class Form:
    """A form as it was posted: its fields, by names in lower case, and its file.

    What stands after the file does not count. InvalidArgument if a field stands twice.
    """

    def __init__(self, received: Received) -> None:
        self.fields: dict[str, str] = {}
        self.file = b""
        self._filename = ""
        self._twice: list[str] = []
        for name, filename, payload in _form_parts(received):
            if name == "file":
                self.file, self._filename = payload, re.split(r"[/\\]", filename)[-1]
                break
            if name in self.fields:
                self._twice.append(name)
            self.fields[name] = payload.decode("utf-8", "replace")

    @property
    def size(self) -> int:
        """The size of the file in bytes."""
        return len(self.file)

    @property
    def access_key(self) -> str | None:
        """The access key id in the form, signed with version 4 or 2; None if it has none."""
        return self.fields.get("x-amz-credential", "").partition("/")[0] or self.fields.get("awsaccesskeyid")

    @property
    def key(self) -> str:
        """The key that the file gets, with the file's name where the form has ``${filename}``."""
        return self.fields.get("key", "").replace("${filename}", self._filename)

    def read(self, received: Received, bucket: str, key_in_url: str) -> Reading:
        """The upload that the form asks for, as a PutObject; a Refusal if it asks for none."""
        if key_in_url or not bucket:
            raise method_not_allowed(received.method, "object" if key_in_url else "service")
        if self._twice:
            name = self._twice[0]
            raise _refusals.invalid_argument(f"POST requires exactly one {name} field per request.", name, "")
        headers = [pair for field in self.fields.items() if (pair := _header_of(*field)) is not None]
        put = Received("PUT", f"/{bucket}", headers, self.file)
        return read_request(put, bucket, self.key or _missing_key())


def _form_parts(received: Received) -> Iterator[tuple[str, str, bytes]]:
    """The name, the file name and the content of each part of a form."""
    kind = (received.header("content-type") or "").encode("latin-1")
    message = message_from_bytes(b"Content-Type: " + kind + b"\r\n\r\n" + received.body)
    parts = message.get_payload()
    for part in cast("list[object]", parts) if isinstance(parts, list) else []:
        if not isinstance(part, Message):
            continue
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            yield name.lower(), part.get_filename("") or "", payload


def _header_of(name: str, value: str) -> tuple[str, str] | None:
    """The header of a PutObject that a field stands for; None if it stands for none."""
    if name in _HEADER_FIELDS or (name.startswith("x-amz-") and name not in _SIGNATURE_FIELDS):
        return name, value
    if name == "acl":
        return "x-amz-acl", value
    if name == "tagging":
        root = without_namespaces(value.encode())
        pairs = [(tag.findtext("Key", ""), tag.findtext("Value", "")) for tag in root.iter("Tag")]
        return "x-amz-tagging", urlencode(pairs)
    return None


def _missing_key() -> str:
    raise _refusals.invalid_argument(
        "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
        "key",
        "",
    )


def form_answer(form: Form, answer: Answer, bucket: str) -> Answer:
    """The answer to a form, from that to the PutObject which it was read as."""
    if answer.status >= 400:
        return answer
    headers = [pair for pair in answer.headers if pair[0].lower() not in ("content-length", "content-type")]
    where = f"/{bucket}/{quote(form.key)}"
    etag = next((value for name, value in headers if name.lower() == "etag"), "")
    redirect = form.fields.get("success_action_redirect") or form.fields.get("redirect")
    if redirect:
        query = urlencode({"bucket": bucket, "key": form.key, "etag": etag})
        return Answer(303, [*headers, ("Location", f"{redirect}{'&' if '?' in redirect else '?'}{query}")])
    status = {"200": 200, "201": 201}.get(form.fields.get("success_action_status", ""), 204)
    if status != 201:
        return Answer(status, [*headers, ("Location", where)])
    parts = (("Location", where), ("Bucket", bucket), ("Key", form.key), ("ETag", etag))
    body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>{body}</PostResponse>'
    return Answer(201, [*headers, ("Location", where), ("Content-Type", "application/xml")], document.encode())


def is_form(received: Received) -> bool:
    """Whether a request posts a form."""
    kind = (received.header("content-type") or "").lower()
    return received.method == "POST" and kind.startswith("multipart/form-data")


def authenticate_form(form: Form, bucket: str, region: str, clock: Clock, keys: AccessKeys) -> Caller:
    """The caller that signed the form's policy; a Refusal if the signature is wrong or the form breaks the policy."""
    fields = form.fields
    policy = fields.get("policy")
    if policy is None:
        raise _refusals.access_denied()
    tokens = [fields[name] for name in ("x-amz-security-token",) if name in fields]
    version4 = "x-amz-algorithm" in fields
    access_key = _key_of_version4(fields, region) if version4 else _field(fields, "AWSAccessKeyId")
    given = _field(fields, "X-Amz-Signature" if version4 else "signature")
    secret, caller = key_owner(access_key, tokens, region, clock, keys)
    computed = _signature4(secret, policy, fields, region) if version4 else _signature2(secret, policy)
    if not hmac.compare_digest(computed.encode(), given.encode()):
        raise _refusals.mismatch(access_key, given, policy)
    refuse_token_of_long_term(caller, tokens)
    _check_policy(policy, form, bucket, clock)
    return caller


def _key_of_version4(fields: Mapping[str, str], region: str) -> str:
    credential = _field(fields, _CREDENTIAL)
    parts = credential.rsplit("/", 4)
    if fields["x-amz-algorithm"] != ALGORITHM:
        raise _refusals.invalid_argument(
            "X-Amz-Algorithm only supports AWS4-HMAC-SHA256", "X-Amz-Algorithm", fields["x-amz-algorithm"]
        )
    if len(parts) != 5:
        raise _refusals.invalid_argument("the Credential is mal-formed", _CREDENTIAL, credential)
    if parts[2] != region:
        raise _refusals.invalid_argument(
            f"the region '{parts[2]}' is wrong; expecting '{region}'", _CREDENTIAL, credential
        )
    if parts[3] != "s3":
        raise _refusals.invalid_argument(
            f'incorrect service "{parts[3]}". This endpoint belongs to "s3".', _CREDENTIAL, credential
        )
    return parts[0]


def _signature4(secret: str, policy: str, fields: Mapping[str, str], region: str) -> str:
    request = AWSRequest()
    request.context["timestamp"] = _field(fields, "X-Amz-Date")
    return S3SigV4Auth(Credentials("", secret), "s3", region).signature(policy, request)


def _signature2(secret: str, policy: str) -> str:
    return HmacV1Auth(Credentials("", secret)).sign_string(policy)


def _field(fields: Mapping[str, str], name: str) -> str:
    value = fields.get(name.lower())
    if value is None:
        raise _refusals.invalid_argument(
            f"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the "
            "fields.",
            name,
            "",
        )
    return value


def _check_policy(encoded: str, form: Form, bucket: str, clock: Clock) -> None:
    try:
        policy = cast("dict[str, object]", json.loads(base64.b64decode(encoded)))
        until = datetime.fromisoformat(str(policy["expiration"])).astimezone(UTC)
        conditions = cast("list[dict[str, str] | list[str | int]]", policy["conditions"])
    except (ValueError, KeyError, TypeError) as error:
        raise _against_policy("Invalid Policy: Invalid JSON.") from error
    if until <= clock.now():
        raise _against_policy("Policy expired.")
    known = {**form.fields, "bucket": bucket}
    try:
        named = {name for condition in conditions if (name := _check_condition(condition, known, form.size))}
    except (ValueError, TypeError) as error:
        raise _against_policy("Invalid Policy: Invalid Simple-Condition.") from error
    extra = [name for name in form.fields if name not in named and name not in _UNCHECKED]
    extra = [name for name in extra if not name.startswith("x-ignore-")]
    if extra:
        raise _against_policy(f"Extra input fields: {', '.join(extra)}")


def _check_condition(condition: dict[str, str] | list[str | int], known: Mapping[str, str], size: int) -> str | None:
    """AccessDenied if a condition does not hold. Gives the field that the condition names, None for the file's size."""
    if isinstance(condition, dict):
        [(name, value)] = condition.items()
        operator = "eq"
    else:
        operator, name, value = (str(part) for part in _comparison(condition))
    if operator == "content-length-range":
        holds, field = int(name) <= size <= int(value), None
    else:
        field = name.removeprefix("$").lower()
        sent = known.get(field, "")
        holds = sent == value if operator == "eq" else sent.startswith(value)
    if not holds:
        shown = json.dumps([operator, f"${name.removeprefix('$')}", value]) if field else json.dumps(condition)
        raise _against_policy(f"Policy Condition failed: {shown}")
    return field


def _comparison(condition: object) -> list[object]:
    parts = cast("list[object]", condition) if isinstance(condition, list) else []
    if parts[:1] not in (["eq"], ["starts-with"], ["content-length-range"]):
        raise ValueError("a condition is an object, or a list that begins with what is compared")
    return parts


def _against_policy(message: str) -> Refusal:
    return _refusals.access_denied(f"Invalid according to Policy: {message}")
