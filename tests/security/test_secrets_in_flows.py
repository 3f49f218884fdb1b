"""What was secret in calls that were really made is in no log, no warning and no text of the exceptions they ended in.

Everything that ``logging`` has is switched to DEBUG meanwhile, for all libraries. Two limits are tests too: botocore
logs session tokens at DEBUG (and at no other level), and locals of frames below the transport are not ours.
"""

from __future__ import annotations

import io
import json
import logging
import re
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AmazonS3ClientBuilder,
    AssumeRoleRequest,
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    ClientConfiguration,
    EndpointConfiguration,
    GetCallerIdentityRequest,
    GetFederationTokenRequest,
    GetSessionTokenRequest,
)
from sts_sdk.auth import ContainerCredentialsProvider, ProcessCredentialsProvider
from sts_sdk.auth.profile import ProfileCredentialsProvider
from sts_sdk.handlers import RequestHandler2
from sts_sdk.services.s3.model import GeneratePresignedUrlRequest
from sts_sdk.services.securitytoken import eks_token, presign_get_caller_identity, vault_login
from sts_sdk.services.securitytoken.model import (
    AssumeRoleWithSAMLRequest,
    AssumeRoleWithWebIdentityRequest,
    DecodeAuthorizationMessageRequest,
)
from sts_sdk.testing import LocalAWS
from support.leaks import Search, failure_texts
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sts_sdk import AWSCredentialsProvider
    from sts_sdk.services.securitytoken.model import Credentials

PROXY_PASSWORD = "Proxy+Canary/Password"
ONE_TRY = ClientConfiguration().withMaxErrorRetry(0)


class Collected:
    """What calls were made with, what was logged meanwhile, and how they failed."""

    def __init__(self) -> None:
        self.secrets: set[str] = set()
        self.codes: set[str] = set()
        self.access_keys: set[str] = set()
        self.records: list[tuple[str, str]] = []
        self.levels: set[tuple[str, int]] = set()
        self.failures: dict[str, Exception] = {}

    def secret(self, value: str) -> str:
        self.secrets.add(value)
        return value

    def code(self, value: str) -> str:
        self.codes.add(value)
        return value

    def session(self, credentials: Credentials | None) -> BasicSessionCredentials:
        assert credentials is not None
        key, secret, token = (
            credentials.getAccessKeyId(),
            credentials.getSecretAccessKey(),
            credentials.getSessionToken(),
        )
        assert key is not None
        assert secret is not None
        assert token is not None
        self.access_keys.add(key)
        return BasicSessionCredentials(key, self.secret(secret), self.secret(token))

    def fails(self, name: str, call: Callable[[], object]) -> None:
        try:
            call()
        except Exception as failure:  # noqa: BLE001 -- whatever it is, it is looked through
            self.failures[name] = failure
        else:
            raise AssertionError(f"{name} did not fail")

    def leaks_in(self, texts: Iterable[tuple[object, str]]) -> list[tuple[object, list[str]]]:
        """Which of these texts have a secret, and which."""
        search, listed = Search(self.secrets), list(texts)
        # Most lines are the same in many texts; only if a secret is in one of them, it matters where.
        if not self._in("\n".join({line for _, text in listed for line in text.splitlines()}), search):
            return []
        return [(name, leaks) for name, text in listed if (leaks := self._in(text, search))]

    def _in(self, text: str, search: Search) -> list[str]:
        return search(text) + [code for code in self.codes if re.search(rf"(?<!\d){code}(?!\d)", text)]

    @contextmanager
    def listening(self) -> Iterator[None]:
        root, collected = logging.getLogger(), self

        class Handler(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                collected.records.append((record.name, self.format(record)))
                collected.levels.add((record.name, record.levelno))

        handler, before = Handler(), root.level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        try:
            yield
        finally:
            root.removeHandler(handler)
            root.setLevel(before)


class Quiet(RequestHandler2):
    """A handler, so that calls take the way of watched calls too."""


def sts(endpoint: EndpointConfiguration, provider: AWSCredentialsProvider, *handlers: RequestHandler2) -> Any:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint)
    return builder.withCredentials(provider).withRequestHandlers(*handlers).withClientConfiguration(ONE_TRY).build()


