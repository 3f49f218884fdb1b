"""What a profile may be: the table ``KINDS``, in the order in which kinds are tried, and one small function per kind.

Each function gives the provider of a profile that is of its kind, None of one that is not, and a SdkClientException
for one that is of its kind but wrong.
"""

# ruff: noqa: PLC0415 -- what a kind of profile needs is loaded when a profile of that kind is asked
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import known_account
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException, frameless
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._disk_cache import Choice, DiskCache, choice_of, disk_cache
from sts_sdk.auth._refreshing import RefreshedProvider
from sts_sdk.auth._static import AWSStaticCredentialsProvider, credentials_of
from sts_sdk.auth._sts import checked_session_name, session_name
from sts_sdk.auth.profile._role import RoleProvider, WebIdentityFetcher, configured
from sts_sdk.auth.profile.internal.securitytoken._roles import ProfileCredentialsService, RoleInfo
from sts_sdk.internal._checks import given, is_quoted
from sts_sdk.internal._config_file import TOKENS, Section, SharedFiles
from sts_sdk.internal._config_lines import KEYS
from sts_sdk.internal._settings import section_setting, setting
from sts_sdk.regions._partitions import is_odd

_SHOWN: Final = 20  # names of properties in a message
_LONGEST_CHAIN: Final = 32  # roles, each of which is one call; the services know of no such limit


class Surroundings:
    """What the profiles of one pair of files have in common while they are turned into providers."""

    __slots__ = ("configuration", "disk_cache", "files", "prompt", "service", "used")

    def __init__(
        self,
        files: SharedFiles,
        configuration: ClientConfiguration | None = None,
        prompt: Callable[[str], str] | None = None,
        service: ProfileCredentialsService | None = None,
        disk_cache: Choice | None = None,
    ) -> None:
        self.files = files
        self.configuration = configuration
        self.prompt = prompt
        self.service = service
        self.disk_cache = disk_cache
        self.used: list[Section] = []  # each section that was read, to know later whether a change of the file matters


class Candidate:
    """One profile that is being turned into a provider; ``path`` is how it was reached, itself last."""

    __slots__ = ("around", "path", "section")

    def __init__(self, section: Section, path: tuple[str, ...], around: Surroundings) -> None:
        self.section = section
        self.path = path
        self.around = around

    def get(self, key: str) -> str | None:
        """A property's value; None if it is missing or blank. One of several lines is refused: it was wrapped."""
        value = self.section.get(key) or ""
        if "\n" in value and key != "credential_process":
            raise self._wrong(key, "goes on over a line break; its value must stand on one line")
        # Quotes are part of a value here, and none of these has any. Keys are looked at apart.
        if len(value) > 1 and is_quoted(value) and key not in (*KEYS, "credential_process"):
            raise self._wrong(key, "is in quotes; the quotes must go, only what is in them is it")
        return given(value)

    def _wrong(self, key: str, what: str) -> SdkClientException:
        section = self.section
        return SdkClientException(f"{key} of {section.kind} {section.name} ({section.where(key)}) {what}")


def provider(name: str, around: Surroundings) -> AWSCredentialsProvider:
    """The provider of a profile; IllegalArgumentException if there is no such profile."""
    section = around.files.profiles.get(name)
    if section is None:
        raise IllegalArgumentException(f"No AWS profile named '{name}': {around.files.why_not(name)}")
    return _by_kind(Candidate(section, (name,), around))


def kind_of(section: Section) -> Kind | None:
    """The first kind whose property a profile has; None if it says nothing about credentials."""
    return next((kind for kind in KINDS if given(section.get(kind.key))), None)


def _by_kind(profile: Candidate) -> AWSCredentialsProvider:
    profile.around.used.append(profile.section)
    for kind in KINDS:
        found = kind.provider(profile) if profile.get(kind.key) is not None else None
        if found is not None:
            return found
    _raise_without_role(profile)
    return _static_keys(profile)  # raises: says which of the two keys is missing


