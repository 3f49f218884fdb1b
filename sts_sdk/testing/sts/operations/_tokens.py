"""GetWebIdentityToken."""

from __future__ import annotations

import uuid

from sts_sdk.testing._clock import ISO_SECONDS
from sts_sdk.testing._refusals import Refusal, invalid
from sts_sdk.testing.iam._oidc import Claims
from sts_sdk.testing.iam._patterns import Context
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall

_DEFAULT = 300
_LARGEST_TAGS = 4096


def answer_get_web_identity_token(call: StsCall) -> Tree:
    """GetWebIdentityToken: a JWT about the caller, signed by the account's issuer, for services outside AWS."""
    issuer, algorithm = call.state.issuer, call.parameters.required("SigningAlgorithm")
    seconds = call.parameters.integer("DurationSeconds") or _DEFAULT
    about: Context = {
        "sts:durationseconds": str(seconds),
        "sts:identitytokenaudience": call.parameters.texts("Audience"),
        "sts:signingalgorithm": algorithm,
    }
    call.require("sts:GetWebIdentityToken", more=about)
    if issuer is None:
        raise Refusal(
            "OutboundWebIdentityFederationDisabledException",
            "Outbound web identity federation is not enabled for this account.",
            403,
        )
    if algorithm not in ("RS256", "ES384"):
        raise invalid(
            f"1 validation error detected: Value '{algorithm}' at 'signingAlgorithm' failed to satisfy constraint: "
            "Member must satisfy enum value set: [RS256, ES384]"
        )
    expiration = call.expiration(seconds)
    session = call.caller.session
    if session is not None and expiration > session.expiration:
        raise Refusal(
            "SessionDurationEscalationException",
            "The requested token would outlive the session that asks for it.",
            403,
        )
    token = issuer.sign(_claims(call, issuer.url, int(expiration.timestamp())), algorithm)
    return [("WebIdentityToken", token), ("Expiration", f"{expiration:{ISO_SECONDS}}")]


def _claims(call: StsCall, issuer: str, expires: int) -> Claims:
    tags, audience = call.tags(), call.parameters.texts("Audience")
    if sum(len(key) + len(value) for key, value in tags.items()) > _LARGEST_TAGS:
        raise Refusal("JWTPayloadSizeExceededException", "The request tags make the token too large.")
    about: Claims = {
        "aws_account": call.caller.account,
        "source_region": call.region,
        "principal_id": call.caller.principal.arn,
    }
    if tags:
        about["request_tags"] = tags
    return {
        "iss": issuer,
        "aud": audience if len(audience) > 1 else audience[0],
        "sub": call.caller.principal.arn,
        "iat": int(call.state.clock.now().timestamp()),
        "exp": expires,
        "jti": str(uuid.uuid4()),
        "https://sts.amazonaws.com/": about,
    }
