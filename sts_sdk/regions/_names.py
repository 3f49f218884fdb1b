"""The name of a region: however it is given, and as an endpoint's host tells it.

A name that is given is checked, because it becomes part of a host. That of a host is signed for when no signing region
is given.
"""

from __future__ import annotations

from typing import Final, Protocol

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._partitions import is_known, partitions

LONGEST_LABEL: Final = 63  # of a host's name, RFC 1035
_OLDER_NAMES = {"us-gov": "us-gov-west-1"}  # iam.us-gov.amazonaws.com is of the time of one GovCloud region


class NamesRegion(Protocol):
    """``Region``, ``Regions``, and any other object with ``getName``."""

    def getName(self) -> str:
        """The region's name, such as ``us-west-2``."""
        ...


def region_name(value: str | NamesRegion, source: str = "region") -> str:
    """The name of a region that is given as text, ``Regions`` or ``Region``.

    IllegalArgumentException unless it is a host label: 1 to 63 ASCII letters, digits and hyphens, no hyphen at
    either end. The message says by ``source`` where the value came from, such as ``environment variable AWS_REGION``.
    """
    if value is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException("Could not find region information for 'null' in SDK metadata.")
    name = value if isinstance(value, str) else _given_name(value, source)
    if not is_host_label(name):
        raise _not_a_region(name, source)
    return name


def is_host_label(text: str) -> bool:
    """True if ``text`` can stand between the dots of a host's name. Text that ends with a newline cannot."""
    return (
        0 < len(text) <= LONGEST_LABEL
        and text.isascii()
        and text.replace("-", "").isalnum()
        and not text.startswith("-")
        and not text.endswith("-")
    )


def region_from_host(host: str, service: str = "sts") -> str | None:
    """The region that a host belongs to; None if its name does not tell, and then callers sign for us-east-1.

    Under AWS's own domains the region is the label that looks like one, else the label after the service; a host that
    names only the service (``sts.amazonaws.com``) belongs to the global region of its partition. Under other domains,
    as in Java, the region is what follows the service: ``sts.eu-west-1.example.com``, ``sts-eu-west-1.example.com``.
    """
    host = host.lower().rstrip(".")
    for partition in partitions():
        for suffix in (partition.dns_suffix, partition.dual_stack_suffix):
            if host.endswith(f".{suffix}"):
                return _under_aws(host.removesuffix(f".{suffix}").split("."), partition.global_region, service)
    return _behind_service(host.split("."), service)


def _given_name(value: NamesRegion, source: str) -> str:
    name = value.getName() if hasattr(value, "getName") else None
    if not isinstance(name, str):
        raise _not_a_region(value, source)
    return name


def _not_a_region(value: object, source: str) -> IllegalArgumentException:
    from sts_sdk.regions._mistakes import meant_region  # noqa: PLC0415 -- only a name that is wrong needs it

    meant = meant_region(value) if isinstance(value, str) else None
    advice = f"; did you mean {meant!r}?" if meant else "."
    shown = repr(value)
    shown = shown if len(shown) <= 100 else f"{shown[:100]}..."
    return IllegalArgumentException(
        f"The {source} {shown} is not the name of a region{advice} "
        f"Allowed are 1 to {LONGEST_LABEL} ASCII letters, digits and hyphens, such as 'us-east-1'."
    )


def _under_aws(labels: list[str], global_region: str, service: str) -> str | None:
    for label in reversed(labels):
        region = label.removeprefix("s3-").removeprefix("fips-")  # s3-us-west-2 is the older form
        if is_known(region) or any(partition.matches(region) for partition in partitions()):
            return region
    if len(labels) == 1 or labels[-1].partition("-")[0] == service:  # bucket.s3.amazonaws.com
        return global_region
    behind = labels[labels.index(service) + 1 :] if service in labels else []
    return _as_region(behind[0] if behind else labels[-1])


def _behind_service(labels: list[str], service: str) -> str | None:
    # The last label cannot be the region: a region is followed by a domain.
    for position in reversed(range(len(labels) - 1)):
        label = labels[position]
        if label.startswith(f"{service}-"):
            return _as_region(label.removeprefix(f"{service}-"))
        if label == service and position + 2 < len(labels):
            return _as_region(labels[position + 1])
    return None


def _as_region(label: str) -> str | None:
    return _OLDER_NAMES.get(label, label) if is_host_label(label) else None
