"""Which calls have a secret that plain HTTP would show: what they send, or what their answer brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sts_sdk.internal._clear_text import goes_in_clear, warn_of_clear_text
from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk._credentials import AWSCredentials


def warn_if_exposed(url: str, credentials: AWSCredentials | None, request: Shape, result: type[Shape] | None) -> bool:
    """Warn if this call sends a secret in clear, or is answered one of the class ``result``; whether it did."""
    what = _secret_sent(credentials, request) or _answered(result)
    if what is None or not goes_in_clear(url):
        return False
    warn_of_clear_text(url, what)
    return True


def _secret_sent(credentials: AWSCredentials | None, request: Shape) -> str | None:
    if hasattr(credentials, "getSessionToken"):
        return "A session token is sent to"
    found = next(_set_secrets(request), None)
    return None if found is None else f"{found} is sent to"


def _answered(result: type[Shape] | None) -> str | None:
    secret = result is not None and _may_hold_secrets(result)
    return "New credentials come from" if secret else None


def _set_secrets(shape: Shape) -> Iterator[str]:
    """The names of the sensitive members that are set, also in what is inside."""
    for member in shape.__shape__:
        value: object = getattr(shape, member.attribute)
        if member.sensitive and value is not None:
            yield member.java_name
        for inner in cast("list[object]", value) if isinstance(value, list) else (value,):
            if isinstance(inner, Shape):
                yield from _set_secrets(inner)


def _may_hold_secrets(shape: type[Shape]) -> bool:
    return any(
        member.sensitive or (member.of is not None and _may_hold_secrets(member.of)) for member in shape.__shape__
    )
