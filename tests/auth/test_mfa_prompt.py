"""The prompt for an MFA code: at a terminal, and nowhere else."""

from __future__ import annotations

import getpass
import io
import sys
from typing import Any

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._mfa_prompt import ask_on_terminal, mfa_code


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda question: f"answer to {question}")
    assert ask_on_terminal("arn:aws:iam::1:mfa/me") == "answer to MFA code of arn:aws:iam::1:mfa/me: "


@pytest.mark.parametrize("stdin", [None, io.StringIO("123456\n")])
def test_without_a_terminal_nobody_is_asked(stdin: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(SdkClientException, match=r"no terminal to ask on\. .* as mfaPrompt"):
        ask_on_terminal("arn:aws:iam::1:mfa/me")


@pytest.mark.parametrize("given", [None, "", "  "])
def test_no_code_is_said_as_that(given: Any) -> None:
    with pytest.raises(SdkClientException, match=r"^No MFA code of serial: who was asked for it gave none$"):
        mfa_code("serial", lambda _: given)


def test_a_notebook_asks_although_it_has_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def asks(question: str) -> str:
        return f"answer to {question}"

    asks.__module__ = "ipykernel.kernelbase"
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(getpass, "getpass", asks)
    assert ask_on_terminal("serial") == "answer to MFA code of serial: "
