"""Environment variables that point a program to a local AWS, also from a shell that has settings of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
# What a shell may have that belongs to another key. Blank counts as none, to this SDK, to botocore and to the others.
BLANK = ("AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "AWS_ACCOUNT_ID")
# What no blank can undo: an empty profile would be looked for by its name.
IN_THE_WAY = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE")


def variables(
    access_key: str, secret_key: str, token: str | None, *, region: str, url: str, authority: str | None, host: str
) -> dict[str, str]:
    """The variables by name. Those that must not be there are blank."""
    no_proxy = _without_proxy(os.environ, host)
    return {
        "AWS_ACCESS_KEY_ID": access_key,
        "AWS_SECRET_ACCESS_KEY": secret_key,
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_ENDPOINT_URL_STS": url,
        "AWS_ENDPOINT_URL_S3": url,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL_IAM": url,
        # Each of these, set to something else, would lead a client past the endpoint.
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false",
        "AWS_USE_FIPS_ENDPOINT": "false",
        "AWS_USE_DUALSTACK_ENDPOINT": "false",
        "NO_PROXY": no_proxy,
        "no_proxy": no_proxy,
        **({"AWS_CA_BUNDLE": authority} if authority else {}),
        "AWS_SESSION_TOKEN": token or "",
        **dict.fromkeys(BLANK, ""),
    }


def _without_proxy(environment: Mapping[str, str], host: str) -> str:
    """NO_PROXY with loopback, and with what it has already."""
    already = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    names = [name.strip() for name in already.split(",") if name.strip()]
    if "*" in names:
        return "*"
    return ",".join(dict.fromkeys([*names, *_LOOPBACK, host]))
