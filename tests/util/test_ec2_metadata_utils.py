"""What an instance learns of itself, from a service on loopback."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.util import EC2MetadataUtils, _ec2_metadata_utils
from support.metadata import ROLES, MetadataServer
from support.server import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = "/latest/meta-data/"
DOCUMENT = "/latest/dynamic/instance-identity/document"
IDENTITY = {
    "pendingTime": "2026-01-02T03:04:05Z", "instanceType": "t3.micro", "imageId": "ami-1", "instanceId": "i-1",
    "billingProducts": ["bp-1"], "architecture": "x86_64", "accountId": "111122223333", "kernelId": None,
    "ramdiskId": None, "region": "eu-west-1", "version": "2017-09-30", "availabilityZone": "eu-west-1a",
    "privateIp": "192.0.2.1", "devpayProductCodes": None,
}  # fmt: skip
MAC = "0e:49:61:0f:c3:11"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MetadataServer]:
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED", raising=False)
    monkeypatch.setattr(_ec2_metadata_utils, "_KEPT", {})
    with MetadataServer() as running:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", running.url)
        yield running


def tell(server: MetadataServer, **texts: str) -> None:
    """Texts below meta-data, by path with __ for / and _ for -."""
    for name, text in texts.items():
        server.paths[DATA + name.replace("__", "/").replace("_", "-")] = lambda text=text: text


def test_plain_texts(server: MetadataServer) -> None:
    names = {
        "getAmiId": "ami_id", "getAmiLaunchIndex": "ami_launch_index", "getAmiManifestPath": "ami_manifest_path",
        "getInstanceAction": "instance_action", "getInstanceId": "instance_id", "getInstanceType": "instance_type",
        "getLocalHostName": "local_hostname", "getMacAddress": "mac", "getPrivateIpAddress": "local_ipv4",
        "getAvailabilityZone": "placement__availability_zone", "getPublicKey": "public_keys__0__openssh_key",
        "getRamdiskId": "ramdisk_id", "getReservationId": "reservation_id",
    }  # fmt: skip
    tell(server, **{name: f"the {method}" for method, name in names.items()})
    for method in names:
        assert getattr(EC2MetadataUtils, method)() == f"the {method}"
    asked = len(server.requests)
    assert EC2MetadataUtils.getInstanceId() == "the getInstanceId"
    assert len(server.requests) == asked  # it does not change while an instance runs
    assert EC2MetadataUtils.getHostAddressForEC2MetadataService() == server.url


def test_lists_and_other_data(server: MetadataServer) -> None:
    tell(server, security_groups="a\nb", product_codes="p", ancestor_ami_ids="ami-0")
    tell(server, block_device_mapping__="ami\nroot", block_device_mapping__ami="sda1", block_device_mapping__root="x")
    server.paths["/latest/user-data"] = lambda: "#!/bin/sh"
    server.paths["/latest/dynamic/instance-identity/signature"] = lambda: "sig"
    assert EC2MetadataUtils.getSecurityGroups() == ["a", "b"]
    assert EC2MetadataUtils.getProductCodes() == ["p"]
    assert EC2MetadataUtils.getAncestorAmiIds() == ["ami-0"]
    assert EC2MetadataUtils.getBlockDeviceMapping() == {"ami": "sda1", "root": "x"}
    assert EC2MetadataUtils.getUserData() == EC2MetadataUtils.getData("/latest/user-data") == "#!/bin/sh"
    assert EC2MetadataUtils.getInstanceSignature() == "sig"


def test_the_identity_document(server: MetadataServer) -> None:
    server.paths[DOCUMENT] = lambda: json.dumps(IDENTITY)
    info = EC2MetadataUtils.getInstanceInfo()
    assert info is not None
    assert {name: getattr(info, f"get{name[:1].upper()}{name[1:]}")() for name in IDENTITY} == IDENTITY
    assert EC2MetadataUtils.getEC2InstanceRegion() == "eu-west-1"
    assert "region='eu-west-1'" in info.toString()


def test_profile_and_keys_of_the_role(server: MetadataServer) -> None:
    tell(server, iam__info=json.dumps({"Code": "Success", "LastUpdated": "x", "InstanceProfileArn": "arn"}))
    info = EC2MetadataUtils.getIAMInstanceProfileInfo()
    assert info is not None
    told = (info.code, info.message, info.lastUpdated, info.instanceProfileArn, info.instanceProfileId)
    assert told == ("Success", None, "x", "arn", None)
    keys = EC2MetadataUtils.getIAMSecurityCredentials()
    assert keys is not None
    (role, found) = next(iter(keys.items()))
    assert (role, found.code, found.accessKeyId) == ("app-role", "Success", "ASIA0000000000000001")
    assert (found.secretAccessKey, found.token) == ("secret/1", "token/1==")
    assert (found.message, found.lastUpdated, found.type) == (None, None, None)
    assert found.expiration is not None
    assert "secret/1" not in f"{found} {found!r} {keys}"
    assert "token/1" not in f"{found} {found!r} {keys}"


def test_network_interfaces(server: MetadataServer) -> None:
    base = f"network__interfaces__macs__{MAC}__"
    tell(server, network__interfaces__macs__=f"{MAC}/")
    texts = {
        "owner_id": "1", "profile": "default", "local_hostname": "h", "local_ipv4s": "10.0.0.1\n10.0.0.2",
        "public_hostname": "p", "public_ipv4s": "192.0.2.1", "security_groups": "a", "security_group_ids": "sg-1",
        "subnet_ipv4_cidr_block": "10.0.0.0/24", "subnet_id": "subnet-1", "vpc_ipv4_cidr_block": "10.0.0.0/16",
        "vpc_id": "vpc-1", "ipv4_associations__": "192.0.2.1", "ipv4_associations__192.0.2.1": "10.0.0.1",
    }  # fmt: skip
    tell(server, **{base + name: text for name, text in texts.items()})
    (interface,) = EC2MetadataUtils.getNetworkInterfaces()
    assert interface.getMacAddress() == MAC
    assert [interface.getOwnerId(), interface.getProfile(), interface.getHostname()] == ["1", "default", "h"]
    assert interface.getLocalIPv4s() == ["10.0.0.1", "10.0.0.2"]
    assert (interface.getPublicHostname(), interface.getPublicIPv4s()) == ("p", ["192.0.2.1"])
    assert (interface.getSecurityGroups(), interface.getSecurityGroupIds()) == (["a"], ["sg-1"])
    assert (interface.getSubnetIPv4CidrBlock(), interface.getSubnetId()) == ("10.0.0.0/24", "subnet-1")
    assert (interface.getVpcIPv4CidrBlock(), interface.getVpcId()) == ("10.0.0.0/16", "vpc-1")
    assert interface.getPublicIps() == ["192.0.2.1"]
    assert interface.getIPv4Association("192.0.2.1") == ["10.0.0.1"]


def test_what_cannot_be_read_is_none_and_a_warning(server: MetadataServer, caplog: pytest.LogCaptureFixture) -> None:
    server.paths[ROLES] = server.paths.pop(ROLES + "app-role", lambda: "")
    with caplog.at_level(logging.WARNING, "sts_sdk.util"):
        assert EC2MetadataUtils.getInstanceId() is None
        assert EC2MetadataUtils.getItems("/latest/none") is None
        assert EC2MetadataUtils.getInstanceInfo() is None
        assert EC2MetadataUtils.getIAMInstanceProfileInfo() is None
        assert EC2MetadataUtils.getEC2InstanceRegion() is None
        assert EC2MetadataUtils.getNetworkInterfaces() == []
    assert "Unable to retrieve the requested metadata (/latest/meta-data/instance-id)." in caplog.text


@pytest.mark.parametrize("text", ["no json", "[]", '{"no": "region"}'])
def test_a_document_that_says_something_else(server: MetadataServer, text: str) -> None:
    server.faults[DOCUMENT] = [Answer(body=text)]
    with pytest.raises(SdkClientException):
        EC2MetadataUtils.getEC2InstanceRegion()
