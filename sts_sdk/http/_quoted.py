"""What was secret in a call is masked in the exceptions that it ends in. Loaded by failures only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sts_sdk.internal._masking import Secrets, hide, secrets_on_the_wire
from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sts_sdk._credentials import AWSCredentials


def mask_quoted_secrets(
    failure: BaseException,
    request: Shape,
    headers: Mapping[str, str],
    credentials: AWSCredentials | None = None,
    url: str = "",
) -> None:
    """Mask, in all texts of a failure and its causes, what was secret in the request and in how it was sent."""
    hide(failure, Secrets([*secrets_on_the_wire(headers, url), *_secrets(request), *_of_keys(credentials)]))


def _of_keys(credentials: AWSCredentials | None) -> Iterator[str]:
    for part in ("getAWSSecretKey", "getSessionToken"):
        value: object = getattr(credentials, part, lambda: None)()
        if isinstance(value, str):
            yield value


def _secrets(shape: Shape) -> Iterator[str]:
    for member in shape.__shape__:
        value: object = getattr(shape, member.attribute)
        if member.sensitive and isinstance(value, str):
            yield value
        for inner in cast("list[object]", value) if isinstance(value, list) else (value,):
            if isinstance(inner, Shape):
                yield from _secrets(inner)
