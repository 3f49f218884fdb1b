"""Every setting of builder and configuration reaches botocore's client, or the wire."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

import pytest
from botocore import UNSIGNED
from botocore.loaders import JSONFileLoader

from sts_sdk import ClientConfiguration, IllegalArgumentException, Protocol, SdkClientException, SystemProperties
from sts_sdk.auth import AnonymousAWSCredentials, AWSStaticCredentialsProvider
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.retry import PredefinedRetryPolicies, RetryMode
from sts_sdk.services.s3 import AmazonS3Client, AmazonS3ClientBuilder, S3ClientOptions
from sts_sdk.services.s3.model import GeneratePresignedUrlRequest
from support.buckets import SECRET, TOKEN, Caught, made_up
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from pathlib import Path


def config(builder: AmazonS3ClientBuilder) -> Any:
    """botocore's configuration of the client that is built."""
    with builder.build() as client:
        return client.unwrap().meta.config


def configured(configuration: ClientConfiguration) -> Any:
    return config(made_up().withClientConfiguration(configuration))


def url(builder: AmazonS3ClientBuilder) -> str:
    """Where a request of the client that is built goes."""
    with builder.build() as client:
        caught = Caught(client)
        client.deleteObject("the-bucket", "the-key")
        return str(caught.last.url)


