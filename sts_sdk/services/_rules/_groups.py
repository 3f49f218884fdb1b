"""What Java keeps for old programs where EC2 made structures of texts: address ranges, and names of security groups.

The texts of ranges are a view of the structures; names of groups are beside the groups, and Java's request handler
fills and sends them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sts_sdk.services._rules._model import Service

# The structure that the request of a spot instance has in the place of the one that answers have.
SPOT: Final = "RequestSpotLaunchSpecification"
# Where answers name the groups beside the groups: Java's attribute, and botocore's name of the groups.
_NAMED: Final = {"LaunchSpecification": ("_SecurityGroups", "SecurityGroups"), "Reservation": ("_GroupNames", "Groups")}


def names_beside(service: Service, name: str) -> tuple[str, str, Callable[[Any], Any]] | None:
    """What reads the names of the groups of the class ``name``: attribute, botocore's name, converter."""
    return (*_NAMED[name], _names) if service.dry_runs and name in _NAMED else None


def _names(groups: Iterable[Mapping[str, Any]]) -> list[Any]:
    return [group.get("GroupName") for group in groups]


def spot_groups(specification: Any, written: Mapping[str, Any]) -> dict[str, Any]:
    """What is sent of a spot request's specification: groups as ids and names, those by name alone first."""
    groups: list[Any] = specification.getAllSecurityGroups() or []
    names = [*(specification.getSecurityGroups() or ()), *(group.getGroupName() for group in groups)]
    texts = {
        "SecurityGroups": [name for name in names if name is not None],
        "SecurityGroupIds": [group.getGroupId() for group in groups if group.getGroupId() is not None],
    }
    return {**written, **{wire: found for wire, found in texts.items() if found}}


def views_of(service: Service, name: str, class_of: Callable[[str], Any]) -> dict[str, property]:
    """The attributes of the class ``name`` that are views of others: an IpPermission's ranges as texts."""
    return {"_IpRanges": _ranges(class_of)} if service.dry_runs and name == "IpPermission" else {}


def _ranges(class_of: Callable[[str], Any]) -> property:
    def texts(permission: Any) -> list[Any]:
        return [each.getCidrIp() for each in permission.getIpv4Ranges()]

    def set_texts(permission: Any, values: Any) -> None:
        made = class_of("IpRange")
        permission.setIpv4Ranges([made(cidrIp=value) for value in values] or None)

    return property(texts, set_texts)
