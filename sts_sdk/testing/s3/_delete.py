"""DeleteObjects. S3 decides for each key: the answer is a success that lists an error for every key it refused."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.s3._reading import without_namespaces
from sts_sdk.testing.s3._refusals import own_headers
from sts_sdk.testing.server._wire import Answer

_EMPTY = b'<?xml version="1.0" encoding="UTF-8"?>\n<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></DeleteResult>'
_DIGESTS = ("content-md5", "x-amz-checksum-", "x-amz-sdk-checksum")

Target = tuple[str, str | None]
"""A key, and the version that is to go; None for the current one."""


def objects_to_delete(body: bytes) -> list[Target]:
    """The keys and versions that a Delete document names; MalformedXML if the body is none, or names one twice."""
    return [_target(element) for element in _delete_document(body).findall("Object")]


def document_without(body: bytes, denied: Collection[int]) -> bytes | None:
    """The Delete document with the objects that are left when those with these numbers go; None if none is left.

    It is written anew, so that moto deletes just what was decided about.
    """
    source, root = _delete_document(body), ET.Element("Delete")
    kept = [target for number, target in enumerate(objects_to_delete(body)) if number not in denied]
    for key, version in kept:
        element = ET.SubElement(root, "Object")
        ET.SubElement(element, "Key").text = key
        if version is not None:
            ET.SubElement(element, "VersionId").text = version
    ET.SubElement(root, "Quiet").text = source.findtext("Quiet", "false")
    return ET.tostring(root) if kept else None


def without_digests(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers without the digests of the document as it was sent."""
    return [pair for pair in headers if not pair[0].lower().startswith(_DIGESTS)]


def delete_result_of_nothing(now: datetime) -> Answer:
    """A result without any deleted key."""
    return Answer(200, [("Content-Type", "application/xml"), *own_headers(now)], _EMPTY)


def add_errors(answer: Answer, denied: Sequence[tuple[str, str]]) -> None:
    """Add an AccessDenied error for every denied key, with its message, to a result."""
    errors = "".join(
        f"<Error><Key>{escape(key)}</Key><Code>AccessDenied</Code><Message>{escape(message)}</Message></Error>"
        for key, message in denied
    )
    answer.body = answer.body.replace(b"</DeleteResult>", errors.encode() + b"</DeleteResult>")
    answer.headers = [pair for pair in answer.headers if pair[0].lower() != "content-length"]


def _delete_document(body: bytes) -> ET.Element:
    """The Delete document without XML namespaces, which moto does not understand."""
    try:
        root = without_namespaces(body)
    except ET.ParseError as error:
        raise _refusals.malformed_xml() from error
    if root.tag != "Delete":
        raise _refusals.malformed_xml()
    return root


def _target(element: ET.Element) -> Target:
    names = [child.tag for child in element]
    if len(set(names)) < len(names):
        raise _refusals.malformed_xml()
    return element.findtext("Key", ""), element.findtext("VersionId")