def calls_that_succeed(aws: LocalAWS, found: Collected) -> BasicSessionCredentials:
    user, endpoint = aws.user("someone", mfa=True), aws.endpoint("sts")
    found.secret(user.secretKey)
    found.access_keys.add(user.accessKeyId)
    client = sts(endpoint, user.provider(), Quiet())
    request = GetSessionTokenRequest(serialNumber=user.mfa.serial, tokenCode=found.code(user.mfa.code()))
    session = found.session(client.getSessionToken(request).getCredentials())
    sts(endpoint, AWSStaticCredentialsProvider(session)).getCallerIdentity(GetCallerIdentityRequest())
    found.session(client.getFederationToken(GetFederationTokenRequest("name")).getCredentials())
    role = aws.role("demo").arn
    found.session(client.assumeRole(AssumeRoleRequest(roleArn=role, roleSessionName="test")).getCredentials())
    oidc, saml = aws.oidcProvider(algorithm="ES256"), aws.samlProvider()
    token, assertion = found.secret(oidc.token("me")), found.secret(saml.assertion(aws.role("saml", trusts=saml)))
    web = AssumeRoleWithWebIdentityRequest(
        roleArn=aws.role("web", trusts=oidc).arn, roleSessionName="test", webIdentityToken=token
    )
    found.session(client.assumeRoleWithWebIdentity(web).getCredentials())
    by_saml = AssumeRoleWithSAMLRequest(
        roleArn=f"arn:aws:iam::{aws.account}:role/saml", principalArn=saml.arn, sAMLAssertion=assertion
    )
    found.session(client.assumeRoleWithSAML(by_saml).getCredentials())
    found.secret(presign_get_caller_identity(session, "us-east-1").url.rpartition("X-Amz-Signature=")[2])
    found.secret(eks_token("cluster", session, "us-east-1").token)
    found.secret(vault_login("vault.test", session, "us-east-1").headers["Authorization"].rpartition("=")[2])
    return session


def calls_that_the_service_refuses(aws: LocalAWS, found: Collected, session: BasicSessionCredentials) -> None:
    user = aws.user("another", mfa=True)
    found.secret(user.secretKey)
    client = sts(aws.endpoint("sts"), user.provider(), Quiet())
    wrong = found.code("000000" if user.mfa.code() != "000000" else "111111")
    mfa = GetSessionTokenRequest(serialNumber=user.mfa.serial, tokenCode=wrong)
    found.fails("a wrong MFA code", lambda: client.getSessionToken(mfa))
    other = sts(
        aws.endpoint("sts"),
        AWSStaticCredentialsProvider(BasicAWSCredentials(user.accessKeyId, found.secret("wrong/Secret+Key0"))),
    )
    found.fails("a wrong secret key", lambda: other.getCallerIdentity(GetCallerIdentityRequest()))
    token = found.secret("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJlLWNhbmFyeQ")
    web = AssumeRoleWithWebIdentityRequest(roleArn=aws.role("web2").arn, roleSessionName="test", webIdentityToken=token)
    found.fails("a web identity token of nobody", lambda: client.assumeRoleWithWebIdentity(web))
    saml = AssumeRoleWithSAMLRequest(
        roleArn=aws.role("saml2").arn,
        principalArn=aws.samlProvider("Other").arn,
        sAMLAssertion=found.secret("QmFkQ2FuYXJ5QXNzZXJ0aW9uQmFkQ2FuYXJ5"),
    )
    found.fails("a SAML assertion that is none", lambda: client.assumeRoleWithSAML(saml))
    message = DecodeAuthorizationMessageRequest(encodedMessage="not-one")
    found.fails("a message that nobody encoded", lambda: client.decodeAuthorizationMessage(message))
    forged = BasicSessionCredentials(
        session.getAWSAccessKeyId(), session.getAWSSecretKey(), found.secret("forged" * 20)
    )
    lost = sts(aws.endpoint("sts"), AWSStaticCredentialsProvider(forged))
    found.fails("a session token that was changed", lambda: lost.getCallerIdentity(GetCallerIdentityRequest()))
    aws.clock.advance(hours=40)
    late = sts(aws.endpoint("sts"), AWSStaticCredentialsProvider(session))
    late._http.settings.strategy.max_retries = 1  # the clock is corrected for the second attempt
    found.fails("a session that has ended", lambda: late.getCallerIdentity(GetCallerIdentityRequest()))


def refusal(code: str, message: str) -> Answer:
    return Answer(403, f"<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>")


def quoting(request: Any) -> Answer:
    token = request.header("x-amz-security-token")
    return refusal("SignatureDoesNotMatch", f"The Canonical String should have been 'x-amz-security-token:{token}'")


def echoing(request: Any) -> Answer:
    return refusal("ValidationError", str(request.form))


ANSWERS: dict[str, Answer | Callable[[Any], Answer]] = {
    "a refusal that quotes the request": quoting,
    "a refusal that quotes the form": echoing,
    "a reset": Answer(reset=True),
    "no answer": Answer(raw=b""),
    "an answer that is cut off": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<a>"),
    "no HTTP": Answer(raw=b"SSH-2.0-OpenSSH\r\n"),
    "a web page": Answer(200, "<html><body>Hello</body></html>"),
    "a server error": Answer(500, "oops"),
    "a redirect": Answer(302, "", {"Location": "https://elsewhere.test/?token=x"}),
    "a late answer": Answer(200, "late", delay=3),
}


