"""Virtual MFA devices: made with a seed, and enabled for a user with two codes."""

from __future__ import annotations

import base64

from sts_sdk.testing._clock import ISO_SECONDS
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._mfa import MfaDevice
from sts_sdk.testing.iam._principals import User
from sts_sdk.testing.management._call import IamCall, already_exists, list_result, no_such_entity, tag_elements
from sts_sdk.testing.sts._answers import Tree


def create_device(call: IamCall) -> Tree:
    """CreateVirtualMFADevice: a device of nobody yet, with its seed for an authenticator app."""
    name, path = call.text("VirtualMFADeviceName"), call.parameters.text("Path") or "/"
    serial = call.arn("mfa", name, path)
    call.require(serial)
    if serial in call.state.devices:
        raise already_exists("MFADevice entity at the same path and name already exists.")
    device = call.state.devices[serial] = MfaDevice(serial, call.state.clock)
    seed = base64.b64encode(device.seed().encode()).decode()
    parts = [("SerialNumber", serial), ("Base32StringSeed", seed), ("QRCodePNG", "")]
    return [("VirtualMFADevice", [*parts, *tag_elements(call.tags())])]


def enable_device(call: IamCall) -> Tree:
    """EnableMFADevice: give a device to a user, who shows two codes that follow each other."""
    user, serial = call.user(), call.text("SerialNumber")
    device = _device(call, serial)
    if user.device is not None and user.device is not device:
        raise Refusal("LimitExceeded", "Cannot exceed quota for MfaDevicesPerUser: 1", 409)
    if _device_owner(call, serial) is not None:
        raise already_exists("MFA Device is already in use")
    if not device.synchronizes(call.text("AuthenticationCode1"), call.text("AuthenticationCode2")):
        raise Refusal("InvalidAuthenticationCode", "Authentication code for device is not valid.", 403)
    user.device = device
    device.enabled = call.now
    return []


def deactivate_device(call: IamCall) -> Tree:
    """DeactivateMFADevice: take a device from its user."""
    user, serial = call.user(), call.text("SerialNumber")
    if user.device is None or user.device.serial != serial:
        raise no_such_entity(f"Device {serial} is not enabled for {user.name}.")
    user.device = None
    return []


def delete_device(call: IamCall) -> Tree:
    """DeleteVirtualMFADevice: a device of nobody."""
    serial = call.text("SerialNumber")
    call.require(serial)
    _device(call, serial)
    if _device_owner(call, serial) is not None:
        raise Refusal("DeleteConflict", "Virtual MFA device must be deactivated first.", 409)
    del call.state.devices[serial]
    return []


def list_devices(call: IamCall) -> Tree:
    """ListMFADevices: those of a user, or of the caller."""
    user = call.user()
    return list_result("MFADevices", [] if user.device is None else [_device_element(user, user.device)])


def list_virtual_devices(call: IamCall) -> Tree:
    """ListVirtualMFADevices: all of the account, or those that are assigned, or not."""
    call.require("*")
    wanted = call.parameters.text("AssignmentStatus") or "Any"
    trees: list[Tree] = []
    for serial, device in call.state.devices.items():
        owner = _device_owner(call, serial)
        if serial.split(":")[4] != call.account or (wanted != "Any" and (owner is not None) != (wanted == "Assigned")):
            continue
        user: list[tuple[str, str | Tree]] = (
            []
            if owner is None
            else [("User", [("UserName", owner.name), ("UserId", owner.userId), ("Arn", owner.arn)])]
        )
        trees.append([("SerialNumber", serial), *user, *_enabled(device)])
    return list_result("VirtualMFADevices", trees)


def _device(call: IamCall, serial: str) -> MfaDevice:
    device = call.state.devices.get(serial)
    if device is None or serial.split(":")[4] != call.account:
        raise no_such_entity(f"VirtualMFADevice with serial number {serial} does not exist.")
    return device


def _device_owner(call: IamCall, serial: str) -> User | None:
    users = call.state.users.values()
    return next((user for user in users if user.device is not None and user.device.serial == serial), None)


def _device_element(user: User, device: MfaDevice) -> Tree:
    return [("UserName", user.name), ("SerialNumber", device.serial), *_enabled(device)]


def _enabled(device: MfaDevice) -> list[tuple[str, str]]:
    when = f"{device.enabled:{ISO_SECONDS}}" if device.enabled else "2020-01-01T00:00:00Z"
    return [("EnableDate", when)]
