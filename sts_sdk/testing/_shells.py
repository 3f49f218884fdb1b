"""Settings of the environment as a shell reads them: bash (and others of its kind), PowerShell and cmd."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping, Sequence

SHELLS = ("bash", "powershell", "cmd")


def default_shell() -> str:
    """The shell that is likely on this system."""
    return "powershell" if os.name == "nt" else "bash"


def settings(shell: str, variables: Mapping[str, str], comments: Sequence[str], also_unset: Sequence[str]) -> list[str]:
    """Lines that set the variables, take away the blank ones and ``also_unset``, and say the comments."""
    blank = [name for name, value in variables.items() if not value]
    unset = [*blank[:1], *also_unset[:1], *blank[1:], *also_unset[1:]]
    return _WRITERS[shell]({name: value for name, value in variables.items() if value}, unset, comments)


def _bash(variables: Mapping[str, str], unset: Sequence[str], comments: Sequence[str]) -> list[str]:
    lines = [f"export {name}={shlex.quote(value)}" for name, value in variables.items()]
    groups = [unset[:2], unset[2:]]  # of the shell that reads this: they would get in the way
    lines += [f"unset {' '.join(names)}" for names in groups if names]
    return [*lines, *(f"# {comment}" for comment in comments)]


def _for_powershell(variables: Mapping[str, str], unset: Sequence[str], comments: Sequence[str]) -> list[str]:
    lines = [f"$env:{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in variables.items()]
    if unset:
        lines.append(f"Remove-Item -ErrorAction SilentlyContinue {', '.join(f'Env:{name}' for name in unset)}")
    return [*lines, *(f"# {comment}" for comment in comments)]


def _cmd(variables: Mapping[str, str], unset: Sequence[str], comments: Sequence[str]) -> list[str]:
    lines = [f'set "{name}={value.replace("%", "%%")}"' for name, value in variables.items()]
    return [*lines, *(f'set "{name}="' for name in unset), *(f"rem {comment}" for comment in comments)]


_WRITERS: dict[str, Callable[[Mapping[str, str], Sequence[str], Sequence[str]], list[str]]] = {
    "bash": _bash,
    "powershell": _for_powershell,
    "cmd": _cmd,
}
