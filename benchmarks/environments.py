"""Environments of the peers: one each under ``benchmarks/.environments``, all from the package index."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.interpreters import SUPPORTED, interpreters

if TYPE_CHECKING:
    from collections.abc import Collection

HERE = Path(__file__).parent
HOME = HERE / ".environments"

# Environment: what is installed. ``sts_sdk`` is this checkout, as users get it: a wheel, without extras.
DISTRIBUTIONS = {
    "sts_sdk": str(HERE.parent),
    "sts_sdk-aws": f"{HERE.parent}[aws]",
    "sts_sdk-transfer": f"{HERE.parent}[transfer]",
    "boto3": "boto3",
    "aiobotocore": "aiobotocore",
    "capo-sts": "capo-sts",
    "requests-aws4auth": "requests-aws4auth",
    "requests-auth-aws-sigv4": "requests-auth-aws-sigv4",
    "awscrt": "awscrt",
    "requests": "requests",
}
# These need Python 3.12: they get one of their own, and a boto3 on it for the ratio.
NEWER = {"aws-sdk-sts": "aws-sdk-sts", "aws-sdk-signers": "aws-sdk-signers", "boto3-newer": "boto3"}


class Environment:
    """An interpreter with one distribution and what that needs, and nothing else: no pip either."""

    def __init__(self, name: str, python: str) -> None:
        self.path = HOME / name
        self.python = self.path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._base = python

    def make(self, requirement: str) -> None:
        """Install; a CalledProcessError says why it could not be."""
        ours = requirement.startswith(str(HERE.parent))
        if self.python.exists() and not ours:
            return
        if not self.python.exists():
            _run(self._base, "-m", "venv", "--without-pip", str(self.path))
        fresh = ["--force-reinstall", "--no-deps"] if ours and (self.path / "complete").exists() else []
        try:
            _run(sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet", *fresh, requirement)
        except subprocess.CalledProcessError:
            shutil.rmtree(self.path)
            raise
        (self.path / "complete").touch()

    def installed(self) -> tuple[float, int]:
        """Megabytes on the disk, compiled modules included, and how many distributions."""
        packages = next(self.path.glob("lib/python*/site-packages"))
        return megabytes(packages), len(list(packages.glob("*.dist-info")))


def megabytes(folder: Path) -> float:
    """What the files of a folder take."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def environments(names: Collection[str] = ()) -> dict[str, Environment]:
    """All that can be had here, or those of these names; the reason for each that cannot is printed."""
    made: dict[str, Environment] = {}
    newer = _newer_python()
    every = [(name, requirement, sys.executable) for name, requirement in DISTRIBUTIONS.items()]
    every += [(name, requirement, newer) for name, requirement in NEWER.items()]
    wanted = [each for each in every if not names or each[0] in names]
    for name, requirement, python in wanted:
        if python is None:
            print(f"skipped {name}: it needs Python 3.12 or newer, and there is none here")
            continue
        environment = Environment(name, python)
        try:
            environment.make(requirement)
        except subprocess.CalledProcessError as error:
            reason = (error.stderr or str(error)).strip().splitlines()[-1]
            print(f"skipped {name}: it cannot be installed here: {reason}")
        else:
            made[name] = environment
    return made


def clean_variables() -> dict[str, str]:
    """Variables for a measured process: nothing of Python's or AWS's that the caller has set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "AWS_", "COVERAGE"))}
    return {**kept, "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull, "NO_PROXY": "127.0.0.1"}


def _newer_python() -> str | None:
    newer = [path for version, path in interpreters().items() if version != SUPPORTED[0]]
    return newer[-1] if newer else None


def _run(*command: str) -> None:
    # Modules are to be compiled, and beside their source, as an install does it.
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run(command, check=True, capture_output=True, text=True, env=variables)
