"""AWS Signature Version 4 as pure functions, named in the words of its specification.

    canonical_request -> string_to_sign -> signing_key -> signature

``sign`` and ``presign`` put them together for a request that is ready to go on the wire: its path and query
are percent-encoded already. Time, region and service are arguments; the only thing kept is the signing key,
which is the same for a day. The specification: "AWS Signature Version 4 for API requests" in the IAM User Guide.
"""

from __future__ import annotations

from datetime import UTC
from hashlib import sha256
from hmac import digest
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote_to_bytes

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._text import is_unicode
from sts_sdk.internal._transport import HttpRequest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import datetime

    from sts_sdk._credentials import AWSCredentials

ALGORITHM: Final = "AWS4-HMAC-SHA256"
TERMINATOR: Final = "aws4_request"
UNSIGNED_PAYLOAD: Final = "UNSIGNED-PAYLOAD"
LONGEST_EXPIRY: Final = 7 * 24 * 60 * 60
"""How long a presigned request may be valid, in seconds."""

_CONTENT_SHA256: Final = "x-amz-content-sha256"
_UNRESERVED: Final = "-_.~"
# S3 signs the path as it is on the wire; every other service encodes it once more and resolves its dots.
_PATH_AS_SENT: Final = frozenset({"s3", "s3-object-lambda", "s3-outposts", "s3express"})
# What this signature replaces, so that a request can be signed again.
_REPLACED: Final = frozenset({"authorization", "x-amz-date", "x-amz-security-token"})
# Proxies and HTTP clients add, change or drop these on the way.
_NOT_SIGNED: Final = frozenset(
    {"connection", "expect", "keep-alive", "proxy-authorization", "te", "transfer-encoding", "user-agent",
     "x-amzn-trace-id"}
)  # fmt: skip


def sign(request: HttpRequest, credentials: AWSCredentials, region: str, service: str, now: datetime) -> HttpRequest:
    """The request with ``Host``, ``X-Amz-Date``, ``X-Amz-Security-Token`` and ``Authorization``.

    ``now`` is aware. Anonymous credentials leave the request alone. User-Agent and what proxies rewrite are not
    signed; every other header is.
    """
    keys = usable(credentials)
    if keys is None:
        return request
    amz_date = timestamp(now)
    host, path, query = split_url(request.url)
    headers = _headers_to_send(request.headers, host, amz_date, keys.session_token)
    payload_hash = headers.get(_CONTENT_SHA256) or hashed_payload(request.body)
    if service in _PATH_AS_SENT:
        headers[_CONTENT_SHA256] = payload_hash
    lines, signed_names = canonical_headers(headers.items())
    canonical = canonical_request(
        request.method,
        canonical_uri(path, as_sent=service in _PATH_AS_SENT),
        canonical_query_string(query) if query else "",
        lines,
        signed_names,
        payload_hash,
    )
    scope = credential_scope(amz_date[:8], region, service)
    key = signing_key(keys.secret_key, amz_date[:8], region, service)
    proof = signature(key, string_to_sign(amz_date, scope, canonical))
    headers["Authorization"] = authorization_header(keys.access_key, scope, signed_names, proof)
    return HttpRequest(request.method, request.url, headers, request.body)


def presign(
    request: HttpRequest, credentials: AWSCredentials, region: str, service: str, now: datetime, expires_in: int
) -> str:
    """The request's URL with the signature in its query; whoever has it can send the request, so it is a secret.

    ``expires_in`` is in seconds, 1 to 604800 (seven days). The request's headers are signed too, except those that
    ``sign`` leaves out, and must be sent with it. Anonymous credentials leave the URL alone.
    """
    keys = usable(credentials)
    if keys is None:
        return request.url
    if not 1 <= expires_in <= LONGEST_EXPIRY:
        raise IllegalArgumentException(f"A presigned URL is valid for 1 to {LONGEST_EXPIRY} seconds, not {expires_in}.")
    amz_date = timestamp(now)
    host, path, query = split_url(request.url)
    lines, signed_names = canonical_headers([("host", host), *_without_replaced(request.headers)])
    scope = credential_scope(amz_date[:8], region, service)
    credential = f"{keys.access_key}/{scope}"
    proof_parameters = _proof_parameters(credential, keys.session_token, amz_date, expires_in, signed_names)
    query = canonical_query_string(query, proof_parameters)
    payload = UNSIGNED_PAYLOAD if service in _PATH_AS_SENT else hashed_payload(request.body)
    canonical = canonical_request(
        request.method,
        canonical_uri(path, as_sent=service in _PATH_AS_SENT),
        query,
        lines,
        signed_names,
        payload,
    )
    key = signing_key(keys.secret_key, amz_date[:8], region, service)
    proof = signature(key, string_to_sign(amz_date, scope, canonical))
    return f"{request.url.partition('#')[0].partition('?')[0]}?{query}&X-Amz-Signature={proof}"


