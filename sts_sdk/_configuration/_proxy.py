"""The settings of ClientConfiguration about proxies."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum
from typing import Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._system_properties import SystemProperties
from sts_sdk.internal._checks import flag, given, listed, optional_text, whole
from sts_sdk.internal._proxy_url import found_proxy, proxy_parts


class Protocol(Enum):
    """How to talk to a service or a proxy (com.amazonaws.Protocol)."""

    HTTP = "http"
    HTTPS = "https"

    def toString(self) -> str:
        """The scheme of a URL, in lower case."""
        return self.value

    def __str__(self) -> str:
        return self.value


class ProxyAuthenticationMethod(Enum):
    """How a proxy may ask who we are (com.amazonaws.ProxyAuthenticationMethod). BASIC is the one that works here."""

    SPNEGO = "SPNEGO"
    KERBEROS = "KERBEROS"
    NTLM = "NTLM"
    DIGEST = "DIGEST"
    BASIC = "BASIC"

    def toString(self) -> str:
        """The name."""
        return self.value

    def __str__(self) -> str:
        return self.value


class ProxySettings:
    """Through which proxy, if any, requests go.

    What is not set here is looked for where Java looks: the system properties ``https.proxyHost``, ``https.proxyPort``,
    ``https.proxyUser``, ``https.proxyPassword`` (``http.`` for Protocol.HTTP) and ``http.nonProxyHosts``, then the
    environment variables ``HTTPS_PROXY`` (``HTTP_PROXY``), ``ALL_PROXY`` and ``NO_PROXY``, in capitals or not, then,
    on macOS and Windows, the system's settings.
    """

    DEFAULT_DISABLE_SOCKET_PROXY = False

    _protocol = Protocol.HTTPS
    _proxy_protocol = Protocol.HTTP
    _proxy_host: str | None = None
    _proxy_port = -1
    _proxy_username: str | None = None
    _proxy_password: str | None = None
    _proxy_domain: str | None = None
    _proxy_workstation: str | None = None
    _non_proxy_hosts: str | None = None
    _preemptive_proxy_auth = False
    _proxy_authentication_methods: tuple[ProxyAuthenticationMethod, ...] | None = None
    _disable_socket_proxy = DEFAULT_DISABLE_SOCKET_PROXY

    def getProtocol(self) -> Protocol:
        """How to talk to an endpoint that names no scheme: HTTPS if unset."""
        return self._protocol

    def setProtocol(self, protocol: Protocol) -> None:
        """How to talk to an endpoint that names no scheme: HTTPS if unset."""
        self._protocol = _checked_protocol("protocol", protocol)

    def withProtocol(self, protocol: Protocol) -> Self:
        """How to talk to an endpoint that names no scheme: HTTPS if unset."""
        self.setProtocol(protocol)
        return self

    def getProxyProtocol(self) -> Protocol:
        """How to talk to the proxy itself: HTTP if unset."""
        return self._proxy_protocol

    def setProxyProtocol(self, proxyProtocol: Protocol | None) -> None:
        """How to talk to the proxy itself: HTTP if unset or None."""
        self._proxy_protocol = (
            Protocol.HTTP if proxyProtocol is None else _checked_protocol("proxyProtocol", proxyProtocol)
        )

    def withProxyProtocol(self, proxyProtocol: Protocol | None) -> Self:
        """How to talk to the proxy itself: HTTP if unset or None."""
        self.setProxyProtocol(proxyProtocol)
        return self

    def getProxyHost(self) -> str | None:
        """The host of the proxy; None: requests go straight to the service."""
        return self._proxy_host or self._proxy_property("proxyHost") or proxy_of_environment(self._protocol)[0]

    def setProxyHost(self, proxyHost: str | None) -> None:
        """The proxy's host name, without scheme, user or path; None: system properties and environment decide."""
        host = optional_text("proxyHost", proxyHost)
        if host is not None and any(character in host for character in "/@ ?#"):
            raise IllegalArgumentException("proxyHost must be a host name alone, without scheme, user or path")
        self._proxy_host = host

    def withProxyHost(self, proxyHost: str | None) -> Self:
        """The proxy's host name, without scheme, user or path; None: system properties and environment decide."""
        self.setProxyHost(proxyHost)
        return self

    def getProxyPort(self) -> int:
        """The port of the proxy; -1 if unset: 80, or 443 for a proxy by HTTPS."""
        if self._proxy_port != -1:
            return self._proxy_port
        text = self._proxy_property("proxyPort")
        if text is not None:
            return _port(f"{self._protocol.value}.proxyPort", text)
        return proxy_of_environment(self._protocol)[1]

    def setProxyPort(self, proxyPort: int) -> None:
        """The port of the proxy, up to 65535; -1: system properties and environment decide, else 80 or 443."""
        self._proxy_port = whole("proxyPort", proxyPort, -1, 65535)

    def withProxyPort(self, proxyPort: int) -> Self:
        """The port of the proxy, up to 65535; -1: system properties and environment decide, else 80 or 443."""
        self.setProxyPort(proxyPort)
        return self

    def getProxyUsername(self) -> str | None:
        """The user that the proxy asks for, or None."""
        return self._proxy_username or self._proxy_property("proxyUser") or proxy_of_environment(self._protocol)[2]

    def setProxyUsername(self, proxyUsername: str | None) -> None:
        """The user that the proxy asks for; None: system properties and environment decide."""
        self._proxy_username = optional_text("proxyUsername", proxyUsername)

    def withProxyUsername(self, proxyUsername: str | None) -> Self:
        """The user that the proxy asks for; None: system properties and environment decide."""
        self.setProxyUsername(proxyUsername)
        return self

    def getProxyPassword(self) -> str | None:
        """The password that the proxy asks for, or None. Never shown in text."""
        return self._proxy_password or self._proxy_property("proxyPassword") or proxy_of_environment(self._protocol)[3]

    def setProxyPassword(self, proxyPassword: str | None) -> None:
        """The password that the proxy asks for, never shown; None: system properties and environment decide."""
        self._proxy_password = optional_text("proxyPassword", proxyPassword)

    def withProxyPassword(self, proxyPassword: str | None) -> Self:
        """The password that the proxy asks for, never shown; None: system properties and environment decide."""
        self.setProxyPassword(proxyPassword)
        return self

    def getProxyDomain(self) -> str | None:
        """The Windows domain of the proxy's user: BASIC sends ``DOMAIN\\user``, as Java does. None if unset."""
        return self._proxy_domain

    def setProxyDomain(self, proxyDomain: str | None) -> None:
        """The Windows domain of the proxy's user: BASIC sends ``DOMAIN\\user``, as Java does. None if unset."""
        self._proxy_domain = optional_text("proxyDomain", proxyDomain)

    def withProxyDomain(self, proxyDomain: str | None) -> Self:
        """The Windows domain of the proxy's user: BASIC sends ``DOMAIN\\user``, as Java does. None if unset."""
        self.setProxyDomain(proxyDomain)
        return self

    def getProxyWorkstation(self) -> str | None:
        """What was set; only NTLM would send it, and NTLM does not work here. None if unset."""
        return self._proxy_workstation

    def setProxyWorkstation(self, proxyWorkstation: str | None) -> None:
        """The workstation that NTLM would send; it is kept, and not sent, since NTLM does not work here."""
        self._proxy_workstation = optional_text("proxyWorkstation", proxyWorkstation)

    def withProxyWorkstation(self, proxyWorkstation: str | None) -> Self:
        """The workstation that NTLM would send; it is kept, and not sent, since NTLM does not work here."""
        self.setProxyWorkstation(proxyWorkstation)
        return self

    def getNonProxyHosts(self) -> str | None:
        """The hosts that are reached without the proxy, as in Java: ``localhost|*.internal``."""
        found = self._non_proxy_hosts or SystemProperties.getProperty("http.nonProxyHosts")
        no_proxy = given(os.environ.get("no_proxy")) or given(os.environ.get("NO_PROXY"))
        if found is None and no_proxy is not None:
            found = no_proxy.replace(",", "|")
        return found

    def setNonProxyHosts(self, nonProxyHosts: str | None) -> None:
        """The hosts that are reached without the proxy, as in Java: ``localhost|*.internal``."""
        self._non_proxy_hosts = optional_text("nonProxyHosts", nonProxyHosts)

    def withNonProxyHosts(self, nonProxyHosts: str | None) -> Self:
        """The hosts that are reached without the proxy, as in Java: ``localhost|*.internal``."""
        self.setNonProxyHosts(nonProxyHosts)
        return self

    def isPreemptiveBasicProxyAuth(self) -> bool:
        """Whether the proxy is told user and password unasked: False if unset, then it must ask once (407)."""
        return self._preemptive_proxy_auth

    def setPreemptiveBasicProxyAuth(self, preemptiveBasicProxyAuth: bool) -> None:
        """Whether the proxy is told user and password unasked: False if unset, then it must ask once (407)."""
        self._preemptive_proxy_auth = flag("preemptiveBasicProxyAuth", preemptiveBasicProxyAuth)

    def withPreemptiveBasicProxyAuth(self, preemptiveBasicProxyAuth: bool) -> Self:
        """Whether the proxy is told user and password unasked: False if unset, then it must ask once (407)."""
        self.setPreemptiveBasicProxyAuth(preemptiveBasicProxyAuth)
        return self

    def getProxyAuthenticationMethods(self) -> list[ProxyAuthenticationMethod] | None:
        """The ways to tell a proxy who we are, best first; None, the default, is BASIC."""
        methods = self._proxy_authentication_methods
        return None if methods is None else list(methods)

    def setProxyAuthenticationMethods(
        self, proxyAuthenticationMethods: Iterable[ProxyAuthenticationMethod] | None
    ) -> None:
        """The ways to tell a proxy who we are, best first, BASIC among them; None, the default, is BASIC."""
        given = proxyAuthenticationMethods
        methods = None if given is None else tuple(listed("proxyAuthenticationMethods", given))
        if methods is not None and ProxyAuthenticationMethod.BASIC not in methods:
            raise IllegalArgumentException("proxyAuthenticationMethods must name BASIC: no other works here")
        self._proxy_authentication_methods = methods

    def withProxyAuthenticationMethods(
        self, proxyAuthenticationMethods: Iterable[ProxyAuthenticationMethod] | None
    ) -> Self:
        """The ways to tell a proxy who we are, best first, BASIC among them; None, the default, is BASIC."""
        self.setProxyAuthenticationMethods(proxyAuthenticationMethods)
        return self

    def disableSocketProxy(self) -> bool:
        """Whether a SOCKS proxy of the environment is ignored: False if unset."""
        return self._disable_socket_proxy

    def setDisableSocketProxy(self, disableSocketProxy: bool) -> None:
        """Whether a SOCKS proxy of the environment is ignored: False if unset."""
        self._disable_socket_proxy = flag("disableSocketProxy", disableSocketProxy)

    def withDisableSocketProxy(self, disableSocketProxy: bool) -> Self:
        """Whether a SOCKS proxy of the environment is ignored: False if unset."""
        self.setDisableSocketProxy(disableSocketProxy)
        return self

    def _proxy_property(self, name: str) -> str | None:
        return SystemProperties.getProperty(f"{self._protocol.value}.{name}") or None


def proxy_of_environment(protocol: Protocol) -> tuple[str | None, int, str | None, str | None]:
    """Host, port, user and password of the proxy that the environment names, else the system's settings.

    None and -1 for what they do not name.
    """
    return proxy_parts(found_proxy(protocol.value) or "")


def _checked_protocol(name: str, value: Protocol) -> Protocol:
    if type(value) is not Protocol:
        raise IllegalArgumentException(f"{name} must be Protocol.HTTP or Protocol.HTTPS, not {type(value).__name__}")
    return value


def _port(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536):
        raise IllegalArgumentException(f"the system property {name} must be a port from 1 to 65535, not {text[:40]!r}")
    return int(text)
