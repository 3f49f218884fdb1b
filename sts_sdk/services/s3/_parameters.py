"""From Java's requests to the parameters of botocore's operations."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3.model._requests import PutObjectRequest

if TYPE_CHECKING:
    from collections.abc import Generator

    from sts_sdk.services.s3.model import CopyObjectRequest, GeneratePresignedUrlRequest, GetObjectRequest
    from sts_sdk.services.s3.model._object_metadata import ObjectMetadata

_MEMBERS = {
    "Content-Length": "ContentLength",
    "Content-Type": "ContentType",
    "Content-Encoding": "ContentEncoding",
    "Content-Disposition": "ContentDisposition",
    "Content-MD5": "ContentMD5",
    "Cache-Control": "CacheControl",
    "x-amz-server-side-encryption": "ServerSideEncryption",
    "x-amz-storage-class": "StorageClass",
}


def parameters(**values: object) -> dict[str, object]:
    """What is set, enums as their text. A bucket or a key that is missing is an IllegalArgumentException."""
    for name in ("Bucket", "Key"):
        if name in values and not values[name]:
            raise IllegalArgumentException(f"The {name.lower()} name must be given: it is {values[name]!r}.")
    return {
        name: value.value if isinstance(value, Enum) else value for name, value in values.items() if value is not None
    }


def put_parameters(
    target: str | PutObjectRequest, key: str | None, metadata: ObjectMetadata | None, *, is_text: bool
) -> dict[str, object]:
    """All parameters of PutObject but the body; text has its media type, as in Java."""
    if isinstance(target, PutObjectRequest):
        call = parameters(
            Bucket=target.getBucketName(),
            Key=target.getKey(),
            ACL=target.getCannedAcl(),
            StorageClass=target.getStorageClass(),
        )
        metadata = target.getMetadata()
    else:
        call = parameters(Bucket=target, Key=key or "", ContentType="text/plain" if is_text else None)
    return {**call, **metadata_parameters(metadata)}


def metadata_parameters(metadata: ObjectMetadata | None) -> dict[str, object]:
    """Headers and user metadata as parameters."""
    if metadata is None:
        return {}
    headers = metadata.getRawMetadata()
    call = {member: headers[header] for header, member in _MEMBERS.items() if headers.get(header) is not None}
    if metadata.getUserMetadata():
        call["Metadata"] = metadata.getUserMetadata()
    return call


@contextmanager
def stored_content(
    target: str | PutObjectRequest, content: str | bytes | PathLike[str] | IO[bytes] | None
) -> Generator[bytes | IO[bytes]]:
    """The body to store; a file that was named is closed again."""
    if isinstance(target, PutObjectRequest):
        named = target.getFile()
        content = Path(named) if named is not None else target.getInputStream()
    if isinstance(content, PathLike):
        with _opened(Path(content)) as file:
            yield file
    elif content is None:
        raise IllegalArgumentException("The content to store must be given: text, bytes, a path or a binary stream.")
    else:
        yield content.encode() if isinstance(content, str) else content


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as unreadable:
        raise IllegalArgumentException(f"Cannot read the file to store: {unreadable}") from unreadable


def copy_parameters(request: CopyObjectRequest) -> dict[str, object]:
    """All parameters of CopyObject."""
    source = parameters(Bucket=request.getSourceBucketName(), Key=request.getSourceKey() or "")
    version = request.getSourceVersionId()
    replaced = metadata_parameters(request.getNewObjectMetadata())
    return {
        **parameters(
            Bucket=request.getDestinationBucketName(),
            Key=request.getDestinationKey() or "",
            StorageClass=request.getStorageClass(),
            ACL=request.getCannedAccessControlList(),
            MetadataDirective="REPLACE" if replaced else None,
        ),
        **replaced,
        "CopySource": source if version is None else {**source, "VersionId": version},
    }


def range_header(request: GetObjectRequest) -> str | None:
    """The Range header for the bytes that a request asks for."""
    asked = request.getRange()
    return None if asked is None else f"bytes={asked[0]}-{'' if asked[1] is None else asked[1]}"


_OPERATIONS = {"GET": "get_object", "PUT": "put_object", "DELETE": "delete_object", "HEAD": "head_object"}


def presign_parameters(request: GeneratePresignedUrlRequest) -> tuple[str, dict[str, object]]:
    """The operation that a presigned URL is for, and its parameters."""
    method = request.getMethod().name
    if method not in _OPERATIONS:
        raise IllegalArgumentException(f"A presigned URL is for {', '.join(_OPERATIONS)}, not for {method}.")
    call = parameters(Bucket=request.getBucketName(), Key=request.getKey(), ContentType=request.getContentType())
    for name, value in request.getRequestParameters().items():
        member = _RESPONSE_PARAMETERS.get(name)
        if member is None:
            raise IllegalArgumentException(
                f"{name!r} is no parameter of a presigned URL; there are {', '.join(_RESPONSE_PARAMETERS)}."
            )
        call[member] = value
    return _OPERATIONS[method], call


_RESPONSE_PARAMETERS = {
    "response-cache-control": "ResponseCacheControl",
    "response-content-disposition": "ResponseContentDisposition",
    "response-content-encoding": "ResponseContentEncoding",
    "response-content-language": "ResponseContentLanguage",
    "response-content-type": "ResponseContentType",
    "response-expires": "ResponseExpires",
    "versionId": "VersionId",
}