class Keys:
    """What a signature needs of credentials: an object, because a frame that fails shows its text to some tracebacks.

    Without surrounding white space; ``session_token`` is empty for a long-term key pair.
    """

    __slots__ = ("access_key", "secret_key", "session_token")

    def __init__(self, access_key: str, credentials: AWSCredentials) -> None:
        self.access_key = access_key.strip()
        self.secret_key = _secret_key(credentials).strip()
        self.session_token = _session_token(credentials).strip()

    def same_as(self, credentials: AWSCredentials) -> bool:
        """Whether the key pair has no white space around its parts."""
        return (self.access_key, self.secret_key) == (credentials.getAWSAccessKeyId(), credentials.getAWSSecretKey())

    def unsendable(self) -> str | None:
        """What cannot be sent in a header, or cannot be signed with; None if all is well."""
        if not _is_header_text(self.access_key):
            return "access key"
        if not _is_header_text(self.session_token):
            return "session token"
        return None if is_unicode(self.secret_key) else "secret key"


def usable(credentials: AWSCredentials) -> Keys | None:
    """The keys of credentials; None if they are anonymous.

    An IllegalArgumentException if there is no secret, or if a part of them cannot be sent or signed with.
    """
    if not hasattr(credentials, "getAWSAccessKeyId"):
        raise IllegalArgumentException(f"Credentials are needed to sign, not {type(credentials).__name__}.")
    access_key = credentials.getAWSAccessKeyId()
    if access_key is None:  # pyright: ignore[reportUnnecessaryComparison] -- only that of anonymous ones, as AWSCredentials say
        return None  # type: ignore[unreachable]  # as above
    keys = Keys(access_key, credentials)
    wrong = keys.unsendable()
    if wrong is not None:
        # http.client would refuse these too, with the whole value in its message.
        raise IllegalArgumentException(f"The {wrong} holds a line break or a character that no HTTP header can carry.")
    return keys


def timestamp(now: datetime) -> str:
    """``20150830T123600Z``: the time of a signature, in UTC; ``now`` is aware."""
    at = now if now.tzinfo is UTC else now.astimezone(UTC)
    parts = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    return "%04d%02d%02dT%02d%02d%02dZ" % parts  # noqa: UP031 -- in half the time that an f-string takes


def split_url(url: str) -> tuple[str, str, str]:
    """Host header, path and query of an absolute URL. User-info and default ports are no part of the host."""
    scheme, _, rest = url.partition("://")
    rest, _, _ = rest.partition("#")
    rest, _, query = rest.partition("?")
    authority, slash, path = rest.partition("/")
    host = authority.rpartition("@")[2]
    default_port = ":443" if scheme.lower() == "https" else ":80"
    return host.removesuffix(default_port), slash + path, query


def hashed_payload(body: bytes) -> str:
    """The SHA-256 of the body, in hexadecimal."""
    return sha256(body).hexdigest()


def canonical_uri(path: str, *, as_sent: bool = False) -> str:
    """The path as it is signed: encoded a second time and without dot segments, unless it is to be ``as_sent``."""
    if path in {"/", ""}:
        return "/"
    if as_sent:
        return quote(path, safe="/%" + _UNRESERVED)
    return quote(normalized_path(path), safe="/" + _UNRESERVED)


def normalized_path(path: str) -> str:
    """The path without ``.``, ``..`` and empty segments; a slash at its end stays."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment not in {"", "."}:
            kept.append(segment)
    end = "/" if kept and path.endswith("/") else ""
    return "/" + "/".join(kept) + end


def canonical_query_string(query: str, extra: Iterable[tuple[str, str]] = ()) -> str:
    """A wire's query, and more parameters that are not encoded yet, encoded as the specification asks and sorted."""
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    encoded = [(_re_encoded(name), _re_encoded(value)) for name, _, value in pairs]
    encoded += [(_percent_encoded(name), _percent_encoded(value)) for name, value in extra]
    return "&".join([f"{name}={value}" for name, value in sorted(encoded)])


def canonical_headers(headers: Iterable[tuple[str, str]], not_signed: Container[str] = _NOT_SIGNED) -> tuple[str, str]:
    """The headers to sign, one a line, and their names joined by semicolons.

    Names are in lower case and sorted, values folded; values of one name are joined by commas.
    """
    found: dict[str, str] = {}
    for name, value in headers:
        lower = name.lower()
        if lower not in not_signed:
            folded = " ".join(value.split())
            found[lower] = f"{found[lower]},{folded}" if lower in found else folded
    names = sorted(found)
    return "".join([f"{name}:{found[name]}\n" for name in names]), ";".join(names)


