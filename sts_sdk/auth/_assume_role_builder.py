"""The settings of STSAssumeRoleSessionCredentialsProvider: Java's, and some that Java does not have."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Self

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._disk_cache import DiskCache, disk_cache
from sts_sdk.internal._checks import check_has, listed
from sts_sdk.internal._endpoint import parse_endpoint

if TYPE_CHECKING:
    from concurrent.futures import Executor  # heavy, and only its type is needed

    from sts_sdk.auth._sts import AWSSecurityTokenService, PolicyDescriptorType, ProvidedContext, Tag


DEFAULT_DURATION: Final = 900


class AssumeRoleBuilder:
    """The settings that the Builder of STSAssumeRoleSessionCredentialsProvider collects.

    With ``withStsClient``, that client's credentials, endpoint and configuration count; to set those here too is an
    IllegalArgumentException when the provider is built.
    """

    __slots__ = (
        "configuration", "disk_cache", "duration_seconds", "executor", "external_id", "jitter", "long_lived",
        "long_lived_provider", "own_thread", "policy", "policy_arns", "provided_contexts", "role_arn",
        "serial_number", "service_endpoint", "session_name", "shared_cache", "source_identity", "sts", "tags",
        "token_code_provider", "transitive_tag_keys",
    )  # fmt: skip

    def __init__(self, roleArn: str, roleSessionName: str) -> None:
        if roleArn is None or roleSessionName is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
            raise IllegalArgumentException("You must specify a value for roleArn and roleSessionName")
        self.role_arn: str = roleArn
        self.session_name: str = roleSessionName
        self.sts: AWSSecurityTokenService | None = None
        self.long_lived: AWSCredentials | None = None
        self.long_lived_provider: AWSCredentialsProvider | None = None
        self.configuration: ClientConfiguration | None = None
        self.service_endpoint: str | None = None
        self.duration_seconds: int = DEFAULT_DURATION
        self.external_id: str | None = None
        self.policy: str | None = None
        self.policy_arns: list[str | PolicyDescriptorType] | None = None
        self.tags: list[Tag] | None = None
        self.transitive_tag_keys: list[str] | None = None
        self.source_identity: str | None = None
        self.provided_contexts: list[ProvidedContext] | None = None
        self.serial_number: str | None = None
        self.token_code_provider: Callable[[str], str] | None = None
        self.executor: Executor | None = None
        self.own_thread: bool = False
        self.jitter: float = 0.0
        self.shared_cache: bool = False
        self.disk_cache: DiskCache | None = None

    def withStsClient(self, sts: AWSSecurityTokenService | None) -> Self:
        """Ask this client. It stays the caller's: the provider never closes it."""
        self.sts = sts
        return self

    def withLongLivedCredentials(self, longLivedCredentials: AWSCredentials | None) -> Self:
        """Assume the role with these credentials; excludes ``withLongLivedCredentialsProvider``."""
        self.long_lived = longLivedCredentials
        return self

    def withLongLivedCredentialsProvider(self, longLivedCredentialsProvider: AWSCredentialsProvider | None) -> Self:
        """Assume the role with what this provider gives at each renewal; the default chain if unset."""
        self.long_lived_provider = longLivedCredentialsProvider
        return self

    def withClientConfiguration(self, clientConfiguration: ClientConfiguration | None) -> Self:
        """Proxy, certificates, timeouts and retries of the provider's own client."""
        check_has("withClientConfiguration", clientConfiguration, "getRetryPolicy", "a ClientConfiguration")
        self.configuration = clientConfiguration
        return self

    def withServiceEndpoint(self, serviceEndpoint: str | None) -> Self:
        """Where the provider's own client asks; the signing region is read from the host, else us-east-1."""
        if serviceEndpoint is not None:
            parse_endpoint(serviceEndpoint)
        self.service_endpoint = serviceEndpoint
        return self

    def withRoleSessionDurationSeconds(self, roleSessionDurationSeconds: int) -> Self:
        """How long a session lasts: 900 to 43200 seconds, at most what the role allows; 900 if unset or 0."""
        self.duration_seconds = roleSessionDurationSeconds or DEFAULT_DURATION
        return self

    def withExternalId(self, externalId: str | None) -> Self:
        """The id that the role's owner asks a third party for."""
        self.external_id = externalId
        return self

    def withScopeDownPolicy(self, scopeDownPolicy: str | None) -> Self:
        """A policy (JSON) that limits the session further than the role's own."""
        self.policy = scopeDownPolicy
        return self

    def withPolicyArns(self, policyArns: Iterable[str | PolicyDescriptorType] | None) -> Self:
        """Managed policies, at most ten, that limit the session further. Not in Java."""
        self.policy_arns = None if policyArns is None else listed("withPolicyArns", policyArns)
        return self

    def withSessionTags(self, sessionTags: Iterable[Tag] | None) -> Self:
        """Tags of the session, at most 50."""
        self.tags = None if sessionTags is None else listed("withSessionTags", sessionTags)
        return self

    def withTransitiveTagKeys(self, transitiveTagKeys: Iterable[str] | None) -> Self:
        """The keys of the tags that go along when the session assumes a further role."""
        keys = transitiveTagKeys
        self.transitive_tag_keys = None if keys is None else listed("withTransitiveTagKeys", keys)
        return self

    def withSourceIdentity(self, sourceIdentity: str | None) -> Self:
        """Who stands behind the session, for CloudTrail; stays through further roles. Not in Java."""
        self.source_identity = sourceIdentity
        return self

    def withProvidedContexts(self, providedContexts: Iterable[ProvidedContext] | None) -> Self:
        """Signed contexts of trusted providers, at most five. Not in Java."""
        self.provided_contexts = None if providedContexts is None else listed("withProvidedContexts", providedContexts)
        return self

    def withSerialNumber(self, serialNumber: str | None) -> Self:
        """The MFA device whose code each renewal needs: its serial number or ARN. Not in Java."""
        self.serial_number = serialNumber
        return self

    def withTokenCodeProvider(self, tokenCodeProvider: Callable[[str], str] | None) -> Self:
        """Called with the serial number, gives the code that the device shows; the terminal if unset. Not in Java."""
        self.token_code_provider = tokenCodeProvider
        return self

    def withAsyncRefreshExecutor(self, executor: Executor | None) -> Self:
        """Renew on this executor while callers go on with what is held. It stays the caller's to shut down."""
        self.executor = executor
        return self

    def withAsyncRefresh(self, asyncRefresh: bool = True) -> Self:
        """Renew on a thread of its own, which ends with each call, while callers go on. Off if unset. Not in Java."""
        self.own_thread = asyncRefresh
        return self

    def withRefreshJitter(self, refreshJitter: float) -> Self:
        """Delay a renewal at random, by up to this share of the advisory window: 0 (if unset) to 1.

        For fleets, whose members would otherwise all ask STS at the same moment. Not in Java.
        """
        if not isinstance(refreshJitter, (int, float)) or not 0 <= refreshJitter <= 1:  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"refreshJitter is {refreshJitter!r}; it must be 0 to 1")
        self.jitter = float(refreshJitter)
        return self

    def withSharedCache(self, sharedCache: bool = True) -> Self:
        """Share sessions with all providers of the process that ask for the same: off if unset. Not in Java.

        The same is an equal request, signed by the same access key, to the same endpoint. At most 256 are kept.
        """
        self.shared_cache = sharedCache
        return self

    def withDiskCache(self, diskCache: bool | str | os.PathLike[str] = True) -> Self:
        """Keep sessions on disk, for other processes and later runs: off if unset. Not in Java.

        True is the AWS CLI's own cache, ``~/.aws/cli/cache``, where the CLI finds them too; or give a directory. Needs
        the extra ``cache``; an ImportError says what to install.
        """
        self.disk_cache = disk_cache(diskCache)
        return self

    def copy(self) -> Self:
        """The same settings, to be changed on their own."""
        twin = type(self)(self.role_arn, self.session_name)
        for name in AssumeRoleBuilder.__slots__:
            setattr(twin, name, getattr(self, name))
        return twin

    def __getstate__(self) -> tuple[None, dict[str, object]]:
        # An executor does not pickle. The provider that is loaded renews on a thread of its own instead.
        state = {name: getattr(self, name) for name in AssumeRoleBuilder.__slots__}
        return None, {**state, "executor": None, "own_thread": self.own_thread or self.executor is not None}

    def __repr__(self) -> str:
        return f"Builder({self.role_arn!r}, {self.session_name!r})"
