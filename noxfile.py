"""What is run in environments of its own: the tests on every supported Python, the lowest dependencies, a release.

make matrix                                       tests on each Python that is here, then the lowest dependencies
.venv-tools/bin/nox -s tests-3.13 -- tests/auth   one Python, some tests
.venv-tools/bin/nox -s release                    make release
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent))

from tools.interpreters import SUPPORTED, interpreters

DISTRIBUTIONS = Path(__file__).parent / "dist"
CHANGES = Path(__file__).parent / "CHANGELOG.md"
FOUND = interpreters()
EVERY_CORE = ("-n", "auto", "--dist", "worksteal")

nox.needs_version = ">=2025.5.1"
nox.options.sessions = ["tests", "lowest"]
nox.options.default_venv_backend = "venv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False  # it says which were not here
# nox looks on PATH only, where pyenv keeps names for versions that are switched off.
os.environ["PATH"] = os.pathsep.join([*(str(Path(path).parent) for path in FOUND.values()), os.environ["PATH"]])


@nox.session(python=SUPPORTED)
def tests(session: nox.Session) -> None:
    """The tests on one Python; arguments after -- go to pytest instead of the usual ones."""
    session.install("--editable", ".[dev]")
    session.run("python", "-m", "pytest", *(session.posargs or EVERY_CORE))


@nox.session(venv_backend="none")
def lowest(session: nox.Session) -> None:
    """The tests with the lowest requests and urllib3 that pyproject.toml allows, on the oldest Python that is here."""
    session.run("make", "lowest", f"PYTHON={next(iter(FOUND.values()))}", external=True)


@nox.session
def release(session: nox.Session) -> None:
    """Build what is uploaded, check its metadata, and go on to try the wheel."""
    session.install("build", "twine")
    shutil.rmtree(DISTRIBUTIONS, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(DISTRIBUTIONS))
    session.run("twine", "check", "--strict", *map(str, sorted(DISTRIBUTIONS.iterdir())))
    session.notify("wheel")


@nox.session
def wheel(session: nox.Session) -> None:
    """A call from the wheel alone: nothing else is installed, and the checkout is out of sight."""
    (built,) = DISTRIBUTIONS.glob("*.whl")
    session.install(str(built))
    session.run("python", "-I", "tools/try_wheel.py", built.name)
    version = built.name.split("-")[1]
    if f"\n## [{version}] - " not in CHANGES.read_text(encoding="utf-8"):
        session.error(f"CHANGELOG.md has no section of {version}: give what is under Unreleased its version and date")
    session.log("Left to a person:")
    if not os.environ.get("STS_SDK_ADDRESS"):
        session.log(
            "  no ADDRESS was given: links of the page lead nowhere; build anew: make release ADDRESS=https://..."
        )
    for step in (
        f"git tag --sign v{version} --message 'sts_sdk {version}' && git push origin v{version}",
        ".nox/release/bin/twine upload dist/*    # with the project's account and its second factor",
        "announce it with the section of CHANGELOG.md; publish the advisory of what it fixes, if there is one",
    ):
        session.log(f"  {step}")
