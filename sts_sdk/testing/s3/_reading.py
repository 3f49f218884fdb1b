"""One reading of a request to S3, before anything is decided: what is decided about is what moto then carries out.

Each parameter and each header of S3 stands there once, the source of a copy in one spelling, and nothing that the
operation does not take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.s3._operations import Level, S3Operation, method_not_allowed, operation_of
from sts_sdk.testing.server._wire import Received, parse_pairs

_SIGNATURE = re.compile(
    "X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature)|AWSAccessKeyId|Signature|Expires"
    "|x-amz-security-token",
    re.IGNORECASE,
)
_SOURCE = "x-amz-copy-source"
_METADATA = "x-amz-meta-"
_BUCKET = re.compile(r"[a-zA-Z0-9._-]{3,255}")
_NEW_BUCKET = re.compile(r"(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_WITHOUT_DOCUMENT = ("CreateBucket", "PutBucketAcl", "PutObjectAcl")
"""Operations that can do without the document in their body: their headers say it."""
_LONGEST_KEY = 1024


class CopySource:
    """What a copy reads: a bucket, a key and perhaps a version."""

    __slots__ = ("bucket", "key", "version")

    def __init__(self, text: str) -> None:
        path, _, query = text.partition("?")
        self.bucket, _, self.key = unquote(path).removeprefix("/").partition("/")
        pairs = parse_pairs(query, plus=False)
        if not _BUCKET.fullmatch(self.bucket) or not self.key or any(name != "versionId" for name, _ in pairs):
            raise _refusals.invalid_argument(
                "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", _SOURCE, text
            )
        if len(pairs) > 1:
            raise _twice("versionId", text)
        self.version = pairs[0][1] if pairs else None

    @property
    def header(self) -> str:
        """The one spelling in which moto gets it."""
        version = f"?versionId={quote(self.version, safe='')}" if self.version else ""
        return quote(f"/{self.bucket}/{self.key}", safe="/") + version


class Reading:
    """A request as it is decided about and carried out: the operation, its bucket and key, and what it takes.

    ``signature_context`` are the condition keys of how the request was signed.
    """

    __slots__ = ("body", "bucket", "headers", "key", "operation", "query", "signature_context", "source")

    def __init__(
        self,
        operation: S3Operation,
        bucket: str,
        key: str,
        query: dict[str, str],
        headers: Iterable[tuple[str, str]],
        body: bytes,
    ) -> None:
        self.operation = operation
        self.bucket = bucket
        self.key = key
        self.query = {name: value for name, value in query.items() if name in operation.takes}
        found = list(headers)
        self.source = CopySource(dict(found)[_SOURCE]) if operation.copies else None
        self.headers = [pair for pair in found if not pair[0].startswith(_SOURCE) or self.source is not None]
        if self.source is not None:
            self.headers = [(name, self.source.header if name == _SOURCE else value) for name, value in self.headers]
        self.body = body if operation.has_body else b""
        self.signature_context: dict[str, str | Sequence[str]] = {}

    def header(self, name: str) -> str | None:
        """A header's value, by its name in lower case."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def query_string(self) -> str:
        """The query in its one spelling. It is never empty: moto takes headers for parameters if there are none."""
        pairs = [*self.operation.fixed.items(), *self.query.items(), ("x-id", self.operation.name)]
        return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)

    def check_document(self) -> None:
        """MalformedXML if the body should be a document and is another one, or none; moto would fail."""
        if self.operation.root is None or (not self.body.strip() and self.operation.name in _WITHOUT_DOCUMENT):
            return
        if not self.body.strip():
            raise Refusal("MissingRequestBodyError", "Request Body is empty")
        try:
            root = without_namespaces(self.body)
        except ET.ParseError as error:
            raise _refusals.malformed_xml() from error
        if root.tag != self.operation.root:
            raise _refusals.malformed_xml()

    def texts(self, name: str) -> list[str]:
        """The texts of the elements of this name in the body; none if the body is no XML."""
        try:
            return [(element.text or "").strip() for element in without_namespaces(self.body).iter(name)]
        except ET.ParseError:
            return []


def read_request(received: Received, bucket: str, key: str) -> Reading:
    """Read a request that is no form; a Refusal if it is no operation of S3, or says something twice."""
    if len(key.encode()) > _LONGEST_KEY:
        extra = [("Size", str(len(key.encode()))), ("MaxSizeAllowed", str(_LONGEST_KEY))]
        raise Refusal("KeyTooLongError", "Your key is too long", extra=extra)
    level: Level = "object" if key else "bucket" if bucket else "service"
    query = _each_once(pair for pair in received.query if not _SIGNATURE.fullmatch(pair[0]))
    headers = [*_kept_headers(received), *((name.lower(), value) for name, value in query.items() if _is_header(name))]
    _check_once(headers)
    operation = operation_of(received.method, level, query, copies=any(name == _SOURCE for name, _ in headers))
    if operation.name in ("ListObjects", "ListBuckets") and "list-type" in query:
        raise method_not_allowed(received.method, level)
    if operation.name == "CreateBucket" and not _NEW_BUCKET.fullmatch(bucket):
        raise Refusal("InvalidBucketName", "The specified bucket is not valid.", extra=[("BucketName", bucket)])
    _check_numbers(query)
    return Reading(operation, bucket, key, query, headers, received.body)


def without_namespaces(body: bytes) -> ET.Element:
    """A document with plain names, which moto understands; ParseError if it is none."""
    root = ET.fromstring(body)  # noqa: S314 -- a test's own request; expat limits entity expansion
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def _kept_headers(received: Received) -> list[tuple[str, str]]:
    """The headers, with names in lower case. Those that only look like one of S3's to moto are left out.

    moto reads ``x_amz_acl`` as ``x-amz-acl``; S3 does not know it.
    """
    pairs = [(name.lower(), value) for name, value in received.headers]
    return [(name, value) for name, value in pairs if "_" not in name or name.startswith(_METADATA)]


def _is_header(name: str) -> bool:
    """Whether a parameter of a presigned URL stands for a header."""
    return name.lower().startswith("x-amz-")


def _each_once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise _twice(name, value)
        found[name] = value
    return found


def _check_once(headers: Iterable[tuple[str, str]]) -> None:
    _each_once(pair for pair in headers if pair[0].startswith("x-amz-") and not pair[0].startswith(_METADATA))


def _check_numbers(query: Mapping[str, str]) -> None:
    """InvalidArgument for what should be a number and is none: moto would fail."""
    for name in ("max-keys", "max-parts", "max-uploads"):
        if not re.fullmatch("[0-9]{1,9}", query.get(name, "0")):
            message = f"Provided {name} not an integer or within integer range"
            raise _refusals.invalid_argument(message, name, query[name])
    part = query.get("partNumber", "1")
    if not re.fullmatch("[0-9]{1,5}", part) or not 1 <= int(part) <= 10000:
        message = "Part number must be an integer between 1 and 10000, inclusive"
        raise _refusals.invalid_argument(message, "partNumber", part)


def _twice(name: str, value: str) -> Refusal:
    return _refusals.invalid_argument(f"{name} was given more than once.", name, value)
