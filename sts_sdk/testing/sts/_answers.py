"""Answers as STS writes them, down to the white space."""

from __future__ import annotations

import string
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias
from xml.etree import ElementTree as ET

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.server._wire import Answer, date_header

Tree: TypeAlias = "Sequence[tuple[str, str | Tree]]"

_STS = "https://sts.amazonaws.com/doc/2011-06-15/"
_FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09"
_UPPER = string.digits + string.ascii_uppercase


def sts_result(action: str, result: Tree, now: datetime) -> Answer:
    """The answer of an operation that succeeded: the elements of its result in STS's document."""
    root = ET.Element(f"{action}Response", xmlns=_STS)
    _fill(ET.SubElement(root, f"{action}Result"), result)
    request_id = str(uuid.uuid4())
    _fill(root, [("ResponseMetadata", [("RequestId", request_id)])])
    return _sts(200, root, request_id, now)


def sts_error(refusal: Refusal, now: datetime) -> Answer:
    """A refusal as STS sends it."""
    request_id = str(uuid.uuid4())
    root = ET.Element("ErrorResponse", xmlns=_FAULT if refusal.code == "InvalidAction" else _STS)
    error = [("Type", "Receiver" if refusal.status >= 500 else "Sender"), ("Code", refusal.code)]
    if refusal.message is not None:
        error.append(("Message", refusal.message))
    _fill(root, [("Error", error), ("RequestId", request_id)])
    return _sts(refusal.status, root, request_id, now)


def sts_bare(status: int, now: datetime, headers: Sequence[tuple[str, str]] = (), body: bytes = b"") -> Answer:
    """One of the few answers of STS that have no XML document and no request id."""
    return Answer(status, [("Date", date_header(now)), *headers], body)


def _sts(status: int, root: ET.Element, request_id: str, now: datetime) -> Answer:
    ET.indent(root)
    headers = [("x-amzn-RequestId", request_id), ("Content-Type", "text/xml"), ("Date", date_header(now))]
    return Answer(status, headers, ET.tostring(root, "utf-8") + b"\n")


def _fill(parent: ET.Element, tree: Tree) -> None:
    for name, value in tree:
        child = ET.SubElement(parent, name)
        if isinstance(value, str):
            child.text = value
        else:
            _fill(child, value)
