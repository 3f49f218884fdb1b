"""MFA codes are asked on a real terminal, and show nowhere."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.cli import _prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing import LocalAWS, Role, User

# Opening a terminal makes it the one of a new session; then the command takes over.
ON_THE_TERMINAL = """
import os, sys
os.close(os.open(os.ttyname(0), os.O_RDWR))
os.execv(sys.executable, [sys.executable, "-m", "sts_sdk", *sys.argv[1:]])
"""


class Terminal:
    """A command on a pseudo-terminal; its standard output is a pipe."""

    def __init__(self, *words: str) -> None:
        self._own, other = pty.openpty()
        self.shown = ""
        self.child = subprocess.Popen(
            [sys.executable, "-c", ON_THE_TERMINAL, *words],
            stdin=other, stdout=subprocess.PIPE, stderr=other, text=True, start_new_session=True,
        )  # fmt: skip
        os.close(other)

    def until(self, text: str) -> None:
        while text not in self.shown:
            read = self._read()
            assert read, f"the command ended, and showed {self.shown!r}"

    def types(self, text: str) -> None:
        os.write(self._own, text.encode())

    def ends(self) -> tuple[int, str]:
        out, _ = self.child.communicate(timeout=300)
        while self._read():
            pass
        return self.child.returncode, out

    def close(self) -> None:
        self.child.kill()
        self.child.communicate()
        os.close(self._own)

    def _read(self) -> str:
        try:
            read = os.read(self._own, 1024).decode(errors="replace")
        except OSError:  # Linux's way to say that nobody has the terminal any more
            return ""
        self.shown += read
        return read


@pytest.fixture
def started() -> Iterator[list[Terminal]]:
    running: list[Terminal] = []
    yield running
    for terminal in running:
        terminal.close()


@pytest.fixture
def ann(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> User:
    user = aws.user("ann", mfa=True)
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    return user


@pytest.fixture
def role(aws: LocalAWS, ann: User) -> Role:
    return aws.role("guarded", trusts=ann, mfa=True)


@pytest.mark.posix
def test_a_code_is_asked_and_not_shown(ann: User, role: Role, started: list[Terminal]) -> None:
    terminal = Terminal("assume", role.arn, "--mfa", ann.mfa.serial, "--output", "json")
    started.append(terminal)
    terminal.until(f"MFA code of {ann.mfa.serial}: ")
    code = ann.mfa.code()
    terminal.types(f"{code}\n")
    status, out = terminal.ends()

    assert status == 0
    assert json.loads(out)["AccessKeyId"].startswith("ASIA")
    assert code not in terminal.shown
    assert code not in out


@pytest.mark.posix
def test_a_wrong_code_is_told_without_the_code(ann: User, role: Role, started: list[Terminal]) -> None:
    terminal = Terminal("session-token", "--mfa", ann.mfa.serial)
    started.append(terminal)
    terminal.until("MFA code")
    terminal.types("12ab56\n")
    status, out = terminal.ends()

    assert (status, out) == (1, "")
    assert "sts-sdk: An MFA code is 6 digits; what was typed is something else." in terminal.shown
    assert "12ab56" not in terminal.shown
    assert "Traceback" not in terminal.shown


@pytest.mark.posix
def test_ctrl_c_in_the_prompt_leaves_nothing_half_written(
    aws: LocalAWS, ann: User, role: Role, started: list[Terminal]
) -> None:
    folder = Path.home() / ".aws"
    folder.mkdir(mode=0o700)
    config = f"[profile guarded]\nrole_arn={role.arn}\ncredential_source=Environment\nmfa_serial={ann.mfa.serial}\n"
    (folder / "config").write_text(config, encoding="utf-8")
    before, kept = "[other]\naws_access_key_id=AKIAOTHER\naws_secret_access_key=x\n", folder / "credentials"
    kept.write_text(before, encoding="utf-8")
    terminal = Terminal("export", "profile", "new", "--profile", "guarded")
    started.append(terminal)
    terminal.until("MFA code")
    terminal.types("\x03")
    status, out = terminal.ends()

    assert (status, out) == (130, "")
    assert "Traceback" not in terminal.shown
    assert "sts-sdk: interrupted" in terminal.shown
    assert kept.read_text(encoding="utf-8") == before
    assert sorted(file.name for file in folder.iterdir()) == ["config", "credentials"]
    assert not aws.requests


@pytest.mark.posix
def test_secrets_are_not_printed_on_a_terminal_by_assume(ann: User, started: list[Terminal]) -> None:
    # Its standard output is the pipe here, so it is the terminal that must stay without them.
    terminal = Terminal("session-token", "--output", "env")
    started.append(terminal)
    status, out = terminal.ends()
    assert (status, "AWS_SECRET_ACCESS_KEY" in out, terminal.shown) == (0, True, "")


def test_without_a_terminal_the_device_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_prompt, "_can_ask", lambda: False)
    with pytest.raises(SdkClientException, match="MFA code of arn:x is needed, but there is no terminal"):
        _prompt.typed_mfa_code("arn:x")
