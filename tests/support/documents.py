"""Documents with secrets as each reader of the package gets them, so that a test can damage them on their way."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    ClientConfiguration,
    EndpointConfiguration,
    SystemProperties,
)
from sts_sdk._provider import Origin
from sts_sdk.auth import (
    BasicSessionCredentials,
    ContainerCredentialsProvider,
    EnvironmentVariableCredentialsProvider,
    InstanceProfileCredentialsProvider,
    ProcessCredentialsProvider,
    PropertiesFileCredentialsProvider,
    SystemPropertiesCredentialsProvider,
)
from sts_sdk.auth._disk_cache import DiskCache
from sts_sdk.auth._login import LoginFetcher
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.auth.profile import ProfileCredentialsProvider, ProfilesConfigFileWriter
from sts_sdk.auth.profile.internal import Profile
from sts_sdk.services.securitytoken import model
from support.metadata import ROLES, MetadataServer
from support.server import Answer, StubServer
from support.sign_on import NOW, Portal, fetcher, put

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

SECRET, TOKEN = "Canary+Secret/KeyAAAAAAAAAAAAAAAAAAAAAAAA", "Canary+Token/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=="
DATE = "2099-01-01T00:00:00Z"
_ROLE = "arn:aws:iam::123456789012:role/r"
_KEYS: Mapping[str, object] = {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": SECRET}
_NAMED_AS_BY_A_LOGIN: Mapping[str, object] = {
    "accessKeyId": "ASIAEXAMPLE",
    "secretAccessKey": SECRET,
    "sessionToken": TOKEN,
}


class Surroundings(NamedTuple):
    """Where a reader reads: a directory of its own, which is the home, and the environment."""

    home: Path
    environment: pytest.MonkeyPatch
    status: int = 200


class Reader(NamedTuple):
    """The whole document, and what reads one in its place; what it gives is of no interest."""

    whole: str
    read: Callable[[bytes, Surroundings], object]


def _sts(request: Any, method: str, body: bytes, around: Surroundings) -> object:
    with StubServer(Answer(around.status, body)) as server:
        keys = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "another"))
        builder = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(keys)
        builder.withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
        with builder.withClientConfiguration(ClientConfiguration().withMaxErrorRetry(0)).build() as client:
            return getattr(client, method)(request)


def _answer(operation: str, inside: str) -> str:
    return f"<{operation}Response><{operation}Result>{inside}</{operation}Result></{operation}Response>"


_NEW_KEYS = (
    f"<Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>"
    f"<SessionToken>{TOKEN}</SessionToken><Expiration>{DATE}</Expiration></Credentials>"
)
_NEW_TOKEN = f"<WebIdentityToken>{SECRET}.{TOKEN}</WebIdentityToken><Expiration>{DATE}</Expiration>"
_STS: Mapping[str, tuple[Any, str]] = {
    "AssumeRole": (model.AssumeRoleRequest(roleArn=_ROLE, roleSessionName="test"), _NEW_KEYS),
    "AssumeRoleWithSAML": (
        model.AssumeRoleWithSAMLRequest(
            roleArn=_ROLE, principalArn="arn:aws:iam::123456789012:saml-provider/p", sAMLAssertion="c2FtbA=="
        ),
        _NEW_KEYS,
    ),
    "AssumeRoleWithWebIdentity": (
        model.AssumeRoleWithWebIdentityRequest(roleArn=_ROLE, roleSessionName="test", webIdentityToken="a.b.c"),
        _NEW_KEYS,
    ),
    "AssumeRoot": (
        model.AssumeRootRequest(
            targetPrincipal="123456789012", taskPolicyArn=model.PolicyDescriptorType(arn="arn:aws:iam::aws:policy/p/a")
        ),
        _NEW_KEYS,
    ),
    "GetDelegatedAccessToken": (model.GetDelegatedAccessTokenRequest(tradeInToken="trade-in"), _NEW_KEYS),
    "GetFederationToken": (model.GetFederationTokenRequest("name"), _NEW_KEYS),
    "GetScopedCredentials": (model.GetScopedCredentialsRequest(), _NEW_KEYS),
    "GetSessionToken": (model.GetSessionTokenRequest(), _NEW_KEYS),
    "GetWebIdentityToken": (
        model.GetWebIdentityTokenRequest(audience=["somebody"], signingAlgorithm="RS256"),
        _NEW_TOKEN,
    ),
}


def _by_container(body: bytes, around: Surroundings) -> object:
    with StubServer(Answer(around.status, body)) as server:

        class Here:
            def getCredentialsEndpoint(self) -> str:
                return f"{server.url}/keys"

        return ContainerCredentialsProvider(Here(), sleep=lambda _: None).getCredentials()


def _by_container_with_token_file(body: bytes, around: Surroundings) -> object:
    (around.home / "token").write_bytes(body)
    around.environment.setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", str(around.home / "token"))
    with StubServer(Answer(500)) as server:
        around.environment.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{server.url}/keys")
        return ContainerCredentialsProvider(sleep=lambda _: None).getCredentials()


def _by_instance(path: str, body: bytes, around: Surroundings) -> object:
    with MetadataServer() as server:
        server.faults[path] = [Answer(around.status, body)] * 9
        around.environment.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        around.environment.setenv("AWS_EC2_METADATA_DISABLED", "false")
        around.environment.setenv("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "1")
        return InstanceProfileCredentialsProvider().getCredentials()


def _by_process(body: bytes, around: Surroundings) -> object:
    (around.home / "output").write_bytes(body)
    line = f"cat {around.home / 'output'}"
    return ProcessCredentialsProvider.builder().withCommand(line).build().getCredentials()


def _by_login(body: bytes, around: Surroundings) -> object:
    cache = around.home / "logins"
    cache.mkdir()
    around.environment.setenv("AWS_LOGIN_CACHE_DIRECTORY", str(cache))
    (cache / f"{hashlib.sha256(b's').hexdigest()}.json").write_bytes(body)
    return RefreshingCredentials(LoginFetcher("p", "s", clock=lambda: NOW, renew=lambda _: None)).get()


def _by_sign_on(which: str, body: bytes, around: Surroundings) -> object:
    """The answers of the portal and of the token service, and the file of the token."""
    cache = around.home / ".aws" / "sso" / "cache"
    cache.mkdir(parents=True)
    file = put(cache, expiresAt="2030-01-01T00:05:00Z" if which == "token" else "2030-01-01T08:00:00Z")
    if which == "file":
        file.write_bytes(body)
    with Portal() as portal:
        if which != "file":
            setattr(portal, which, Answer(around.status, body))
        for service in ("SSO", "SSO_OIDC"):
            around.environment.setenv(f"AWS_ENDPOINT_URL_{service}", portal.url)
        return RefreshingCredentials(fetcher()).get()


def _by_disk_cache(body: bytes, around: Surroundings) -> object:
    request = model.AssumeRoleRequest(roleArn=_ROLE, roleSessionName="test")
    origin = Origin("AKIAEXAMPLE", "https://sts.us-east-1.amazonaws.com", "us-east-1")
    cache = DiskCache(around.home / "sessions")
    session = AWSStaticCredentialsProvider(BasicAWSCredentials("A", "s")).getCredentials()
    first = Fetched(session, datetime.now(UTC) - timedelta(hours=1))
    file = cache._path(request, origin)
    file.write_bytes(body)
    file.chmod(0o600)

    def unreachable() -> Fetched:
        raise ConnectionError("nobody there")

    cache.fetch(request, origin, unreachable)
    return first


def _by_profile(name: str, body: bytes, around: Surroundings) -> object:
    (around.home / name).write_bytes(body)
    return ProfileCredentialsProvider(str(around.home / name), "default").getCredentials()


def _by_shared_files(body: bytes, around: Surroundings) -> object:
    (around.home / "credentials").write_bytes(body)
    around.environment.setenv("AWS_SHARED_CREDENTIALS_FILE", str(around.home / "credentials"))
    return ProfileCredentialsProvider("default").getCredentials()


def _by_environment(body: bytes, around: Surroundings) -> object:
    text = body.decode(errors="surrogateescape").replace("\0", "\x01")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        around.environment.setenv(name, text)
    return EnvironmentVariableCredentialsProvider().getCredentials()


def _by_system_properties(body: bytes, around: Surroundings) -> object:
    found = {name: body.decode("latin-1") for name in ("aws.accessKeyId", "aws.secretKey", "aws.sessionToken")}
    for name, text in found.items():
        SystemProperties.setProperty(name, text)
    try:
        return SystemPropertiesCredentialsProvider().getCredentials()
    finally:
        for name in found:
            SystemProperties.clearProperty(name)


def _by_writer(body: bytes, around: Surroundings) -> object:
    (around.home / "credentials").write_bytes(body)
    keys = BasicSessionCredentials("A", SECRET, TOKEN)
    return ProfilesConfigFileWriter.modifyOneProfile(
        str(around.home / "credentials"), "default", Profile("default", keys)
    )


def _by_properties(body: bytes, around: Surroundings) -> object:
    (around.home / "keys.properties").write_bytes(body)
    return PropertiesFileCredentialsProvider(str(around.home / "keys.properties")).getCredentials()


_PROFILE = (
    f"[default]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}\n"
    f"s3 =\n  a = {SECRET}\nexpires = {DATE}\n"
)
_ROLE_ANSWER = json.dumps({"roleCredentials": {**_NAMED_AS_BY_A_LOGIN, "expiration": 4070908800000, "at": DATE}})
_LOGIN = json.dumps({"accessToken": {**_NAMED_AS_BY_A_LOGIN, "expiresAt": DATE}, "refreshToken": TOKEN})
_DOCUMENT = json.dumps({**_KEYS, "Token": TOKEN, "Expiration": DATE})
_SIGN_ON = json.dumps(
    {
        "accessToken": TOKEN, "expiresAt": DATE, "refreshToken": SECRET, "clientId": "client", "clientSecret": SECRET,
        "registrationExpiresAt": DATE,
    }
)  # fmt: skip

READERS: Mapping[str, Reader] = {
    **{
        f"STS, {operation}": Reader(
            _answer(operation, inside), partial(_sts, request, operation[0].lower() + operation[1:])
        )
        for operation, (request, inside) in _STS.items()
    },
    "a container": Reader(_DOCUMENT, _by_container),
    "a container's token file": Reader(f"{SECRET}{TOKEN}", _by_container_with_token_file),
    "an instance": Reader(_DOCUMENT, partial(_by_instance, f"{ROLES}app-role")),
    "an instance's token": Reader(f"{SECRET}{TOKEN}", partial(_by_instance, "/latest/api/token")),
    "a process": Reader(json.dumps({"Version": 1, **_KEYS, "SessionToken": TOKEN, "Expiration": DATE}), _by_process),
    "a login": Reader(_LOGIN, _by_login),
    "the portal of a sign-on": Reader(_ROLE_ANSWER, partial(_by_sign_on, "role")),
    "a renewed token": Reader(
        json.dumps({"accessToken": TOKEN, "expiresIn": 3600, "refreshToken": SECRET, "at": DATE}),
        partial(_by_sign_on, "token"),
    ),
    "the file of a token": Reader(_SIGN_ON, partial(_by_sign_on, "file")),
    "a session on disk": Reader(
        json.dumps({"Credentials": {**_KEYS, "SessionToken": TOKEN, "Expiration": DATE}, "Source": "x"}),
        _by_disk_cache,
    ),
    "a profile": Reader(_PROFILE, partial(_by_profile, "credentials")),
    "the shared files": Reader(_PROFILE, _by_shared_files),
    "a profile that is changed": Reader(_PROFILE, _by_writer),
    "the environment": Reader(f"{SECRET}{TOKEN}", _by_environment),
    "system properties": Reader(f"{SECRET}{TOKEN}", _by_system_properties),
    "a properties file": Reader(
        f"accessKey = ASIAEXAMPLE\nsecretKey = {SECRET}\nanother = {TOKEN}\nat = {DATE}\n", _by_properties
    ),
}
