"""What is written where a region's name is meant, and what is made of it."""

from __future__ import annotations

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth import AnonymousAWSCredentials, AWSStaticCredentialsProvider
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.regions import Regions
from sts_sdk.regions._mistakes import check_region, meant_region
from sts_sdk.regions._names import region_name
from sts_sdk.regions._partitions import is_odd
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

MISTAKES = [
    ("us-east-1a", "us-east-1"),
    ("us-west-2-lax-1a", "us-west-2"),
    ("US-EAST-1", "us-east-1"),
    ("Tokyo", "ap-northeast-1"),
    ("ohio", "us-east-2"),
    ("Frankfurt", "eu-central-1"),
    ("useast1", "us-east-1"),
    ("eu-west1", "eu-west-1"),
]


@pytest.mark.parametrize(("written", "meant"), MISTAKES)
def test_a_mistake_is_refused_before_a_host_is_made_of_it(
    written: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_odd(written)
    builder = AWSSecurityTokenServiceClientBuilder.standard()
    builder.withCredentials(AWSStaticCredentialsProvider(AnonymousAWSCredentials()))
    with pytest.raises(IllegalArgumentException, match=f"did you mean '{meant}'"):
        builder.withRegion(written).build()
    monkeypatch.setenv("AWS_REGION", written)
    with pytest.raises(IllegalArgumentException, match=f"did you mean '{meant}'"):
        AWSSecurityTokenServiceClientBuilder.defaultClient()


@pytest.mark.parametrize(("written", "meant"), [*MISTAKES, ("AP_NORTHEAST_1", "ap-northeast-1"), (" ", None)])
def test_it_may_name_a_region_of_a_server_that_is_not_awss(written: str, meant: str | None) -> None:
    assert meant_region(written) == meant
    if "_" in written or not written.strip():
        return
    builder = AWSSecurityTokenServiceClientBuilder.standard()
    builder.withCredentials(AWSStaticCredentialsProvider(AnonymousAWSCredentials()))
    with builder.withEndpointConfiguration(EndpointConfiguration("http://127.0.0.1:1", written)).build() as client:
        assert written in repr(client)


@pytest.mark.parametrize(("written", "meant"), [("AP_NORTHEAST_1", "ap-northeast-1"), ("us east 1", "us-east-1")])
def test_what_is_no_label_is_refused_with_the_name_that_is_meant(written: str, meant: str) -> None:
    with pytest.raises(IllegalArgumentException, match=f"is not the name of a region; did you mean '{meant}'"):
        region_name(written)


@pytest.mark.parametrize("name", [*(region.getName() for region in Regions), "aws-global", "us-east-9", "eu-nowhere-1"])
def test_names_of_regions_old_and_new_are_not_odd(name: str) -> None:
    assert not is_odd(name)
    check_region(name)


@pytest.mark.parametrize("name", ["moon-base-1", "garage", "a", "west"])
def test_what_means_nothing_known_passes(name: str) -> None:
    assert is_odd(name)
    check_region(name)
