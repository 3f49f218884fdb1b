"""``sts-sdk local``: a local AWS that other programs call, until Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.conftest import Run


def test_it_prints_its_settings_answers_and_ends_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "sts_sdk", "local", "--region", "eu-west-1", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as local:
        stuck = threading.Timer(300, local.kill)
        stuck.start()
        assert local.stdout is not None
        settings: dict[str, str] = {}
        while not (line := local.stdout.readline()).startswith("# Ctrl-C"):
            assert line, local.communicate()[1]
            if found := re.match(r"export (\w+)=(\S+)", line):
                settings[found[1]] = found[2]
        assert settings["AWS_REGION"] == "eu-west-1"
        asked = [sys.executable, "-m", "sts_sdk", "whoami"]
        done = subprocess.run(
            asked, env=os.environ | settings, capture_output=True, text=True, timeout=300, check=False
        )
        local.send_signal(signal.SIGINT)
        _, err = local.communicate()
        stuck.cancel()
    assert (done.returncode, done.stderr) == (0, "")
    assert "arn:aws:iam::123456789012:" in done.stdout
    assert (local.returncode, err) == (0, "")


def test_what_it_cannot_do_is_told_in_one_line(process: Run) -> None:
    done = process("local", "--config", "nowhere.toml")
    assert (done.status, done.out) == (2, "")
    assert done.err == "local AWS: nowhere.toml: No such file or directory\n"
