"""Who signed a request to S3: with version 4 in a header or a presigned URL, or with version 2."""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime, timedelta

from sts_sdk.testing._clock import ISO_SECONDS, WINDOW, Clock, basic_format, parse_signing_time
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._signature import ALGORITHM, Claim, ComputedSignature
from sts_sdk.testing._state import is_opt_in
from sts_sdk.testing.iam._access_keys import AccessKeys
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.s3._version2 import check_version2, claimed_by_version2
from sts_sdk.testing.server._wire import Received

_WEEK = 604800
_LAST = datetime.max.replace(tzinfo=UTC)
_QUERY = ("Algorithm", "Credential", "Signature", "Date", "SignedHeaders", "Expires")
_SHAPE = 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".'


class Proof:
    """The caller that a signature proves; for version 4 also the signature, which those of chunks continue."""

    __slots__ = ("caller", "claim", "computed")

    def __init__(self, caller: Caller, claim: Claim | None = None, computed: ComputedSignature | None = None) -> None:
        self.caller = caller
        self.claim = claim
        self.computed = computed


def authenticate_s3(received: Received, resource: str, region: str, clock: Clock, keys: AccessKeys) -> Proof:
    """The caller whose signature the request carries; a Refusal if there is none that is valid.

    ``resource`` is ``/bucket/key``, which version 2 signs.
    """
    header = received.header("authorization")
    query4 = received.parameter("X-Amz-Algorithm") is not None or received.parameter("X-Amz-Signature") is not None
    query2 = not query4 and received.parameter("AWSAccessKeyId") is not None
    if (header is not None) + query4 + query2 + (query4 and received.parameter("AWSAccessKeyId") is not None) > 1:
        raise _refusals.one_mechanism(received)
    if query2 or (header or "").startswith("AWS "):
        return _version2(received, resource, region, clock, keys)
    if query4:
        return _proved(received, _presigned(received, region, clock), clock, keys)
    if not header:
        raise _refusals.access_denied()
    if not header.startswith("AWS4-"):
        raise _refusals.invalid_argument("Unsupported Authorization Type", "Authorization", header)
    return _proved(received, _signed(received, header, region, clock), clock, keys)


def _signed(received: Received, header: str, region: str, clock: Clock) -> Claim:
    parts = _authorization_components(header)
    timestamp = _header_time(received)
    signed = parse_signing_time(timestamp)
    if signed is None:
        raise _refusals.access_denied("AWS authentication requires a valid Date or x-amz-date header")
    _check_clock(signed, received.header("x-amz-date") or received.header("date") or "", clock)
    tokens = received.header_values("x-amz-security-token")
    claim = Claim(parts, timestamp, tokens[0] if tokens else None, presigned=False)
    wrong = _wrong_scope(claim, region)
    if wrong:
        raise _refusals.malformed_header(*wrong)
    if received.header("x-amz-content-sha256") is None:
        raise Refusal("InvalidRequest", "Missing required header for this request: x-amz-content-sha256")
    _check_signed_headers(received, claim)
    return claim


def _authorization_components(header: str) -> dict[str, str]:
    algorithm, _, rest = header.partition(" ")
    pairs = [piece.strip().partition("=") for piece in rest.split(",")]
    parts = {name: value for name, _, value in pairs}
    if parts.keys() != {"Credential", "SignedHeaders", "Signature"} or len(pairs) != len(parts):
        raise _refusals.malformed_header(
            "the authorization header requires three components: Credential, SignedHeaders, and Signature."
        )
    if algorithm != ALGORITHM:
        raise _refusals.invalid_argument("Unsupported Authorization Type", "Authorization", header)
    if not _well_formed(parts["Credential"]):
        raise _refusals.malformed_header(_SHAPE)
    return parts


