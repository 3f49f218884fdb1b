"""The S3 client with Java's constructors, and its builders: each names the other."""

from __future__ import annotations

from typing import Self, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, UnsupportedOperationException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.client.builder._client_builder import AwsSyncClientBuilder, T_co, chosen_provider, own_configuration
from sts_sdk.services.s3._connect import S3Options, S3Settings
from sts_sdk.services.s3._core import S3Core


class AmazonS3Client(S3Core):
    """S3 with Java's names over botocore's client (com.amazonaws.services.s3.AmazonS3Client).

    Make one with ``AmazonS3ClientBuilder``. The provider is asked for credentials at every request, so a refreshing
    one keeps the client alive. The constructors are Java's deprecated ones: their client works in us-east-1 until
    ``setRegion`` or ``setEndpoint``. botocore's client is made at the first call; after that, threads share it.
    """

    @overload
    def __init__(self, clientConfiguration: ClientConfiguration | S3Settings | None = None, /) -> None: ...
    @overload
    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider,
        clientConfiguration: ClientConfiguration | None = None,
        requestMetricCollector: None = None,
    ) -> None: ...

    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider | ClientConfiguration | S3Settings | None = None,
        clientConfiguration: ClientConfiguration | None = None,
        requestMetricCollector: object = None,
    ) -> None:
        if requestMetricCollector is not None:
            raise IllegalArgumentException(
                f"requestMetricCollector must be None, not a {type(requestMetricCollector).__name__}: botocore sends "
                "the requests, and has events of its own (unwrap().meta.events)"
            )
        if isinstance(awsCredentials, S3Settings):  # what a builder hands over
            super().__init__(awsCredentials)
            return
        if isinstance(awsCredentials, ClientConfiguration):
            awsCredentials, clientConfiguration = None, awsCredentials
        super().__init__(_settings(awsCredentials, clientConfiguration), immutable=False)

    @classmethod
    def builder(cls) -> AmazonS3ClientBuilder:
        """A new builder, the same as ``AmazonS3ClientBuilder.standard()``."""
        return AmazonS3ClientBuilder.standard()

    def getResourceUrl(self, bucketName: str, key: str) -> str:
        """``getUrl``: the older name."""
        return self.getUrl(bucketName, key)


def _settings(
    credentials: AWSCredentials | AWSCredentialsProvider | None, configuration: ClientConfiguration | None
) -> S3Settings:
    """What Java's deprecated constructors stand for: the default chain, us-east-1."""
    return S3Settings("us-east-1", None, own_configuration(configuration), chosen_provider(credentials), S3Options())