def canonical_request(method: str, uri: str, query: str, lines: str, signed_names: str, payload_hash: str) -> str:
    """The request in the one form that client and service both arrive at."""
    return f"{method}\n{uri}\n{query}\n{lines}\n{signed_names}\n{payload_hash}"


def credential_scope(date: str, region: str, service: str) -> str:
    """What a signing key is good for: ``20150830/us-east-1/iam/aws4_request``."""
    return f"{date}/{region}/{service}/{TERMINATOR}"


def string_to_sign(amz_date: str, scope: str, canonical: str) -> str:
    """The time, the scope and the hash of the canonical request."""
    return f"{ALGORITHM}\n{amz_date}\n{scope}\n{sha256(canonical.encode()).hexdigest()}"


def derived_key(secret_key: str, date: str, region: str, service: str) -> bytes:
    """The signing key of one day, region and service, derived from the secret."""
    key = f"AWS4{secret_key}".encode()
    for step in (date, region, service, TERMINATOR):
        key = hmac_sha256(key, step)
    return key


def signing_key(secret_key: str, date: str, region: str, service: str) -> bytes:
    """The same as ``derived_key``, remembered."""
    wanted = (secret_key, date, region, service)
    return _signing_keys.known.get(wanted) or _signing_keys.derive(wanted)


def signature(key: bytes, to_sign: str) -> str:
    """The HMAC of the string to sign, in hexadecimal."""
    return hmac_sha256(key, to_sign).hex()


def hmac_sha256(key: bytes, text: str) -> bytes:
    """The keyed hash that every step of the specification uses."""
    return digest(key, text.encode(), "sha256")


def authorization_header(access_key: str, scope: str, signed_names: str, proof: str) -> str:
    """The value of ``Authorization``."""
    return f"{ALGORITHM} Credential={access_key}/{scope}, SignedHeaders={signed_names}, Signature={proof}"


class _SigningKeys:
    """The signing keys in use, at most ``LIMIT``; starts over when full, so that no lock is needed.

    Two threads that miss at once derive the same key twice, which does no harm.
    """

    LIMIT: Final = 300
    __slots__ = ("known",)

    def __init__(self) -> None:
        self.known: dict[tuple[str, str, str, str], bytes] = {}

    def derive(self, wanted: tuple[str, str, str, str]) -> bytes:
        key = derived_key(*wanted)
        if len(self.known) >= self.LIMIT:
            self.known = {}
        self.known[wanted] = key
        return key

    def __repr__(self) -> str:
        return f"<{len(self.known)} signing keys>"


_signing_keys: Final = _SigningKeys()


def _headers_to_send(given: Mapping[str, str], host: str, amz_date: str, token: str) -> dict[str, str]:
    headers = {"Host": host}
    for name, value in given.items():
        lower = name.lower()
        if lower in _REPLACED:
            continue
        if lower == "host":
            headers["Host"] = value
        else:
            # One spelling, because the caller's dictionary is looked up by it.
            headers[_CONTENT_SHA256 if lower == _CONTENT_SHA256 else name] = value
    headers["X-Amz-Date"] = amz_date
    if token:
        headers["X-Amz-Security-Token"] = token
    return headers


def _proof_parameters(
    credential: str, session_token: str, amz_date: str, expires_in: int, signed_names: str
) -> list[tuple[str, str]]:
    parameters = [
        ("X-Amz-Algorithm", ALGORITHM),
        ("X-Amz-Credential", credential),
        ("X-Amz-Date", amz_date),
        ("X-Amz-Expires", str(expires_in)),
        ("X-Amz-SignedHeaders", signed_names),
    ]
    if session_token:
        parameters.append(("X-Amz-Security-Token", session_token))
    return parameters


def _without_replaced(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers.items() if name.lower() not in _REPLACED | {"host"}]


def _percent_encoded(text: str) -> str:
    return quote(text, safe=_UNRESERVED, errors="replace")  # half a character is sent as a question mark, as in Java


def _re_encoded(text: str) -> str:
    return quote(unquote_to_bytes(text), safe=_UNRESERVED)


def _secret_key(credentials: AWSCredentials) -> str:
    secret_key = credentials.getAWSSecretKey()
    if secret_key is None:  # pyright: ignore[reportUnnecessaryComparison] -- of a caller's own class
        raise IllegalArgumentException("The credentials have an access key but no secret key.")
    return secret_key


def _session_token(credentials: AWSCredentials) -> str:
    get_token = getattr(credentials, "getSessionToken", None)
    return (get_token() or "") if get_token else ""


def _is_header_text(text: str) -> bool:
    broken = "\r" in text or "\n" in text or "\0" in text  # one by one: this runs with every signature
    return not broken and (text.isascii() or max(text) <= "\xff")
