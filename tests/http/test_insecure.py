"""Secrets on their way in clear: session tokens, what requests hold, what answers bring."""

from __future__ import annotations

import socket
import warnings
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    AssumeRoleRequest,
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    ClientConfiguration,
    EndpointConfiguration,
    GetSessionTokenRequest,
    Protocol,
    SdkClientException,
)
from sts_sdk.auth import ContainerCredentialsProvider
from sts_sdk.http import InsecureEndpointWarning
from sts_sdk.services.securitytoken.model import (
    AssumeRoleWithSAMLRequest,
    AssumeRoleWithWebIdentityRequest,
    ProvidedContext,
)
from support import http_bench
from support.http_bench import KEYS, SESSION, Bench, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.services.securitytoken import AWSSecurityTokenService


def test_the_warning_points_at_the_line_that_calls() -> None:
    with pytest.warns(InsecureEndpointWarning) as caught:
        Bench(answer(200)).call(AWSStaticCredentialsProvider(SESSION), url="http://h.test/")
    # The bench calls the HTTP client, so it is the caller.
    assert [warning.filename for warning in caught] == [http_bench.__file__]


def session(url: str, configuration: ClientConfiguration | None = None) -> list[str]:
    bench = Bench(answer(200), configuration=configuration)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(2):
            bench.call(AWSStaticCredentialsProvider(SESSION), url=url)
    return [str(warning.message) for warning in caught if warning.category is InsecureEndpointWarning]


@pytest.mark.parametrize(
    "url", ["https://h.test/", "http://127.0.0.1:1/", "http://localhost/", "http://[::1]:9/", "http://127.9.9.9/"]
)
def test_no_warning_where_nobody_can_listen(url: str) -> None:
    assert session(url) == []


@pytest.mark.parametrize(
    "url", ["http://h.test/", "http://127.evil.test/", "http://10.0.0.1/", "http://localhost.test/"]
)
def test_a_token_in_clear_is_warned_of_once(url: str) -> None:
    (message,) = session(url)
    assert message.startswith("A session token is sent to ")
    assert session(url, ClientConfiguration().withProtocol(Protocol.HTTP)) == []


def test_long_term_keys_in_clear_are_not_warned_of() -> None:
    bench = Bench(answer(200))
    bench.call(url="http://h.test/")
    assert bench.attempts == 1


def client(url: str) -> AWSSecurityTokenService:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(KEYS))
    configuration = ClientConfiguration().withMaxErrorRetry(0).withConnectionTimeout(1)
    return (
        builder.withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
        .withClientConfiguration(configuration)
        .build()
    )


ROLE = "arn:aws:iam::123456789012:role/demo"
CALLS: dict[str, tuple[Callable[[AWSSecurityTokenService], object], str | None]] = {
    "a web identity token": (
        lambda sts: sts.assumeRoleWithWebIdentity(
            AssumeRoleWithWebIdentityRequest(roleArn=ROLE, roleSessionName="demo", webIdentityToken="a.token.b")
        ),
        "WebIdentityToken is sent to",
    ),
    "a SAML assertion": (
        lambda sts: sts.assumeRoleWithSAML(
            AssumeRoleWithSAMLRequest(
                roleArn=ROLE, principalArn="arn:aws:iam::123456789012:saml-provider/idp", sAMLAssertion="PHNhbWw+"
            )
        ),
        "SAMLAssertion is sent to",
    ),
    "an MFA code": (
        lambda sts: sts.getSessionToken(
            GetSessionTokenRequest(serialNumber="arn:aws:iam::123456789012:mfa/demo", tokenCode="123456")
        ),
        "TokenCode is sent to",
    ),
    "a context assertion": (
        lambda sts: sts.assumeRole(
            AssumeRoleRequest(
                roleArn=ROLE,
                roleSessionName="demo",
                providedContexts=[
                    ProvidedContext(
                        providerArn="arn:aws:iam::aws:contextProvider/IdentityCenter", contextAssertion="asserted"
                    )
                ],
            )
        ),
        "ContextAssertion is sent to",
    ),
    "new keys": (lambda sts: sts.getSessionToken(), "New credentials come from"),
    "new keys of a role": (
        lambda sts: sts.assumeRole(AssumeRoleRequest(roleArn=ROLE, roleSessionName="demo")),
        "New credentials come from",
    ),
    "no secret": (lambda sts: sts.getCallerIdentity(), None),
}


@pytest.mark.parametrize("call", CALLS)
def test_every_call_with_a_secret_in_request_or_answer_is_warned_of(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no name is looked up here")

    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    work, begins = CALLS[call]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for host in ("h.test", "127.0.0.08", "localhost"):
            with client(f"http://{host}:1") as sts, pytest.raises(SdkClientException):
                work(sts)
    told = [str(warning.message) for warning in caught if warning.category is InsecureEndpointWarning]
    assert len(told) == (0 if begins is None else 2), told
    assert all(message.startswith(f"{begins} ") for message in told)
    assert not any(secret in "".join(told) for secret in ("a.token.b", "PHNhbWw", "123456", "asserted"))


def test_a_container_that_is_asked_on_another_computer_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller's own endpoint can be anywhere; the variables' cannot."""

    class Elsewhere:
        def getCredentialsEndpoint(self) -> str:
            return "http://agent.test:1/keys"

    def unreachable(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no name is looked up here")

    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    provider = ContainerCredentialsProvider(Elsewhere(), sleep=lambda _: None)
    with (
        pytest.warns(InsecureEndpointWarning, match="Credentials come from agent.test"),
        pytest.raises(SdkClientException),
    ):
        provider.getCredentials()
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.08/keys")
    with pytest.raises(SdkClientException, match="invalid host"):
        ContainerCredentialsProvider().getCredentials()
