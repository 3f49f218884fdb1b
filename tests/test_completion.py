"""Editors, IPython and notebooks complete what people type: jedi, which many of these use, is asked."""

from __future__ import annotations

from pathlib import Path

import jedi
import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("from sts_sdk.auth import STSA", "STSAssumeRoleSessionCredentialsProvider"),
        (
            "from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder as B\nB.standard().",
            "withEndpointConfiguration",
        ),
        (
            "from sts_sdk.services.securitytoken.model import GetSessionTokenRequest\nGetSessionTokenRequest().setD",
            "setDurationSeconds",
        ),
    ],
)
def test_what_is_typed_is_completed(typed: str, offered: str) -> None:
    script = jedi.Script(typed, project=jedi.Project(ROOT))
    assert offered in [completion.name for completion in script.complete()]
