"""DeleteObjects. S3 decides for each key: the answer is a success that lists an error for every key it refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.server._wire import Answer, Received, date_header

_EMPTY = b'<?xml version="1.0" encoding="UTF-8"?>\n<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></DeleteResult>'
_DIGESTS = ("content-md5", "x-amz-checksum-", "x-amz-sdk-checksum")


def is_delete(received: Received, bucket: str, key: str) -> bool:
    """Whether a request is DeleteObjects."""
    return received.method == "POST" and bool(bucket) and not key and received.parameter("delete") is not None


def keys_to_delete(body: bytes) -> list[str]:
    """The keys that the body of a request names; MalformedXML if the body is not a Delete document."""
    return [_object_key(element) for element in _delete_document(body).findall("Object")]


def leave_out(received: Received, denied: Mapping[str, str]) -> bool:
    """Take the denied keys out of a request's body; False if no key is left."""
    root = _delete_document(received.body)
    objects = root.findall("Object")
    for element in objects:
        if _object_key(element) in denied:
            root.remove(element)
    received.body = ET.tostring(root)
    received.headers = [pair for pair in received.headers if not pair[0].lower().startswith(_DIGESTS)]
    return any(_object_key(element) not in denied for element in objects)


def delete_result_of_nothing(now: datetime) -> Answer:
    """A result without any deleted key."""
    return Answer(200, [("Content-Type", "application/xml"), ("Date", date_header(now))], _EMPTY)


def add_errors(answer: Answer, denied: Mapping[str, str]) -> None:
    """Add an AccessDenied error for every denied key to a result."""
    errors = "".join(
        f"<Error><Key>{escape(key)}</Key><Code>AccessDenied</Code><Message>{escape(message)}</Message></Error>"
        for key, message in denied.items()
    )
    answer.body = answer.body.replace(b"</DeleteResult>", errors.encode() + b"</DeleteResult>")
    answer.headers = [pair for pair in answer.headers if pair[0].lower() != "content-length"]


def _delete_document(body: bytes) -> ET.Element:
    """The Delete document without XML namespaces, which moto does not understand."""
    try:
        root = ET.fromstring(body)  # noqa: S314 -- a test's own request; expat limits entity expansion
    except ET.ParseError as error:
        raise _refusals.malformed_xml() from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    if root.tag != "Delete":
        raise _refusals.malformed_xml()
    return root


def _object_key(element: ET.Element) -> str:
    return element.findtext("Key", "")
