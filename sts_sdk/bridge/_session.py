"""Sessions of botocore and boto3 that live on our providers, and the way back."""

from __future__ import annotations

import os
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

from botocore.configprovider import BaseProvider
from botocore.credentials import CredentialResolver, ReadOnlyCredentials
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConfigParseError,
    ConnectTimeoutError,
    EndpointConnectionError,
    InfiniteLoopConfigError,
    NoRegionError,
    PartialCredentialsError,
    ProfileNotFound,
    ReadTimeoutError,
    UnauthorizedSSOTokenError,
    UnknownCredentialError,
)
from botocore.session import Session

from sts_sdk._credentials import AWSCredentials, BasicAWSCredentials, BasicSessionCredentials, known_account
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.bridge._credentials import BridgedCredentials, BridgedProvider
from sts_sdk.bridge._wire import WireWatch
from sts_sdk.internal._config_paths import profile_name
from sts_sdk.internal._extras import needs
from sts_sdk.internal._masking import one_line
from sts_sdk.internal._settings import ca_bundle, profile_setting, profile_setting_or_error
from sts_sdk.internal._text import ToString
from sts_sdk.regions._providers import DefaultAwsRegionProviderChain

if TYPE_CHECKING:  # botocore comes without boto3, too
    from boto3.session import Session as Boto3Session


def botocore_session(provider: AWSCredentialsProvider, session: Session | None = None) -> Session:
    """A botocore session whose clients sign with what ``provider`` gives at that moment.

    ``session`` is given new credentials and returned; without it a new session is made, which finds its region where
    our own clients do (AWS_REGION, and the rest of DefaultAwsRegionProviderChain). When a service answers
    that the session token has expired or is invalid, the provider is told (``invalidate``) and, if it then gives
    other keys, the request is signed and sent once more.

    At the level DEBUG botocore's own loggers print each canonical request and its headers, the session token among
    them (the secret key never). Keep ``botocore`` at INFO where logs are kept. What a refusal repeats of the session
    token and the signature is masked; a secret over plain HTTP to another computer gives an InsecureEndpointWarning.
    """
    return bridged(provider, _with_our_region(session_of_our_profile()) if session is None else session, WireWatch())


def session_of_our_profile() -> Session:
    """A session of the profile that our own clients use, which botocore would choose by other rules.

    It is one of no profile if there is none of that name, or if botocore cannot read the files, as long as these do not
    say where services are called: credentials come from elsewhere.
    """
    name = profile_name()
    session = Session(_profile(None if name == "default" else name))
    try:
        session.get_scoped_config()
    except ProfileNotFound:
        return _without_files()
    except ConfigParseError as unread:
        places = profile_setting_or_error("endpoint_url", whole_files=False) or profile_setting("services")
        if places is not None:
            raise SdkClientException(
                f"{places.source} says where services are called, and botocore, which calls them, cannot read it: "
                "mend the file"
            ) from unread.with_traceback(None)
        return _without_files()
    return session


def _profile(name: str | None) -> dict[str, tuple[None, None, str | None, None]]:
    return {"profile": (None, None, name, None)}  # from no variable: of that name


def _without_files() -> Session:
    session = Session(_profile(None))
    for file in ("config_file", "credentials_file"):
        session.set_config_variable(file, os.devnull)  # the default profile must not stand in for the missing one
    bundle = ca_bundle()
    if bundle is not None:
        session.set_config_variable("ca_bundle", bundle.value)
    return session


def bridged(provider: AWSCredentialsProvider, own: Session, watch: WireWatch) -> Session:
    """The session, given new credentials and told to listen to what goes over the wire."""
    if iscoroutinefunction(own.get_credentials):
        raise IllegalArgumentException(
            "A session of aiobotocore cannot be bridged, for it awaits its credentials and our providers do not: call "
            "a client of boto3_session(provider) by asyncio.to_thread, or give aiobotocore's client the keys of now"
        )
    credentials = BridgedCredentials(provider)
    own.register_component("credential_provider", CredentialResolver([BridgedProvider(credentials)]))
    if own.get_credentials() is not credentials:
        raise IllegalArgumentException(
            "This botocore session has looked up its credentials already and keeps them: hand over a new session."
        )
    # Named so that it runs before handlers of one service: S3's asks for the bucket's region, with keys of its own.
    own.register("needs-retry.*.*", _RetryRejected(credentials), unique_id="sts-sdk-rejected-session")
    watch.listen(own)
    return own


def boto3_session(provider: AWSCredentialsProvider, *, region_name: str | None = None) -> Boto3Session:
    """A boto3 session whose clients sign with what ``provider`` gives at that moment; see ``botocore_session``.

    ``region_name`` is the region of its clients; without it, the one that our own clients find.
    """
    try:
        import boto3.session  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError as missing:
        raise ImportError(needs("boto3_session", "boto3", "boto3")) from missing
    return boto3.session.Session(botocore_session=botocore_session(provider), region_name=region_name)


