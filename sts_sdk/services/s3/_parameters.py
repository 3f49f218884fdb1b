"""From Java's requests to the parameters of botocore's operations."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._requests._http_method import HttpMethod
from sts_sdk.services.s3._stored import Stored
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._requests import GeneratePresignedUrlRequest, GetObjectRequest, PutObjectRequest
from sts_sdk.services.s3.model._values import CopyObjectRequest

R = TypeVar("R")

_MEMBERS = {
    "Content-Type": "ContentType",
    "Content-Encoding": "ContentEncoding",
    "Content-Disposition": "ContentDisposition",
    "Content-Language": "ContentLanguage",
    "Cache-Control": "CacheControl",
    "Expires": "Expires",
    "x-amz-server-side-encryption": "ServerSideEncryption",
    "x-amz-server-side-encryption-aws-kms-key-id": "SSEKMSKeyId",
    "x-amz-storage-class": "StorageClass",
    "x-amz-website-redirect-location": "WebsiteRedirectLocation",
    "x-amz-tagging": "Tagging",
}
# Headers that describe one stored content. Metadata from getObjectMetadata has them; they do not fit a new content.
_OF_THE_CONTENT = {"Content-Length", "Content-MD5", "Content-Range", "ETag", "Last-Modified", "x-amz-version-id"}


def set_parameters(**values: object) -> dict[str, object]:
    """What is set, enums as their text. A bucket or a key that is missing is an IllegalArgumentException."""
    for name in ("Bucket", "Key"):
        if name in values:
            _check_name(name.lower(), values[name])
    return {
        name: value.value if isinstance(value, Enum) else value for name, value in values.items() if value is not None
    }


def _check_name(what: str, name: object) -> None:
    if not name:
        raise IllegalArgumentException(f"The {what} must be given; it is {name!r}.")
    if not isinstance(name, str):
        raise IllegalArgumentException(f"The {what} must be text, not {type(name).__name__}.")
    if what == "bucket" and not name.strip("."):
        # As a part of a path it would lead to another bucket, or to none.
        raise IllegalArgumentException(f"{name!r} is no name of a bucket.")


def checked_request(given: object, kind: type[R], what: str) -> R:
    """A request as it was handed over, checked; ``what`` names what else the caller might have meant."""
    if isinstance(given, kind):
        return given
    raise IllegalArgumentException(f"{what} or a {kind.__name__} must be given, not {type(given).__name__}.")


def put_parameters(
    target: str | PutObjectRequest, key: str | None, metadata: ObjectMetadata | None, content: Stored
) -> dict[str, object]:
    """All parameters of PutObject; the media type is Java's unless the metadata has one."""
    if isinstance(target, PutObjectRequest):
        call = set_parameters(
            Bucket=target.getBucketName(),
            Key=target.getKey(),
            ACL=target.getCannedAcl(),
            StorageClass=target.getStorageClass(),
        )
        metadata = target.getMetadata()
    else:
        call = set_parameters(Bucket=target, Key=key)
    if metadata is not None:
        checked_request(metadata, ObjectMetadata, "No metadata")
        _check_length(metadata, content.length)
        call |= set_parameters(ContentMD5=metadata.getContentMD5())
    return {"ContentType": content.media_type, **call, **metadata_parameters(metadata), "Body": content.body}


def _check_length(metadata: ObjectMetadata, length: int) -> None:
    """A length that was set is the caller's word for what the content must be."""
    said = metadata.getRawMetadataValue("Content-Length")
    if said is not None and said != length:
        raise IllegalArgumentException(f"The content is {length} bytes long; its metadata says {said!r}.")


def metadata_parameters(metadata: ObjectMetadata | None) -> dict[str, object]:
    """Headers and user metadata as parameters."""
    if metadata is None:
        return {}
    call: dict[str, object] = {}
    for header, value in metadata.getRawMetadata().items():
        if value is None or header in _OF_THE_CONTENT:
            continue
        if header not in _MEMBERS:
            raise IllegalArgumentException(f"S3 keeps no header {header!r} beside an object: use addUserMetadata.")
        call[_MEMBERS[header]] = value
    if metadata.getUserMetadata():
        call["Metadata"] = _checked_user_metadata(metadata.getUserMetadata())
    return call


def _checked_user_metadata(user_metadata: Mapping[str, object]) -> Mapping[str, object]:
    for name, value in user_metadata.items():
        if not isinstance(value, str):
            raise IllegalArgumentException(f"User metadata {name!r} must be text, not {type(value).__name__}.")
    return user_metadata


def copy_parameters(request: CopyObjectRequest) -> dict[str, object]:
    """All parameters of CopyObject."""
    source = set_parameters(Bucket=request.getSourceBucketName(), Key=request.getSourceKey())
    version = request.getSourceVersionId()
    metadata = request.getNewObjectMetadata()
    return {
        **set_parameters(
            Bucket=request.getDestinationBucketName(),
            Key=request.getDestinationKey(),
            StorageClass=request.getStorageClass(),
            ACL=request.getCannedAccessControlList(),
            MetadataDirective=None if metadata is None else "REPLACE",
        ),
        **metadata_parameters(metadata),
        "CopySource": source if version is None else {**source, "VersionId": version},
    }


def range_header(request: GetObjectRequest) -> str | None:
    """The Range header for the bytes that a request asks for; a negative end is none, as in Java."""
    asked = request.getRange()
    if asked is None:
        return None
    start, end = asked
    if not isinstance(start, int) or not isinstance(end, (int, type(None))):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"A range has whole numbers, not {start!r} and {end!r}.")
    return f"bytes={start}-{'' if end is None or end < 0 else end}"


_OPERATIONS = {"GET": "get_object", "PUT": "put_object", "DELETE": "delete_object", "HEAD": "head_object"}


def presign_parameters(request: GeneratePresignedUrlRequest) -> tuple[str, dict[str, object]]:
    """The operation that a presigned URL is for, and its parameters."""
    method = checked_request(request.getMethod(), HttpMethod, "No method").name
    if method not in _OPERATIONS:
        raise IllegalArgumentException(f"A presigned URL is for {', '.join(_OPERATIONS)}, not for {method}.")
    call = set_parameters(
        Bucket=request.getBucketName(),
        Key=request.getKey(),
        VersionId=request.getVersionId(),
        ContentType=request.getContentType(),
        ContentMD5=request.getContentMd5(),
    )
    for refused, what in _BOUND[method == "PUT"].items():
        if refused in call:
            raise IllegalArgumentException(f"A presigned URL for {method} cannot have a {what}.")
    for name, value in request.getRequestParameters().items():
        member = _RESPONSE_PARAMETERS.get(name)
        if member is None:
            raise IllegalArgumentException(
                f"{name!r} is no parameter of a presigned URL; there are {', '.join(_RESPONSE_PARAMETERS)}."
            )
        call[member] = value
    return _OPERATIONS[method], call


# What a request may hold and a presigned URL cannot, by whether the URL is for PUT.
_BOUND = {True: {"VersionId": "version id"}, False: {"ContentType": "content type", "ContentMD5": "content MD5"}}

_RESPONSE_PARAMETERS = {
    "response-cache-control": "ResponseCacheControl",
    "response-content-disposition": "ResponseContentDisposition",
    "response-content-encoding": "ResponseContentEncoding",
    "response-content-language": "ResponseContentLanguage",
    "response-content-type": "ResponseContentType",
    "response-expires": "ResponseExpires",
    "versionId": "VersionId",
}
