"""Settings as shells read them."""

from __future__ import annotations

import subprocess

from sts_sdk.testing._shells import settings

VARIABLES = {"A": "it's $HOME", "B": "", "C": "x/y+z="}


def test_bash() -> None:
    lines = settings("bash", VARIABLES, ["Ctrl-C stops it"], ["AWS_PROFILE"])
    assert lines[-2:] == ["unset B AWS_PROFILE", "# Ctrl-C stops it"]
    script = "\n".join([*lines, 'printf "%s|%s|%s|%s" "$A" "${B-none}" "$C" "${AWS_PROFILE-none}"'])
    surroundings = {"B": "old", "AWS_PROFILE": "old"}
    done = subprocess.run(
        ["sh", "-c", script], env=surroundings, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "it's $HOME|none|x/y+z=|none"


def test_powershell() -> None:
    assert settings("powershell", VARIABLES, ["Ctrl-C stops it"], ["AWS_PROFILE"]) == [
        "$env:A = 'it''s $HOME'",
        "$env:C = 'x/y+z='",
        "Remove-Item -ErrorAction SilentlyContinue Env:B, Env:AWS_PROFILE",
        "# Ctrl-C stops it",
    ]


def test_cmd() -> None:
    assert settings("cmd", {"A": "50%", "B": ""}, ["Ctrl-C stops it"], ["AWS_PROFILE"]) == [
        'set "A=50%%"',
        'set "B="',
        'set "AWS_PROFILE="',
        "rem Ctrl-C stops it",
    ]
