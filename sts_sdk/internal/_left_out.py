"""Java's names that are left out on purpose, and what does their work. Loaded when somebody asks for such a name.

The rows are looked through from the top; ``*`` stands for every other name that looks like one of Java's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_JAVA_CLASS: Final = re.compile(r"[A-Z][A-Za-z0-9]*")
_JAVA_METHOD: Final = re.compile(r"(?:get|set|with|is|add|enable|disable)[A-Z]\w*")

_REGION_DATA: Final = (
    "region data comes with the package, and a region that is newer works by its name, as in Region('eu-new-1'): "
    "there is no file of regions to load"
)
_UNWRAP: Final = "the client's unwrap() is botocore's client, with the same credentials, and has all of S3"
_JAVA_TLS: Final = "it is made of classes of Java's own or of Apache's HTTP client, which Python does not have"
_MONITORING: Final = (
    "AWS has given up client-side monitoring: withMetricsCollector of the builder, or OpenTelemetryHandler of "
    "sts_sdk.handlers, tells the same"
)
_PROGRESS: Final = (
    "requests of STS have no progress worth a bar: withRequestHandlers and withMetricsCollector of the builder tell of "
    "each attempt, and addProgressListener of a transfer tells of S3's bytes"
)
_WHOLE: Final = (
    "requests of STS are short texts, which are kept whole for every attempt, so that there is nothing to set"
)
_VERSION_4: Final = "AWS takes Signature Version 4 only, which is AWS4Signer of sts_sdk.auth"
_WAITERS: Final = "botocore waits: unwrap().get_waiter(...) of a client over it"
_ENCRYPTION: Final = (
    "nothing is encrypted on the client's side: let S3 encrypt, by the default encryption of the bucket or by "
    "SSEAwsKeyManagementParams, or encrypt the content before putObject"
)
_PLUMBING: Final = "it is plumbing of Java's SDK, and nothing here is built of it"
_PAUSE: Final = "a transfer can be aborted, not paused: begin it anew"
_CLOCK: Final = "each client learns from a refusal how far its clock is off, and its setTimeOffset says it beforehand"

# Package, behind sts_sdk -> names of classes and packages in it -> what does their work.
_PACKAGES: Final = (
    ("", "AmazonWebServiceResponse", "AmazonWebServiceResult has what it holds"),
    ("", "ApacheHttpClientConfig DnsResolver SystemDefaultDnsResolver", _JAVA_TLS),
    ("", "SDKGlobalTime", _CLOCK),
    ("", "ReadLimitInfo ResetException", _WHOLE),
    ("", "HandlerContextAware ImmutableRequest RequestConfig", "Request and AmazonWebServiceRequest have its methods"),
    ("", "monitoring jmx", _MONITORING),
    ("", "waiters", _WAITERS),
    ("", "annotation partitions protocol transform endpointdiscovery adapters cache log eventstreaming", _PLUMBING),
    ("auth", ("AWS3Signer AWS4UnsignedPayloadSigner NoOpSigner QueryStringSigner SignatureVersion SigningAlgorithm "
     "AbstractAWSSigner RequestSigner SignerAsRequestSigner SignerParams SignerTypeAware StaticSignerProvider "
     "EndpointPrefixAwareSigner RegionFromEndpointResolverAwareSigner CanHandleNullCredentials"), _VERSION_4),
    ("auth", "ClasspathPropertiesFileCredentialsProvider",
     "Python has no class path: give the file to PropertiesFileCredentialsProvider"),
    ("auth", "SessionCredentialsProviderFactory", "STSSessionCredentialsProvider makes and renews the session"),
    ("auth", "SdkClock", "LocalAWS().clock of sts_sdk.testing moves the time of tests"),
    ("auth", "AwsChunkedEncodingInputStream NoSessionSupportCredentials internal", _PLUMBING),
    ("auth.policy.actions", "*", "any object with getActionName() is an Action, and withActions takes it"),
    ("auth.policy.resources", "*", "Resource('arn:...') of sts_sdk.auth.policy names any resource"),
    ("auth.policy.conditions", "*",
     "a Condition has withType, withConditionKey and withValues for any condition of IAM"),
    ("client", "*", _PLUMBING),
    ("client.builder", "AdvancedConfig", _PLUMBING),
    ("handlers", ("RequestHandler AbstractRequestHandler IRequestHandler2 CredentialsRequestHandler "
     "StackedRequestHandler"), "RequestHandler2 of sts_sdk.handlers is called at each call and attempt"),
    ("handlers", "HandlerChainFactory", "withRequestHandlers of the builder takes the handlers themselves"),
    ("http", "apache client conn protocol request response settings impl", _JAVA_TLS),
    ("metrics", "*", ("withMetricsCollector of a builder takes any RequestMetricCollector, and OpenTelemetryHandler of "
     "sts_sdk.handlers writes spans")),
    ("regions", ("AbstractRegionMetadataProvider EndpointToRegion InMemoryRegionImpl InMemoryRegionsProvider "
     "LegacyRegionXmlLoadUtils LegacyRegionXmlMetadataBuilder MetadataSupportedRegionFromEndpointProvider RegionImpl "
     "RegionMetadataFactory RegionMetadataParser RegionMetadataProvider"), _REGION_DATA),
    ("retry", "ClockSkewAdjuster", _CLOCK),
    ("retry", "RetryPolicyAdapter V2CompatibleBackoffStrategy v2 internal",
     "RetryPolicy of sts_sdk.retry takes a RetryCondition and a BackoffStrategy"),
    ("util", "VersionInfoUtils", "sts_sdk.__version__ is the version"),
    ("util", "*", "Python's own library has what it does (hashlib, base64, datetime, io, json)"),
    ("services.s3", ("AmazonS3EncryptionClient AmazonS3EncryptionClientBuilder AmazonS3EncryptionClientParams "
     "AmazonS3EncryptionClientParamsWrapper AmazonS3EncryptionClientV2 AmazonS3EncryptionClientV2Builder "
     "AmazonS3EncryptionClientV2Params AmazonS3Encryption AmazonS3EncryptionV2 KeyWrapException"), _ENCRYPTION),
    ("services.s3", "UploadObjectObserver OnFileDelete", "a transfer of sts_sdk.services.s3.transfer has listeners"),
    ("services.s3", "event", "json.loads reads the notification of a bucket"),
    ("services.s3", "waiters", _WAITERS),
    ("services.s3", "internal metrics request S3ClientOptionsHolder S3ResponseMetadata S3CredentialsProviderChain",
     _PLUMBING),
    ("services.s3.model", ("CryptoConfiguration CryptoConfigurationV2 CryptoMode CryptoStorageMode CryptoRangeGetMode "
     "EncryptionMaterials EncryptionMaterialsProvider KMSEncryptionMaterials KMSEncryptionMaterialsProvider "
     "StaticEncryptionMaterialsProvider SimpleMaterialProvider EncryptedPutObjectRequest EncryptedGetObjectRequest "
     "EncryptedInitiateMultipartUploadRequest"), _ENCRYPTION),
    ("services.s3.model", "*", _UNWRAP + ": it takes and gives dicts"),
    ("services.s3.model", "analytics intelligenttiering inventory metrics ownership replication transform",
     _UNWRAP + ": it takes and gives dicts"),
    ("services.s3.transfer", ("PersistableTransfer PersistableUpload PersistableDownload PauseResult PauseStatus "
     "PauseException"), _PAUSE),
    ("services.s3.transfer", "*", "upload and download of TransferManager take their arguments themselves"),
    ("services.securitytoken", "waiters", "STS has nothing to wait for"),
    ("services.securitytoken.model", "transform", _PLUMBING),
)  # fmt: skip

# Class, the one that is asked or one above it -> names of its methods and constants -> what does their work.
_CLASSES: Final = (
    ("RegionUtils", ("initializeFromFile initializeFromResource initializeFromURI initializeWithMetadata "
     "loadMetadataFromFile loadMetadataFromInputStream loadMetadataFromResource loadMetadataFromURI"), _REGION_DATA),
    ("StringUtils", "fromString fromInteger fromLong fromBoolean fromDouble fromDate fromByteBuffer",
     "str() makes a text of a value, and clients write dates and bytes as the service wants them"),
    ("SignerFactory", "registerSigner", _VERSION_4),
    ("SdkHttpUtils", "appendUri isUsingNonDefaultPort", "urllib.parse of Python puts addresses together and apart"),
    ("Jackson", "jsonNodeOf", "fromJsonString(text, dict) reads JSON into Python's own values"),
    ("AmazonWebServiceRequest", "getReadLimit", _WHOLE),
    ("AmazonWebServiceRequest",
     "getGeneralProgressListener setGeneralProgressListener withGeneralProgressListener", _PROGRESS),
    ("RequestClientOptions", "getReadLimit setReadLimit DEFAULT_STREAM_BUFFER_SIZE", _WHOLE),
    ("RequestClientOptions", "isSkipAppendUriPath setSkipAppendUriPath",
     "requests of STS have no path of their own: the endpoint's is all there is"),
    ("ClientConfiguration", "getApacheHttpClientConfig getDnsResolver setDnsResolver withDnsResolver", _JAVA_TLS),
    ("ClientConfiguration", "getSecureRandom setSecureRandom withSecureRandom",
     "Python takes its random numbers from the system, and there is none to set"),
    ("ClientConfiguration", "getTlsKeyManagersProvider setTlsKeyManagersProvider withTlsKeyManagersProvider",
     "AWS asks no client for a certificate; withCaBundle(path) says which certificates of servers are trusted"),
    ("AwsClientBuilder", ("getClientSideMonitoringConfigurationProvider setClientSideMonitoringConfigurationProvider "
     "withClientSideMonitoringConfigurationProvider getMonitoringListener setMonitoringListener "
     "withMonitoringListener"), _MONITORING),
    ("AmazonWebServiceClient", "getSignerRegionOverride setSignerRegionOverride",
     "the builder's withRegion says the region; give withEndpointConfiguration an endpoint with its signing region"),
    ("AmazonWebServiceClient", "getMonitoringListeners", _MONITORING),
    ("AmazonWebServiceClient", "setServiceNameIntern getSignerByURI", _PLUMBING),
    ("AmazonWebServiceClient", "waiters", _WAITERS),
    ("TransferManager", "resumeUpload resumeDownload", _PAUSE),
    ("TransferManagerBuilder", "*", "sizes and the executor are all that is set: the rest is s3transfer's own way"),
    ("Transfer", "pause tryPause isPaused", _PAUSE),
    ("S3Value", "*", _UNWRAP),
)  # fmt: skip

# Operations of AmazonS3 -> the method of botocore's client that does it. Each is made with keywords that are dicts.
_S3_OPERATIONS: Final = """
changeObjectStorageClass:copy_object deleteBucketAnalyticsConfiguration:delete_bucket_analytics_configuration
deleteBucketCrossOriginConfiguration:delete_bucket_cors deleteBucketEncryption:delete_bucket_encryption
deleteBucketIntelligentTieringConfiguration:delete_bucket_intelligent_tiering_configuration
deleteBucketInventoryConfiguration:delete_bucket_inventory_configuration
deleteBucketMetricsConfiguration:delete_bucket_metrics_configuration
deleteBucketOwnershipControls:delete_bucket_ownership_controls
deleteBucketReplicationConfiguration:delete_bucket_replication deleteBucketWebsiteConfiguration:delete_bucket_website
deletePublicAccessBlock:delete_public_access_block disableRequesterPays:put_bucket_request_payment download:get_object
enableRequesterPays:put_bucket_request_payment getBucketAccelerateConfiguration:get_bucket_accelerate_configuration
getBucketAnalyticsConfiguration:get_bucket_analytics_configuration getBucketCrossOriginConfiguration:get_bucket_cors
getBucketEncryption:get_bucket_encryption
getBucketIntelligentTieringConfiguration:get_bucket_intelligent_tiering_configuration
getBucketInventoryConfiguration:get_bucket_inventory_configuration getBucketLoggingConfiguration:get_bucket_logging
getBucketMetricsConfiguration:get_bucket_metrics_configuration
getBucketNotificationConfiguration:get_bucket_notification_configuration
getBucketOwnershipControls:get_bucket_ownership_controls getBucketPolicyStatus:get_bucket_policy_status
getBucketReplicationConfiguration:get_bucket_replication getBucketWebsiteConfiguration:get_bucket_website
getObjectLegalHold:get_object_legal_hold getObjectLockConfiguration:get_object_lock_configuration
getObjectRetention:get_object_retention getPublicAccessBlock:get_public_access_block
isRequesterPaysEnabled:get_bucket_request_payment
listBucketAnalyticsConfigurations:list_bucket_analytics_configurations
listBucketIntelligentTieringConfigurations:list_bucket_intelligent_tiering_configurations
listBucketInventoryConfigurations:list_bucket_inventory_configurations
listBucketMetricsConfigurations:list_bucket_metrics_configurations restoreObject:restore_object
restoreObjectV2:restore_object selectObjectContent:select_object_content
setBucketAccelerateConfiguration:put_bucket_accelerate_configuration
setBucketAnalyticsConfiguration:put_bucket_analytics_configuration setBucketCrossOriginConfiguration:put_bucket_cors
setBucketEncryption:put_bucket_encryption
setBucketIntelligentTieringConfiguration:put_bucket_intelligent_tiering_configuration
setBucketInventoryConfiguration:put_bucket_inventory_configuration setBucketLoggingConfiguration:put_bucket_logging
setBucketMetricsConfiguration:put_bucket_metrics_configuration
setBucketNotificationConfiguration:put_bucket_notification_configuration
setBucketOwnershipControls:put_bucket_ownership_controls setBucketReplicationConfiguration:put_bucket_replication
setBucketWebsiteConfiguration:put_bucket_website setObjectLegalHold:put_object_legal_hold
setObjectLockConfiguration:put_object_lock_configuration setObjectRedirectLocation:copy_object
setObjectRetention:put_object_retention setPublicAccessBlock:put_public_access_block
setRequestPaymentConfiguration:put_bucket_request_payment upload:put_object
writeGetObjectResponse:write_get_object_response
"""


def way_from_class(classes: Iterable[str], name: str) -> str | None:
    """What does the work of a method or constant that none of these classes has; None if nothing is known of it."""
    above = frozenset(classes)
    if "AmazonS3" in above and (operation := s3_operations().get(name)):
        return f"unwrap().{operation}(...) of this client is botocore's, with the same credentials, and does it"
    return next(
        (way for owner, names, way in _CLASSES if owner in above and _has(names, name, _JAVA_METHOD)),
        None,
    )


def way_from_package(package: str, name: str) -> str | None:
    """What does the work of a class or package that this package has not; None if nothing is known of it."""
    return next((way for owner, names, way in _PACKAGES if owner == package and _has(names, name, _JAVA_CLASS)), None)


def s3_operations() -> dict[str, str]:
    """Java's operations of S3 that the client has not, and the method of botocore's client."""
    rows = (row.partition(":") for row in _S3_OPERATIONS.split())
    return {java: botocore for java, _, botocore in rows}


def rows() -> list[tuple[str, str, str, str]]:
    """``package`` or ``class``, owner, name and way of every name in the tables, for tests and guides."""
    tables = {"package": _PACKAGES, "class": _CLASSES}
    return [
        (kind, owner, name, way)
        for kind, table in tables.items()
        for owner, names, way in table
        for name in names.split()
    ]


def _has(names: str, name: str, form: re.Pattern[str]) -> bool:
    listed = names.split()
    return name in listed or ("*" in listed and form.fullmatch(name) is not None)
