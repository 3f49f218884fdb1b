"""Who signed a request to STS. The checks are in the order in which STS does them."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from sts_sdk.testing._clock import ISO_BASIC, WINDOW, Clock, basic_format, parse_signing_time
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._signature import ALGORITHM, Claim, ComputedSignature
from sts_sdk.testing._state import GLOBAL, is_opt_in
from sts_sdk.testing.iam._access_keys import AccessKeys
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.server._wire import Received

_NEEDED = ("Credential", "Signature", "SignedHeaders")
_UNKNOWN = "The security token included in the request is invalid"
_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
    "and signing method. Consult the service documentation for details."
)


def authenticate(
    received: Received, claim: Claim, region: str, clock: Clock, keys: AccessKeys, service: str = "sts"
) -> Caller:
    """The caller whose signature the request carries; a Refusal if the signature is not valid."""
    _check_date(claim, clock)
    _check_scope(claim, region, service)
    secret, caller = _key_owner(claim, region, clock, keys)
    _check_signature(received, claim, secret)
    return caller


def claimed(received: Received) -> Claim:
    """The signature that a request carries, in its Authorization header or its query; a Refusal if it is incomplete."""
    header = received.header("authorization")
    if header is not None:
        parts, algorithm = _authorization_pairs(header), header.split(" ", 1)[0]
    elif received.parameter("X-Amz-Algorithm") is not None:
        parts, algorithm = _query_parts(received), received.parameter("X-Amz-Algorithm") or ""
        header = received.raw_query
    else:
        raise Refusal("MissingAuthenticationToken", "Request is missing Authentication Token", 403)
    timestamp = _signing_time(received)
    _check_complete(parts, timestamp, header)
    if "host" not in parts["SignedHeaders"].lower().split(";"):
        raise _signature_mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
    if algorithm != ALGORITHM:
        raise _incomplete(f"Unsupported AWS 'algorithm': '{algorithm}' (only {ALGORITHM} for now). ")
    if parts["Credential"].count("/") < 4:
        raise _incomplete(
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
            f"got '{parts['Credential']}'"
        )
    token = received.header("x-amz-security-token") or received.parameter("X-Amz-Security-Token")
    return Claim(parts, timestamp, token, presigned="authorization" not in {n.lower() for n, _ in received.headers})


def _authorization_pairs(header: str) -> dict[str, str]:
    _, _, rest = header.strip().partition(" ")
    found: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in rest.split(","))):
        name, equals, value = part.partition("=")
        if not equals:
            raise _incomplete(
                f"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'."
            )
        found[name] = value
    return found


def _query_parts(received: Received) -> dict[str, str]:
    values = ((name, received.parameter(f"X-Amz-{name}")) for name in _NEEDED)
    return {name: value for name, value in values if value is not None}


def _signing_time(received: Received) -> str:
    return (
        received.header("x-amz-date")
        or received.parameter("X-Amz-Date")
        or basic_format(received.header("date") or "")
        or ""
    )


def _check_complete(parts: dict[str, str], timestamp: str, header: str) -> None:
    missing = [f"Authorization header requires '{name}' parameter." for name in _NEEDED if not parts.get(name)]
    if not timestamp:
        missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    if missing:
        raise _incomplete(f"{' '.join(missing)} Authorization={header}")
    if parse_signing_time(timestamp) is None:
        raise _incomplete(
            f"Date must be in ISO-8601 'basic format'. Got '{timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601"
        )


def _check_date(claim: Claim, clock: Clock) -> None:
    signed = parse_signing_time(claim.timestamp)
    gap = clock.gap(signed) if signed else timedelta()
    now = clock.now()
    if gap < -WINDOW:
        edge, rule = f"{now - WINDOW:{ISO_BASIC}}", f"({now:{ISO_BASIC}} - 15 min.)"
        raise _signature_mismatch(f"Signature expired: {claim.timestamp} is now earlier than {edge} {rule}")
    if gap > WINDOW:
        edge, rule = f"{now + WINDOW:{ISO_BASIC}}", f"({now:{ISO_BASIC}} + 15 min.)"
        raise _signature_mismatch(f"Signature not yet current: {claim.timestamp} is still later than {edge} {rule}")


def _check_scope(claim: Claim, region: str, service: str) -> None:
    wrong = ""
    is_global = service == "iam" or region == GLOBAL
    if claim.region != region and not (is_global and claim.region == "us-east-1"):
        wrong += "Credential should be scoped to a valid region. "
    if claim.service != service:
        wrong += f"Credential should be scoped to correct service: '{service}'. "
    if claim.terminator != "aws4_request":
        wrong += f"Credential should be scoped with a valid terminator: 'aws4_request', not '{claim.terminator}'. "
    if claim.date != claim.timestamp[:8]:
        wrong += (
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{claim.date}' != '{claim.timestamp[:8]}', from '{claim.timestamp}'."
        )
    if wrong:
        raise _signature_mismatch(wrong)


def _key_owner(claim: Claim, region: str, clock: Clock, keys: AccessKeys) -> tuple[str, Caller]:
    session = keys.session(claim.access_key)
    if session is None:
        found = keys.active(claim.access_key)
        if found is None or claim.token:
            raise _unknown()
        return found[1], Caller(found[0])
    if claim.token and not keys.genuine(claim.token):
        raise Refusal("InvalidClientTokenId", _UNKNOWN, 403)
    if claim.token != session.token:
        raise _unknown()
    if session.expiration <= clock.now():
        raise Refusal("ExpiredToken", "The security token included in the request is expired", 403)
    if session.principal.deleted:
        raise _unknown()
    if not session.everywhere and is_opt_in(region):
        raise Refusal("InvalidClientTokenId", _UNKNOWN, 403)
    return session.secret_key, Caller(session.principal, session)


def _check_signature(received: Received, claim: Claim, secret: str) -> None:
    stated = received.header("x-amz-content-sha256")
    honest = stated is None or stated == hashlib.sha256(received.body).hexdigest()
    computed = ComputedSignature(received, claim, secret, s3=False)
    if not honest or not hmac.compare_digest(computed.signature.encode(), claim.signature.encode()):
        raise _signature_mismatch(_MISMATCH)


def _incomplete(message: str) -> Refusal:
    return Refusal("IncompleteSignature", message)


def _signature_mismatch(message: str) -> Refusal:
    return Refusal("SignatureDoesNotMatch", message, 403)


def _unknown() -> Refusal:
    return Refusal("InvalidClientTokenId", f"{_UNKNOWN}.", 403)
