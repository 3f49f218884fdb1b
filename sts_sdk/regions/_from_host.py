"""The region that an endpoint's host tells, for a signing region that was not given."""

from __future__ import annotations

from sts_sdk.regions._names import is_host_label
from sts_sdk.regions._partitions import is_known, partitions

OLDER_NAMES = {"us-gov": "us-gov-west-1"}  # iam.us-gov.amazonaws.com is older than the second GovCloud region


def region_from_host(host: str, service: str = "sts") -> str | None:
    """The region that a host belongs to; None if it does not tell, which callers take as us-east-1.

    Under AWS's own domains it is the label that looks like a region, else the one behind the service; a host with
    nothing but a service (``sts.amazonaws.com``) belongs to its partition's global region. Under other domains, as in
    Java, it is what follows the service: ``sts.eu-west-1.example.com``, ``sts-eu-west-1.example.com``.
    """
    host = host.lower().rstrip(".")
    for partition in partitions():
        for suffix in (partition.dns_suffix, partition.dual_stack_suffix):
            if host.endswith(f".{suffix}"):
                return _under_aws(host.removesuffix(f".{suffix}").split("."), partition.global_region, service)
    return _behind_service(host.split("."), service)


def _under_aws(labels: list[str], global_region: str, service: str) -> str | None:
    for label in reversed(labels):
        region = label.removeprefix("s3-").removeprefix("fips-")  # s3-us-west-2, the older form
        if is_known(region) or any(partition.matches(region) for partition in partitions()):
            return region
    if len(labels) == 1 or labels[-1].partition("-")[0] == service:  # bucket.s3.amazonaws.com
        return global_region
    behind = labels[labels.index(service) + 1 :] if service in labels else []
    return _checked(behind[0] if behind else labels[-1])


def _behind_service(labels: list[str], service: str) -> str | None:
    # The last label is no region: something has to follow it.
    for position in reversed(range(len(labels) - 1)):
        label = labels[position]
        if label.startswith(f"{service}-"):
            return _checked(label.removeprefix(f"{service}-"))
        if label == service and position + 2 < len(labels):
            return _checked(labels[position + 1])
    return None


def _checked(label: str) -> str | None:
    return OLDER_NAMES.get(label, label) if is_host_label(label) else None
