"""Which operation of S3's a presigned URL is for, and with which parameters."""

from __future__ import annotations

from collections.abc import Mapping

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._requests._http_method import HttpMethod
from sts_sdk.services.s3._parameters import checked_request, member_of, response_parameters, set_parameters
from sts_sdk.services.s3.model._presigned import GeneratePresignedUrlRequest

# By method and those parameters that make it another operation.
_OPERATIONS: dict[tuple[str, ...], str] = {
    ("GET",): "get_object",
    ("PUT",): "put_object",
    ("HEAD",): "head_object",
    ("DELETE",): "delete_object",
    ("GET", "partNumber"): "get_object",
    ("HEAD", "partNumber"): "head_object",
    ("PUT", "partNumber", "uploadId"): "upload_part",
    ("GET", "uploadId"): "list_parts",
    ("POST", "uploads"): "create_multipart_upload",
    ("POST", "uploadId"): "complete_multipart_upload",
    ("DELETE", "uploadId"): "abort_multipart_upload",
}
_OF_PARTS = ("partNumber", "uploadId", "uploads")
_STORING = frozenset({"put_object", "create_multipart_upload"})


def presign_parameters(request: GeneratePresignedUrlRequest) -> tuple[str, dict[str, object]]:
    """botocore's name of the operation that a URL is for, and its parameters."""
    given = request.getRequestParameters()
    operation = _presigned_operation(checked_request(request.getMethod(), HttpMethod, "No method"), given)
    call = set_parameters(
        Bucket=request.getBucketName(),
        Key=request.getKey(),
        VersionId=request.getVersionId(),
        ContentType=request.getContentType(),
        ContentMD5=request.getContentMd5(),
        ServerSideEncryption=request.getSSEAlgorithm(),
        SSEKMSKeyId=request.getKmsCmkId(),
        **response_parameters(request.getResponseHeaders()),
    )
    method = request.getMethod().name
    for refused, what in _BOUND[method in {"PUT", "POST"}].items():
        if refused in call:
            raise IllegalArgumentException(f"A presigned URL for {method} cannot have a {what}.")
    if request.getCustomRequestHeaders() and operation not in _STORING:
        raise IllegalArgumentException(f"A presigned URL for {method} cannot have headers of its own.")
    return operation, {**call, **_headers(request.getCustomRequestHeaders()), **_added(given)}


def _presigned_operation(method: HttpMethod, given: Mapping[str, object]) -> str:
    chosen = (method.name, *(name for name in _OF_PARTS if name in given))
    found = _OPERATIONS.get(chosen)
    if found is not None:
        return found
    if len(chosen) > 1:
        raise IllegalArgumentException(f"A presigned URL for {method.name} cannot have {' and '.join(chosen[1:])}.")
    without = ", ".join(known[0] for known in _OPERATIONS if len(known) == 1)
    raise IllegalArgumentException(f"A presigned URL is for {without}, not for {method.name}.")


def _added(given: Mapping[str, str | None]) -> dict[str, object]:
    """The parameters that were added, by botocore's names."""
    call: dict[str, object] = {}
    for name, value in given.items():
        if name == "partNumber":
            call["PartNumber"] = _part_number(value)
        elif name != "uploads":  # the operation says it
            member = _MEMBERS.get(name)
            if member is None:
                raise IllegalArgumentException(
                    f"{name!r} is no parameter of a presigned URL; there are {', '.join((*_MEMBERS, *_OF_PARTS))}."
                )
            call[member] = value
    return call


def _part_number(value: str | None) -> int:
    if value is None or not value.isascii() or not value.isdigit() or not 1 <= int(value) <= _MOST_PARTS:
        raise IllegalArgumentException(f"The partNumber must be 1 to {_MOST_PARTS}; it is {value!r}.")
    return int(value)


def _headers(given: Mapping[str, str]) -> dict[str, object]:
    call: dict[str, object] = {}
    metadata: dict[str, str] = {}
    for header, value in given.items():
        name = header.lower()
        if name.startswith(_USER):
            metadata[name.removeprefix(_USER)] = value
        elif name == "x-amz-acl":
            call["ACL"] = value
        else:
            call[member_of(header)] = value
    return {**call, "Metadata": metadata} if metadata else call


_MOST_PARTS = 10_000
_USER = "x-amz-meta-"

# What a request may hold and a presigned URL cannot, by whether the URL is for PUT or POST.
_BOUND = {
    True: {"VersionId": "version id"},
    False: {
        "ContentType": "content type",
        "ContentMD5": "content MD5",
        "ServerSideEncryption": "way of encryption",
        "SSEKMSKeyId": "key of KMS",
    },
}

_MEMBERS = {
    "response-cache-control": "ResponseCacheControl",
    "response-content-disposition": "ResponseContentDisposition",
    "response-content-encoding": "ResponseContentEncoding",
    "response-content-language": "ResponseContentLanguage",
    "response-content-type": "ResponseContentType",
    "response-expires": "ResponseExpires",
    "uploadId": "UploadId",
    "versionId": "VersionId",
}
