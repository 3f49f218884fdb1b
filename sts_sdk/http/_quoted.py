"""Refusals that quote the request: of a wrong signature AWS says which headers, session token included, it expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from sts_sdk.internal._query import form_text
from sts_sdk.internal._shape import REDACTED, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sts_sdk._exceptions import AmazonServiceException

_SHORTEST: Final = 4  # a secret of fewer characters would take half of every sentence with it
_TOKEN: Final = "X-Amz-Security-Token"  # noqa: S105 -- the name of a header, as the signer spells it


def mask_quoted_secrets(exception: AmazonServiceException, request: Shape, headers: Mapping[str, str]) -> None:
    """Mask in the message what was secret in the request that was refused, and in the headers that it had."""
    message = exception.getErrorMessage()
    if not message:
        return
    secrets = [secret for secret in (headers.get(_TOKEN, ""), *_secrets(request)) if len(secret) >= _SHORTEST]
    # The longest first, because a shorter one may be a part of it; as they are, and as they stand in a form.
    for secret in sorted({*secrets, *map(form_text, secrets)}, key=len, reverse=True):
        message = message.replace(secret, REDACTED)
    exception.setErrorMessage(message)
    exception.args = (message,)  # what repr and a pickle have


def _secrets(shape: Shape) -> Iterator[str]:
    for member in shape.__shape__:
        value: object = getattr(shape, member.attribute)
        if member.sensitive and isinstance(value, str):
            yield value
        for inner in cast("list[object]", value) if isinstance(value, list) else (value,):
            if isinstance(inner, Shape):
                yield from _secrets(inner)
