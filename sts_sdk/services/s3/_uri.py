"""What a URI of S3 names: bucket, key, version and region."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import ParseResult, SplitResult, quote, unquote, urlsplit

from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException

if TYPE_CHECKING:
    from typing import TypeAlias

    Split: TypeAlias = SplitResult | ParseResult

_ENDPOINT: Final = re.compile(r"(.+\.)?s3[.-]([a-z0-9-]+)\.")
_ILLEGAL: Final = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})')


class AmazonS3URI:
    """A URI of S3 taken apart (com.amazonaws.services.s3.AmazonS3URI): ``s3://bucket/key``, or a URL of S3 by https.

    Text is percent-encoded first, as in Java, so that a key may be written as it is; then a ``?`` belongs to the key.
    Of a text that is encoded already say so with ``urlEncode=False``, or give what ``urllib.parse.urlsplit`` makes of
    it, which stands for Java's ``URI``: these may have a version, too. Percent-encoded text is UTF-8.
    IllegalArgumentException for what is no URI of S3, IllegalStateException for a ``%`` that begins no escape.
    """

    __slots__ = ("_bucket", "_key", "_path_style", "_region", "_uri", "_version_id")

    def __init__(self, uri: str | Split, urlEncode: bool = True) -> None:
        text, encoded = _as_text(uri, encode=urlEncode)
        split = urlsplit(text)
        self._uri = text
        shown = _shown(text)
        self._version_id: str | None = None
        self._region: str | None = None
        self._path_style = False
        if split.scheme.lower() == "s3":
            if not split.netloc:
                raise IllegalArgumentException(f"Invalid S3 URI: no bucket: {shown}")
            self._bucket: str | None = split.netloc
            self._key: str | None = _decoded(split.path)[1:] or None
            return
        host = split.netloc.rpartition("@")[2].partition(":")[0]
        self._of_endpoint(split, _matched(host, shown), encoded=encoded)
        self._version_id = _version_in(split.query)

    def _of_endpoint(self, split: SplitResult, host: re.Match[str], *, encoded: bool) -> None:
        self._region = None if host[2] == "amazonaws" else host[2]
        if host[1]:
            self._bucket = host[1][:-1]
            self._key = _decoded(split.path)[1:] or None
            return
        self._path_style = True
        path = _decoded(split.path) if encoded else split.path
        bucket, _, key = path[1:].partition("/")
        self._bucket, self._key = _decoded(bucket) or None, _decoded(key) or None

    def getURI(self) -> str:
        """The URI, percent-encoded."""
        return self._uri

    def isPathStyle(self) -> bool:
        """Whether the bucket is part of the path, not of the host."""
        return self._path_style

    def getBucket(self) -> str | None:
        """The bucket, or None."""
        return self._bucket

    def getKey(self) -> str | None:
        """The object's key, or None."""
        return self._key

    def getVersionId(self) -> str | None:
        """The object's version, or None."""
        return self._version_id

    def getRegion(self) -> str | None:
        """The region that the host names, or None."""
        return self._region

    def toString(self) -> str:
        """``getURI``."""
        return self._uri

    def __str__(self) -> str:
        return self._uri

    def __repr__(self) -> str:
        return f"AmazonS3URI({_shown(self._uri)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AmazonS3URI) and self._held() == other._held()

    def __hash__(self) -> int:
        return hash(self._held())

    def _held(self) -> tuple[object, ...]:
        return self._uri, self._path_style, self._bucket, self._key


def _as_text(uri: str | Split | None, *, encode: bool) -> tuple[str, bool]:
    """The URI as text, and whether it was encoded here."""
    if isinstance(uri, str):
        text = quote(uri, safe=".-*_:/").replace("~", "%7E") if encode else uri
        illegal = _ILLEGAL.search(text)
        if illegal is not None:
            raise IllegalArgumentException(f"Illegal character in a URI at index {illegal.start()}: {_shown(text)}")
        return text, encode
    if isinstance(uri, (SplitResult, ParseResult)):
        return uri.geturl(), False
    raise IllegalArgumentException(f"uri must be text or a SplitResult of urllib.parse, not {type(uri).__name__}")


def _shown(text: str) -> str:
    """A URI for people: the query of a presigned one is a secret."""
    return re.split(r"\?|%3F", text)[0]


def _matched(host: str, text: str) -> re.Match[str]:
    if not host:
        raise IllegalArgumentException(f"Invalid S3 URI: no hostname: {text}")
    found = _ENDPOINT.match(host)
    if found is None:
        raise IllegalArgumentException(f"Invalid S3 URI: hostname does not appear to be a valid S3 endpoint: {text}")
    return found


def _version_in(query: str) -> str | None:
    named = [part for part in re.split("[&;]", query) if part.startswith("versionId=")]
    return _decoded(named[0].removeprefix("versionId=")) if named else None


def _decoded(text: str) -> str:
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        raise IllegalStateException(f'Invalid percent-encoded string: "{text}".')
    return unquote(text)
