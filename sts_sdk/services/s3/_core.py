"""S3's operations over botocore's client and given settings: neither builder nor credential chain is known here."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from os import PathLike
from typing import IO, cast, overload

from sts_sdk._credentials import AnonymousAWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException
from sts_sdk._requests._http_method import HttpMethod
from sts_sdk.auth._lifetime import hint_if_shorter
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.internal._clock import now
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.regions._names import region_from_host, region_name
from sts_sdk.regions._region import Region, Regions
from sts_sdk.services._botocore._errors import Body, Translation
from sts_sdk.services._botocore._held import HeldClient
from sts_sdk.services.s3 import _answers as answers
from sts_sdk.services.s3._amazon_s3 import AmazonS3
from sts_sdk.services.s3._bucket_calls import BucketCalls
from sts_sdk.services.s3._client_options import S3ClientOptions
from sts_sdk.services.s3._connect import S3Settings, check_signer, connect_s3
from sts_sdk.services.s3._download import download
from sts_sdk.services.s3._operations import Answer, BotocoreS3, translated_errors
from sts_sdk.services.s3._parameters import (
    checked_request,
    copy_parameters,
    put_parameters,
    range_header,
    response_parameters,
    set_parameters,
)
from sts_sdk.services.s3._part_calls import PartCalls
from sts_sdk.services.s3._presign import presign_parameters
from sts_sdk.services.s3._setting_calls import SettingCalls
from sts_sdk.services.s3._stored import stored
from sts_sdk.services.s3._version_calls import VersionCalls
from sts_sdk.services.s3.model._base import AmazonS3Exception
from sts_sdk.services.s3.model._object import S3Object, S3ObjectInputStream
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._presigned import GeneratePresignedUrlRequest
from sts_sdk.services.s3.model._region import Region as S3Region
from sts_sdk.services.s3.model._requests import GetObjectRequest, PutObjectRequest
from sts_sdk.services.s3.model._values import (
    Bucket,
    CopyObjectRequest,
    CopyObjectResult,
    CreateBucketRequest,
    DeleteBucketRequest,
    DeleteObjectRequest,
    GetObjectMetadataRequest,
    ListObjectsRequest,
    ListObjectsV2Request,
    ListObjectsV2Result,
    ObjectListing,
    Owner,
    PutObjectResult,
)

_LONGEST = timedelta(days=7)
_USUAL = timedelta(minutes=15)
_A_BUCKET = "A bucket's name"
_NAME = (str, type(None))  # the types of a bucket's name: None is a missing name, not a request


class S3Core(HeldClient[S3Settings, BotocoreS3], PartCalls, BucketCalls, SettingCalls, VersionCalls, AmazonS3):
    """Calls S3 with Java's names through botocore's client.

    botocore's client is made at the first call; after that, threads share it.
    """

    _unsigned: tuple[S3Settings, BotocoreS3] | None = None  # made for the first address of an object

    def __init__(self, settings: S3Settings, *, immutable: bool = True) -> None:
        check_signer(settings.configuration)
        self._hold(settings, immutable=immutable)

    def _connect(self) -> BotocoreS3:
        return connect_s3(self._settings)

    def _translated(self) -> Translation:
        return translated_errors()

    def listBuckets(self) -> list[Bucket]:
        answer = self._answer_of_buckets()
        holder = answers.owner(answer.get("Owner"))
        return [
            Bucket(item.get("Name"), owner=holder, creationDate=answers.moment(item.get("CreationDate")))
            for item in answer.get("Buckets", ())
        ]

    def getS3AccountOwner(self) -> Owner:
        return answers.owner(self._answer_of_buckets().get("Owner")) or Owner()

    def createBucket(
        self, bucketName: str | CreateBucketRequest, region: str | Region | Regions | S3Region | None = None
    ) -> Bucket:
        request = (
            CreateBucketRequest(bucketName)
            if isinstance(bucketName, _NAME)
            else checked_request(bucketName, CreateBucketRequest, _A_BUCKET)
        )
        chosen = region or request.getRegion() or self._settings.region
        name = region_name(chosen.toAWSRegion() if isinstance(chosen, S3Region) else chosen)
        call = set_parameters(Bucket=request.getBucketName(), ACL=request.getCannedAcl())
        if name not in {"us-east-1", "US", "aws-global"}:
            call["CreateBucketConfiguration"] = {"LocationConstraint": name}
        with translated_errors():
            self.unwrap().create_bucket(**call)
        return Bucket(request.getBucketName())

    def deleteBucket(self, bucketName: str | DeleteBucketRequest) -> None:
        name = (
            bucketName
            if isinstance(bucketName, _NAME)
            else checked_request(bucketName, DeleteBucketRequest, _A_BUCKET).getBucketName()
        )
        with translated_errors():
            self.unwrap().delete_bucket(**set_parameters(Bucket=name))

    def doesBucketExistV2(self, bucketName: str) -> bool:
        try:
            with translated_errors():
                self.unwrap().get_bucket_acl(**set_parameters(Bucket=bucketName))
        except AmazonS3Exception as refusal:
            if refusal.getErrorCode() == "AccessDenied" or refusal.getStatusCode() == 301:
                return True
            if refusal.getStatusCode() == 404:
                return False
            raise
        return True

    def doesBucketExist(self, bucketName: str) -> bool:
        return self.doesBucketExistV2(bucketName)

    def listObjects(self, bucketName: str | ListObjectsRequest, prefix: str | None = None) -> ObjectListing:
        request = (
            ListObjectsRequest(bucketName, prefix)
            if isinstance(bucketName, _NAME)
            else checked_request(bucketName, ListObjectsRequest, _A_BUCKET)
        )
        call = set_parameters(
            Bucket=request.getBucketName(),
            Prefix=request.getPrefix(),
            Marker=request.getMarker(),
            Delimiter=request.getDelimiter(),
            MaxKeys=request.getMaxKeys(),
            EncodingType=request.getEncodingType(),
        )
        with translated_errors():
            return answers.object_listing(self.unwrap().list_objects(**call), request)

    def listNextBatchOfObjects(self, previousObjectListing: ObjectListing) -> ObjectListing:
        checked_request(previousObjectListing, ObjectListing, "No other thing")
        if previousObjectListing.isTruncated():
            return self.listObjects(answers.request_after(previousObjectListing))
        return answers.empty_after(previousObjectListing)

    def listObjectsV2(self, bucketName: str | ListObjectsV2Request, prefix: str | None = None) -> ListObjectsV2Result:
        if isinstance(bucketName, _NAME):
            request = ListObjectsV2Request(bucketName=bucketName, prefix=prefix)
        else:
            request = checked_request(bucketName, ListObjectsV2Request, _A_BUCKET)
        call = set_parameters(
            Bucket=request.getBucketName(),
            Prefix=request.getPrefix(),
            Delimiter=request.getDelimiter(),
            MaxKeys=request.getMaxKeys(),
            ContinuationToken=request.getContinuationToken(),
            StartAfter=request.getStartAfter(),
            FetchOwner=request.isFetchOwner(),
            EncodingType=request.getEncodingType(),
        )
        with translated_errors():
            return answers.objects_v2(self.unwrap().list_objects_v2(**call), request)

    def putObject(
        self,
        bucketName: str | PutObjectRequest,
        key: str | None = None,
        content: str | bytes | PathLike[str] | IO[bytes] | None = None,
        metadata: ObjectMetadata | None = None,
    ) -> PutObjectResult:
        with translated_errors(), stored(bucketName, content) as found:
            return answers.put_result(self.unwrap().put_object(**put_parameters(bucketName, key, metadata, found)))

    @overload
    def getObject(self, bucketName: str, key: str) -> S3Object: ...
    @overload
    def getObject(self, bucketName: GetObjectRequest) -> S3Object: ...
    @overload
    def getObject(self, bucketName: GetObjectRequest, key: str | PathLike[str]) -> ObjectMetadata: ...

    def getObject(
        self, bucketName: str | GetObjectRequest, key: str | PathLike[str] | None = None
    ) -> S3Object | ObjectMetadata:
        if isinstance(bucketName, _NAME):
            return self._open(GetObjectRequest(bucketName, _key_text(key)))[0]
        found, content = self._open(checked_request(bucketName, GetObjectRequest, _A_BUCKET))
        if key is None:
            return found
        with content:
            download(content, key)
        return found.getObjectMetadata()

    def getObjectAsString(self, bucketName: str, key: str) -> str:
        with self._open(GetObjectRequest(bucketName, key))[1] as content:
            return content.read().decode("utf-8", "replace")

    def getObjectMetadata(self, bucketName: str | GetObjectMetadataRequest, key: str | None = None) -> ObjectMetadata:
        request = (
            GetObjectMetadataRequest(bucketName, key)
            if isinstance(bucketName, _NAME)
            else checked_request(bucketName, GetObjectMetadataRequest, _A_BUCKET)
        )
        call = set_parameters(Bucket=request.getBucketName(), Key=request.getKey(), VersionId=request.getVersionId())
        with translated_errors():
            return answers.object_metadata(self.unwrap().head_object(**call))

    def doesObjectExist(self, bucketName: str, objectName: str) -> bool:
        try:
            self.getObjectMetadata(bucketName, objectName)
        except AmazonS3Exception as refusal:
            if refusal.getStatusCode() == 404:
                return False
            raise
        return True

    def copyObject(
        self,
        sourceBucketName: str | CopyObjectRequest,
        sourceKey: str | None = None,
        destinationBucketName: str | None = None,
        destinationKey: str | None = None,
    ) -> CopyObjectResult:
        if isinstance(sourceBucketName, _NAME):
            request = CopyObjectRequest(sourceBucketName, sourceKey, destinationBucketName, destinationKey)
        else:
            request = checked_request(sourceBucketName, CopyObjectRequest, _A_BUCKET)
        with translated_errors():
            return answers.copy_result(self.unwrap().copy_object(**copy_parameters(request)))

    def deleteObject(self, bucketName: str | DeleteObjectRequest, key: str | None = None) -> None:
        request = (
            DeleteObjectRequest(bucketName, key)
            if isinstance(bucketName, _NAME)
            else checked_request(bucketName, DeleteObjectRequest, _A_BUCKET)
        )
        with translated_errors():
            self.unwrap().delete_object(**set_parameters(Bucket=request.getBucketName(), Key=request.getKey()))

    def generatePresignedUrl(
        self,
        bucketName: str | GeneratePresignedUrlRequest,
        key: str | None = None,
        expiration: datetime | None = None,
        method: HttpMethod | None = None,
    ) -> str:
        if isinstance(bucketName, _NAME):
            request = GeneratePresignedUrlRequest(bucketName, key or "", method or HttpMethod.GET)
            request.setExpiration(expiration)
        else:
            request = checked_request(bucketName, GeneratePresignedUrlRequest, _A_BUCKET)
        operation, call = presign_parameters(request)
        seconds = _valid_seconds(request.getExpiration())
        with translated_errors():
            url = self.unwrap().generate_presigned_url(operation, call, seconds, request.getMethod().name)
        hint_if_shorter(request.getExpiration() or now() + timedelta(seconds=seconds), self._settings.credentials)
        return url

    def getUrl(self, bucketName: str, key: str) -> str:
        call = set_parameters(Bucket=bucketName, Key=key)
        with translated_errors():
            unsigned = self._nobodys_client()
            return unsigned.generate_presigned_url("get_object", call, int(_USUAL.total_seconds()), "GET")

    def _nobodys_client(self) -> BotocoreS3:
        """botocore's client without credentials: it names addresses and calls none."""
        settings, held = self._settings, self._unsigned
        if held is None or held[0] is not settings:
            nobody = AWSStaticCredentialsProvider(AnonymousAWSCredentials())
            # Of two threads that make it at the same time one wins.
            self._unsigned = held = settings, connect_s3(settings._replace(credentials=nobody))
        return held[1]

    def getRegionName(self) -> str:
        return self._settings.region

    def getRegion(self) -> S3Region:
        try:
            return S3Region.fromValue(self.getRegionName())
        except IllegalArgumentException as unknown:
            raise IllegalStateException(f"No valid region: {self.getRegionName()}; use getRegionName.") from unknown

    def setEndpoint(self, endpoint: str) -> None:
        parsed = parse_endpoint(endpoint, self._settings.configuration.getProtocol().toString())
        region = region_from_host(parsed.host, "s3") or self._settings.region
        self._change(self._settings._replace(endpoint_url=parsed.url, region=region))

    def setRegion(self, region: Region | Regions | str) -> None:
        self._change(self._settings._replace(endpoint_url=None, region=region_name(region)))

    def setS3ClientOptions(self, clientOptions: S3ClientOptions) -> None:
        self._change(self._settings._replace(options=clientOptions.options))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.endpoint_url or 's3'}, region {self._settings.region})"

    def _answer_of_buckets(self) -> Answer:
        with translated_errors():
            return self.unwrap().list_buckets()

    def _open(self, request: GetObjectRequest) -> tuple[S3Object, S3ObjectInputStream]:
        call = set_parameters(
            Bucket=request.getBucketName(),
            Key=request.getKey(),
            VersionId=request.getVersionId(),
            Range=range_header(request),
            **response_parameters(request.getResponseHeaders()),
        )
        with translated_errors():
            answer = self.unwrap().get_object(**call)
        found = S3Object()
        found.setBucketName(request.getBucketName())
        found.setKey(request.getKey())
        found.setObjectMetadata(answers.object_metadata(answer))
        content = S3ObjectInputStream(Body(answer["Body"], translated_errors()))
        found.setObjectContent(content)
        return found, content


def _key_text(given: object) -> str:
    """A key, which may be written as a path; what is neither is refused with the other parameters."""
    if given is None:
        return ""
    path: object = os.fspath(cast("PathLike[str]", given)) if isinstance(given, PathLike) else given
    return path  # type: ignore[return-value]  # set_parameters() refuses what is no text


def _valid_seconds(expiration: datetime | None) -> int:
    if expiration is None:
        return int(_USUAL.total_seconds())
    if not isinstance(expiration, datetime):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"The expiration must be a datetime, not {type(expiration).__name__}.")
    if expiration.tzinfo is None:
        raise IllegalArgumentException(
            f"The expiration {expiration.isoformat()} has no time zone: give an aware datetime, such as "
            "datetime.now(UTC) + timedelta(hours=1)."
        )
    seconds = round((expiration - now()).total_seconds())
    if not 1 <= seconds <= _LONGEST.total_seconds():
        raise IllegalArgumentException(
            f"The expiration {expiration.isoformat()} is {seconds} seconds from now; allowed are 1 second to 7 days."
        )
    return seconds