def _raise_without_role(profile: Candidate) -> None:
    """Say of a profile that is to have a role, and names none, that the role is missing."""
    for key in ("credential_source", "source_profile", "web_identity_token_file"):
        if profile.get(key) is not None:
            reached = f" (reached by {' -> '.join(profile.path)})" if len(profile.path) > 1 else ""
            raise SdkClientException(
                f"Profile {profile.section.name}{reached} has {key} ({profile.section.where(key)}) but no role_arn, "
                f"and {key} is only for a role. Name the role, or give the profile keys of its own"
            )


def _web_identity(profile: Candidate) -> AWSCredentialsProvider | None:
    if profile.get("role_arn") is None:
        return None
    _named_session(profile)
    return RefreshedProvider(WebIdentityFetcher(profile.section, profile.around.configuration, profile.path[0]))


def _role_provider(profile: Candidate) -> AWSCredentialsProvider:
    source, name = _role_source(profile), _named_session(profile)
    for key in ("external_id", "mfa_serial"):
        profile.get(key)  # refused now if it is in quotes, or was wrapped
    if profile.around.service is not None:
        return _role_by_service(profile, source, name, profile.around.service)
    around = profile.around
    return RoleProvider(
        profile.section, source, around.configuration, around.prompt, _disk_cache(profile), profile.path[0]
    )


def _disk_cache(profile: Candidate) -> DiskCache | None:
    choice = profile.around.disk_cache
    if choice is None:
        named = setting(environment="STS_SDK_DISK_CACHE")
        key = "sts_sdk_disk_cache"
        choice = choice_of(named or section_setting(profile.section, key, f"{key} of profile"))
    try:
        return disk_cache(choice)
    except ImportError as e:
        raise SdkClientException(str(e), e) from e


def _named_session(profile: Candidate) -> str | None:
    """``role_session_name``, if it is set; an IllegalArgumentException for one that STS would refuse."""
    key = "role_session_name"
    name = profile.get(key)
    if name is None:
        return None
    return checked_session_name(name, f"{key} of profile {profile.section.name} ({profile.section.where(key)})")


def _role_by_service(
    profile: Candidate, source: AWSCredentialsProvider, name: str | None, service: ProfileCredentialsService
) -> AWSCredentialsProvider:
    role = RoleInfo(
        roleArn=profile.get("role_arn"),
        roleSessionName=name or session_name(),
        externalId=profile.get("external_id"),
        longLivedCredentialsProvider=source,
    )
    return service.getAssumeRoleCredentialsProvider(role)


def _role_source(profile: Candidate) -> AWSCredentialsProvider:
    """Whose credentials assume the role: another profile's, or those of the place that ``credential_source`` names."""
    named, place = profile.get("source_profile"), profile.get("credential_source")
    if named is not None and place is not None:
        raise SdkClientException(
            f"Profile {profile.section.name} has both source_profile ({profile.section.where('source_profile')}) "
            f"and credential_source ({profile.section.where('credential_source')}); one of them must go"
        )
    if place is not None:
        return _place(profile, place)
    if named is None:
        where = profile.section.where("role_arn")
        raise SdkClientException(
            f"Unable to load credentials from profile [{profile.section.name}]: Source profile name is not specified",
            SdkClientException(f"source_profile or credential_source has to say who assumes the role_arn at {where}"),
        )
    return _source_profile(profile, named)


