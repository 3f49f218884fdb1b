"""The table that stands for Java's system properties."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException, SystemProperties


@pytest.mark.parametrize("value", [3128, True, None, b"text"])
def test_a_value_that_is_no_text_is_refused_where_it_is_set(value: Any) -> None:
    with pytest.raises(IllegalArgumentException, match=r"the system property https\.proxyPort must be text, not "):
        SystemProperties.setProperty("https.proxyPort", value)
    assert SystemProperties.getProperty("https.proxyPort") is None


@pytest.mark.parametrize("key", ["", None])
def test_a_key_is_needed(key: Any) -> None:
    for call in (lambda: SystemProperties.setProperty(key, "v"), lambda: SystemProperties.getProperty(key)):
        with pytest.raises(IllegalArgumentException, match="key of a system property cannot be empty"):
            call()
