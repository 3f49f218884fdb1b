"""Contents are checked against the MD5 that S3 says they have: what is sent, and what comes.

It is done at botocore's client, so that uploads and downloads in threads are checked too. As in Java not for ranges,
what was stored in parts, and what is encrypted by a key of KMS or of the caller's: their entity tags are no MD5.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any, Final

from botocore.response import StreamingBody

from sts_sdk._exceptions import SdkClientException
from sts_sdk._system_properties import switched_on

_KEPT: Final = "sts_sdk.content"  # where the context of a call has what is checked
_RANGE: Final = re.compile("bytes 0-([0-9]{1,18})/([0-9]{1,18})")
_MD5: Final = re.compile('"?([0-9a-fA-F]{32})"?')


def check_contents(events: Any) -> None:
    """Have a client of botocore's, by its events, check the contents that it sends and gets.

    The system properties ``com.amazonaws.services.s3.disablePutObjectMD5Validation`` and
    ``...disableGetObjectMD5Validation`` switch that off, as in Java.
    """
    for operation in ("PutObject", "UploadPart"):
        events.register(f"before-parameter-build.s3.{operation}", _before_upload)
        events.register(f"before-call.s3.{operation}", _begin_upload)
        events.register(f"after-call.s3.{operation}", _end_upload)
    events.register("before-parameter-build.s3.GetObject", _before_download)
    events.register("after-call.s3.GetObject", _begin_download)


def _before_upload(params: Mapping[str, Any], context: dict[str, Any], **_: object) -> None:
    if _is_checked(params, "Put"):
        context[_KEPT] = Outgoing(f"bucketName: {params.get('Bucket')}, key: {params.get('Key')}")


def _before_download(params: Mapping[str, Any], context: dict[str, Any], **_: object) -> None:
    if _is_checked(params, "Get") and "PartNumber" not in params:
        context[_KEPT] = "Range" in params


def _is_checked(params: Mapping[str, Any], way: str) -> bool:
    # The entity tags of directory buckets are no MD5.
    directory = str(params.get("Bucket")).endswith("--x-s3")
    return not directory and not switched_on(f"com.amazonaws.services.s3.disable{way}ObjectMD5Validation")


def _begin_upload(params: dict[str, Any], context: Mapping[str, Any], **_: object) -> None:
    content: Outgoing | None = context.get(_KEPT)
    if content is not None:
        params["body"] = content.watched(params["body"])


def _end_upload(parsed: Mapping[str, Any], context: Mapping[str, Any], **_: object) -> None:
    content: Outgoing | None = context.get(_KEPT)
    expected = content_md5(parsed)
    if content is not None and expected is not None:
        content.check(expected)


def _begin_download(parsed: dict[str, Any], context: Mapping[str, Any], **_: object) -> None:
    expected = content_md5(parsed) if _KEPT in context else None
    # A transfer in threads asks for a range of what turns out to be all of it.
    whole = not context.get(_KEPT) or _is_whole(parsed.get("ContentRange") or "")
    if expected is not None and whole and "Body" in parsed:
        parsed["Body"] = CheckedContent(parsed["Body"], expected)


def _is_whole(content_range: str) -> bool:
    """Whether a range, such as ``bytes 0-99/100``, is all of an object."""
    found = _RANGE.fullmatch(content_range)
    return found is not None and int(found[1]) + 1 == int(found[2])


def content_md5(answer: Mapping[str, Any]) -> str | None:
    """The MD5 that a content must have, in hexadecimal, as far as its entity tag is one; else None."""
    tag = _MD5.fullmatch(answer.get("ETag") or "")
    if str(answer.get("ServerSideEncryption") or "").startswith("aws:kms") or answer.get("SSECustomerAlgorithm"):
        return None
    return None if tag is None else tag.group(1).lower()


class Outgoing:
    """What an upload sends, with the MD5 of what was read first from its beginning to its end.

    That is once for all passes and attempts: as it is signed, else as it is sent. What is sent otherwise than it was
    signed S3 refuses.
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._stream: Any = None
        self._digest: Any = hashlib.md5(usedforsecurity=False)
        self._complete = False

    def watched(self, body: Any) -> Any:
        """The content to send in the place of this one."""
        if isinstance(body, (bytes, bytearray)):
            self._digest.update(body)
            return body
        if not hasattr(body, "read"):
            return body
        self._stream = body
        return self

    def read(self, *size: int) -> Any:
        piece = self._stream.read(*size)
        if not self._complete:
            self._digest.update(piece)
            self._complete = not piece and size != (0,)
        return piece

    def seek(self, offset: int, whence: int = 0) -> Any:
        if not self._complete:
            self._digest = hashlib.md5(usedforsecurity=False)
        return self._stream.seek(offset, whence)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def check(self, expected: str) -> None:
        """Raise unless that is the MD5 of what was sent."""
        made = self._digest.digest()
        if made.hex() != expected:
            raise SdkClientException(
                "Unable to verify integrity of data upload. Client calculated content hash (contentMD5: "
                f"{b64encode(made).decode()} in base 64) didn't match hash (etag: {expected} in hex) calculated by "
                f"Amazon S3.  You may need to delete the data stored in Amazon S3. ({self._place})"
            )


class CheckedContent(StreamingBody):
    """The content of an answer; a SdkClientException at its end if it is not what S3 says it is."""

    def __init__(self, content: StreamingBody, md5: str) -> None:
        super().__init__(content, None)
        self._expected = md5
        self._digest = hashlib.md5(usedforsecurity=False)

    def read(self, amt: int | None = None) -> bytes:
        """At most ``amt`` bytes; the rest without; empty at the end."""
        piece = super().read(amt)
        self._digest.update(piece)
        if amt is None or amt < 0 or (amt > 0 and not piece):
            self._check()
        return piece

    def readinto(self, b: Any) -> int:
        """As ``read``, into a buffer."""
        piece = self.read(len(b))
        b[: len(piece)] = piece
        return len(piece)

    def _check(self) -> None:
        if self._digest.hexdigest() != self._expected:
            raise SdkClientException(
                "Unable to verify integrity of data download. Client calculated content hash didn't match hash "
                "calculated by Amazon S3. The data may be corrupt."
            )
