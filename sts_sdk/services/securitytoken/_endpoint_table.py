"""The table of STS endpoints: which there are, which are active without asking, which can be switched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._data import STS_REGIONS
from sts_sdk.regions._directory import description
from sts_sdk.regions._names import region_name
from sts_sdk.regions._partitions import Partition, partition_named, partition_of, partitions
from sts_sdk.services.securitytoken._endpoints import GLOBAL, GLOBAL_HOST, by_rules

if TYPE_CHECKING:
    from sts_sdk.regions._region import Region, Regions

# Enabled in every account, from before AWS made new regions opt-in (20 March 2019). Their STS can be switched off.
BUILT_IN = (
    "us-east-1 us-east-2 us-west-1 us-west-2 ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 "
    "ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1"
)
ALWAYS_ON = "us-east-1"

GUIDE = "IAM User Guide, AWS STS Regions and endpoints"
DATA = "AWS endpoint data"
AHEAD = "AWS partition data, ahead of the endpoint data"

SETTINGS_PAGE = "https://console.aws.amazon.com/iam/home#/account_settings"
REGIONS_PAGE = "https://console.aws.amazon.com/billing/home#/account"


class STSEndpoint(NamedTuple):
    """One endpoint of STS: the columns of AWS's table, then what they rest on."""

    name: str  # for people: "US East (Ohio)"
    endpoint: str  # the host
    active_by_default: bool  # answers without anything being switched on
    can_be_switched: bool  # on and off, in the account settings of IAM
    region: str  # us-east-2; aws-global for the global endpoint
    kind: str  # global, built-in, or opt-in: its STS comes with the region
    source: str  # where these facts are from

    def advice(self) -> str:
        """What to do when this endpoint is switched off: where to switch it on, and which one answers meanwhile."""
        return switched_off_advice(self.region)


def endpoints(partition: str = "aws") -> list[STSEndpoint]:
    """Every STS endpoint of a partition, the global one first: name, host, active by default, can be switched, ...

    In the partition ``aws``, built-in regions are active and can be switched off in the account settings of IAM;
    us-east-1 and the global endpoint cannot; later regions are opt-in, and their STS comes with the region. Other
    partitions (``aws-cn``, ``aws-us-gov`` ...) have neither a global endpoint nor the switch.
    IllegalArgumentException for an unknown partition.
    """
    found = partition_named(partition)
    if found is None:
        known = ", ".join(each.name for each in partitions())
        raise IllegalArgumentException(f"There is no partition {partition!r}; there are {known}.")
    rows = [_region_row(found, region) for region in found.regions]
    return [_global_row(), *rows] if GLOBAL in found.pseudo_regions else rows


def switched_off_advice(region: str | Regions | Region) -> str:
    """What to do when STS says that it is not active in a region: where to switch it on, what works meanwhile."""
    region = region_name(region)
    partition = partition_of(region)
    row = _region_row(partition, region)
    other = _always_active(partition, region)
    meanwhile = f" Meanwhile https://{other} answers." if other is not None else ""
    return f"STS is not active in {region} for this account. To switch it on, {_where(row)}.{meanwhile}"


def _where(row: STSEndpoint) -> str:
    if row.kind == "opt-in":
        return (
            f"enable the region itself, under AWS Regions on the account page ({REGIONS_PAGE}) or by "
            f"'aws account enable-region --region-name {row.region}'; its STS comes with it"
        )
    if row.can_be_switched:
        return (
            f"activate the endpoint {row.name} under Security Token Service (STS) "
            f"in the account settings of IAM ({SETTINGS_PAGE})"
        )
    return "ask AWS Support, because this endpoint has no switch of its own"


def _region_row(partition: Partition, region: str) -> STSEndpoint:
    host, _ = by_rules(region, fips=False, dual_stack=False, legacy=False)
    name = description(region)
    if partition.name != "aws":
        return STSEndpoint(name, host, True, False, region, "built-in", _source_of(region, DATA))
    if region in BUILT_IN.split():
        return STSEndpoint(name, host, True, region != ALWAYS_ON, region, "built-in", GUIDE)
    return STSEndpoint(name, host, False, False, region, "opt-in", _source_of(region, GUIDE))


def _global_row() -> STSEndpoint:
    return STSEndpoint("Global", GLOBAL_HOST, True, False, GLOBAL, "global", GUIDE)


def _source_of(region: str, usual: str) -> str:
    return usual if region in STS_REGIONS.split() else AHEAD


def _always_active(partition: Partition, region: str) -> str | None:
    rows = endpoints(partition.name)
    return next((row.endpoint for row in rows if _stays_on(row, region)), None)


def _stays_on(row: STSEndpoint, region: str) -> bool:
    return row.kind == "built-in" and not row.can_be_switched and row.region != region
