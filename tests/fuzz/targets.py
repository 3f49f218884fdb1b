"""What is fuzzed: functions that take any bytes and return if all is well.

A target lets through what the module under test says that it raises, and nothing else: no other exception, and no
result that breaks what the rest relies on. The same functions serve hypothesis and atheris.
"""

from __future__ import annotations

import contextlib
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._document import read_credentials
from sts_sdk.auth._process import _understood
from sts_sdk.auth.policy import Policy
from sts_sdk.auth.profile import ProfilesConfigFile
from sts_sdk.http._skew import server_time
from sts_sdk.internal._config_file import CONFIG, CREDENTIALS, SharedFiles
from sts_sdk.internal._config_lines import EITHER, FileIndex
from sts_sdk.internal._dates import http_date, iso_date, parse_date, parse_time
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._query import encode
from sts_sdk.internal._settings import Setting, boolean, integer
from sts_sdk.internal._transport import WireHeaders, WireResponse
from sts_sdk.internal._validation import check
from sts_sdk.internal._xml import decode, decode_error
from sts_sdk.regions._names import is_host_label, region_from_host, region_name
from sts_sdk.retry._backoff import with_retry_after
from sts_sdk.services.securitytoken._failure import failure
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleResult,
    GetCallerIdentityResult,
    GetWebIdentityTokenResult,
    Tag,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_RESULTS: Final = (AssumeRoleResult, GetCallerIdentityResult, GetWebIdentityTokenResult)
_OURS: Final = contextlib.suppress(SdkClientException)


def _text(data: bytes) -> str:
    # Half surrogate pairs too: what os.environ holds for bytes that are no UTF-8.
    return data.decode("utf-8", "surrogateescape")


def xml(data: bytes) -> None:
    """An answer's body: a result, a refusal, or neither."""
    for kind in _RESULTS:
        with _OURS:
            result, _ = decode(kind, data)
            assert result == result.clone()
            assert str(result)
    refusal = decode_error(data)
    assert refusal is None or refusal.code is None or refusal.code == refusal.code.strip()
    assert failure("us-east-1", WireResponse(400, "Bad Request", WireHeaders({}), data)).getMessage()


def profiles(data: bytes) -> None:
    """A file of profiles, as config file, as credentials file and by itself."""
    for kind in (CONFIG, CREDENTIALS, EITHER):
        with _OURS:
            found = SharedFiles(FileIndex("file", kind, _text(data)))
            for sections in (found.profiles, found.sso_sessions, found.services):
                for name in list(sections):
                    with _OURS:
                        section = sections[name]
                        assert all(key == key.lower() for key in section.properties)
                        assert not any(
                            value in repr(section) for value in section.properties.values() if len(value) > 80
                        )


def profile_file(data: bytes) -> None:
    """A file of profiles on disk, through Java's face; the credentials are not asked for, which may run commands."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "credentials"
        path.write_bytes(data)
        with _OURS:
            ProfilesConfigFile(str(path)).getAllBasicProfiles()


def endpoint(data: bytes) -> None:
    """An endpoint leads to the host that was checked, by the reading of the standard library too, and nowhere else."""
    with _OURS:
        found = parse_endpoint(_text(data))
        parts = urlsplit(found.url)
        assert (parts.scheme, parts.hostname) == (found.scheme, found.host.partition("%")[0] or found.host)
        assert parts.username is None
        assert not parts.query
        assert not parts.fragment
        assert parts.port is None or 0 < parts.port < 65536
        assert found.url.isascii()
        assert found.url.isprintable()
        assert " " not in found.url


def region(data: bytes) -> None:
    """A region is a host label or refused; what a host tells is one too, or nothing."""
    text = _text(data)
    with _OURS:
        assert (
            urlsplit(f"https://sts.{region_name(text)}.amazonaws.com").hostname == f"sts.{text.lower()}.amazonaws.com"
        )
    for service in ("sts", "s3", text):
        found = region_from_host(text, service)
        assert found is None or is_host_label(found)


def query(data: bytes) -> None:
    """Whatever is in a request, the form has its members and no others."""
    text = _text(data)
    request = AssumeRoleRequest(roleArn=text, roleSessionName=text, policy=text, tags=[Tag(key=text, value=text)])
    body = encode("AssumeRole", "2011-06-15", request)
    assert body.isascii()
    sent = text.encode("utf-8", "replace").decode()
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20))
    assert fields == {
        "Action": "AssumeRole",
        "Version": "2011-06-15",
        "RoleArn": sent,
        "RoleSessionName": sent,
        "Policy": sent,
        "Tags.member.1.Key": sent,
        "Tags.member.1.Value": sent,
    }
    with _OURS:
        check(request)


def settings(data: bytes) -> None:
    """Switches and numbers as the environment and profiles have them."""
    found = Setting(_text(data), "somewhere")
    with _OURS:
        assert boolean(found) in (True, False)
    with _OURS:
        assert 1 <= (integer(found, 1) or 0) <= 999_999_999


def policy(data: bytes) -> None:
    """A policy that can be read is written as one that reads the same."""
    with _OURS:
        found = Policy.fromJson(_text(data))
        written = found.toJson()
        assert Policy.fromJson(written).toJson() == written


def dates(data: bytes) -> None:
    """Times of answers, headers, documents and token caches."""
    text = _text(data)
    with contextlib.suppress(ValueError, OverflowError):  # which _xml makes its own
        at = parse_date(text)
        assert timedelta(0) <= at - parse_date(iso_date(at)) < timedelta(milliseconds=1)
    for found in (parse_time(text), http_date(text)):
        assert found is None or found.tzinfo is not None
    answer = WireResponse(403, "", WireHeaders({"Date": text}), b"")
    found = server_time(answer, f"Signature expired: {text} is now earlier than {text}")
    assert found is None or found.tzinfo is not None
    assert 0 <= with_retry_after(100, text) <= 5100


def credentials(data: bytes) -> None:
    """Documents of metadata services, containers and credential processes."""
    with _OURS:
        read_credentials(_text(data)).credentials.getAWSAccessKeyId()
    with _OURS:
        _understood(data)


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "xml": xml,
    "profiles": profiles,
    "profile_file": profile_file,
    "endpoint": endpoint,
    "region": region,
    "query": query,
    "settings": settings,
    "policy": policy,
    "dates": dates,
    "credentials": credentials,
}
