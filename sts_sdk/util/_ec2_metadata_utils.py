"""What an EC2 instance can learn of itself (com.amazonaws.util.EC2MetadataUtils)."""

from __future__ import annotations

import json
from typing import Final, cast

from sts_sdk._exceptions import AmazonClientException, SdkClientException
from sts_sdk.internal import _metadata_service
from sts_sdk.internal._log import warn
from sts_sdk.util import _ec2_metadata as told

_DATA: Final = "/latest/meta-data/"
_DOCUMENT: Final = "/latest/dynamic/instance-identity/document"


class EC2MetadataUtils:
    """Reads the instance metadata service (com.amazonaws.util.EC2MetadataUtils).

    As in Java, what cannot be read is None, with a warning in the log, and what was read once is kept by those methods
    whose answers do not change while an instance runs. Timeouts and attempts are those of the credentials provider.
    """

    IAMInfo = told.IAMInfo
    IAMSecurityCredential = told.IAMSecurityCredential
    InstanceInfo = told.InstanceInfo
    NetworkInterface = told.NetworkInterface

    @staticmethod
    def getHostAddressForEC2MetadataService() -> str:
        """The URL of the service, without a slash at the end."""
        return _metadata_service.endpoint_url()

    @staticmethod
    def getData(path: str, tries: int | None = None) -> str | None:  # noqa: ARG004 -- the settings say how often
        """What is at a path such as ``/latest/meta-data/ami-id``; None if that cannot be read."""
        try:
            return _metadata_service.get(path)
        except AmazonClientException as failure:
            warn("util", "Unable to retrieve the requested metadata (%s). %s", path, failure)
            return None

    @staticmethod
    def getItems(path: str) -> list[str] | None:
        """The lines of what is at a path; None if that cannot be read."""
        found = EC2MetadataUtils.getData(path)
        return None if found is None else found.split("\n")

    @staticmethod
    def getAmiId() -> str | None:
        """The image that the instance was launched from."""
        return _kept_answer("ami-id")

    @staticmethod
    def getAmiLaunchIndex() -> str | None:
        """Its place among those that were launched with it, from 0."""
        return _kept_answer("ami-launch-index")

    @staticmethod
    def getAmiManifestPath() -> str | None:
        """The path of the image's manifest in S3."""
        return _kept_answer("ami-manifest-path")

    @staticmethod
    def getAncestorAmiIds() -> list[str] | None:
        """The images that the image was made from."""
        return EC2MetadataUtils.getItems(f"{_DATA}ancestor-ami-ids")

    @staticmethod
    def getInstanceAction() -> str | None:
        """Whether it will reboot for bundling: ``none``, ``shutdown`` or ``bundle-pending``."""
        return _kept_answer("instance-action")

    @staticmethod
    def getInstanceId() -> str | None:
        """The id of the instance."""
        return _kept_answer("instance-id")

    @staticmethod
    def getInstanceType() -> str | None:
        """Such as ``t3.micro``."""
        return _kept_answer("instance-type")

    @staticmethod
    def getLocalHostName() -> str | None:
        """The private host name."""
        return _kept_answer("local-hostname")

    @staticmethod
    def getMacAddress() -> str | None:
        """The MAC address of its first interface."""
        return _kept_answer("mac")

    @staticmethod
    def getPrivateIpAddress() -> str | None:
        """The private IPv4 address."""
        return _kept_answer("local-ipv4")

    @staticmethod
    def getAvailabilityZone() -> str | None:
        """The zone that it runs in."""
        return _kept_answer("placement/availability-zone")

    @staticmethod
    def getProductCodes() -> list[str] | None:
        """The product codes of the instance."""
        return EC2MetadataUtils.getItems(f"{_DATA}product-codes")

    @staticmethod
    def getPublicKey() -> str | None:
        """The public key that it was launched with."""
        return _kept_answer("public-keys/0/openssh-key")

    @staticmethod
    def getRamdiskId() -> str | None:
        """The RAM disk that it was launched with."""
        return _kept_answer("ramdisk-id")

    @staticmethod
    def getReservationId() -> str | None:
        """The id of its reservation."""
        return _kept_answer("reservation-id")

    @staticmethod
    def getSecurityGroups() -> list[str] | None:
        """The names of its security groups."""
        return EC2MetadataUtils.getItems(f"{_DATA}security-groups")

    @staticmethod
    def getIAMInstanceProfileInfo() -> told.IAMInfo | None:
        """The instance profile; None if it has none."""
        document = _document(f"{_DATA}iam/info")
        return None if document is None else told.IAMInfo(document)

    @staticmethod
    def getInstanceInfo() -> told.InstanceInfo | None:
        """The identity document."""
        document = _document(_DOCUMENT)
        return None if document is None else told.InstanceInfo(document)

    @staticmethod
    def getInstanceSignature() -> str | None:
        """The signature of the identity document."""
        return EC2MetadataUtils.getData("/latest/dynamic/instance-identity/signature")

    @staticmethod
    def getEC2InstanceRegion() -> str | None:
        """The region that it runs in. SdkClientException if the identity document cannot be read."""
        document = _document(_DOCUMENT)
        if document is None:
            return None
        region = told.InstanceInfo(document).getRegion()
        if region is None:
            raise SdkClientException("Unable to parse the region of the EC2 instance from its identity document.")
        return region

    @staticmethod
    def getIAMSecurityCredentials() -> dict[str, told.IAMSecurityCredential] | None:
        """The keys of the instance's roles by role; None if it has none. A provider renews them, this does not."""
        path = f"{_DATA}iam/security-credentials/"
        roles = EC2MetadataUtils.getItems(path)
        if roles is None:
            return None
        documents = {role: _document(path + role) for role in roles}
        return {role: told.IAMSecurityCredential(found) for role, found in documents.items() if found is not None}

    @staticmethod
    def getBlockDeviceMapping() -> dict[str, str]:
        """The devices by their virtual names: ``{"ami": "sda1"}``."""
        path = f"{_DATA}block-device-mapping/"
        names = EC2MetadataUtils.getItems(path) or []
        return {name: found for name in names if (found := EC2MetadataUtils.getData(path + name)) is not None}

    @staticmethod
    def getNetworkInterfaces() -> list[told.NetworkInterface]:
        """The network interfaces."""
        macs = EC2MetadataUtils.getItems(f"{_DATA}network/interfaces/macs/") or []
        utils = EC2MetadataUtils
        return [told.NetworkInterface(mac.rstrip("/"), utils.getData, utils.getItems) for mac in macs if mac]

    @staticmethod
    def getUserData() -> str | None:
        """What the instance was launched with for programs to read."""
        return EC2MetadataUtils.getData("/latest/user-data")


_KEPT: Final[dict[str, str]] = {}


def _kept_answer(name: str) -> str | None:
    """What does not change while an instance runs: read once."""
    found = _KEPT.get(name)
    if found is None:
        found = EC2MetadataUtils.getData(_DATA + name)
        if found is not None:
            _KEPT[name] = found
    return found


def _document(path: str) -> dict[str, object] | None:
    text = EC2MetadataUtils.getData(path)
    if text is None:
        return None
    try:
        document: object = json.loads(text)
    except ValueError as unreadable:
        raise SdkClientException("Unable to parse Json String.", unreadable) from unreadable
    if not isinstance(document, dict):
        raise SdkClientException(f"What is at {path} is no JSON document.")
    return cast("dict[str, object]", document)
