"""Sessions of botocore and boto3 over our providers: they outlive every session token, and the way back."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk._credentials import AnonymousAWSCredentials
from sts_sdk.auth import (
    AWSCredentialsProviderChain,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    EnvironmentVariableCredentialsProvider,
    STSAssumeRoleSessionCredentialsProvider,
)
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.bridge import BotocoreCredentialsProvider, boto3_session, botocore_session
from sts_sdk.internal._extras import needs
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from support.buckets import BUCKET
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS

SECRET, TOKEN = "made-up-secret-of-a-test", "made-up-token-of-a-test"


class Numbered:
    """A provider of made-up keys: KEY1 until that is invalidated, then KEY2, and so on."""

    def __init__(self) -> None:
        self.number = 1
        self.asked = 0
        self.invalidated: list[str] = []
        self._lock = threading.Lock()

    def getCredentials(self) -> Any:
        self.asked += 1
        return BasicSessionCredentials(f"KEY{self.number}", SECRET, TOKEN)

    def refresh(self) -> None:
        self.number += 1

    def invalidate(self, key: str) -> None:
        with self._lock:
            self.invalidated.append(key)
            if key == f"KEY{self.number}":
                self.number += 1


@pytest.fixture
def aws_options() -> dict[str, Any]:
    return {"region": "ap-northeast-1"}


def role_provider(aws: LocalAWS) -> STSAssumeRoleSessionCredentialsProvider:
    """A role of the local AWS, assumed for an hour at a time, by the service's clock."""
    sts = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    client = sts.withCredentials(aws.user("grace").provider()).build()
    role = aws.role("Reader")
    builder = STSAssumeRoleSessionCredentialsProvider.Builder(role.arn, "bridge").withStsClient(client)
    return builder.withRoleSessionDurationSeconds(3600).build()


def s3_client(session: Any, aws: LocalAWS) -> Any:
    return session.client("s3", endpoint_url=aws.url)


def calls(aws: LocalAWS, operation: str) -> int:
    return sum(entry.operation == operation for entry in aws.requests)


# boto3 over a provider of ours


def test_boto3_survives_expiry_in_the_middle_of_a_listing(aws: LocalAWS) -> None:
    provider = role_provider(aws)
    s3 = s3_client(boto3_session(provider, region_name=aws.region), aws)
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
    for number in range(10):
        s3.put_object(Bucket=BUCKET, Key=f"key-{number}", Body=b"")
    assert calls(aws, "AssumeRole") == 1

    found = []
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, PaginationConfig={"PageSize": 2}):
        found += [item["Key"] for item in page["Contents"]]
        if len(found) == 4:
            aws.clock.advance(minutes=61)  # our clock stands still, so only the service knows that the session ended

    assert found == [f"key-{number}" for number in range(10)]
    assert calls(aws, "AssumeRole") == 2
    refused = [entry for entry in aws.requests if entry.code]
    assert [(entry.operation, entry.code) for entry in refused] == [("s3:ListBucket", "ExpiredToken")]
    s3.close()


def test_boto3_survives_expiry_that_we_see_coming(aws: LocalAWS) -> None:
    """The provider's clock moves too: it renews before the service would refuse, so nothing is refused."""
    sts = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    client = sts.withCredentials(aws.user("grace").provider()).build()

    def fetch() -> Fetched:
        given = client.getSessionToken().getCredentials()
        keys = BasicSessionCredentials(given.getAccessKeyId(), given.getSecretAccessKey(), given.getSessionToken())
        return Fetched(keys, given.getExpiration())

    class Provider:
        engine = RefreshingCredentials(fetch, clock=lambda: aws.clock.now().timestamp())

        def getCredentials(self) -> Any:
            return self.engine.get()

        def refresh(self) -> None:
            self.engine.refresh()

    s3 = s3_client(boto3_session(Provider(), region_name=aws.region), aws)
    for _ in range(4):
        s3.list_buckets()
        aws.clock.advance(hours=11, minutes=30)

    assert calls(aws, "GetSessionToken") == 4
    assert [entry.code for entry in aws.requests if entry.code] == []
    client.shutdown()
    s3.close()


