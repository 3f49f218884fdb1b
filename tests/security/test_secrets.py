"""No secret shows in text: every public class is walked, each with a canary wherever it takes a secret."""

from __future__ import annotations

import inspect
import json
import pkgutil
import re
from base64 import b64encode
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import sts_sdk
from sts_sdk import (
    AWSStaticCredentialsProvider,
    BasicSessionCredentials,
    ClientConfiguration,
    DefaultRequest,
    SdkBaseException,
    auth,
)
from sts_sdk.internal._shape import LIST, MAP, STRING, STRUCTURE, TIMESTAMP, Member, Shape
from sts_sdk.internal._transport import HttpRequest, WireHeaders, WireResponse
from sts_sdk.testing import LocalAWS
from sts_sdk.testing.server._wire import Received
from support.leaks import pickled, shown, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CANARY = "Canary7Secret3Value9Q"
KEY = "AKIACANARY0KEY0ID0LAST"
HIDDEN = (CANARY, KEY[:-4])

ROLE = "arn:aws:iam::123456789012:role/demo"
WHEN = datetime(2035, 1, 2, 3, 4, 5, tzinfo=UTC)
NAMES_OF_SECRETS = re.compile(
    "secret|password|(?<!continuation)token(?!file)|assertion|passphrase|authorization", re.IGNORECASE
)


def public_classes() -> Iterator[tuple[str, type]]:
    """Every class that a face of the package names, once."""
    seen: set[type] = set()
    packages = [info.name for info in pkgutil.walk_packages(sts_sdk.__path__, "sts_sdk.") if info.ispkg]
    for package in ["sts_sdk", *packages]:
        if ".internal" in package and ".profile." not in package:
            continue
        face = import_module(package)
        for name in getattr(face, "__all__", ()):
            value = getattr(face, name)
            if isinstance(value, type) and value not in seen:
                seen.add(value)
                yield f"{package}.{name}", value


CLASSES = dict(public_classes())


# --- how each class is made, with a canary wherever it takes a secret


def session() -> BasicSessionCredentials:
    return BasicSessionCredentials(KEY, CANARY, CANARY)


def provider() -> AWSStaticCredentialsProvider:
    return AWSStaticCredentialsProvider(session())


def configuration() -> ClientConfiguration:
    made = ClientConfiguration().withProxyHost("proxy.test").withProxyPort(8080).withProxyUsername("someone")
    return made.withProxyPassword(CANARY).withHeader("Authorization", CANARY)


def wire_request() -> HttpRequest:
    return HttpRequest("POST", f"https://h.test/?X-Amz-Security-Token={CANARY}", {"Authorization": CANARY}, b"a=b")


def signed_post() -> HttpRequest:
    return HttpRequest("POST", "https://sts.us-east-1.amazonaws.com/", {"Authorization": CANARY}, b"Action=A")


def wire_response() -> WireResponse:
    return WireResponse(200, "OK", WireHeaders({"Date": "now"}), CANARY.encode())


def request() -> DefaultRequest:
    made = DefaultRequest("STS")
    made.setEndpoint("https://sts.us-east-1.amazonaws.com")
    made.addHeader("Authorization", CANARY)
    made.addParameter("X-Amz-Security-Token", CANARY)
    made.setContent(BytesIO(CANARY.encode()))
    return made


def http_answer() -> Any:
    return import_module("sts_sdk.http").HttpResponse(request(), wire_response())