def test_a_second_client_reads_no_model_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are a megabyte of JSON: most of what a client takes to make."""
    config(made_up())
    read: list[str] = []
    monkeypatch.setattr(JSONFileLoader, "load_file", lambda _, path: read.append(path))
    assert config(made_up()).region_name == "eu-west-1"
    assert read == []


# The builder


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda b: b, "https://the-bucket.s3.eu-west-1.amazonaws.com/the-key"),
        (lambda b: b.withRegion("us-west-2"), "https://the-bucket.s3.us-west-2.amazonaws.com/the-key"),
        (lambda b: b.enablePathStyleAccess(), "https://s3.eu-west-1.amazonaws.com/the-bucket/the-key"),
        (lambda b: b.withPathStyleAccessEnabled(True), "https://s3.eu-west-1.amazonaws.com/the-bucket/the-key"),
        (lambda b: b.withPathStyleAccessEnabled(False), "https://the-bucket.s3.eu-west-1.amazonaws.com/the-key"),
        (lambda b: b.enableDualstack(), "https://the-bucket.s3.dualstack.eu-west-1.amazonaws.com/the-key"),
        (lambda b: b.withDualstackEnabled(True), "https://the-bucket.s3.dualstack.eu-west-1.amazonaws.com/the-key"),
        (lambda b: b.enableAccelerateMode(), "https://the-bucket.s3-accelerate.amazonaws.com/the-key"),
        (lambda b: b.withAccelerateModeEnabled(True), "https://the-bucket.s3-accelerate.amazonaws.com/the-key"),
        (lambda b: b.withRegion("us-east-1"), "https://the-bucket.s3.amazonaws.com/the-key"),
        (
            lambda b: b.withRegion("us-east-1").enableRegionalUsEast1Endpoint(),
            "https://the-bucket.s3.us-east-1.amazonaws.com/the-key",
        ),
        (
            lambda b: b.withRegion("us-east-1").withRegionalUsEast1EndpointEnabled(False),
            "https://the-bucket.s3.amazonaws.com/the-key",
        ),
    ],
)
def test_where_requests_go(change: Any, expected: str) -> None:
    assert url(change(made_up())) == expected


@pytest.mark.filterwarnings("default::sts_sdk.http.InsecureEndpointWarning")
@pytest.mark.parametrize(
    ("endpoint", "path_style", "expected"),
    [
        ("minio.example.com:9000", None, "https://minio.example.com:9000/the-bucket/the-key"),
        ("http://minio.example.com:9000/", True, "http://minio.example.com:9000/the-bucket/the-key"),
        ("http://minio.example.com", False, "http://the-bucket.minio.example.com/the-key"),
        ("http://127.0.0.1:9000", False, "http://127.0.0.1:9000/the-bucket/the-key"),
    ],
)
def test_where_requests_to_a_custom_endpoint_go(endpoint: str, path_style: bool | None, expected: str) -> None:
    custom = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
    custom.setEndpointConfiguration(EndpointConfiguration(endpoint, "eu-west-1"))
    assert url(custom.withPathStyleAccessEnabled(path_style)) == expected


def test_the_endpoint_of_the_environment_serves_a_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000")
    assert url(made_up()) == "http://127.0.0.1:9000/the-bucket/the-key"


def test_a_profile_that_is_not_there_does_not_matter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keys and region are given: as for the STS client, and in Java, nothing is missing. The default's settings are not
    asked for."""
    (tmp_path / "config").write_text("[default]\ns3 =\n  addressing_style = path\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    assert url(made_up()) == "https://s3.eu-west-1.amazonaws.com/the-bucket/the-key"
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    assert url(made_up()) == "https://the-bucket.s3.eu-west-1.amazonaws.com/the-key"


def test_the_region_of_an_access_point_beats_the_clients() -> None:
    arn = "arn:aws:s3:us-west-2:123456789012:accesspoint/mine"
    with made_up().enableUseArnRegion().build() as client:
        caught = Caught(client)
        client.deleteObject(arn, "key")
    assert caught.last.url == "https://mine-123456789012.s3-accesspoint.us-west-2.amazonaws.com/key"


def stored_as(builder: AmazonS3ClientBuilder) -> tuple[str | None, str | None]:
    """The digest and the kind of checksum that go with an object."""
    with builder.build() as client:
        caught = Caught(client)
        client.putObject("the-bucket", "key", io.BytesIO(b"x"))
        return caught.header("x-amz-content-sha256"), caught.header("x-amz-sdk-checksum-algorithm")


def test_content_is_not_signed_over_https_unless_that_is_asked_for() -> None:
    """Java's rule: TLS protects it, and to sign it is to read it twice."""
    signed, unsigned = (hashlib.sha256(b"x").hexdigest(), None), ("UNSIGNED-PAYLOAD", None)
    assert stored_as(made_up()) == unsigned
    assert stored_as(made_up().disableChunkedEncoding()) == unsigned
    assert stored_as(made_up().enablePayloadSigning()) == signed
    assert stored_as(at("https://127.0.0.1:9")) == unsigned
    assert stored_as(at("https://127.0.0.1:9").enablePayloadSigning()) == signed


def test_content_is_always_signed_over_plain_http() -> None:
    signed = (hashlib.sha256(b"x").hexdigest(), None)
    assert stored_as(at("http://127.0.0.1:9")) == signed
    assert stored_as(at("http://127.0.0.1:9").withPayloadSigningEnabled(False)) == signed
    assert stored_as(made_up().withClientConfiguration(ClientConfiguration().withProtocol(Protocol.HTTP))) == signed


@pytest.mark.parametrize("where", ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "the profile"])
def test_so_it_is_where_others_than_the_builder_name_the_endpoint(
    where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("[default]\nendpoint_url = http://127.0.0.1:9\n")
    named = ("AWS_CONFIG_FILE", str(tmp_path / "config")) if where == "the profile" else (where, "http://127.0.0.1:9")
    monkeypatch.setenv(*named)
    assert stored_as(made_up()) == (hashlib.sha256(b"x").hexdigest(), None)


def at(endpoint: str) -> AmazonS3ClientBuilder:
    builder = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
    return builder.withEndpointConfiguration(EndpointConfiguration(endpoint, "eu-west-1"))


def test_content_goes_in_chunks_with_a_checksum_if_that_is_asked_for() -> None:
    chunks = made_up().withChunkedEncodingDisabled(False)
    assert stored_as(chunks) == ("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "CRC32")
    assert config(chunks.withPayloadSigningEnabled(True)).s3["payload_signing_enabled"] is True
    assert config(chunks.withPayloadSigningEnabled(False)).s3["payload_signing_enabled"] is False


SETTINGS = [
    "PathStyleAccess", "AccelerateMode", "Dualstack", "PayloadSigning", "RegionalUsEast1Endpoint",
    "ForceGlobalBucketAccess", "ChunkedEncoding",
]  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_has_javas_four_ways(name: str) -> None:
    ending, switch = ("Disabled", "disable") if name == "ChunkedEncoding" else ("Enabled", "enable")
    get, set_, with_ = (prefix + name + ending for prefix in ("is", "set", "with"))
    builder = AmazonS3ClientBuilder.standard()

    assert getattr(builder, get)() is None
    assert getattr(builder, set_)(True) is None
    assert getattr(builder, get)() is True
    assert getattr(builder, with_)(False) is builder
    assert getattr(builder, get)() is False
    assert getattr(builder, switch + name)() is builder
    assert getattr(builder, get)() is True


def test_use_arn_region_has_two_ways() -> None:
    builder = AmazonS3ClientBuilder.standard()
    assert builder.isUseArnRegionEnabled() is None
    assert builder.enableUseArnRegion().isUseArnRegionEnabled() is True


# The client configuration


def test_timeouts_in_milliseconds_become_seconds() -> None:
    found = configured(ClientConfiguration().withConnectionTimeout(1500).withSocketTimeout(2500))
    assert (found.connect_timeout, found.read_timeout) == (1.5, 2.5)
    usual = configured(ClientConfiguration())
    assert (usual.connect_timeout, usual.read_timeout) == (10, 50)
    endless = configured(ClientConfiguration().withConnectionTimeout(0).withSocketTimeout(0))
    assert (endless.connect_timeout, endless.read_timeout) == (None, None)


def test_the_time_of_a_request_and_of_a_call_bound_each_wait() -> None:
    found = configured(ClientConfiguration().withRequestTimeout(4000))
    assert (found.connect_timeout, found.read_timeout) == (4, 4)
    found = configured(ClientConfiguration().withRequestTimeout(4000).withClientExecutionTimeout(3000))
    assert (found.connect_timeout, found.read_timeout) == (3, 3)


def test_connections_certificates_and_keep_alive() -> None:
    found = configured(
        ClientConfiguration().withMaxConnections(7).withTcpKeepAlive(True).withClientCertificate("c.pem", "k.pem")
    )
    assert (found.max_pool_connections, found.tcp_keepalive, found.client_cert) == (7, True, ("c.pem", "k.pem"))


def test_the_ca_bundle_is_the_configurations() -> None:
    configuration = ClientConfiguration().withCaBundle("/nowhere.pem").withMaxErrorRetry(0)
    with StubServer() as server:
        custom = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
        custom.setEndpointConfiguration(EndpointConfiguration(f"https://127.0.0.1:{server.port}", "eu-west-1"))
        with (
            custom.withClientConfiguration(configuration).build() as client,
            pytest.raises(SdkClientException, match=r"SSL validation failed .*No such file"),
        ):
            client.listBuckets()


@pytest.mark.parametrize(
    ("configuration", "mode", "attempts"),
    [
        (ClientConfiguration(), "standard", 3),
        (ClientConfiguration().withMaxErrorRetry(0), "standard", 1),
        (ClientConfiguration().withMaxErrorRetry(4).withRetryMode(RetryMode.ADAPTIVE), "adaptive", 5),
        (ClientConfiguration().withRetryMode(RetryMode.LEGACY), "legacy", 4),
        (ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY), "standard", 1),
    ],
)
def test_retries_are_the_sts_clients(configuration: ClientConfiguration, mode: str, attempts: int) -> None:
    retries = configured(configuration).retries
    assert (retries["mode"], retries["total_max_attempts"]) == (mode, attempts)


def test_that_many_attempts_are_made() -> None:
    configuration = ClientConfiguration().withMaxErrorRetry(2)
    with StubServer(Answer(503, reason="Slow Down")) as server:
        custom = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
        custom.setEndpointConfiguration(EndpointConfiguration(server.url, "eu-west-1"))
        with custom.withClientConfiguration(configuration).build() as client, pytest.raises(SdkClientException):
            client.listBuckets()
    assert len(server.requests) == 3


def test_plain_http_without_an_endpoint() -> None:
    plain = made_up().withClientConfiguration(ClientConfiguration().withProtocol(Protocol.HTTP))
    assert url(plain) == "http://the-bucket.s3.eu-west-1.amazonaws.com/the-key"


def test_headers_and_user_agent() -> None:
    configuration = (
        ClientConfiguration()
        .withHeader("X-Team", "blue")
        .withUserAgentPrefix("Backup/2.0")
        .withUserAgentSuffix("nightly")
    )
    with made_up().withClientConfiguration(configuration).build() as client:
        caught = Caught(client)
        client.listBuckets()
    assert caught.header("X-Team") == "blue"
    assert "x-team" in (caught.header("Authorization") or ""), "it is signed"
    agent = caught.header("User-Agent") or ""
    assert agent.startswith("Botocore/")
    assert " Backup/2.0 sts-sdk-python/" in agent
    assert agent.endswith(" nightly")


def test_fips_and_dual_stack_of_the_configuration() -> None:
    configuration = ClientConfiguration().withUseFipsEndpoint(True).withUseDualstackEndpoint(True)
    fips = made_up().withRegion("us-east-1").withClientConfiguration(configuration)
    assert url(fips) == "https://the-bucket.s3-fips.dualstack.us-east-1.amazonaws.com/the-key"
    assert url(fips.withDualstackEnabled(False)) == "https://the-bucket.s3-fips.us-east-1.amazonaws.com/the-key"


def proxied() -> ClientConfiguration:
    return (
        ClientConfiguration()
        .withProxyHost("proxy.example.com")
        .withProxyPort(3128)
        .withProxyUsername("me")
        .withProxyPassword("pass word")
    )


def test_the_proxy_is_the_configurations() -> None:
    assert configured(proxied()).proxies == dict.fromkeys(
        ("http", "https"), "http://me:pass%20word@proxy.example.com:3128"
    )
    assert configured(ClientConfiguration()).proxies is None, "botocore asks the environment"


@pytest.mark.parametrize(
    ("direct", "expected"),
    [("*.amazonaws.com", True), ("s3.eu-west-1.amazonaws.com", True), ("localhost|10.*", False), ("amazonaws", False)],
)
def test_hosts_without_proxy(direct: str, expected: bool) -> None:
    assert (configured(proxied().withNonProxyHosts(direct)).proxies == {}) is expected


def test_hosts_without_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", ".amazonaws.com")
    assert configured(proxied()).proxies == {}


def test_the_proxy_of_the_properties() -> None:
    SystemProperties.setProperty("https.proxyHost", "proxy.example.com")
    SystemProperties.setProperty("https.proxyPort", "8080")
    assert configured(ClientConfiguration()).proxies["https"] == "http://proxy.example.com:8080"


def test_a_proxy_that_does_not_answer_is_named_without_its_password() -> None:
    with StubServer() as gone:
        port = gone.port
    configuration = proxied().withProxyHost("127.0.0.1").withProxyPort(port).withMaxErrorRetry(0)
    with (
        made_up().withClientConfiguration(configuration).build() as client,
        pytest.raises(SdkClientException, match="Unable to execute HTTP request: Failed to connect to proxy") as failed,
    ):
        client.listBuckets()
    assert "pass" not in str(failed.value)


@pytest.mark.parametrize(
    ("override", "signature"),
    [
        (None, "s3v4"),
        ("AWSS3V4SignerType", "s3v4"),
        ("AWS4SignerType", "s3v4"),
        ("S3SignerType", "s3"),
        ("NoOpSignerType", UNSIGNED),
    ],
)
def test_signers_by_javas_names(override: str | None, signature: object) -> None:
    assert configured(ClientConfiguration().withSignerOverride(override)).signature_version == signature


def test_another_signer_is_refused_when_the_client_is_built() -> None:
    builder = made_up().withClientConfiguration(ClientConfiguration().withSignerOverride("QueryStringSignerType"))
    with pytest.raises(IllegalArgumentException, match="signerOverride is 'QueryStringSignerType'"):
        builder.build()


def test_anonymous_credentials_make_an_unsigned_client() -> None:
    anonymous = AWSStaticCredentialsProvider(AnonymousAWSCredentials())
    assert config(made_up().withCredentials(anonymous)).signature_version is UNSIGNED


def test_the_configuration_is_read_when_the_client_is_built() -> None:
    configuration = ClientConfiguration().withMaxConnections(3)
    client = made_up().withClientConfiguration(configuration).build()
    configuration.setMaxConnections(4)
    assert client.unwrap().meta.config.max_pool_connections == 3
    client.shutdown()


# The deprecated constructors' options


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (S3ClientOptions(), "https://the-bucket.s3.eu-west-1.amazonaws.com/key"),
        (S3ClientOptions().withPathStyleAccess(True), "https://s3.eu-west-1.amazonaws.com/the-bucket/key"),
        (
            S3ClientOptions(S3ClientOptions.builder().setPathStyleAccess(True).build()),
            "https://s3.eu-west-1.amazonaws.com/the-bucket/key",
        ),
        (
            S3ClientOptions.builder().setAccelerateModeEnabled(True).build(),
            "https://the-bucket.s3-accelerate.amazonaws.com/key",
        ),
        (
            S3ClientOptions.Builder().enableDualstack().enableRegionalUsEast1Endpoint().enableUseArnRegion().build(),
            "https://the-bucket.s3.dualstack.eu-west-1.amazonaws.com/key",
        ),
    ],
)
def test_options_of_an_old_client(options: S3ClientOptions, expected: str) -> None:
    client = AmazonS3Client(made_up().getCredentials())
    client.setRegion("eu-west-1")
    client.unwrap()
    client.setS3ClientOptions(options)
    caught = Caught(client)
    client.deleteObject("the-bucket", "key")
    assert caught.last.url == expected
    client.shutdown()