def test_a_refused_head_is_taken_for_an_expired_session(aws: LocalAWS) -> None:
    """S3 answers a HEAD without a body: nothing but 400 says that the token has expired."""
    s3 = s3_client(boto3_session(role_provider(aws), region_name=aws.region), aws)
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
    aws.clock.advance(minutes=61)
    assert s3.head_bucket(Bucket=BUCKET)["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert calls(aws, "AssumeRole") == 2
    s3.close()


def test_a_refused_head_of_an_object_renews_at_a_server_that_names_no_region() -> None:
    """botocore asks for the bucket's region meanwhile; that call must not use up the one renewal."""

    def answer(request: Any) -> Answer:
        of_the_old_session = "KEY1" in (request.header("Authorization") or "")
        return Answer(400, reason="Bad Request") if of_the_old_session else Answer(200)

    provider = Numbered()
    with StubServer(answer) as server:
        client = botocore_session(provider).create_client("s3", "eu-west-1", endpoint_url=server.url)
        assert client.head_object(Bucket=BUCKET, Key="key")["ResponseMetadata"]["HTTPStatusCode"] == 200
        client.close()
    assert provider.invalidated == ["KEY1"]


def test_sixty_four_threads_renew_a_refused_session_once(aws: LocalAWS) -> None:
    s3 = s3_client(boto3_session(role_provider(aws), region_name=aws.region), aws)
    s3.list_buckets()
    aws.clock.advance(minutes=61)
    with ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(lambda _: s3.list_buckets(), range(64)))
    assert len(answers) == 64
    assert calls(aws, "AssumeRole") == 2
    s3.close()


def test_a_chain_of_ours_is_bridged_as_a_whole(aws: LocalAWS) -> None:
    chain = AWSCredentialsProviderChain(EnvironmentVariableCredentialsProvider(), role_provider(aws))
    s3 = s3_client(boto3_session(chain, region_name=aws.region), aws)
    s3.list_buckets()
    aws.clock.advance(minutes=61)
    assert s3.list_buckets()["Buckets"] == []
    assert calls(aws, "AssumeRole") == 2
    s3.close()


# What is retried, and how often


def refusal(code: str, status: int = 400) -> Answer:
    return Answer(status, f"<Error><Code>{code}</Code><Message>no</Message></Error>", reason="Bad Request")


def asked(
    provider: Any, *script: Answer, attempts: int = 3, operation: str = "list_buckets", **parameters: str
) -> tuple[list[str], str | None]:
    """Which keys signed the requests of one call, and the code that it ended in."""
    with StubServer(*script) as server:
        client = botocore_session(provider).create_client(
            "s3", "eu-west-1", endpoint_url=server.url, config=Config(retries={"total_max_attempts": attempts})
        )
        try:
            getattr(client, operation)(**parameters)
            code = None
        except ClientError as error:
            code = error.response["Error"]["Code"]
        finally:
            client.close()
    signed = [request.header("Authorization") or "" for request in server.requests]
    return [text.partition("Credential=")[2].partition("/")[0] for text in signed], code


OK = Answer(200, "<ListAllMyBucketsResult/>")


@pytest.mark.parametrize("code", ["ExpiredToken", "ExpiredTokenException", "InvalidToken"])
def test_a_refused_session_is_renewed_and_the_request_signed_anew(code: str) -> None:
    provider = Numbered()
    assert asked(provider, refusal(code), OK) == (["KEY1", "KEY2"], None)
    assert provider.invalidated == ["KEY1"]


def test_it_is_renewed_once_a_call() -> None:
    assert asked(Numbered(), refusal("ExpiredToken")) == (["KEY1", "KEY2"], "ExpiredToken")


def test_also_after_an_attempt_that_failed_for_another_reason() -> None:
    script = refusal("InternalError", 500), refusal("ExpiredToken"), OK
    assert asked(Numbered(), *script) == (["KEY1", "KEY1", "KEY2"], None)


def test_other_refusals_change_nothing() -> None:
    provider = Numbered()
    assert asked(provider, refusal("AccessDenied", 403)) == (["KEY1"], "AccessDenied")
    assert provider.invalidated == []


def test_a_client_without_retries_renews_for_the_next_call() -> None:
    provider = Numbered()
    assert asked(provider, refusal("ExpiredToken"), attempts=1) == (["KEY1"], "ExpiredToken")
    assert asked(provider, OK, attempts=1) == (["KEY2"], None)


def test_a_head_is_believed_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    from sts_sdk.bridge import _credentials

    now = [1000.0]
    monkeypatch.setattr(_credentials.time, "monotonic", lambda: now[0])
    provider = Numbered()
    with StubServer(Answer(400, reason="Bad Request")) as server:
        client = botocore_session(provider).create_client("s3", "eu-west-1", endpoint_url=server.url)
        for expected, moment in ((2, 1000.0), (3, 1059.0), (5, 1061.0)):
            now[0] = moment
            with pytest.raises(ClientError):
                client.head_bucket(Bucket=BUCKET)
            assert len(server.requests) == expected
        client.close()


def test_static_keys_have_nothing_to_renew() -> None:
    static = AWSStaticCredentialsProvider(BasicSessionCredentials("KEY1", SECRET, TOKEN))
    assert asked(static, refusal("ExpiredToken")) == (["KEY1"], "ExpiredToken")


