"""Answers as STS and S3 write them, down to the white space."""

from __future__ import annotations

import base64
import secrets
import string
import uuid
from email.utils import format_datetime
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from sts_sdk.testing._wire import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sts_sdk.testing._refusals import Refusal

Tree: TypeAlias = "Sequence[tuple[str, str | Tree]]"

_STS = "https://sts.amazonaws.com/doc/2011-06-15/"
_FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09"
_UPPER = string.digits + string.ascii_uppercase


def sts_result(action: str, result: Tree, now: datetime) -> Answer:
    """A success of STS."""
    root = ET.Element(f"{action}Response", xmlns=_STS)
    _fill(ET.SubElement(root, f"{action}Result"), result)
    request_id = str(uuid.uuid4())
    _fill(root, [("ResponseMetadata", [("RequestId", request_id)])])
    return _sts(200, root, request_id, now)


def sts_error(refusal: Refusal, now: datetime) -> Answer:
    """A refusal of STS."""
    request_id = str(uuid.uuid4())
    root = ET.Element("ErrorResponse", xmlns=_FAULT if refusal.code == "InvalidAction" else _STS)
    error = [("Type", "Receiver" if refusal.status >= 500 else "Sender"), ("Code", refusal.code)]
    if refusal.message is not None:
        error.append(("Message", refusal.message))
    _fill(root, [("Error", error), ("RequestId", request_id)])
    return _sts(refusal.status, root, request_id, now)


def sts_bare(status: int, now: datetime, headers: Sequence[tuple[str, str]] = (), body: bytes = b"") -> Answer:
    """The few answers of STS that are no XML document with a request id."""
    return Answer(status, [("Date", http_date(now)), *headers], body)


def s3_error(refusal: Refusal, now: datetime) -> Answer:
    """A refusal of S3."""
    request_id = "".join(secrets.choice(_UPPER) for _ in range(16))
    host_id = base64.b64encode(secrets.token_bytes(48)).decode()
    parts: list[tuple[str, str]] = [("Code", refusal.code)]
    if refusal.message is not None:
        parts.append(("Message", refusal.message))
    parts += [*refusal.extra, ("RequestId", request_id), ("HostId", host_id)]
    body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{body}</Error>'
    headers = [
        ("x-amz-request-id", request_id),
        ("x-amz-id-2", host_id),
        ("Content-Type", "application/xml"),
        ("Date", http_date(now)),
        ("Server", "AmazonS3"),
        *refusal.headers,
    ]
    return Answer(refusal.status, headers, document.encode())


def http_date(now: datetime) -> str:
    """A time as the Date header has it."""
    return format_datetime(now, usegmt=True)


def _sts(status: int, root: ET.Element, request_id: str, now: datetime) -> Answer:
    ET.indent(root)
    headers = [("x-amzn-RequestId", request_id), ("Content-Type", "text/xml"), ("Date", http_date(now))]
    return Answer(status, headers, ET.tostring(root, "utf-8") + b"\n")


def _fill(parent: ET.Element, tree: Tree) -> None:
    for name, value in tree:
        child = ET.SubElement(parent, name)
        if isinstance(value, str):
            child.text = value
        else:
            _fill(child, value)