def test_options_can_be_read() -> None:
    assert not S3ClientOptions().isPathStyleAccess()
    assert S3ClientOptions().withPathStyleAccess(True).isPathStyleAccess()
    signed = S3ClientOptions.builder().setPayloadSigningEnabled(True).disableChunkedEncoding().build().options
    assert (signed.payload_signing, signed.chunked_encoding) == (True, False)


# Secrets


def test_no_secret_in_what_a_client_shows(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="sts_sdk"), made_up().build() as client:
        Caught(client)
        client.listBuckets()
        shown = [repr(client), repr(client.unwrap()), repr(made_up()), *(r.getMessage() for r in caplog.records)]
        client.generatePresignedUrl(GeneratePresignedUrlRequest("the-bucket", "key"))
    ours = [text for text in shown if SECRET in text or TOKEN in text]
    assert ours == []


def test_what_botocore_logs_at_debug_is_the_token_and_never_the_secret_key(caplog: pytest.LogCaptureFixture) -> None:
    """The docstring of the bridge says so. When this fails, botocore has changed: say the new truth there."""
    with caplog.at_level("DEBUG"), made_up().build() as client:
        Caught(client)
        client.listBuckets()
    logged = [record for record in caplog.records if TOKEN in record.getMessage()]
    assert {record.name for record in logged} == {"botocore.auth", "botocore.endpoint"}
    assert not any(SECRET in record.getMessage() for record in caplog.records)
    caplog.clear()
    with caplog.at_level("INFO"), made_up().build() as client:
        Caught(client)
        client.listBuckets()
    assert not any(TOKEN in record.getMessage() for record in caplog.records)
