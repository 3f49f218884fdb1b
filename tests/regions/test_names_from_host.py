from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk.regions._names import is_host_label, region_from_host
from sts_sdk.services.securitytoken._endpoints import by_rules


@pytest.mark.parametrize(
    ("host", "region"),
    [
        ("sts.amazonaws.com", "us-east-1"),
        ("sts-endpoint.amazonaws.com", "us-east-1"),
        ("sts.eu-west-1.amazonaws.com", "eu-west-1"),
        ("STS.EU-WEST-1.AMAZONAWS.COM", "eu-west-1"),
        ("sts.eu-west-1.amazonaws.com.", "eu-west-1"),
        ("sts-fips.us-west-1.amazonaws.com", "us-west-1"),
        ("sts.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
        ("iam.us-gov.amazonaws.com", "us-gov-west-1"),
        ("sts.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        ("sts.us-east-1.api.aws", "us-east-1"),
        ("sts.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"),
        ("sts.moon-base-1.amazonaws.com", "moon-base-1"),
        ("vpce-0a1b-xyz.sts.us-east-2.vpce.amazonaws.com", "us-east-2"),
        ("s3.eu-central-1.amazonaws.com", "eu-central-1"),
        ("s3-ap-southeast-2.amazonaws.com", "ap-southeast-2"),
        ("proxy.sts.amazonaws.com", "us-east-1"),
        ("sts.eu-west-1.example.test", "eu-west-1"),
        ("sts-eu-west-1.example.test", "eu-west-1"),
        ("my.sts.eu-west-1.example.test", "eu-west-1"),
        ("sts.example.test", "example"),
        ("sts-eu-west-1.test", "eu-west-1"),
        ("iam.amazonaws.com", "us-east-1"),
        ("iam.amazonaws.com.cn", "cn-northwest-1"),
        ("sts.test", None),
        ("example.test", None),
        ("127.0.0.1", None),
        ("localhost", None),
        ("::1", None),
        ("sts", None),
        ("amazonaws.com", None),
        ("sts.eu-west-1.amazonaws.com.evil.test", "eu-west-1"),
    ],
)
def test_a_host_tells_its_region(host: str, region: str | None) -> None:
    assert region_from_host(host, "sts") == region


@given(st.text("stx-.ea1us", max_size=30), st.sampled_from(["", ".amazonaws.com", ".api.aws", ".amazonaws.com.cn"]))
def test_whatever_a_host_tells_can_be_signed_for(host: str, suffix: str) -> None:
    region = region_from_host(host + suffix, "sts")
    assert region is None or is_host_label(region)


@pytest.mark.parametrize("region", ["us-east-1", "eu-isoe-west-1", "cn-northwest-1", "us-gov-east-1", "eusc-de-east-1"])
@pytest.mark.parametrize("dual_stack", [False, True])
@pytest.mark.parametrize("fips", [False, True])
def test_our_own_hosts_tell_the_region_they_were_made_for(region: str, fips: bool, dual_stack: bool) -> None:
    host, signing_region = by_rules(region, fips=fips, dual_stack=dual_stack, legacy=False)
    assert region_from_host(host, "sts") == signing_region
