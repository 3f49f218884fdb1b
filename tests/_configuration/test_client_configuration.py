"""Java's names, defaults and checks, and what is ours."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import (
    ClientConfiguration,
    IllegalArgumentException,
    PredefinedClientConfigurations,
    Protocol,
    ProxyAuthenticationMethod,
    SystemProperties,
    __version__,
)
from sts_sdk.retry import PredefinedRetryPolicies, RetryMode
from support.recorded import cases, difference, load

if TYPE_CHECKING:
    from support.recorded import Case

CANARY = "canary0secret0value"


GETS = "new ClientConfiguration().get"


@pytest.mark.parametrize("case", cases("defaults", lambda case: case["fact"].startswith(GETS)))
def test_recorded_defaults(case: Case) -> None:
    actual = getattr(ClientConfiguration(), getter(case))()
    if difference(case):
        assert (
            actual
            == f"sts-sdk-python/{__version__} {sys.platform} " + ClientConfiguration.DEFAULT_USER_AGENT.split()[-1]
        )
    elif "threw" in case:
        assert actual == [0, 0]  # an int[2] that the recorder could not write down
    else:
        assert actual == case["value"]


@pytest.mark.parametrize(
    "case",
    cases(
        "defaults",
        lambda case: case["fact"].startswith(("new ClientConfiguration().is", "new ClientConfiguration().use")),
    ),
)
def test_recorded_switches(case: Case) -> None:
    assert getattr(ClientConfiguration(), getter(case))() is case["value"]


def getter(case: Case) -> str:
    return case["fact"].removeprefix("new ClientConfiguration().").removesuffix("()")


@pytest.mark.parametrize("case", cases("defaults", lambda case: case["id"] == "def-065-withRetryMode"))
def test_recorded_retry_mode_leaves_the_number_of_retries_alone(case: Case) -> None:
    assert ClientConfiguration().withRetryMode(RetryMode.STANDARD).getMaxErrorRetry() == case["value"]


def java(name: str) -> Case:
    return next(each for each in load("java-api") if each["name"] == f"com.amazonaws.{name}")


LEFT_OUT = {
    f"{verb}{name}"
    for name in ("DnsResolver", "SecureRandom", "TlsKeyManagersProvider")
    for verb in ("get", "set", "with")
} | {"getApacheHttpClientConfig"}


def test_every_java_method_but_those_of_apaches_client_exists() -> None:
    names = {each["name"] for each in java("ClientConfiguration")["methods"]}
    missing = {name for name in names if not hasattr(ClientConfiguration, name)}
    assert missing == LEFT_OUT


@pytest.mark.parametrize("field", java("ClientConfiguration")["fields"], ids=lambda field: field["name"])
def test_every_java_constant_has_javas_value(field: dict[str, Any]) -> None:
    value = getattr(ClientConfiguration, field["name"])
    if field["name"] == "DEFAULT_RETRY_POLICY":
        assert value is PredefinedRetryPolicies.DEFAULT
    elif field["name"] == "DEFAULT_USER_AGENT":
        assert value.startswith(f"sts-sdk-python/{__version__} ")
    else:
        assert value == field["value"]


SETTINGS: dict[str, Any] = {
    "ConnectionTimeout": 1,
    "SocketTimeout": 0,
    "RequestTimeout": 3,
    "ClientExecutionTimeout": 4,
    "MaxConnections": 5,
    "ConnectionTTL": -1,
    "ConnectionMaxIdleMillis": 7,
    "ValidateAfterInactivityMillis": -8,
    "UseReaper": False,
    "UseGzip": True,
    "UseTcpKeepAlive": True,
    "UseExpectContinue": False,
    "LocalAddress": "127.0.0.1",
    "CaBundle": "/a/file",
    "Protocol": Protocol.HTTP,
    "ProxyProtocol": Protocol.HTTPS,
    "ProxyHost": "proxy.test",
    "ProxyPort": 3128,
    "ProxyUsername": "user",
    "ProxyDomain": "CORP",
    "ProxyPassword": CANARY,
    "NonProxyHosts": "localhost|*.internal",
    "PreemptiveBasicProxyAuth": True,
    "ProxyAuthenticationMethods": [ProxyAuthenticationMethod.NTLM, ProxyAuthenticationMethod.BASIC],
    "DisableSocketProxy": True,
    "MaxErrorRetry": 0,
    "RetryPolicy": PredefinedRetryPolicies.NO_RETRY_POLICY,
    "RetryMode": RetryMode.ADAPTIVE,
    "UseThrottleRetries": False,
    "MaxConsecutiveRetriesBeforeThrottling": 1,
    "UserAgent": "ua/1",
    "UserAgentPrefix": "prefix/1",
    "UserAgentSuffix": "suffix/1",
    "SignerOverride": "AWS4SignerType",
    "CacheResponseMetadata": False,
    "ResponseMetadataCacheSize": 0,
    "DisableHostPrefixInjection": True,
    "ParameterValidation": False,
    "UseFipsEndpoint": True,
    "UseDualstackEndpoint": False,
}
# Java's own spelling of getter and with-method, where it is not get- and with-.
GETTERS = {
    "UseReaper": "useReaper", "UseGzip": "useGzip", "UseTcpKeepAlive": "useTcpKeepAlive",
    "UseExpectContinue": "isUseExpectContinue", "PreemptiveBasicProxyAuth": "isPreemptiveBasicProxyAuth",
    "DisableSocketProxy": "disableSocketProxy", "UseThrottleRetries": "useThrottledRetries",
    "DisableHostPrefixInjection": "isDisableHostPrefixInjection", "ParameterValidation": "isParameterValidation",
    "UseFipsEndpoint": "isUseFipsEndpoint", "UseDualstackEndpoint": "isUseDualstackEndpoint",
}  # fmt: skip
WITHERS = {
    "UseReaper": "withReaper", "UseGzip": "withGzip", "UseTcpKeepAlive": "withTcpKeepAlive",
    "UseThrottleRetries": "withThrottledRetries",
}  # fmt: skip


def get(configuration: ClientConfiguration, name: str) -> Any:
    return getattr(configuration, GETTERS.get(name, f"get{name}"))()


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_set_and_got_and_copied(name: str) -> None:
    value = SETTINGS[name]
    configuration = ClientConfiguration()
    assert getattr(configuration, f"set{name}")(value) is None
    assert get(configuration, name) == value
    other = ClientConfiguration()
    assert getattr(other, WITHERS.get(name, f"with{name}"))(value) is other
    assert get(other, name) == value
    for copied in (ClientConfiguration(other), copy.copy(other), copy.deepcopy(other)):
        assert copied is not other
        assert get(copied, name) == value


def test_the_settings_in_pairs() -> None:
    configuration = ClientConfiguration().withSocketBufferSizeHints(1, 2).withClientCertificate("cert", "key")
    assert configuration.getSocketBufferSizeHints() == [1, 2]
    assert configuration.getClientCertificate() == ("cert", "key")
    assert configuration.withClientCertificate("both").getClientCertificate() == ("both", None)
    assert configuration.withClientCertificate(None).getClientCertificate() is None


def test_a_copy_changes_on_its_own() -> None:
    original = ClientConfiguration().withHeader("a", "1").withMaxConnections(7)
    changed = ClientConfiguration(original).withHeader("b", "2").withMaxConnections(8)
    assert (original.getHeaders(), original.getMaxConnections()) == ({"a": "1"}, 7)
    assert (changed.getHeaders(), changed.getMaxConnections()) == ({"a": "1", "b": "2"}, 8)
    original.getHeaders()["c"] = "3"
    assert "c" not in original.getHeaders()


def test_user_agent_is_the_older_name_of_its_prefix() -> None:
    assert ClientConfiguration().withUserAgent("x").getUserAgentPrefix() == "x"
    assert ClientConfiguration().withUserAgentPrefix("y").getUserAgent() == "y"


@pytest.mark.parametrize(
    ("setter", "arguments", "message"),
    [
        ("setMaxErrorRetry", (-1,), "^maxErrorRetry should be non-negative$"),
        ("setMaxErrorRetry", ("3",), "maxErrorRetry must be a whole number, not str"),
        ("setMaxErrorRetry", (True,), "not bool"),
        ("setMaxConnections", (0,), "maxConnections must be 1 or more, not 0"),
        ("setConnectionTimeout", (-1,), "connectionTimeout must be 0 or more, not -1"),
        ("setConnectionTimeout", (1.5,), "not float"),
        ("setConnectionTimeout", (2**31,), "connectionTimeout must be 2147483647 or less, not 2147483648"),
        ("setSocketTimeout", (2**32 + 50,), "socketTimeout must be 2147483647 or less"),
        ("setRequestTimeout", (2**31,), "requestTimeout must be 2147483647 or less"),
        ("setClientExecutionTimeout", (2**31,), "clientExecutionTimeout must be 2147483647 or less"),
        ("setConnectionTTL", (2**63,), "connectionTTL must be 9223372036854775807 or less"),
        ("setConnectionMaxIdleMillis", (2**63,), "connectionMaxIdleMillis must be 9223372036854775807 or less"),
        ("setSocketTimeout", (None,), "not NoneType"),
        ("setRequestTimeout", (-5,), "requestTimeout must be 0 or more"),
        ("setClientExecutionTimeout", (-5,), "clientExecutionTimeout must be 0 or more"),
        ("setMaxConsecutiveRetriesBeforeThrottling", (0,), "must be 1 or more"),
        ("setSocketBufferSizeHints", (-1, 0), "socketSendBufferSizeHint"),
        ("setSocketBufferSizeHints", (0, -1), "socketReceiveBufferSizeHint"),
        ("setUseGzip", (1,), "must be True or False, not int"),
        ("setUseFipsEndpoint", ("yes",), "must be True or False, not str"),
        ("setProxyPort", (65536,), "proxyPort must be 65535 or less"),
        ("setProxyPort", (-2,), "proxyPort must be -1 or more"),
        ("setProxyHost", ("http://proxy",), "proxyHost must be a host name alone"),
        ("setProxyHost", ("u:p@proxy",), "proxyHost must be a host name alone"),
        ("setProxyHost", ("a\nb",), "proxyHost must not hold line breaks"),
        ("setProxyPassword", (f"{CANARY}\n",), "proxyPassword must not hold line breaks"),
        ("setProxyProtocol", ("http",), "proxyProtocol must be Protocol.HTTP or Protocol.HTTPS, not str"),
        ("setProtocol", (None,), "not NoneType"),
        ("setProxyAuthenticationMethods", ([ProxyAuthenticationMethod.NTLM],), "must name BASIC"),
        ("setRetryPolicy", ("standard",), "retryPolicy must be a RetryPolicy or None, not str"),
        ("setRetryMode", ("standard",), "retryMode must be a RetryMode or None, not str"),
        ("setUserAgentPrefix", ("a\r\nX: y",), "prefix must not hold line breaks"),
        ("setUserAgentSuffix", ("\N{SNOWMAN}",), "suffix must be Latin-1"),
        ("addHeader", ("a b", "c"), "must be an HTTP token"),
        ("addHeader", ("", "c"), "must be an HTTP token"),
        ("addHeader", ("X-A", f"{CANARY}\r\nX-B: c"), "the value of the header X-A must not hold line breaks"),
        ("addHeader", ("X-A", 1), "the value of the header X-A must be text, not int"),
        ("setCaBundle", (1,), "must be text or None, not int"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(setter: str, arguments: tuple[Any, ...], message: str) -> None:
    configuration = ClientConfiguration()
    with pytest.raises(IllegalArgumentException, match=message) as caught:
        getattr(configuration, setter)(*arguments)
    assert isinstance(caught.value, ValueError)
    assert CANARY not in str(caught.value)
    assert vars(configuration) == vars(ClientConfiguration())


def test_all_that_java_can_hold_is_taken() -> None:
    longest, number = 2**63 - 1, 2**31 - 1
    configuration = ClientConfiguration().withConnectionTTL(longest).withConnectionMaxIdleMillis(longest)
    configuration.withSocketTimeout(number).withConnectionTimeout(number).withMaxConnections(number)
    assert (configuration.getConnectionTTL(), configuration.getConnectionMaxIdleMillis()) == (longest, longest)
    assert (configuration.getSocketTimeout(), configuration.getMaxConnections()) == (number, number)


def test_a_copy_of_a_class_of_ones_own_keeps_all_that_it_has() -> None:
    class Named(ClientConfiguration):
        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    named = Named("mine").withMaxErrorRetry(7).withHeader("A", "b")
    for made in (copy.copy(named), copy.deepcopy(named)):
        assert (type(made), made.name, made.getMaxErrorRetry()) == (Named, "mine", 7)
        made.addHeader("C", "d")
    assert named.getHeaders() == {"A": "b"}


def test_only_a_configuration_is_copied() -> None:
    with pytest.raises(IllegalArgumentException, match="must be a ClientConfiguration, not dict"):
        ClientConfiguration({})


def test_secrets_do_not_show_and_do_not_pickle() -> None:
    configuration = ClientConfiguration().withProxyPassword(CANARY).withHeader("X-Secret", CANARY).withMaxErrorRetry(1)
    assert CANARY not in f"{configuration} {configuration!r}"
    assert "max_error_retry=1" in repr(configuration)
    assert repr(ClientConfiguration()) == "<ClientConfiguration >"
    with pytest.raises(TypeError, match="does not pickle"):
        pickle.dumps(configuration)


@pytest.mark.parametrize("protocol", Protocol)
def test_proxies_are_looked_for_where_java_looks(protocol: Protocol, monkeypatch: pytest.MonkeyPatch) -> None:
    configuration = ClientConfiguration().withProtocol(protocol)

    def seen() -> tuple[Any, ...]:
        return (
            configuration.getProxyHost(),
            configuration.getProxyPort(),
            configuration.getProxyUsername(),
            configuration.getProxyPassword(),
            configuration.getNonProxyHosts(),
        )

    monkeypatch.setenv(f"{protocol.name}_PROXY", "http://env%40user:env%25pass@env-proxy:81/")
    monkeypatch.setenv("NO_PROXY", "localhost,.internal")
    assert seen() == ("env-proxy", 81, "env@user", "env%pass", "localhost|.internal")
    monkeypatch.setenv(f"{protocol.value}_proxy", "[::1]")
    assert seen() == ("::1", -1, None, None, "localhost|.internal")
    for name, value in {"Host": "prop-proxy", "Port": "82", "User": "prop-user", "Password": "prop-pass"}.items():
        SystemProperties.setProperty(f"{protocol.value}.proxy{name}", value)
    SystemProperties.setProperty("http.nonProxyHosts", "*.test")
    assert seen() == ("prop-proxy", 82, "prop-user", "prop-pass", "*.test")
    configuration.withProxyHost("h").withProxyPort(83).withProxyUsername("u").withProxyPassword("p").withNonProxyHosts(
        "n"
    )
    assert seen() == ("h", 83, "u", "p", "n")


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1", "8\u0660", "9" * 5000])
def test_a_port_of_a_system_property_that_is_none(port: str) -> None:
    SystemProperties.setProperty("https.proxyPort", port)
    with pytest.raises(IllegalArgumentException, match=r"property https\.proxyPort must be a port from 1 to 65535"):
        ClientConfiguration().getProxyPort()


@given(st.text(max_size=40))
def test_no_proxy_variable_breaks_a_getter(url: str) -> None:
    url = url.replace("\0", "").encode("utf-8", "ignore").decode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("https_proxy", url)
        configuration = ClientConfiguration()
        assert isinstance(configuration.getProxyPort(), int)
        for value in (configuration.getProxyHost(), configuration.getProxyUsername(), configuration.getProxyPassword()):
            assert value is None or isinstance(value, str)


def test_enums_write_as_in_java() -> None:
    assert [each.toString() for each in Protocol] == ["http", "https"]
    assert [str(each) for each in Protocol] == ["http", "https"]
    wanted = [each["name"] for each in java("ProxyAuthenticationMethod")["enum_constants"]]
    assert [each.name for each in ProxyAuthenticationMethod] == wanted
    assert [each.toString() for each in ProxyAuthenticationMethod] == wanted


def test_predefined_configurations() -> None:
    assert vars(PredefinedClientConfigurations.defaultConfig()) == vars(ClientConfiguration())
    dynamo = PredefinedClientConfigurations.dynamoDefault()
    assert dynamo.getRetryPolicy() is PredefinedRetryPolicies.DYNAMODB_DEFAULT
    swf = PredefinedClientConfigurations.swfDefault()
    assert (swf.getMaxConnections(), swf.getSocketTimeout()) == (1000, 90_000)


COLD = """
import sys
before = set(sys.modules)
from sts_sdk import ClientConfiguration, Protocol
ClientConfiguration().withProtocol(Protocol.HTTP).withMaxErrorRetry(2).withProxyHost("h").getProxyPort()
print(*sorted(set(sys.modules) - before))
"""


def test_a_configuration_loads_next_to_nothing() -> None:
    run = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True, timeout=300)
    loaded = set(run.stdout.split())
    heavy = {"requests", "botocore", "urllib3", "http", "http.client", "email", "ssl", "json", "socket", "logging"}
    assert loaded & (heavy | {"urllib.parse", "asyncio", "subprocess", "ipaddress"}) == set()
    assert "sts_sdk.retry._policy" not in loaded


def test_a_workstation_of_a_proxy_s_user_is_kept_and_only_ntlm_refused() -> None:
    configuration = ClientConfiguration().withProxyWorkstation("PC1")
    assert configuration.getProxyWorkstation() == "PC1"
    assert ClientConfiguration(configuration).getProxyWorkstation() == "PC1"
    assert ClientConfiguration().getProxyWorkstation() is None
    with pytest.raises(IllegalArgumentException, match="must name BASIC"):
        configuration.setProxyAuthenticationMethods([ProxyAuthenticationMethod.NTLM])


def test_the_proxy_for_all_protocols_is_told_as_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", "http://all.test:3128")
    assert (ClientConfiguration().getProxyHost(), ClientConfiguration().getProxyPort()) == ("all.test", 3128)
    monkeypatch.setenv("HTTPS_PROXY", "http://own.test:1")
    assert ClientConfiguration().getProxyHost() == "own.test"
