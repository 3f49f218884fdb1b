"""Each kind of profile, against the local AWS where STS is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonClientException, AmazonServiceException, ClientConfiguration, Protocol
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import (
    AWSCredentialsProviderChain,
    BasicAWSCredentials,
    BasicSessionCredentials,
    DefaultAWSCredentialsProviderChain,
)
from sts_sdk.auth.profile import ProfileCredentialsProvider, ProfilesConfigFile
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import GetCallerIdentityRequest
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.auth import AWSCredentialsProvider
    from sts_sdk.auth.profile.internal.securitytoken import RoleInfo
    from sts_sdk.testing import LocalAWS


def keys(provider: AWSCredentialsProvider) -> str:
    found = provider.getCredentials()
    return f"aws_access_key_id={found.getAWSAccessKeyId()}\naws_secret_access_key={found.getAWSSecretKey()}\n"


def calls(aws: LocalAWS) -> list[str]:
    return [request.operation or "" for request in aws.requests]


def test_keys_and_session_keys(home: Path) -> None:
    (home / ".aws" / "credentials").write_text(
        "[a]\naws_access_key_id=A\naws_secret_access_key=S\n"
        "[b]\naws_access_key_id=A\naws_secret_access_key=S\naws_session_token=T\n"
    )
    assert ProfileCredentialsProvider("a").getCredentials() == BasicAWSCredentials("A", "S")
    assert ProfileCredentialsProvider("b").getCredentials() == BasicSessionCredentials("A", "S", "T")


def test_roles_of_roles_to_any_depth(aws: LocalAWS, home: Path) -> None:
    first = aws.role("first", externalId="ext-1")
    second = aws.role("second", trusts=first)
    third = aws.role("third", trusts=second)
    (home / ".aws" / "credentials").write_text(f"[base]\n{keys(aws.user('me').provider())}")
    (home / ".aws" / "config").write_text(
        f"[profile one]\nrole_arn={first.arn}\nsource_profile=base\nexternal_id=ext-1\n"
        f"[profile two]\nrole_arn={second.arn}\nsource_profile=one\nrole_session_name=of-two\n"
        f"[profile three]\nrole_arn={third.arn}\nsource_profile=two\nduration_seconds=1200\n"
    )
    provider = ProfileCredentialsProvider("three")
    assert isinstance(provider.getCredentials(), BasicSessionCredentials)
    assert provider.getCredentials() is provider.getCredentials()
    assert calls(aws) == ["AssumeRole"] * 3
    sent = [request.parameters for request in aws.requests]
    assert [request["DurationSeconds"] for request in sent] == ["900", "900", "1200"]
    assert sent[1]["RoleSessionName"] == "of-two"
    assert sent[0]["ExternalId"] == "ext-1"
    assert sent[0]["RoleSessionName"].startswith("sts-sdk-")


def test_a_refused_role_is_the_services_own_error(aws: LocalAWS, home: Path) -> None:
    role = aws.role("r", externalId="right")
    (home / ".aws" / "credentials").write_text(
        f"[base]\n{keys(aws.user('me').provider())}[r]\nrole_arn={role.arn}\nsource_profile=base\nexternal_id=wrong\n"
    )
    with pytest.raises(AmazonServiceException) as caught:
        ProfileCredentialsProvider("r").getCredentials()
    assert caught.value.getErrorCode() == "AccessDenied"


def test_one_configuration_reaches_every_role_of_a_chain(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://sts.invalid/")
    (home / ".aws" / "config").write_text(
        "[profile base]\naws_access_key_id=AKIDBASE\naws_secret_access_key=S\n"
        "[profile one]\nrole_arn=arn:aws:iam::123456789012:role/first\nsource_profile=base\n"
        "[profile two]\nrole_arn=arn:aws:iam::123456789012:role/second\nsource_profile=one\n"
    )
    with StubServer(Answer(body=ANSWER)) as proxy:
        configuration = ClientConfiguration().withProxyHost("127.0.0.1").withProxyPort(proxy.port)
        configuration.setProtocol(Protocol.HTTP)  # meant: a proxy sees nothing of https
        configuration.setUserAgentSuffix("through-both-roles")
        ProfileCredentialsProvider("two", clientConfiguration=configuration).getCredentials()
        assert [request.target for request in proxy.requests] == ["http://sts.invalid/"] * 2
        assert [dict(request.form)["RoleArn"].rpartition("/")[2] for request in proxy.requests] == ["first", "second"]
        assert all("through-both-roles" in (request.header("user-agent") or "") for request in proxy.requests)
        signed = [(request.header("authorization") or "").partition("/")[0] for request in proxy.requests]
        assert signed == ["AWS4-HMAC-SHA256 Credential=AKIDBASE", "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLEKEYID0000"]


ANSWER = (
    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLEKEYID0000</AccessKeyId>"
    "<SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
    "</Credentials></AssumeRoleResult></AssumeRoleResponse>"
)


LOOP = (
    "[profile a]\nrole_arn=r\nsource_profile=b\n[profile b]\nrole_arn=r\nsource_profile=c\n"
    "[profile c]\nrole_arn=r\nsource_profile=b\n"
)
LONG = (
    "[profile a]\nrole_arn=r\nsource_profile=b\nduration_seconds=long\n"
    "[profile b]\naws_access_key_id=A\naws_secret_access_key=S\n"
)


def test_without_a_proxy_in_the_configuration_the_host_is_not_found(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1/")
    (home / ".aws" / "config").write_text(
        "[profile one]\nrole_arn=arn:aws:iam::123456789012:role/first\nsource_profile=one\n"
        "aws_access_key_id=A\naws_secret_access_key=S\n"
    )
    configuration = ClientConfiguration().withMaxErrorRetry(0)
    with pytest.raises(SdkClientException) as caught:
        ProfileCredentialsProvider("one", clientConfiguration=configuration).getCredentials()
    assert not isinstance(caught.value, AmazonServiceException)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LOOP, "lead back to where they began: a -> b -> c -> b"),
        ("[profile a]\nrole_arn=r\nsource_profile=a\n", "a -> a"),
        # Keys in a profile of the loop do not hide it.
        (LOOP + "aws_access_key_id=A\naws_secret_access_key=S\n", "lead back to where they began: a -> b -> c -> b"),
        (LOOP.replace("[profile c]", "aws_access_key_id=A\naws_secret_access_key=S\n[profile c]"), "a -> b -> c -> b"),
        ("[profile a]\nrole_arn=r\nsource_profile=b\n[profile b]\ncredential_source=Environment\n",
         r"Profile b \(reached by a -> b\) has credential_source \(.*config:5\) but no role_arn"),
        ("[profile a]\nsource_profile=b\n", r"Profile a has source_profile \(.*config:2\) but no role_arn"),
        ("[profile a]\nweb_identity_token_file=/t\n", "has web_identity_token_file .* but no role_arn"),
        ("[profile a]\naws_access_key_id=A\naws_secret_access_key=abc\n  def\n",
         r"^aws_secret_access_key of profile a \(.*config:3\) goes on over a line break; (?!.*def)"),
        ("[profile a]\naws_access_key_id=A\naws_secret_access_key=\n  def\n",
         r"^aws_secret_access_key of profile a \(.*config:3\) goes on"),
        ("[profile a]\nrole_arn=r\n  s\nsource_profile=a\n", r"^role_arn of profile a \(.*config:2\) goes on"),
        ("[profile a]\naws_access_key_id='A'\naws_secret_access_key=S\n",
         r"^The access key of profile a \(.*config:2\) holds quotes"),
        ("[profile a]\naws_access_key_id=A\naws_secret_access_key=S T\n",
         r"^The secret key of profile a \(.*config:2\) holds a blank"),
        ("[profile a]\nrole_arn=r\nsource_profile=x\n", r"Source profile was not found \[x\]"),
        ("[profile a]\nrole_arn=r\n", "Source profile name is not specified"),
        ("[profile a]\nrole_arn=r\nsource_profile=a\ncredential_source=Environment\n",
         r"both source_profile \(.*config:3\) and credential_source \(.*config:4\)"),
        ("[profile a]\nrole_arn=r\ncredential_source=Moon\n",
         r"\(.*config:3\) must be Environment, Ec2InstanceMetadata or EcsContainer, not 'Moon'"),
        (LONG,
         r"duration_seconds of profile a \(.*config:4\) must be a whole number"),
        ("[profile a]\nregion=r\n", r"into profile \[a\]: AWS Access Key ID is not specified\."),
        ("[profile a]\nrole_arn='arn:aws:iam::123456789012:role/r'\nsource_profile=a\n",
         r"^role_arn of profile a \(.*config:2\) is in quotes; the quotes must go"),
        ("[profile a]\nrole_arn=r\nsource_profile=\"a\"\n", r"^source_profile of .* \(.*config:3\) is in quotes"),
        ("[profile a]\nrole_arn=r\ncredential_source=Environment\nmfa_serial='m'\n", "^mfa_serial of .* quotes"),
        ("[profile a]\nrole_arn=r\ncredential_source=Environment\nexternal_id=a\n  b\n", "^external_id of .* line"),
        ("[profile a]\nsso_session=s\nsso_account_id='123456789012'\nsso_role_name=r\n[sso-session s]\n",
         r"^sso_account_id of profile a \(.*config:3\) is in quotes"),
        ("[profile a]\nsso_session=s\nsso_account_id=1\nsso_role_name=r\n[sso-session s]\nsso_start_url='https://x'\n",
         r"^sso_start_url of sso-session s \(.*config:6\) is in quotes"),
        ("[profile a]\nlogin_session='arn:aws:iam::123456789012:user/me'\n", "^login_session of profile a .* quotes"),
        ("[profile a]\ncredential_process=echo 'x\n", "cannot be split"),
    ],
)  # fmt: skip
def test_a_profile_that_leads_nowhere(text: str, message: str, home: Path) -> None:
    (home / ".aws" / "config").write_text(text)
    with pytest.raises(SdkClientException, match=message):
        ProfileCredentialsProvider("a").getCredentials()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[profile a]\nrole_arn=r\nsource_profile=x\n[profile b]\n", r"config:3; there are a, b$"),
        ("[profile a]\nrole_arn=r\n", r"has to say who assumes the role_arn at .*config:2$"),
        ("[profile a]\nregion=r\noutput=x\n", r"^Profile a has region, output \(.*config:2\)$"),
        ("[profile a]\n", "^Profile a has no property, "),
        ("[profile a]\nexport AWS_ACCESS_KEY_ID=A\n", r"a name of one word \(no export, no set\)$"),
    ],
)
def test_where_it_leads_nowhere_stands_behind_javas_sentence(text: str, why: str, home: Path) -> None:
    (home / ".aws" / "config").write_text(text)
    with pytest.raises(SdkClientException) as caught:
        ProfileCredentialsProvider("a").getCredentials()
    assert re.search(why, str(caught.value.__cause__))
    with pytest.raises(SdkClientException, match=re.escape(str(caught.value.__cause__))):
        AWSCredentialsProviderChain(ProfileCredentialsProvider("a")).getCredentials()


def test_an_sso_session_that_is_not_there_is_told_with_those_that_are(home: Path) -> None:
    (home / ".aws" / "config").write_text(
        "[profile a]\nsso_session=s\nsso_account_id=1\nsso_role_name=r\n[sso-session t]\n[sso-session s\n"
    )
    with pytest.raises(
        SdkClientException, match=r"config:2\) names the sso-session s, .* there are t; .*config:6 holds"
    ):
        ProfileCredentialsProvider("a").getCredentials()


def test_a_source_with_keys_is_used_with_them(aws: LocalAWS, home: Path) -> None:
    role, unused = aws.role("r"), aws.role("unused")
    (home / ".aws" / "credentials").write_text(
        f"[base]\n{keys(aws.user('me').provider())}role_arn={unused.arn}\nsource_profile=nowhere\n"
        f"[r]\nrole_arn={role.arn}\nsource_profile=base\n"
    )
    ProfileCredentialsProvider("r").getCredentials()
    assert calls(aws) == ["AssumeRole"]


def test_a_role_with_the_environments_credentials(aws: LocalAWS, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = aws.user("me").provider().getCredentials()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", found.getAWSAccessKeyId() or "")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", found.getAWSSecretKey() or "")
    (home / ".aws" / "config").write_text(f"[profile a]\nrole_arn={aws.role('r').arn}\ncredential_source=environment\n")
    ProfileCredentialsProvider("a").getCredentials()
    assert calls(aws) == ["AssumeRole"]


def test_a_role_with_a_containers_credentials(aws: LocalAWS, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = aws.user("me").provider().getCredentials()
    document = (
        f'{{"AccessKeyId": "{found.getAWSAccessKeyId()}", "SecretAccessKey": "{found.getAWSSecretKey()}", '
        '"Expiration": "2099-01-01T00:00:00Z"}'
    )
    (home / ".aws" / "config").write_text(
        f"[profile a]\nrole_arn={aws.role('r').arn}\ncredential_source=EcsContainer\n"
    )
    with StubServer(Answer(body=document)) as container:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{container.url}/creds")
        ProfileCredentialsProvider("a").getCredentials()
    assert calls(aws) == ["AssumeRole"]


def test_a_role_with_the_instances_credentials_says_why_there_are_none(home: Path) -> None:
    (home / ".aws" / "config").write_text("[profile a]\nrole_arn=r\ncredential_source=Ec2InstanceMetadata\n")
    with pytest.raises(AmazonClientException, match="AWS_EC2_METADATA_DISABLED"):
        ProfileCredentialsProvider("a").getCredentials()


def test_a_refused_session_is_replaced_through_the_chain(
    aws: LocalAWS, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = aws.user("me")
    (home / ".aws" / "credentials").write_text(
        f"[base]\n{keys(me.provider())}[r]\nrole_arn={aws.role('r').arn}\nsource_profile=base\n"
    )
    monkeypatch.setenv("AWS_PROFILE", "r")
    chain = DefaultAWSCredentialsProviderChain()
    first = chain.getCredentials()
    chain.invalidate("AKIASOMEBODYELSES")
    assert chain.getCredentials() is first
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    with builder.withCredentials(chain).build() as client:
        aws.faults.next(code="ExpiredToken", status=403)
        client.getCallerIdentity(GetCallerIdentityRequest())
    assert calls(aws) == ["AssumeRole", "GetCallerIdentity", "AssumeRole", "GetCallerIdentity"]
    assert chain.getCredentials() != first


def test_a_refused_source_of_a_role_is_replaced_too(aws: LocalAWS, home: Path) -> None:
    first = aws.role("first")
    second = aws.role("second", trusts=first)
    (home / ".aws" / "credentials").write_text(f"[base]\n{keys(aws.user('me').provider())}")
    (home / ".aws" / "config").write_text(
        f"[profile one]\nrole_arn={first.arn}\nsource_profile=base\n"
        f"[profile two]\nrole_arn={second.arn}\nsource_profile=one\n"
    )
    provider = ProfileCredentialsProvider("two")
    held = provider.getCredentials()
    provider.invalidate(str(held.getAWSAccessKeyId()))
    aws.faults.next(code="ExpiredToken", status=403)
    assert provider.getCredentials() != held
    roles = [request.parameters["RoleArn"] for request in aws.requests]
    assert roles == [first.arn, second.arn, second.arn, first.arn, second.arn]


def test_a_service_of_the_callers_own_assumes_roles(home: Path) -> None:
    class Service:
        def getAssumeRoleCredentialsProvider(self, targetRoleInfo: RoleInfo) -> AWSCredentialsProvider:
            source = targetRoleInfo.getLongLivedCredentialsProvider()
            assert source is not None
            assert (targetRoleInfo.getRoleSessionName() or "").startswith("sts-sdk-")
            seen.append((targetRoleInfo.getRoleArn(), targetRoleInfo.getExternalId(), source.getCredentials()))
            return source

    seen: list[object] = []
    file = home / "f"
    file.write_text("[r]\nrole_arn=x\nsource_profile=r\nexternal_id=e\naws_access_key_id=A\naws_secret_access_key=S\n")
    found = ProfilesConfigFile(file, Service()).getCredentials("r")
    assert seen == [("x", "e", found)]


def test_an_unknown_profile(home: Path) -> None:
    (home / ".aws" / "config").write_text("[default]\n[profile y]\n[profile x\n[profile a x]\n")
    with pytest.raises(IllegalArgumentException, match=r"^No AWS profile named 'z': there are default, y$"):
        ProfileCredentialsProvider("z").getCredentials()
    with pytest.raises(IllegalArgumentException, match="no '=' character is found on line 3"):
        ProfileCredentialsProvider("x").getCredentials()
    with pytest.raises(
        IllegalArgumentException, match=r"config:4 holds that name, but the name of this section is not"
    ):
        ProfileCredentialsProvider("a x").getCredentials()


def test_a_file_that_is_named_and_missing_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(home / "none"))
    with pytest.raises(IllegalArgumentException, match=r"null; AWS_CONFIG_FILE names .*/none, which is not there$"):
        ProfileCredentialsProvider("x").getCredentials()
    (home / ".aws" / "credentials").write_text("[y]\n")
    with pytest.raises(
        IllegalArgumentException, match=r"there are y; AWS_CONFIG_FILE names .*/none, which is not there$"
    ):
        ProfileCredentialsProvider("x").getCredentials()


@pytest.mark.parametrize(("new", "old", "token"), [("", "o", "o"), ("n", "o", "n"), ("n", "", "n"), (" ", "", None)])
def test_the_old_name_of_a_token(new: str, old: str, token: str | None, home: Path) -> None:
    (home / ".aws" / "credentials").write_text(
        "[default]\naws_access_key_id=ASIAX\naws_secret_access_key=S\n"
        f"aws_session_token={new}\naws_security_token={old}\n"
    )
    provider = ProfileCredentialsProvider()
    assert getattr(provider.getCredentials(), "getSessionToken", lambda: None)() == token
    assert ("needs a session token" in str(provider.explain())) is (token is None)


def test_a_profile_that_names_itself_may_end_a_chain_with_its_keys(aws: LocalAWS, home: Path) -> None:
    role = aws.role("r")
    (home / ".aws" / "credentials").write_text(
        f"[r]\nrole_arn={role.arn}\nsource_profile=base\n"
        f"[base]\n{keys(aws.user('me').provider())}role_arn={role.arn}\nsource_profile=base\n"
    )
    for name in ("r", "base"):
        ProfileCredentialsProvider(name).getCredentials()
    assert calls(aws) == ["AssumeRole", "AssumeRole"]