def test_a_provider_that_gives_the_same_again_is_not_asked_twice() -> None:
    class Stubborn(Numbered):
        def invalidate(self, key: str) -> None:
            self.invalidated.append(key)

    assert asked(Stubborn(), refusal("ExpiredToken")) == (["KEY1"], "ExpiredToken")


# The session


def test_the_provider_is_asked_once_a_request_and_not_before() -> None:
    provider = Numbered()
    with StubServer(OK) as server:
        client = botocore_session(provider).create_client("s3", "eu-west-1", endpoint_url=server.url)
        assert provider.asked == 0
        for count in (1, 2, 3):
            client.list_buckets()
            assert provider.asked == count
        client.close()


def test_a_session_of_the_callers_is_used() -> None:
    own = botocore.session.Session()
    own.set_config_variable("region", "eu-central-1")
    assert botocore_session(Numbered(), own) is own
    assert own.get_config_variable("region") == "eu-central-1"


def test_a_session_that_has_its_credentials_already_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "OTHER")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    own = botocore.session.Session()
    own.get_credentials()
    with pytest.raises(IllegalArgumentException, match="hand over a new session"):
        botocore_session(Numbered(), own)


def test_errors_of_the_provider_pass_through() -> None:
    class Broken:
        def getCredentials(self) -> Any:
            raise SdkClientException("the vault is sealed")

    client = botocore_session(Broken()).create_client("s3", "eu-west-1")
    with pytest.raises(SdkClientException, match="the vault is sealed"):
        client.list_buckets()
    client.close()


def test_anonymous_credentials_are_told_how() -> None:
    session = botocore_session(AWSStaticCredentialsProvider(AnonymousAWSCredentials()))
    client = session.create_client("s3", "eu-west-1")
    with pytest.raises(SdkClientException, match="UNSIGNED"):
        client.list_buckets()
    client.close()


def test_botocores_credentials_are_what_the_provider_gives_now() -> None:
    provider = Numbered()
    found = botocore_session(provider).get_credentials()
    assert found is not None
    assert (found.access_key, found.secret_key, found.token, found.method) == ("KEY1", SECRET, TOKEN, "sts-sdk")
    provider.refresh()
    frozen = found.get_frozen_credentials()
    assert (frozen.access_key, frozen.secret_key, frozen.token) == ("KEY2", SECRET, TOKEN)
    plain = botocore_session(AWSStaticCredentialsProvider(BasicAWSCredentials("KEY", "s"))).get_credentials()
    assert plain is not None
    assert plain.token is None


def test_no_secret_is_shown() -> None:
    session = botocore_session(Numbered())
    found = session.get_credentials()
    assert found is not None
    frozen = found.get_frozen_credentials()
    for shown in (repr(found), str(found), repr(frozen), str(frozen), f"{frozen}", repr(vars(found))):
        assert SECRET not in shown
        assert TOKEN not in shown


def test_only_what_botocore_documents_is_used() -> None:
    """The public names that the bridge stands on. When one is gone, the bridge needs another way."""
    import inspect

    from botocore import credentials, session

    from sts_sdk.bridge import _credentials, _session

    assert credentials.ReadOnlyCredentials._fields[:3] == ("access_key", "secret_key", "token")
    assert list(inspect.signature(credentials.CredentialResolver).parameters) == ["providers"]
    for name in ("get_credentials", "register_component", "register", "create_client"):
        assert callable(getattr(session.Session, name))
    for module in (_credentials, _session):
        source = inspect.getsource(module)
        assert not re.search(r"(?:session|own|found|frozen|client)\._", source), "no private attribute of botocore's"


def test_without_boto3_one_sentence_says_so() -> None:
    program = (
        "import sys\n"
        "class Hiding:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'boto3':\n"
        "            raise ModuleNotFoundError('No module named boto3', name='boto3')\n"
        "sys.meta_path.insert(0, Hiding())\n"
        "from sts_sdk.bridge import boto3_session, botocore_session\n"
        "botocore_session(None)\n"
        "boto3_session(None)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False)
    assert ended.stderr.splitlines()[-1] == f"ImportError: {needs('boto3_session', 'boto3', 'boto3')}"


# And back


def test_static_keys_of_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "KEY")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    assert BotocoreCredentialsProvider().getCredentials() == BasicAWSCredentials("KEY", SECRET)
    monkeypatch.setenv("AWS_SESSION_TOKEN", TOKEN)
    provider = BotocoreCredentialsProvider(botocore.session.Session())
    provider.refresh()
    assert provider.getCredentials() == BasicSessionCredentials("KEY", SECRET, TOKEN)


