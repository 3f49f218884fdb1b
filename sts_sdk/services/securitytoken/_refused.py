"""What helps a person whose call STS refused, with a message that does not say why: notes and hints.

A note is of the exception; a hint is a PreflightWarning that begins with "Hint:". Neither changes Java's message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sts_sdk.auth._static import lacks_token
from sts_sdk.internal._warnings import hint
from sts_sdk.regions._names import region_from_host
from sts_sdk.services.securitytoken._denied_facts import DENIED, note_facts
from sts_sdk.services.securitytoken._endpoints import GLOBAL_HOST
from sts_sdk.services.securitytoken._hints import caller_of, is_limited, is_session, issuer_of

if TYPE_CHECKING:
    from sts_sdk._exceptions import AmazonServiceException
    from sts_sdk.http._execution import Call

_REFUSED: Final = frozenset({"InvalidClientTokenId", "AuthFailure", "InvalidToken", "UnrecognizedClientException"})


def explain(call: Call, refusal: AmazonServiceException) -> None:
    """Say why a call was refused that looks right.

    It was signed for another region than the endpoint's, has the key of a session without its token, or a session of
    the global endpoint in an opt-in region. Of a call that was denied its facts are kept for ``explain_denied``.
    """
    region = call.signing_region
    if "scoped to a valid region" in (refusal.getErrorMessage() or ""):
        refusal.add_note(wrong_region(call.http.url, region))
    if refusal.getErrorCode() in DENIED:
        caller = caller_of(call)
        note_facts(call, refusal, issuer_of(caller)[0], limited=is_limited(caller))
    credentials = caller_of(call) if refusal.getErrorCode() in _REFUSED else None
    if credentials is None:
        return
    if lacks_token(credentials):
        hint(
            "the access key begins with ASIA, so it is that of a session, but there is no session token with it: "
            "AWS_SESSION_TOKEN, aws_session_token of the profile, or BasicSessionCredentials in the program."
        )
    if not is_session(credentials) or not _is_opt_in(region):
        return
    _, url = issuer_of(credentials)
    if not url or urlsplit(url).hostname == GLOBAL_HOST:
        origin = "come" if url else "may come"
        hint(
            f"the credentials {origin} from the global endpoint of STS ({GLOBAL_HOST}), whose sessions are not valid "
            f"in {region}, a region that an account opts in to. Get them from a regional endpoint."
        )


def wrong_region(url: str, signing_region: str) -> str:
    """What a person does when the region that was signed for is not the endpoint's."""
    host = urlsplit(url).hostname or url
    region = region_from_host(host)
    instead = f", which is in {region}: give {region!r} as signing region" if region else ": give the endpoint's region"
    return f"The request was signed for region {signing_region!r} and sent to {host}{instead}."


def _is_opt_in(region: str) -> bool:
    from sts_sdk.services.securitytoken._endpoint_table import endpoints  # noqa: PLC0415 -- few refusals need it

    return any(row.region == region and row.kind == "opt-in" for row in endpoints())
