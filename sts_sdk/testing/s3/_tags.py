"""The tags that a request to S3 gives an object: in a header, or in a document."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.s3._reading import Reading, without_namespaces
from sts_sdk.testing.server._wire import parse_pairs

_TWICE = "Cannot provide multiple Tags with the same key"


def tags_of(reading: Reading) -> dict[str, str]:
    """The tags by name; InvalidTag if a name stands twice, MalformedXML if the document is none."""
    if reading.operation.name == "PutObjectTagging":
        return _tags_once(_in_document(reading.body))
    if reading.operation.name in ("CreateBucket", "PutBucketTagging"):
        return _tags_once(_in_document(reading.body) if reading.body.strip() else [])
    return _tags_once(parse_pairs(reading.header("x-amz-tagging") or ""))


def _in_document(body: bytes) -> list[tuple[str, str]]:
    try:
        root = without_namespaces(body)
    except ET.ParseError as error:
        raise _refusals.malformed_xml() from error
    # moto takes white space away at both ends; what is decided about must be what it then writes.
    return [(tag.findtext("Key", "").strip(), tag.findtext("Value", "").strip()) for tag in root.iter("Tag")]


def _tags_once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise Refusal("InvalidTag", _TWICE)
    return dict(pairs)