ARGUMENTS: dict[str, Callable[[], Any]] = {
    "accessKey": lambda: KEY,
    "awsAccessKey": lambda: KEY,
    "secretKey": lambda: CANARY,
    "awsSecretKey": lambda: CANARY,
    "sessionToken": lambda: CANARY,
    "credentials": session,
    "awsCredentials": session,
    "credentialsProvider": provider,
    "credentialsProviders": provider,
    "longLivedCredentialsProvider": provider,
    "longLivedCredentials": session,
    "clientConfiguration": configuration,
    "configuration": configuration,
    "other": configuration,
    "request": request,
    "response": wire_response,
    "wire": wire_response,
    "exception": lambda: None,
    "uri": lambda: "s3://bucket/key",
    "service_name": lambda: "STS",
    "name": lambda: "name",
    "key": lambda: "key",
    "value": lambda: "value",
    "bucketName": lambda: "bucket",
    "serviceEndpoint": lambda: "https://sts.us-east-1.amazonaws.com",
    "signingRegion": lambda: "us-east-1",
    "url": lambda: f"https://sts.us-east-1.amazonaws.com/?X-Amz-Signature={CANARY}",
    "headers": lambda: {"x-k8s-aws-id": "cluster"},
    "token": lambda: CANARY,
    "expiration": lambda: WHEN,
    "profileName": lambda: "dev",
    "properties": lambda: {"aws_access_key_id": KEY, "aws_secret_access_key": CANARY, "aws_session_token": CANARY},
    "metadata": dict,
    "roleArn": lambda: ROLE,
    "roleSessionName": lambda: "session",
    "roleInfo": lambda: auth.profile.internal.securitytoken.RoleInfo(
        roleArn=ROLE, roleSessionName="session", longLivedCredentialsProvider=provider()
    ),
    "wifToken": lambda: CANARY,
    "wifProvider": lambda: "www.example.com",
}


def filled(kind: type) -> Any:
    """An instance made with whatever the constructor needs; a KeyError if it needs what no table knows."""
    parameters = inspect.signature(kind).parameters.values()
    wanted = [
        one for one in parameters if one.default is one.empty and one.kind not in {one.VAR_KEYWORD, one.VAR_POSITIONAL}
    ]
    positional = [ARGUMENTS[one.name]() for one in wanted if one.kind is not one.KEYWORD_ONLY]
    keywords = {one.name: ARGUMENTS[one.name]() for one in wanted if one.kind is one.KEYWORD_ONLY}
    return kind(*positional, **keywords)


def value_of(member: Member) -> Any:
    if member.kind == STRUCTURE:
        return shape(member.of)
    if member.kind == LIST:
        return [value_of(member.element) if member.element is not None else shape(member.of)]
    if member.kind == MAP:
        return {"sub": "subject"}
    if member.sensitive:
        return CANARY
    return {STRING: "text", TIMESTAMP: WHEN}.get(member.kind, 1)


def shape(kind: Any) -> Any:
    made = kind()
    for member in kind.__shape__:
        value = KEY if member.name == "AccessKeyId" else value_of(member)
        setattr(made, member.attribute, value)
    return made


def arm(value: Any) -> Any:
    """Give a canary to everything that is set by name and sounds like a secret."""
    for name in () if isinstance(value, Shape) else dir(value):
        if re.match("(set|with)[A-Z]", name) and NAMES_OF_SECRETS.search(name) and "Provider" not in name:
            try:
                getattr(value, name)(CANARY)
            except (TypeError, ValueError):
                continue  # takes no text
    for name in ("putCustomRequestHeader", "addHeader", "addParameter", "putCustomQueryParameter"):
        if hasattr(value, name):
            getattr(value, name)("X-Amz-Security-Token", CANARY)
    if hasattr(value, "setRequestCredentialsProvider"):
        value.setRequestCredentialsProvider(provider())
    return value


def armed_exception(kind: type[SdkBaseException]) -> Any:
    made = kind("a message")
    if hasattr(made, "setHttpHeaders"):
        made.setErrorCode("Code")
    return made


def client(name: str) -> Any:
    return CLASSES[name](provider(), configuration())


def builder(name: str) -> Any:
    return CLASSES[name].standard().withCredentials(provider()).withClientConfiguration(configuration())


STS = "sts_sdk.services.securitytoken"


def presigner_parameters() -> Any:
    kind = CLASSES["sts_sdk.auth.presign.PresignerParams"]
    signer = CLASSES["sts_sdk.auth.AWS4Signer"]()
    return kind(endpoint="https://sts.us-east-1.amazonaws.com", credentialsProvider=provider(), signer=signer)


def sts_provider(name: str, *arguments: Any) -> Any:
    kind = getattr(auth, name)
    return kind.Builder(*arguments).withStsClient(client("sts_sdk.AWSSecurityTokenServiceClient")).build()


