"""What Java has by hand beside the rules for EC2.

Requests that only ask whether a call would be allowed; and what is kept for old programs where AWS made structures of
texts: address ranges, whose texts are a view of the structures, and names of security groups, beside the groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Self

from sts_sdk._exceptions import AmazonClientException, AmazonServiceException
from sts_sdk.services._rules._model import Service
from sts_sdk.services._rules._values import Ruled

# The hidden member of a request: set only by getDryRunRequest.
ATTRIBUTE: Final = "_DryRun"
# The structure that the request of a spot instance has in the place of the one that answers have.
SPOT: Final = "RequestSpotLaunchSpecification"
# Where answers name the groups beside the groups: Java's attribute, and botocore's name of the groups.
_NAMED: Final = {"LaunchSpecification": ("_SecurityGroups", "SecurityGroups"), "Reservation": ("_GroupNames", "Groups")}


class DryRunSupportedRequest(Ruled):
    """A request that EC2 can judge without acting on it."""

    __slots__ = ()

    def getDryRunRequest(self) -> Self:
        """A copy of the request that only asks; hand it to the client's method, or the request itself to ``dryRun``."""
        copy = self.clone()
        setattr(copy, ATTRIBUTE, True)
        return copy


class DryRunResult:
    """What EC2 said of a request that it was only asked about."""

    def __init__(
        self, isSuccessful: bool, originalRequest: object, message: str | None, dryRunResponse: AmazonServiceException
    ) -> None:
        self._successful = isSuccessful
        self._request = originalRequest
        self._message = message
        self._response = dryRunResponse

    def isSuccessful(self) -> bool:
        """Whether the call would be allowed."""
        return self._successful

    def getOriginalRequest(self) -> Any:
        """The request that was asked about."""
        return self._request

    def getMessage(self) -> str | None:
        """EC2's own sentence."""
        return self._message

    def getDryRunResponse(self) -> AmazonServiceException:
        """EC2's answer, which is an error in any case."""
        return self._response


def dry_run_result(make: Any, request: object, answer: AmazonServiceException) -> Any:
    """The result of the class ``make``; AmazonClientException if EC2 answered something else."""
    allowed = answer.getErrorCode() == "DryRunOperation" and answer.getStatusCode() == 412
    refused = answer.getErrorCode() in {"UnauthorizedOperation", "AuthFailure"}
    if not allowed and not refused:
        raise AmazonClientException("Unrecognized service response for the dry-run request.", answer)
    return make(allowed, request, answer.getErrorMessage(), answer)


def names_beside(service: Service, name: str) -> tuple[str, str, Callable[[Any], Any]] | None:
    """What reads the names of the groups of the class ``name``: attribute, botocore's name, converter."""
    return (*_NAMED[name], _group_names) if service.dry_runs and name in _NAMED else None


def _group_names(groups: Iterable[Mapping[str, Any]]) -> list[Any]:
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
