"""Lifecycles, tags and access lists, through botocore's client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3 import _answers as answers
from sts_sdk.services.s3._amazon_s3_settings import AmazonS3Settings
from sts_sdk.services.s3._lifecycle_rules import rule_of, rule_parameters
from sts_sdk.services.s3._operations import Answer, translated_errors
from sts_sdk.services.s3._parameters import OfABucket, bucket_of, checked_request, set_parameters
from sts_sdk.services.s3.model import _bucket_requests as requests
from sts_sdk.services.s3.model._access import (
    AccessControlList,
    CanonicalGrantee,
    EmailAddressGrantee,
    Grant,
    Grantee,
    GroupGrantee,
    Permission,
)
from sts_sdk.services.s3.model._base import AmazonS3Exception, CannedAccessControlList
from sts_sdk.services.s3.model._lifecycle import BucketLifecycleConfiguration
from sts_sdk.services.s3.model._tag_set import BucketTaggingConfiguration, TagSet


class SettingCalls(AmazonS3Settings):
    """The calls of ``AmazonS3Settings`` that are not about versions."""

    def getBucketLifecycleConfiguration(
        self, bucketName: str | requests.GetBucketLifecycleConfigurationRequest
    ) -> BucketLifecycleConfiguration | None:
        answer = self._setting("get_bucket_lifecycle_configuration", bucketName)
        return None if answer is None else BucketLifecycleConfiguration(map(rule_of, answer.get("Rules", ())))

    def setBucketLifecycleConfiguration(
        self,
        bucketName: str | requests.SetBucketLifecycleConfigurationRequest,
        bucketLifecycleConfiguration: BucketLifecycleConfiguration | None = None,
    ) -> None:
        if isinstance(bucketName, requests.SetBucketLifecycleConfigurationRequest):
            bucketLifecycleConfiguration = bucketName.getLifecycleConfiguration()
        wanted = checked_request(bucketLifecycleConfiguration, BucketLifecycleConfiguration, "No other thing")
        if not wanted.getRules():
            raise IllegalArgumentException("The rules must be given: use deleteBucketLifecycleConfiguration for none.")
        rules = [rule_parameters(rule) for rule in wanted.getRules()]
        call = bucket_of(bucketName)
        with translated_errors():
            self.unwrap().put_bucket_lifecycle_configuration(**call, LifecycleConfiguration={"Rules": rules})

    def deleteBucketLifecycleConfiguration(
        self, bucketName: str | requests.DeleteBucketLifecycleConfigurationRequest
    ) -> None:
        with translated_errors():
            self.unwrap().delete_bucket_lifecycle(**bucket_of(bucketName))

    def getBucketTaggingConfiguration(
        self, bucketName: str | requests.GetBucketTaggingConfigurationRequest
    ) -> BucketTaggingConfiguration | None:
        answer = self._setting("get_bucket_tagging", bucketName)
        if answer is None:
            return None
        tags = {item["Key"]: item["Value"] for item in answer.get("TagSet", ())}
        return BucketTaggingConfiguration([TagSet(tags)])

    def setBucketTaggingConfiguration(
        self,
        bucketName: str | requests.SetBucketTaggingConfigurationRequest,
        bucketTaggingConfiguration: BucketTaggingConfiguration | None = None,
    ) -> None:
        if isinstance(bucketName, requests.SetBucketTaggingConfigurationRequest):
            bucketTaggingConfiguration = bucketName.getTaggingConfiguration()
        wanted = checked_request(bucketTaggingConfiguration, BucketTaggingConfiguration, "No other thing")
        if len(wanted.getAllTagSets()) != 1:
            raise IllegalArgumentException(f"A bucket has one TagSet, not {len(wanted.getAllTagSets())}.")
        tags = wanted.getAllTagSets()[0].getAllTags().items()
        call = {**bucket_of(bucketName), "Tagging": {"TagSet": [{"Key": name, "Value": value} for name, value in tags]}}
        with translated_errors():
            self.unwrap().put_bucket_tagging(**call)

    def deleteBucketTaggingConfiguration(
        self, bucketName: str | requests.DeleteBucketTaggingConfigurationRequest
    ) -> None:
        with translated_errors():
            self.unwrap().delete_bucket_tagging(**bucket_of(bucketName))

    def getBucketAcl(self, bucketName: str | requests.GetBucketAclRequest) -> AccessControlList:
        with translated_errors():
            return _access(self.unwrap().get_bucket_acl(**bucket_of(bucketName)))

    def setBucketAcl(
        self,
        bucketName: str | requests.SetBucketAclRequest,
        acl: AccessControlList | CannedAccessControlList | None = None,
    ) -> None:
        wanted = bucketName.getAcl() if isinstance(bucketName, requests.SetBucketAclRequest) else acl
        call = {**bucket_of(bucketName), **access_parameters(wanted)}
        with translated_errors():
            self.unwrap().put_bucket_acl(**call)

    def getObjectAcl(
        self, bucketName: str | requests.GetObjectAclRequest, key: str | None = None, versionId: str | None = None
    ) -> AccessControlList:
        request = (
            bucketName
            if isinstance(bucketName, requests.GetObjectAclRequest)
            else requests.GetObjectAclRequest(bucketName, key, versionId)
        )
        call = set_parameters(Bucket=request.getBucketName(), Key=request.getKey(), VersionId=request.getVersionId())
        with translated_errors():
            return _access(self.unwrap().get_object_acl(**call))

    def setObjectAcl(
        self,
        bucketName: str | requests.SetObjectAclRequest,
        key: str | None = None,
        *acl: AccessControlList | CannedAccessControlList | str | None,
    ) -> None:
        request = (
            bucketName if isinstance(bucketName, requests.SetObjectAclRequest) else _acl_request(bucketName, key, acl)
        )
        call = set_parameters(Bucket=request.getBucketName(), Key=request.getKey(), VersionId=request.getVersionId())
        call |= access_parameters(request.getAcl())
        with translated_errors():
            self.unwrap().put_object_acl(**call)

    def _setting(self, operation: str, bucket: str | OfABucket) -> Answer | None:
        """What a bucket is set to; None of 404, as in Java."""
        call = bucket_of(bucket)
        try:
            with translated_errors():
                answer: Answer = getattr(self.unwrap(), operation)(**call)
        except AmazonS3Exception as refusal:
            if refusal.getStatusCode() == 404:
                return None
            raise
        return answer


def _acl_request(
    bucket: str, key: str | None, given: tuple[AccessControlList | CannedAccessControlList | str | None, ...]
) -> requests.SetObjectAclRequest:
    version, acl = given if len(given) == 2 else (None, *given) if len(given) == 1 else ("", "")
    if not isinstance(version, (str, type(None))) or isinstance(acl, str):
        raise IllegalArgumentException("setObjectAcl takes bucketName, key, acl, or bucketName, key, versionId, acl.")
    return requests.SetObjectAclRequest(bucket, key, acl, versionId=version)


def access_parameters(acl: AccessControlList | CannedAccessControlList | None) -> dict[str, object]:
    """An access list, canned or grant by grant, as S3 takes it."""
    if isinstance(acl, CannedAccessControlList):
        return {"ACL": acl.value}
    wanted = checked_request(acl, AccessControlList, "A CannedAccessControlList")
    holder = wanted.getOwner()
    if holder is None:
        raise IllegalArgumentException(
            "The access list must have an owner: take the list of getBucketAcl or getObjectAcl."
        )
    return {
        "AccessControlPolicy": {
            "Owner": set_parameters(ID=holder.getId(), DisplayName=holder.getDisplayName()),
            "Grants": [
                {"Grantee": _grantee(grant.getGrantee()), "Permission": grant.getPermission().value}
                for grant in wanted.getGrantsAsList()
            ],
        }
    }


_KINDS = {
    "id": ("CanonicalUser", "ID"),
    "emailAddress": ("AmazonCustomerByEmail", "EmailAddress"),
    "uri": ("Group", "URI"),
}


def _grantee(grantee: Grantee) -> dict[str, str]:
    kind, member = _KINDS[grantee.getTypeIdentifier()]
    return {"Type": kind, member: grantee.getIdentifier()}


def _access(answer: Answer) -> AccessControlList:
    found = AccessControlList()
    found.setOwner(answers.owner(answer.get("Owner")))
    for item in answer.get("Grants", ()):
        grantee, permission = _grantee_of(item.get("Grantee", {})), Permission.parsePermission(item.get("Permission"))
        if grantee is not None and permission is not None:
            found.grantAllPermissions(Grant(grantee, permission))
    return found


def _grantee_of(item: Mapping[str, Any]) -> Grantee | None:
    """None for a group that is younger than Java's list."""
    if "URI" in item:
        return GroupGrantee.parseGroupGrantee(item["URI"])
    if "EmailAddress" in item:
        return EmailAddressGrantee(item["EmailAddress"])
    if "ID" not in item:
        return None
    account = CanonicalGrantee(item["ID"])
    account.setDisplayName(item.get("DisplayName"))
    return account
