"""What the EC2 instance metadata service tells, as values: the classes inside of EC2MetadataUtils."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from sts_sdk.internal._shape import REDACTED
from sts_sdk.internal._text import ToString

_SECRET: Final = frozenset({"secretAccessKey", "token"})
# Reads what is at a path: None if there is nothing.
Read = Callable[[str], "str | None"]
ReadAll = Callable[[str], "list[str] | None"]


class _Told(ToString):
    """Values under the names of a JSON document; what the document does not tell is None."""

    def __init__(self, document: Mapping[str, object]) -> None:
        # The service spells some documents with a capital letter in front, and others without.
        self._values = {name[:1].lower() + name[1:]: value for name, value in document.items()}

    def _text(self, name: str) -> str | None:
        value = self._values.get(name)
        return value if isinstance(value, str) else None

    def _texts(self, name: str) -> list[str] | None:
        value = self._values.get(name)
        return list(map(str, cast("list[object]", value))) if isinstance(value, list) else None

    def __repr__(self) -> str:
        shown = (f"{name}={REDACTED if name in _SECRET else value!r}" for name, value in self._values.items())
        return f"{type(self).__name__}({', '.join(shown)})"


class IAMInfo(_Told):
    """The instance profile (com.amazonaws.util.EC2MetadataUtils.IAMInfo)."""

    @property
    def code(self) -> str | None:
        """``Success``, or what went wrong."""
        return self._text("code")

    @property
    def message(self) -> str | None:
        """What the service says of a failure."""
        return self._text("message")

    @property
    def lastUpdated(self) -> str | None:
        """When it was renewed last, in ISO 8601, UTC."""
        return self._text("lastUpdated")

    @property
    def instanceProfileArn(self) -> str | None:
        """The ARN of the instance profile."""
        return self._text("instanceProfileArn")

    @property
    def instanceProfileId(self) -> str | None:
        """The id of the instance profile."""
        return self._text("instanceProfileId")


class IAMSecurityCredential(_Told):
    """Keys of a role (com.amazonaws.util.EC2MetadataUtils.IAMSecurityCredential). Text does not show the secret."""

    @property
    def code(self) -> str | None:
        """``Success``, or what went wrong."""
        return self._text("code")

    @property
    def message(self) -> str | None:
        """What the service says of a failure."""
        return self._text("message")

    @property
    def lastUpdated(self) -> str | None:
        """When it was renewed last, in ISO 8601, UTC."""
        return self._text("lastUpdated")

    @property
    def type(self) -> str | None:
        """The kind of keys, ``AWS-HMAC``."""
        return self._text("type")

    @property
    def accessKeyId(self) -> str | None:
        """The access key id."""
        return self._text("accessKeyId")

    @property
    def secretAccessKey(self) -> str | None:
        """The secret key, never shown."""
        return self._text("secretAccessKey")

    @property
    def token(self) -> str | None:
        """The session token, never shown."""
        return self._text("token")

    @property
    def expiration(self) -> str | None:
        """When the keys end, in ISO 8601, UTC."""
        return self._text("expiration")


class InstanceInfo(_Told):
    """The identity document of the instance (com.amazonaws.util.EC2MetadataUtils.InstanceInfo)."""

    def getPendingTime(self) -> str | None:
        """When the instance was launched, as text."""
        return self._text("pendingTime")

    def getInstanceType(self) -> str | None:
        """Such as ``t3.micro``."""
        return self._text("instanceType")

    def getImageId(self) -> str | None:
        """The image that it was launched from."""
        return self._text("imageId")

    def getInstanceId(self) -> str | None:
        """The id of the instance."""
        return self._text("instanceId")

    def getBillingProducts(self) -> list[str] | None:
        """The billing products of the instance."""
        return self._texts("billingProducts")

    def getArchitecture(self) -> str | None:
        """Such as ``x86_64``."""
        return self._text("architecture")

    def getAccountId(self) -> str | None:
        """The account that launched it."""
        return self._text("accountId")

    def getKernelId(self) -> str | None:
        """The kernel, where there is one of its own."""
        return self._text("kernelId")

    def getRamdiskId(self) -> str | None:
        """The RAM disk, where there is one of its own."""
        return self._text("ramdiskId")

    def getRegion(self) -> str | None:
        """The region that it runs in."""
        return self._text("region")

    def getVersion(self) -> str | None:
        """The version of the document's format."""
        return self._text("version")

    def getAvailabilityZone(self) -> str | None:
        """The zone that it runs in."""
        return self._text("availabilityZone")

    def getPrivateIp(self) -> str | None:
        """The private IPv4 address."""
        return self._text("privateIp")

    def getDevpayProductCodes(self) -> list[str] | None:
        """The product codes of DevPay."""
        return self._texts("devpayProductCodes")


class NetworkInterface:
    """A network interface of the instance (com.amazonaws.util.EC2MetadataUtils.NetworkInterface)."""

    def __init__(self, macAddress: str, read: Read, read_all: ReadAll) -> None:
        self._mac = macAddress
        self._path = f"/latest/meta-data/network/interfaces/macs/{macAddress}/"
        self._read = read
        self._read_all = read_all

    def __repr__(self) -> str:
        return f"NetworkInterface({self._mac})"

    def getMacAddress(self) -> str:
        """The MAC address."""
        return self._mac

    def getOwnerId(self) -> str | None:
        """The account that owns the interface."""
        return self._read(f"{self._path}owner-id")

    def getProfile(self) -> str | None:
        """The profile of the interface."""
        return self._read(f"{self._path}profile")

    def getHostname(self) -> str | None:
        """Its local host name."""
        return self._read(f"{self._path}local-hostname")

    def getLocalIPv4s(self) -> list[str] | None:
        """Its private addresses."""
        return self._read_all(f"{self._path}local-ipv4s")

    def getPublicHostname(self) -> str | None:
        """Its public host name."""
        return self._read(f"{self._path}public-hostname")

    def getPublicIPv4s(self) -> list[str] | None:
        """Its public addresses."""
        return self._read_all(f"{self._path}public-ipv4s")

    def getSecurityGroups(self) -> list[str] | None:
        """The names of its security groups."""
        return self._read_all(f"{self._path}security-groups")

    def getSecurityGroupIds(self) -> list[str] | None:
        """The ids of its security groups."""
        return self._read_all(f"{self._path}security-group-ids")

    def getSubnetIPv4CidrBlock(self) -> str | None:
        """The block of addresses of its subnet."""
        return self._read(f"{self._path}subnet-ipv4-cidr-block")

    def getSubnetId(self) -> str | None:
        """The subnet that it is in."""
        return self._read(f"{self._path}subnet-id")

    def getVpcIPv4CidrBlock(self) -> str | None:
        """The block of addresses of its network."""
        return self._read(f"{self._path}vpc-ipv4-cidr-block")

    def getVpcId(self) -> str | None:
        """The network that it is in."""
        return self._read(f"{self._path}vpc-id")

    def getPublicIps(self) -> list[str] | None:
        """The addresses that are associated with others, by public address."""
        return self._read_all(f"{self._path}ipv4-associations/")

    def getIPv4Association(self, publicIp: str) -> list[str] | None:
        """The private addresses that a public one is associated with."""
        return self._read_all(f"{self._path}ipv4-associations/{publicIp}")
