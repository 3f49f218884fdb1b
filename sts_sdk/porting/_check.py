"""``--check``: the Python compiles, and mypy finds nothing but what is yours to provide."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from sts_sdk.porting._port import Ported

# In Java every reference may be null; so it may here, or each line would need a check that the Java does not have.
# Java's add, mkdir and the like tell whether they did something: "x not in seen and not seen.add(x)" says the same.
MYPY: Final = (
    "--no-strict-optional", "--disable-error-code=func-returns-value", "--no-error-summary", "--hide-error-context",
    "--no-color-output",
)  # fmt: skip
_YOURS: Final = ("[import-not-found]", "[import-untyped]", "[name-defined]")


def check(ported: Ported, stem: str, stream: TextIO) -> bool:
    """Compile, then check types; says what is wrong, and returns whether all is well."""
    try:
        compile(ported.text, f"{stem}.py", "exec", dont_inherit=True)
    except SyntaxError as invalid:
        stream.write(f"  line {invalid.lineno}: {invalid.msg}\n")
        return False
    if importlib.util.find_spec("mypy") is None:
        stream.write("  types are not checked: mypy is not installed\n")
        return True
    yours, wrong = sorted_errors(_errors(ported.text, stem))
    stream.writelines(f"  yours to provide: {each}\n" for each in yours)
    stream.writelines(f"  {each}\n" for each in wrong)
    return not wrong


def sorted_errors(errors: list[str]) -> tuple[list[str], list[str]]:
    """Errors that come from names to provide, and the others."""
    found = [each for each in errors if ": error:" in each]
    yours = [each for each in found if each.endswith(_YOURS)]
    return yours, [each for each in found if each not in yours]


def _errors(text: str, stem: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{stem.replace('-', '_')}.py")
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "mypy", *MYPY, "--cache-dir", str(Path(folder, "cache")), path.name]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
    return done.stdout.splitlines()
