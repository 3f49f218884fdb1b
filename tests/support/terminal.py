"""A command on a pseudo-terminal of a given width, as a person sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Sequence


def on_a_terminal(command: Sequence[str], columns: int) -> tuple[int, str]:
    """The exit status, and all that was shown."""
    own, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    settings = dict(os.environ) | {"TERM": "dumb"}
    settings = {name: value for name, value in settings.items() if name not in {"COLUMNS", "LINES"}}
    with subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=settings) as child:
        os.close(other)
        shown = _all_of(own)
        child.wait(timeout=300)
    os.close(own)
    return child.returncode, shown


def _all_of(terminal: int) -> str:
    shown = b""
    try:
        while read := os.read(terminal, 4096):
            shown += read
    except OSError:  # Linux's way to say that nobody has the terminal any more
        pass
    return shown.decode().replace("\r\n", "\n")
