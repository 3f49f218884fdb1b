"""What holds for the whole process (com.amazonaws.SDKGlobalConfiguration)."""

from __future__ import annotations

from sts_sdk._system_properties import switched_on
from sts_sdk.internal._checks import whole


class SDKGlobalConfiguration:
    """The names of the environment variables and system properties that the SDK reads, and the clock's offset."""

    ACCESS_KEY_ENV_VAR = "AWS_ACCESS_KEY_ID"
    ACCESS_KEY_SYSTEM_PROPERTY = "aws.accessKeyId"
    ALTERNATE_ACCESS_KEY_ENV_VAR = "AWS_ACCESS_KEY"
    ALTERNATE_SECRET_KEY_ENV_VAR = "AWS_SECRET_ACCESS_KEY"  # noqa: S105 -- a name, not a password
    AWS_CBOR_DISABLE_ENV_VAR = "AWS_CBOR_DISABLE"
    AWS_CBOR_DISABLE_SYSTEM_PROPERTY = "com.amazonaws.sdk.disableCbor"
    AWS_CONFIG_FILE_ENV_VAR = "AWS_CONFIG_FILE"
    AWS_CSM_CLIENT_ID_ENV_VAR = "AWS_CSM_CLIENT_ID"
    AWS_CSM_CLIENT_ID_SYSTEM_PROPERTY = "com.amazonaws.sdk.csm.clientId"
    AWS_CSM_ENABLED_ENV_VAR = "AWS_CSM_ENABLED"
    AWS_CSM_ENABLED_SYSTEM_PROPERTY = "com.amazonaws.sdk.csm.enabled"
    AWS_CSM_HOST_ENV_VAR = "AWS_CSM_HOST"
    AWS_CSM_HOST_SYSTEM_PROPERTY = "com.amazonaws.sdk.csm.host"
    AWS_CSM_PORT_ENV_VAR = "AWS_CSM_PORT"
    AWS_CSM_PORT_SYSTEM_PROPERTY = "com.amazonaws.sdk.csm.port"
    AWS_EC2_METADATA_DISABLED_ENV_VAR = "AWS_EC2_METADATA_DISABLED"
    AWS_EC2_METADATA_DISABLED_SYSTEM_PROPERTY = "com.amazonaws.sdk.disableEc2Metadata"
    AWS_ION_BINARY_DISABLE_ENV_VAR = "AWS_ION_BINARY_DISABLE"
    AWS_ION_BINARY_DISABLE_SYSTEM_PROPERTY = "com.amazonaws.sdk.disableIonBinary"
    AWS_MAX_ATTEMPTS_ENV_VAR = "AWS_MAX_ATTEMPTS"
    AWS_MAX_ATTEMPTS_SYSTEM_PROPERTY = "com.amazonaws.sdk.maxAttempts"
    AWS_METADATA_SERVICE_TIMEOUT_ENV_VAR = "AWS_METADATA_SERVICE_TIMEOUT"
    AWS_REGION_ENV_VAR = "AWS_REGION"
    AWS_REGION_SYSTEM_PROPERTY = "aws.region"
    AWS_RETRY_MODE_ENV_VAR = "AWS_RETRY_MODE"
    AWS_RETRY_MODE_SYSTEM_PROPERTY = "com.amazonaws.sdk.retryMode"
    AWS_ROLE_ARN_ENV_VAR = "AWS_ROLE_ARN"
    AWS_ROLE_SESSION_NAME_ENV_VAR = "AWS_ROLE_SESSION_NAME"
    AWS_SESSION_TOKEN_ENV_VAR = "AWS_SESSION_TOKEN"  # noqa: S105 -- a name, not a password
    AWS_WEB_IDENTITY_ENV_VAR = "AWS_WEB_IDENTITY_TOKEN_FILE"
    DEFAULT_AWS_CSM_CLIENT_ID = ""
    DEFAULT_AWS_CSM_HOST = "127.0.0.1"
    DEFAULT_AWS_CSM_PORT = 31000
    DEFAULT_METRICS_SYSTEM_PROPERTY = "com.amazonaws.sdk.enableDefaultMetrics"
    DEFAULT_S3_STREAM_BUFFER_SIZE = "com.amazonaws.sdk.s3.defaultStreamBufferSize"
    DISABLE_CERT_CHECKING_SYSTEM_PROPERTY = "com.amazonaws.sdk.disableCertChecking"
    DISABLE_REMOTE_REGIONS_FILE_SYSTEM_PROPERTY = "com.amazonaws.regions.RegionUtils.disableRemote"
    DISABLE_S3_IMPLICIT_GLOBAL_CLIENTS_SYSTEM_PROPERTY = "com.amazonaws.services.s3.disableImplicitGlobalClients"
    EC2_METADATA_SERVICE_OVERRIDE_ENV_VAR = "AWS_EC2_METADATA_SERVICE_ENDPOINT"
    EC2_METADATA_SERVICE_OVERRIDE_SYSTEM_PROPERTY = "com.amazonaws.sdk.ec2MetadataServiceEndpointOverride"
    ENABLE_IN_REGION_OPTIMIZED_MODE = "com.amazonaws.sdk.enableInRegionOptimizedMode"
    ENABLE_S3_SIGV4_SYSTEM_PROPERTY = "com.amazonaws.services.s3.enableV4"
    ENFORCE_S3_SIGV4_SYSTEM_PROPERTY = "com.amazonaws.services.s3.enforceV4"
    PROFILING_SYSTEM_PROPERTY = "com.amazonaws.sdk.enableRuntimeProfiling"
    REGIONS_FILE_OVERRIDE_SYSTEM_PROPERTY = "com.amazonaws.regions.RegionUtils.fileOverride"
    RETRY_THROTTLING_SYSTEM_PROPERTY = "com.amazonaws.sdk.enableThrottledRetry"
    SECRET_KEY_ENV_VAR = "AWS_SECRET_KEY"  # noqa: S105 -- a name, not a password
    SECRET_KEY_SYSTEM_PROPERTY = "aws.secretKey"  # noqa: S105 -- a name, not a password
    SESSION_TOKEN_SYSTEM_PROPERTY = "aws.sessionToken"  # noqa: S105 -- a name, not a password

    _time_offset = 0

    @classmethod
    def getGlobalTimeOffset(cls) -> int:
        """How many seconds this machine's clock is ahead of the services'; 0 until somebody sets it.

        Each client corrects its own clock when a service complains; unlike in Java, that does not change this.
        """
        return cls._time_offset

    @classmethod
    def setGlobalTimeOffset(cls, timeOffset: int) -> None:
        """Set the offset, in seconds, that clients begin with: our time minus the services' time."""
        SDKGlobalConfiguration._time_offset = whole("timeOffset", timeOffset)

    @classmethod
    def isCertCheckingDisabled(cls) -> bool:
        """Whether the system property switches the check of servers' certificates off: for tests only."""
        return switched_on(cls.DISABLE_CERT_CHECKING_SYSTEM_PROPERTY)

    @classmethod
    def isEc2MetadataDisabled(cls) -> bool:
        """Whether ``AWS_EC2_METADATA_DISABLED`` or its system property is ``true``."""
        return switched_on(cls.AWS_EC2_METADATA_DISABLED_SYSTEM_PROPERTY, cls.AWS_EC2_METADATA_DISABLED_ENV_VAR)

    @classmethod
    def isInRegionOptimizedModeEnabled(cls) -> bool:
        """Whether the system property asks for timeouts that suit a service in the same region."""
        return switched_on(cls.ENABLE_IN_REGION_OPTIMIZED_MODE)

    @classmethod
    def isCborDisabled(cls) -> bool:
        """Whether ``AWS_CBOR_DISABLE`` or its system property is ``true``. STS speaks no CBOR."""
        return switched_on(cls.AWS_CBOR_DISABLE_SYSTEM_PROPERTY, cls.AWS_CBOR_DISABLE_ENV_VAR)

    @classmethod
    def isIonBinaryDisabled(cls) -> bool:
        """Whether ``AWS_ION_BINARY_DISABLE`` or its system property is ``true``. STS speaks no Ion."""
        return switched_on(cls.AWS_ION_BINARY_DISABLE_SYSTEM_PROPERTY, cls.AWS_ION_BINARY_DISABLE_ENV_VAR)
