"""From Java's requests to the parameters of botocore's operations."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import check_header, header_text
from sts_sdk.services.s3._stored import Stored
from sts_sdk.services.s3.model._access import AccessControlList, Permission
from sts_sdk.services.s3.model._encryption import SSEAwsKeyManagementParams
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._requests import GetObjectRequest, PutObjectRequest
from sts_sdk.services.s3.model._values import CopyObjectRequest, ObjectTagging, ResponseHeaderOverrides

R = TypeVar("R")


class OfABucket(Protocol):
    """A request about a bucket."""

    def getBucketName(self) -> str | None: ...


_MEMBERS = {
    "content-type": "ContentType",
    "content-encoding": "ContentEncoding",
    "content-disposition": "ContentDisposition",
    "content-language": "ContentLanguage",
    "cache-control": "CacheControl",
    "expires": "Expires",
    "x-amz-server-side-encryption": "ServerSideEncryption",
    "x-amz-server-side-encryption-aws-kms-key-id": "SSEKMSKeyId",
    "x-amz-storage-class": "StorageClass",
    "x-amz-website-redirect-location": "WebsiteRedirectLocation",
    "x-amz-tagging": "Tagging",
    "x-amz-server-side-encryption-context": "SSEKMSEncryptionContext",
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


def bucket_of(named: str | OfABucket | None) -> dict[str, object]:
    """The bucket that a call names, by itself or in its request; IllegalArgumentException if it names none."""
    return set_parameters(Bucket=named if named is None or isinstance(named, str) else named.getBucketName())


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
            Tagging=tagging_text(target.getTagging()),
            **encryption_parameters(target.getSSEAwsKeyManagementParams()),
            **grant_parameters(target.getAccessControlList()),
        )
        metadata = target.getMetadata()
    else:
        call = set_parameters(Bucket=target, Key=key)
    if metadata is not None:
        checked_request(metadata, ObjectMetadata, "No metadata")
        _check_length(metadata, content.length)
        call |= set_parameters(ContentMD5=metadata.getContentMD5())
    return {"ContentType": content.media_type, **call, **metadata_parameters(metadata), "Body": content.body}


def encryption_parameters(key: SSEAwsKeyManagementParams | None) -> dict[str, object]:
    """The key of KMS that encrypts an object."""
    if key is None:
        return {}
    checked_request(key, SSEAwsKeyManagementParams, "No other thing")
    return set_parameters(
        ServerSideEncryption=key.getEncryption(),
        SSEKMSKeyId=key.getAwsKmsKeyId(),
        SSEKMSEncryptionContext=key.getAwsKmsEncryptionContext(),
    )


def tagging_text(tagging: ObjectTagging | None) -> str | None:
    """The tags of a new object, as their header has them."""
    return None if tagging is None else urlencode([(tag.getKey(), tag.getValue()) for tag in tagging.getTagSet()])


def grant_parameters(acl: AccessControlList | None) -> dict[str, object]:
    """Who may use a new object, as headers have it: a parameter a permission."""
    found: dict[str, list[str]] = {}
    for grant in () if acl is None else acl.getGrantsAsList():
        grantee = grant.getGrantee()
        member = _GRANTS.get(grant.getPermission())
        if member is None:
            raise IllegalArgumentException(f"An object cannot grant {grant.getPermission()}.")
        found.setdefault(member, []).append(f'{grantee.getTypeIdentifier()}="{grantee.getIdentifier()}"')
    return {member: ", ".join(grantees) for member, grantees in found.items()}


_GRANTS = {
    Permission.FullControl: "GrantFullControl",
    Permission.Read: "GrantRead",
    Permission.ReadAcp: "GrantReadACP",
    Permission.WriteAcp: "GrantWriteACP",
}


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
        if value is not None and header not in _OF_THE_CONTENT:
            call[member_of(header)] = header_text(f"The header {header}", value) if isinstance(value, str) else value
    if metadata.getUserMetadata():
        call["Metadata"] = _checked_user_metadata(metadata.getUserMetadata())
    return call


def member_of(header: str) -> str:
    """botocore's name of a header that S3 keeps beside an object."""
    member = _MEMBERS.get(header.lower())
    if member is None:
        raise IllegalArgumentException(f"S3 keeps no header {header!r} beside an object: use addUserMetadata.")
    return member


def _checked_user_metadata(user_metadata: Mapping[str, object]) -> Mapping[str, object]:
    for name, value in user_metadata.items():
        if not isinstance(value, str):
            raise IllegalArgumentException(f"User metadata {name!r} must be text, not {type(value).__name__}.")
        check_header(f"x-amz-meta-{name}", value)
    return user_metadata


class _FromASource(Protocol):
    def getSourceBucketName(self) -> str | None: ...
    def getSourceKey(self) -> str | None: ...
    def getSourceVersionId(self) -> str | None: ...


def copy_source(request: _FromASource) -> dict[str, object]:
    """What is copied, checked."""
    return set_parameters(
        Bucket=request.getSourceBucketName(), Key=request.getSourceKey(), VersionId=request.getSourceVersionId()
    )


def copy_parameters(request: CopyObjectRequest) -> dict[str, object]:
    """All parameters of CopyObject."""
    metadata = request.getNewObjectMetadata()
    return {
        **set_parameters(
            Bucket=request.getDestinationBucketName(),
            Key=request.getDestinationKey(),
            StorageClass=request.getStorageClass(),
            ACL=request.getCannedAccessControlList(),
            MetadataDirective=None if metadata is None else "REPLACE",
            **encryption_parameters(request.getSSEAwsKeyManagementParams()),
        ),
        **metadata_parameters(metadata),
        "CopySource": copy_source(request),
    }


def response_parameters(headers: ResponseHeaderOverrides | None) -> dict[str, object]:
    """What S3 is asked to send in the place of the stored headers."""
    if headers is None:
        return {}
    return set_parameters(
        ResponseContentType=headers.getContentType(),
        ResponseContentLanguage=headers.getContentLanguage(),
        ResponseExpires=headers.getExpires(),
        ResponseCacheControl=headers.getCacheControl(),
        ResponseContentDisposition=headers.getContentDisposition(),
        ResponseContentEncoding=headers.getContentEncoding(),
    )


def range_header(request: GetObjectRequest) -> str | None:
    """The Range header for the bytes that a request asks for; a negative end is none, as in Java."""
    asked = request.getRange()
    if asked is None:
        return None
    start, end = asked
    if not isinstance(start, int) or not isinstance(end, (int, type(None))):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"A range has whole numbers, not {start!r} and {end!r}.")
    return f"bytes={start}-{'' if end is None or end < 0 else end}"
