"""The packages that the local AWS needs and a plain install of sts_sdk does not bring."""

from __future__ import annotations

from importlib.util import find_spec

from sts_sdk.internal._extras import needs

NEEDED = ("botocore", "jwt", "cryptography")
NEEDED_FOR_S3 = ("moto", "flask", "flask_cors")


def check_installed(packages: tuple[str, ...]) -> None:
    """Raise a ModuleNotFoundError that says what to install if one of the packages is missing."""
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise ModuleNotFoundError(needs("The local AWS", ", ".join(missing), "mock"), name=missing[0])


check_installed(NEEDED)
