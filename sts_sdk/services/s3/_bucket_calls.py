"""Many objects at once, tags, and what a bucket is set to, through botocore's client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3._amazon_s3_parts import AmazonS3Parts
from sts_sdk.services.s3._operations import Answer, translated_errors
from sts_sdk.services.s3._parameters import bucket_of, set_parameters
from sts_sdk.services.s3.model._base import AmazonS3Exception
from sts_sdk.services.s3.model._bucket_requests import (
    DeleteBucketPolicyRequest,
    GetBucketLocationRequest,
    GetBucketPolicyRequest,
    GetBucketVersioningConfigurationRequest,
    SetBucketPolicyRequest,
    SetBucketVersioningConfigurationRequest,
)
from sts_sdk.services.s3.model._bucket_versioning import BucketVersioningConfiguration
from sts_sdk.services.s3.model._delete_objects import (
    DeleteObjectsRequest,
    DeleteObjectsResult,
    MultiObjectDeleteException,
)
from sts_sdk.services.s3.model._values import (
    BucketPolicy,
    DeleteObjectTaggingRequest,
    DeleteObjectTaggingResult,
    GetObjectTaggingRequest,
    GetObjectTaggingResult,
    SetObjectTaggingRequest,
    SetObjectTaggingResult,
    Tag,
)


class BucketCalls(AmazonS3Parts):
    """The calls of ``AmazonS3Parts`` that are not about uploads in parts."""

    def deleteObjects(self, deleteObjectsRequest: DeleteObjectsRequest) -> DeleteObjectsResult:
        keys = deleteObjectsRequest.getKeys()
        if not 1 <= len(keys) <= _MOST_KEYS:
            raise IllegalArgumentException(f"deleteObjects takes 1 to {_MOST_KEYS} keys, not {len(keys)}.")
        objects = [set_parameters(Key=each.getKey(), VersionId=each.getVersion()) for each in keys]
        call = set_parameters(Bucket=deleteObjectsRequest.getBucketName())
        with translated_errors():
            answer = self.unwrap().delete_objects(
                **call, Delete={"Objects": objects, "Quiet": deleteObjectsRequest.getQuiet()}
            )
        return _deletion(answer)

    def getObjectTagging(self, getObjectTaggingRequest: GetObjectTaggingRequest) -> GetObjectTaggingResult:
        with translated_errors():
            answer = self.unwrap().get_object_tagging(**_one_object(getObjectTaggingRequest))
        tags = [Tag(item.get("Key"), item.get("Value")) for item in answer.get("TagSet", ())]
        return GetObjectTaggingResult(tags, versionId=answer.get("VersionId"))

    def setObjectTagging(self, setObjectTaggingRequest: SetObjectTaggingRequest) -> SetObjectTaggingResult:
        tagging = setObjectTaggingRequest.getTagging()
        if tagging is None:
            raise IllegalArgumentException("The tagging must be given: an ObjectTagging with a list of Tag.")
        tags = [{"Key": tag.getKey(), "Value": tag.getValue()} for tag in tagging.getTagSet()]
        with translated_errors():
            answer = self.unwrap().put_object_tagging(**_one_object(setObjectTaggingRequest), Tagging={"TagSet": tags})
        return SetObjectTaggingResult(versionId=answer.get("VersionId"))

    def deleteObjectTagging(self, deleteObjectTaggingRequest: DeleteObjectTaggingRequest) -> DeleteObjectTaggingResult:
        with translated_errors():
            answer = self.unwrap().delete_object_tagging(**_one_object(deleteObjectTaggingRequest))
        return DeleteObjectTaggingResult(versionId=answer.get("VersionId"))

    def getBucketPolicy(self, bucketName: str | GetBucketPolicyRequest) -> BucketPolicy:
        policy = BucketPolicy()
        try:
            with translated_errors():
                policy.setPolicyText(self.unwrap().get_bucket_policy(**bucket_of(bucketName)).get("Policy"))
        except AmazonS3Exception as refusal:
            if refusal.getErrorCode() != "NoSuchBucketPolicy":
                raise
        return policy

    def setBucketPolicy(self, bucketName: str | SetBucketPolicyRequest, policyText: str | None = None) -> None:
        text = bucketName.getPolicyText() if isinstance(bucketName, SetBucketPolicyRequest) else policyText
        if not text:
            raise IllegalArgumentException(f"The policy must be given as JSON; it is {text!r}.")
        with translated_errors():
            self.unwrap().put_bucket_policy(**bucket_of(bucketName), Policy=text)

    def deleteBucketPolicy(self, bucketName: str | DeleteBucketPolicyRequest) -> None:
        with translated_errors():
            self.unwrap().delete_bucket_policy(**bucket_of(bucketName))

    def getBucketLocation(self, bucketName: str | GetBucketLocationRequest) -> str:
        with translated_errors():
            return self.unwrap().get_bucket_location(**bucket_of(bucketName)).get("LocationConstraint") or "US"

    def getBucketVersioningConfiguration(
        self, bucketName: str | GetBucketVersioningConfigurationRequest
    ) -> BucketVersioningConfiguration:
        with translated_errors():
            answer = self.unwrap().get_bucket_versioning(**bucket_of(bucketName))
        found = BucketVersioningConfiguration(answer.get("Status") or BucketVersioningConfiguration.OFF)
        if "MFADelete" in answer:
            found.setMfaDeleteEnabled(answer["MFADelete"] == "Enabled")
        return found

    def setBucketVersioningConfiguration(
        self, setBucketVersioningConfigurationRequest: SetBucketVersioningConfigurationRequest
    ) -> None:
        wanted = setBucketVersioningConfigurationRequest.getVersioningConfiguration()
        status = None if wanted is None else wanted.getStatus()
        if status not in _STATUSES:
            raise IllegalArgumentException(f"A bucket's versioning can be set to {_STATUSES}, not to {status!r}.")
        with translated_errors():
            self.unwrap().put_bucket_versioning(
                **bucket_of(setBucketVersioningConfigurationRequest), VersioningConfiguration={"Status": status}
            )


_MOST_KEYS = 1000
_STATUSES = (BucketVersioningConfiguration.ENABLED, BucketVersioningConfiguration.SUSPENDED)


class _OfAnObject(Protocol):
    def getBucketName(self) -> str | None: ...
    def getKey(self) -> str | None: ...
    def getVersionId(self) -> str | None: ...


def _one_object(request: _OfAnObject) -> dict[str, object]:
    return set_parameters(Bucket=request.getBucketName(), Key=request.getKey(), VersionId=request.getVersionId())


def _deletion(answer: Answer) -> DeleteObjectsResult:
    deleted = [_deleted(item) for item in answer.get("Deleted", ())]
    errors = [_error(item) for item in answer.get("Errors", ())]
    if not errors:
        return DeleteObjectsResult(deleted)
    failed = MultiObjectDeleteException(errors, deleted)
    metadata = answer.get("ResponseMetadata", {})
    failed.setStatusCode(metadata.get("HTTPStatusCode", 200))
    failed.setRequestId(metadata.get("RequestId"))
    failed.setExtendedRequestId(metadata.get("HostId"))
    failed.setServiceName("Amazon S3")
    failed.setErrorCode(errors[0].getCode())
    raise failed


def _deleted(item: Mapping[str, Any]) -> DeleteObjectsResult.DeletedObject:
    deleted = DeleteObjectsResult.DeletedObject()
    deleted.setKey(item.get("Key"))
    deleted.setVersionId(item.get("VersionId"))
    deleted.setDeleteMarker(item.get("DeleteMarker", False))
    deleted.setDeleteMarkerVersionId(item.get("DeleteMarkerVersionId"))
    return deleted


def _error(item: Mapping[str, Any]) -> MultiObjectDeleteException.DeleteError:
    error = MultiObjectDeleteException.DeleteError()
    error.setKey(item.get("Key"))
    error.setVersionId(item.get("VersionId"))
    error.setCode(item.get("Code"))
    error.setMessage(item.get("Message"))
    return error
