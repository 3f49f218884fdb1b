"""The User-Agent header, and the check of whatever else users put into headers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sts_sdk._client_configuration import ClientConfiguration
    from sts_sdk.retry._mode import RetryMode

_NAME_CHARACTERS = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def user_agent(configuration: ClientConfiguration, mode: RetryMode) -> str:
    """``prefix, sts_sdk/1.0 ... cfg/retry-mode/standard, suffix exec-env/...``, as Java puts it together."""
    product = configuration.DEFAULT_USER_AGENT
    prefix = configuration.getUserAgentPrefix()
    text = product if prefix in (None, "", product) else f"{(prefix or '').strip()}, {product}"
    text = f"{text} cfg/retry-mode/{mode.getName()}"
    suffix = (configuration.getUserAgentSuffix() or "").strip()
    if suffix:
        text = f"{text}, {suffix}"
    environment = os.environ.get("AWS_EXECUTION_ENV", "").strip()
    if environment:
        text = f"{text} exec-env/{environment}"
    return checked_value("User-Agent", text)


def merged(headers: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """``headers`` with the caller's own, which win whatever the case of their names."""
    names = {name.lower() for name in own}
    kept = {name: value for name, value in headers.items() if name.lower() not in names}
    for name, value in own.items():
        if not name or not _NAME_CHARACTERS.issuperset(name):
            raise IllegalArgumentException(f"{name!r} cannot be the name of a header.")
        kept[name] = checked_value(name, value)
    return kept


def checked_value(name: str, value: str) -> str:
    """The value, if it can be sent as one header; an IllegalArgumentException that does not repeat it if not."""
    if any(character in value for character in "\r\n\0") or (value and max(value) > "\xff"):
        raise IllegalArgumentException(
            f"The value of the header {name} holds a line break or a character that no HTTP header can carry."
        )
    return value
