"""What several operations read of a call: session policies, tags, MFA codes."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from support.foreign import Boto, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


def test_policies_by_name(local: LocalAWS, alice: User, boto: Boto) -> None:
    role, sts = local.role("Wide", trusts=alice), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    own = local.managedPolicy("Own", {"Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}})
    answer = sts.assume_role(**named, PolicyArns=[{"arn": own}, {"arn": "arn:aws:iam::aws:policy/AmazonS3FullAccess"}])
    assert boto("sts", answer["Credentials"]).get_access_key_info(AccessKeyId=alice.accessKeyId)["Account"]
    unknown = error_of(sts.assume_role, **named, PolicyArns=[{"arn": f"{own}2"}])
    assert unknown["Message"] == f"Policy {own}2 does not exist or is not attachable."
    assert code_of(sts.assume_role, **named, PolicyArns=[{"arn": own}] * 11) == "ValidationError"


def test_too_much_to_pack(local: LocalAWS, alice: User, boto: Boto) -> None:
    role, sts = local.role("Tagged", trusts=alice, allows=["sts:TagSession"]), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    noise = {f"k{n}": secrets.token_urlsafe(120) for n in range(50)}
    error = error_of(sts.assume_role, **named, Tags=[{"Key": key, "Value": value} for key, value in noise.items()])
    assert (error["Code"], error["Message"][:37]) == ("PackedPolicyTooLarge", "Packed size of session tags consumes ")
    resources = [f"arn:aws:s3:::{secrets.token_hex(30)}" for _ in range(120)]
    policy = json.dumps({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": resources}})
    error = error_of(sts.assume_role, **named, Policy=policy)
    assert (error["Code"], error["Message"][:23]) == ("PackedPolicyTooLarge", "Packed policy consumes ")


def test_mfa_opens_once_per_code(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts, serial, code = boto("sts", alice), alice.mfa.serial, alice.mfa.code()
    assert sts.get_session_token(SerialNumber=serial, TokenCode=code)["Credentials"]
    again = error_of(sts.get_session_token, SerialNumber=serial, TokenCode=code)
    assert again["Code"] == "AccessDenied"
    assert again["Message"] == "MultiFactorAuthentication failed with invalid MFA one time pass code. "
    local.clock.advance(seconds=30)
    assert sts.get_session_token(SerialNumber=serial, TokenCode=alice.mfa.code())["Credentials"]


def test_mfa_refusals(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts, device = boto("sts", alice), alice.mfa
    bob = local.user("bob", mfa=True)
    wrong = f"{(int(device.code()) + 1) % 1_000_000:06d}"
    cases = [
        ({"SerialNumber": device.serial, "TokenCode": wrong}, "invalid MFA one time pass code. "),
        ({"SerialNumber": bob.mfa.serial, "TokenCode": bob.mfa.code()}, "associated with this user."),
        ({"SerialNumber": f"{device.serial}2", "TokenCode": device.code()}, "associated with this user."),
        ({"SerialNumber": device.serial}, "must provide both MFA serial number and one time pass code. "),
        ({"TokenCode": device.code()}, "must provide both MFA serial number and one time pass code. "),
    ]
    for parameters, ending in cases:
        error = error_of(sts.get_session_token, **parameters)
        assert error["Code"] == "AccessDenied"
        assert error["Message"].startswith("MultiFactorAuthentication failed")
        assert error["Message"].endswith(ending)
    assert code_of(sts.get_session_token, SerialNumber=device.serial, TokenCode="12345") == "ValidationError"