def _source_profile(profile: Candidate, name: str) -> AWSCredentialsProvider:
    section = profile.around.files.profiles.get(name)
    if section is None:
        raise SdkClientException(
            f"Unable to load source profile [{profile.section.name}]: Source profile was not found [{name}]",
            SdkClientException(f"{profile.section.where('source_profile')}; {profile.around.files.why_not(name)}"),
        )
    if len(profile.path) >= _LONGEST_CHAIN:
        raise SdkClientException(
            f"Profile {profile.path[0]} leads through more than {_LONGEST_CHAIN} source profiles, each with a role: "
            "begin nearer to the role that is wanted"
        )
    source = Candidate(section, (*profile.path, name), profile.around)
    has_keys = source.get("aws_access_key_id") is not None
    _check_loop(profile, has_keys)
    # A source profile that has keys is used with its keys, even if it has a role too or is the profile itself.
    if has_keys:
        profile.around.used.append(section)
        return _static_keys(source)
    return _by_kind(source)


def _check_loop(profile: Candidate, has_keys: bool) -> None:
    """Refuse source profiles that lead back, be there keys in one of them or not.

    Only a profile that names itself, and has keys, is the end of its chain.
    """
    profiles, path, name = profile.around.files.profiles, list(profile.path), profile.get("source_profile")
    section: Section | None = profile.section
    while name is not None and section is not None:
        path.append(name)
        if name == section.name and (has_keys if section is profile.section else section.get("aws_access_key_id")):
            return
        if name in path[:-1]:
            raise SdkClientException(f"The source profiles lead back to where they began: {' -> '.join(path)}")
        try:
            section = profiles.get(name)
        except SdkClientException:
            return  # whoever needs this profile is told what is wrong with it
        name = given(section.get("source_profile")) if section is not None and section.get("role_arn") else None


def _place(profile: Candidate, place: str) -> AWSCredentialsProvider:
    match place.lower():
        case "environment":
            from sts_sdk.auth._environment import EnvironmentVariableCredentialsProvider

            return EnvironmentVariableCredentialsProvider()
        case "ec2instancemetadata":
            from sts_sdk.auth._instance_profile import InstanceProfileCredentialsProvider

            return InstanceProfileCredentialsProvider()
        case "ecscontainer":
            from sts_sdk.auth._container import ContainerCredentialsProvider

            return ContainerCredentialsProvider()
        case _:
            where = profile.section.where("credential_source")
            raise SdkClientException(
                f"credential_source of profile {profile.section.name} ({where}) must be Environment, "
                f"Ec2InstanceMetadata or EcsContainer, not {place!r}"
            )


def _sso(profile: Candidate) -> AWSCredentialsProvider:
    from sts_sdk.auth._sso import SsoFetcher
    from sts_sdk.auth._sso_token import SsoSettings

    name = profile.get("sso_session")
    session = profile.around.files.sso_sessions.get(name) if name is not None else None
    if name is not None and session is None:
        files, where = profile.around.files, profile.section.where("sso_session")
        why = files.why_not(name or "", files.sso_sessions, "sso-sessions")
        raise SdkClientException(
            f"Profile {profile.section.name} ({where}) names the sso-session {name}, which is not in the file: {why}"
        )
    if session is not None:
        profile.around.used.append(session)
    values = _sso_values(profile, None if session is None else Candidate(session, profile.path, profile.around))
    if is_odd(values["sso_region"]):
        from sts_sdk.regions._mistakes import check_region

        check_region(values["sso_region"], f"sso_region of profile {profile.section.name}:")
    settings = SsoSettings(
        profile=profile.section.name,
        session=name,
        start_url=values["sso_start_url"],
        region=values["sso_region"],
        account_id=values["sso_account_id"],
        role_name=values["sso_role_name"],
    )
    configuration = configured(profile.section, profile.around.configuration)
    return RefreshedProvider(SsoFetcher(settings, configuration), static_stability=False)


def _sso_values(profile: Candidate, session: Candidate | None) -> Mapping[str, str]:
    name, where = profile.section.name, profile.section.where
    values: dict[str, str] = {}
    for key in ("sso_start_url", "sso_region", "sso_account_id", "sso_role_name"):
        ours, theirs = profile.get(key), session.get(key) if session is not None else None
        if ours and theirs and ours != theirs:
            raise SdkClientException(f"Profile {name} and its sso-session differ in {key} ({where(key)}); one must go")
        values[key] = theirs or ours or ""
    missing = [key for key, value in values.items() if not value]
    if missing:
        raise SdkClientException(f"Profile {name} is to use IAM Identity Center, but lacks {', '.join(missing)}")
    return values


