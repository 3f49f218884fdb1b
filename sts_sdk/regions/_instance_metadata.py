"""The region of the EC2 instance that a program runs on."""

from __future__ import annotations

from sts_sdk._exceptions import AmazonClientException, IllegalArgumentException
from sts_sdk.internal import _metadata_service
from sts_sdk.internal._log import logger
from sts_sdk.regions._names import region_name
from sts_sdk.regions._provider import AwsRegionProvider

DOCUMENT = "/latest/dynamic/instance-identity/document"


class InstanceMetadataRegionProvider(AwsRegionProvider):
    """The region in the instance's identity document (com.amazonaws.regions.InstanceMetadataRegionProvider)."""

    def __init__(self) -> None:
        self._region: str | None = None

    def getRegion(self) -> str | None:
        """The instance's region, asked for until it is known; None off EC2.

        AmazonClientException if AWS_EC2_METADATA_DISABLED forbids asking, IllegalArgumentException if the answer
        is no region's name.
        """
        if _metadata_service.disabled():
            raise AmazonClientException(
                "AWS_EC2_METADATA_DISABLED is set to true, not loading region from EC2 Instance Metadata service"
            )
        if self._region is None:
            self._region = _from_instance()
        return self._region


def _from_instance() -> str | None:
    try:
        document = _metadata_service.get(DOCUMENT)
    except IllegalArgumentException:
        raise
    except AmazonClientException as unanswered:
        log = logger(__name__)
        if log is not None:
            log.debug("No region from the instance metadata service: %s", unanswered)
        return None
    return _region_in(document)


def _region_in(document: str) -> str | None:
    # A flat JSON object, of which one value is wanted and checked: not worth importing json at every start.
    parts = document.partition('"region"')[2].split('"', 2)
    if len(parts) != 3 or parts[0].strip() != ":":
        return None
    return region_name(parts[1], "region of the instance metadata service:")