def files(directory: Path) -> Path:
    text = f"[default]\naws_access_key_id = {KEY}\naws_secret_access_key = {CANARY}\naws_session_token = {CANARY}\n"
    (directory / "profiles").write_text(text)
    (directory / "keys.properties").write_text(f"accessKey = {KEY}\nsecretKey = {CANARY}\n")
    (directory / "token").write_text(CANARY)
    document = {"Version": 1, "AccessKeyId": KEY, "SecretAccessKey": CANARY, "SessionToken": CANARY}
    (directory / "document.json").write_text(json.dumps(document))
    return directory


def held(made: Any) -> Any:
    """A provider that has been asked, so that it holds what it found."""
    assert made.getCredentials().getAWSSecretKey() == CANARY
    return made


def running_process(files: Path) -> Any:
    kind = CLASSES["sts_sdk.auth.ProcessCredentialsProvider"]
    return held(kind.builder().withCommand(f"cat {files / 'document.json'}").build())


def of_local_aws(kind: str) -> Any:
    aws = LocalAWS(s3=False)
    return {
        "MfaDevice": lambda: aws.user("someone", mfa=True).device,
        "OidcProvider": aws.oidcProvider,
        "SamlProvider": aws.samlProvider,
        "Role": lambda: aws.role("demo"),
        "Root": aws.root,
        "User": lambda: aws.user("someone"),
    }[kind]()


def logged_request() -> Any:
    form = f"Action=GetSessionToken&TokenCode={CANARY}&WebIdentityToken={CANARY}&SAMLAssertion={CANARY}".encode()
    headers = [("Authorization", CANARY), ("X-Amz-Security-Token", CANARY)]
    return CLASSES["sts_sdk.testing.LoggedRequest"]("sts", "us-east-1", Received("POST", "/", headers, form))


# What the table of arguments cannot make. The directory has a file of each kind that credentials are read from.
FACTORIES: dict[str, Callable[[Path], Any]] = {
    "sts_sdk.AWSSecurityTokenServiceClient": lambda _: client("sts_sdk.AWSSecurityTokenServiceClient"),
    f"{STS}.AWSSecurityTokenServiceAsyncClient": lambda _: client(f"{STS}.AWSSecurityTokenServiceAsyncClient"),
    "sts_sdk.services.s3.AmazonS3Client": lambda _: client("sts_sdk.services.s3.AmazonS3Client"),
    "sts_sdk.AWSSecurityTokenServiceClientBuilder": lambda _: builder("sts_sdk.AWSSecurityTokenServiceClientBuilder"),
    "sts_sdk.AmazonS3ClientBuilder": lambda _: builder("sts_sdk.AmazonS3ClientBuilder"),
    f"{STS}.AWSSecurityTokenServiceAsyncClientBuilder": lambda _: builder(
        f"{STS}.AWSSecurityTokenServiceAsyncClientBuilder"
    ),
    # Its sentence is always the same: it takes no text.
    "sts_sdk.services.s3.model.MultiObjectDeleteException": lambda _: CLASSES[
        "sts_sdk.services.s3.model.MultiObjectDeleteException"
    ](),
    "sts_sdk.DefaultRequest": lambda _: request(),
    "sts_sdk.ClientConfiguration": lambda _: configuration(),
    "sts_sdk.AWSCredentialsProviderChain": lambda _: held(CLASSES["sts_sdk.AWSCredentialsProviderChain"](provider())),
    "sts_sdk.auth.PropertiesCredentials": lambda files: CLASSES["sts_sdk.auth.PropertiesCredentials"](
        files / "keys.properties"
    ),
    "sts_sdk.auth.PropertiesFileCredentialsProvider": lambda files: held(
        CLASSES["sts_sdk.auth.PropertiesFileCredentialsProvider"](str(files / "keys.properties"))
    ),
    "sts_sdk.auth.ProcessCredentialsProvider": running_process,
    "sts_sdk.STSAssumeRoleSessionCredentialsProvider": lambda _: sts_provider(
        "STSAssumeRoleSessionCredentialsProvider", ROLE, "session"
    ),
    "sts_sdk.auth.STSAssumeRoleWithWebIdentitySessionCredentialsProvider": lambda files: sts_provider(
        "STSAssumeRoleWithWebIdentitySessionCredentialsProvider", ROLE, "session", files / "token"
    ),
    "sts_sdk.auth.presign.PresignerParams": lambda _: presigner_parameters(),
    "sts_sdk.auth.presign.PresignerFacade": lambda _: CLASSES["sts_sdk.auth.presign.PresignerFacade"](
        presigner_parameters()
    ),
    "sts_sdk.auth.profile.ProfilesConfigFile": lambda files: CLASSES["sts_sdk.auth.profile.ProfilesConfigFile"](
        str(files / "profiles")
    ),
    "sts_sdk.auth.profile.ProfileCredentialsProvider": lambda files: held(
        CLASSES["sts_sdk.auth.profile.ProfileCredentialsProvider"](str(files / "profiles"), "default")
    ),
    "sts_sdk.auth.profile.internal.Profile": lambda _: CLASSES["sts_sdk.auth.profile.internal.Profile"](
        "dev", session()
    ),
    # It refuses headers of the signature, with which the walk would arm it.
    "sts_sdk.services.s3.model.GeneratePresignedUrlRequest": lambda _: filled(
        CLASSES["sts_sdk.services.s3.model.GeneratePresignedUrlRequest"]
    ),
    "sts_sdk.http.HttpResponse": lambda _: http_answer(),
    "sts_sdk.Response": lambda _: CLASSES["sts_sdk.Response"](CANARY, http_answer()),
    f"{STS}.SignedLogin": lambda _: CLASSES[f"{STS}.SignedLogin"](signed_post()),
    "sts_sdk.testing.LoggedRequest": lambda _: logged_request(),
    **{
        f"sts_sdk.testing.{name}": partial(lambda name, _: of_local_aws(name), name)
        for name in ("MfaDevice", "OidcProvider", "SamlProvider", "Role", "Root", "User")
    },
}

