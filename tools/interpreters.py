"""Which of the Pythons that sts_sdk supports are on this machine, on PATH or among pyenv's.

python tools/interpreters.py             prints each version and its path
python tools/interpreters.py oldest      prints the path of the oldest
python tools/interpreters.py newer       prints the version of the newest, or nothing if there is only one
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SUPPORTED = ("3.11", "3.12", "3.13", "3.14")  # oldest first; pyproject.toml's classifiers name those that were tried

# A name on PATH proves nothing: pyenv's shims are there for versions that are switched off, and Debian's python3 may
# come without what ``venv`` needs.
_QUESTION = "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2], sys.executable)"


def interpreters() -> dict[str, str]:
    """Path by version, oldest first; a version that cannot be started here is not in it."""
    return {version: path for version in SUPPORTED if (path := _find(version)) is not None}


def _find(version: str) -> str | None:
    answers = (_ask(candidate) for candidate in _candidates(version))
    return next((path for found, path in filter(None, answers) if found == version), None)


def _candidates(version: str) -> list[Path]:
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    folders += sorted(pyenv.glob(f"{version}.*/bin"), reverse=True)
    return [path for folder in folders if (path := folder / f"python{version}").exists()]


def _ask(python: Path) -> list[str] | None:
    """The version and the path that an interpreter says it has; None if it does not start."""
    done = subprocess.run([python, "-c", _QUESTION], capture_output=True, text=True, check=False)
    return done.stdout.strip().split(maxsplit=1) if done.returncode == 0 else None


def main(wanted: str) -> str:
    """What to print; SystemExit if there is none of the supported versions."""
    found = interpreters()
    if not found:
        raise SystemExit(f"sts_sdk needs Python {SUPPORTED[0]} or newer, and there is none on PATH or among pyenv's")
    if wanted == "oldest":
        return next(iter(found.values()))
    if wanted == "newer":
        return list(found)[-1] if len(found) > 1 else ""
    return "\n".join(f"{version} {found.get(version, 'is not here')}" for version in SUPPORTED)


if __name__ == "__main__":
    print(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