class _OurRegion(BaseProvider):
    """The session's own region, else the one that our clients find, looked up when botocore wants one; None if none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def provide(self) -> str | None:
        own: str | None = self._session.instance_variables().get("region")
        if own is not None:
            return own
        try:
            return DefaultAwsRegionProviderChain().getRegion()
        except IllegalArgumentException:
            raise  # a name that is no region's
        except SdkClientException:
            return None  # botocore says so itself, where it needs one


def _with_our_region(session: Session) -> Session:
    session.get_component("config_store").set_config_provider("region", _OurRegion(session))
    return session


class _RetryRejected:
    """An event handler of botocore's: one more try of a call, at once, after a refusal of its session token."""

    def __init__(self, credentials: BridgedCredentials) -> None:
        self._credentials = credentials

    def __call__(
        self, response: tuple[object, dict[str, Any]] | None, request_dict: dict[str, Any], **_: object
    ) -> int | None:
        context: dict[str, Any] = request_dict["context"]
        if response is None:
            return None
        if getattr(response[0], "status_code", 400) < 300:
            self._credentials.worked()
        if _MARK in context:
            return None
        code: str | None = response[1].get("Error", {}).get("Code")
        if not self._credentials.renewed_after(code):
            return None
        context[_MARK] = True
        return 0 if _may_retry(context) else None


_MARK = "sts_sdk_renewed"


def _may_retry(context: dict[str, Any]) -> bool:
    retries: dict[str, Any] = getattr(context.get("client_config"), "retries", None) or {}
    return retries.get("total_max_attempts") != 1


# botocore does not wrap the errors that its credential processes, token files and dates raise.
_FAILURES = (BotoCoreError, ClientError, OSError, ValueError, LookupError, AttributeError, TypeError)


# What these say is made of settings and addresses only.
_OF_SETTINGS = (
    ConnectTimeoutError, EndpointConnectionError, InfiniteLoopConfigError, NoRegionError, PartialCredentialsError,
    ProfileNotFound, ReadTimeoutError, UnauthorizedSSOTokenError, UnknownCredentialError,
)  # fmt: skip


def _without_quotes(failure: Exception) -> Exception:
    """The failure, or one in its place where botocore may quote an answer, an output or a file: it may hold secrets."""
    if isinstance(failure, ClientError):
        code = one_line(str(failure.response.get("Error", {}).get("Code")))[:100]
        return ClientError({"Error": {"Code": code, "Message": "what it says is not repeated"}}, failure.operation_name)
    if isinstance(failure, _OF_SETTINGS):
        return failure.with_traceback(None)
    return _Quoting(type(failure).__name__)


class _Quoting(ValueError):
    """Stands for an error whose words are not repeated."""

    def __str__(self) -> str:
        return f"{self.args[0]}, whose words are not repeated because they may quote secrets"


class BotocoreCredentialsProvider(ToString, AWSCredentialsProvider):
    """An AWSCredentialsProvider over whatever a botocore or boto3 session can resolve.

    Each ``getCredentials`` asks the session, which renews its own credentials. SdkClientException when it has none or
    cannot get them. It pickles only without a session of yours, which does not.
    """

    def __init__(self, session: Session | Boto3Session | None = None) -> None:
        self._given = session is not None
        self._session = Session() if session is None else session

    def getCredentials(self) -> AWSCredentials:
        """The session's credentials now, as one consistent value."""
        said: Exception | None = None
        frozen: ReadOnlyCredentials | None = None
        try:
            frozen = self._frozen()
        except SdkClientException:
            raise
        except _FAILURES as failure:
            said = _without_quotes(failure)
        if said is not None:  # not inside of the except block: some of botocore's errors hold the text they quote
            raise SdkClientException(f"botocore cannot get credentials: {said}") from said
        if frozen is None:
            raise SdkClientException("The botocore session has no credentials.")
        account = known_account(getattr(frozen, "account_id", None))
        if frozen.token:
            return BasicSessionCredentials(frozen.access_key, frozen.secret_key, frozen.token, accountId=account)
        return BasicAWSCredentials(frozen.access_key, frozen.secret_key, accountId=account)

    def refresh(self) -> None:
        """Nothing: botocore decides when it renews its credentials."""

    def _frozen(self) -> ReadOnlyCredentials | None:
        found = self._session.get_credentials()
        return None if found is None else found.get_frozen_credentials()

    def __repr__(self) -> str:
        return f"BotocoreCredentialsProvider({type(self._session).__module__}.{type(self._session).__name__})"

    def __reduce__(self) -> tuple[type[BotocoreCredentialsProvider], tuple[()]]:
        if self._given:
            raise TypeError(
                "a BotocoreCredentialsProvider over a session of yours does not pickle, because the session does not: "
                "make both anew in the other process"
            )
        return type(self), ()