# What holds nothing but names, numbers and rules that are public.
NOTHING_SECRET = {
    *(name for name in CLASSES if name.startswith(("sts_sdk.arn.", "sts_sdk.event.", "sts_sdk.services.s3.transfer."))),
    "sts_sdk.services.s3.model.Region",
    *(name for name in CLASSES if name.startswith("sts_sdk.services.s3.iterable.")),
    *(name for name in CLASSES if name.startswith("sts_sdk.services.s3.model.lifecycle.")),
    *(f"sts_sdk.services.s3.model.{name}" for name in ("CanonicalGrantee", "EmailAddressGrantee", "Grant")),
    "sts_sdk.util.IOUtils",
    *(f"sts_sdk.porting.{name}" for name in ("Hoist", "Mark", "Ported")),  # source code, which is the caller's
    f"{STS}.DeniedExplanation",  # of a message that AWS shows
    *(name for name in CLASSES if name.startswith(("sts_sdk.auth.policy.", "sts_sdk.regions.", "sts_sdk.retry."))),
    "sts_sdk.services.s3.model.PutObjectRequest",  # a bucket, a key and the caller's own stream
    "sts_sdk.services.s3.model.S3ObjectInputStream",  # a stream over botocore's
    f"{STS}.STSEndpoint",
}

ABSTRACT = {name for name, kind in CLASSES.items() if inspect.isabstract(kind) or getattr(kind, "_is_protocol", False)}


def made(name: str, files: Path) -> Any:
    kind = CLASSES[name]
    if name in FACTORIES:
        return FACTORIES[name](files)
    if issubclass(kind, Enum):
        return next(iter(kind))
    if issubclass(kind, Shape):
        return arm(shape(kind))
    if issubclass(kind, BaseException):
        return armed_exception(kind)
    return arm(filled(kind))


WALKED = sorted(CLASSES.keys() - ABSTRACT - NOTHING_SECRET)

# Java's toString tells the whole access key id of a modelled value; it is a name, not a secret. Logs never have it.
MODELLED = {name for name in WALKED if issubclass(CLASSES[name], Shape)}

