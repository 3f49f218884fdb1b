"""Answers as STS writes them, down to the white space."""

from __future__ import annotations

import json
import string
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias
from xml.etree import ElementTree as ET

from sts_sdk.internal._dates import parse_date
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.server._wire import Answer, date_header

Tree: TypeAlias = "Sequence[tuple[str, str | Tree]]"

STS_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"
_FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09"
_UPPER = string.digits + string.ascii_uppercase


def sts_result(
    action: str, result: Tree, now: datetime, *, as_json: bool = False, namespace: str = STS_NAMESPACE
) -> Answer:
    """The answer of an operation that succeeded: the elements of its result in STS's document, in XML or in JSON."""
    root = ET.Element(f"{action}Response", xmlns=namespace)
    _fill(ET.SubElement(root, f"{action}Result"), result)
    request_id = str(uuid.uuid4())
    _fill(root, [("ResponseMetadata", [("RequestId", request_id)])])
    return _sts(200, root, request_id, now, as_json=as_json)


def sts_error(refusal: Refusal, now: datetime, *, as_json: bool = False, namespace: str = STS_NAMESPACE) -> Answer:
    """A refusal as STS sends it."""
    request_id = str(uuid.uuid4())
    root = ET.Element("ErrorResponse", xmlns=_FAULT if refusal.code == "InvalidAction" else namespace)
    error = [("Type", "Receiver" if refusal.status >= 500 else "Sender"), ("Code", refusal.code)]
    if refusal.message is not None:
        error.append(("Message", refusal.message))
    _fill(root, [("Error", error), ("RequestId", request_id)])
    return _sts(refusal.status, root, request_id, now, as_json=as_json)


def sts_bare(status: int, now: datetime, headers: Sequence[tuple[str, str]] = (), body: bytes = b"") -> Answer:
    """One of the few answers of STS that have no XML document and no request id."""
    return Answer(status, [("Date", date_header(now)), *headers], body)


def _sts(status: int, root: ET.Element, request_id: str, now: datetime, *, as_json: bool) -> Answer:
    headers = [("x-amzn-RequestId", request_id), ("Date", date_header(now))]
    if as_json:
        body = json.dumps({root.tag: _as_json(root)} if status < 400 else _as_json(root)).encode()
        return Answer(status, [*headers, ("Content-Type", "application/json")], body)
    ET.indent(root)
    return Answer(status, [*headers, ("Content-Type", "text/xml")], ET.tostring(root, "utf-8") + b"\n")


def _as_json(element: ET.Element) -> object:
    """An element as a JSON value: a text, or an object of its children. AWS has times as seconds since 1970."""
    if len(element):
        return {child.tag: _as_json(child) for child in element}
    return int(parse_date(element.text).timestamp()) if element.tag == "Expiration" and element.text else element.text


def _fill(parent: ET.Element, tree: Tree) -> None:
    for name, value in tree:
        child = ET.SubElement(parent, name)
        if isinstance(value, str):
            child.text = value
        else:
            _fill(child, value)
