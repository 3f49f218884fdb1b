"""What is signed with a session ends with it: presigned URLs, and proofs of who one is."""

from __future__ import annotations

from datetime import datetime

from sts_sdk._provider import expiration_of
from sts_sdk.internal._warnings import hint


def signed_until(wanted: datetime, *signers: object) -> datetime:
    """When a signature ends that is to last until ``wanted``: with the session, if that is earlier and known.

    ``signers`` are the provider, the credentials or both; whoever has ``getExpiration`` is asked, without a call.
    """
    return min([wanted, *filter(None, map(expiration_of, signers))])


def hint_if_shorter(wanted: datetime, *signers: object) -> None:
    """Hint that a URL will not work for as long as it says."""
    ends = signed_until(wanted, *signers)
    if ends < wanted:
        hint(
            f"the presigned URL is to work until {wanted.isoformat(timespec='seconds')}, but the session that signed "
            f"it ends at {ends.isoformat(timespec='seconds')}, and the URL with it. Ask for a longer session, or sign "
            "with keys that do not end."
        )
