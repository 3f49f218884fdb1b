"""The reader as an object."""

from __future__ import annotations

import pytest

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy import Policy, PolicyReaderOptions
from sts_sdk.auth.policy.internal import JsonPolicyReader

TEXT = (
    '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Principal":{"AWS":"a-b"},'
    '"Action":["s3:GetObject"],"Resource":["*"]}]}'
)


def test_a_policy_is_read_as_from_json() -> None:
    """
    Policy policy = new JsonPolicyReader().createPolicyFromJsonString(text);
    """
    assert JsonPolicyReader().createPolicyFromJsonString(TEXT) == Policy.fromJson(TEXT)
    options = PolicyReaderOptions().withStripAwsPrincipalIdHyphensEnabled(False)
    assert JsonPolicyReader(options).createPolicyFromJsonString(TEXT).toJson() == TEXT
    with pytest.raises(IllegalArgumentException):
        JsonPolicyReader().createPolicyFromJsonString("{")