def calls_that_break(found: Collected, session: BasicSessionCredentials) -> None:
    request = AssumeRoleRequest(
        roleArn="arn:aws:iam::123456789012:role/demo", roleSessionName="test", serialNumber="arn:aws:iam::1:mfa/x"
    )
    request.setTokenCode(found.code("739104"))
    for name, answer in ANSWERS.items():
        for handlers in ((), (Quiet(),)):
            with StubServer(answer) as server:
                client = sts(
                    EndpointConfiguration(server.url, "us-east-1"), AWSStaticCredentialsProvider(session), *handlers
                )
                client._http.settings.limits.timeouts.read = 0.2
                found.fails(f"{name}, {len(handlers)} handlers", lambda client=client: client.assumeRole(request))
    with StubServer() as server:
        url = server.url
    gone = sts(EndpointConfiguration(url, "us-east-1"), AWSStaticCredentialsProvider(session))
    found.fails("nobody there", lambda: gone.assumeRole(request))
    proxied = ClientConfiguration().withMaxErrorRetry(0).withProxyHost("127.0.0.1").withProxyUsername("someone")
    proxied.setProxyPassword(found.secret(PROXY_PASSWORD))
    with StubServer(Answer(407, "who are you")) as server:
        proxied.setProxyPort(server.port)
        for url in ("http://sts.us-east-1.amazonaws.com", "https://sts.us-east-1.amazonaws.com"):
            builder = AWSSecurityTokenServiceClientBuilder.standard().withClientConfiguration(proxied)
            builder.withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
            client = builder.withCredentials(AWSStaticCredentialsProvider(session)).build()
            found.fails(f"the proxy of {url}", lambda client=client: client.assumeRole(request))


def input_that_is_refused(aws: LocalAWS, found: Collected, session: BasicSessionCredentials) -> None:
    client = sts(aws.endpoint("sts"), AWSStaticCredentialsProvider(session))
    code = found.secret("no-code-but-a-canary")
    found.fails("an MFA code that is none", lambda: client.getSessionToken(GetSessionTokenRequest(tokenCode=code)))
    key, secret, token = session.getAWSAccessKeyId(), session.getAWSSecretKey(), session.getSessionToken()
    for name, broken in {
        "a token with a line break": BasicSessionCredentials(key, secret, f"{token}\r\nX: y"),
        "a token beyond Latin-1": BasicSessionCredentials(key, secret, f"{token}\N{SNOWMAN}"),
        "a secret that is not Unicode": BasicSessionCredentials(key, f"{secret}\ud800", token),
    }.items():
        broken_client = sts(aws.endpoint("sts"), AWSStaticCredentialsProvider(broken))
        found.fails(name, lambda it=broken_client: it.getCallerIdentity(GetCallerIdentityRequest()))
        found.fails(f"{name}, presigned", lambda it=broken: presign_get_caller_identity(it, "us-east-1"))


def providers_that_fail(found: Collected, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = found.secret("Provider+Canary/Secret")
    document = json.dumps({"Version": 1, "AccessKeyId": "AKIAAAAAAAAAAAAAAAAA", "SecretAccessKey": canary})
    (directory / "half").write_text(document[:-3])
    (directory / "wrong").write_text(document.replace('"Version": 1', '"Version": 2'))
    for name in ("half", "wrong"):
        process = ProcessCredentialsProvider.builder().withCommand(f"cat {directory / name}").build()
        found.fails(f"a process that prints a {name} document", process.getCredentials)
    for name, body in {
        "half": document[:-3],
        "wrong": json.dumps({"AccessKeyId": "AKIAAAAAAAAAAAAAAAAA", "SecretAccessKey": canary, "Expiration": "soon"}),
        "line break": json.dumps({"AccessKeyId": "A\n", "SecretAccessKey": canary, "Token": canary}),
    }.items():
        with StubServer(Answer(200, body)) as server:
            monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{server.url}/x")
            monkeypatch.setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN", found.secret("Container+Canary"))
            found.fails(f"a container with a {name} document", ContainerCredentialsProvider().getCredentials)
    monkeypatch.setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN", "Container+Canary\r\nX: y")
    found.fails("a container token with a line break", ContainerCredentialsProvider().getCredentials)
    for name, text in {
        "no sections": f"aws_secret_access_key = {canary}\n",
        "half a key pair": f"[default]\naws_secret_access_key = {canary}\n",
        "a line without a sign": f"[default]\naws_access_key_id = AKIA\n{canary}\n",
    }.items():
        (directory / "profiles").write_text(text)
        found.fails(
            f"a file with {name}",
            lambda: ProfileCredentialsProvider(str(directory / "profiles"), "default").getCredentials(),
        )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collected]:
    collected, output = Collected(), io.StringIO()
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with (
        LocalAWS(s3=False) as aws,
        collected.listening(),
        redirect_stdout(output),
        redirect_stderr(output),
        warnings.catch_warnings(record=True) as warned,
    ):
        warnings.simplefilter("always")
        session = calls_that_succeed(aws, collected)
        input_that_is_refused(aws, collected, session)
        calls_that_break(collected, session)
        calls_that_the_service_refuses(aws, collected, session)
        providers_that_fail(collected, tmp_path_factory.mktemp("providers"), monkeypatch)
    collected.records += [("warning", f"{warning.message!r} {warning.message} {warning!r}") for warning in warned]
    collected.records.append(("output", output.getvalue()))
    yield collected
    monkeypatch.undo()


