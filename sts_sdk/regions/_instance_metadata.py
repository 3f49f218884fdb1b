"""The region of the EC2 instance that a program runs on."""

from __future__ import annotations

from importlib import import_module

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._log import logger
from sts_sdk.internal._settings import boolean, setting
from sts_sdk.regions._names import region_name
from sts_sdk.regions._provider import AwsRegionProvider

DOCUMENT = "/latest/dynamic/instance-identity/document"


class InstanceMetadataRegionProvider(AwsRegionProvider):
    """The region in the instance's identity document (com.amazonaws.regions.InstanceMetadataRegionProvider)."""

    def __init__(self) -> None:
        self._region: str | None = None

    def getRegion(self) -> str | None:
        """The instance's region, asked for until it is known; None off EC2.

        SdkClientException if AWS_EC2_METADATA_DISABLED forbids asking, IllegalArgumentException if the answer
        is no region's name.
        """
        if boolean(setting(environment="AWS_EC2_METADATA_DISABLED", system_property=DISABLED_PROPERTY)):
            raise SdkClientException(
                "AWS_EC2_METADATA_DISABLED is set to true, not loading region from EC2 Instance Metadata service"
            )
        if self._region is None:
            self._region = _from_instance()
        return self._region


DISABLED_PROPERTY = "com.amazonaws.sdk.disableEc2Metadata"


def _from_instance() -> str | None:
    try:
        document = str(import_module("sts_sdk.internal._metadata_service").get(DOCUMENT))
    except SdkClientException as unanswered:
        log = logger(__name__)
        if log is not None:
            log.debug("No region from the instance metadata service: %s", unanswered)
        return None
    return _region_in(document)


def _region_in(document: str) -> str | None:
    # A flat JSON object, of which one value is wanted and checked: not worth importing json at every start.
    _, key, rest = document.partition('"region"')
    parts = rest.split('"', 2)
    if not key or len(parts) != 3:
        return None
    return region_name(parts[1], "region of the instance metadata service:")
