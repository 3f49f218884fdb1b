"""The STS model: requests, results, structures, enums, exceptions and the operations of the clients."""

from __future__ import annotations


def generate() -> dict[str, str]:
    """Every generated file of ``sts_sdk/services/securitytoken``."""
    return {}