def _presigned(received: Received, region: str, clock: Clock) -> Claim:
    values = {name: received.parameter(f"X-Amz-{name}") for name in _QUERY}
    parts = {name: value for name, value in values.items() if value}
    if len(parts) < len(_QUERY):
        raise _refusals.malformed_query(
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
            "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."
        )
    if not _well_formed(parts["Credential"]):
        raise _refusals.malformed_query(f"Error parsing the X-Amz-Credential parameter; {_SHAPE}")
    lifetime, signed = _lifetime(parts["Expires"]), parse_signing_time(parts["Date"])
    if signed is None:
        raise _refusals.malformed_query("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
    token = received.header("x-amz-security-token") or received.parameter("X-Amz-Security-Token")
    claim = Claim(parts, parts["Date"], token, presigned=True)
    _check_lifetime(parts["Expires"], signed, lifetime, clock)
    wrong = _wrong_scope(claim, region)
    if wrong:
        raise _refusals.malformed_query(f"Error parsing the X-Amz-Credential parameter; {wrong[0]}", *wrong[1:])
    _check_signed_headers(received, claim)
    return claim


def _lifetime(text: str) -> timedelta:
    if not re.fullmatch("-?[0-9]{1,99}", text):
        raise _refusals.malformed_query("X-Amz-Expires should be a number")
    seconds = int(text)
    if seconds < 0:
        raise _refusals.malformed_query("X-Amz-Expires must be non-negative")
    if seconds > _WEEK:
        raise _refusals.malformed_query(
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than "
            f"{_WEEK} seconds"
        )
    return timedelta(seconds=seconds)


def _check_lifetime(stated: str, signed: datetime, lifetime: timedelta, clock: Clock) -> None:
    now, until = clock.now(), signed + min(lifetime, _LAST - signed)
    times = ("Expires", f"{until:{ISO_SECONDS}}"), ("ServerTime", f"{now:{ISO_SECONDS}}")
    if until < now:
        raise _refusals.access_denied("Request has expired", ("X-Amz-Expires", stated), *times)
    if clock.gap(signed) > WINDOW:
        milliseconds = str(int(signed.timestamp() * 1000))
        raise _refusals.access_denied("Request is not yet valid", ("X-Amz-Date", milliseconds), *times)


def _check_clock(signed: datetime, stated: str, clock: Clock) -> None:
    if abs(clock.gap(signed)) > WINDOW:
        raise Refusal(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
            403,
            extra=[
                ("RequestTime", stated),
                ("ServerTime", f"{clock.now():{ISO_SECONDS}}"),
                ("MaxAllowedSkewMilliseconds", "900000"),
            ],
        )


def _well_formed(credential: str) -> bool:
    parts = credential.rsplit("/", 4)
    return len(parts) == 5 and all(parts) and parts[4] == "aws4_request" and len(parts[1]) == 8


def _wrong_scope(claim: Claim, region: str) -> tuple[str, *tuple[tuple[str, str], ...]] | None:
    if claim.region != region:
        return f"the region '{claim.region}' is wrong; expecting '{region}'", ("Region", region)
    if claim.service != "s3":
        return (f'incorrect service "{claim.service}". This endpoint belongs to "s3".',)
    day = claim.timestamp[:8]
    if claim.date != day:
        return (f'Invalid credential date "{claim.date}". This date is not the same as X-Amz-Date: "{day}".',)
    return None


def _check_signed_headers(received: Received, claim: Claim) -> None:
    names = dict.fromkeys(name.lower() for name, _ in received.headers)
    unsigned = [
        name for name in names if (name == "host" or name.startswith("x-amz-")) and name not in claim.signed_headers
    ]
    if unsigned:
        raise _refusals.access_denied(
            "There were headers present in the request which were not signed", ("HeadersNotSigned", ", ".join(unsigned))
        )


def _proved(received: Received, claim: Claim, clock: Clock, keys: AccessKeys) -> Proof:
    secret, caller = key_owner(claim.access_key, _tokens(received, claim), claim.region, clock, keys)
    computed = ComputedSignature(received, claim, secret, s3=True)
    if not hmac.compare_digest(computed.signature.encode(), claim.signature.encode()):
        raise _refusals.mismatch(claim.access_key, claim.signature, computed.string_to_sign, computed.canonical_request)
    refuse_token_of_long_term(caller, _tokens(received, claim))
    return Proof(caller, claim, computed)


def key_owner(access_key: str, tokens: list[str], region: str, clock: Clock, keys: AccessKeys) -> tuple[str, Caller]:
    """The secret key and the owner of an access key, if the session tokens that came with it are right."""
    session = keys.session(access_key)
    if session is None:
        found = keys.active(access_key)
        if found is None:
            raise _refusals.unknown_key(access_key)
        return found[1], Caller(found[0])
    if any(token and not keys.genuine(token) for token in tokens):
        raise _refusals.invalid_token(tokens)
    if set(tokens) != {session.token} or session.principal.deleted:
        raise _refusals.unknown_key(access_key)
    if session.expiration <= clock.now():
        raise _refusals.expired_token(tokens)
    if not session.everywhere and is_opt_in(region):
        raise _refusals.invalid_token(tokens)
    return session.secret_key, Caller(session.principal, session)


def refuse_token_of_long_term(caller: Caller, tokens: list[str]) -> None:
    """InvalidToken if a session token came with a long-term key. S3 checks this after the signature."""
    if caller.session is None and tokens:
        raise _refusals.invalid_token(tokens)


def _tokens(received: Received, claim: Claim) -> list[str]:
    """Every session token that was sent; of a presigned URL, that in a signed header rather than that in the query."""
    sent = received.header_values("x-amz-security-token")
    return sent or ([claim.token] if claim.token is not None else [])


def _version2(received: Received, resource: str, region: str, clock: Clock, keys: AccessKeys) -> Proof:
    claim = claimed_by_version2(received, region, clock)
    if not claim.presigned:
        stated = received.header("x-amz-date") or received.header("date") or ""
        signed = parse_signing_time(basic_format(stated))
        if signed is None:
            raise _refusals.access_denied("AWS authentication requires a valid Date or x-amz-date header")
        _check_clock(signed, stated, clock)
    secret, caller = key_owner(claim.access_key, claim.tokens, region, clock, keys)
    check_version2(received, resource, claim, secret)
    refuse_token_of_long_term(caller, claim.tokens)
    return Proof(caller)


def _header_time(received: Received) -> str:
    return received.header("x-amz-date") or basic_format(received.header("date") or "")
