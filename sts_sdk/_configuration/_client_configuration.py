"""How a client talks to its service (com.amazonaws.ClientConfiguration)."""

from __future__ import annotations

import sys
from typing import Self

from sts_sdk._configuration._connection import ConnectionSettings
from sts_sdk._configuration._proxy import Protocol as Protocol  # noqa: PLC0414 -- had from here
from sts_sdk._configuration._proxy import (
    ProxyAuthenticationMethod as ProxyAuthenticationMethod,  # noqa: PLC0414 -- had from here
)
from sts_sdk._configuration._proxy import ProxySettings
from sts_sdk._configuration._retry import RetrySettings
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._version import __version__
from sts_sdk.internal import REDACTED
from sts_sdk.internal._checks import check_header, flag, optional_flag, optional_header_text, optional_text, whole
from sts_sdk.internal._face import SaysWhatIsLeftOut

_SENSITIVE = ("_proxy_password", "_headers")


class ClientConfiguration(ConnectionSettings, ProxySettings, RetrySettings, SaysWhatIsLeftOut):
    """The settings of a client; ``ClientConfiguration(other)`` is a copy that can be changed on its own.

    A client reads them when it is built. Times are in milliseconds, as in Java. Not safe to change while other threads
    read it.
    """

    DEFAULT_USER_AGENT = (
        f"sts-sdk-python/{__version__} {sys.platform} "
        f"{sys.implementation.name}/{'.'.join(map(str, sys.version_info[:3]))}"
    )
    DEFAULT_CACHE_RESPONSE_METADATA = True
    DEFAULT_RESPONSE_METADATA_CACHE_SIZE = 50

    _user_agent_prefix: str | None = DEFAULT_USER_AGENT
    _user_agent_suffix: str | None = None
    _signer_override: str | None = None
    _cache_response_metadata = DEFAULT_CACHE_RESPONSE_METADATA
    _response_metadata_cache_size = DEFAULT_RESPONSE_METADATA_CACHE_SIZE
    _disable_host_prefix_injection = False
    _parameter_validation = True
    _use_fips_endpoint: bool | None = None
    _use_dualstack_endpoint: bool | None = None

    def __init__(self, other: ClientConfiguration | None = None) -> None:
        self._headers: dict[str, str] = {}
        if other is not None:
            if not isinstance(other, ClientConfiguration):  # pyright: ignore[reportUnnecessaryIsInstance] -- untyped callers
                raise IllegalArgumentException(f"other must be a ClientConfiguration, not {type(other).__name__}")
            self.__dict__.update(other.__dict__)
            self._headers = other.getHeaders()

    def getUserAgentPrefix(self) -> str | None:
        """What the User-Agent header begins with; ``DEFAULT_USER_AGENT`` if unset, and after it if set."""
        return self._user_agent_prefix

    def setUserAgentPrefix(self, prefix: str | None) -> None:
        """What the User-Agent header begins with, before ``DEFAULT_USER_AGENT``; None is that alone."""
        self._user_agent_prefix = optional_header_text("prefix", prefix)

    def withUserAgentPrefix(self, prefix: str | None) -> Self:
        """What the User-Agent header begins with, before ``DEFAULT_USER_AGENT``; None is that alone."""
        self.setUserAgentPrefix(prefix)
        return self

    def getUserAgentSuffix(self) -> str | None:
        """What the User-Agent header ends with, or None."""
        return self._user_agent_suffix

    def setUserAgentSuffix(self, suffix: str | None) -> None:
        """What the User-Agent header ends with; None adds nothing."""
        self._user_agent_suffix = optional_header_text("suffix", suffix)

    def withUserAgentSuffix(self, suffix: str | None) -> Self:
        """What the User-Agent header ends with; None adds nothing."""
        self.setUserAgentSuffix(suffix)
        return self

    def getUserAgent(self) -> str | None:
        """The same as ``getUserAgentPrefix()``: its older name."""
        return self.getUserAgentPrefix()

    def setUserAgent(self, userAgent: str | None) -> None:
        """The same as ``setUserAgentPrefix``: its older name."""
        self.setUserAgentPrefix(userAgent)

    def withUserAgent(self, userAgent: str | None) -> Self:
        """The same as ``setUserAgentPrefix``: its older name."""
        self.setUserAgent(userAgent)
        return self

    def getHeaders(self) -> dict[str, str]:
        """The headers of every request, in place of the client's own of the same name in any case; a copy."""
        return dict(self._headers)

    def addHeader(self, name: str, value: str) -> None:
        """Add a header to every request; IllegalArgumentException if HTTP does not allow it."""
        check_header(name, value)
        self._headers[name] = value

    def withHeader(self, name: str, value: str) -> Self:
        """``addHeader``, giving the configuration back; IllegalArgumentException if HTTP does not allow it."""
        self.addHeader(name, value)
        return self

    def getSignerOverride(self) -> str | None:
        """The signer to use instead of the service's own, such as ``AWS4SignerType``; None is the own."""
        return self._signer_override

    def setSignerOverride(self, value: str | None) -> None:
        """The signer to use instead of the service's own, such as ``AWS4SignerType``; None is the own."""
        self._signer_override = optional_text("value", value)

    def withSignerOverride(self, value: str | None) -> Self:
        """The signer to use instead of the service's own, such as ``AWS4SignerType``; None is the own."""
        self.setSignerOverride(value)
        return self

    def getCacheResponseMetadata(self) -> bool:
        """Whether ``getCachedResponseMetadata`` finds the metadata of past calls: True if unset."""
        return self._cache_response_metadata

    def setCacheResponseMetadata(self, cacheResponseMetadata: bool) -> None:
        """Whether ``getCachedResponseMetadata`` finds the metadata of past calls: True if unset."""
        self._cache_response_metadata = flag("cacheResponseMetadata", cacheResponseMetadata)

    def withCacheResponseMetadata(self, cacheResponseMetadata: bool) -> Self:
        """Whether ``getCachedResponseMetadata`` finds the metadata of past calls: True if unset."""
        self.setCacheResponseMetadata(cacheResponseMetadata)
        return self

    def getResponseMetadataCacheSize(self) -> int:
        """For how many past calls metadata is kept: 50 if unset."""
        return self._response_metadata_cache_size

    def setResponseMetadataCacheSize(self, responseMetadataCacheSize: int) -> None:
        """For how many past calls metadata is kept: 0 or more, 50 if unset."""
        self._response_metadata_cache_size = whole("responseMetadataCacheSize", responseMetadataCacheSize, 0)

    def withResponseMetadataCacheSize(self, responseMetadataCacheSize: int) -> Self:
        """For how many past calls metadata is kept: 0 or more, 50 if unset."""
        self.setResponseMetadataCacheSize(responseMetadataCacheSize)
        return self

    def isDisableHostPrefixInjection(self) -> bool:
        """Whether an operation may put no prefix before the host: False if unset. STS has none; S3 Control does."""
        return self._disable_host_prefix_injection

    def setDisableHostPrefixInjection(self, disableHostPrefixInjection: bool) -> None:
        """Whether an operation may put no prefix before the host: False if unset. STS has none; S3 Control does."""
        self._disable_host_prefix_injection = flag("disableHostPrefixInjection", disableHostPrefixInjection)

    def withDisableHostPrefixInjection(self, disableHostPrefixInjection: bool) -> Self:
        """Whether an operation may put no prefix before the host: False if unset. STS has none; S3 Control does."""
        self.setDisableHostPrefixInjection(disableHostPrefixInjection)
        return self

    def isParameterValidation(self) -> bool:
        """Whether requests are checked against the service model before they are sent: True if unset. Not in Java."""
        return self._parameter_validation

    def setParameterValidation(self, parameterValidation: bool) -> None:
        """Whether requests are checked against the service model before they are sent: True if unset. Not in Java."""
        self._parameter_validation = flag("parameterValidation", parameterValidation)

    def withParameterValidation(self, parameterValidation: bool) -> Self:
        """Whether requests are checked against the service model before they are sent: True if unset. Not in Java."""
        self.setParameterValidation(parameterValidation)
        return self

    def isUseFipsEndpoint(self) -> bool | None:
        """Whether to use the FIPS endpoints; None: the environment and the profile decide. Not in Java."""
        return self._use_fips_endpoint

    def setUseFipsEndpoint(self, useFipsEndpoint: bool | None) -> None:
        """Whether to use the FIPS endpoints; None: the environment and the profile decide. Not in Java."""
        self._use_fips_endpoint = optional_flag("useFipsEndpoint", useFipsEndpoint)

    def withUseFipsEndpoint(self, useFipsEndpoint: bool | None) -> Self:
        """Whether to use the FIPS endpoints; None: the environment and the profile decide. Not in Java."""
        self.setUseFipsEndpoint(useFipsEndpoint)
        return self

    def isUseDualstackEndpoint(self) -> bool | None:
        """Whether to use the dual-stack endpoints; None: the environment and the profile decide. Not in Java."""
        return self._use_dualstack_endpoint

    def setUseDualstackEndpoint(self, useDualstackEndpoint: bool | None) -> None:
        """Whether to use the dual-stack endpoints; None: the environment and the profile decide. Not in Java."""
        self._use_dualstack_endpoint = optional_flag("useDualstackEndpoint", useDualstackEndpoint)

    def withUseDualstackEndpoint(self, useDualstackEndpoint: bool | None) -> Self:
        """Whether to use the dual-stack endpoints; None: the environment and the profile decide. Not in Java."""
        self.setUseDualstackEndpoint(useDualstackEndpoint)
        return self

    def __copy__(self) -> Self:
        copy = type(self).__new__(type(self))  # a caller's subclass may have an __init__ with other parameters
        copy.__dict__.update(self.__dict__)
        copy._headers = self.getHeaders()  # noqa: SLF001 -- of the same class
        return copy

    def __deepcopy__(self, memo: object) -> Self:
        return self.__copy__()

    def __getstate__(self) -> dict[str, object]:
        if self._proxy_password is not None or self._headers:
            raise TypeError(
                "this ClientConfiguration does not pickle: its proxy password or headers would be there in clear. "
                "Set them where it is loaded."
            )
        return self.__dict__

    def __repr__(self) -> str:
        settings = ((name, value) for name, value in vars(self).items() if value != getattr(type(self), name, {}))
        shown = (f"{name[1:]}={REDACTED if name in _SENSITIVE else repr(value)}" for name, value in settings)
        return f"<ClientConfiguration {', '.join(shown)}>"


class PredefinedClientConfigurations:
    """Ready-made configurations (com.amazonaws.PredefinedClientConfigurations)."""

    @staticmethod
    def defaultConfig() -> ClientConfiguration:
        """What a client uses when it is given none."""
        return ClientConfiguration()

    @staticmethod
    def dynamoDefault() -> ClientConfiguration:
        """What Java uses for DynamoDB: its own retry policy."""
        from sts_sdk.retry._predefined import PredefinedRetryPolicies  # noqa: PLC0415 -- few programs ask for it

        return ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.DYNAMODB_DEFAULT)

    @staticmethod
    def swfDefault() -> ClientConfiguration:
        """What Java uses for Simple Workflow, whose long polls keep 1000 connections waiting for 90 seconds."""
        return ClientConfiguration().withMaxConnections(1000).withSocketTimeout(90_000)


class ClientConfigurationFactory:
    """Gives what a client uses when it is given none (com.amazonaws.ClientConfigurationFactory)."""

    def getConfig(self) -> ClientConfiguration:
        """A new configuration, to be changed at will."""
        return ClientConfiguration()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
