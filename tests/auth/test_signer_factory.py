"""Signers by service and by type."""

from __future__ import annotations

import pytest

from sts_sdk import ClientConfiguration, ClientConfigurationFactory, IllegalArgumentException
from sts_sdk.auth import SignerFactory


def test_a_signer_of_a_service() -> None:
    signer = SignerFactory.getSigner("execute-api", "eu-west-1")
    assert (signer.getServiceName(), signer.getRegionName()) == ("execute-api", "eu-west-1")
    assert SignerFactory.getSignerByTypeAndService("AWS4SignerType", "sts").getServiceName() == "sts"
    with pytest.raises(IllegalArgumentException, match="it is 'QueryStringSignerType'"):
        SignerFactory.getSignerByTypeAndService("QueryStringSignerType", "sts")


def test_a_configuration_of_the_factory_is_a_new_one() -> None:
    factory = ClientConfigurationFactory()
    assert isinstance(factory.getConfig(), ClientConfiguration)
    assert factory.getConfig() is not factory.getConfig()