def test_keys_of_a_boto3_session() -> None:
    import boto3.session

    session = boto3.session.Session(
        aws_access_key_id="KEY", aws_secret_access_key=SECRET, aws_session_token=TOKEN, region_name="eu-west-1"
    )
    provider = BotocoreCredentialsProvider(session)
    assert provider.getCredentials() == BasicSessionCredentials("KEY", SECRET, TOKEN)
    assert repr(provider) == "BotocoreCredentialsProvider(boto3.session.Session)"


def assumed_by_botocore(aws: LocalAWS, home: Path, role: str) -> BotocoreCredentialsProvider:
    user = aws.user("heidi")
    config = home / "config"
    config.write_text(
        f"[profile base]\naws_access_key_id={user.accessKeyId}\naws_secret_access_key={user.secretKey}\n"
        f"[profile role]\nrole_arn={role}\nsource_profile=base\nregion={aws.region}\n"
    )
    return BotocoreCredentialsProvider(botocore.session.Session(profile="role"))


def test_a_role_that_botocore_assumes(aws: LocalAWS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    role = aws.role("Reader")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    provider = assumed_by_botocore(aws, tmp_path, role.arn)

    sts = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    with sts.withCredentials(provider).build() as client:
        assert ":assumed-role/Reader/" in (client.getCallerIdentity().getArn() or "")
        client.getCallerIdentity()
    assert calls(aws, "AssumeRole") == 1, "botocore keeps them"


def test_a_role_that_botocore_may_not_assume(aws: LocalAWS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    role = aws.role("Closed", trusts="arn:aws:iam::999999999999:root")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    with pytest.raises(SdkClientException, match=r"botocore cannot get credentials: .*AccessDenied") as failed:
        assumed_by_botocore(aws, tmp_path, role.arn).getCredentials()
    assert isinstance(failed.value.__cause__, ClientError)


def test_a_session_without_credentials_lets_a_chain_go_on() -> None:
    nothing = BotocoreCredentialsProvider()
    with pytest.raises(SdkClientException, match="The botocore session has no credentials"):
        nothing.getCredentials()
    fallback = AWSStaticCredentialsProvider(BasicAWSCredentials("KEY", "s"))
    assert AWSCredentialsProviderChain(nothing, fallback).getCredentials().getAWSAccessKeyId() == "KEY"


def test_a_profile_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SdkClientException, match=r"botocore cannot get credentials: .*nobody"):
        BotocoreCredentialsProvider(botocore.session.Session(profile="nobody")).getCredentials()


@pytest.mark.parametrize(
    "line",
    [
        "credential_process = /no/such/program",
        'credential_process = "no closing quote',
        "credential_process = echo '[1]'",
        "credential_process = {bad_expiration}",
        "credential_process = {broken}",
        "web_identity_token_file = /no/such/file\nrole_arn = arn:aws:iam::123456789012:role/Reader",
    ],
)
def test_whatever_botocore_raises_is_one_exception(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = f'"Version": 1, "AccessKeyId": "KEY", "SecretAccessKey": "{SECRET}"'
    (tmp_path / "bad_expiration").write_text(f'{{{keys}, "Expiration": "soon"}}')
    (tmp_path / "broken").write_text(f"{{{keys},")
    line = line.format_map({name: f"cat {tmp_path / name}" for name in ("bad_expiration", "broken")})
    (tmp_path / "config").write_text(f"[profile p]\nregion = eu-west-1\n{line}\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    provider = BotocoreCredentialsProvider(botocore.session.Session(profile="p"))
    with pytest.raises(SdkClientException, match="botocore cannot get credentials: ") as failed:
        provider.getCredentials()
    told: BaseException | None = failed.value
    while told is not None:
        assert SECRET not in repr(told) + repr(vars(told))
        told = told.__cause__ or told.__context__


def test_there_and_back_again() -> None:
    provider = Numbered()
    back = BotocoreCredentialsProvider(botocore_session(provider))
    assert back.getCredentials().getAWSAccessKeyId() == "KEY1"
    provider.refresh()
    assert back.getCredentials().getAWSAccessKeyId() == "KEY2"


def test_it_pickles_without_a_session_of_the_callers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "KEY")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    provider = BotocoreCredentialsProvider()
    provider.getCredentials()
    pickled = pickle.dumps(provider)
    assert SECRET.encode() not in pickled
    assert pickle.loads(pickled).getCredentials().getAWSAccessKeyId() == "KEY"
    with pytest.raises(TypeError, match="does not pickle, because the session does not"):
        pickle.dumps(BotocoreCredentialsProvider(botocore.session.Session()))