def test_no_log_and_no_output_has_a_secret(found: Collected) -> None:
    assert len(found.secrets) > 20
    names = {name for name, _ in found.records}
    assert {"sts_sdk.http", "urllib3.connectionpool", "warning", "output"} <= names
    assert found.leaks_in(found.records) == []


def test_logs_show_no_more_of_an_access_key_than_its_end(found: Collected) -> None:
    assert len(found.access_keys) > 4
    heads = [key[:-4] for key in found.access_keys]
    assert [text for _, text in found.records if any(head in text for head in heads)] == []


def test_no_exception_shows_a_secret_wherever_it_is_printed(found: Collected) -> None:
    assert len(found.failures) > 40
    texts = (
        (f"{name}: {surface}", text) for name, error in found.failures.items() for surface, text in failure_texts(error)
    )
    assert found.leaks_in(texts) == []


def test_they_failed_for_the_reason_they_were_made_to(found: Collected) -> None:
    """Else nothing was looked for at the right place."""
    kinds = {name: type(failure).__name__ for name, failure in found.failures.items()}
    assert kinds["a wrong MFA code"] == "AWSSecurityTokenServiceException"
    assert found.failures["a session that has ended"].getErrorCode() == "ExpiredToken"
    assert kinds["a process that prints a half document"] == "IllegalStateException"
    assert "407" in str(found.failures["the proxy of https://sts.us-east-1.amazonaws.com"])
    assert "***Sensitive Data Redacted***" in str(found.failures["a refusal that quotes the request, 0 handlers"])
    assert all(type(failure).__module__.startswith("sts_sdk") for failure in found.failures.values()), kinds


@pytest.fixture(scope="module")
def handed_to_s3() -> Collected:
    """The S3 hand-off: two objects, a refusal, and a URL for somebody else."""
    collected = Collected()
    with LocalAWS() as aws, collected.listening():
        user = aws.user("someone")
        collected.secret(user.secretKey)
        client = sts(aws.endpoint("sts"), user.provider())
        session = collected.session(client.getSessionToken(GetSessionTokenRequest()).getCredentials())
        builder = AmazonS3ClientBuilder.standard().withEndpointConfiguration(aws.endpoint("s3"))
        s3 = builder.withPathStyleAccessEnabled(True).withCredentials(AWSStaticCredentialsProvider(session)).build()
        s3.createBucket("reports")
        s3.putObject("reports", "a.txt", "all is well")
        assert s3.getObjectAsString("reports", "a.txt") == "all is well"
        url = s3.generatePresignedUrl(GeneratePresignedUrlRequest("reports", "a.txt"))
        collected.secret(url.rpartition("Signature=")[2][:64])
        collected.fails("no such key", lambda: s3.getObjectAsString("reports", "b.txt"))
        collected.fails("no such bucket", lambda: s3.getObjectAsString("nowhere", "b.txt"))
    return collected


def test_of_all_logs_only_botocores_at_debug_have_a_secret_of_the_s3_hand_off(handed_to_s3: Collected) -> None:
    """As SECURITY.md says: ``logging.getLogger("botocore").setLevel(logging.INFO)`` is the cure."""
    leaking = {name for name, _ in handed_to_s3.leaks_in(handed_to_s3.records)}
    assert leaking == {name for name in leaking if str(name).startswith("botocore.")}
    assert {"botocore.auth", "botocore.endpoint"} <= leaking
    assert {level for name, level in handed_to_s3.levels if name in leaking} <= {logging.DEBUG}


def test_no_exception_of_the_s3_hand_off_shows_a_secret_in_its_text(handed_to_s3: Collected) -> None:
    """Tracebacks with locals are left out: frames of botocore are among them, which hold what they please."""
    texts = [
        (f"{name}: {surface}", text)
        for name, failure in handed_to_s3.failures.items()
        for surface, text in failure_texts(failure)
        if surface not in ("locals", "rich", "pytest")
    ]
    assert len(texts) >= 10
    assert handed_to_s3.leaks_in(texts) == []
