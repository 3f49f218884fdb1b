"""Conditions on addresses."""

from __future__ import annotations

from typing import overload

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy.conditions._comparison import Comparison, name_of
from sts_sdk.auth.policy.conditions._keys import SOURCE_IP


class IpAddressCondition(Condition):
    """Compares the caller's address (com.amazonaws.auth.policy.conditions.IpAddressCondition)."""

    class IpAddressComparisonType(Comparison):
        """Inside a range of addresses, or outside (IpAddressCondition.IpAddressComparisonType)."""

        IpAddress = "IpAddress"
        NotIpAddress = "NotIpAddress"

    @overload
    def __init__(self, ipAddressRange: str, /) -> None: ...
    @overload
    def __init__(self, type: IpAddressComparisonType, ipAddressRange: str, /) -> None: ...
    def __init__(self, first: IpAddressComparisonType | str, second: str | None = None, /) -> None:
        super().__init__()
        kinds = IpAddressCondition.IpAddressComparisonType
        comparison: object = first
        address_range = second
        if isinstance(first, str) and second is None:
            comparison, address_range = kinds.IpAddress, first
        if address_range is None:
            raise IllegalArgumentException("The address range of an IpAddressCondition cannot be null.")
        self.withType(name_of(comparison, kinds)).withConditionKey(SOURCE_IP).withValues(address_range)