def _login(profile: Candidate) -> AWSCredentialsProvider:
    from sts_sdk.auth._login import LoginFetcher

    session = profile.get("login_session") or ""
    return RefreshedProvider(LoginFetcher(profile.section.name, session), static_stability=False)


def _process(profile: Candidate) -> AWSCredentialsProvider:
    from sts_sdk.auth._command import CommandOrigin
    from sts_sdk.auth._process import ProcessCredentialsProvider

    account = known_account(profile.get("aws_account_id"))
    origin = CommandOrigin(profile.section.name, profile.section.where("credential_process"), account)
    builder = ProcessCredentialsProvider.builder().withCommand(profile.get("credential_process") or "")
    builder.withStandardError(_standard_error(profile.section))
    try:
        return ProcessCredentialsProvider(builder, origin=origin)
    except IllegalArgumentException as e:
        raise IllegalArgumentException(
            f"{e} (credential_process of profile {origin.profile}, {origin.where})"
        ) from None


def _standard_error(section: Section) -> Literal["hidden", "message", "terminal"]:
    """STS_SDK_PROCESS_STDERR, else ``sts_sdk_process_stderr`` of the profile: where the command's errors go."""
    key = "sts_sdk_process_stderr"
    found = setting(environment="STS_SDK_PROCESS_STDERR") or section_setting(section, key, f"{key} of profile")
    match "hidden" if found is None else found.value.lower():
        case "hidden":
            return "hidden"
        case "message":
            return "message"
        case "terminal":
            return "terminal"
        case other:
            source = "" if found is None else found.source
            raise IllegalArgumentException(f"{source} must be hidden, message or terminal, not {other!r}")


@frameless
def _static_keys(profile: Candidate) -> AWSCredentialsProvider:
    key = _required_key(profile, "aws_access_key_id", "AWS Access Key ID")
    secret = _required_key(profile, "aws_secret_access_key", "AWS Secret Access Key")
    token = next((token for name in TOKENS if (token := profile.get(name))), None)
    place = f"profile {profile.section.name} ({profile.section.where('aws_access_key_id')})"
    return AWSStaticCredentialsProvider(credentials_of(key, secret, token, place, profile.get("aws_account_id")))


def _required_key(profile: Candidate, name: str, what: str) -> str:
    value = profile.get(name)
    if value is None:
        raise SdkClientException(
            f"Unable to load credentials into profile [{profile.section.name}]: {what} is not specified.",
            SdkClientException(_what_it_says(profile.section)),
        )
    return value


def _what_it_says(section: Section) -> str:
    keys = list(section.properties)
    if not keys:
        return (
            f"Profile {section.name} has no property, which is name = value with a name of one word (no export, no set)"
        )
    return f"Profile {section.name} has {', '.join(keys[:_SHOWN])} ({section.where(keys[0])})"


class Kind(NamedTuple):
    """A kind of profile: the property that decides for it, the words of a report, and what makes its provider."""

    key: str
    words: str
    provider: Callable[[Candidate], AWSCredentialsProvider | None]


KINDS: Final = (
    Kind("web_identity_token_file", "assumes its role with the token in a file", _web_identity),
    Kind("role_arn", "assumes its role", _role_provider),
    Kind("sso_role_name", "takes its role from IAM Identity Center", _sso),
    Kind("sso_account_id", "takes its role from IAM Identity Center", _sso),
    Kind("login_session", "uses its login session", _login),
    Kind("credential_process", "runs its command", _process),
    Kind("aws_access_key_id", "has keys", _static_keys),
    Kind("aws_secret_access_key", "has keys", _static_keys),
)
