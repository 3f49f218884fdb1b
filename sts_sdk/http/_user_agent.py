"""The User-Agent header, and the headers of the client together with the caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.internal._checks import header_text
from sts_sdk.internal._settings import variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk.retry._mode import RetryMode


def user_agent(configuration: ClientConfiguration, mode: RetryMode) -> str:
    """``prefix, sts_sdk/1.0 ... cfg/retry-mode/standard, suffix exec-env/...``, as Java puts it together."""
    product = configuration.DEFAULT_USER_AGENT
    prefix = configuration.getUserAgentPrefix()
    text = product if prefix in (None, "", product) else f"{(prefix or '').strip()}, {product}"
    text = f"{text} cfg/retry-mode/{mode.getName()}"
    suffix = (configuration.getUserAgentSuffix() or "").strip()
    if suffix:
        text = f"{text}, {suffix}"
    environment = variable("AWS_EXECUTION_ENV")
    if environment:
        text = f"{text} exec-env/{environment}"
    return header_text("User-Agent", text)


def merged(headers: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """``headers`` with the caller's own, which win whatever the case of their names."""
    names = {name.lower() for name in own}
    return {**{name: value for name, value in headers.items() if name.lower() not in names}, **own}