class AmazonS3Builder(AwsSyncClientBuilder[T_co]):
    """What S3's builders set beyond others (com.amazonaws.services.s3.AmazonS3Builder). None: S3's usual way."""

    def __init__(self) -> None:
        super().__init__()
        self._path_style: bool | None = None
        self._chunked_encoding_disabled: bool | None = None
        self._accelerate: bool | None = None
        self._dualstack: bool | None = None
        self._payload_signing: bool | None = None
        self._regional_us_east_1: bool | None = None
        self._global_bucket_access: bool | None = None
        self._arn_region: bool | None = None

    def isPathStyleAccessEnabled(self) -> bool | None:
        """Whether buckets are part of the path, not of the host; None: the path at a custom endpoint, else the host."""
        return self._path_style

    def setPathStyleAccessEnabled(self, pathStyleAccessEnabled: bool | None) -> None:
        """Whether buckets are part of the path, not of the host; None: the path at a custom endpoint, else the host."""
        self._path_style = pathStyleAccessEnabled

    def withPathStyleAccessEnabled(self, pathStyleAccessEnabled: bool | None) -> Self:
        """``setPathStyleAccessEnabled``, returning the builder."""
        self._path_style = pathStyleAccessEnabled
        return self

    def enablePathStyleAccess(self) -> Self:
        """``withPathStyleAccessEnabled(True)``."""
        return self.withPathStyleAccessEnabled(True)

    def isChunkedEncodingDisabled(self) -> bool | None:
        """Whether bodies are sent whole; chunks with checksums are sent only when this was set to False."""
        return self._chunked_encoding_disabled

    def setChunkedEncodingDisabled(self, chunkedEncodingDisabled: bool | None) -> None:
        """Whether bodies are sent whole; chunks with checksums are sent only when this was set to False."""
        self._chunked_encoding_disabled = chunkedEncodingDisabled

    def withChunkedEncodingDisabled(self, chunkedEncodingDisabled: bool | None) -> Self:
        """``setChunkedEncodingDisabled``, returning the builder."""
        self._chunked_encoding_disabled = chunkedEncodingDisabled
        return self

    def disableChunkedEncoding(self) -> Self:
        """``withChunkedEncodingDisabled(True)``."""
        return self.withChunkedEncodingDisabled(True)

    def isAccelerateModeEnabled(self) -> bool | None:
        """Whether S3's accelerated endpoint is called."""
        return self._accelerate

    def setAccelerateModeEnabled(self, accelerateModeEnabled: bool | None) -> None:
        """Whether S3's accelerated endpoint is called."""
        self._accelerate = accelerateModeEnabled

    def withAccelerateModeEnabled(self, accelerateModeEnabled: bool | None) -> Self:
        """``setAccelerateModeEnabled``, returning the builder."""
        self._accelerate = accelerateModeEnabled
        return self

    def enableAccelerateMode(self) -> Self:
        """``withAccelerateModeEnabled(True)``."""
        return self.withAccelerateModeEnabled(True)

    def isDualstackEnabled(self) -> bool | None:
        """Whether the endpoint that answers over IPv6 too is called."""
        return self._dualstack

    def setDualstackEnabled(self, dualstackEnabled: bool | None) -> None:
        """Whether the endpoint that answers over IPv6 too is called."""
        self._dualstack = dualstackEnabled

    def withDualstackEnabled(self, dualstackEnabled: bool | None) -> Self:
        """``setDualstackEnabled``, returning the builder."""
        self._dualstack = dualstackEnabled
        return self

    def enableDualstack(self) -> Self:
        """``withDualstackEnabled(True)``."""
        return self.withDualstackEnabled(True)

    def isPayloadSigningEnabled(self) -> bool | None:
        """Whether content is signed over https, too, which reads it once more; over plain HTTP it always is."""
        return self._payload_signing

    def setPayloadSigningEnabled(self, payloadSigningEnabled: bool | None) -> None:
        """Whether content is signed over https, too, which reads it once more; over plain HTTP it always is."""
        self._payload_signing = payloadSigningEnabled

    def withPayloadSigningEnabled(self, payloadSigningEnabled: bool | None) -> Self:
        """``setPayloadSigningEnabled``, returning the builder."""
        self._payload_signing = payloadSigningEnabled
        return self

    def enablePayloadSigning(self) -> Self:
        """``withPayloadSigningEnabled(True)``."""
        return self.withPayloadSigningEnabled(True)

    def isRegionalUsEast1EndpointEnabled(self) -> bool | None:
        """Whether us-east-1 is called at its own endpoint, not at the global one."""
        return self._regional_us_east_1

    def setRegionalUsEast1EndpointEnabled(self, regionalUsEast1EndpointEnabled: bool | None) -> None:
        """Whether us-east-1 is called at its own endpoint, not at the global one."""
        self._regional_us_east_1 = regionalUsEast1EndpointEnabled

    def withRegionalUsEast1EndpointEnabled(self, regionalUsEast1EndpointEnabled: bool | None) -> Self:
        """``setRegionalUsEast1EndpointEnabled``, returning the builder."""
        self._regional_us_east_1 = regionalUsEast1EndpointEnabled
        return self

    def enableRegionalUsEast1Endpoint(self) -> Self:
        """``withRegionalUsEast1EndpointEnabled(True)``."""
        return self.withRegionalUsEast1EndpointEnabled(True)

    def isForceGlobalBucketAccessEnabled(self) -> bool | None:
        """Whether buckets of other regions are found; botocore finds them in any case."""
        return self._global_bucket_access

    def setForceGlobalBucketAccessEnabled(self, forceGlobalBucketAccessEnabled: bool | None) -> None:
        """Whether buckets of other regions are found; botocore finds them in any case."""
        self._global_bucket_access = forceGlobalBucketAccessEnabled

    def withForceGlobalBucketAccessEnabled(self, forceGlobalBucketAccessEnabled: bool | None) -> Self:
        """``setForceGlobalBucketAccessEnabled``, returning the builder."""
        self._global_bucket_access = forceGlobalBucketAccessEnabled
        return self

    def enableForceGlobalBucketAccess(self) -> Self:
        """``withForceGlobalBucketAccessEnabled(True)``."""
        return self.withForceGlobalBucketAccessEnabled(True)

    def isUseArnRegionEnabled(self) -> bool | None:
        """Whether the region of an access point's ARN beats the client's."""
        return self._arn_region

    def enableUseArnRegion(self) -> Self:
        """Let the region of an access point's ARN beat the client's."""
        self._arn_region = True
        return self

    def _options(self) -> S3Options:
        return S3Options(
            path_style=self._path_style,
            accelerate=self._accelerate,
            dualstack=self._dualstack,
            payload_signing=self._payload_signing,
            chunked_encoding=None if self._chunked_encoding_disabled is None else not self._chunked_encoding_disabled,
            regional_us_east_1=self._regional_us_east_1,
            arn_region=self._arn_region,
        )


class AmazonS3ClientBuilder(AmazonS3Builder[AmazonS3Client]):
    """Makes S3 clients (com.amazonaws.services.s3.AmazonS3ClientBuilder). Needs the extra ``aws``.

    Of a ClientConfiguration the client follows: protocol, timeouts (those of request and execution bound each wait,
    not their sum), connections, TCP keep-alive, proxy, certificates, headers, User-Agent, number and mode of retries,
    signer, FIPS and dual-stack endpoints. The rest is about our own HTTP, which S3 does not use.
    """

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: default credentials chain, default region chain."""
        return cls()

    @classmethod
    def defaultClient(cls) -> AmazonS3Client:
        """A client from a builder with nothing set."""
        return cls().build()

    def build(self) -> AmazonS3Client:
        """A new client, thread-safe and immutable; errors as of the STS builder.

        UnsupportedOperationException if request handlers or a metrics collector were set: botocore has events instead,
        at ``client.unwrap().meta.events``.
        """
        if self._request_handlers or self._metrics_collector is not None:
            raise UnsupportedOperationException(
                "S3 goes over botocore, which calls no RequestHandler2 and no RequestMetricCollector: "
                "register for its events at client.unwrap().meta.events."
            )
        configuration = own_configuration(self._client_configuration)
        explicit = self._explicit_endpoint("s3", configuration)
        # Without an endpoint of its own the client calls the region's, or what the environment and profile name.
        url, region = (None, self._resolved_region()) if explicit is None else (explicit[0].url, explicit[1])
        return AmazonS3Client(
            S3Settings(region, url, configuration, chosen_provider(self._credentials), self._options())
        )