# ``vars()`` and debuggers look behind what is masked. For these they find strings; for all others not even that.
FOUND_BY_VARS = {
    "sts_sdk.ClientConfiguration",
    "sts_sdk.DefaultRequest",
    "sts_sdk.auth.WebIdentityFederationSessionCredentialsProvider",  # the token that it was made with
    "sts_sdk.http.HttpResponse",
}

# Values that are made to be handed on, as Java's are Serializable: their pickles hold what they hold.
PICKLED_WHOLE = {
    *MODELLED,
    *(f"{STS}.{name}" for name in ("EksToken", "PresignedCallerIdentity", "SignedLogin")),
    *("sts_sdk.DefaultRequest", "sts_sdk.auth.profile.internal.BasicProfile"),
    *(f"sts_sdk.handlers.{name}" for name in ("HandlerAfterAttemptContext", "HandlerBeforeAttemptContext")),
    *("sts_sdk.http.HttpResponse", "sts_sdk.Response"),
}


def test_the_walk_sees_the_whole_package() -> None:
    assert len(CLASSES) > 200
    assert len(WALKED) > 120
    assert {"sts_sdk.ClientConfiguration", "sts_sdk.testing.User", "sts_sdk.services.s3.AmazonS3Client"} <= {*WALKED}


@pytest.mark.parametrize("name", WALKED)
def test_no_text_of_a_value_shows_a_secret(name: str, tmp_path: Path) -> None:
    value = made(name, files(tmp_path))
    hidden = [CANARY] if name in MODELLED else HIDDEN
    leaks = {surface: text for surface, text in texts(value) if shown(text, hidden)}
    if name in FOUND_BY_VARS:
        assert leaks.pop("vars")
    assert leaks == {}


@pytest.mark.parametrize("name", sorted({*WALKED} - PICKLED_WHOLE))
def test_no_pickle_of_what_keeps_secrets_holds_one(name: str, tmp_path: Path) -> None:
    assert not shown(pickled(made(name, files(tmp_path))), [CANARY])


def test_every_sensitive_member_of_the_model_is_found_by_the_walk() -> None:
    sensitive = {f"{name}.{member.name}" for name in MODELLED for member in CLASSES[name].__shape__ if member.sensitive}
    for kind, members in {
        "sts_sdk.services.securitytoken.model.AssumeRoleWithSAMLRequest": ["SAMLAssertion"],
        "sts_sdk.services.securitytoken.model.AssumeRoleWithWebIdentityRequest": ["WebIdentityToken"],
        "sts_sdk.services.securitytoken.model.GetDelegatedAccessTokenRequest": ["TradeInToken"],
        "sts_sdk.services.securitytoken.model.GetWebIdentityTokenResult": ["WebIdentityToken"],
        "sts_sdk.GetSessionTokenRequest": ["TokenCode"],
        "sts_sdk.AssumeRoleRequest": ["TokenCode"],
        "sts_sdk.Credentials": ["SecretAccessKey", "SessionToken"],
    }.items():
        for member in members:
            assert f"{kind}.{member}" in sensitive
            assert CANARY not in str(shape(CLASSES[kind]))
            assert getattr(shape(CLASSES[kind]), f"get{member}")() == CANARY


def test_what_looks_for_secrets_finds_them() -> None:
    """Each surface, and each spelling, of a class that hides nothing."""

    class Open:
        def __init__(self) -> None:
            self.secret = CANARY

        def __repr__(self) -> str:
            return f"Open({self.secret})"

        toString = __repr__

    assert {surface for surface, text in texts(Open()) if shown(text, [CANARY])} == {name for name, _ in texts(Open())}
    for hidden in (b64encode(b"user:" + CANARY.encode()).decode(), quote(f"?x={CANARY}"), CANARY.encode().hex()):
        assert shown(f"<{hidden}>", [CANARY])
    assert shown("x" + ("S" * 20 + "T" * 20)[3:36], ["S" * 20 + "T" * 20])
    assert not shown("nothing", [CANARY])
