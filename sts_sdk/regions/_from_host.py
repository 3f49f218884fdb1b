"""The region in an endpoint's host, to sign for when no signing region is given."""

from __future__ import annotations

from sts_sdk.regions._names import is_host_label
from sts_sdk.regions._partitions import is_known, partitions

_OLDER_NAMES = {"us-gov": "us-gov-west-1"}  # iam.us-gov.amazonaws.com is of the time of one GovCloud region


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
